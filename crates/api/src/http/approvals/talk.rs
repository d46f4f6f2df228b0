//! What is said of a task and attached to it where a client is asked about it, without sight of the task.

use crate::http::extract::{Body, Creation, Id, Ids, Query, RangeOf};
use crate::http::files::announced;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ListComments, UploadFile};
use crate::service::{Caller, Services, approvals};
use actix_web::web::Data;
use actix_web::{get, post};
use vitrine_contract::{Comment, CommentPage, CreateApprovalComment, Problem, ProjectFile, ProjectFileList};
use vitrine_domain::{ApprovalId, FileId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_approval_comments)
        .service(create_approval_comment)
        .service(list_approval_files)
        .service(upload_approval_file)
        .service(read_approval_file_content);
}

/// What is said of what waits for approval, as far as the caller may read it: the words of others take the sight of details of progress.
#[utoipa::path(
    tag = "Approvals",
    params(ListComments),
    responses((status = 200, description = "A page of comments, newest first.", body = CommentPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}/comments")]
async fn list_approval_comments(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    query: Query<ListComments>,
) -> Answer {
    respond::ok(&approvals::list_approval_comments(&services, &caller, id.0, query.0).await?)
}

/// Say something of what one is asked about. The team says it with the task.
#[utoipa::path(
    tag = "Approvals",
    request_body = CreateApprovalComment,
    responses((status = 201, description = "The new comment.", body = Comment)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.comment"))),
)]
#[post("/approvals/{approval_id}/comments")]
async fn create_approval_comment(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    creation: Creation<CreateApprovalComment>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    respond::created(&approvals::create_approval_comment(&services, &caller, id.0, input, idempotency).await?)
}

/// The files that are part of what waits for approval and still what they were, and what clients attached to it.
#[utoipa::path(
    tag = "Approvals",
    responses((status = 200, description = "The files.", body = ProjectFileList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}/files")]
async fn list_approval_files(services: Data<Services>, caller: Caller, id: Id<ApprovalId>) -> Answer {
    respond::ok(&approvals::list_approval_files(&services, &caller, id.0).await?)
}

/// Attach a file to what one is asked about, as to a task. The team attaches it to the task.
#[utoipa::path(
    tag = "Approvals",
    params(UploadFile),
    request_body(content = String, content_type = "application/octet-stream", description = "The bytes of the file."),
    responses((status = 201, description = "The new file.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.attach"))),
)]
#[post("/approvals/{approval_id}/files")]
async fn upload_approval_file(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    query: Query<UploadFile>,
    body: Body,
) -> Answer {
    let announced = announced(query.0, &body);
    respond::made(&approvals::upload_approval_file(&services, &caller, id.0, announced, body.bytes).await?)
}

/// The bytes of one of them, or the part that `Range` asks for. Each request is checked anew.
#[utoipa::path(
    tag = "Approvals",
    params(("Range" = Option<String>, Header, description = "One range, such as `bytes=0-1023`."),
        ("If-Range" = Option<String>, Header, description = "The `ETag` that the range is of; of other bytes, all are sent.")),
    responses(
        (status = 200, description = "The whole file, to be saved.", body = String, content_type = "application/octet-stream"),
        (status = 206, description = "The part.", body = String, content_type = "application/octet-stream"),
        (status = 416, description = "It has no such part.", body = Problem, content_type = "application/problem+json"),
    ),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}/files/{file_id}/content")]
async fn read_approval_file_content(
    services: Data<Services>,
    caller: Caller,
    ids: Ids<ApprovalId, FileId>,
    range: RangeOf,
) -> Answer {
    let choose = |size, sha256: &str| range.within(size, sha256);
    respond::content(approvals::read_approval_file_content(&services, &caller, ids.0, ids.1, choose).await?)
}
