use crate::http::problem::ApiError;
use crate::http::state::State;
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{Bytes, BytesMut, Data};
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use std::time::Duration;
use tokio::time::timeout;

/// A kind of body: what it may be called, and how long it may take to arrive.
pub(super) struct Kind {
    pub(super) media_types: &'static [&'static str],
    pub(super) limit: fn(&State) -> usize,
    pub(super) patience: Duration,
}

/// A CSV file, as the bytes it was sent as.
#[derive(Debug)]
pub struct Csv(pub Bytes);

const CSV: Kind = Kind {
    media_types: &["text/csv"],
    limit: |state| state.settings.limits.import_bytes,
    patience: Duration::from_mins(2),
};

impl FromRequest for Csv {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = read(request, payload, &CSV);
        Box::pin(async move { Ok(Self(body.await?)) })
    }
}

/// The whole body, unless it is of another kind, too large or too slow.
pub(super) fn read(
    request: &HttpRequest,
    payload: &mut Payload,
    kind: &Kind,
) -> LocalBoxFuture<'static, Result<Bytes, ApiError>> {
    let limit = request.app_data::<Data<State>>().map_or(0, |state| (kind.limit)(state));
    let checked = check(request, kind, limit);
    let payload = payload.take();
    let patience = kind.patience;
    Box::pin(async move {
        checked?;
        timeout(patience, collect(payload, limit))
            .await
            .map_err(|_elapsed| ApiError::Malformed("the body took too long".into()))?
    })
}

fn check(request: &HttpRequest, kind: &Kind, limit: usize) -> Result<(), ApiError> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let media_type = header(CONTENT_TYPE).and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if !kind.media_types.iter().any(|accepted| media_type.eq_ignore_ascii_case(accepted)) {
        return Err(ApiError::UnsupportedMediaType);
    }
    let announced = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) { Err(ApiError::TooLarge) } else { Ok(()) }
}

async fn collect(mut payload: Payload, limit: usize) -> Result<Bytes, ApiError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| ApiError::Malformed(error.to_string()))?;
        if body.len() + chunk.len() > limit {
            return Err(ApiError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}
