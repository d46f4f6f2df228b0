//! The only crate that knows SQL.
//!
//! **Invariants.** No connection leaves it. What a person reads comes through [`Eyes`], which sends the person's rights and the data in
//! one statement. What a person changes needs a [`Grant`], which only something seen in the same transaction gives. The few functions
//! that know no viewer are in [`accounts`], [`invitations`], [`links`] and [`workspace`], before anybody is signed in, and in [`mails`], `files` and `audit`, for the
//! server itself.

pub mod accounts;
pub mod act;
mod approvals;
mod assignees;
mod audit;
mod boards;
mod checklists;
mod client_template;
mod clients;
mod columns;
mod comments;
mod custom_fields;
mod dependencies;
mod error;
mod events;
mod evidence;
mod explain;
mod eyes;
mod facts;
mod files;
mod imports;
pub mod invitations;
pub mod links;
pub mod mails;
mod notifications;
mod permission_sets;
mod preferences;
mod previews;
mod progress;
mod projects;
mod scope;
mod search;
mod sights;
mod sign_in_options;
mod sql;
mod staff;
mod task_history;
mod tasks;
mod templates;
mod time_entries;
mod timers;
mod tx;
pub mod workspace;

pub use approvals::{
    ApproverChoice, CardRound, Closing, ColumnApproval, ColumnApprovalChange, FrozenFile, FrozenValue, GivenOk, Part,
    ProjectApprovers, Receipt, Round, RoundPerson, Share, Sign, Snapshot,
};
pub use assignees::{Assignee, Assignment};
pub use audit::{AuditCheck, AuditEntry, AuditQuery, ChainHash, Misfit, MisfitFault, Setter};
pub use boards::{Board, BoardKey, Card};
pub use checklists::{CheckItem, ChecklistChange};
pub use clients::{
    AccountChange, Client, ClientCounts, ClientFields, ClientFilter, ClientOrder, ClientQuery, ClientRef,
    CredentialChange, Deletion, Direction, NewClient, ParentFilter, SubtreeCounts,
};
pub use columns::{Column, NewColumn};
pub use comments::{Comment, CommentQuery, CommentReader, NewComment};
pub use custom_fields::{CustomField, FieldChange, FieldDefinition, FieldValue, Owner};
pub use dependencies::LinkedTask;
pub use error::{Conflict, Error};
pub use events::{Event, EventKind, Heard, Mark};
pub use evidence::{Grant, Moment, Now, Seen, Then, Workspace};
pub use explain::{Asked, AskedObject, AskedPerson, PersonAsked, ReachedProject, ReachedQuery};
pub use eyes::{Eyes, Viewer};
pub use files::{FileChange, FileDeletion, FileVersion, NewContent, NewFile, StoredFile, Uploader};
pub use imports::{ImportFailure, ImportRun, ImportState, OutcomeKind, RowOutcome};
pub use notifications::{Notification, NotificationQuery, NotificationSetting};
pub use permission_sets::{NewPermissionSet, PermissionSet, PermissionSetChange, SetAccount, SetVersion};
pub use previews::{Place, Preview};
pub use progress::{ProgressQuery, ProgressUpdate, TaskProgress};
pub use projects::{
    AccessChange, AudienceMember, Beginning, LinkedClient, NewProject, Project, ProjectAccess, ProjectChange,
    ProjectOrder, ProjectQuery, TeamMember,
};
pub use search::{Hit, HitKind};
pub use sights::{Affected, Naming, Outlook, OutlookPerson, SharedTime};
pub use sign_in_options::SignInPage;
pub use staff::{SeatCounts, StaffMember};
pub use task_history::{HistoryEntry, HistoryQuery};
pub use tasks::{Landing, NewTask, Task, TaskContent, TaskQuery};
pub use templates::{NewTemplate, ProjectTemplate};
pub use time_entries::{NewTime, TimeEntry, TimeQuery};
pub use timers::Timer;
pub use tx::{Fingerprint, Tx};

use moka::sync::Cache;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How many commits a disk must have seen before they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// SQLite `synchronous=FULL`: what was acknowledged survives a power cut. The promise Vitrine makes.
    Full,
    /// SQLite `synchronous=NORMAL`: survives a crash of the process only. For comparisons in the benchmark.
    Normal,
}

/// Gives a new id at each call, later ones greater.
pub type NewIds = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// The way to the data. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store(Arc<Inner>);

struct Inner {
    read: DatabaseConnection,
    write: DatabaseConnection,
    backend: DbBackend,
    ids: NewIds,
    /// What was last read of each session. Guides the next statement, which then confirms it; see `eyes`.
    guesses: Cache<Uuid, Arc<facts::Known>>,
    boards: Cache<Uuid, Arc<boards::Content>>,
    commits: watch::Sender<u64>,
    url: String,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("backend", &self.backend).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens `sqlite://<file>` (made if missing) or `postgres://…`.
    pub async fn open(url: &str, durability: Durability, ids: NewIds) -> Result<Self, Error> {
        let is_sqlite = url.starts_with("sqlite:");
        let write = connect(url, durability, if is_sqlite { 1 } else { 8 }).await?;
        let read = if is_sqlite { connect(url, durability, 4).await? } else { write.clone() };
        let backend = read.get_database_backend();
        Ok(Self(Arc::new(Inner {
            read,
            write,
            backend,
            ids,
            guesses: Cache::builder().max_capacity(10_000).build(),
            boards: Cache::builder().max_capacity(500).time_to_idle(Duration::from_hours(1)).build(),
            commits: watch::Sender::new(0),
            url: url.to_owned(),
        })))
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), Error> {
        Ok(vitrine_migrations::Migrator::up(&self.0.write, None).await?)
    }

    /// Whether the database answers and its schema is up to date.
    pub async fn is_ready(&self) -> Result<bool, Error> {
        Ok(vitrine_migrations::Migrator::get_pending_migrations(&self.0.read).await?.is_empty())
    }

    /// Wakes after each commit of this process and, on PostgreSQL, of others.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.0.commits.subscribe()
    }

    /// Hears of commits by other processes. Runs until dropped; on SQLite there are none.
    pub async fn listen(&self) {
        if self.0.backend != DbBackend::Postgres {
            return std::future::pending().await;
        }
        loop {
            if let Err(error) = self.listen_once().await {
                tracing::warn!(%error, "lost the connection that hears of commits; trying again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            self.woken();
        }
    }

    async fn listen_once(&self) -> Result<(), sqlx::Error> {
        let mut listener = sqlx::postgres::PgListener::connect(&self.0.url).await?;
        listener.listen(tx::CHANNEL).await?;
        loop {
            listener.recv().await?;
            self.woken();
        }
    }

    fn woken(&self) {
        self.0.commits.send_modify(|count| *count = count.wrapping_add(1));
    }

    fn new_id(&self) -> Uuid {
        (self.0.ids)()
    }

    pub async fn close(&self) -> Result<(), Error> {
        self.0.read.clone().close().await?;
        Ok(self.0.write.clone().close().await?)
    }
}

async fn connect(url: &str, durability: Durability, connections: u32) -> Result<DatabaseConnection, Error> {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let url = match url.strip_prefix("sqlite:") {
        Some(_) if !url.contains('?') => format!("{url}?mode=rwc"),
        _ => url.to_owned(),
    };
    let synchronous = match durability {
        Durability::Full => SqliteSynchronous::Full,
        Durability::Normal => SqliteSynchronous::Normal,
    };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .optimize_on_close(true, None)
        });
    Ok(Database::connect(options).await?)
}
