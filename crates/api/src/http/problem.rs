//! The only place with status codes: every error of every layer becomes a problem (RFC 9457) here.

use crate::http::caller::RequestContext;
use crate::service;
use actix_web::http::header::{ALLOW, CONTENT_RANGE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, ResponseError};
use serde_json::Value;
use std::time::Duration;
use vitrine_contract::{FieldError, Problem};
use vitrine_texts::{Locale, Texts};

pub const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! kinds {
    ($($kind:ident $slug:literal $status:ident,)*) => {
        /// What kinds of problems there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Stable and public: the last part of a problem's `type`.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$kind => $slug,)* }
            }

            pub fn status(self) -> StatusCode {
                match self { $(Self::$kind => StatusCode::$status,)* }
            }
        }
    };
}

kinds! {
    MalformedRequest "malformed-request" BAD_REQUEST,
    NotSignedIn "not-signed-in" UNAUTHORIZED,
    SignInFailed "sign-in-failed" UNAUTHORIZED,
    CodeRequired "code-required" UNAUTHORIZED,
    NotPermitted "not-permitted" FORBIDDEN,
    PasswordChangeRequired "password-change-required" FORBIDDEN,
    SecondFactorSetUpRequired "second-factor-set-up-required" FORBIDDEN,
    Csrf "csrf" FORBIDDEN,
    PreviewReadOnly "preview-read-only" FORBIDDEN,
    PreviewTooWide "preview-too-wide" FORBIDDEN,
    NotFound "not-found" NOT_FOUND,
    MethodNotAllowed "method-not-allowed" METHOD_NOT_ALLOWED,
    Conflict "conflict" CONFLICT,
    ColumnNotEmpty "column-not-empty" CONFLICT,
    ColumnArchived "column-archived" CONFLICT,
    LastColumn "last-column" CONFLICT,
    ForeignRootUnconfirmed "foreign-root-unconfirmed" CONFLICT,
    AssigneesUndecided "assignees-undecided" CONFLICT,
    ParentInBin "parent-in-bin" CONFLICT,
    TimerRunning "timer-running" CONFLICT,
    FieldHasValues "field-has-values" CONFLICT,
    ApprovalClosed "approval-closed" CONFLICT,
    OptionInUse "option-in-use" CONFLICT,
    StorageFull "storage-full" CONFLICT,
    LastAdministrator "last-administrator" CONFLICT,
    PermissionSetBuiltIn "permission-set-built-in" CONFLICT,
    PermissionSetInUse "permission-set-in-use" CONFLICT,
    WorldChanged "world-changed" CONFLICT,
    StaleVersion "stale-version" PRECONDITION_FAILED,
    TooLarge "too-large" PAYLOAD_TOO_LARGE,
    RangeNotSatisfiable "range-not-satisfiable" RANGE_NOT_SATISFIABLE,
    UnsupportedMediaType "unsupported-media-type" UNSUPPORTED_MEDIA_TYPE,
    Invalid "invalid" UNPROCESSABLE_ENTITY,
    IdempotencyMismatch "idempotency-mismatch" UNPROCESSABLE_ENTITY,
    ImportProblems "import-problems" UNPROCESSABLE_ENTITY,
    PreconditionRequired "precondition-required" PRECONDITION_REQUIRED,
    SlowDown "slow-down" TOO_MANY_REQUESTS,
    Internal "internal" INTERNAL_SERVER_ERROR,
    Busy "slow-down" SERVICE_UNAVAILABLE,
    Unavailable "unavailable" SERVICE_UNAVAILABLE,
}

impl Kind {
    /// For answers that the framework made.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::NotSignedIn,
            StatusCode::FORBIDDEN => Self::NotPermitted,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            status if status.is_client_error() => Self::MalformedRequest,
            _ => Self::Internal,
        }
    }
}

/// Everything that can go wrong between a request and its answer.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error(transparent)]
    Service(#[from] service::Error),
    #[error("malformed request: {0}")]
    Malformed(String),
    #[error("forged or incomplete request")]
    Csrf,
    #[error("method not allowed")]
    MethodNotAllowed { allowed: String },
    #[error("unsupported media type")]
    UnsupportedMediaType,
    #[error("body too large")]
    TooLarge,
    #[error("no such part of {size} bytes")]
    RangeNotSatisfiable { size: u64 },
    #[error("If-Match is missing")]
    PreconditionRequired,
    #[error("panicked: {0}")]
    Panicked(String),
}

impl ApiError {
    pub const NOT_FOUND: Self = Self::Service(service::Error::NotFound);
    pub const NOT_SIGNED_IN: Self = Self::Service(service::Error::NotSignedIn);
    pub const PREVIEW_READ_ONLY: Self = Self::Service(service::Error::PreviewReadOnly);

    pub fn invalid(pointer: impl Into<String>, code: &'static str) -> Self {
        Self::Service(service::Error::Invalid(vec![service::FieldFault::new(pointer, code)]))
    }

    pub fn slow_down(after: Duration) -> Self {
        Self::Service(service::Error::SlowDown { after })
    }

    pub fn kind(&self) -> Kind {
        use service::Error as E;
        match self {
            Self::Service(error) => match error {
                E::NotFound => Kind::NotFound,
                E::NotPermitted => Kind::NotPermitted,
                E::NotSignedIn => Kind::NotSignedIn,
                E::SignInFailed => Kind::SignInFailed,
                E::Invalid(_) => Kind::Invalid,
                E::PasswordChangeRequired => Kind::PasswordChangeRequired,
                E::SecondFactorSetUpRequired => Kind::SecondFactorSetUpRequired,
                E::CodeRequired => Kind::CodeRequired,
                E::PreviewReadOnly => Kind::PreviewReadOnly,
                E::PreviewTooWide => Kind::PreviewTooWide,
                E::Refused(refusal) => refused(refusal),
                E::WorldChanged { .. } => Kind::WorldChanged,
                E::Stale { .. } => Kind::StaleVersion,
                E::TooLarge => Kind::TooLarge,
                E::CutOff => Kind::MalformedRequest,
                E::IdempotencyMismatch => Kind::IdempotencyMismatch,
                E::SlowDown { .. } => Kind::SlowDown,
                E::Busy => Kind::Busy,
                E::Unavailable(_) => Kind::Unavailable,
                E::Bug(_) => Kind::Internal,
            },
            Self::Malformed(_) => Kind::MalformedRequest,
            Self::Csrf => Kind::Csrf,
            Self::MethodNotAllowed { .. } => Kind::MethodNotAllowed,
            Self::UnsupportedMediaType => Kind::UnsupportedMediaType,
            Self::TooLarge => Kind::TooLarge,
            Self::RangeNotSatisfiable { .. } => Kind::RangeNotSatisfiable,
            Self::PreconditionRequired => Kind::PreconditionRequired,
            Self::Panicked(_) => Kind::Internal,
        }
    }

    fn faults(&self) -> &[service::FieldFault] {
        match self {
            Self::Service(
                service::Error::Invalid(faults) | service::Error::Refused(service::Refusal::ImportProblems(faults)),
            ) => faults,
            _ => &[],
        }
    }

    /// What the words of the problem name.
    fn names(&self) -> Option<String> {
        match self {
            Self::Service(service::Error::Refused(service::Refusal::ForeignRootUnconfirmed { roots })) => {
                Some(roots.join(", "))
            }
            Self::Service(service::Error::Refused(service::Refusal::OptionInUse { name })) => Some(name.clone()),
            _ => None,
        }
    }

    fn current(&self) -> Option<&Value> {
        match self {
            Self::Service(service::Error::Stale { current }) => current.as_deref(),
            Self::Service(service::Error::WorldChanged { difference }) => Some(difference),
            _ => None,
        }
    }
}

fn refused(refusal: &service::Refusal) -> Kind {
    use service::Refusal as R;
    match refusal {
        R::Conflict => Kind::Conflict,
        R::ColumnNotEmpty => Kind::ColumnNotEmpty,
        R::ColumnArchived => Kind::ColumnArchived,
        R::LastColumn => Kind::LastColumn,
        R::ForeignRootUnconfirmed { .. } => Kind::ForeignRootUnconfirmed,
        R::AssigneesUndecided => Kind::AssigneesUndecided,
        R::TimerRunning => Kind::TimerRunning,
        R::ParentInBin => Kind::ParentInBin,
        R::FieldHasValues => Kind::FieldHasValues,
        R::ApprovalClosed => Kind::ApprovalClosed,
        R::OptionInUse { .. } => Kind::OptionInUse,
        R::StorageFull => Kind::StorageFull,
        R::LastAdministrator => Kind::LastAdministrator,
        R::PermissionSetBuiltIn => Kind::PermissionSetBuiltIn,
        R::PermissionSetInUse => Kind::PermissionSetInUse,
        R::ImportProblems(_) => Kind::ImportProblems,
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.kind().status()
    }

    /// Without a body: only the middleware knows the reader's language and the request's id.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        let mut set = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        };
        match self {
            Self::MethodNotAllowed { allowed } => set(ALLOW, allowed),
            Self::RangeNotSatisfiable { size } => set(CONTENT_RANGE, &format!("bytes */{size}")),
            Self::Service(
                service::Error::NotSignedIn | service::Error::SignInFailed | service::Error::CodeRequired,
            ) => {
                set(WWW_AUTHENTICATE, "Bearer");
            }
            Self::Service(service::Error::SlowDown { after }) => {
                set(RETRY_AFTER, &(after.as_secs() + 1).to_string());
            }
            Self::Service(service::Error::Busy | service::Error::Unavailable(_)) => set(RETRY_AFTER, "2"),
            _ => {}
        }
        response
    }
}

/// What is written into the answer.
pub fn problem(error: &actix_web::Error, context: &RequestContext) -> (StatusCode, Problem) {
    match error.as_error::<ApiError>() {
        Some(error) => (error.kind().status(), described(error.kind(), Some(error), context)),
        None => of_status(error.as_response_error().status_code(), context),
    }
}

pub fn of_status(status: StatusCode, context: &RequestContext) -> (StatusCode, Problem) {
    let kind = Kind::of_status(status);
    (kind.status(), described(kind, None, context))
}

fn described(kind: Kind, error: Option<&ApiError>, context: &RequestContext) -> Problem {
    let texts = Texts::of(context.locale);
    let slug = kind.slug();
    let names = error.and_then(ApiError::names).unwrap_or_default();
    let field_error = |fault: &service::FieldFault| FieldError {
        pointer: fault.pointer.clone(),
        code: fault.code.to_owned(),
        detail: texts.find(&format!("field-{}", fault.code), &[]).unwrap_or_default(),
    };
    Problem {
        kind: format!("/problems/{slug}"),
        title: texts.find(&format!("problem-{slug}"), &[]).unwrap_or_else(|| slug.to_owned()),
        status: kind.status().as_u16(),
        detail: texts.find(&format!("problem-{slug}-detail"), &[("names", names.into())]).unwrap_or_default(),
        instance: format!("urn:request:{}", context.request_id),
        request_id: context.request_id.to_string(),
        errors: error.map(|error| error.faults().iter().map(field_error).collect()).unwrap_or_default(),
        current: error.and_then(ApiError::current).cloned(),
    }
}

/// Once, where the answer is made: what went wrong, with all its causes.
pub fn log(error: &actix_web::Error, status: StatusCode, context: &RequestContext) {
    let request_id = &*context.request_id;
    if status.is_server_error() {
        let causes = error.as_error::<ApiError>().map_or_else(|| error.to_string(), chain);
        tracing::error!(request.id = request_id, http.status = status.as_u16(), causes, "request failed");
    } else {
        tracing::info!(request.id = request_id, http.status = status.as_u16(), reason = %error, "request refused");
    }
}

fn chain(error: &ApiError) -> String {
    let mut causes = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        causes = format!("{causes}: {cause}");
        next = cause.source();
    }
    causes
}

/// The language of a request: of its `Accept-Language`.
pub fn locale(accept_language: Option<&HeaderValue>) -> Locale {
    accept_language.and_then(|value| value.to_str().ok()).map(Locale::from_accept_language).unwrap_or_default()
}

/// The `Allow` of an address, where it exists with other methods.
pub fn wrong_method(allowed: &[Method]) -> ApiError {
    let allowed = allowed.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    ApiError::MethodNotAllowed { allowed }
}

#[cfg(test)]
mod tests;
