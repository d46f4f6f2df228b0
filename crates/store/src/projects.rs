//! Projects, their clients, and who sees them.

mod access;
mod audience;

pub use access::{AccessChange, LinkedClient, ProjectAccess, TeamMember};
pub use audience::AudienceMember;
pub(crate) use audience::{and_known, login_facts};

use crate::act::{CreateProject, DeleteProject, EditProject, RestoreProject, UseTemplate};
use crate::clients::ClientRef;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::sql::{Row, Sql, id_text, json_list, json_row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, EventKind, NewColumn, scope};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DbBackend, QueryResult};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, Acts, Facts, ProjectScope, Side, Target, acts};
use vitrine_domain::audit::Deed;
use vitrine_domain::board::{Position, Stage};
use vitrine_domain::client::ClientKind;
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::text::{Name, Prose, fold};
use vitrine_domain::{ClientId, ProjectId};

/// A project as its viewer sees it.
#[derive(Clone, Debug)]
pub struct Project {
    pub id: ProjectId,
    pub name: String,
    pub description: Option<String>,
    /// In order, the first is the primary client. For a client: those of its own root, unless the project shows it the others.
    pub clients: Vec<ClientRef>,
    pub level: Level,
    pub time_wish: bool,
    pub state: ProjectState,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// Of the tasks that the viewer's side sees.
    pub task_total: u32,
    pub task_done: u32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectOrder {
    Name,
    NewestFirst,
}

#[derive(Clone, Debug)]
pub struct ProjectQuery {
    pub state: ProjectState,
    pub level: Option<Level>,
    pub client: Option<ClientId>,
    pub words: Option<String>,
    pub order: ProjectOrder,
    /// The sort key and id after which to read on.
    pub after: Option<(String, Uuid)>,
    pub limit: u64,
}

#[derive(Clone, Debug)]
pub struct NewProject {
    pub name: Name,
    pub description: Option<Prose>,
    pub level: Level,
    pub time_wish: bool,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// In order; what `assignable_clients` confirmed.
    pub clients: Vec<ClientId>,
}

/// What stands on the board of a new project.
#[derive(Debug)]
pub enum Beginning {
    /// Columns from left to right.
    Columns(Vec<(Name, Stage)>),
    Template(Grant<UseTemplate>),
}

/// What a project shall be. All of it: the service fills in what was not asked to change.
#[derive(Clone, Debug)]
pub struct ProjectChange {
    pub name: String,
    pub description: Option<String>,
    pub level: Level,
    pub time_wish: bool,
    pub state: ProjectState,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
}

impl Project {
    /// The position in the list behind which the next page starts.
    pub fn sort_key(&self, order: ProjectOrder) -> String {
        match order {
            ProjectOrder::Name => fold(&self.name),
            ProjectOrder::NewestFirst => self.updated_at.timestamp_millis().to_string(),
        }
    }
}

/// What the rule lets a viewer do to the project of a row that its scope admitted.
pub(crate) fn project_acts(facts: &Facts, row: &QueryResult, state: ProjectState) -> Result<Acts, Error> {
    let level = Level::from_name(&row.get::<String>("level")?);
    let paths = scope::read_paths(row)?;
    // only projects that the viewer is invited to, or on whose team they are, are in scope
    Ok(acts(facts, Target { paths, is_invited: true, is_member: true, level, state, is_shared: true }))
}

pub(crate) fn state_of(row: &QueryResult, prefix: &str) -> Result<ProjectState, Error> {
    let is_set = |name: &str| Ok::<_, Error>(row.get::<Option<i64>>(&format!("{prefix}{name}"))?.is_some());
    Ok(match (is_set("deleted_at")?, is_set("archived_at")?) {
        (true, _) => ProjectState::Deleted,
        (false, true) => ProjectState::Archived,
        (false, false) => ProjectState::Active,
    })
}

/// Selects the columns of [`read`] from the projects that this viewer sees, as `p`. Conditions may follow with `and`.
fn select(sql: &mut Sql, backend: DbBackend, facts: &Facts) {
    let in_scope = ProjectScope::of(facts, Action::ViewProject);
    let totals = if facts.is_staff() {
        "p.task_total, p.task_done"
    } else {
        "p.shared_total as task_total, p.shared_done as task_done"
    };
    sql.push(&format!(
        "select 1 as hit, p.id, p.name, p.name_key, p.description, p.level, p.time_wish, p.starts_on, p.due_on, p.archived_at, \
         p.deleted_at, {totals}, p.created_at, p.updated_at, p.version, {} as paths, ",
        scope::paths(in_scope)
    ));
    clients_of_project(sql, backend, facts);
    sql.push(" as clients from ");
    scope::projects(sql, in_scope);
}

fn clients_of_project(sql: &mut Sql, backend: DbBackend, facts: &Facts) {
    let item = json_row(backend, &[&id_text(backend, "c.id"), "c.name", "c.kind"]);
    // the list is built around a marker so that the values of the condition keep their numbers
    let list = json_list(
        backend,
        &format!(
            "select {item} as item from project_clients pc join clients c on c.id = pc.client_id \
             where pc.project_id = p.id and c.deleted_at is null\u{1} order by pc.position"
        ),
    );
    let (head, tail) = list.split_once('\u{1}').unwrap_or((&list, ""));
    sql.push(head);
    and_named(sql, "c.id", facts);
    sql.push(tail);
}

/// Writes the condition that this viewer may know of a client of project `p`. A shared ancestor means a shared root: those of other
/// roots are not named to clients, unless the project shows them (R44).
fn and_named(sql: &mut Sql, client: &str, facts: &Facts) {
    if let Side::Client { node, .. } = facts.side {
        sql.push(&format!(
            " and (p.co_clients_visible = true or exists (select 1 from client_closure up join client_closure down \
             on down.ancestor_id = up.ancestor_id where down.descendant_id = {client} and up.descendant_id = "
        ))
        .bind(node.0)
        .push("))");
    }
}

fn read(row: &QueryResult) -> Result<Project, Error> {
    Ok(Project {
        id: row.id("id")?,
        name: row.get("name")?,
        description: row.get("description")?,
        clients: client_refs(&row.get::<String>("clients")?)?,
        level: Level::from_name(&row.get::<String>("level")?),
        time_wish: row.get("time_wish")?,
        state: state_of(row, "")?,
        starts_on: row.date("starts_on")?,
        due_on: row.date("due_on")?,
        task_total: row.count("task_total")?,
        task_done: row.count("task_done")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
    })
}

/// Reads a JSON list of `[id, name, kind]`.
pub(crate) fn client_refs(json: &str) -> Result<Vec<ClientRef>, Error> {
    let rows: Vec<(Uuid, String, String)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("client list"))?;
    rows.into_iter()
        .map(|(id, name, kind)| {
            let kind = ClientKind::from_name(&kind).ok_or(Error::Unreadable("kind"))?;
            Ok(ClientRef { id: ClientId(id), name, kind })
        })
        .collect()
}

fn and_state(sql: &mut Sql, state: ProjectState) {
    sql.push(match state {
        ProjectState::Active => " and p.archived_at is null and p.deleted_at is null",
        ProjectState::Archived => " and p.archived_at is not null and p.deleted_at is null",
        ProjectState::Deleted => " and p.deleted_at is not null",
    });
}

fn and_filters(sql: &mut Sql, facts: &Facts, query: &ProjectQuery) {
    and_state(sql, query.state);
    if let Some(level) = query.level {
        sql.push(" and p.level = ").bind(level.name());
    }
    if let Some(client) = query.client {
        sql.push(" and exists (select 1 from project_clients fc where fc.project_id = p.id and fc.client_id = ")
            .bind(client.0);
        and_named(sql, "fc.client_id", facts);
        sql.push(")");
    }
    if let Some(words) = &query.words {
        sql.push(" and p.name_key").like(crate::search::pattern(words));
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of the projects this viewer sees.
    pub async fn projects(&self, query: &ProjectQuery) -> Result<Vec<Seen<Project, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts);
                and_filters(sql, facts, query);
                match (query.order, &query.after) {
                    (_, None) => {}
                    (ProjectOrder::Name, Some((key, id))) => {
                        sql.push(" and (p.name_key, p.id) > (").bind(key.clone()).push(", ").bind(*id).push(")");
                    }
                    (ProjectOrder::NewestFirst, Some((key, id))) => {
                        let key = key.parse::<i64>().unwrap_or_default();
                        sql.push(" and (p.updated_at, p.id) < (").bind(key).push(", ").bind(*id).push(")");
                    }
                }
                sql.push(match query.order {
                    ProjectOrder::Name => " order by p.name_key, p.id",
                    ProjectOrder::NewestFirst => " order by p.updated_at desc, p.id desc",
                });
                sql.limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| seen(row, &known)).collect()
    }

    /// How many there are on all pages.
    pub async fn count_projects(&self, query: &ProjectQuery) -> Result<u64, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, count(*) as total from ");
                scope::projects(sql, ProjectScope::of(facts, Action::ViewProject));
                and_filters(sql, facts, query);
            })
            .await?;
        rows.first().map_or(Ok(0), |row| row.count("total").map(u64::from))
    }

    pub async fn project(&self, id: ProjectId) -> Result<Seen<Project, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts);
                sql.push(" and p.id = ").bind(id.0);
            })
            .await?;
        seen(rows.first().ok_or(Error::NotFound)?, &known)
    }

    /// The projects this viewer sees and what they may do to each, for noticing that it is more or less than before; none for who sees
    /// all there are.
    pub async fn visible_projects(&self) -> Result<Option<HashMap<ProjectId, Acts>>, Error> {
        let in_scope = |facts: &Facts| ProjectScope::of(facts, Action::ViewProject);
        let (known, rows) = self
            .rows(|facts, sql| match in_scope(facts) {
                ProjectScope::Everything => {
                    sql.push("select 1 as hit");
                }
                scope => {
                    sql.push("select 1 as hit, p.id, p.level, ").push(scope::paths(scope)).push(" as paths from ");
                    scope::projects(sql, scope);
                    and_state(sql, ProjectState::Active);
                }
            })
            .await?;
        match in_scope(&known.facts) {
            ProjectScope::Everything => Ok(None),
            _ => {
                let visible =
                    |row: &QueryResult| Ok((row.id("id")?, project_acts(&known.facts, row, ProjectState::Active)?));
                rows.iter().map(visible).collect::<Result<_, Error>>().map(Some)
            }
        }
    }
}

fn seen<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<Project, When>, Error> {
    let project = read(row)?;
    let acts = project_acts(&known.facts, row, project.state)?;
    Ok(Seen::new(project, known, acts))
}

fn date_text(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn id_list(ids: &[ClientId]) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")
}

impl Tx {
    pub async fn create_project(
        &self,
        _grant: Grant<CreateProject>,
        new: NewProject,
        beginning: Beginning,
    ) -> Result<ProjectId, Error> {
        let id = ProjectId(self.store.new_id());
        sql!(
            "insert into projects (id, name, name_key, description, level, time_wish, starts_on, due_on, content_version, task_total, \
             task_done, shared_total, shared_done, created_at, updated_at, version) values (", id.0, ", ", new.name.as_str(), ", ",
            fold(new.name.as_str()), ", ", new.description.map(Prose::into_string), ", ", new.level.name(), ", ", new.time_wish, ", ",
            date_text(new.starts_on), ", ", date_text(new.due_on), ", 1, 0, 0, 0, 0, ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        let since = vec![Some(self.store.new_id()); new.clients.len()];
        self.link_clients(id, &new.clients, &since).await?;
        // who begins a project is on its team, or might not see it
        self.add_member(id, self.account()).await?;
        let template = if let Beginning::Template(grant) = &beginning { Some(grant.key().0.to_string()) } else { None };
        let changes = Changes::default()
            .field("name", None, Some(new.name.as_str()))
            .field("level", None, Some(new.level.name()))
            .field("client_ids", String::new(), id_list(&new.clients))
            .field("template_id", None, template);
        self.record_project(id, new.name.as_str(), Deed::ProjectCreated, &changes).await?;
        match beginning {
            Beginning::Columns(columns) => {
                for ((name, stage), position) in columns.iter().zip(Position::sequence(columns.len())) {
                    self.insert_column(id, &NewColumn::plain(name.clone(), *stage), &position, 1).await?;
                }
            }
            Beginning::Template(grant) => self.begin_with(id, new.starts_on, grant.target()).await?,
        }
        Ok(id)
    }

    pub async fn edit_project(&self, grant: Grant<EditProject>, change: ProjectChange) -> Result<(), Error> {
        let before = grant.target();
        let changes = Changes::default()
            .field("name", before.name.as_str(), change.name.as_str())
            .field("description", before.description.as_deref(), change.description.as_deref())
            .field("level", before.level.name(), change.level.name())
            .field("time_shown", before.time_wish, change.time_wish)
            .field("is_archived", before.state == ProjectState::Archived, change.state == ProjectState::Archived)
            .field("starts_on", date_text(before.starts_on), date_text(change.starts_on))
            .field("due_on", date_text(before.due_on), date_text(change.due_on));
        if changes.is_empty() {
            return Ok(());
        }
        let archived_at = (change.state == ProjectState::Archived).then_some(self.now());
        let id = grant.key();
        let rows = sql!(
            "update projects set name = ",
            change.name.as_str(),
            ", name_key = ",
            fold(&change.name),
            ", description = ",
            change.description,
            ", level = ",
            change.level.name(),
            ", time_wish = ",
            change.time_wish,
            ", starts_on = ",
            date_text(change.starts_on),
            ", due_on = ",
            date_text(change.due_on),
            ", archived_at = ",
            archived_at,
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
        self.record_project(id, &change.name, Deed::ProjectUpdated, &changes).await
    }

    /// Replaces the clients of a project. Who stays keeps what the project leaves of the privileges; links to deleted clients are kept
    /// where they are, inert (R32).
    pub async fn set_project_clients(&self, grant: Grant<EditProject>, clients: &[ClientId]) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let old: Vec<ClientId> = before.clients.iter().map(|client| client.id).collect();
        let changes = Changes::default().field("client_ids", id_list(&old), id_list(clients));
        if changes.is_empty() {
            return Ok(());
        }
        let mut since = Vec::new();
        for client in clients {
            since.push(self.since(id, *client).await?);
        }
        let mut sql = sql!("delete from project_clients where project_id = ", id.0);
        sql.push(" and client_id in (select c.id from clients c where c.deleted_at is null)");
        for client in clients {
            sql.push(" and client_id <> ").bind(client.0);
        }
        sql.run(&self.conn).await?;
        self.link_clients(id, clients, &since).await?;
        // neither `updated_at` nor an event for clients: who else comes and goes is not theirs to notice (R44, T-044)
        let rows =
            sql!("update projects set version = version + 1 where id = ", id.0, " and version = ", before.version)
                .run(&self.conn)
                .await?;
        exactly_one(rows)?;
        let subject = Subject { kind: "project", id: id.0, name: &before.name, project: Some(id) };
        self.audit(Deed::ProjectClientsSet, &subject, &changes);
        self.emit(EventKind::ProjectChanged, Some(id), None, true).await
    }

    /// Since when a client that is put on a project would be there: as long as the eldest of its root, as R44 parts roots and not nodes, or
    /// from now on. None: from before this was kept.
    async fn since(&self, project: ProjectId, client: ClientId) -> Result<Option<Uuid>, Error> {
        let eldest = sql!(
            "select jp.since_id from project_clients jp join client_closure jk on jk.descendant_id = jp.client_id \
             join clients rc on rc.id = jk.ancestor_id join client_closure nk on nk.ancestor_id = rc.id \
             where rc.parent_id is null and jp.project_id = ",
            project.0,
            " and nk.descendant_id = ",
            client.0,
            " order by jp.since_id is not null, jp.since_id limit 1"
        );
        match eldest.one(&self.conn).await? {
            Some(row) => row.get("since_id"),
            None => Ok(Some(self.store.new_id())),
        }
    }

    /// `since`: of each of them, where it is not on the project yet.
    async fn link_clients(
        &self,
        project: ProjectId,
        clients: &[ClientId],
        since: &[Option<Uuid>],
    ) -> Result<(), Error> {
        for ((position, client), since) in (0_i32..).zip(clients).zip(since) {
            sql!(
                "insert into project_clients (project_id, client_id, position, since_id) values (",
                project.0,
                ", ",
                client.0,
                ", ",
                position,
                ", ",
                *since,
                ") on conflict (project_id, client_id) do update set position = excluded.position"
            )
            .run(&self.conn)
            .await?;
        }
        Ok(())
    }

    pub async fn delete_project(&self, grant: Grant<DeleteProject>) -> Result<(), Error> {
        let before = grant.target();
        if before.state == ProjectState::Deleted {
            return Err(Error::NotFound);
        }
        self.set_deleted(grant.key(), before, Some(self.now()), Deed::ProjectDeleted).await
    }

    pub async fn restore_project(&self, grant: Grant<RestoreProject>) -> Result<(), Error> {
        let before = grant.target();
        if before.state != ProjectState::Deleted {
            return Err(Error::NotFound);
        }
        self.set_deleted(grant.key(), before, None, Deed::ProjectRestored).await
    }

    async fn set_deleted(&self, id: ProjectId, before: &Project, at: Option<i64>, deed: Deed) -> Result<(), Error> {
        let rows = sql!(
            "update projects set deleted_at = ",
            at,
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
        self.record_project(id, &before.name, deed, &Changes::default().field("is_deleted", at.is_none(), at.is_some()))
            .await
    }

    async fn record_project(&self, id: ProjectId, name: &str, deed: Deed, changes: &Changes) -> Result<(), Error> {
        self.audit(deed, &Subject { kind: "project", id: id.0, name, project: Some(id) }, changes);
        self.emit(EventKind::ProjectChanged, Some(id), None, false).await
    }
}
