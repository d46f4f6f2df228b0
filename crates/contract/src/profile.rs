use crate::{AccountKind, Preferences, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// One's own account.
    pub struct Profile {
        pub account_id: Uuid,
        pub kind: AccountKind,
        pub name: String,
        pub username: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        pub preferences: Preferences,
        pub revision: String,
    }
}

wire! {
    /// What a person may change about themselves. Rights, place and credentials are not among it.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateProfile {
        /// For staff. What a client is called is for the agency to say.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Null takes it away.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub email: Option<Option<String>>,
        /// All of them, in place of those before.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub preferences: Option<Preferences>,
        /// Needed with another `email`: messages with links for signing in go there.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub current_password: Option<String>,
    }
}

wire! {
    /// What a session is used from, as far as it says so itself.
    pub struct Device {
        /// Such as `Firefox`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub browser: Option<String>,
        /// Such as `Windows`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub system: Option<String>,
    }
}

wire! {
    /// One of one's own sessions that goes on.
    pub struct OwnSession {
        pub id: Uuid,
        pub device: Device,
        pub started_at: DateTime<Utc>,
        /// Exact to the minutes that an access token lives.
        pub last_seen_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        /// The session that asks.
        pub is_current: bool,
    }
}

wire! {
    pub struct OwnSessionList {
        pub data: Vec<OwnSession>,
    }
}
