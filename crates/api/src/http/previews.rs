use crate::http::extract::{Id, Json};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, previews};
use actix_web::post;
use actix_web::web::Data;
use vitrine_contract::{Preview, StartPreview};
use vitrine_domain::PreviewId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(start_preview).service(end_preview);
}

/// Look through the eyes of a client, as they are or with another set; or of oneself, with another set for staff.
///
/// Requests of the same session that name the preview in `Vitrine-Preview` get, byte for byte, what that person gets. They change
/// nothing and leave no mark. Whoever could not see all of it cannot start one. That it was started is recorded; it ends by itself.
#[utoipa::path(
    tag = "Previews",
    request_body = StartPreview,
    responses((status = 200, description = "The preview.", body = Preview)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("preview.as_client"))),
)]
#[post("/previews")]
async fn start_preview(services: Data<Services>, caller: Caller, input: Json<StartPreview>) -> Answer {
    respond::ok(&previews::start_preview(&services, &caller, input.0).await?)
}

/// Look through one's own eyes again. To be asked without `Vitrine-Preview`.
#[utoipa::path(
    tag = "Previews",
    responses((status = 204, description = "Ended.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("preview.as_client"))),
)]
#[post("/previews/{preview_id}/end")]
async fn end_preview(services: Data<Services>, caller: Caller, id: Id<PreviewId>) -> Answer {
    previews::end_preview(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}
