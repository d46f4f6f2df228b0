//! Imports that run or were run, and their reports. The rows are kept without what stood in them: a report names its clients as they are
//! called now, to who may know them.
//!
//! An import is written down before its passwords are hashed, and hears of its job while that lives. A server that dies leaves it
//! silent: after [`SILENCE`] it is interrupted, for good, and nothing of it was imported.

use crate::act::ImportClients;
use crate::clients::{Client, ClientRef};
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Tx, exactly_one};
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use std::time::Duration;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::permission::Permission;
use vitrine_domain::{ClientId, ImportId};

/// Whoever hashes passwords is heard of far more often.
const SILENCE: Duration = Duration::from_mins(1);

#[derive(Clone, Debug)]
pub struct ImportRun {
    pub id: ImportId,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// What whoever ran it is called now.
    pub by: String,
    pub file_name: Option<String>,
    pub state: ImportState,
    /// How many there are to hash.
    pub passwords: u32,
    pub hashed: u32,
    pub created: u32,
    pub updated: u32,
    pub left_out: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Passwords are being hashed; nothing is imported yet.
    Running,
    Finished,
    /// Nothing was imported.
    Failed(ImportFailure),
    /// Its server died. Nothing was imported.
    Interrupted,
}

/// Why nothing was imported in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFailure {
    /// It would have done something else than what was reviewed.
    WorldChanged,
    /// Rows that were good had problems by then.
    Problems,
    /// Who began it may no longer import.
    NotPermitted,
    /// Who began it was signed out.
    SignedOut,
    Unavailable,
}

const FAILURES: [(ImportFailure, &str); 5] = [
    (ImportFailure::WorldChanged, "world_changed"),
    (ImportFailure::Problems, "problems"),
    (ImportFailure::NotPermitted, "not_permitted"),
    (ImportFailure::SignedOut, "signed_out"),
    (ImportFailure::Unavailable, "unavailable"),
];

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowOutcome<C> {
    /// In the file, the header being 1.
    pub row: u32,
    /// None where it was left out, or where the client is not there for the reader.
    pub client: Option<C>,
    pub kind: OutcomeKind,
    /// Header, where it is one column, and code of each.
    pub problems: Vec<(Option<String>, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    Created,
    Updated,
    LeftOut,
}

const KINDS: [(OutcomeKind, &str); 3] =
    [(OutcomeKind::Created, "created"), (OutcomeKind::Updated, "updated"), (OutcomeKind::LeftOut, "left_out")];

impl<C: Moment> Eyes<'_, C> {
    /// A page of them, newest first, for who may import; `after` is where the page before ended.
    pub async fn imports(&self, after: Option<Uuid>, limit: u64) -> Result<Vec<ImportRun>, Error> {
        let rows = self
            .import_rows("", |sql| {
                if let Some(after) = after {
                    sql.push(" and i.id < ").bind(after);
                }
                sql.push(" order by i.id desc").limit(i64::try_from(limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, self.viewer.now)).collect()
    }

    pub async fn import(&self, id: ImportId) -> Result<(ImportRun, Vec<RowOutcome<ClientRef>>), Error> {
        let rows = self
            .import_rows(", i.outcomes", |sql| {
                sql.push(" and i.id = ").bind(id.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let outcomes = parse(&row.get::<String>("outcomes")?).ok_or(Error::Unreadable("outcomes"))?;
        let wanted: Vec<ClientId> = outcomes.iter().filter_map(|outcome| outcome.client).collect();
        let refer = |client: &Client| ClientRef { id: client.id, name: client.name.clone(), kind: client.kind };
        let there: HashMap<ClientId, ClientRef> =
            self.clients_by_id(&wanted).await?.iter().map(|client| (client.id, refer(client))).collect();
        let named = |outcome: RowOutcome<ClientId>| RowOutcome {
            row: outcome.row,
            client: outcome.client.and_then(|id| there.get(&id).cloned()),
            kind: outcome.kind,
            problems: outcome.problems,
        };
        Ok((read(row, self.viewer.now)?, outcomes.into_iter().map(named).collect()))
    }

    async fn import_rows(
        &self,
        more: &str,
        narrow: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<QueryResult>, Error> {
        let (known, rows) = self
            .rows(|facts: &Facts, sql| {
                sql.push(
                    "select 1 as hit, i.id, i.created_at, i.file_name, i.created, i.updated, i.left_out, \
                     i.state, i.failure, i.passwords, i.hashed, i.heard_at, \
                     coalesce(a.name, a.username, '') as author",
                )
                .push(more)
                .push(" from client_imports i join accounts a on a.id = i.account_id where ")
                .push(if facts.holds(Permission::ClientImport) { "1 = 1" } else { "1 = 0" });
                narrow(sql);
            })
            .await?;
        admit(&known.facts, Permission::ClientImport)?;
        Ok(rows)
    }
}

impl Tx {
    /// Writes down that an import runs, whose passwords are to be hashed.
    pub async fn begin_import(
        &self,
        _grant: Grant<ImportClients>,
        file_name: Option<&str>,
        passwords: u32,
    ) -> Result<ImportId, Error> {
        let id = self.store.new_id();
        sql!(
            "insert into client_imports (id, account_id, file_name, state, passwords, created, updated, left_out, outcomes, \
             created_at, heard_at) values (",
            id,
            ", ",
            self.account().0,
            ", ",
            file_name,
            ", 'running', ",
            i64::from(passwords),
            ", 0, 0, 0, '[]', ",
            self.now(),
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await?;
        Ok(ImportId(id))
    }

    /// Keeps the report of the import that this transaction is. Stale, if it is interrupted.
    pub async fn finish_import(
        &self,
        _grant: Grant<ImportClients>,
        id: ImportId,
        outcomes: &[RowOutcome<ClientId>],
    ) -> Result<(), Error> {
        let count =
            |kind| i64::try_from(outcomes.iter().filter(|outcome| outcome.kind == kind).count()).unwrap_or(i64::MAX);
        let mut sql = sql!(
            "update client_imports set state = 'finished', hashed = passwords, created = ",
            count(OutcomeKind::Created),
            ", updated = ",
            count(OutcomeKind::Updated),
            ", left_out = ",
            count(OutcomeKind::LeftOut),
            ", outcomes = ",
            to_text(outcomes)
        );
        where_running(&mut sql, id, self.viewer.now);
        exactly_one(sql.run(&self.conn).await?)
    }
}

impl Store {
    /// So many passwords of an import are hashed.
    pub async fn note_hashed(&self, id: ImportId, hashed: u32, now: DateTime<Utc>) -> Result<(), Error> {
        let sql =
            sql!("update client_imports set hashed = ", i64::from(hashed), ", heard_at = ", now.timestamp_millis());
        self.note_import(sql, id, now).await
    }

    /// Nothing of an import was imported.
    pub async fn fail_import(&self, id: ImportId, failure: ImportFailure, now: DateTime<Utc>) -> Result<(), Error> {
        let name = FAILURES.iter().find(|(of, _)| *of == failure).map(|(_, name)| *name);
        self.note_import(sql!("update client_imports set state = 'failed', failure = ", name), id, now).await
    }

    /// Of an import that runs. What is interrupted stays so.
    async fn note_import(&self, mut sql: Sql, id: ImportId, now: DateTime<Utc>) -> Result<(), Error> {
        let conn = self.begin().await?;
        where_running(&mut sql, id, now);
        sql.run(&conn).await?;
        Ok(conn.commit().await?)
    }
}

fn where_running(sql: &mut Sql, id: ImportId, now: DateTime<Utc>) {
    sql.push(" where state = 'running' and id = ").bind(id.0);
    sql.push(" and heard_at >= ").bind((now - SILENCE).timestamp_millis());
}

fn to_text(outcomes: &[RowOutcome<ClientId>]) -> String {
    let kind = |kind| KINDS.iter().find(|(of, _)| *of == kind).map(|(_, name)| *name);
    let one = |outcome: &RowOutcome<ClientId>| {
        json!([outcome.row, kind(outcome.kind), outcome.client.map(|id| id.0), outcome.problems])
    };
    Json::Array(outcomes.iter().map(one).collect()).to_string()
}

fn parse(text: &str) -> Option<Vec<RowOutcome<ClientId>>> {
    type Stored = (u32, String, Option<Uuid>, Vec<(Option<String>, String)>);
    let stored: Vec<Stored> = serde_json::from_str(text).ok()?;
    let one = |(row, kind, client, problems): Stored| {
        let (kind, _) = *KINDS.iter().find(|(_, name)| *name == kind)?;
        Some(RowOutcome { row, client: client.map(ClientId), kind, problems })
    };
    stored.into_iter().map(one).collect()
}

fn read(row: &QueryResult, now: DateTime<Utc>) -> Result<ImportRun, Error> {
    Ok(ImportRun {
        id: row.id("id")?,
        at: row.time("created_at")?,
        by: row.get("author")?,
        file_name: row.get("file_name")?,
        state: state(row, now)?,
        passwords: row.count("passwords")?,
        hashed: row.count("hashed")?,
        created: row.count("created")?,
        updated: row.count("updated")?,
        left_out: row.count("left_out")?,
    })
}

fn state(row: &QueryResult, now: DateTime<Utc>) -> Result<ImportState, Error> {
    Ok(match row.get::<String>("state")?.as_str() {
        "running" if row.time("heard_at")? < now - SILENCE => ImportState::Interrupted,
        "running" => ImportState::Running,
        "finished" => ImportState::Finished,
        "failed" => {
            let name: Option<String> = row.get("failure")?;
            let failure = FAILURES.iter().find(|(_, of)| name.as_deref() == Some(*of));
            ImportState::Failed(failure.ok_or(Error::Unreadable("failure of an import"))?.0)
        }
        _ => return Err(Error::Unreadable("state of an import")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_back() {
        let outcomes = vec![
            RowOutcome {
                row: 2,
                client: Some(ClientId(Uuid::from_u128(7))),
                kind: OutcomeKind::Created,
                problems: vec![],
            },
            RowOutcome {
                row: 3,
                client: None,
                kind: OutcomeKind::LeftOut,
                problems: vec![(Some("Budget".into()), "unknown_field".into()), (None, "extra_cells".into())],
            },
        ];
        assert_eq!(parse(&to_text(&outcomes)), Some(outcomes));
        assert_eq!(parse("[[2, \"unheard\", null, []]]"), None);
    }
}
