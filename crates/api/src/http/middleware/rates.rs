//! How often somebody may ask. Counted in the memory of one server.

use crate::settings::Limits;
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;
use uuid::Uuid;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit");

type Limiter = RateLimiter<Key, DefaultKeyedStateStore<Key>, DefaultClock, StateInformationMiddleware>;

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Session(Uuid),
    Network(IpAddr),
    Nobody,
}

/// What is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Read,
    Write,
    SignIn,
    Search,
    Import,
    Stream,
}

impl Class {
    pub fn of(method: &Method, path: &str) -> Self {
        match (method, path) {
            (method, path) if is_for_guessing(method, path) => Self::SignIn,
            (&Method::POST, "/api/v1/clients/import") => Self::Import,
            (&Method::GET, "/api/v1/search") => Self::Search,
            (&Method::GET, "/api/v1/events") => Self::Stream,
            (method, _) if super::origin::is_safe(method) => Self::Read,
            _ => Self::Write,
        }
    }
}

/// Where a password, a code or a token is told right from wrong, or a mail is caused. What ends in `/` stands for all below it.
fn is_for_guessing(method: &Method, path: &str) -> bool {
    const ADDRESSES: [(&Method, &str); 10] = [
        (&Method::POST, "/api/v1/auth/sign-in"),
        (&Method::POST, "/api/v1/auth/set-up"),
        (&Method::POST, "/api/v1/auth/accept-invitation"),
        (&Method::POST, "/api/v1/auth/request-password-reset"),
        (&Method::POST, "/api/v1/auth/reset-password"),
        (&Method::POST, "/api/v1/auth/request-sign-in-link"),
        (&Method::POST, "/api/v1/auth/sign-in-by-link"),
        (&Method::POST, "/api/v1/session/password"),
        (&Method::POST, "/api/v1/me/second-factor/"),
        (&Method::PATCH, "/api/v1/me"),
    ];
    let is_meant = |address: &str| path == address || address.ends_with('/') && path.starts_with(address);
    ADDRESSES.iter().any(|(of, address)| *of == method && is_meant(address))
}

#[derive(Debug)]
struct Bucket {
    name: &'static str,
    quota: NonZeroU32,
    limiter: Limiter,
}

#[derive(Debug)]
pub struct Rates {
    reads: Bucket,
    writes: Bucket,
    anonymous: Bucket,
    sign_ins: Bucket,
    searches: Bucket,
    imports: Bucket,
    streams: Bucket,
}

/// What is left, as the answer says it.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    name: &'static str,
    quota: NonZeroU32,
    remaining: u32,
}

#[derive(Clone, Copy, Debug)]
pub struct Refused {
    pub retry_after: Duration,
    pub allowance: Allowance,
}

impl Rates {
    pub fn new(limits: &Limits) -> Self {
        Self {
            reads: Bucket::new("read", limits.reads),
            writes: Bucket::new("write", limits.writes),
            anonymous: Bucket::new("anonymous", limits.anonymous),
            sign_ins: Bucket::new("sign-in", limits.sign_ins),
            searches: Bucket::new("search", limits.searches),
            imports: Bucket::new("import", limits.imports),
            streams: Bucket::new("stream", limits.streams),
        }
    }

    pub fn spend(&self, class: Class, key: Key) -> Result<Allowance, Refused> {
        let bucket = match (class, key) {
            (Class::SignIn, _) => &self.sign_ins,
            (_, Key::Network(_) | Key::Nobody) => &self.anonymous,
            (Class::Read, Key::Session(_)) => &self.reads,
            (Class::Write, Key::Session(_)) => &self.writes,
            (Class::Search, Key::Session(_)) => &self.searches,
            (Class::Import, Key::Session(_)) => &self.imports,
            (Class::Stream, Key::Session(_)) => &self.streams,
        };
        bucket.spend(key)
    }

    /// Forgets who has not asked for a while.
    pub fn forget(&self) {
        let all =
            [&self.reads, &self.writes, &self.anonymous, &self.sign_ins, &self.searches, &self.imports, &self.streams];
        for bucket in all {
            bucket.limiter.retain_recent();
            bucket.limiter.shrink_to_fit();
        }
    }
}

impl Bucket {
    fn new(name: &'static str, quota: NonZeroU32) -> Self {
        let limiter = RateLimiter::keyed(Quota::per_minute(quota)).with_middleware();
        Self { name, quota, limiter }
    }

    fn spend(&self, key: Key) -> Result<Allowance, Refused> {
        let allowance = |remaining| Allowance { name: self.name, quota: self.quota, remaining };
        match self.limiter.check_key(&key) {
            Ok(state) => Ok(allowance(state.remaining_burst_capacity())),
            Err(until) => {
                Err(Refused { retry_after: until.wait_time_from(self.limiter.clock().now()), allowance: allowance(0) })
            }
        }
    }
}

impl Allowance {
    /// `RateLimit-Policy` and `RateLimit` of the IETF draft.
    pub fn write(self, headers: &mut HeaderMap) {
        let Self { name, quota, remaining } = self;
        let until_full = u64::from(quota.get() - remaining.min(quota.get())) * 60 / u64::from(quota.get());
        for (header, value) in [
            (POLICY, format!("\"{name}\";q={quota};w=60")),
            (REMAINING, format!("\"{name}\";r={remaining};t={until_full}")),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(header, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Rates {
        Rates::new(&Limits { sign_ins: NonZeroU32::new(2).unwrap(), ..Limits::default() })
    }

    fn somebody(last: u8) -> Key {
        Key::Network(IpAddr::from([192, 0, 2, last]))
    }

    #[test]
    fn what_begins_like_an_address_where_one_guesses_is_none() {
        for (method, path, class) in [
            (Method::PATCH, "/api/v1/me", Class::SignIn),
            (Method::PATCH, "/api/v1/me/notification-settings", Class::Write),
            (Method::POST, "/api/v1/me/second-factor/confirm", Class::SignIn),
            (Method::POST, "/api/v1/session/password", Class::SignIn),
        ] {
            assert_eq!(Class::of(&method, path), class, "{path}");
        }
    }

    #[test]
    fn what_is_spent_comes_back_and_others_are_not_charged() {
        let rates = rates();
        assert_eq!(rates.spend(Class::SignIn, somebody(1)).unwrap().remaining, 1);
        assert!(rates.spend(Class::SignIn, somebody(1)).is_ok());
        let refused = rates.spend(Class::SignIn, somebody(1)).unwrap_err();
        assert!(refused.retry_after > Duration::from_secs(20) && refused.retry_after <= Duration::from_secs(30));
        assert!(rates.spend(Class::SignIn, somebody(2)).is_ok());
        assert!(rates.spend(Class::Read, somebody(1)).is_ok());
    }

    #[test]
    fn the_answer_says_what_is_left() {
        let mut headers = HeaderMap::new();
        rates().spend(Class::SignIn, somebody(1)).unwrap().write(&mut headers);
        assert_eq!(headers.get(POLICY).unwrap(), "\"sign-in\";q=2;w=60");
        assert_eq!(headers.get(REMAINING).unwrap(), "\"sign-in\";r=1;t=30");
    }
}
