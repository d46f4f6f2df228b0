use super::body::{self, Kind};
use super::fault;
use super::header::idempotency_key;
use crate::http::problem::ApiError;
use crate::http::state::State;
use crate::service::Idempotency;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use sha2::{Digest, Sha256};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);
const JSON: Kind = Kind { media_types: &["application/json"], limit, patience: PATIENCE };
const MERGE: Kind =
    Kind { media_types: &["application/merge-patch+json", "application/json"], limit, patience: PATIENCE };

fn limit(state: &State) -> usize {
    state.settings.limits.json_bytes
}

#[derive(Debug)]
pub struct Json<T>(pub T);

/// A merge patch (RFC 7396).
#[derive(Debug)]
pub struct Merge<T>(pub T);

/// What is to be created, and how to know the request again when it is sent twice.
#[derive(Debug)]
pub struct Creation<T> {
    pub input: T,
    pub idempotency: Option<Idempotency>,
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body::read(request, payload, &JSON);
        Box::pin(async move { Ok(Self(decoded(&body.await?)?)) })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Merge<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body::read(request, payload, &MERGE);
        Box::pin(async move { Ok(Self(decoded(&body.await?)?)) })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Creation<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let key = idempotency_key(request);
        let address = request.path().to_owned();
        let body = body::read(request, payload, &JSON);
        Box::pin(async move {
            let key = key?;
            let body = body.await?;
            let fingerprint = || Sha256::new().chain_update(&address).chain_update([0]).chain_update(&body).finalize();
            let idempotency = key.map(|key| Idempotency { key, fingerprint: fingerprint().into() });
            Ok(Self { input: decoded(&body)?, idempotency })
        })
    }
}

fn decoded<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| refusal(&error))?;
    deserializer.end().map_err(|error| ApiError::Malformed(error.to_string()))?;
    Ok(value)
}

fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let message = error.inner().to_string();
    let fault = match error.inner().classify() {
        Category::Data => fault::of_value(&fault::pointer(error.path()), &message),
        Category::Syntax | Category::Eof | Category::Io => None,
    };
    // Its words could repeat what was sent, a password for instance: only where it went wrong is kept.
    let place = || format!("line {}, column {}", error.inner().line(), error.inner().column());
    fault.map_or_else(|| ApiError::Malformed(place()), fault::invalid)
}
