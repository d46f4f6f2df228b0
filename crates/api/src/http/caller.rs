//! Who asks: what is known of a request before anything is looked up.

use crate::http::problem::ApiError;
use crate::service::{Caller, Visitor};
use actix_web::dev::Payload;
use actix_web::http::header::USER_AGENT;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_contract::Delivery;
use vitrine_texts::Locale;

/// Set by the outermost middleware on every request.
#[derive(Clone, Debug)]
pub struct RequestContext {
    pub request_id: Arc<str>,
    pub locale: Locale,
    /// The browser's or the API client's, also behind a configured proxy.
    pub address: IpAddr,
}

/// The session that a verified token names. Set by the gate of the API, and by nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    pub session_id: Uuid,
    pub delivery: Delivery,
    /// Through which preview the request looks.
    pub preview: Option<Uuid>,
}

/// Fails closed: outside the gate nobody is signed in.
impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        ready(match (extensions.get::<Signed>(), extensions.get::<RequestContext>()) {
            (Some(signed), Some(context)) => Ok(Self {
                session_id: signed.session_id.into(),
                delivery: signed.delivery,
                request_id: Arc::clone(&context.request_id),
                locale: context.locale,
                preview: signed.preview.map(Into::into),
            }),
            _ => Err(ApiError::NOT_SIGNED_IN),
        })
    }
}

impl FromRequest for Visitor {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let user_agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
        ready(match request.extensions().get::<RequestContext>() {
            Some(context) => Ok(Self {
                request_id: Arc::clone(&context.request_id),
                locale: context.locale,
                address: context.address,
                user_agent: user_agent.map(|text| text.chars().take(256).collect()),
            }),
            None => Err(ApiError::NOT_SIGNED_IN),
        })
    }
}
