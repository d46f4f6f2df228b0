use crate::http::extract::{Creation, Id, IfMatch, Merge};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, project_templates};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{CreateProjectTemplate, ProjectTemplate, ProjectTemplateList, UpdateProjectTemplate};
use vitrine_domain::{ProjectId, TemplateId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_project_templates)
        .service(create_project_template)
        .service(read_project_template)
        .service(update_project_template)
        .service(delete_project_template);
}

/// What new projects can begin with, by name. For staff who may begin projects and view tasks.
#[utoipa::path(
    tag = "Project templates",
    responses((status = 200, description = "The templates.", body = ProjectTemplateList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[get("/project-templates")]
async fn list_project_templates(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&project_templates::list_project_templates(&services, &caller).await?)
}

/// Save the columns of a project as a template and, if wanted, its tasks, as far as the caller sees them.
///
/// All staff who may begin projects see it from then on. Nothing is taken of clients, people, access, dates (tasks keep the days between), comments,
/// files, time, progress and custom fields, nor what clients wrote. Tasks begin in the column where they stand; where that is done or asks
/// clients for approval, in the first one that is neither.
#[utoipa::path(
    tag = "Project templates",
    request_body = CreateProjectTemplate,
    responses((status = 201, description = "The new template.", body = ProjectTemplate)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[post("/projects/{project_id}/templates")]
async fn create_project_template(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    creation: Creation<CreateProjectTemplate>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = project_templates::create_project_template(&services, &caller, id.0, input, idempotency).await?;
    respond::created(&created)
}

/// One template, with what stands in it.
#[utoipa::path(
    tag = "Project templates",
    responses((status = 200, description = "The template.", body = ProjectTemplate)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[get("/project-templates/{template_id}")]
async fn read_project_template(services: Data<Services>, caller: Caller, id: Id<TemplateId>) -> Answer {
    respond::resource(&project_templates::read_project_template(&services, &caller, id.0).await?)
}

/// Rename or describe a template. What stands in it stays as it was saved.
#[utoipa::path(
    tag = "Project templates",
    request_body(content = UpdateProjectTemplate, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The template as it is now.", body = ProjectTemplate)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[patch("/project-templates/{template_id}")]
async fn update_project_template(
    services: Data<Services>,
    caller: Caller,
    id: Id<TemplateId>,
    revision: IfMatch,
    input: Merge<UpdateProjectTemplate>,
) -> Answer {
    let template = project_templates::update_project_template(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::resource(&template)
}

/// Delete a template for good. Projects that began with it stay as they are.
#[utoipa::path(
    tag = "Project templates",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[delete("/project-templates/{template_id}")]
async fn delete_project_template(
    services: Data<Services>,
    caller: Caller,
    id: Id<TemplateId>,
    revision: IfMatch,
) -> Answer {
    project_templates::delete_project_template(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
