//! For those who run the server: whether it lives, whether it is ready, how it fares. Nothing here names or counts anything of
//! the workspace.

use crate::http::problem::ApiError;
use crate::http::respond::Answer;
use crate::http::state::State;
use crate::service::{self, Services};
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, route};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;

#[route("/healthz", method = "GET", method = "HEAD")]
pub(crate) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

#[route("/readyz", method = "GET", method = "HEAD")]
pub(crate) async fn readyz(state: Data<State>, services: Data<Services>) -> Answer {
    if state.is_stopping() {
        return Err(service::Error::Unavailable(anyhow::anyhow!("stopping")).into());
    }
    service::health::check(&services).await?;
    Ok(HttpResponse::Ok().content_type("text/plain").body("ready\n"))
}

#[get("/metrics")]
pub(crate) async fn metrics(state: Data<State>, request: HttpRequest) -> Answer {
    let metrics = state.metrics.as_ref().filter(|_| may_measure(&state, &request)).ok_or(ApiError::NOT_FOUND)?;
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(metrics.render()))
}

fn may_measure(state: &State, request: &HttpRequest) -> bool {
    let Some(expected) = &state.settings.metrics_token else { return state.public_url.is_local() };
    let presented = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    presented
        .and_then(|value| value.strip_prefix("Bearer "))
        .is_some_and(|token| token.as_bytes().ct_eq(expected.expose_secret().as_bytes()).into())
}
