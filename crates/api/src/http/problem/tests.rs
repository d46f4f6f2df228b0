use super::*;
use crate::service::{Error, FieldFault, Refusal};
use actix_web::http::header::HeaderMap;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr};

fn context(locale: Locale) -> RequestContext {
    RequestContext { request_id: "r-1".into(), locale, address: IpAddr::V4(Ipv4Addr::LOCALHOST) }
}

fn answered(error: impl Into<ApiError>, locale: Locale) -> (u16, Problem, HeaderMap) {
    let error: actix_web::Error = error.into().into();
    let headers = error.as_response_error().error_response().headers().clone();
    let (status, problem) = problem(&error, &context(locale));
    (status.as_u16(), problem, headers)
}

#[test]
fn every_kind_has_words_in_every_language() {
    for kind in Kind::ALL {
        for locale in Locale::ALL {
            let problem = described(*kind, None, &context(locale));
            assert!(problem.title != kind.slug() && !problem.detail.is_empty(), "{} in {}", kind.slug(), locale.tag());
        }
    }
}

#[test]
fn a_problem_says_what_is_wrong_in_the_readers_language() {
    let error = Error::Invalid(vec![FieldFault::new("/name", "required")]);
    let (status, problem, _) = answered(error, Locale::Fr);
    assert_eq!((status, problem.status, problem.slug()), (422, 422, "invalid"));
    assert_eq!((problem.instance.as_str(), problem.request_id.as_str()), ("urn:request:r-1", "r-1"));
    let texts = Texts::of(Locale::Fr);
    assert_eq!(problem.title, texts.get("problem-invalid", &[]));
    let [field] = problem.errors.as_slice() else { panic!("{problem:?}") };
    assert_eq!((field.pointer.as_str(), field.code.as_str()), ("/name", "required"));
    assert_eq!(field.detail, texts.get("field-required", &[]));
}

#[test]
fn what_went_wrong_inside_stays_inside() {
    for error in [Error::Bug(anyhow::anyhow!("relation tasks")), Error::Unavailable(anyhow::anyhow!("relation tasks"))]
    {
        let (status, problem, _) = answered(error, Locale::En);
        assert!(status >= 500);
        assert!(!serde_json::to_string(&problem).unwrap().contains("relation"));
    }
    let (status, problem, _) = answered(ApiError::Panicked("relation tasks".into()), Locale::En);
    assert_eq!((status, problem.slug()), (500, "internal"));
    assert!(!serde_json::to_string(&problem).unwrap().contains("relation"));
}

#[test]
fn hidden_and_missing_are_the_same() {
    let hidden = answered(Error::NotFound, Locale::En).1;
    let missing = answered(ApiError::NOT_FOUND, Locale::En).1;
    assert_eq!(hidden, missing);
}

#[test]
fn an_older_version_gets_the_newer_one() {
    let (status, problem, _) = answered(Error::Stale { current: Some(Box::new(json!({"name": "x"}))) }, Locale::En);
    assert_eq!((status, problem.current), (412, Some(json!({"name": "x"}))));
}

#[test]
fn answers_carry_the_headers_of_their_status() {
    let allowed = vec![Method::GET, Method::PATCH];
    assert_eq!(answered(wrong_method(&allowed), Locale::En).2.get(ALLOW).unwrap(), "GET, PATCH");
    assert_eq!(answered(Error::NotSignedIn, Locale::En).2.get(WWW_AUTHENTICATE).unwrap(), "Bearer");
    let wait = Error::SlowDown { after: Duration::from_millis(1500) };
    assert_eq!(answered(wait, Locale::En).2.get(RETRY_AFTER).unwrap(), "2");
    assert_eq!(answered(Error::Busy, Locale::En).0, 503);
    assert_eq!(answered(Error::Refused(Refusal::ColumnNotEmpty), Locale::En).0, 409);
}
