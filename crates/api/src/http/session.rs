use crate::http::extract::Json;
use crate::http::problem::ApiError;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::http::state::State;
use crate::service::invitations;
use crate::service::session::{self, Opened, Refresh};
use crate::service::{Caller, Services, Visitor};
use crate::tokens::{AccessToken, Secret};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use vitrine_contract::{
    AcceptInvitation, ChangePassword, Delivery, Invitee, ReadInvitation, RefreshSession, Session, SetUpWorkspace,
    SignIn, SignedIn, Tokens,
};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(sign_in)
        .service(sign_out)
        .service(refresh_session)
        .service(set_up_workspace)
        .service(read_invitation)
        .service(accept_invitation)
        .service(read_session)
        .service(change_password);
}

/// Begin a session with a username or e-mail address and a password.
///
/// Every failure is the same problem and takes as long. Browsers get cookies; API clients ask for `delivery: bearer`.
#[utoipa::path(
    tag = "Session",
    request_body = SignIn,
    responses((status = 200, description = "Signed in.", body = SignedIn)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/sign-in")]
async fn sign_in(state: Data<State>, services: Data<Services>, visitor: Visitor, input: Json<SignIn>) -> Answer {
    let delivery = input.0.delivery;
    let opened = session::sign_in(&services, &visitor, input.0).await?;
    deliver(&state, delivery, opened)
}

/// End this session. Its tokens are dead at once.
#[utoipa::path(
    tag = "Session",
    responses((status = 204, description = "Signed out.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[post("/auth/sign-out")]
async fn sign_out(state: Data<State>, services: Data<Services>, caller: Caller) -> Answer {
    session::sign_out(&services, &caller).await?;
    let mut response = respond::no_content();
    response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    state.cookies.clear(&mut response)?;
    Ok(response)
}

/// Renew a session with its refresh token, which is replaced. A token used twice ends the session.
#[utoipa::path(
    tag = "Session",
    request_body = RefreshSession,
    responses((status = 200, description = "Renewed.", body = SignedIn)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/refresh")]
async fn refresh_session(
    state: Data<State>,
    services: Data<Services>,
    visitor: Visitor,
    request: HttpRequest,
    input: Json<RefreshSession>,
) -> Answer {
    let (delivery, token) = presented(&state, &request, input.0)?;
    let opened = session::refresh_session(&services, &visitor, token).await?;
    deliver(&state, delivery, opened)
}

/// Make the first administrator of an empty workspace, with the one-time link that the server printed.
#[utoipa::path(
    tag = "Session",
    request_body = SetUpWorkspace,
    responses((status = 200, description = "The workspace is set up and its administrator signed in.", body = SignedIn)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/set-up")]
async fn set_up_workspace(
    state: Data<State>,
    services: Data<Services>,
    visitor: Visitor,
    input: Json<SetUpWorkspace>,
) -> Answer {
    let opened = session::set_up_workspace(&services, &visitor, input.0).await?;
    deliver(&state, Delivery::Cookie, opened)
}

/// Whom a link invites. A link that is spent, withdrawn, too old or made up is not found.
#[utoipa::path(
    tag = "Session",
    request_body = ReadInvitation,
    responses((status = 200, description = "The invited.", body = Invitee)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/read-invitation")]
async fn read_invitation(services: Data<Services>, input: Json<ReadInvitation>) -> Answer {
    respond::ok(&invitations::read_invitation(&services, input.0).await?)
}

/// Choose a username and a password by the link of an invitation, once, and be signed in.
#[utoipa::path(
    tag = "Session",
    request_body = AcceptInvitation,
    responses((status = 200, description = "The login is made and its owner signed in.", body = SignedIn)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/accept-invitation")]
async fn accept_invitation(
    state: Data<State>,
    services: Data<Services>,
    visitor: Visitor,
    input: Json<AcceptInvitation>,
) -> Answer {
    let opened = invitations::accept_invitation(&services, &visitor, input.0).await?;
    deliver(&state, Delivery::Cookie, opened)
}

/// Who is signed in, and what to offer them.
#[utoipa::path(
    tag = "Session",
    responses((status = 200, description = "The session.", body = Session)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/session")]
async fn read_session(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&session::read_session(&services, &caller).await?)
}

/// Change one's own password. Every other session of the account ends.
#[utoipa::path(
    tag = "Session",
    request_body = ChangePassword,
    responses((status = 200, description = "Changed.", body = Session)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[post("/session/password")]
async fn change_password(services: Data<Services>, caller: Caller, input: Json<ChangePassword>) -> Answer {
    respond::ok(&session::change_password(&services, &caller, input.0).await?)
}

/// API clients send the token in the body, browsers in their cookie; each gets the next one the same way.
fn presented(state: &State, request: &HttpRequest, input: RefreshSession) -> Result<(Delivery, Secret), ApiError> {
    let in_body = input.refresh_token.map(|token| (Delivery::Bearer, token));
    let (delivery, token) = in_body
        .or_else(|| state.cookies.refresh_token(request).map(|token| (Delivery::Cookie, token)))
        .ok_or(ApiError::NOT_SIGNED_IN)?;
    Ok((delivery, Secret::presented(&token)))
}

pub(super) fn deliver(state: &State, delivery: Delivery, opened: Opened) -> Answer {
    let Opened { session, access, refresh } = opened;
    let mut answer = HttpResponse::Ok();
    let tokens = match delivery {
        Delivery::Cookie => {
            state.cookies.set(&mut answer, &access, refresh.as_ref(), state.clock.now());
            None
        }
        // Whoever holds one copy of a token, and not one in each tab, has no use for a renewal without the next one.
        Delivery::Bearer => Some(tokens(access, &refresh.ok_or(ApiError::NOT_SIGNED_IN)?)),
    };
    respond::json(&mut answer, &SignedIn { session, tokens })
}

fn tokens(access: AccessToken, refresh: &Refresh) -> Tokens {
    Tokens {
        access_token: access.token,
        access_expires_at: access.expires_at,
        refresh_token: refresh.token.reveal().to_owned(),
        refresh_expires_at: refresh.expires_at,
    }
}
