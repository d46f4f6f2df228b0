//! Which addresses the API has with which methods, read from its document, to tell a wrong method from a wrong address.

use crate::http::problem::{ApiError, wrong_method};
use crate::http::respond::Answer;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use actix_web::web::Data;
use serde_json::Value;

#[derive(Debug)]
pub struct Routes(Vec<(ResourceDef, Vec<Method>)>);

impl Routes {
    pub fn of(document: &Value) -> Self {
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        Self(paths.map(|(path, operations)| (ResourceDef::new(path.as_str()), methods(operations))).collect())
    }

    fn refusal(&self, path: &str) -> ApiError {
        let known = self.0.iter().filter(|(address, _)| address.is_match(path));
        let allowed: Vec<Method> = known.flat_map(|(_, methods)| methods.iter().cloned()).collect();
        if allowed.is_empty() { ApiError::NOT_FOUND } else { wrong_method(&allowed) }
    }
}

fn methods(operations: &Value) -> Vec<Method> {
    let names = operations.as_object().into_iter().flat_map(|operations| operations.keys());
    names.filter_map(|name| name.to_uppercase().parse().ok()).collect()
}

/// Where nothing of the API answers.
pub async fn elsewhere(state: Data<State>, request: HttpRequest) -> Answer {
    Err(state.routes.refusal(request.path()))
}
