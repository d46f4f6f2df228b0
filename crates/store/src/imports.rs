//! Reports of imports that were run. The rows are kept without what stood in them: a report names its clients as they are called now,
//! to who may know them.

use crate::Error;
use crate::act::ImportClients;
use crate::clients::{Client, ClientRef};
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::Tx;
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::permission::Permission;
use vitrine_domain::{ClientId, ImportId};

#[derive(Clone, Debug)]
pub struct ImportRun {
    pub id: ImportId,
    pub at: DateTime<Utc>,
    /// What whoever ran it is called now.
    pub by: String,
    pub file_name: Option<String>,
    pub created: u32,
    pub updated: u32,
    pub left_out: u32,
}

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
        rows.iter().map(read).collect()
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
        Ok((read(row)?, outcomes.into_iter().map(named).collect()))
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
    /// Keeps the report of the import that this transaction is.
    pub async fn keep_import(
        &self,
        _grant: Grant<ImportClients>,
        file_name: Option<&str>,
        outcomes: &[RowOutcome<ClientId>],
    ) -> Result<(), Error> {
        let count =
            |kind| i64::try_from(outcomes.iter().filter(|outcome| outcome.kind == kind).count()).unwrap_or(i64::MAX);
        sql!(
            "insert into client_imports (id, account_id, file_name, created, updated, left_out, outcomes, created_at) values (",
            self.store.new_id(),
            ", ",
            self.account().0,
            ", ",
            file_name,
            ", ",
            count(OutcomeKind::Created),
            ", ",
            count(OutcomeKind::Updated),
            ", ",
            count(OutcomeKind::LeftOut),
            ", ",
            to_text(outcomes),
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
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

fn read(row: &QueryResult) -> Result<ImportRun, Error> {
    Ok(ImportRun {
        id: row.id("id")?,
        at: row.time("created_at")?,
        by: row.get("author")?,
        file_name: row.get("file_name")?,
        created: row.count("created")?,
        updated: row.count("updated")?,
        left_out: row.count("left_out")?,
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
