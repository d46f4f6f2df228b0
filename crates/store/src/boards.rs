//! Boards.
//!
//! What a board holds is a function of its project's content version: it is kept in memory under that number, and a statement that
//! finds a newer number brings the rows that changed since. The rights are read in that same statement, each time.

use crate::act::{AddColumn, DeleteColumn, EditColumn};
use crate::approvals::CardRound;
use crate::assignees::{self, Assignee};
use crate::checklists;
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::progress::read_progress;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind, scope};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, Acts, PeopleScope, ProjectScope};
use vitrine_domain::audit::Deed;
use vitrine_domain::board::{Position, Stage};
use vitrine_domain::project::Level;
use vitrine_domain::text::Name;
use vitrine_domain::{ColumnId, ProjectId, TaskId};

/// Everything that a board's answer depends on. Equal keys, equal bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BoardKey {
    pub project: ProjectId,
    pub content_version: i64,
    /// Of the project's own fields: its name, its level.
    pub project_version: i64,
    /// Staff: team-only tasks, the team's own column names, the marks of who sees what.
    pub is_for_team: bool,
    pub acts: Acts,
    /// Whose names may stand on cards.
    pub people: PeopleScope,
}

/// A board as its viewer sees it.
#[derive(Clone, Debug)]
pub struct Board {
    pub key: BoardKey,
    pub name: String,
    pub level: Level,
    content: Arc<Content>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub id: ColumnId,
    pub project: ProjectId,
    pub name: String,
    pub client_name: Option<String>,
    pub stage: Stage,
    /// What enters it is put before the client (B144).
    pub asks_approval: bool,
    pub version: i64,
    position: Position,
}

#[derive(Clone, Debug)]
pub struct Card {
    pub id: TaskId,
    pub title: String,
    pub due_on: Option<NaiveDate>,
    pub has_description: bool,
    /// For whoever may view progress, which the board says.
    progress_percent: Option<u8>,
    /// Steps, and how many of them are done.
    pub checklist: (u32, u32),
    /// Everybody. A name that changes brings the card anew.
    assignees: Vec<Assignee>,
    /// The last round that was not withdrawn.
    pub round: Option<CardRound>,
    pub is_team_only: bool,
    pub version: i64,
    column: ColumnId,
    position: Position,
}

#[derive(Clone, Debug)]
pub struct NewColumn {
    pub name: Name,
    pub client_name: Option<Name>,
    pub stage: Stage,
    pub asks_approval: bool,
}

/// All columns and tasks of a board at one content version, in their order.
#[derive(Debug, Default)]
pub(crate) struct Content {
    version: i64,
    columns: Vec<(Arc<Column>, Vec<Arc<Card>>)>,
}

impl Column {
    pub fn name_for_clients(&self) -> &str {
        self.client_name.as_deref().unwrap_or(&self.name)
    }
}

impl NewColumn {
    fn name_for_clients(&self) -> &str {
        self.client_name.as_ref().unwrap_or(&self.name).as_str()
    }
}

impl Board {
    /// From left to right, each with the cards that this viewer sees, from top to bottom.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, impl Iterator<Item = &Card>)> {
        let is_for_team = self.key.is_for_team;
        self.content.columns.iter().map(move |(column, cards)| {
            let visible = cards.iter().map(Arc::as_ref).filter(move |card| is_for_team || !card.is_team_only);
            (column.as_ref(), visible)
        })
    }
}

impl Card {
    pub fn progress_percent(&self, board: &Board) -> Option<u8> {
        self.progress_percent.filter(|_| board.key.acts.contains(Action::ViewProgress))
    }

    /// Those of whom a viewer may know.
    pub fn assignees(&self, people: PeopleScope) -> impl Iterator<Item = &Assignee> {
        self.assignees.iter().filter(move |one| people.admits(one.account, one.worker))
    }
}

impl Content {
    /// This content brought to `version` by the rows that changed since.
    fn advanced(&self, version: i64, changed: Vec<Change>) -> Self {
        let mut columns: HashMap<ColumnId, Arc<Column>> = self.columns.iter().map(|(c, _)| (c.id, c.clone())).collect();
        let mut cards: HashMap<TaskId, Arc<Card>> =
            self.columns.iter().flat_map(|(_, cards)| cards).map(|card| (card.id, card.clone())).collect();
        for change in changed {
            match change {
                Change::Column(column) => drop(columns.insert(column.id, Arc::new(column))),
                Change::Card(card) => drop(cards.insert(card.id, Arc::new(card))),
                Change::Gone(id) => {
                    columns.remove(&ColumnId(id));
                    cards.remove(&TaskId(id));
                }
            }
        }
        let mut by_column: HashMap<ColumnId, Vec<Arc<Card>>> = HashMap::new();
        for card in cards.into_values() {
            by_column.entry(card.column).or_default().push(card);
        }
        let mut columns: Vec<_> = columns.into_values().collect();
        columns.sort_unstable_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
        let columns = columns
            .into_iter()
            .map(|column| {
                let mut cards = by_column.remove(&column.id).unwrap_or_default();
                cards.sort_unstable_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
                (column, cards)
            })
            .collect();
        Self { version, columns }
    }
}

enum Change {
    Column(Column),
    Card(Card),
    Gone(Uuid),
}

impl Change {
    fn read(row: &QueryResult, project: ProjectId) -> Result<Self, Error> {
        let id = row.get::<Uuid>("entry_id")?;
        if row.get::<Option<i64>>("entry_deleted_at")?.is_some() {
            return Ok(Self::Gone(id));
        }
        let position = Position::parse(&row.get::<String>("position")?).ok_or(Error::Unreadable("position"))?;
        let version = row.get("entry_version")?;
        Ok(match row.get::<Option<String>>("stage")? {
            Some(stage) => Self::Column(Column {
                id: ColumnId(id),
                project,
                name: row.get("title")?,
                client_name: row.get("client_name")?,
                stage: Stage::from_name(&stage).ok_or(Error::Unreadable("stage"))?,
                asks_approval: row.get("asks_approval")?,
                version,
                position,
            }),
            None => Self::Card(Card {
                id: TaskId(id),
                title: row.get("title")?,
                due_on: row.date("due_on")?,
                has_description: row.get("has_description")?,
                progress_percent: read_progress(row)?.map(|progress| progress.percent.get()),
                checklist: (row.count("steps")?, row.count("steps_done")?),
                assignees: assignees::read_list(&row.get::<String>("assignees")?)?,
                round: CardRound::read(&row.get::<String>("round")?)?,
                is_team_only: row.get("is_team_only")?,
                version,
                column: row.id("column_id")?,
                position,
            }),
        })
    }
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn board(&self, id: ProjectId) -> Result<Seen<Board, C::When>, Error> {
        let have = self.store.0.boards.get(&id.0).unwrap_or_default();
        let (known, rows) = self
            .rows(|facts, sql| {
                let in_scope = ProjectScope::of(facts, Action::ViewBoard);
                let [steps, done] = checklists::counts("tasks.id");
                sql.push(
                    "select 1 as hit, p.name, p.level, p.paths, p.archived_at, p.deleted_at, p.version, p.content_version, e.*, ",
                );
                assignees::select_people_scope(sql, facts);
                sql.push(" from ");
                // the project in scope, left-joined with its entries that are newer than what is in memory
                sql.push(&format!("(select p.*, {} as paths from ", scope::paths(in_scope)));
                scope::projects(sql, in_scope);
                sql.push(" and p.id = ").bind(id.0).push(
                    ") p left join (select id as entry_id, project_id as entry_project_id, name as title, client_name, stage, \
                     asks_approval, position, null as column_id, null as due_on, false as has_description, null as percent, null as minutes_left, null as assignees, null as steps, null as steps_done, \
                     null as round, false as is_team_only, deleted_at as entry_deleted_at, version as entry_version from board_columns where project_id = ",
                );
                sql.bind(id.0).push(" and content_version > ").bind(have.version).push(&format!(
                    " union all select id, project_id, title, null, null, false, position, column_id, due_on, description is not null, percent, minutes_left, {}, {steps}, {done}, {}, \
                     is_team_only, deleted_at, version from tasks where project_id = ",
                    assignees::list(self.backend(), "tasks.id"),
                    CardRound::list(self.backend(), "tasks.id")
                ));
                sql.bind(id.0).push(" and content_version > ").bind(have.version).push(") e on e.entry_project_id = p.id");
            })
            .await?;
        let first = rows.first().ok_or(Error::NotFound)?;
        let content_version = first.get("content_version")?;
        let content = if content_version == have.version {
            have
        } else {
            let entries = rows.iter().filter(|row| matches!(row.get::<Option<Uuid>>("entry_id"), Ok(Some(_))));
            let changed = entries.map(|row| Change::read(row, id)).collect::<Result<_, _>>()?;
            let content = Arc::new(have.advanced(content_version, changed));
            self.store.0.boards.insert(id.0, content.clone());
            // else what it takes the place of stays in memory for a while
            self.store.0.boards.run_pending_tasks();
            content
        };
        let level = Level::from_name(&first.get::<String>("level")?);
        let acts = project_acts(&known.facts, first, state_of(first, "")?)?;
        let key = BoardKey {
            project: id,
            content_version,
            project_version: first.get("version")?,
            is_for_team: known.facts.is_staff(),
            acts,
            people: assignees::people_scope(&known.facts, first)?,
        };
        Ok(Seen::new(Board { key, name: first.get("name")?, level, content }, &known, acts))
    }

    /// A column of a board that this viewer sees.
    pub async fn column(&self, id: ColumnId) -> Result<Seen<Column, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let in_scope = ProjectScope::of(facts, Action::ViewBoard);
                sql.push(&format!(
                    "select 1 as hit, b.id, b.project_id, b.name, b.client_name, b.stage, b.asks_approval, b.version, b.position, p.level, p.paths, \
                     p.archived_at, p.deleted_at from board_columns b join (select p.*, {} as paths from ",
                    scope::paths(in_scope)
                ));
                scope::projects(sql, in_scope);
                sql.push(") p on p.id = b.project_id where b.deleted_at is null and b.id = ").bind(id.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let acts = project_acts(&known.facts, row, state_of(row, "")?)?;
        let column = Column {
            id,
            project: row.id("project_id")?,
            name: row.get("name")?,
            client_name: row.get("client_name")?,
            stage: Stage::from_name(&row.get::<String>("stage")?).ok_or(Error::Unreadable("stage"))?,
            asks_approval: row.get("asks_approval")?,
            version: row.get("version")?,
            position: Position::parse(&row.get::<String>("position")?).ok_or(Error::Unreadable("position"))?,
        };
        Ok(Seen::new(column, &known, acts))
    }
}

impl Tx {
    pub(crate) async fn insert_column(
        &self,
        project: ProjectId,
        new: &NewColumn,
        position: &Position,
        content_version: i64,
    ) -> Result<ColumnId, Error> {
        let id = ColumnId(self.store.new_id());
        sql!(
            "insert into board_columns (id, project_id, name, client_name, stage, asks_approval, position, content_version, created_at, \
             updated_at, version) values (", id.0, ", ", project.0, ", ", new.name.as_str(), ", ",
            new.client_name.as_ref().map(Name::as_str), ", ", new.stage.name(), ", ", new.asks_approval, ", ", position.as_str(), ", ",
            content_version, ", ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        Ok(id)
    }

    /// At the right end.
    pub async fn add_column(&self, grant: Grant<AddColumn>, new: NewColumn) -> Result<ColumnId, Error> {
        let project = grant.key();
        let last = self
            .column_position("select max(position) as position from board_columns where project_id = ", project)
            .await?;
        let position = Position::between(last.as_ref(), None);
        let version = self.next_content_version(project).await?;
        let id = self.insert_column(project, &new, &position, version).await?;
        let changes = Changes::default().field("name", None, Some(new.name.as_str())).field(
            "asks_approval",
            false,
            new.asks_approval,
        );
        self.record_column(project, id, new.name.as_str(), Deed::ColumnCreated, &changes).await?;
        Ok(id)
    }

    pub async fn edit_column(&self, grant: Grant<EditColumn>, after: NewColumn) -> Result<(), Error> {
        let before = grant.target();
        let changes = Changes::default()
            .field("name", before.name.as_str(), after.name.as_str())
            .field("client_name", before.client_name.as_deref(), after.client_name.as_ref().map(Name::as_str))
            .field("stage", before.stage.name(), after.stage.name())
            .field("asks_approval", before.asks_approval, after.asks_approval);
        if changes.is_empty() {
            return Ok(());
        }
        let is_team_only = before.stage == after.stage
            && before.asks_approval == after.asks_approval
            && before.name_for_clients() == after.name_for_clients();
        let version = self.next_content_version(before.project).await?;
        let rows = sql!(
            "update board_columns set name = ",
            after.name.as_str(),
            ", client_name = ",
            after.client_name.as_ref().map(Name::as_str),
            ", stage = ",
            after.stage.name(),
            ", asks_approval = ",
            after.asks_approval,
            ", content_version = ",
            version,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            grant.key().0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.recount(before.project).await?;
        if before.asks_approval && !after.asks_approval {
            self.withdraw_rounds_in(before.id).await?;
        }
        let subject =
            Subject { kind: "column", id: before.id.0, name: after.name.as_str(), project: Some(before.project) };
        self.audit(Deed::ColumnUpdated, &subject, &changes);
        self.emit(EventKind::BoardChanged, Some(before.project), Some(before.id.0), is_team_only).await
    }

    /// Right of another column of the same board, or to the far left.
    pub async fn move_column(&self, grant: Grant<EditColumn>, after: Option<&Seen<Column, Now>>) -> Result<(), Error> {
        let column = grant.target();
        if after.is_some_and(|after| after.project != column.project || after.id == column.id) {
            return Err(Error::NotFound);
        }
        let left = after.map(|after| after.position.clone());
        let right = sql!(
            "select min(position) as position from board_columns where project_id = ",
            column.project.0,
            " and id <> ",
            column.id.0,
            " and position > ",
            left.as_ref().map_or("", Position::as_str)
        )
        .one(&self.conn)
        .await?
        .and_then(|row| row.get::<Option<String>>("position").ok().flatten())
        .and_then(|text| Position::parse(&text));
        let position = Position::between(left.as_ref(), right.as_ref());
        let version = self.next_content_version(column.project).await?;
        let rows = sql!(
            "update board_columns set position = ",
            position.as_str(),
            ", content_version = ",
            version,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            grant.key().0
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let changes = Changes::default().field("position", column.position.as_str(), position.as_str());
        self.record_column(column.project, column.id, &column.name, Deed::ColumnMoved, &changes).await
    }

    /// Refused while it holds tasks, or if it is the last one.
    pub async fn delete_column(&self, grant: Grant<DeleteColumn>) -> Result<(), Error> {
        let column = grant.target();
        let row = sql!(
            "select (select count(*) from tasks where deleted_at is null and column_id = ",
            column.id.0,
            ") as tasks, (select count(*) from board_columns where deleted_at is null and project_id = ",
            column.project.0,
            ") as columns"
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?;
        if row.count("tasks")? > 0 {
            return Err(Conflict::ColumnNotEmpty.into());
        }
        if row.count("columns")? < 2 {
            return Err(Conflict::NoColumn.into());
        }
        let version = self.next_content_version(column.project).await?;
        let rows = sql!(
            "update board_columns set deleted_at = ",
            self.now(),
            ", content_version = ",
            version,
            ", version = version + 1 where id = ",
            grant.key().0,
            " and version = ",
            column.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let changes = Changes::default().field("is_deleted", false, true);
        self.record_column(column.project, column.id, &column.name, Deed::ColumnDeleted, &changes).await
    }

    async fn record_column(
        &self,
        project: ProjectId,
        id: ColumnId,
        name: &str,
        deed: Deed,
        changes: &Changes,
    ) -> Result<(), Error> {
        self.audit(deed, &Subject { kind: "column", id: id.0, name, project: Some(project) }, changes);
        self.emit(EventKind::BoardChanged, Some(project), Some(id.0), false).await
    }

    async fn column_position(&self, select: &'static str, project: ProjectId) -> Result<Option<Position>, Error> {
        let mut sql = crate::sql::Sql::new(select);
        sql.bind(project.0);
        let row = sql.one(&self.conn).await?;
        Ok(row
            .and_then(|row| row.get::<Option<String>>("position").ok().flatten())
            .and_then(|text| Position::parse(&text)))
    }

    /// Raises the content version: every change of what a board shows carries the number it was made under.
    pub(crate) async fn next_content_version(&self, project: ProjectId) -> Result<i64, Error> {
        sql!(
            "update projects set content_version = content_version + 1 where id = ",
            project.0,
            " returning content_version"
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?
        .get("content_version")
    }

    /// Counts a project's tasks anew, all of them and those its clients see.
    pub(crate) async fn recount(&self, project: ProjectId) -> Result<(), Error> {
        sql!(
            "update projects set (task_total, task_done, shared_total, shared_done) = (select count(*), \
             coalesce(sum(case when b.stage = 'done' then 1 else 0 end), 0), \
             coalesce(sum(case when t.is_team_only then 0 else 1 end), 0), \
             coalesce(sum(case when t.is_team_only or b.stage <> 'done' then 0 else 1 end), 0) \
             from tasks t join board_columns b on b.id = t.column_id where t.deleted_at is null and t.project_id = ",
            project.0,
            ") where id = ",
            project.0
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}
