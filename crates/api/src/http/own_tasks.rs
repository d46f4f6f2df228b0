use crate::http::extract::Query;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListOwnTasks;
use crate::service::{Caller, Services, own_tasks};
use actix_web::get;
use actix_web::web::Data;
use vitrine_contract::TaskPage;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(list_own_tasks);
}

/// Tasks that the caller was given and that are not done, of all active projects they see. What is due stands first.
#[utoipa::path(
    tag = "Tasks",
    params(ListOwnTasks),
    responses((status = 200, description = "The first of them, on one page.", body = TaskPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/me/tasks")]
async fn list_own_tasks(services: Data<Services>, caller: Caller, query: Query<ListOwnTasks>) -> Answer {
    respond::ok(&own_tasks::list_own_tasks(&services, &caller, query.0).await?)
}
