use crate::http::problem::ApiError;
use crate::service::rehearsal::{ClientAssignees, Review};
use actix_web::dev::Payload;
use actix_web::http::header::{HeaderName, IF_MATCH, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use uuid::Uuid;
use vitrine_domain::AccountId;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const ACCESS_REVIEW: HeaderName = HeaderName::from_static("access-review");
const CLIENT_ASSIGNEES: HeaderName = HeaderName::from_static("client-assignees");
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// The revision that the caller knows and wants to change.
#[derive(Clone, Debug)]
pub struct IfMatch(pub String);

/// The revision that the caller has already, if any.
#[derive(Clone, Debug)]
pub struct IfNoneMatch(pub Option<String>);

/// Where the caller's stream broke off, if it is not a new one.
#[derive(Clone, Debug)]
pub struct LastEventId(pub Option<String>);

/// The fingerprint of the difference that was reviewed, if there was a review.
#[derive(Clone, Debug)]
pub struct AccessReview(pub Option<String>);

/// The same for a project, with what is to become of tasks that clients then could not be given.
#[derive(Clone, Debug)]
pub struct ProjectReview {
    fingerprint: Option<String>,
    client_assignees: Option<ClientAssignees>,
}

impl ProjectReview {
    pub fn get(&self) -> Review<'_> {
        Review { fingerprint: self.fingerprint.as_deref(), client_assignees: self.client_assignees }
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match text(request, &IF_MATCH) {
            None => Err(ApiError::PreconditionRequired),
            // Only one strong tag can be meant by somebody who edits one thing.
            Some(value) => {
                unquoted(value).map(Self).ok_or_else(|| ApiError::Malformed("If-Match is not one strong tag".into()))
            }
        })
    }
}

impl FromRequest for IfNoneMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let tag = text(request, &IF_NONE_MATCH).map(|value| value.strip_prefix("W/").unwrap_or(value));
        ready(Ok(Self(tag.and_then(unquoted))))
    }
}

impl FromRequest for AccessReview {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(text(request, &ACCESS_REVIEW).map(str::to_owned))))
    }
}

impl FromRequest for ProjectReview {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let fingerprint = text(request, &ACCESS_REVIEW).map(str::to_owned);
        let client_assignees = text(request, &CLIENT_ASSIGNEES).map(client_assignees).transpose();
        ready(client_assignees.map(|client_assignees| Self { fingerprint, client_assignees }))
    }
}

fn client_assignees(value: &str) -> Result<ClientAssignees, ApiError> {
    match value {
        "keep" => Ok(ClientAssignees::Keep),
        "unassign" => Ok(ClientAssignees::Unassign),
        account => {
            let account = Uuid::try_parse(account).map_err(|_other| ApiError::Malformed("Client-Assignees".into()))?;
            Ok(ClientAssignees::Reassign(AccountId(account)))
        }
    }
}

impl FromRequest for LastEventId {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(text(request, &LAST_EVENT_ID).map(str::to_owned))))
    }
}

/// Up to 255 visible characters.
pub(super) fn idempotency_key(request: &HttpRequest) -> Result<Option<String>, ApiError> {
    let Some(value) = request.headers().get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let is_key = |key: &&str| (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    let key = value.to_str().ok().filter(is_key);
    key.map(|key| Some(key.to_owned())).ok_or_else(|| ApiError::Malformed("Idempotency-Key".into()))
}

fn text<'request>(request: &'request HttpRequest, name: &HeaderName) -> Option<&'request str> {
    request.headers().get(name).map(|value| value.to_str().unwrap_or_default())
}

fn unquoted(value: &str) -> Option<String> {
    let tag = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    (!tag.is_empty() && !tag.contains('"')).then(|| tag.to_owned())
}
