//! What came back.

use super::Frames;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_contract::Problem;

/// Headers that differ between two equal answers: when, which request, and how many more of them its own sender may send.
const OF_THE_MOMENT: [&str; 3] = ["date", "x-request-id", "ratelimit"];

#[derive(Debug)]
#[must_use = "look at what came back"]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Method and path, for messages.
    pub(crate) request: String,
}

impl Reply {
    pub(crate) async fn read(request: String, status: u16, headers: HeaderMap, body: BoxBody) -> Self {
        Self { status, headers, body: to_bytes(body).await.unwrap_or_default(), request }
    }

    /// Of a stream that was let in, whose body has no end.
    pub(crate) fn of_status(status: u16) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), request: "a stream".to_owned() }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn good<T: DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{}: {} {}", self.request, self.status, self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.request, self.text()))
    }

    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}: {}", self.request, self.text());
        self
    }

    #[track_caller]
    pub(crate) fn id(&self) -> Uuid {
        let value: Value = self.good();
        value["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id: {}", self.text()))
    }

    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, kind: &str) -> Problem {
        let problem: Problem = serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {} {error}: {}", self.request, self.status, self.text()));
        assert_eq!((self.status, problem.slug()), (status, kind), "{}: {}", self.request, self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.request);
        assert_eq!(problem.status, status, "{}", self.request);
        problem
    }

    /// A value was refused: where it is and why.
    #[track_caller]
    pub(crate) fn is_invalid(&self, pointer: &str, code: &str) -> &Self {
        let problem = self.is_problem(422, "invalid");
        let faults: Vec<_> = problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        assert!(faults.contains(&(pointer, code)), "{}: {faults:?}", self.request);
        assert!(problem.errors.iter().all(|fault| !fault.detail.is_empty()), "a code without words: {faults:?}");
        self
    }

    #[track_caller]
    pub(crate) fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("{}: no ETag, {}", self.request, self.text())).to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let start = format!("{name}=");
        let cookies = self.headers.get_all("set-cookie").filter_map(|value| value.to_str().ok());
        cookies
            .filter_map(|cookie| cookie.strip_prefix(&start))
            .map(|rest| rest.split(';').next().unwrap().to_owned())
            .next()
    }

    /// To whoever asked, the two are one and the same (T-001, R49).
    #[track_caller]
    pub(crate) fn is_indistinguishable_from(&self, other: &Self) {
        assert_eq!(self.status, other.status, "{} and {}", self.request, other.request);
        assert_eq!(self.text(), other.text(), "{} and {}", self.request, other.request);
        assert_eq!(self.lasting_headers(), other.lasting_headers(), "{} and {}", self.request, other.request);
    }

    fn lasting_headers(&self) -> BTreeSet<(&str, &str)> {
        let pairs = self.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        pairs.filter(|(name, _)| !OF_THE_MOMENT.contains(name)).collect()
    }
}

/// A stream that was let in, or the answer that it was not.
pub(crate) type Opened = Result<Frames, Reply>;
