//! Tasks.

mod moves;
mod neighbours;

pub use moves::Landing;

use crate::act::{AskApproval, CreateTask, DeleteTask, EditTask, EditTaskDates, RestoreTask};
use crate::approvals::Asked;
use crate::assignees::{self, Assignee};
use crate::checklists::{self, CheckItem};
use crate::columns::Column;
use crate::dependencies::{self, End, LinkedTask};
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::progress::{TaskProgress, read_progress};
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, run_each, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind, scope};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DbBackend, QueryResult};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, Paths, PeopleScope, Target, TaskScope};
use vitrine_domain::approval::{self, Prospect, RoundState, Warning};
use vitrine_domain::audit::Deed;
use vitrine_domain::board::{Position, Stage};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::task::Schedule;
use vitrine_domain::text::{Prose, Title, fold};
use vitrine_domain::{ApprovalId, ColumnId, ProjectId, TaskId};

/// A task as its viewer sees it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub struct Task {
    pub id: TaskId,
    pub project: ProjectId,
    pub project_name: String,
    pub column: ColumnId,
    /// For a client: the client name where there is one.
    pub column_name: String,
    pub stage: Stage,
    pub title: String,
    pub description: Option<String>,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// Those of whom the viewer may know, in the order in which they came to it.
    pub assignees: Vec<Assignee>,
    pub checklist: Vec<CheckItem>,
    pub is_milestone: bool,
    /// Those that have to be finished before it begins, as far as the viewer sees them.
    pub predecessors: Vec<LinkedTask>,
    /// Those that wait for it, as far as the viewer sees them.
    pub successors: Vec<LinkedTask>,
    /// For who may view progress.
    pub progress: Option<TaskProgress>,
    pub is_team_only: bool,
    pub is_deleted: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    /// Of the project.
    level: Level,
    state: ProjectState,
    pub(crate) people: PeopleScope,
    asks_approval: bool,
    last_round: Option<RoundState>,
    pub(crate) open_round: Option<ApprovalId>,
}

impl Task {
    /// What staff are to know of it, where its column asks for approval and nobody is asked.
    pub fn approval_warning(&self, prospect: Option<Prospect>) -> Option<Warning> {
        let asked = approval::ask(self.level, self.state, self.is_team_only);
        if self.asks_approval { approval::warning(asked, self.last_round, prospect) } else { None }
    }

    /// Whether a client is asked about it.
    pub fn awaits_approval(&self) -> bool {
        self.open_round.is_some()
    }

    fn asked(&self) -> Asked {
        Asked {
            title: self.title.clone(),
            description: self.description.clone(),
            level: self.level,
            state: self.state,
            is_team_only: self.is_team_only,
        }
    }

    /// What this task is to somebody whom nothing leads to it yet.
    pub(crate) fn target(&self) -> Target {
        let (level, state) = (self.level, self.state);
        Target { paths: Paths::NONE, is_invited: true, is_member: false, level, state, is_shared: !self.is_team_only }
    }
}

#[derive(Clone, Debug)]
pub struct NewTask {
    pub title: Title,
    pub description: Option<Prose>,
    pub schedule: Schedule,
    pub is_milestone: bool,
    pub is_team_only: bool,
}

/// What the team wrote into a task, without its dates.
#[derive(Clone, Debug)]
pub struct TaskContent {
    pub title: Title,
    pub description: Option<Prose>,
    pub is_milestone: bool,
    pub is_team_only: bool,
}

#[derive(Clone, Debug)]
pub struct TaskQuery {
    pub project: ProjectId,
    pub is_deleted: bool,
    pub words: Option<String>,
    /// The id after which to read on: ids grow, so the order is that of creation.
    pub after: Option<Uuid>,
    pub limit: u64,
}

fn select_one(sql: &mut Sql, backend: DbBackend, facts: &Facts, id: TaskId, is_deleted: bool) {
    select(sql, backend, facts, is_deleted);
    sql.push(" and t.id = ").bind(id.0);
}

/// Writes the query of tasks in scope, open for further conditions with `and`.
pub(crate) fn select(sql: &mut Sql, backend: DbBackend, facts: &Facts, is_deleted: bool) {
    let task_scope = TaskScope::of(facts);
    let paths = scope::paths(task_scope.projects);
    let column_name = if facts.is_staff() { "b.name" } else { "coalesce(b.client_name, b.name)" };
    sql.push(&format!(
        "select 1 as hit, t.id, t.project_id, p.name as project_name, p.level, p.paths, p.archived_at as project_archived_at, \
         p.deleted_at as project_deleted_at, t.column_id, {column_name} as column_name, b.stage, t.title, t.description, t.starts_on, t.due_on, \
         t.percent, t.minutes_left, t.is_milestone, t.is_team_only, t.deleted_at, t.created_at, t.updated_at, t.version, b.asks_approval, (select r.state from approval_rounds r \
         where r.task_id = t.id and r.column_id = t.column_id and r.moved_to is null order by r.number desc limit 1) as last_round, \
         (select r.id from approval_rounds r where r.task_id = t.id and r.state = 'open') as open_round, {} as assignees, {} as checklist, \
         {} as predecessors, {} as successors, ",
        assignees::list(backend, "t.id"),
        checklists::list(backend, "t.id"),
        dependencies::list(backend, "t.id", End::Predecessor, task_scope),
        dependencies::list(backend, "t.id", End::Successor, task_scope)
    ));
    assignees::select_people_scope(sql, facts);
    sql.push(&format!(
        " from tasks t join board_columns b on b.id = t.column_id join (select p.id, p.name, p.level, {paths} as paths, p.archived_at, \
         p.deleted_at, p.co_clients_visible from "
    ));
    scope::projects(sql, task_scope.projects);
    sql.push(") p on p.id = t.project_id where ").push(if is_deleted {
        "t.deleted_at is not null"
    } else {
        "t.deleted_at is null"
    });
    scope::and_task(sql, task_scope);
}

pub(crate) fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<Task, When>, Error> {
    let state = state_of(row, "project_")?;
    let acts = project_acts(&known.facts, row, state)?;
    let people = assignees::people_scope(&known.facts, row)?;
    let mut assignees = assignees::read_list(&row.get::<String>("assignees")?)?;
    assignees.retain(|one| people.admits(one.account, one.worker));
    let task = Task {
        id: row.id("id")?,
        project: row.id("project_id")?,
        project_name: row.get("project_name")?,
        column: row.id("column_id")?,
        column_name: row.get("column_name")?,
        stage: Stage::from_name(&row.get::<String>("stage")?).ok_or(Error::Unreadable("stage"))?,
        title: row.get("title")?,
        description: row.get("description")?,
        starts_on: row.date("starts_on")?,
        due_on: row.date("due_on")?,
        assignees,
        checklist: checklists::read_list(&row.get::<String>("checklist")?)?,
        is_milestone: row.get("is_milestone")?,
        predecessors: dependencies::read_list(&row.get::<String>("predecessors")?)?,
        successors: dependencies::read_list(&row.get::<String>("successors")?)?,
        progress: read_progress(row)?.filter(|_| acts.contains(Action::ViewProgress)),
        is_team_only: row.get("is_team_only")?,
        is_deleted: row.get::<Option<i64>>("deleted_at")?.is_some(),
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
        level: Level::from_name(&row.get::<String>("level")?),
        state,
        people,
        asks_approval: row.get("asks_approval")?,
        last_round: row.get::<Option<String>>("last_round")?.and_then(|name| RoundState::from_name(&name)),
        open_round: row.get::<Option<Uuid>>("open_round")?.map(ApprovalId),
    };
    // a deleted project rests: its tasks are found from the bin and by nobody else
    if state == ProjectState::Deleted { Err(Error::NotFound) } else { Ok(Seen::new(task, known, acts)) }
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn task(&self, id: TaskId) -> Result<Seen<Task, C::When>, Error> {
        self.one_task(id, false).await
    }

    /// A task in the bin, for who may restore it.
    pub async fn deleted_task(&self, id: TaskId) -> Result<Seen<Task, C::When>, Error> {
        self.one_task(id, true).await
    }

    async fn one_task(&self, id: TaskId, is_deleted: bool) -> Result<Seen<Task, C::When>, Error> {
        let (known, rows) = self.rows(|facts, sql| select_one(sql, self.backend(), facts, id, is_deleted)).await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)
    }

    /// Those of a project that have one of these ids.
    pub async fn tasks_by_id(&self, project: ProjectId, ids: &[TaskId]) -> Result<Vec<Seen<Task, C::When>>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, false);
                sql.push(" and t.project_id = ").bind(project.0).push(" and t.id in (");
                sql.bind_all(ids.iter().map(|id| id.0)).push(")");
            })
            .await?;
        rows.iter().map(|row| read(row, &known)).collect()
    }

    /// A page of a project's tasks, oldest first.
    pub async fn tasks(&self, query: &TaskQuery) -> Result<Vec<Seen<Task, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, query.is_deleted);
                sql.push(" and t.project_id = ").bind(query.project.0);
                if let Some(words) = &query.words {
                    sql.push(" and t.title_key").like(crate::search::pattern(words));
                }
                if let Some(after) = query.after {
                    sql.push(" and t.id > ").bind(after);
                }
                sql.push(" order by t.id").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known)).collect()
    }
}

fn date_text(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

impl Tx {
    /// At the end of a column of that project; of its first one if none is given.
    pub async fn create_task(
        &self,
        grant: Grant<CreateTask>,
        column: Option<&Seen<Column, Now>>,
        new: NewTask,
    ) -> Result<TaskId, Error> {
        let project = grant.key();
        if column.is_some_and(|column| column.project != project) {
            return Err(Error::NotFound);
        }
        if column.is_some_and(|column| column.is_archived) {
            return Err(Conflict::ColumnArchived.into());
        }
        let column = match column {
            Some(column) => column.id,
            None => self.first_column(project).await?,
        };
        let id = TaskId(self.store.new_id());
        let position = Position::between(self.last_position(column).await?.as_ref(), None);
        let version = self.next_content_version(project).await?;
        sql!(
            "insert into tasks (id, project_id, column_id, position, title, title_key, description, starts_on, due_on, is_milestone, is_team_only, created_by, \
             content_version, created_at, updated_at, version) values (", id.0, ", ", project.0, ", ", column.0, ", ",
            position.as_str(), ", ", new.title.as_str(), ", ", fold(new.title.as_str()), ", ", new.description.map(Prose::into_string),
            ", ", date_text(new.schedule.starts_on()), ", ", date_text(new.schedule.due_on()), ", ", new.is_milestone, ", ", new.is_team_only, ", ", self.account().0, ", ", version, ", ", self.now(), ", ",
            self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        self.recount(project).await?;
        let changes = Changes::default().field("title", None, Some(new.title.as_str()));
        self.record_task(
            Of { id, project, title: new.title.as_str(), is_team_only: new.is_team_only },
            Deed::TaskCreated,
            &changes,
        )
        .await?;
        Ok(id)
    }

    /// Puts a new task, with all that was given with it, before its clients, if its column asks.
    pub async fn ask_approval(&self, grant: Grant<AskApproval>) -> Result<(), Error> {
        let task = grant.target();
        if !task.asks_approval || task.awaits_approval() {
            return Ok(());
        }
        self.open_round(grant.key(), task.project, task.column, &task.asked()).await
    }

    /// New title, description and audience, and new dates: each with its own grant.
    pub async fn edit_task(
        &self,
        content: Option<(Grant<EditTask>, TaskContent)>,
        dates: Option<(Grant<EditTaskDates>, Schedule)>,
        before: &Task,
    ) -> Result<(), Error> {
        let id = match (&content, &dates) {
            (Some((grant, _)), _) => grant.key(),
            (_, Some((grant, _))) => grant.key(),
            (None, None) => return Ok(()),
        };
        let mut after = before.clone();
        if let Some((_, new)) = content {
            after.title = new.title.into_string();
            after.description = new.description.map(Prose::into_string);
            after.is_milestone = new.is_milestone;
            after.is_team_only = new.is_team_only;
        }
        if let Some((_, schedule)) = dates {
            after.starts_on = schedule.starts_on();
            after.due_on = schedule.due_on();
        }
        let changes = Changes::default()
            .field("title", before.title.as_str(), after.title.as_str())
            .field("description", before.description.as_deref(), after.description.as_deref())
            .field("is_milestone", before.is_milestone, after.is_milestone)
            .field("is_team_only", before.is_team_only, after.is_team_only)
            .field("starts_on", date_text(before.starts_on), date_text(after.starts_on))
            .field("due_on", date_text(before.due_on), date_text(after.due_on));
        if changes.is_empty() {
            return Ok(());
        }
        let version = self.next_content_version(before.project).await?;
        let rows = sql!(
            "update tasks set title = ",
            after.title.as_str(),
            ", title_key = ",
            fold(&after.title),
            ", description = ",
            after.description.clone(),
            ", is_milestone = ",
            after.is_milestone,
            ", is_team_only = ",
            after.is_team_only,
            ", starts_on = ",
            date_text(after.starts_on),
            ", due_on = ",
            date_text(after.due_on),
            ", content_version = ",
            version,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        if before.is_team_only != after.is_team_only {
            self.recount(before.project).await?;
            // for clients the task came or went, and the board is what they can read anew
            self.emit(EventKind::BoardChanged, Some(before.project), None, false).await?;
        }
        let of = Of { id, project: before.project, title: &after.title, is_team_only: after.is_team_only };
        self.record_task(of, Deed::TaskUpdated, &changes).await?;
        if after.is_team_only && before.awaits_approval() {
            self.withdraw_round(of).await?;
            // whoever was asked may see no board
            self.emit(EventKind::ApprovalChanged, Some(before.project), None, false).await?;
        }
        // what was the team's own may now be put before clients
        let is_shown_now = before.is_team_only && !after.is_team_only;
        if is_shown_now && after.asks_approval && matches!(after.last_round, None | Some(RoundState::Withdrawn)) {
            return self.open_round(id, before.project, before.column, &after.asked()).await;
        }
        Ok(())
    }

    pub async fn delete_task(&self, grant: Grant<DeleteTask>, task: &Task) -> Result<(), Error> {
        self.withdraw_round(Of::task(task)).await?;
        self.set_task_deleted(grant.key(), task, task.column, Some(self.now()), Deed::TaskDeleted).await
    }

    /// Into its column, or the first one if that is gone.
    pub async fn restore_task(&self, grant: Grant<RestoreTask>, task: &Task) -> Result<(), Error> {
        let is_there = sql!(
            "select 1 as one from board_columns where deleted_at is null and archived_at is null and id = ",
            task.column.0
        )
        .one(&self.conn)
        .await?;
        let column = if is_there.is_some() { task.column } else { self.first_column(task.project).await? };
        self.set_task_deleted(grant.key(), task, column, None, Deed::TaskRestored).await?;
        self.resume_dependencies(task).await?;
        let asks = if column == task.column {
            task.asks_approval && task.last_round == Some(RoundState::Withdrawn)
        } else {
            self.asks_approval(column).await?
        };
        if asks { self.open_round(grant.key(), task.project, column, &task.asked()).await } else { Ok(()) }
    }

    async fn asks_approval(&self, column: ColumnId) -> Result<bool, Error> {
        let row = sql!("select asks_approval from board_columns where id = ", column.0).one(&self.conn).await?;
        row.ok_or(Error::NotFound)?.get("asks_approval")
    }

    async fn set_task_deleted(
        &self,
        id: TaskId,
        task: &Task,
        column: ColumnId,
        at: Option<i64>,
        deed: Deed,
    ) -> Result<(), Error> {
        let version = self.next_content_version(task.project).await?;
        let rows = sql!(
            "update tasks set deleted_at = ",
            at,
            ", column_id = ",
            column.0,
            ", content_version = ",
            version,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            task.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.recount(task.project).await?;
        let changes = Changes::default().field("is_deleted", at.is_none(), at.is_some());
        self.record_task(Of::task(task), deed, &changes).await
    }

    async fn first_column(&self, project: ProjectId) -> Result<ColumnId, Error> {
        sql!(
            "select id from board_columns where deleted_at is null and archived_at is null and project_id = ",
            project.0,
            " order by position, id limit 1"
        )
        .one(&self.conn)
        .await?
        .ok_or(Conflict::NoColumn)?
        .id("id")
    }

    async fn last_position(&self, column: ColumnId) -> Result<Option<Position>, Error> {
        let row =
            sql!("select max(position) as position from tasks where column_id = ", column.0).one(&self.conn).await?;
        Ok(row
            .and_then(|row| row.get::<Option<String>>("position").ok().flatten())
            .and_then(|text| Position::parse(&text)))
    }

    pub(crate) async fn record_task(&self, task: Of<'_>, deed: Deed, changes: &Changes) -> Result<(), Error> {
        run_each(self.recording(task, deed, changes), &self.conn).await
    }

    /// Notes it for the log, and gives the statements that write what [`Self::record_task`] does.
    fn recording(&self, task: Of<'_>, deed: Deed, changes: &Changes) -> [Sql; 2] {
        let subject = Subject { kind: "task", id: task.id.0, name: task.title, project: Some(task.project) };
        self.audit(deed, &subject, changes);
        let history = self.history(task, deed, changes);
        let event = self.event(EventKind::TaskChanged, Some(task.project), Some(task.id.0), task.is_team_only);
        [history, event]
    }
}

/// The task that a record is about.
#[derive(Clone, Copy)]
pub(crate) struct Of<'a> {
    pub(crate) id: TaskId,
    pub(crate) project: ProjectId,
    pub(crate) title: &'a str,
    /// Clients do not hear of it.
    pub(crate) is_team_only: bool,
}

impl<'a> Of<'a> {
    pub(crate) fn task(task: &'a Task) -> Self {
        Self { id: task.id, project: task.project, title: &task.title, is_team_only: task.is_team_only }
    }
}
