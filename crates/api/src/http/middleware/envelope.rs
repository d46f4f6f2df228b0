use super::{head, headers};
use crate::http::caller::RequestContext;
use crate::http::problem::{self, ApiError};
use crate::http::state::State;
use crate::http::{forwarded, problem::MEDIA_TYPE};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpResponse};
use futures_util::FutureExt;
use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing::Instrument;
use vitrine_contract::Problem;

/// Outermost: names the request, and sees to it that every answer has the headers, and every failure is a problem.
pub async fn envelope<B: MessageBody + 'static>(
    state: Data<State>,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let context = context(&state, &request);
    let is_docs = request.path().starts_with("/docs");
    let method = request.method().clone();
    let is_head = head::ask(&mut request);
    request.extensions_mut().insert(context.clone());
    let span = tracing::info_span!("request", request.id = &*context.request_id);
    let outcome = AssertUnwindSafe(async move { next.call(request).await }.instrument(span)).catch_unwind().await;
    match outcome.unwrap_or_else(|panic| Err(ApiError::Panicked(words(&*panic)).into())) {
        Ok(response) => {
            let mut response = as_problem(response.map_into_boxed_body(), &context);
            headers::dress(response.headers_mut(), &state.public_url, &context, is_docs);
            let route = response.request().match_pattern();
            record(&context, &method, route.as_deref(), response.status(), started.elapsed());
            Ok(if is_head { head::answer(response) } else { response })
        }
        // Without the request there is no response to alter, only an error to answer with.
        Err(error) => {
            let (status, problem) = problem::problem(&error, &context);
            problem::log(&error, status, &context);
            let mut response = HttpResponse::new(status).set_body(BoxBody::new(body(&problem)));
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
            headers::dress(response.headers_mut(), &state.public_url, &context, is_docs);
            record(&context, &method, None, status, started.elapsed());
            Err(InternalError::from_response(error, response).into())
        }
    }
}

fn context(state: &State, request: &ServiceRequest) -> RequestContext {
    let given = request.headers().get(headers::REQUEST_ID).and_then(|value| value.to_str().ok());
    let request_id: Arc<str> = match given {
        Some(id) if headers::is_request_id(id) => id.into(),
        _ => state.ids.next().to_string().into(),
    };
    RequestContext {
        request_id,
        locale: problem::locale(request.headers().get(ACCEPT_LANGUAGE)),
        address: forwarded::address(request.head(), &state.settings.trusted_proxies),
    }
}

/// Errors of handlers arrive here as responses without a body.
fn as_problem(response: ServiceResponse<BoxBody>, context: &RequestContext) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let is_failure = status.is_client_error() || status.is_server_error();
    let (status, problem) = match response.response().error() {
        Some(error) => {
            let (status, problem) = problem::problem(error, context);
            problem::log(error, status, context);
            (status, problem)
        }
        None if is_failure => problem::of_status(status, context),
        None => return response,
    };
    response.map_body(|head, _| {
        head.status = status;
        head.headers.remove(CONTENT_ENCODING);
        head.headers.remove(CONTENT_LENGTH);
        head.headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        BoxBody::new(body(&problem))
    })
}

fn body(problem: &Problem) -> Vec<u8> {
    serde_json::to_vec(problem).unwrap_or_default()
}

fn record(context: &RequestContext, method: &Method, route: Option<&str>, status: StatusCode, took: Duration) {
    let route = route.unwrap_or("unmatched");
    let labels =
        [("method", method.as_str().to_owned()), ("route", route.to_owned()), ("status", status.as_str().to_owned())];
    metrics::histogram!("http_request_duration_seconds", &labels).record(took.as_secs_f64());
    tracing::info!(
        request.id = &*context.request_id,
        http.method = method.as_str(),
        http.route = route,
        http.status = status.as_u16(),
        duration_ms = took.as_secs_f64() * 1000.0,
        "answered"
    );
}

fn words(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(ToString::to_string);
    literal.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
