use crate::http::extract::{Id, IfMatch, Merge};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, custom_values};
use actix_web::web::Data;
use actix_web::{get, patch};
use vitrine_contract::{CustomValues, FinanceValues, SetCustomValues, SetFinanceValues, TaskFields};
use vitrine_domain::{ClientId, ProjectId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(read_project_values)
        .service(set_project_values)
        .service(list_task_fields)
        .service(read_task_values)
        .service(set_task_values)
        .service(read_client_finance)
        .service(set_client_finance)
        .service(read_project_finance)
        .service(set_project_finance)
        .service(read_task_finance)
        .service(set_task_finance);
}

/// The custom fields of a project that the caller sees.
#[utoipa::path(
    tag = "Custom fields",
    responses((status = 200, description = "The fields with their values.", body = CustomValues)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}/custom-values")]
async fn read_project_values(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    let values = custom_values::read_project_values(&services, &caller, id.0).await?;
    respond::part(&values.revision, &values)
}

/// Change what is given of the custom fields of a project.
#[utoipa::path(
    tag = "Custom fields",
    request_body(content = SetCustomValues, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The fields as they are now.", body = CustomValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit"))),
)]
#[patch("/projects/{project_id}/custom-values")]
async fn set_project_values(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    input: Merge<SetCustomValues>,
) -> Answer {
    let values = custom_values::set_project_values(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&values.revision, &values)
}

/// The custom fields that the caller may fill in of a new task of this project.
#[utoipa::path(
    tag = "Custom fields",
    responses((status = 200, description = "The fields, all empty.", body = TaskFields)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.create"))),
)]
#[get("/projects/{project_id}/task-fields")]
async fn list_task_fields(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::ok(&custom_values::list_task_fields(&services, &caller, id.0).await?)
}

/// The custom fields of a task that the caller sees.
#[utoipa::path(
    tag = "Custom fields",
    responses((status = 200, description = "The fields with their values.", body = CustomValues)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/custom-values")]
async fn read_task_values(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    let values = custom_values::read_task_values(&services, &caller, id.0).await?;
    respond::part(&values.revision, &values)
}

/// Change what is given of the custom fields of a task: staff what they see, clients what they may edit.
#[utoipa::path(
    tag = "Custom fields",
    request_body(content = SetCustomValues, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The fields as they are now.", body = CustomValues)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit_status"))),
)]
#[patch("/tasks/{task_id}/custom-values")]
async fn set_task_values(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    revision: IfMatch,
    input: Merge<SetCustomValues>,
) -> Answer {
    let values = custom_values::set_task_values(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&values.revision, &values)
}

/// The financial custom fields of a client.
#[utoipa::path(
    tag = "Finance",
    responses((status = 200, description = "The fields with their values.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.view"))),
)]
#[get("/clients/{client_id}/finance-values")]
async fn read_client_finance(services: Data<Services>, caller: Caller, id: Id<ClientId>) -> Answer {
    let values = custom_values::read_client_finance(&services, &caller, id.0).await?;
    respond::part(&values.revision, &values)
}

/// Change what is given of the financial custom fields of a client.
#[utoipa::path(
    tag = "Finance",
    request_body(content = SetFinanceValues, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The fields as they are now.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.edit"))),
)]
#[patch("/clients/{client_id}/finance-values")]
async fn set_client_finance(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    revision: IfMatch,
    input: Merge<SetFinanceValues>,
) -> Answer {
    let values = custom_values::set_client_finance(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&values.revision, &values)
}

/// The financial custom fields of a project.
#[utoipa::path(
    tag = "Finance",
    responses((status = 200, description = "The fields with their values.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.view"))),
)]
#[get("/projects/{project_id}/finance-values")]
async fn read_project_finance(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    let values = custom_values::read_project_finance(&services, &caller, id.0).await?;
    respond::part(&values.revision, &values)
}

/// Change what is given of the financial custom fields of a project.
#[utoipa::path(
    tag = "Finance",
    request_body(content = SetFinanceValues, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The fields as they are now.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.edit"))),
)]
#[patch("/projects/{project_id}/finance-values")]
async fn set_project_finance(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    input: Merge<SetFinanceValues>,
) -> Answer {
    let values = custom_values::set_project_finance(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&values.revision, &values)
}

/// The financial custom fields of a task.
#[utoipa::path(
    tag = "Finance",
    responses((status = 200, description = "The fields with their values.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.view"))),
)]
#[get("/tasks/{task_id}/finance-values")]
async fn read_task_finance(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    let values = custom_values::read_task_finance(&services, &caller, id.0).await?;
    respond::part(&values.revision, &values)
}

/// Change what is given of the financial custom fields of a task.
#[utoipa::path(
    tag = "Finance",
    request_body(content = SetFinanceValues, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The fields as they are now.", body = FinanceValues)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("finance.edit"))),
)]
#[patch("/tasks/{task_id}/finance-values")]
async fn set_task_finance(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    revision: IfMatch,
    input: Merge<SetFinanceValues>,
) -> Answer {
    let values = custom_values::set_task_finance(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&values.revision, &values)
}
