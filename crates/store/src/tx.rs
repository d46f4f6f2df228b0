//! Changing as somebody.
//!
//! Writes are serial: SQLite has one writing connection and begins immediately, PostgreSQL takes one advisory lock. So nothing that a
//! transaction has read can change before it ends, and events are numbered in the order of commits.

use crate::audit::Log;
use crate::evidence::Seen;
use crate::eyes::{Eyes, Viewer};
use crate::facts::Known;
use crate::sql::{Row, Sql, sql};
use crate::{Conflict, Error, EventKind, Store};
use sea_orm::{DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use serde_json::{Map, Value as Json, json};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;
use vitrine_domain::{AccountId, ProjectId};

/// The channel on which PostgreSQL tells other processes of commits.
pub(crate) const CHANNEL: &str = "vitrine_commits";
const WRITE_LOCK: i64 = 0x0076_6974_7269_6e65;

/// Of a request's body: tells a repetition from another request under the same key.
pub type Fingerprint = [u8; 32];

/// One transaction of one viewer. Dropped without [`Tx::commit`], it leaves nothing.
#[derive(Debug)]
pub struct Tx {
    pub(crate) conn: DatabaseTransaction,
    pub(crate) store: Store,
    pub(crate) viewer: Viewer,
    pub(crate) known: Arc<Known>,
    pub(crate) log: Mutex<Log>,
}

/// What an audit entry is about.
pub(crate) struct Subject<'a> {
    pub(crate) kind: &'static str,
    pub(crate) id: Uuid,
    pub(crate) name: &'a str,
    pub(crate) project: Option<ProjectId>,
}

/// Field by field what was and what is; fields that did not change are left out.
#[derive(Default)]
pub(crate) struct Changes(Map<String, Json>);

impl Changes {
    pub(crate) fn field<T: Into<Json>>(mut self, name: &str, before: T, after: T) -> Self {
        let (before, after) = (before.into(), after.into());
        if before != after {
            self.0.insert(name.to_owned(), json!([before, after]));
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    pub(crate) fn to_text(&self) -> String {
        Json::Object(self.0.clone()).to_string()
    }
}

impl Store {
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, Error> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let conn = self.0.write.begin_with_options(options).await?;
        if self.0.backend == DbBackend::Postgres {
            sql!("select pg_advisory_xact_lock(", WRITE_LOCK, ")").run(&conn).await?;
        }
        Ok(conn)
    }

    /// To change something as this viewer, whose rights are read inside. Never through a preview.
    pub async fn write(&self, viewer: &Viewer) -> Result<Tx, Error> {
        if viewer.preview.is_some() {
            return Err(Error::ReadOnly);
        }
        let conn = self.begin().await?;
        let (known, link) = Eyes { store: self, conn: &conn, viewer }.known_and_link().await?;
        Ok(Tx { conn, store: self.clone(), viewer: viewer.clone(), known, log: Mutex::new(Log::after(link)) })
    }

    pub(crate) async fn finish(&self, conn: DatabaseTransaction) -> Result<(), Error> {
        if self.0.backend == DbBackend::Postgres {
            sql!("select pg_notify(", CHANNEL, ", '')").run(&conn).await?;
        }
        conn.commit().await?;
        self.woken();
        Ok(())
    }
}

impl Tx {
    /// To read inside this transaction; what it gives can be granted upon.
    pub fn seen(&self) -> Eyes<'_, DatabaseTransaction> {
        Eyes { store: &self.store, conn: &self.conn, viewer: &self.viewer }
    }

    pub fn workspace(&self) -> Seen<crate::Workspace, crate::Now> {
        Seen::of_workspace(crate::Workspace, &self.known)
    }

    /// Makes it so and writes down what was done, then wakes whoever waits for changes.
    pub async fn commit(self) -> Result<(), Error> {
        for sql in self.log.into_inner().unwrap_or_else(PoisonError::into_inner).into_statements() {
            sql.run(&self.conn).await?;
        }
        self.store.finish(self.conn).await
    }

    pub(crate) fn now(&self) -> i64 {
        self.viewer.now.timestamp_millis()
    }

    pub(crate) fn account(&self) -> AccountId {
        self.known.facts.account
    }

    pub(crate) async fn emit(
        &self,
        kind: EventKind,
        project: Option<ProjectId>,
        object: Option<Uuid>,
        is_team_only: bool,
    ) -> Result<(), Error> {
        self.event(kind, project, object, is_team_only).run(&self.conn).await.map(drop)
    }

    /// What [`Self::emit`] runs.
    pub(crate) fn event(
        &self,
        kind: EventKind,
        project: Option<ProjectId>,
        object: Option<Uuid>,
        is_team_only: bool,
    ) -> Sql {
        sql!(
            "insert into events (id, sequence, kind, project_id, object_id, is_team_only, created_at) select ",
            self.store.new_id(),
            ", coalesce(max(sequence), 0) + 1, ",
            kind.name(),
            ", ",
            project.map(|id| id.0),
            ", ",
            object,
            ", ",
            is_team_only,
            ", ",
            self.now(),
            " from events"
        )
    }

    /// What an earlier request with this key made, if it was the same request.
    pub async fn made_before(
        &self,
        operation: &str,
        key: &str,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Uuid>, Error> {
        let found = sql!(
            "select fingerprint, object_id from idempotency_keys where account_id = ",
            self.account().0,
            " and operation = ",
            operation,
            " and key = ",
            key,
            " and created_at > ",
            self.now() - 86_400_000
        )
        .one(&self.conn)
        .await?;
        match found {
            None => Ok(None),
            Some(row) if row.get::<Vec<u8>>("fingerprint")? == fingerprint => row.get("object_id").map(Some),
            Some(_) => Err(Conflict::KeyReused.into()),
        }
    }

    /// Remembers what this request made, for a day.
    pub async fn remember_made(
        &self,
        operation: &str,
        key: &str,
        fingerprint: &Fingerprint,
        object: Uuid,
    ) -> Result<(), Error> {
        sql!("delete from idempotency_keys where created_at <= ", self.now() - 86_400_000).run(&self.conn).await?;
        sql!(
            "insert into idempotency_keys (account_id, operation, key, fingerprint, object_id, created_at) values (",
            self.account().0,
            ", ",
            operation,
            ", ",
            key,
            ", ",
            fingerprint.to_vec(),
            ", ",
            object,
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}

/// One row must have changed: the version was checked before, inside the same serial transaction.
pub(crate) fn exactly_one(changed: u64) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::Stale) }
}
