use crate::http::extract::Id;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, mails};
use actix_web::web::Data;
use actix_web::{get, post};
use uuid::Uuid;
use vitrine_contract::{MailList, MailText};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(list_mails).service(hand_over_mail).service(retry_mail);
}

/// The outbox: what waits, what was sent, and what was not.
#[utoipa::path(
    tag = "Mail",
    responses((status = 200, description = "The newest mails.", body = MailList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[get("/mails")]
async fn list_mails(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&mails::list_mails(&services, &caller).await?)
}

/// Take the text of a mail, with its one-time link, to bring it to its recipient. It is not sent any more, and that is written down.
///
/// Also needs what would open the same account anyway: `client.edit` for a client; for staff `staff.manage` and all that they hold.
#[utoipa::path(
    tag = "Mail",
    responses((status = 200, description = "What the mail would have said.", body = MailText)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/mails/{mail_id}/hand-over")]
async fn hand_over_mail(services: Data<Services>, caller: Caller, id: Id<Uuid>) -> Answer {
    respond::ok(&mails::hand_over_mail(&services, &caller, id.0).await?)
}

/// Send a mail now that waits, failed, or of which nobody knows.
#[utoipa::path(
    tag = "Mail",
    responses((status = 204, description = "It is sent next.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/mails/{mail_id}/retry")]
async fn retry_mail(services: Data<Services>, caller: Caller, id: Id<Uuid>) -> Answer {
    mails::retry_mail(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}
