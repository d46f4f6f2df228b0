use super::fault;
use crate::http::problem::ApiError;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_qs::{Config, Deserializer, DuplicateKeyBehavior};
use std::future::{Ready, ready};

/// The query string. Parameters that the operation does not have are refused: a filter with a typing error must not mean "all".
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(decoded(request.query_string()).map(Self))
    }
}

fn decoded<T: DeserializeOwned>(query: &str) -> Result<T, ApiError> {
    let config = Config::new().duplicate_key_behavior(DuplicateKeyBehavior::Error);
    let deserializer =
        Deserializer::with_config(config, query.as_bytes()).map_err(|error| ApiError::Malformed(error.to_string()))?;
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let pointer = fault::pointer(error.path());
        match fault::of_value(&pointer, &error.inner().to_string()) {
            Some(mut fault) => {
                fault.pointer = format!("?{}", fault.pointer.trim_start_matches('/'));
                fault::invalid(fault)
            }
            None => ApiError::Malformed("a parameter is given twice".into()),
        }
    })
}
