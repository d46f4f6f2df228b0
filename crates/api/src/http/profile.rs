use crate::http::extract::{Id, IfMatch, Merge};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, profile};
use actix_web::web::Data;
use actix_web::{get, patch, post};
use vitrine_contract::{OwnSessionList, Profile, UpdateProfile};
use vitrine_domain::SessionId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(read_profile)
        .service(update_profile)
        .service(list_sessions)
        .service(revoke_other_sessions)
        .service(revoke_session);
}

/// One's own account.
#[utoipa::path(
    tag = "Account",
    responses((status = 200, description = "The account.", body = Profile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/me")]
async fn read_profile(services: Data<Services>, caller: Caller) -> Answer {
    respond::resource(&profile::read_profile(&services, &caller).await?)
}

/// Change what is one's own. Rights, place in the tree and credentials cannot be named here.
#[utoipa::path(
    tag = "Account",
    request_body(content = UpdateProfile, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The account as it is now.", body = Profile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[patch("/me")]
async fn update_profile(
    services: Data<Services>,
    caller: Caller,
    revision: IfMatch,
    input: Merge<UpdateProfile>,
) -> Answer {
    respond::resource(&profile::update_profile(&services, &caller, &revision.0, input.0).await?)
}

/// Where one is signed in, last used first.
#[utoipa::path(
    tag = "Account",
    responses((status = 200, description = "The sessions that go on.", body = OwnSessionList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/sessions")]
async fn list_sessions(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&profile::list_sessions(&services, &caller).await?)
}

/// End every session of one's own but this one. Their tokens and streams are dead at once.
#[utoipa::path(
    tag = "Account",
    responses((status = 204, description = "Ended.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[post("/sessions/revoke-others")]
async fn revoke_other_sessions(services: Data<Services>, caller: Caller) -> Answer {
    profile::revoke_other_sessions(&services, &caller).await?;
    Ok(respond::no_content())
}

/// End one session of one's own. Its tokens and streams are dead at once.
#[utoipa::path(
    tag = "Account",
    responses((status = 204, description = "Ended.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[post("/sessions/{session_id}/revoke")]
async fn revoke_session(services: Data<Services>, caller: Caller, id: Id<SessionId>) -> Answer {
    profile::revoke_session(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}
