//! What a column asks for.

use crate::http::extract::{Id, IfMatch, Json};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, approvals};
use actix_web::web::Data;
use actix_web::{get, put};
use vitrine_contract::{ColumnApproval, SetColumnApproval};
use vitrine_domain::ColumnId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(read_column_approval).service(set_column_approval);
}

/// How many OKs what enters a column takes, whose, and by when.
#[utoipa::path(
    tag = "Approvals",
    responses((status = 200, description = "What rounds of the column ask for.", body = ColumnApproval)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[get("/columns/{column_id}/approval")]
async fn read_column_approval(services: Data<Services>, caller: Caller, id: Id<ColumnId>) -> Answer {
    let approval = approvals::read_column_approval(&services, &caller, id.0).await?;
    respond::part(&approval.revision, &approval)
}

/// Set that, for rounds that begin from now on.
#[utoipa::path(
    tag = "Approvals",
    request_body = SetColumnApproval,
    responses((status = 200, description = "What rounds of the column ask for from now on.", body = ColumnApproval)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[put("/columns/{column_id}/approval")]
async fn set_column_approval(
    services: Data<Services>,
    caller: Caller,
    id: Id<ColumnId>,
    revision: IfMatch,
    input: Json<SetColumnApproval>,
) -> Answer {
    let approval = approvals::set_column_approval(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&approval.revision, &approval)
}
