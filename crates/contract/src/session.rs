use crate::{ClientRef, Preferences, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// How the caller wants to hold its session.
    #[derive(Default)]
    pub enum Delivery {
        /// In `HttpOnly` cookies, for browsers. Unsafe requests then need `X-CSRF-Token`.
        #[default]
        Cookie,
        /// In the body, for API clients, which send `Authorization: Bearer`.
        Bearer,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SignIn {
        /// Username or e-mail address.
        pub login: String,
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub password: String,
        /// Of the app that makes codes, or a recovery code; where the answer asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        #[serde(default)]
        pub delivery: Delivery,
    }
}

wire! {
    pub struct SignedIn {
        pub session: Session,
        /// Only with `delivery: bearer`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tokens: Option<Tokens>,
    }
}

wire! {
    pub struct Tokens {
        pub access_token: String,
        pub access_expires_at: DateTime<Utc>,
        /// Good for one refresh; a second use ends the session.
        pub refresh_token: String,
        pub refresh_expires_at: DateTime<Utc>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct RefreshSession {
        /// API clients send it here; browsers send the cookie and leave this out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<String>,
    }
}

wire! {
    pub enum AccountKind { Staff, Client }
}

wire! {
    /// Who is signed in, and what the app may offer them. Offers are courtesy; the server decides each request anew.
    pub struct Session {
        pub account_id: Uuid,
        pub name: String,
        pub kind: AccountKind,
        /// The client node of a client's login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client: Option<ClientRef>,
        /// The grants in force, by name, such as `task.view`.
        pub grants: Vec<String>,
        /// To be sent as `X-CSRF-Token` with unsafe requests of a cookie session.
        pub csrf_token: String,
        /// The person signs in with a password that staff chose, and has to choose their own first.
        pub must_change_password: bool,
        pub preferences: Preferences,
        /// The person's permission set demands a second step at sign-in, and they have to set it up first.
        pub must_set_up_second_factor: bool,
        pub workspace: Workspace,
    }
}

wire! {
    pub struct Workspace {
        pub name: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct ChangePassword {
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub current_password: String,
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub new_password: String,
    }
}

wire! {
    /// Makes the first administrator of an empty workspace.
    #[serde(deny_unknown_fields)]
    pub struct SetUpWorkspace {
        /// The one-time token of the printed link.
        pub token: String,
        pub workspace_name: String,
        pub name: String,
        pub username: String,
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub password: String,
    }
}
