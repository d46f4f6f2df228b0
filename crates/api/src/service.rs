//! The use cases: one function each, one transaction each.

pub mod admin;
pub mod approvals;
pub mod audit;
pub mod boards;
pub mod bulk_tasks;
pub mod client_invitations;
pub mod client_projects;
pub mod clients;
pub mod comments;
mod csv;
mod cursor;
pub mod custom_fields;
pub mod custom_values;
pub mod demo;
mod device;
pub mod events;
pub mod explain;
mod export;
pub mod files;
pub mod health;
mod idempotency;
mod import;
pub mod invitations;
pub mod links;
pub mod mails;
pub mod notifications;
pub mod own_tasks;
mod parse;
pub mod permission_sets;
mod present;
pub mod previews;
pub mod profile;
pub mod progress;
pub mod project_templates;
pub mod projects;
pub mod rehearsal;
mod revision;
pub mod search;
pub mod second_factor;
pub mod session;
pub mod staff;
pub mod task_history;
pub mod tasks;
pub mod time;
pub mod unsubscribe;

use crate::blobs::Blobs;
use crate::clock::{SharedClock, SharedIds};
use crate::mail::Mail;
use crate::passwords::{PasswordError, Passwords};
use crate::receipts::Signer;
use crate::sealing::Sealer;
use crate::settings::Settings;
use crate::tokens::Tokens;
use secrecy::ExposeSecret;
use serde_json::Value;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use vitrine_contract::Delivery;
use vitrine_domain::{PreviewId, SessionId};
use vitrine_store::{Conflict, Durability, Store, Viewer};
use vitrine_texts::Locale;

/// What every use case works with.
#[derive(Clone, Debug)]
pub struct Services {
    pub settings: Arc<Settings>,
    pub tokens: Arc<Tokens>,
    pub passwords: Passwords,
    pub clock: SharedClock,
    mail: Mail,
    sealer: Arc<Sealer>,
    signer: Arc<Signer>,
    ids: SharedIds,
    blobs: Blobs,
    store: Store,
    bodies: boards::Bodies,
    imports: clients::Imports,
}

/// Somebody with a session. Who they are and what they may is read with the data.
#[derive(Clone, Debug)]
pub struct Caller {
    pub session_id: SessionId,
    pub delivery: Delivery,
    pub request_id: Arc<str>,
    pub locale: Locale,
    /// Through whose eyes they look, if not their own.
    pub preview: Option<PreviewId>,
}

/// Somebody who is not signed in.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub request_id: Arc<str>,
    pub locale: Locale,
    pub address: IpAddr,
    pub user_agent: Option<String>,
}

/// How a creation that is sent twice is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    pub key: String,
    /// Of the address and the body: another one with the same key is a mistake.
    pub fingerprint: [u8; 32],
}

/// Something new, or what the same request made before.
#[derive(Clone, Debug)]
pub struct Created<T> {
    pub value: T,
    pub is_replay: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    #[error("not permitted")]
    NotPermitted,
    #[error("not signed in")]
    NotSignedIn,
    #[error("sign-in failed")]
    SignInFailed,
    #[error("a code is needed beside the password")]
    CodeRequired,
    #[error("the password has to be changed first")]
    PasswordChangeRequired,
    #[error("a second step at sign-in has to be set up first")]
    SecondFactorSetUpRequired,
    #[error("a preview changes nothing")]
    PreviewReadOnly,
    #[error("the preview would show more than its viewer sees")]
    PreviewTooWide,
    #[error("invalid values: {0:?}")]
    Invalid(Vec<FieldFault>),
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// With the resource as it is now, for who may read it.
    #[error("stale version")]
    Stale { current: Option<Box<Value>> },
    /// The change does something else than what was reviewed; with what it does now.
    #[error("the world has changed since the review")]
    WorldChanged { difference: Box<Value> },
    #[error("more bytes than a file may have")]
    TooLarge,
    #[error("the body broke off")]
    CutOff,
    #[error("idempotency key used for another request")]
    IdempotencyMismatch,
    #[error("too many attempts")]
    SlowDown { after: Duration },
    #[error("too busy")]
    Busy,
    #[error("unavailable")]
    Unavailable(#[source] anyhow::Error),
    #[error("bug")]
    Bug(#[source] anyhow::Error),
}

/// A rule of the business that the request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Conflict,
    ColumnNotEmpty,
    ColumnArchived,
    /// The board's only column.
    LastColumn,
    ForeignRootUnconfirmed {
        /// What the roots are called.
        roots: Vec<String>,
    },
    /// Client contacts would lose tasks, and it was not said what becomes of these.
    AssigneesUndecided,
    /// Their clock runs for something already.
    TimerRunning,
    ParentInBin,
    /// The kind of a field cannot change while there are values.
    FieldHasValues,
    /// The round was decided or withdrawn before.
    ApprovalClosed,
    /// An option that stands in a value cannot be left out.
    OptionInUse {
        name: String,
    },
    /// All files together have as many bytes as they may.
    StorageFull,
    LastAdministrator,
    PermissionSetBuiltIn,
    PermissionSetInUse,
    /// Of the rows of a file, none of which was imported.
    ImportProblems(Vec<FieldFault>),
}

/// What is wrong with one value of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// JSON Pointer, or `?name`.
    pub pointer: String,
    /// The text of a code is `field-<code>`.
    pub code: &'static str,
}

impl FieldFault {
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        Self { pointer: pointer.into(), code }
    }
}

impl Error {
    fn invalid(pointer: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![FieldFault::new(pointer, code)])
    }
}

impl From<PasswordError> for Error {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Busy,
            PasswordError::Failed(_) => Self::Bug(error.into()),
        }
    }
}

impl From<vitrine_store::Error> for Error {
    fn from(error: vitrine_store::Error) -> Self {
        use vitrine_store::Error as E;
        match error {
            E::NotSignedIn => Self::NotSignedIn,
            E::PasswordChangeRequired => Self::PasswordChangeRequired,
            E::SecondFactorRequired => Self::SecondFactorSetUpRequired,
            E::ReadOnly => Self::PreviewReadOnly,
            E::NotFound => Self::NotFound,
            E::Denied(_) => Self::NotPermitted,
            E::Stale => Self::Stale { current: None },
            E::Conflict(conflict) => conflict.into(),
            E::Database(_) => Self::Unavailable(error.into()),
            E::Unreadable(_) => Self::Bug(error.into()),
        }
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::UsernameTaken => Self::invalid("/credentials/username", "taken"),
            Conflict::UsernameNotOwn => Self::invalid("/credentials/username", "not_own_address"),
            Conflict::AddressTaken => Self::invalid("/email", "address_unavailable"),
            Conflict::Cycle => Self::invalid("/parent_id", "cycle"),
            Conflict::TooDeep => Self::invalid("/parent_id", "out_of_range"),
            Conflict::ParentDeleted => Self::Refused(Refusal::ParentInBin),
            Conflict::ColumnNotEmpty => Self::Refused(Refusal::ColumnNotEmpty),
            Conflict::ColumnArchived => Self::Refused(Refusal::ColumnArchived),
            Conflict::TimerRunning => Self::Refused(Refusal::TimerRunning),
            Conflict::NoColumn => Self::Refused(Refusal::LastColumn),
            Conflict::ForeignRoot { roots } => Self::Refused(Refusal::ForeignRootUnconfirmed { roots }),
            Conflict::NameTaken => Self::invalid("/name", "taken"),
            Conflict::SetBuiltIn => Self::Refused(Refusal::PermissionSetBuiltIn),
            Conflict::SetInUse => Self::Refused(Refusal::PermissionSetInUse),
            Conflict::ReplacementUnfit => Self::invalid("?replacement_id", "other_base"),
            Conflict::PreviewTooWide => Self::PreviewTooWide,
            Conflict::LastAdministrator => Self::Refused(Refusal::LastAdministrator),
            Conflict::RoundClosed => Self::Refused(Refusal::ApprovalClosed),
            Conflict::DayFull => Self::invalid("/minutes", "day_full"),
            Conflict::TooManyFiles => Self::invalid("", "too_many"),
            Conflict::TooManyTasks => Self::invalid("/with_tasks", "too_many_tasks"),
            Conflict::DatesOutOfRange => Self::invalid("/starts_on", "out_of_range"),
            Conflict::StorageFull => Self::Refused(Refusal::StorageFull),
            Conflict::KeyReused => Self::IdempotencyMismatch,
        }
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Services {
    /// Opens the database, brings it up to date, and reads the signing key of the workspace.
    pub async fn open(settings: Settings, clock: SharedClock, ids: SharedIds) -> anyhow::Result<Self> {
        let url = match &settings.database_url {
            Some(url) => url.expose_secret().to_owned(),
            None => {
                std::fs::create_dir_all(&settings.data_dir)?;
                format!("sqlite://{}", settings.data_dir.join("vitrine.db").display())
            }
        };
        let blobs = Blobs::open(&settings)?;
        let durability = if settings.is_durable { Durability::Full } else { Durability::Normal };
        let store = Store::open(&url, durability, {
            let ids = ids.clone();
            Arc::new(move || ids.next())
        })
        .await?;
        store.migrate().await?;
        store.seal_audit().await?;
        store.found(&rand::random::<[u8; 32]>(), clock.now()).await?;
        let info = store.workspace_info().await?.ok_or_else(|| anyhow::anyhow!("the workspace was not founded"))?;
        let lifetime = Duration::from_secs(u64::from(settings.session.access_minutes) * 60);
        let tokens = Arc::new(Tokens::new(&info.signing_key, settings.public_url()?.as_str(), lifetime, clock.clone()));
        let passwords = Passwords::new(settings.passwords)?;
        let mail = Mail::new(&settings.mail)?;
        let sealer = Arc::new(Sealer::new(&Tokens::sealing_key(&info.signing_key))?);
        let signer = Arc::new(Signer::new(&Tokens::receipt_seed(&info.signing_key))?);
        Ok(Self {
            settings: Arc::new(settings),
            tokens,
            passwords,
            clock,
            mail,
            sealer,
            signer,
            ids,
            blobs,
            store,
            bodies: boards::Bodies::default(),
            imports: clients::Imports::default(),
        })
    }

    /// Hears of other processes' commits until dropped.
    pub async fn listen(&self) {
        self.store.listen().await;
    }

    fn viewer(&self, caller: &Caller) -> Viewer {
        let viewer = Viewer::new(caller.session_id, self.clock.now(), Some(caller.request_id.to_string()));
        match caller.preview {
            Some(preview) => viewer.previewing(preview),
            None => viewer,
        }
    }
}
