use crate::http::extract::{AccessReview, Creation, Id, IfMatch, Json, Merge, ProjectReview, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ListProjects, ReadProjectAudience};
use crate::service::{Caller, Services, projects};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post, put};
use vitrine_contract::{
    BulkUpdateProjects, CreateProject, Project, ProjectAccess, ProjectAudience, ProjectList, ProjectPage,
    SetProjectClients, UpdateProject, UpdateProjectAccess,
};
use vitrine_domain::ProjectId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_projects)
        .service(create_project)
        .service(read_project)
        .service(update_project)
        .service(set_project_clients)
        .service(read_project_access)
        .service(update_project_access)
        .service(bulk_update_projects)
        .service(delete_project)
        .service(restore_project)
        .service(read_project_audience);
}

/// Projects that the caller sees.
#[utoipa::path(
    tag = "Projects",
    params(ListProjects),
    responses((status = 200, description = "A page of projects.", body = ProjectPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects")]
async fn list_projects(services: Data<Services>, caller: Caller, query: Query<ListProjects>) -> Answer {
    respond::ok(&projects::list_projects(&services, &caller, query.0).await?)
}

/// Begin a project. Clients of different roots need a confirmation.
#[utoipa::path(
    tag = "Projects",
    request_body = CreateProject,
    responses((status = 201, description = "The new project.", body = Project)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.create"))),
)]
#[post("/projects")]
async fn create_project(services: Data<Services>, caller: Caller, creation: Creation<CreateProject>) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = projects::create_project(&services, &caller, input, idempotency).await?;
    respond::created(&created)
}

/// One project, as far as the caller sees it.
#[utoipa::path(
    tag = "Projects",
    responses((status = 200, description = "The project.", body = Project)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}")]
async fn read_project(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::resource(&projects::read_project(&services, &caller, id.0).await?)
}

/// Change what is given. A lower level is obeyed by the very next request of every client.
#[utoipa::path(
    tag = "Projects",
    request_body(content = UpdateProject, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The project as it is now.", body = Project)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit")), ("x-reviewed" = json!(true))),
)]
#[patch("/projects/{project_id}")]
async fn update_project(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    review: ProjectReview,
    input: Merge<UpdateProject>,
) -> Answer {
    let project = projects::update_project(&services, &caller, id.0, &revision.0, input.0, review.get()).await?;
    respond::resource(&project)
}

/// Replace the clients of a project. Clients of different roots need a confirmation.
#[utoipa::path(
    tag = "Projects",
    request_body = SetProjectClients,
    responses((status = 200, description = "The project as it is now.", body = Project)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit")), ("x-reviewed" = json!(true))),
)]
#[put("/projects/{project_id}/clients")]
async fn set_project_clients(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    review: ProjectReview,
    input: Json<SetProjectClients>,
) -> Answer {
    let project = projects::set_project_clients(&services, &caller, id.0, &revision.0, input.0, review.get()).await?;
    respond::resource(&project)
}

/// Who has access to a project, and how much: its clients, its level, who is invited, what is narrowed for whom, its team.
#[utoipa::path(
    tag = "Projects",
    responses((status = 200, description = "The access.", body = ProjectAccess)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}/access")]
async fn read_project_access(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::resource(&projects::read_project_access(&services, &caller, id.0).await?)
}

/// Change who has access, and how much, at once. What is withdrawn is gone at the very next request.
///
/// Clients of different roots need a confirmation.
#[utoipa::path(
    tag = "Projects",
    request_body(content = UpdateProjectAccess, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The access as it is now.", body = ProjectAccess)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit")), ("x-reviewed" = json!(true))),
)]
#[patch("/projects/{project_id}/access")]
async fn update_project_access(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    review: ProjectReview,
    input: Merge<UpdateProjectAccess>,
) -> Answer {
    let review = review.get();
    let access = projects::update_project_access(&services, &caller, id.0, &revision.0, input.0, review).await?;
    respond::resource(&access)
}

/// The same change for many projects: all of them or none.
#[utoipa::path(
    tag = "Projects",
    request_body = BulkUpdateProjects,
    responses((status = 200, description = "The projects as they are now.", body = ProjectList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit")), ("x-reviewed" = json!(true))),
)]
#[post("/projects/bulk")]
async fn bulk_update_projects(
    services: Data<Services>,
    caller: Caller,
    review: ProjectReview,
    input: Json<BulkUpdateProjects>,
) -> Answer {
    respond::ok(&projects::bulk_update_projects(&services, &caller, input.0, review.get()).await?)
}

/// Delete a project. It can be restored.
#[utoipa::path(
    tag = "Projects",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.delete")), ("x-reviewed" = json!(true))),
)]
#[delete("/projects/{project_id}")]
async fn delete_project(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    review: AccessReview,
) -> Answer {
    projects::delete_project(&services, &caller, id.0, &revision.0, review.0.as_deref()).await?;
    Ok(respond::no_content())
}

/// Undo the deletion of a project.
#[utoipa::path(
    tag = "Projects",
    responses((status = 200, description = "The project, back again.", body = Project)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.delete")), ("x-reviewed" = json!(true))),
)]
#[post("/projects/{project_id}/restore")]
async fn restore_project(services: Data<Services>, caller: Caller, id: Id<ProjectId>, review: AccessReview) -> Answer {
    respond::resource(&projects::restore_project(&services, &caller, id.0, review.0.as_deref()).await?)
}

/// Who sees a project and how much of it, as saved or as it would be.
#[utoipa::path(
    tag = "Projects",
    params(ReadProjectAudience),
    responses((status = 200, description = "The audience.", body = ProjectAudience)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_audience"))),
)]
#[get("/project-audience")]
async fn read_project_audience(services: Data<Services>, caller: Caller, query: Query<ReadProjectAudience>) -> Answer {
    respond::ok(&projects::read_project_audience(&services, &caller, query.0).await?)
}
