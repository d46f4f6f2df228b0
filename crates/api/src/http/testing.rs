//! The edge without anything behind it.

use crate::clock::{Clock, RandomIds};
use crate::http::middleware;
use crate::http::routes;
use crate::http::state::State;
use crate::settings::Settings;
use crate::tokens::Tokens;
use actix_web::body::to_bytes;
use actix_web::http::StatusCode;
use actix_web::middleware::{Compress, from_fn};
use actix_web::test::{self, TestRequest};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{App, HttpResponse};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;
use vitrine_contract::Problem;

#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }
}

pub(crate) const SESSION: Uuid = Uuid::from_u128(7);

pub(crate) fn state(settings: Settings) -> Data<State> {
    let clock = Arc::new(Noon);
    let issuer = settings.public_url().unwrap().as_str().to_owned();
    let tokens = Tokens::new(b"key", &issuer, Duration::from_mins(10), clock.clone());
    Data::new(State::new(settings, Arc::new(tokens), clock, Arc::new(RandomIds), None).unwrap())
}

pub(crate) fn token(state: &State) -> String {
    state.tokens.access(SESSION).unwrap().token
}

/// What the real envelope and gate around the given routes answer.
pub(crate) async fn answer(
    state: &Data<State>,
    routes_of_test: fn(&mut ServiceConfig),
    request: TestRequest,
) -> HttpResponse {
    let app = App::new()
        .app_data(state.clone())
        .service(
            web::scope("/api/v1")
                .configure(routes_of_test)
                .default_service(web::to(routes::elsewhere))
                .wrap(from_fn(middleware::gate)),
        )
        .wrap(Compress::default())
        .wrap(from_fn(middleware::envelope));
    let service = test::init_service(app).await;
    match test::try_call_service(&service, request.to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    }
}

/// The same for somebody who sends a bearer token.
pub(crate) async fn answer_to_caller(
    state: &Data<State>,
    routes_of_test: fn(&mut ServiceConfig),
    request: TestRequest,
) -> HttpResponse {
    let token = format!("Bearer {}", token(state));
    answer(state, routes_of_test, request.insert_header(("authorization", token))).await
}

pub(crate) async fn problem(response: HttpResponse) -> (StatusCode, Problem) {
    let status = response.status();
    let body = to_bytes(response.into_body()).await.unwrap();
    (status, serde_json::from_slice(&body).unwrap())
}
