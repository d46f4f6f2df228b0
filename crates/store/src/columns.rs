//! Columns of boards.

use crate::act::{AddColumn, DeleteColumn, EditColumn};
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind, scope};
use sea_orm::QueryResult;
use std::sync::Arc;
use vitrine_domain::access::{Action, Facts, ProjectScope};
use vitrine_domain::audit::Deed;
use vitrine_domain::board::{CardLimit, Colour, Position, Stage};
use vitrine_domain::text::Name;
use vitrine_domain::{ColumnId, ProjectId};

#[derive(Clone, Debug)]
pub struct Column {
    pub id: ColumnId,
    pub project: ProjectId,
    pub name: String,
    pub client_name: Option<String>,
    pub stage: Stage,
    /// What enters it is put before the client (B144).
    pub asks_approval: bool,
    pub colour: Option<Colour>,
    /// For the team.
    pub card_limit: Option<CardLimit>,
    /// Boards leave it out, and nothing enters it (R20).
    pub is_archived: bool,
    pub version: i64,
    pub(crate) position: Position,
}

#[derive(Clone, Debug)]
pub struct NewColumn {
    pub name: Name,
    pub client_name: Option<Name>,
    pub stage: Stage,
    pub asks_approval: bool,
    pub colour: Option<Colour>,
    pub card_limit: Option<CardLimit>,
}

impl Column {
    /// From a row that has the name as `title` and the version as `entry_version`, as those of whole boards have.
    pub(crate) fn read(row: &QueryResult, id: ColumnId, project: ProjectId) -> Result<Self, Error> {
        Ok(Self {
            id,
            project,
            name: row.get("title")?,
            client_name: row.get("client_name")?,
            stage: Stage::from_name(&row.get::<String>("stage")?).ok_or(Error::Unreadable("stage"))?,
            asks_approval: row.get("asks_approval")?,
            // one that this version does not know is none
            colour: row.get::<Option<String>>("colour")?.and_then(|name| Colour::from_name(&name)),
            card_limit: u16::try_from(row.count("card_limit")?).ok().and_then(|cards| CardLimit::new(cards).ok()),
            is_archived: row.get("is_archived")?,
            version: row.get("entry_version")?,
            position: Position::parse(&row.get::<String>("position")?).ok_or(Error::Unreadable("position"))?,
        })
    }

    pub fn name_for_clients(&self) -> &str {
        self.client_name.as_deref().unwrap_or(&self.name)
    }
}

impl NewColumn {
    /// A column as a new project has it.
    pub(crate) fn plain(name: Name, stage: Stage) -> Self {
        Self { name, client_name: None, stage, asks_approval: false, colour: None, card_limit: None }
    }

    fn name_for_clients(&self) -> &str {
        self.client_name.as_ref().unwrap_or(&self.name).as_str()
    }
}

fn limit_value(limit: Option<CardLimit>) -> Option<i32> {
    limit.map(|limit| i32::from(limit.get()))
}

impl<C: Moment> Eyes<'_, C> {
    /// A column of a board that this viewer sees.
    pub async fn column(&self, id: ColumnId) -> Result<Seen<Column, C::When>, Error> {
        let (known, rows) = self.rows(|facts, sql| select(sql, facts, id)).await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)
    }
}

/// The column, for who sees its board.
pub(crate) fn select(sql: &mut Sql, facts: &Facts, id: ColumnId) {
    let in_scope = ProjectScope::of(facts, Action::ViewBoard);
    sql.push(&format!(
        "select 1 as hit, b.id, b.project_id, b.name as title, b.client_name, b.stage, b.asks_approval, b.colour, b.card_limit, b.position, b.archived_at is not null as is_archived, \
         b.version as entry_version, p.level, p.paths, p.archived_at, p.deleted_at from board_columns b join (select p.*, {} as paths from ",
        scope::paths(in_scope)
    ));
    scope::projects(sql, in_scope);
    sql.push(") p on p.id = b.project_id where b.deleted_at is null and b.id = ").bind(id.0);
    sql.push(if facts.is_staff() { "" } else { " and b.archived_at is null" });
}

/// A column as [`select`] gives it.
pub(crate) fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<Column, When>, Error> {
    let acts = project_acts(&known.facts, row, state_of(row, "")?)?;
    let column = Column::read(row, row.id("id")?, row.id("project_id")?)?;
    Ok(Seen::new(column, known, acts))
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
            "insert into board_columns (id, project_id, name, client_name, stage, asks_approval, colour, card_limit, position, content_version, created_at, \
             updated_at, version) values (", id.0, ", ", project.0, ", ", new.name.as_str(), ", ",
            new.client_name.as_ref().map(Name::as_str), ", ", new.stage.name(), ", ", new.asks_approval, ", ", new.colour.map(Colour::name), ", ", limit_value(new.card_limit), ", ", position.as_str(), ", ",
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
        self.record_column(project, id, new.name.as_str(), Deed::ColumnCreated, &changes, false).await?;
        Ok(id)
    }

    /// It is archived as it is deleted: refused while it holds tasks, or if no other would be left to see.
    pub async fn edit_column(
        &self,
        grant: Grant<EditColumn>,
        after: NewColumn,
        is_archived: bool,
    ) -> Result<(), Error> {
        let before = grant.target();
        let changes = Changes::default()
            .field("name", before.name.as_str(), after.name.as_str())
            .field("client_name", before.client_name.as_deref(), after.client_name.as_ref().map(Name::as_str))
            .field("stage", before.stage.name(), after.stage.name())
            .field("asks_approval", before.asks_approval, after.asks_approval)
            .field("colour", before.colour.map(Colour::name), after.colour.map(Colour::name))
            .field("card_limit", limit_value(before.card_limit), limit_value(after.card_limit))
            .field("is_archived", before.is_archived, is_archived);
        if changes.is_empty() {
            return Ok(());
        }
        match (before.is_archived, is_archived) {
            // clients read its name where tasks once stood: it stays as they knew it
            (true, true) => return Err(Conflict::ColumnArchived.into()),
            (false, true) => self.check_spare(before).await?,
            (_, false) => {}
        }
        let is_team_only = before.is_archived == is_archived
            && before.stage == after.stage
            && before.asks_approval == after.asks_approval
            && before.colour == after.colour
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
            ", colour = ",
            after.colour.map(Colour::name),
            ", card_limit = ",
            limit_value(after.card_limit),
            ", archived_at = case when ",
            is_archived,
            " then coalesce(archived_at, ",
            self.now(),
            ") end, content_version = ",
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
        self.record_column(column.project, column.id, &column.name, Deed::ColumnMoved, &changes, column.is_archived)
            .await
    }

    /// Refused while it holds tasks, or if it is the last one.
    pub async fn delete_column(&self, grant: Grant<DeleteColumn>) -> Result<(), Error> {
        let column = grant.target();
        self.check_spare(column).await?;
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
        self.record_column(column.project, column.id, &column.name, Deed::ColumnDeleted, &changes, column.is_archived)
            .await
    }

    /// That it holds no task, and that the board shows another.
    async fn check_spare(&self, column: &Column) -> Result<(), Error> {
        let row = sql!(
            "select (select count(*) from tasks where deleted_at is null and column_id = ",
            column.id.0,
            ") as tasks, (select count(*) from board_columns where deleted_at is null and archived_at is null and project_id = ",
            column.project.0,
            " and id <> ",
            column.id.0,
            ") as others"
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?;
        if row.count("tasks")? > 0 {
            return Err(Conflict::ColumnNotEmpty.into());
        }
        if row.count("others")? == 0 {
            return Err(Conflict::NoColumn.into());
        }
        Ok(())
    }

    /// Of what clients do not see on their board they hear nothing (T-107).
    async fn record_column(
        &self,
        project: ProjectId,
        id: ColumnId,
        name: &str,
        deed: Deed,
        changes: &Changes,
        is_team_only: bool,
    ) -> Result<(), Error> {
        self.audit(deed, &Subject { kind: "column", id: id.0, name, project: Some(project) }, changes);
        self.emit(EventKind::BoardChanged, Some(project), Some(id.0), is_team_only).await
    }

    async fn column_position(&self, select: &'static str, project: ProjectId) -> Result<Option<Position>, Error> {
        let mut sql = Sql::new(select);
        sql.bind(project.0);
        let row = sql.one(&self.conn).await?;
        Ok(row
            .and_then(|row| row.get::<Option<String>>("position").ok().flatten())
            .and_then(|text| Position::parse(&text)))
    }
}
