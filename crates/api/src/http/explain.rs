use crate::http::extract::Query;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ExplainAccess;
use crate::service::{Caller, Services, explain};
use actix_web::get;
use actix_web::web::Data;
use vitrine_contract::Explanation;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(explain_access);
}

/// Why somebody may or may not do something to a project or a task: each gate of the access rule, and the setting that decides.
#[utoipa::path(
    tag = "Explanations",
    params(ExplainAccess),
    responses((status = 200, description = "The explanation, in the language asked for.", body = Explanation)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.view_info"))),
)]
#[get("/explanation")]
async fn explain_access(services: Data<Services>, caller: Caller, query: Query<ExplainAccess>) -> Answer {
    respond::ok(&explain::explain_access(&services, &caller, query.0).await?)
}
