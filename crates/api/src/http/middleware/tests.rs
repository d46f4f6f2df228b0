use crate::http::problem::ApiError;
use crate::http::state::State;
use crate::http::testing::{SESSION, answer, answer_to_caller, problem, state, token};
use crate::service::Caller;
use crate::settings::{Limits, Settings};
use actix_web::HttpResponse;
use actix_web::body::to_bytes;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use actix_web::web::{Data, ServiceConfig, get, post};
use std::num::NonZeroU32;
use uuid::Uuid;

fn routes(config: &mut ServiceConfig) {
    config
        .route("/caller", get().to(async |caller: Caller| Uuid::from(caller.session_id).to_string()))
        .route("/caller", post().to(async |_: Caller| HttpResponse::Ok()))
        .route("/auth/sign-in", post().to(HttpResponse::Ok))
        .route("/auth/set-up", post().to(async |_: Caller| HttpResponse::Ok()))
        .route("/panic", get().to(panicking))
        .route("/broken", get().to(async || Err::<HttpResponse, _>(ApiError::NOT_FOUND)));
}

async fn panicking() -> HttpResponse {
    panic!("the secret cause")
}

fn https() -> Data<State> {
    state(Settings { public_url: Some("https://portal.example.com".into()), ..Settings::default() })
}

fn header<'response>(response: &'response HttpResponse, name: &str) -> &'response str {
    response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

/// The status of a request to change something, with the cookie and the given headers.
async fn with_cookie(headers: &[(&'static str, String)]) -> StatusCode {
    let state = https();
    let mut request = TestRequest::post()
        .uri("/api/v1/caller")
        .insert_header(("cookie", format!("__Host-vitrine_access={}", token(&state))))
        .insert_header(("host", "portal.example.com"));
    for (name, value) in headers {
        request = request.insert_header((*name, value.as_str()));
    }
    answer(&state, routes, request).await.status()
}

#[actix_web::test]
async fn nobody_passes_without_a_session() {
    let state = https();
    for path in ["/api/v1/caller", "/api/v1/no-such-thing", "/api/v1/auth/sign-in/", "/api/v1/auth/sign-out"] {
        let response = answer(&state, routes, TestRequest::get().uri(path)).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(header(&response, "www-authenticate"), "Bearer");
    }
    let open = TestRequest::post().uri("/api/v1/auth/sign-in");
    assert_eq!(answer(&state, routes, open).await.status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_public_address_knows_no_caller() {
    let request = TestRequest::post().uri("/api/v1/auth/set-up");
    assert_eq!(answer_to_caller(&https(), routes, request).await.status(), StatusCode::UNAUTHORIZED);
}

#[actix_web::test]
async fn a_bearer_token_counts_and_the_cookie_beside_it_does_not() {
    let state = https();
    let ask = |authorization: String| {
        TestRequest::get()
            .uri("/api/v1/caller")
            .insert_header(("authorization", authorization))
            .insert_header(("cookie", format!("__Host-vitrine_access={}", token(&state))))
    };
    let response = answer(&state, routes, ask(format!("Bearer {}", token(&state)))).await;
    assert_eq!(to_bytes(response.into_body()).await.unwrap(), SESSION.to_string());
    for unusable in ["Bearer x", "Basic dTpw", "Bearer"] {
        let response = answer(&state, routes, ask(unusable.to_owned())).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{unusable}");
    }
}

#[actix_web::test]
async fn a_change_by_cookie_must_come_from_the_app_itself() {
    let csrf = || ("x-csrf-token", https().tokens.csrf(SESSION));
    let from = |site: &str| ("sec-fetch-site", site.to_owned());
    let origin = |origin: &str| ("origin", origin.to_owned());
    assert_eq!(with_cookie(&[csrf(), from("same-origin")]).await, StatusCode::OK);
    assert_eq!(with_cookie(&[csrf(), origin("https://portal.example.com")]).await, StatusCode::OK);
    for headers in [
        vec![],
        vec![csrf()],
        vec![from("same-origin")],
        vec![("x-csrf-token", "guess".to_owned()), from("same-origin")],
        vec![csrf(), from("cross-site")],
        vec![csrf(), from("same-site"), origin("https://portal.example.com")],
        vec![csrf(), origin("https://evil.example.com")],
        vec![csrf(), origin("null")],
    ] {
        assert_eq!(with_cookie(&headers).await, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[actix_web::test]
async fn nobody_is_signed_in_from_a_foreign_page() {
    let request = TestRequest::post().uri("/api/v1/auth/sign-in").insert_header(("origin", "https://evil.example.com"));
    assert_eq!(answer(&https(), routes, request).await.status(), StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn every_answer_has_the_headers() {
    let state = https();
    for path in ["/api/v1/caller", "/api/v1/panic", "/api/v1/broken", "/elsewhere"] {
        let response = answer_to_caller(&state, routes, TestRequest::get().uri(path)).await;
        let get = |name: &str| header(&response, name);
        let policy = get("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert_eq!(get("strict-transport-security"), "max-age=63072000; includeSubDomains", "{path}");
        assert_eq!(get("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(get("cache-control"), "no-store", "{path}");
        assert_eq!(get("x-request-id").len(), 36, "{path}");
        assert_eq!(get("access-control-allow-origin"), "", "{path}");
    }
}

#[actix_web::test]
async fn a_panic_is_an_opaque_problem() {
    let response = answer_to_caller(&https(), routes, TestRequest::get().uri("/api/v1/panic")).await;
    assert_eq!(header(&response, "content-type"), "application/problem+json");
    let (status, problem) = problem(response).await;
    assert_eq!((status, problem.slug()), (StatusCode::INTERNAL_SERVER_ERROR, "internal"));
    assert!(!format!("{problem:?}").contains("secret cause"));
}

#[actix_web::test]
async fn a_request_id_is_echoed_if_it_is_harmless() {
    let long = "x".repeat(65);
    for (given, is_echoed) in [("abc-123_x.y", true), ("a b", false), ("<script>", false), (long.as_str(), false)] {
        let request = TestRequest::get().uri("/api/v1/caller").insert_header(("x-request-id", given));
        let response = answer(&https(), routes, request).await;
        assert_eq!(header(&response, "x-request-id") == given, is_echoed, "{given:?}");
    }
}

#[actix_web::test]
async fn a_known_address_with_another_method_says_which_it_has() {
    let request = TestRequest::post().uri("/api/v1/projects/00000000-0000-0000-0000-000000000007");
    let response = answer_to_caller(&https(), routes, request).await;
    assert_eq!(header(&response, "allow"), "DELETE, GET, PATCH");
    let (status, problem) = problem(response).await;
    assert_eq!((status, problem.slug()), (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed"));
    let unknown = answer_to_caller(&https(), routes, TestRequest::get().uri("/api/v1/nothing")).await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn who_asks_too_often_waits_whatever_address_is_claimed() {
    let limits = Limits { sign_ins: NonZeroU32::new(2).unwrap(), ..Limits::default() };
    let state = state(Settings { limits, ..Settings::default() });
    let sign_in = |claimed: &'static str| {
        TestRequest::post().uri("/api/v1/auth/sign-in").insert_header(("x-forwarded-for", claimed))
    };
    for claimed in ["192.0.2.1", "192.0.2.2"] {
        assert_eq!(answer(&state, routes, sign_in(claimed)).await.status(), StatusCode::OK);
    }
    let response = answer(&state, routes, sign_in("192.0.2.3")).await;
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header(&response, "ratelimit"), "\"sign-in\";r=0;t=60");
    assert!(header(&response, "retry-after").parse::<u64>().unwrap() <= 31);
}
