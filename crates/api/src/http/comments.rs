use crate::http::extract::{Creation, Id, IfMatch, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListComments;
use crate::service::{Caller, Services, comments};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{Comment, CommentPage, CommentReaderList, CreateComment, UpdateComment};
use vitrine_domain::{CommentId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_comments)
        .service(list_comment_readers)
        .service(create_comment)
        .service(read_comment)
        .service(update_comment)
        .service(remove_comment);
}

/// What is said of a task, as far as the caller may read it: clients read their own comments, those that mention them and, where they may
/// view details of progress, those of others that are shared.
#[utoipa::path(
    tag = "Comments",
    params(ListComments),
    responses((status = 200, description = "A page of comments, newest first.", body = CommentPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/comments")]
async fn list_comments(services: Data<Services>, caller: Caller, id: Id<TaskId>, query: Query<ListComments>) -> Answer {
    respond::ok(&comments::list_comments(&services, &caller, id.0, query.0).await?)
}

/// Who else sees the task, and can be mentioned in a comment on it, of those of whom the caller may know.
#[utoipa::path(
    tag = "Comments",
    responses((status = 200, description = "The team first, then clients, by name.", body = CommentReaderList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.comment"))),
)]
#[get("/tasks/{task_id}/comment-readers")]
async fn list_comment_readers(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::ok(&comments::list_comment_readers(&services, &caller, id.0).await?)
}

/// Say something of a task.
#[utoipa::path(
    tag = "Comments",
    request_body = CreateComment,
    responses((status = 201, description = "The new comment.", body = Comment)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.comment"))),
)]
#[post("/tasks/{task_id}/comments")]
async fn create_comment(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    creation: Creation<CreateComment>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = comments::create_comment(&services, &caller, id.0, input, idempotency).await?;
    respond::created(&created)
}

/// One comment.
#[utoipa::path(
    tag = "Comments",
    responses((status = 200, description = "The comment.", body = Comment)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/comments/{comment_id}")]
async fn read_comment(services: Data<Services>, caller: Caller, id: Id<CommentId>) -> Answer {
    respond::resource(&comments::read_comment(&services, &caller, id.0).await?)
}

/// Change one's own comment, within 15 minutes.
#[utoipa::path(
    tag = "Comments",
    request_body(content = UpdateComment, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The comment as it is now.", body = Comment)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.comment"))),
)]
#[patch("/comments/{comment_id}")]
async fn update_comment(
    services: Data<Services>,
    caller: Caller,
    id: Id<CommentId>,
    revision: IfMatch,
    input: Merge<UpdateComment>,
) -> Answer {
    respond::resource(&comments::update_comment(&services, &caller, id.0, &revision.0, input.0).await?)
}

/// Take a comment back: one's own, or anybody's for who may delete tasks. That it was there stays.
#[utoipa::path(
    tag = "Comments",
    responses((status = 204, description = "Removed.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.comment"))),
)]
#[delete("/comments/{comment_id}")]
async fn remove_comment(services: Data<Services>, caller: Caller, id: Id<CommentId>, revision: IfMatch) -> Answer {
    comments::remove_comment(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
