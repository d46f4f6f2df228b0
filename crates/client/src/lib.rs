//! A typed client of Vitrine's API: one method for each operation of the document, named by its `operationId`.
//!
//! It works natively and in the browser. In the browser the session is held in cookies that no script can read: the client sends the
//! `X-CSRF-Token` that goes with them, and renews the session once, for all requests that wait, when it has run out. Elsewhere the
//! session is a bearer token.

mod approvals;
mod boards;
mod call;
mod clients;
mod comments;
mod custom_fields;
mod error;
mod events;
mod files;
mod mail;
mod notifications;
mod own_tasks;
mod permission_sets;
mod previews;
mod profile;
mod progress;
mod project_templates;
mod projects;
mod query;
mod reads;
mod rehearsals;
mod renewal;
mod second_factor;
mod session;
mod staff;
mod tasks;
mod time;

pub use custom_fields::{FinanceOwner, ValuesOwner};
pub use error::Error;
pub use events::*;
pub use files::{FilesOwner, UploadFile};
pub use query::*;
pub use reqwest::Url;
pub use vitrine_contract as contract;

use renewal::Renewal;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// Cheap to clone; clones share the session.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    credentials: Credentials,
    idempotency_key: Option<Uuid>,
    review: Option<Arc<str>>,
    sees_through_preview: bool,
    decision: Option<Arc<str>>,
}

struct Shared {
    http: reqwest::Client,
    base: Url,
    csrf_token: Mutex<Option<String>>,
    language: Mutex<Option<String>>,
    preview: Mutex<Option<Uuid>>,
    renewal: Renewal,
}

#[derive(Clone)]
enum Credentials {
    /// Whatever cookies the browser holds for the server.
    Cookies,
    Bearer(Arc<str>),
}

impl Client {
    /// A client of the server at `address`, such as `https://portal.example.com`. It is signed in by the cookies of the browser, or not yet.
    pub fn new(address: &str) -> Result<Self, Error> {
        let mut base = Url::parse(address).map_err(|error| Error::Network(error.to_string()))?;
        base.set_path("/api/v1/");
        Ok(Self {
            shared: Arc::new(Shared {
                http: reqwest::Client::new(),
                base,
                csrf_token: Mutex::default(),
                language: Mutex::default(),
                preview: Mutex::default(),
                renewal: Renewal::default(),
            }),
            credentials: Credentials::Cookies,
            idempotency_key: None,
            review: None,
            sees_through_preview: true,
            decision: None,
        })
    }

    /// The same server with an access token of its own.
    #[must_use]
    pub fn with_bearer(&self, access_token: &str) -> Self {
        Self { credentials: Credentials::Bearer(access_token.into()), ..self.clone() }
    }

    /// For a creation that is to be tried again: sent twice with the same key, it happens once. Without this, each call has a fresh key.
    #[must_use]
    pub fn with_idempotency_key(&self, key: Uuid) -> Self {
        Self { idempotency_key: Some(key), ..self.clone() }
    }

    /// For changes of access that were reviewed: the fingerprint of the rehearsal. Each is made only if it still does what was reviewed.
    #[must_use]
    pub fn with_review(&self, fingerprint: &str) -> Self {
        Self { review: Some(fingerprint.into()), ..self.clone() }
    }

    /// For changes of a project's access: what is to become of tasks that clients then could not be given: `keep`, `unassign`, or the
    /// id of the account that takes them over.
    #[must_use]
    pub fn with_client_assignees(&self, decision: &str) -> Self {
        Self { decision: Some(decision.into()), ..self.clone() }
    }

    /// The language of problems, as in `Accept-Language`.
    pub fn set_language(&self, language: &str) {
        *locked(&self.shared.language) = Some(language.to_owned());
    }

    /// From now on every request looks through this preview and changes nothing; `None`: through one's own eyes.
    pub fn set_preview(&self, preview: Option<Uuid>) {
        *locked(&self.shared.preview) = preview;
    }

    /// What goes with a change that is sent otherwise than through this client, in `X-CSRF-Token`.
    pub fn csrf_token(&self) -> Option<String> {
        locked(&self.shared.csrf_token).clone()
    }

    /// The same session through its own eyes, whatever preview it is in.
    #[must_use]
    pub fn with_own_eyes(&self) -> Self {
        Self { sees_through_preview: false, ..self.clone() }
    }

    /// Every answer with a session sets this; it is only to be set by hand where the session came another way.
    pub fn set_csrf_token(&self, token: Option<String>) {
        *locked(&self.shared.csrf_token) = token;
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("base", &self.shared.base.as_str()).finish_non_exhaustive()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
