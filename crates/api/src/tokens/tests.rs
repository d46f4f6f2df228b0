use super::*;
use crate::clock::Clock;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

const KEY: &[u8] = b"a signing key of the workspace";
const ISSUER: &str = "https://portal.example.com";

#[derive(Debug)]
struct Watch(Mutex<DateTime<Utc>>);

impl Clock for Watch {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

fn watch() -> Arc<Watch> {
    Arc::new(Watch(Mutex::new(DateTime::from_timestamp(1_800_000_000, 0).unwrap())))
}

fn tokens(clock: &Arc<Watch>) -> Tokens {
    Tokens::new(KEY, ISSUER, Duration::from_mins(10), clock.clone())
}

fn session() -> Uuid {
    Uuid::from_u128(7)
}

#[test]
fn a_token_names_its_session_until_it_runs_out() {
    let clock = watch();
    let tokens = tokens(&clock);
    let access = tokens.access(session()).unwrap();
    assert_eq!(tokens.session_of(&access.token), Some(session()));
    *clock.0.lock().unwrap() = access.expires_at - Duration::from_secs(1);
    assert_eq!(tokens.session_of(&access.token), Some(session()));
    *clock.0.lock().unwrap() = access.expires_at;
    assert_eq!(tokens.session_of(&access.token), None);
}

#[test]
fn a_token_holds_a_session_id_and_no_right() {
    let access = tokens(&watch()).access(session()).unwrap();
    let payload = access.token.split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
    let mut names: Vec<_> = claims.as_object().unwrap().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "sid"]);
}

/// Signed with the right key, but otherwise as given.
fn signed(header: &Header, claims: &Value) -> String {
    jsonwebtoken::encode(header, claims, &EncodingKey::from_secret(&keyed_hash(KEY, b"access"))).unwrap()
}

fn claims() -> Value {
    json!({"sid": session(), "iat": 1_800_000_000, "exp": 1_800_000_600, "aud": AUDIENCE, "iss": ISSUER})
}

fn header(algorithm: Algorithm) -> Header {
    Header { typ: Some(KIND.into()), ..Header::new(algorithm) }
}

#[test]
fn claims_are_checked_strictly() {
    let tokens = tokens(&watch());
    assert!(tokens.session_of(&signed(&header(Algorithm::HS256), &claims())).is_some());
    for (name, value) in [
        ("exp", json!("never")),
        ("exp", json!(1_799_999_999)),
        ("exp", json!(1.8e30)),
        ("exp", Value::Null),
        ("aud", json!("another")),
        ("aud", json!([AUDIENCE, "another"])),
        ("iss", json!("https://elsewhere.example.com")),
        ("sid", json!("7")),
        ("nbf", json!("soon")),
        ("role", json!("admin")),
    ] {
        let mut altered = claims();
        altered[name] = value.clone();
        assert_eq!(tokens.session_of(&signed(&header(Algorithm::HS256), &altered)), None, "{name}: {value}");
    }
    for name in ["exp", "aud", "iss", "sid", "iat"] {
        let mut shortened = claims();
        shortened.as_object_mut().unwrap().remove(name);
        assert_eq!(tokens.session_of(&signed(&header(Algorithm::HS256), &shortened)), None, "without {name}");
    }
}

#[test]
fn headers_are_checked_strictly() {
    let tokens = tokens(&watch());
    for algorithm in [Algorithm::HS384, Algorithm::HS512] {
        assert_eq!(tokens.session_of(&signed(&header(algorithm), &claims())), None);
    }
    let untyped = Header { typ: Some("JWT".into()), ..Header::new(Algorithm::HS256) };
    assert_eq!(tokens.session_of(&signed(&untyped, &claims())), None);
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let unsigned = format!("{}.{}.", part(&json!({"alg": "none", "typ": KIND})), part(&claims()));
    assert_eq!(tokens.session_of(&unsigned), None);
}

#[test]
fn a_token_of_another_key_or_an_altered_one_is_nothing() {
    let clock = watch();
    let tokens = tokens(&clock);
    let foreign = Tokens::new(b"another key", ISSUER, Duration::from_mins(10), clock);
    let token = foreign.access(session()).unwrap().token;
    assert_eq!(tokens.session_of(&token), None);
    let own = tokens.access(session()).unwrap().token;
    for broken in ["", ".", "..", &format!("{own}x"), &format!("{own}.{own}"), &own.replace('.', "")] {
        assert_eq!(tokens.session_of(broken), None, "{broken}");
    }
}

#[test]
fn a_csrf_token_is_of_one_session() {
    let tokens = tokens(&watch());
    let token = tokens.csrf(session());
    assert!(tokens.is_csrf(session(), &token));
    assert!(!tokens.is_csrf(Uuid::from_u128(8), &token));
    assert!(!tokens.is_csrf(session(), ""));
}

#[test]
fn a_secret_is_long_unlike_others_and_unprinted() {
    let (one, other) = (Secret::fresh(), Secret::fresh());
    assert_eq!(one.reveal().len(), 43);
    assert_ne!(one.hash(), other.hash());
    assert_eq!(Secret::presented(one.reveal()).hash(), one.hash());
    assert!(!format!("{one:?}").contains(one.reveal()));
}
