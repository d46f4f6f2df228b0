use crate::http::extract::Json;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::http::session::deliver;
use crate::http::state::State;
use crate::service::{Caller, Services, Visitor, links};
use actix_web::web::Data;
use actix_web::{get, post};
use vitrine_contract::{RequestLink, ResetPassword, SignInByLink, SignInOptions, SignInPage, SignedIn};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(read_sign_in_options)
        .service(set_sign_in_options)
        .service(request_password_reset)
        .service(reset_password)
        .service(request_sign_in_link)
        .service(sign_in_by_link);
}

/// Whose workspace it is, and how people may sign in beside their passwords.
#[utoipa::path(
    tag = "Session",
    responses((status = 200, description = "The name and the options.", body = SignInPage)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[get("/auth/options")]
async fn read_sign_in_options(services: Data<Services>) -> Answer {
    respond::ok(&links::read_sign_in_options(&services).await?)
}

/// Say how people may sign in. Links that are under way die with the option.
#[utoipa::path(
    tag = "Workspace",
    request_body = SignInOptions,
    responses((status = 200, description = "The options as they are now.", body = SignInOptions)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/workspace/sign-in-options")]
async fn set_sign_in_options(services: Data<Services>, caller: Caller, input: Json<SignInOptions>) -> Answer {
    respond::ok(&links::set_sign_in_options(&services, &caller, input.0).await?)
}

/// Ask for a link to choose a new password. The answer is the same, and takes as long, whether or not the login exists.
#[utoipa::path(
    tag = "Session",
    request_body = RequestLink,
    responses((status = 204, description = "If there is such a login, a mail follows.")),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/request-password-reset")]
async fn request_password_reset(services: Data<Services>, visitor: Visitor, input: Json<RequestLink>) -> Answer {
    links::request_password_reset(&services, &visitor, input.0).await?;
    Ok(respond::no_content())
}

/// Choose a new password by a link, once. All sessions of the account end; nobody is signed in.
#[utoipa::path(
    tag = "Session",
    request_body = ResetPassword,
    responses((status = 204, description = "The password is changed.")),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/reset-password")]
async fn reset_password(services: Data<Services>, input: Json<ResetPassword>) -> Answer {
    links::reset_password(&services, input.0).await?;
    Ok(respond::no_content())
}

/// Ask for a link that signs in, where clients may. The answer is the same, and takes as long, whether or not the login exists.
#[utoipa::path(
    tag = "Session",
    request_body = RequestLink,
    responses((status = 204, description = "If there is such a client, a mail follows.")),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/request-sign-in-link")]
async fn request_sign_in_link(services: Data<Services>, visitor: Visitor, input: Json<RequestLink>) -> Answer {
    links::request_sign_in_link(&services, &visitor, input.0).await?;
    Ok(respond::no_content())
}

/// Begin a session by a link, once.
#[utoipa::path(
    tag = "Session",
    request_body = SignInByLink,
    responses((status = 200, description = "Signed in.", body = SignedIn)),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/auth/sign-in-by-link")]
async fn sign_in_by_link(
    state: Data<State>,
    services: Data<Services>,
    visitor: Visitor,
    input: Json<SignInByLink>,
) -> Answer {
    let delivery = input.0.delivery;
    let opened = links::sign_in_by_link(&services, &visitor, input.0).await?;
    deliver(&state, delivery, opened)
}
