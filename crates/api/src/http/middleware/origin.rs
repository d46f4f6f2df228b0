use crate::http::problem::ApiError;
use crate::settings::PublicUrl;
use actix_web::dev::RequestHead;
use actix_web::http::Method;
use actix_web::http::header::{HOST, ORIGIN};

pub(super) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// What the browser says of where a request was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Site {
    Own,
    Foreign,
    /// No browser of our days.
    Untold,
}

impl Site {
    pub(super) fn of(head: &RequestHead, public_url: &PublicUrl) -> Self {
        let header = |name: &str| head.headers.get(name).map(|value| value.to_str().unwrap_or_default());
        match header("sec-fetch-site") {
            Some("same-origin" | "none") => return Self::Own,
            Some(_) => return Self::Foreign,
            None => {}
        }
        // Browsers leave that out over plain http, except at home.
        let Some(origin) = header(ORIGIN.as_str()) else { return Self::Untold };
        let host = origin.split_once("://").map(|(_, host)| host);
        if origin == public_url.as_str() || (host.is_some() && host == header(HOST.as_str())) {
            Self::Own
        } else {
            Self::Foreign
        }
    }
}

/// For requests that change something with a browser's cookies.
pub(super) fn check(
    head: &RequestHead,
    public_url: &PublicUrl,
    is_token: impl FnOnce(&str) -> bool,
) -> Result<(), ApiError> {
    let token = head.headers.get("x-csrf-token").and_then(|value| value.to_str().ok());
    let is_own = Site::of(head, public_url) == Site::Own;
    if is_own && token.is_some_and(is_token) { Ok(()) } else { Err(ApiError::Csrf) }
}
