use crate::http::extract::Query;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::Search;
use crate::service::{self, Caller, Services};
use actix_web::get;
use actix_web::web::Data;
use vitrine_contract::SearchResults;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(search);
}

/// Whatever the caller may see that contains the words.
#[utoipa::path(
    tag = "Search",
    params(Search),
    responses((status = 200, description = "What was found, newest first.", body = SearchResults)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/search")]
async fn search(services: Data<Services>, caller: Caller, query: Query<Search>) -> Answer {
    respond::ok(&service::search::search(&services, &caller, query.0).await?)
}
