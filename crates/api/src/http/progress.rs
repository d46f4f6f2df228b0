use crate::http::extract::{Creation, Id, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListProgressUpdates;
use crate::service::{Caller, Services, progress};
use actix_web::web::Data;
use actix_web::{get, post};
use vitrine_contract::{CreateProgressUpdate, ProgressUpdate, ProgressUpdatePage};
use vitrine_domain::{ProgressUpdateId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(list_progress_updates).service(create_progress_update).service(read_progress_update);
}

/// What was said of how far a task is. Clients read their own updates and, where they may view progress, those of others.
#[utoipa::path(
    tag = "Progress",
    params(ListProgressUpdates),
    responses((status = 200, description = "A page of updates, newest first.", body = ProgressUpdatePage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/progress-updates")]
async fn list_progress_updates(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    query: Query<ListProgressUpdates>,
) -> Answer {
    respond::ok(&progress::list_progress_updates(&services, &caller, id.0, query.0).await?)
}

/// Say how far a task is. This is in force from now on; what was said before stays as it was. Clients do so with full access.
#[utoipa::path(
    tag = "Progress",
    request_body = CreateProgressUpdate,
    responses((status = 201, description = "The new update.", body = ProgressUpdate)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.progress_update"))),
)]
#[post("/tasks/{task_id}/progress-updates")]
async fn create_progress_update(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    creation: Creation<CreateProgressUpdate>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = progress::create_progress_update(&services, &caller, id.0, input, idempotency).await?;
    respond::created(&created)
}

/// One update.
#[utoipa::path(
    tag = "Progress",
    responses((status = 200, description = "The update.", body = ProgressUpdate)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view_progress"))),
)]
#[get("/progress-updates/{progress_update_id}")]
async fn read_progress_update(services: Data<Services>, caller: Caller, id: Id<ProgressUpdateId>) -> Answer {
    respond::resource(&progress::read_progress_update(&services, &caller, id.0).await?)
}
