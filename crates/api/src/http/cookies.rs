//! The two cookies of a browser's session. No script can read them, and the long-lived one is sent to its own address only.

use crate::http::problem::ApiError;
use crate::service::session::Refresh;
use crate::settings::PublicUrl;
use crate::tokens::AccessToken;
use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::{DateTime, Utc};

const REFRESH_PATH: &str = "/api/v1/auth";

#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    is_secure: bool,
}

impl Cookies {
    /// Without https a browser takes neither `Secure` nor the prefixes that demand it.
    pub fn new(public_url: &PublicUrl) -> Self {
        Self { is_secure: public_url.is_https() }
    }

    fn access_name(self) -> &'static str {
        if self.is_secure { "__Host-vitrine_access" } else { "vitrine_access" }
    }

    fn refresh_name(self) -> &'static str {
        if self.is_secure { "__Secure-vitrine_refresh" } else { "vitrine_refresh" }
    }

    pub fn access_token(self, request: &HttpRequest) -> Option<String> {
        request.cookie(self.access_name()).map(|cookie| cookie.value().to_owned())
    }

    pub fn refresh_token(self, request: &HttpRequest) -> Option<String> {
        request.cookie(self.refresh_name()).map(|cookie| cookie.value().to_owned())
    }

    /// Without a refresh token the browser keeps the one it has.
    pub fn set(
        self,
        answer: &mut HttpResponseBuilder,
        access: &AccessToken,
        refresh: Option<&Refresh>,
        now: DateTime<Utc>,
    ) {
        let seconds_until = |time: DateTime<Utc>| Duration::seconds((time - now).num_seconds());
        answer.cookie(self.access(&access.token, seconds_until(access.expires_at)));
        if let Some(refresh) = refresh {
            answer.cookie(self.refresh(refresh.token.reveal(), seconds_until(refresh.expires_at)));
        }
    }

    pub fn clear(self, response: &mut HttpResponse) -> Result<(), ApiError> {
        for cookie in [self.access("", Duration::ZERO), self.refresh("", Duration::ZERO)] {
            response.add_cookie(&cookie).map_err(|error| ApiError::Malformed(error.to_string()))?;
        }
        Ok(())
    }

    fn access(self, token: &str, max_age: Duration) -> Cookie<'_> {
        Cookie::build(self.access_name(), token)
            .path("/")
            .http_only(true)
            .secure(self.is_secure)
            .same_site(SameSite::Lax)
            .max_age(max_age)
            .finish()
    }

    fn refresh(self, token: &str, max_age: Duration) -> Cookie<'_> {
        Cookie::build(self.refresh_name(), token)
            .path(REFRESH_PATH)
            .http_only(true)
            .secure(self.is_secure)
            .same_site(SameSite::Strict)
            .max_age(max_age)
            .finish()
    }
}
