use crate::wire;
use serde_json::Value;

wire! {
    /// What went wrong, for machines and people (RFC 9457, `application/problem+json`).
    pub struct Problem {
        /// A stable relative address, such as `/problems/not-found`; match on this.
        #[serde(rename = "type")]
        pub kind: String,
        /// Fixed for the kind, in the reader's language.
        pub title: String,
        pub status: u16,
        /// What happened and what to do, in the reader's language.
        pub detail: String,
        /// `urn:request:` and the request id.
        pub instance: String,
        pub request_id: String,
        /// One entry for each field at fault.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub errors: Vec<FieldError>,
        /// The resource as it is now, where the caller edited an older one; what a change would do now, where another effect was reviewed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub current: Option<Value>,
    }
}

impl Problem {
    /// The last part of `type`.
    pub fn slug(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }
}

wire! {
    /// One fault in what was sent.
    pub struct FieldError {
        /// JSON Pointer into the body (`/name`), or `?name` for a query parameter.
        pub pointer: String,
        /// Stable, such as `required` or `taken`.
        pub code: String,
        /// A sentence for the person who typed the value.
        pub detail: String,
    }
}
