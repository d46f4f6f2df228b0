use crate::http::extract::{Id, IfMatch};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, client_invitations};
use actix_web::web::Data;
use actix_web::{delete, get, post};
use vitrine_contract::InvitationPreview;
use vitrine_domain::ClientId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(preview_client_invitation).service(invite_client).service(withdraw_client_invitation);
}

/// What an invitation of this client would say, and where it would go. Nothing is sent.
#[utoipa::path(
    tag = "Clients",
    responses((status = 200, description = "The message.", body = InvitationPreview)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit"))),
)]
#[get("/clients/{client_id}/invitation")]
async fn preview_client_invitation(services: Data<Services>, caller: Caller, id: Id<ClientId>) -> Answer {
    respond::ok(&client_invitations::preview_client_invitation(&services, &caller, id.0).await?)
}

/// Send a client without a login a link, once and for 7 days, to choose a username and a password. No password is ever sent.
#[utoipa::path(
    tag = "Clients",
    responses((status = 204, description = "It stands in the outbox.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit"))),
)]
#[post("/clients/{client_id}/invite")]
async fn invite_client(services: Data<Services>, caller: Caller, id: Id<ClientId>) -> Answer {
    client_invitations::invite_client(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}

/// End the invitation of a client: the link in the mail opens nothing any more. Not found where there is none.
#[utoipa::path(
    tag = "Clients",
    responses((status = 204, description = "The link is dead.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit"))),
)]
#[delete("/clients/{client_id}/invitation")]
async fn withdraw_client_invitation(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    revision: IfMatch,
) -> Answer {
    client_invitations::withdraw_client_invitation(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
