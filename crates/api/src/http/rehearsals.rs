use crate::http::extract::Json;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, rehearsal};
use actix_web::post;
use actix_web::web::Data;
use vitrine_contract::{Rehearsal, RehearseChange};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(rehearse_change);
}

/// Try out a change of access: who would gain and who would lose what. Nothing is changed.
///
/// What the change would refuse, its rehearsal refuses. Values that are at fault are pointed at within `input`.
#[utoipa::path(
    tag = "Rehearsals",
    request_body = RehearseChange,
    responses((status = 200, description = "The difference.", body = Rehearsal)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!(null))),
)]
#[post("/rehearsals")]
async fn rehearse_change(services: Data<Services>, caller: Caller, input: Json<RehearseChange>) -> Answer {
    respond::ok(&rehearsal::rehearse_change(&services, &caller, input.0).await?)
}
