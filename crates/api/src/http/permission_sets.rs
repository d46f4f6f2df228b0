use crate::http::respond::{self, Answer};
use crate::service::{Caller, Services, permission_sets};
use actix_web::get;
use actix_web::web::Data;
use utoipa_actix_web::service_config::ServiceConfig;
use vitrine_contract::PermissionSetList;

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_permission_sets);
}

/// All permission sets, the built-in ones first.
#[utoipa::path(
    tag = "Permission sets",
    responses((status = 200, description = "The sets.", body = PermissionSetList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.view"))),
)]
#[get("/permission-sets")]
async fn list_permission_sets(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&permission_sets::list_permission_sets(&services, &caller).await?)
}
