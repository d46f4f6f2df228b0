use super::origin::{self, Site};
use super::rates::{Class, Key};
use crate::http::caller::{RequestContext, Signed};
use crate::http::forwarded;
use crate::http::problem::ApiError;
use crate::http::state::State;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::AUTHORIZATION;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage};
use uuid::Uuid;
use vitrine_contract::Delivery;

/// Names the preview through which a request looks. Such a request changes nothing.
const PREVIEW: &str = "vitrine-preview";

/// The only addresses of the API that nobody needs to be signed in for.
const PUBLIC: [&str; 12] = [
    "/api/v1/auth/sign-in",
    "/api/v1/auth/refresh",
    "/api/v1/auth/set-up",
    "/api/v1/auth/read-invitation",
    "/api/v1/auth/accept-invitation",
    "/api/v1/auth/options",
    "/api/v1/auth/request-password-reset",
    "/api/v1/auth/reset-password",
    "/api/v1/auth/request-sign-in-link",
    "/api/v1/auth/sign-in-by-link",
    "/api/v1/receipts/verify",
    "/api/v1/unsubscribe",
];

/// Around the whole API: who is signed in, how often they may ask, and whether it is they who ask.
pub async fn gate<B: MessageBody + 'static>(
    state: Data<State>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_public = PUBLIC.contains(&request.path());
    let signed = if is_public { None } else { signed(&state, &request) };
    let allowance = match state.rates.spend(Class::of(request.method(), request.path()), key(&request, signed)) {
        Ok(allowance) => allowance,
        Err(refused) => {
            let mut response = request.error_response(ApiError::slow_down(refused.retry_after)).map_into_boxed_body();
            refused.allowance.write(response.headers_mut());
            return Ok(response);
        }
    };
    let admission = if is_public { welcome(&state, &request) } else { admit(&state, &request, signed) };
    let mut response = match admission {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(error) => request.error_response(error).map_into_boxed_body(),
    };
    allowance.write(response.headers_mut());
    Ok(response)
}

/// A bearer token, or else the cookie; whoever sends the first has their cookies ignored.
fn signed(state: &State, request: &ServiceRequest) -> Option<Signed> {
    let (token, delivery) = match request.headers().get(AUTHORIZATION) {
        Some(value) => (value.to_str().ok()?.strip_prefix("Bearer ")?.to_owned(), Delivery::Bearer),
        None => (state.cookies.access_token(request.request())?, Delivery::Cookie),
    };
    state.tokens.session_of(&token).map(|session_id| Signed { session_id, delivery, preview: None })
}

fn key(request: &ServiceRequest, signed: Option<Signed>) -> Key {
    match (signed, request.extensions().get::<RequestContext>()) {
        (Some(signed), _) => Key::Session(signed.session_id),
        (None, Some(context)) => Key::Network(forwarded::network(context.address)),
        (None, None) => Key::Nobody,
    }
}

fn welcome(state: &State, request: &ServiceRequest) -> Result<(), ApiError> {
    let head = request.head();
    // what changes nothing may be followed to from anywhere, such as from a mail
    let is_forged = !origin::is_safe(&head.method) && Site::of(head, &state.public_url) == Site::Foreign;
    if is_forged { Err(ApiError::Csrf) } else { Ok(()) }
}

fn admit(state: &State, request: &ServiceRequest, signed: Option<Signed>) -> Result<(), ApiError> {
    let head = request.head();
    let signed = signed.ok_or(ApiError::NOT_SIGNED_IN)?;
    if signed.delivery == Delivery::Cookie && !origin::is_safe(&head.method) {
        origin::check(head, &state.public_url, |token| state.tokens.is_csrf(signed.session_id, token))?;
    }
    let preview = preview(request)?;
    if preview.is_some() && !origin::is_safe(&head.method) {
        return Err(ApiError::PREVIEW_READ_ONLY);
    }
    request.extensions_mut().insert(Signed { preview, ..signed });
    Ok(())
}

/// The preview that a request names. One that cannot be is none that anybody has.
fn preview(request: &ServiceRequest) -> Result<Option<Uuid>, ApiError> {
    let Some(value) = request.headers().get(PREVIEW) else { return Ok(None) };
    let id = value.to_str().ok().and_then(|text| Uuid::parse_str(text).ok());
    id.map(Some).ok_or(ApiError::NOT_SIGNED_IN)
}
