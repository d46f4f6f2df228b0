mod column;
mod project;
mod talk;

use crate::http::extract::{Id, Json, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ListApprovals, ReadReceipt};
use crate::service::{Caller, Services, approvals};
use actix_web::web::Data;
use actix_web::{get, post};
use futures_util::stream;
use std::future::ready;
use vitrine_contract::{Approval, ApprovalList, ApprovalPage, ApprovalReceipt, DecideApproval, ReceiptCheck};
use vitrine_domain::{ApprovalId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_approvals)
        .service(read_approval)
        .service(decide_approval)
        .service(read_approval_receipt)
        .service(export_approval_receipt)
        .service(list_task_approvals)
        .service(verify_receipt);
    column::routes(operations);
    project::routes(operations);
    talk::routes(operations);
}

/// What waits for approval, oldest first: for a client what they may decide, for staff all of the tasks they see.
#[utoipa::path(
    tag = "Approvals",
    params(ListApprovals),
    responses((status = 200, description = "A page of rounds that wait.", body = ApprovalPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/approvals")]
async fn list_approvals(services: Data<Services>, caller: Caller, query: Query<ListApprovals>) -> Answer {
    respond::ok(&approvals::list_approvals(&services, &caller, query.0).await?)
}

/// One round: the task as it stood when the client was asked. A client reads that as long as the round waits, then only how it ended.
#[utoipa::path(
    tag = "Approvals",
    responses((status = 200, description = "The round.", body = Approval)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}")]
async fn read_approval(services: Data<Services>, caller: Caller, id: Id<ApprovalId>) -> Answer {
    respond::ok(&approvals::read_approval(&services, &caller, id.0).await?)
}

/// Give the client's OK, which moves the task on to the next column, or request changes, which sends it back. Once only, and by clients.
#[utoipa::path(
    tag = "Approvals",
    request_body = DecideApproval,
    responses((status = 200, description = "The round, decided.", body = Approval)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[post("/approvals/{approval_id}/decisions")]
async fn decide_approval(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    input: Json<DecideApproval>,
) -> Answer {
    respond::ok(&approvals::decide_approval(&services, &caller, id.0, input.0).await?)
}

/// The receipt of a decision, for who may know who made it. It can be checked without an account: by `verify_receipt`, by
/// `vitrine receipt verify`, or with the public key of the workspace.
#[utoipa::path(
    tag = "Approvals",
    params(ReadReceipt),
    responses((status = 200, description = "The receipt.", body = ApprovalReceipt)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}/receipt")]
async fn read_approval_receipt(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    query: Query<ReadReceipt>,
) -> Answer {
    respond::ok(&approvals::read_approval_receipt(&services, &caller, id.0, query.0).await?)
}

/// The receipt on paper (PDF), in the reader's language, with the receipt itself attached.
#[utoipa::path(
    tag = "Approvals",
    params(ReadReceipt),
    responses((status = 200, description = "The document.", body = String, content_type = "application/pdf")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("approval.act"))),
)]
#[get("/approvals/{approval_id}/receipt/export")]
async fn export_approval_receipt(
    services: Data<Services>,
    caller: Caller,
    id: Id<ApprovalId>,
    query: Query<ReadReceipt>,
) -> Answer {
    let document = approvals::export_approval_receipt(&services, &caller, id.0, query.0).await?;
    let name = format!("receipt-{}.pdf", id.0.0);
    Ok(respond::file(&name, "application/pdf", Box::pin(stream::once(ready(Ok(document.into()))))))
}

/// Whether this workspace wrote and signed a receipt. For everybody who has one.
#[utoipa::path(
    tag = "Approvals",
    request_body = ApprovalReceipt,
    responses((status = 200, description = "What is known of it.", body = ReceiptCheck)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/receipts/verify")]
async fn verify_receipt(services: Data<Services>, input: Json<ApprovalReceipt>) -> Answer {
    respond::ok(&approvals::verify_receipt(&services, &input.0))
}

/// The rounds that a task has seen, newest first: who decided what, and when.
#[utoipa::path(
    tag = "Approvals",
    responses((status = 200, description = "The rounds.", body = ApprovalList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/approvals")]
async fn list_task_approvals(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::ok(&approvals::list_task_approvals(&services, &caller, id.0).await?)
}
