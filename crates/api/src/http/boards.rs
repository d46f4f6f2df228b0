use crate::http::extract::{Creation, Id, IfMatch, IfNoneMatch, Json, Merge};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, boards};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{Board, Column, CreateColumn, MoveColumn, UpdateColumn};
use vitrine_domain::{ColumnId, ProjectId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(read_board)
        .service(create_column)
        .service(update_column)
        .service(move_column)
        .service(delete_column);
}

/// The board as the caller sees it. Send its `ETag` in `If-None-Match`: 304 means that neither the board nor the sight of it changed.
#[utoipa::path(
    tag = "Boards",
    responses((status = 200, description = "The board.", body = Board), (status = 304, description = "Still as the caller knows it.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/projects/{project_id}/board")]
async fn read_board(services: Data<Services>, caller: Caller, id: Id<ProjectId>, known: IfNoneMatch) -> Answer {
    let read = boards::read_board(&services, &caller, id.0, known.0.as_deref()).await?;
    Ok(respond::revised(&read.revision, read.body))
}

/// Add a column at the right end.
#[utoipa::path(
    tag = "Boards",
    request_body = CreateColumn,
    responses((status = 201, description = "The new column.", body = Column)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[post("/projects/{project_id}/columns")]
async fn create_column(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    creation: Creation<CreateColumn>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = boards::create_column(&services, &caller, id.0, input, idempotency).await?;
    respond::created(&created)
}

/// Change what is given.
#[utoipa::path(
    tag = "Boards",
    request_body(content = UpdateColumn, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The column as it is now.", body = Column)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[patch("/columns/{column_id}")]
async fn update_column(
    services: Data<Services>,
    caller: Caller,
    id: Id<ColumnId>,
    revision: IfMatch,
    input: Merge<UpdateColumn>,
) -> Answer {
    let column = boards::update_column(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::resource(&column)
}

/// Put a column right of another, or to the far left.
#[utoipa::path(
    tag = "Boards",
    request_body = MoveColumn,
    responses((status = 200, description = "The column.", body = Column)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[post("/columns/{column_id}/move")]
async fn move_column(services: Data<Services>, caller: Caller, id: Id<ColumnId>, input: Json<MoveColumn>) -> Answer {
    respond::resource(&boards::move_column(&services, &caller, id.0, input.0).await?)
}

/// Delete a column that holds no tasks.
#[utoipa::path(
    tag = "Boards",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[delete("/columns/{column_id}")]
async fn delete_column(services: Data<Services>, caller: Caller, id: Id<ColumnId>, revision: IfMatch) -> Answer {
    boards::delete_column(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
