use crate::http::problem::ApiError;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use uuid::Uuid;

/// The id in an address. What cannot be one is not found, like any other that leads nowhere.
#[derive(Clone, Copy, Debug)]
pub struct Id<T>(pub T);

impl<T: From<Uuid>> FromRequest for Id<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.match_info().iter().next().and_then(|(_, value)| hyphenated(value));
        ready(id.map(|id| Self(id.into())).ok_or(ApiError::NOT_FOUND))
    }
}

/// The ids in an address with two.
#[derive(Clone, Copy, Debug)]
pub struct Ids<T, U>(pub T, pub U);

impl<T: From<Uuid>, U: From<Uuid>> FromRequest for Ids<T, U> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut ids = request.match_info().iter().map_while(|(_, value)| hyphenated(value));
        let both = ids.next().zip(ids.next());
        ready(both.map(|(first, second)| Self(first.into(), second.into())).ok_or(ApiError::NOT_FOUND))
    }
}

/// One spelling only, so that a thing has one address.
fn hyphenated(text: &str) -> Option<Uuid> {
    let id = Uuid::parse_str(text).ok()?;
    (id.hyphenated().to_string() == text).then_some(id)
}
