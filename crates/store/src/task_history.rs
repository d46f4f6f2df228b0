//! What became of tasks.
//!
//! Clients read what happened before their eyes. What was done to a task while it was hidden from them, or beside them, stays the team's.

use crate::assignees;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::sql::{Row, Sql, sql};
use crate::tasks::Of;
use crate::tx::{Changes, Tx};
use crate::{Error, scope};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Acts, Facts, HistoryScope, TaskScope, Worker};
use vitrine_domain::audit::Deed;
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, ClientId, TaskId};

/// Deeds that a history tells of. What others there are has a place of its own, with a rule of its own.
const TOLD: [Deed; 12] = [
    Deed::TaskCreated,
    Deed::TaskUpdated,
    Deed::TaskMoved,
    Deed::TaskAssigned,
    Deed::TaskChecklistChanged,
    Deed::TaskChecked,
    Deed::TaskDeleted,
    Deed::TaskRestored,
    Deed::ApprovalRequested,
    Deed::ApprovalWithdrawn,
    Deed::ApprovalGiven,
    Deed::ApprovalChangesRequested,
];

#[derive(Clone, Debug)]
pub struct HistoryEntry {
    pub id: Uuid,
    pub author: AccountId,
    /// None where the viewer knows no more of the author than where they belong.
    pub author_name: Option<String>,
    pub writer: Worker,
    pub deed: Deed,
    /// Field by field, `[before, after]`.
    pub changes: Json,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug)]
pub struct HistoryQuery {
    pub task: TaskId,
    /// The id before which to read on: the newest come first.
    pub before: Option<Uuid>,
    pub limit: u64,
}

/// Writes the query of entries in scope, open for further conditions with `and`.
fn select(sql: &mut Sql, facts: &Facts) {
    sql.push(&format!(
        "select 1 as hit, h.id, h.account_id, coalesce(ac.name, aa.name, aa.username, '') as author_name, {} as author_root, \
         h.action, h.changes, h.created_at, ",
        assignees::root_of("aa.client_id")
    ));
    assignees::select_people_scope(sql, facts);
    sql.push(
        " from task_history h join accounts aa on aa.id = h.account_id left join clients ac on ac.id = aa.client_id \
         join tasks t on t.id = h.task_id join ",
    );
    and_task(sql, facts);
    scope::and_history(sql, HistoryScope::of(facts));
    sql.push(" and h.action in (").bind_all(TOLD.map(Deed::name));
    // another place in the same column is no news
    sql.push(") and (h.action <> ").bind(Deed::TaskMoved.name()).push(" or h.changes <> '{}')");
}

/// Writes the projects in scope, as `p`, and that task `t` is one of theirs, and in scope itself.
fn and_task(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    sql.push("(select p.id, p.deleted_at, p.co_clients_visible from ");
    scope::projects(sql, tasks.projects);
    sql.push(") p on p.id = t.project_id where t.deleted_at is null and p.deleted_at is null");
    scope::and_task(sql, tasks);
}

fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<HistoryEntry, When>, Error> {
    let people = assignees::people_scope(&known.facts, row)?;
    let author = row.id("account_id")?;
    let writer = writer(row)?;
    let name = row.get::<String>("author_name")?;
    let is_named = known.facts.account == author || people.admits(author, writer);
    let action: String = row.get("action")?;
    let entry = HistoryEntry {
        id: row.get("id")?,
        author,
        author_name: Some(name).filter(|name| is_named && !name.is_empty()),
        writer,
        deed: TOLD.into_iter().find(|deed| deed.name() == action).ok_or(Error::Unreadable("action"))?,
        changes: serde_json::from_str(&row.get::<String>("changes")?).map_err(|_error| Error::Unreadable("changes"))?,
        at: row.time("created_at")?,
    };
    Ok(Seen::new(entry, known, Acts::NONE))
}

fn writer(row: &QueryResult) -> Result<Worker, Error> {
    let root = row.get::<Option<Uuid>>("author_root")?;
    Ok(root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) }))
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of what became of a task, newest first.
    pub async fn task_history(&self, query: HistoryQuery) -> Result<Vec<Seen<HistoryEntry, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" and h.task_id = ").bind(query.task.0);
                if let Some(before) = query.before {
                    sql.push(" and h.id < ").bind(before);
                }
                sql.push(" order by h.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known)).collect()
    }

    /// What those of these columns and people are called that the viewer may know of as reader of this task.
    pub async fn names_in_history(&self, task: TaskId, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut names = self.column_names(task, ids).await?;
        names.extend(self.people_names(task, ids).await?);
        Ok(names)
    }

    async fn column_names(&self, task: TaskId, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                let name = if facts.is_staff() { "b.name" } else { "coalesce(b.client_name, b.name)" };
                sql.push(&format!("select 1 as hit, b.id, {name} as name from tasks t join board_columns b on b.project_id = t.project_id join "));
                and_task(sql, facts);
                sql.push(" and t.id = ").bind(task.0).push(" and b.id in (").bind_all(ids.iter().copied()).push(")");
            })
            .await?;
        rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
    }

    async fn people_names(&self, task: TaskId, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, aa.id, coalesce(ac.name, aa.name, aa.username, '') as name, {} as author_root, ",
                    assignees::root_of("aa.client_id")
                ));
                assignees::select_people_scope(sql, facts);
                sql.push(" from accounts aa left join clients ac on ac.id = aa.client_id cross join tasks t join ");
                and_task(sql, facts);
                sql.push(" and t.id = ").bind(task.0).push(" and aa.id in (").bind_all(ids.iter().copied()).push(")");
            })
            .await?;
        let mut names = HashMap::new();
        for row in &rows {
            let (account, name) = (row.id("id")?, row.get::<String>("name")?);
            if !name.is_empty() && assignees::people_scope(&known.facts, row)?.admits(account, writer(row)?) {
                names.insert(account.0, name);
            }
        }
        Ok(names)
    }
}

impl Tx {
    /// The statement that writes an entry, with whether clients could watch: one that says who sees the task tells of a time when they
    /// could not.
    pub(crate) fn history(&self, task: Of<'_>, deed: Deed, changes: &Changes) -> Sql {
        let is_team_only = task.is_team_only || changes.has("is_team_only");
        let mut sql = sql!(
            "insert into task_history (id, task_id, account_id, action, changes, created_at, is_team_only) select ",
            self.store.new_id(),
            ", ",
            task.id.0,
            ", ",
            self.account().0,
            ", ",
            deed.name(),
            ", ",
            changes.to_text(),
            ", ",
            self.now(),
            ", "
        );
        scope::is_unwatched(&mut sql, is_team_only, Level::ReadOnly);
        sql.push(" from projects p where p.id = ").bind(task.project.0);
        sql
    }
}
