//! Boards.
//!
//! What a board holds is a function of its project's content version: it is kept in memory under that number, and a statement that
//! finds a newer number brings the rows that changed since. The rights are read in that same statement, each time.

use crate::approvals::CardRound;
use crate::assignees::{self, Assignee};
use crate::checklists;
use crate::columns::Column;
use crate::dependencies;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::progress::read_progress;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::tx::{Tx, exactly_one};
use crate::{Error, scope};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, Acts, PeopleScope, ProjectScope, RoundScope};
use vitrine_domain::board::Position;
use vitrine_domain::project::Level;
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
    /// Clients: an id of the moment since which theirs is on the project. None: always, as for staff.
    pub rounds_since: Option<Uuid>,
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
pub struct Card {
    pub id: TaskId,
    pub title: String,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub is_milestone: bool,
    pub has_description: bool,
    /// For whoever may view progress, which the board says.
    progress_percent: Option<u8>,
    /// Steps, and how many of them are done.
    pub checklist: (u32, u32),
    /// Of everybody, with those that only the team reads.
    pub comments: u32,
    /// Of everybody, with those that only the team reads.
    pub files: u32,
    /// Everybody. A name that changes brings the card anew.
    assignees: Vec<Assignee>,
    /// All those that have to be finished before it begins, seen or not.
    predecessors: Vec<TaskId>,
    /// The last round that was not withdrawn.
    pub round: Option<CardRound>,
    pub is_team_only: bool,
    pub version: i64,
    column: ColumnId,
    position: Position,
}

/// All columns and tasks of a board at one content version, in their order.
#[derive(Debug, Default)]
pub(crate) struct Content {
    version: i64,
    columns: Vec<(Arc<Column>, Vec<Arc<Card>>)>,
}

impl Board {
    /// From left to right, each with the cards that this viewer sees, from top to bottom. Without those that are archived.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, impl Iterator<Item = &Card>)> {
        let is_for_team = self.key.is_for_team;
        let shown = self.content.columns.iter().filter(|(column, _)| !column.is_archived);
        shown.map(move |(column, cards)| {
            let visible = cards.iter().map(Arc::as_ref).filter(move |card| is_for_team || !card.is_team_only);
            (column.as_ref(), visible)
        })
    }

    /// Those that could come back, for the team.
    pub fn archived_columns(&self) -> impl Iterator<Item = &Column> {
        let archived = self.content.columns.iter().map(|(column, _)| column.as_ref());
        archived.filter(|column| column.is_archived && self.key.is_for_team)
    }

    /// The links between tasks that this viewer sees: what has to be finished, by what waits for it.
    pub fn predecessors(&self) -> HashMap<TaskId, Vec<TaskId>> {
        let cards = || self.columns().flat_map(|(_, cards)| cards);
        let waiting = cards().filter(|card| !card.predecessors.is_empty());
        let mut links: HashMap<_, Vec<_>> = waiting.map(|card| (card.id, card.predecessors.clone())).collect();
        if !links.is_empty() {
            let seen: HashSet<_> = cards().map(|card| card.id).collect();
            for before in links.values_mut() {
                before.retain(|id| seen.contains(id));
            }
        }
        links
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
        let fresh: HashSet<Uuid> = changed.iter().map(Change::id).collect();
        let mut columns: Vec<(Arc<Column>, Vec<Arc<Card>>)> = self.columns.clone();
        for (_, cards) in &mut columns {
            cards.retain(|card| !fresh.contains(&card.id.0));
        }
        let (of_cards, of_columns): (Vec<_>, Vec<_>) =
            changed.into_iter().partition(|change| matches!(change, Change::Card(_)));
        for change in of_columns.into_iter().chain(of_cards) {
            match change {
                Change::Column(column) => match columns.iter_mut().find(|(had, _)| had.id == column.id) {
                    Some((had, _)) => *had = Arc::new(column),
                    None => columns.push((Arc::new(column), Vec::new())),
                },
                Change::Card(card) => {
                    if let Some((_, cards)) = columns.iter_mut().find(|(column, _)| column.id == card.column) {
                        cards.push(Arc::new(card));
                    }
                }
                Change::Gone(id) => columns.retain(|(column, _)| column.id.0 != id),
            }
        }
        // all but what changed is in its order already, of which this sort makes use
        columns.sort_by(|(a, _), (b, _)| (&a.position, a.id).cmp(&(&b.position, b.id)));
        for (_, cards) in &mut columns {
            cards.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
        }
        Self { version, columns }
    }
}

enum Change {
    Column(Column),
    Card(Card),
    Gone(Uuid),
}

impl Change {
    fn id(&self) -> Uuid {
        match self {
            Self::Column(column) => column.id.0,
            Self::Card(card) => card.id.0,
            Self::Gone(id) => *id,
        }
    }

    fn read(row: &QueryResult, project: ProjectId) -> Result<Self, Error> {
        let id = row.get::<Uuid>("entry_id")?;
        if row.get::<Option<i64>>("entry_deleted_at")?.is_some() {
            return Ok(Self::Gone(id));
        }
        let position = Position::parse(&row.get::<String>("position")?).ok_or(Error::Unreadable("position"))?;
        let version = row.get("entry_version")?;
        Ok(match row.get::<Option<String>>("stage")? {
            Some(_) => Self::Column(Column::read(row, ColumnId(id), project)?),
            None => Self::Card(Card {
                id: TaskId(id),
                title: row.get("title")?,
                starts_on: row.date("starts_on")?,
                due_on: row.date("due_on")?,
                is_milestone: row.get("is_milestone")?,
                has_description: row.get("has_description")?,
                progress_percent: read_progress(row)?.map(|progress| progress.percent.get()),
                checklist: (row.count("steps")?, row.count("steps_done")?),
                comments: row.count("comments")?,
                files: row.count("files")?,
                assignees: assignees::read_list(&row.get::<String>("assignees")?)?,
                predecessors: dependencies::read_ids(&row.get::<String>("predecessors")?)?,
                round: CardRound::read(&row.get::<String>("round")?)?,
                is_team_only: row.get("is_team_only")?,
                version,
                column: row.id("column_id")?,
                position,
            }),
        })
    }
}

const COMMENTS: &str = "(select count(*) from comments cm where cm.task_id = tasks.id and cm.removed_at is null)";
const FILES: &str =
    "(select count(*) from files fi where fi.task_id = tasks.id and fi.for_comment = false and fi.deleted_at is null)";

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
                scope::select_rounds_since(sql, RoundScope::of(facts));
                sql.push(" from ");
                // the project in scope, left-joined with its entries that are newer than what is in memory
                sql.push(&format!("(select p.*, {} as paths from ", scope::paths(in_scope)));
                scope::projects(sql, in_scope);
                sql.push(" and p.id = ").bind(id.0).push(
                    ") p left join (select id as entry_id, project_id as entry_project_id, name as title, client_name, stage, \
                     asks_approval, colour, card_limit, archived_at is not null as is_archived, position, null as column_id, null as starts_on, null as due_on, false as is_milestone, false as has_description, null as percent, null as minutes_left, null as assignees, null as steps, null as steps_done, null as comments, null as files, \
                     null as predecessors, null as round, false as is_team_only, deleted_at as entry_deleted_at, version as entry_version from board_columns where project_id = ",
                );
                sql.bind(id.0).push(" and content_version > ").bind(have.version).push(&format!(
                    " union all select id, project_id, title, null, null, false, null, null, false, position, column_id, starts_on, due_on, is_milestone, description is not null, percent, minutes_left, {}, {steps}, {done}, {COMMENTS}, {FILES}, \
                     {}, {}, is_team_only, deleted_at, version from tasks where project_id = ",
                    assignees::list(self.backend(), "tasks.id"),
                    dependencies::predecessor_ids(self.backend(), "tasks.id"),
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
            rounds_since: if known.facts.is_staff() { None } else { first.get("rounds_since")? },
        };
        Ok(Seen::new(Board { key, name: first.get("name")?, level, content }, &known, acts))
    }
}

impl Tx {
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

    /// Has boards read a card anew, and nothing of the task seem changed.
    pub(crate) async fn renew_card(&self, task: TaskId, project: ProjectId) -> Result<(), Error> {
        let version = self.next_content_version(project).await?;
        exactly_one(sql!("update tasks set content_version = ", version, " where id = ", task.0).run(&self.conn).await?)
    }

    /// Counts a project's tasks anew, all of them and those its clients see.
    pub(crate) async fn recount(&self, project: ProjectId) -> Result<(), Error> {
        recounting(project).run(&self.conn).await.map(drop)
    }
}

/// The statement of [`Tx::recount`].
pub(crate) fn recounting(project: ProjectId) -> Sql {
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
}
