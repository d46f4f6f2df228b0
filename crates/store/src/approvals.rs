//! Rounds of approval: putting a task before its clients, and what they say.
//!
//! A round is a thing of its own: who is asked reads it without seeing the task (R18, R54). It begins and ends in the transaction that
//! moves its task.

mod approvers;
mod card;
mod column;
mod decide;
mod named;
mod oks;
mod receipts;
mod remind;
mod rounds;
mod snapshot;
mod talk;

pub(crate) use approvers::is_still_asked;
pub use card::CardRound;
pub(crate) use column::read_rule;
pub use column::{ColumnApproval, ColumnApprovalChange};
pub use named::{ApproverChoice, ProjectApprovers};
pub use oks::GivenOk;
use oks::{list_awaited, list_oks, read_awaited, read_oks};
pub use receipts::{Receipt, Sign};
pub(crate) use rounds::Asked;
pub use snapshot::{FrozenFile, FrozenValue, Part, Snapshot};

use crate::assignees::{self, root_of};
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, id_text, json_list, json_row};
use crate::{Error, Task, scope};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DbBackend, QueryResult};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, Paths, PeopleScope, RoundScope, Worker};
use vitrine_domain::approval::{
    self, Prospect, RoundState, Tally, Warning, is_overdue, may_add_files, may_add_words, reads_words_of_others,
};
use vitrine_domain::custom_field::FieldScope;
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::{AccountId, ApprovalId, ClientId, ColumnId, ProjectId, TaskId};

/// A round as its viewer sees it.
#[derive(Clone, Debug)]
pub struct Round {
    pub id: ApprovalId,
    pub project: ProjectId,
    pub project_name: String,
    pub task: TaskId,
    /// How many rounds the task has seen, this one included.
    pub number: u32,
    pub state: RoundState,
    pub title: String,
    /// What was asked about. For a client: while they are asked (R18).
    pub content: Option<Snapshot>,
    /// What of it the task says otherwise by now.
    pub changed_since: Vec<Part>,
    /// What of it was otherwise when a client last decided about the task; none if none did.
    pub changed_since_decision: Option<Vec<Part>>,
    pub asked_by: RoundPerson,
    pub asked_at: DateTime<Utc>,
    pub closing: Option<Closing>,
    pub tally: Tally,
    /// Its last day.
    pub due_on: Option<NaiveDate>,
    pub is_overdue: bool,
    /// Those of whom the viewer may know by name, the oldest first.
    pub oks: Vec<GivenOk>,
    /// Whose OK it waits for, where it waits for certain people.
    pub awaits: Vec<RoundPerson>,
    pub share: Share,
    /// The viewer is or was asked, or is of the team: receipts are for them.
    pub(crate) is_party: bool,
    pub(crate) column: ColumnId,
    pub(crate) asked: Asked,
}

impl Round {
    /// What staff are to know of it while it waits, if so many of those who are asked could still decide.
    pub fn warning(&self, left: u32) -> Option<Warning> {
        let asked = approval::ask(self.asked.level, self.asked.state, self.asked.is_team_only);
        approval::warning(asked, Some(self.state), Some(Prospect { tally: self.tally, left }))
    }
}

/// What is left to the viewer of a round that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Their OK: they are asked and have not given it.
    pub is_ok_due: bool,
    /// To comment, also by adding words to an OK.
    pub takes_words: bool,
    pub takes_files: bool,
}

/// How a round ended.
#[derive(Clone, Debug)]
pub struct Closing {
    pub by: RoundPerson,
    pub at: DateTime<Utc>,
    /// What the client wrote, for who may read it (R54, R58).
    pub comment: Option<String>,
    /// The column that the task went to, as the viewer's side calls it, for who sees the board (R64).
    pub moved_to: Option<String>,
    /// Whether the viewer may read what was written, if anything was.
    pub(crate) is_readable: bool,
}

/// Somebody who asked or decided. Without a name to who may not know of them (R58).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundPerson {
    pub account: AccountId,
    pub worker: Worker,
    pub name: Option<String>,
}

/// Writes the query of rounds whose tasks are in scope as `condition` says, open for further conditions with `and`.
fn select(sql: &mut Sql, backend: DbBackend, facts: &Facts, in_scope: RoundScope) {
    let column_name = if facts.is_staff() { "m.name" } else { "coalesce(m.client_name, m.name)" };
    sql.push(&format!(
        "select 1 as hit, r.id, r.project_id, p.name as project_name, p.level, p.paths, p.archived_at as project_archived_at, \
         p.deleted_at as project_deleted_at, r.task_id, r.column_id, r.number, r.state, r.title, r.content, r.asked_at, r.closed_at, \
         r.comment, r.needed, r.due_on, {} as oks, {} as awaits, {column_name} as moved_to, t.title as title_now, t.description as description_now, t.is_team_only, \
         q.title as decided_title, q.content as decided_content, {}, {}, ",
        list_oks(backend, "r.id"),
        list_awaited(backend, "r.id"),
        person("asked"),
        person("closed")
    ));
    sql.push("case when ");
    scope::is_asked(sql, facts.account, "r");
    sql.push(" then 1 else 0 end as is_asked, ");
    let shown = json_list(
        backend,
        &format!("select {} as item from custom_fields f where f.deleted_at is null\u{1}", id_item(backend)),
    );
    let (head, tail) = shown.split_once('\u{1}').unwrap_or((&shown, ""));
    sql.push(head).push(" and f.visibility in (");
    sql.bind_all(FieldScope::of_values(facts).visibilities().iter().map(|own| own.name())).push(")").push(tail);
    sql.push(&format!(" as shown_fields, {} as shown_files, ", FrozenFile::list(backend, "r.task_id")));
    assignees::select_people_scope(sql, facts);
    from(sql, in_scope);
}

/// Writes the tables and the condition of rounds `r` whose tasks are in scope as `in_scope` says. Conditions may follow with `and`.
fn from(sql: &mut Sql, in_scope: RoundScope) {
    sql.push(
        " from approval_rounds r join tasks t on t.id = r.task_id join accounts asked on asked.id = r.asked_by \
         left join accounts closed on closed.id = r.closed_by left join board_columns m on m.id = r.moved_to \
         left join approval_rounds q on q.task_id = r.task_id and q.number = (select max(l.number) from approval_rounds l \
         where l.task_id = r.task_id and l.number < r.number and l.state in ('approved', 'changes_requested')",
    );
    // a decision that the viewer does not read is none to them (R44)
    scope::and_round(sql, in_scope, "l");
    sql.push(&format!(
        ") join (select p.id, p.name, p.level, {} as paths, p.archived_at, p.deleted_at, p.co_clients_visible from ",
        scope::paths(in_scope.projects)
    ));
    scope::projects(sql, in_scope.projects);
    sql.push(") p on p.id = r.project_id where 1 = 1");
    scope::and_task(sql, in_scope.tasks());
    scope::and_round(sql, in_scope, "r");
}

/// A field's id as an item of a JSON list.
fn id_item(backend: DbBackend) -> String {
    json_row(backend, &[&id_text(backend, "f.id")])
}

/// The columns of an account for [`read_person`].
fn person(account: &str) -> String {
    format!(
        "{account}.id as {account}_id, coalesce((select pc.name from clients pc where pc.id = {account}.client_id), {account}.name, \
         {account}.username, '') as {account}_name, {} as {account}_root",
        root_of(&format!("{account}.client_id"))
    )
}

fn read_person(row: &QueryResult, account: &str, people: PeopleScope) -> Result<Option<RoundPerson>, Error> {
    let Some(id) = row.get::<Option<Uuid>>(&format!("{account}_id"))? else { return Ok(None) };
    let root = row.get::<Option<Uuid>>(&format!("{account}_root"))?;
    let worker = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
    let name = row.get(&format!("{account}_name"))?;
    Ok(Some(RoundPerson { account: AccountId(id), worker, name: people.admits(AccountId(id), worker).then_some(name) }))
}

fn read<When>(row: &QueryResult, known: &Arc<Known>, now: DateTime<Utc>) -> Result<Seen<Round, When>, Error> {
    let project_state = state_of(row, "project_")?;
    if project_state == ProjectState::Deleted {
        return Err(Error::NotFound);
    }
    let facts = &known.facts;
    let people = assignees::people_scope(facts, row)?;
    let state = RoundState::from_name(&row.get::<String>("state")?).ok_or(Error::Unreadable("state of a round"))?;
    let title: String = row.get("title")?;
    let shown = shown_fields(row)?;
    let files_now = FrozenFile::read_list(&row.get::<String>("shown_files")?)?;
    let snapshot = Snapshot::read(&row.get::<String>("content")?)?.only(&shown);
    let asked = Asked {
        title: row.get("title_now")?,
        description: row.get("description_now")?,
        level: Level::from_name(&row.get::<String>("level")?),
        state: project_state,
        is_team_only: row.get("is_team_only")?,
    };
    let acts = project_acts(facts, row, project_state)?;
    let (is_open, paths) = (state == RoundState::Open, scope::read_paths(row)?);
    let is_among_asked = acts.contains(Action::Approve) && row.get::<i32>("is_asked")? == 1;
    let is_asked = is_open && is_among_asked;
    let is_shown = facts.is_staff() || is_asked;
    let due_on = row.date("due_on")?;
    let oks = read_oks(&row.get::<String>("oks")?, people, |by| reads(facts, paths, by))?;
    let changed_since = if is_shown && is_open {
        snapshot.changed(&title, &asked.title, asked.description.as_deref(), &files_now)
    } else {
        Vec::new()
    };
    let changed_since_decision = match row.get::<Option<String>>("decided_title")?.filter(|_| is_shown) {
        Some(decided) => {
            let before = Snapshot::read(&row.get::<String>("decided_content")?)?.only(&shown);
            Some(before.differs(&decided, &snapshot, &title))
        }
        None => None,
    };
    let closing = match read_person(row, "closed", people)? {
        Some(by) => {
            let is_readable = reads(facts, paths, &by);
            let comment = row.get::<Option<String>>("comment")?.filter(|_| is_readable);
            let sees_board = facts.is_staff() || acts.contains(Action::ViewBoard);
            let moved_to = row.get::<Option<String>>("moved_to")?.filter(|_| sees_board);
            Some(Closing { at: row.time("closed_at")?, comment, moved_to, by, is_readable })
        }
        None => None,
    };
    let mut awaits = if is_open { read_awaited(&row.get::<String>("awaits")?, people)? } else { Vec::new() };
    // of those of whom they may not know, clients hear no sooner than it is unavoidable (R58)
    awaits.retain(|one| facts.is_staff() || one.name.is_some());
    let round = Round {
        id: row.id("id")?,
        project: row.id("project_id")?,
        project_name: row.get("project_name")?,
        task: row.id("task_id")?,
        number: row.count("number")?,
        state,
        title,
        content: is_shown.then_some(snapshot),
        changed_since,
        changed_since_decision,
        asked_by: read_person(row, "asked", people)?.ok_or(Error::Unreadable("who asked"))?,
        asked_at: row.time("asked_at")?,
        closing,
        tally: Tally { given: u32::try_from(oks.len()).unwrap_or(u32::MAX), needed: row.count("needed")? },
        due_on,
        is_overdue: is_open && is_overdue(due_on, now.date_naive()),
        share: Share {
            is_ok_due: is_asked && !oks.iter().any(|ok| ok.by.account == facts.account),
            takes_words: is_asked && may_add_words(facts, paths),
            takes_files: is_asked && may_add_files(facts),
        },
        is_party: facts.is_staff() || is_among_asked,
        oks,
        awaits,
        column: row.id("column_id")?,
        asked,
    };
    Ok(Seen::new(round, known, acts))
}

/// Fields that are shown to the viewer now, whatever they were when the round began (T-034).
fn shown_fields(row: &QueryResult) -> Result<HashSet<Uuid>, Error> {
    let ids: Vec<[Uuid; 1]> = serde_json::from_str(&row.get::<String>("shown_fields")?)
        .map_err(|_not_a_list| Error::Unreadable("list of fields"))?;
    Ok(ids.into_iter().flatten().collect())
}

fn reads(facts: &Facts, paths: Paths, author: &RoundPerson) -> bool {
    author.account == facts.account || (author.name.is_some() && reads_words_of_others(facts, paths))
}

/// Writes the condition that a round waits: of this project, if one is given; for a client, for their OK.
fn and_waits(sql: &mut Sql, facts: &Facts, project: Option<ProjectId>) {
    sql.push(" and r.state = 'open' and p.archived_at is null and p.deleted_at is null");
    if !facts.is_staff() {
        sql.push(" and not exists (select 1 from approval_oks go where go.round_id = r.id and go.account_id = ")
            .bind(facts.account.0)
            .push(")");
    }
    if let Some(project) = project {
        sql.push(" and r.project_id = ").bind(project.0);
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// Rounds that wait, after one of them: for a client those that wait for them, for staff those of all tasks they see; oldest first.
    pub async fn waiting_rounds(
        &self,
        project: Option<ProjectId>,
        after: Option<ApprovalId>,
        limit: u64,
    ) -> Result<Vec<Seen<Round, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, RoundScope::of(facts));
                and_waits(sql, facts, project);
                if let Some(after) = after {
                    sql.push(" and r.id > ").bind(after.0);
                }
                // ids grow with time
                sql.push(" order by r.id").limit(i64::try_from(limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known, self.viewer.now())).collect()
    }

    /// How many of them there are, project by project.
    pub async fn waiting_counts(&self, project: Option<ProjectId>) -> Result<Vec<(ProjectId, u32)>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, r.project_id, count(*) as waiting");
                from(sql, RoundScope::of(facts));
                and_waits(sql, facts, project);
                sql.push(" group by r.project_id order by r.project_id");
            })
            .await?;
        rows.iter().map(|row| Ok((row.id("project_id")?, row.count("waiting")?))).collect()
    }

    /// One that the viewer is asked about, was asked about, or sees with its task.
    pub async fn round(&self, id: ApprovalId) -> Result<Seen<Round, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, RoundScope::of(facts));
                sql.push(" and r.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known, self.viewer.now())
    }

    /// All rounds of a task that the viewer sees, newest first.
    pub async fn rounds_of(&self, task: &Task) -> Result<Vec<Seen<Round, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, RoundScope::of_seen_tasks(facts));
                sql.push(" and r.task_id = ").bind(task.id.0).push(" order by r.number desc").limit(100);
            })
            .await?;
        rows.iter().map(|row| read(row, &known, self.viewer.now())).collect()
    }
}
