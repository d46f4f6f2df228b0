//! Projects, their clients and their audience.

mod access;
mod audience;

pub(super) use access::open_to;
pub use access::{read_project_access, update_project_access};
pub use audience::read_project_audience;
pub(super) use audience::{limit, sight};

use super::custom_values::begin_project_values;
use super::parse::{self, Faults};
use super::rehearsal::{Review, reviewed};
use super::{Caller, Created, Error, Idempotency, Result, Services, project_templates};
use crate::query::{ListProjects, ProjectSort};
use vitrine_contract as contract;
use vitrine_contract::{
    BulkClients, BulkClientsMode, BulkUpdateProjects, CreateProject, ProjectList, ProjectPage, SetProjectClients,
    UpdateProject,
};
use vitrine_domain::board::Stage;
use vitrine_domain::permission::Permission;
use vitrine_domain::project::{ProjectState, time_wish};
use vitrine_domain::text::{Name, Prose};
use vitrine_domain::{ClientId, ProjectId};
use vitrine_store::{
    Affected, Beginning, Conflict, Grant, NewProject, Now, Project, ProjectChange, ProjectOrder, ProjectQuery, Seen,
    Tx, act,
};
use vitrine_texts::Texts;

/// At most so many projects in one bulk change.
const MAX_BULK: usize = 100;

pub async fn list_projects(services: &Services, caller: &Caller, query: ListProjects) -> Result<ProjectPage> {
    let (order, list) = match query.sort {
        ProjectSort::Name => (ProjectOrder::Name, "projects"),
        ProjectSort::UpdatedAtDescending => (ProjectOrder::NewestFirst, "projects by update"),
    };
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let wanted = ProjectQuery {
        state: parse::state(query.state),
        level: query.level.map(parse::level),
        client: query.client_id.map(ClientId),
        words: query.q,
        order,
        after: services.cursor_of(list, query.cursor.as_deref())?,
        limit: u64::from(query.limit.get()) + 1,
    };
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let mut projects = eyes.projects(&wanted).await?;
    let has_more = projects.len() > limit;
    projects.truncate(limit);
    let next_cursor = projects
        .last()
        .filter(|_| has_more)
        .map(|project| services.cursor(list, &project.sort_key(order), project.id.0));
    let total = if query.include_total { Some(eyes.count_projects(&wanted).await?) } else { None };
    let data = projects.iter().map(|project| services.project(project)).collect::<Result<_>>()?;
    Ok(ProjectPage { data, next_cursor, total })
}

pub async fn read_project(services: &Services, caller: &Caller, id: ProjectId) -> Result<contract::Project> {
    services.project(&services.store.seen_by(&services.viewer(caller)).project(id).await?)
}

pub async fn create_project(
    services: &Services,
    caller: &Caller,
    input: CreateProject,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Project>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    if let Some(id) = services.made_before(&tx, "create_project", idempotency.as_ref()).await? {
        let value = services.project(&tx.seen().project(ProjectId(id)).await?)?;
        return Ok(Created { value, is_replay: true });
    }
    let grant = tx.workspace().grant::<act::CreateProject>()?;
    let clients = assignable(&tx, &input.client_ids).await?;
    check_roots(&tx, &[], &clients, input.confirm_foreign_root).await?;
    let beginning = match project_templates::named(&tx.seen(), input.template_id, "/template_id").await? {
        Some(template) => Beginning::Template(template.grant()?),
        None => Beginning::Columns(usual_columns(caller)),
    };
    let id = tx.create_project(grant, new_project(&input, clients)?, beginning).await?;
    begin_project_values(&tx, id, &input.custom_values).await?;
    services.remember(&tx, "create_project", idempotency.as_ref(), id.0).await?;
    let value = services.project(&tx.seen().project(id).await?)?;
    tx.commit().await?;
    Ok(Created { value, is_replay: false })
}

fn new_project(input: &CreateProject, clients: Vec<ClientId>) -> Result<NewProject> {
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(&input.name));
    let description = faults.take_optional("/description", input.description.as_deref(), Prose::parse);
    let level = input.level.map(parse::level).unwrap_or_default();
    let wish = time_wish(level, Some(input.time_shown), false)
        .map_err(|_needs| faults.add("/time_shown", "time_needs_visible"));
    check_dates(&mut faults, input.starts_on, input.due_on);
    faults.check(name.zip(wish.ok()).map(|(name, time_wish)| NewProject {
        name,
        description,
        level,
        time_wish,
        starts_on: input.starts_on,
        due_on: input.due_on,
        clients,
    }))
}

/// In the language of whoever begins the project.
fn usual_columns(caller: &Caller) -> Vec<(Name, Stage)> {
    let texts = Texts::of(caller.locale);
    let columns = [
        ("default-column-backlog", Stage::Planned),
        ("default-column-in-progress", Stage::Active),
        ("default-column-review", Stage::Review),
        ("default-column-done", Stage::Done),
    ];
    columns.into_iter().filter_map(|(key, stage)| Some((Name::parse(&texts.get(key, &[])).ok()?, stage))).collect()
}

fn check_dates(faults: &mut Faults, starts_on: Option<chrono::NaiveDate>, due_on: Option<chrono::NaiveDate>) {
    if starts_on.zip(due_on).is_some_and(|(start, due)| due < start) {
        faults.add("/due_on", "out_of_range");
    }
}

pub async fn update_project(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: UpdateProject,
    review: Review<'_>,
) -> Result<contract::Project> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let edit = async |tx: &Tx| change(services, tx, id, revision, &input).await;
    reviewed(&tx, review, Affected::Projects(vec![id]), edit).await?;
    services.project_now(tx, id).await
}

pub(super) async fn change(
    services: &Services,
    tx: &Tx,
    id: ProjectId,
    revision: &str,
    input: &UpdateProject,
) -> Result<()> {
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::EditProject>()?;
    services.check_project(&project, revision)?;
    Ok(tx.edit_project(grant, changed(&project, input)?).await?)
}

/// The project as the patch wants it.
fn changed(before: &Project, input: &UpdateProject) -> Result<ProjectChange> {
    let mut faults = Faults::default();
    let name = match &input.name {
        Some(name) => faults.take("/name", Name::parse(name)).map(Name::into_string),
        None => Some(before.name.clone()),
    };
    let description = match &input.description {
        Some(description) => {
            faults.take_optional("/description", description.as_deref(), Prose::parse).map(Prose::into_string)
        }
        None => before.description.clone(),
    };
    let level = input.level.map_or(before.level, parse::level);
    let wish = time_wish(level, input.time_shown, before.time_wish)
        .map_err(|_needs| faults.add("/time_shown", "time_needs_visible"));
    if input.state == Some(contract::ProjectState::Deleted) || before.state == ProjectState::Deleted {
        faults.add("/state", "unknown_value");
    }
    let starts_on = input.starts_on.unwrap_or(before.starts_on);
    let due_on = input.due_on.unwrap_or(before.due_on);
    check_dates(&mut faults, starts_on, due_on);
    let state = input.state.map_or(before.state, parse::state);
    faults.check(name.zip(wish.ok()).map(|(name, time_wish)| ProjectChange {
        name,
        description,
        level,
        time_wish,
        state,
        starts_on,
        due_on,
    }))
}

pub async fn set_project_clients(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: SetProjectClients,
    review: Review<'_>,
) -> Result<contract::Project> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let set = async |tx: &Tx| assign(services, tx, id, revision, &input).await;
    reviewed(&tx, review, Affected::Projects(vec![id]), set).await?;
    services.project_now(tx, id).await
}

pub(super) async fn assign(
    services: &Services,
    tx: &Tx,
    id: ProjectId,
    revision: &str,
    input: &SetProjectClients,
) -> Result<()> {
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::EditProject>()?;
    services.check_project(&project, revision)?;
    let clients = BulkClients {
        mode: BulkClientsMode::Replace,
        client_ids: input.client_ids.clone(),
        confirm_foreign_root: input.confirm_foreign_root,
    };
    give_to(tx, grant, &clients).await
}

/// Changes the clients of a project.
async fn give_to(tx: &Tx, grant: Grant<act::EditProject>, wanted: &BulkClients) -> Result<()> {
    let project = grant.target();
    let given = assignable(tx, &wanted.client_ids).await?;
    let clients = combined(project, wanted.mode, &given);
    check_roots(tx, &client_ids(project), &clients, wanted.confirm_foreign_root).await?;
    Ok(tx.set_project_clients(grant, &clients).await?)
}

pub async fn bulk_update_projects(
    services: &Services,
    caller: &Caller,
    input: BulkUpdateProjects,
    review: Review<'_>,
) -> Result<ProjectList> {
    let affected = affected(&input)?;
    let tx = services.store.write(&services.viewer(caller)).await?;
    reviewed(&tx, review, affected, async |tx| change_all(tx, &input).await).await?;
    let mut data = Vec::with_capacity(input.project_ids.len());
    for id in &input.project_ids {
        data.push(services.project(&tx.seen().project(ProjectId(*id)).await?)?);
    }
    tx.commit().await?;
    Ok(ProjectList { data })
}

/// Whom a bulk change concerns; refuses too many projects at once.
pub(super) fn affected(input: &BulkUpdateProjects) -> Result<Affected> {
    if input.project_ids.is_empty() || input.project_ids.len() > MAX_BULK {
        return Err(Error::invalid("/project_ids", "out_of_range"));
    }
    Ok(Affected::Projects(input.project_ids.iter().copied().map(ProjectId).collect()))
}

pub(super) async fn change_all(tx: &Tx, input: &BulkUpdateProjects) -> Result<()> {
    let patch = UpdateProject {
        level: input.level,
        time_shown: input.time_shown,
        state: input.state,
        ..UpdateProject::default()
    };
    for id in &input.project_ids {
        change_one(tx, ProjectId(*id), input.clients.as_ref(), &patch).await?;
    }
    Ok(())
}

/// Changes clients and what else there is of one project, whatever its version.
async fn change_one(tx: &Tx, id: ProjectId, clients: Option<&BulkClients>, patch: &UpdateProject) -> Result<()> {
    if let Some(clients) = clients {
        let project = tx.seen().project(id).await?;
        give_to(tx, project.grant()?, clients).await?;
    }
    let project = tx.seen().project(id).await?;
    Ok(tx.edit_project(project.grant()?, changed(&project, patch)?).await?)
}

fn client_ids(project: &Project) -> Vec<ClientId> {
    project.clients.iter().map(|client| client.id).collect()
}

/// The clients a project will have. Adding leaves the primary one where it is.
fn combined(project: &Project, mode: BulkClientsMode, given: &[ClientId]) -> Vec<ClientId> {
    let have = client_ids(project);
    match mode {
        BulkClientsMode::Replace => given.to_vec(),
        BulkClientsMode::Add => {
            let new = given.iter().filter(|client| !have.contains(client));
            have.iter().chain(new).copied().collect()
        }
        BulkClientsMode::Remove => have.into_iter().filter(|client| !given.contains(client)).collect(),
    }
}

/// Each once, in order. One that does not exist or is in the bin is not found.
async fn assignable(tx: &Tx, ids: &[uuid::Uuid]) -> Result<Vec<ClientId>> {
    let mut clients: Vec<ClientId> = Vec::with_capacity(ids.len());
    for id in ids.iter().map(|id| ClientId(*id)) {
        if !clients.contains(&id) {
            clients.push(id);
        }
    }
    let known = if clients.is_empty() { Vec::new() } else { tx.seen().assignable_clients(&clients).await? };
    if known.len() == clients.len() { Ok(clients) } else { Err(Error::NotFound) }
}

/// Clients of different roots share a project only where somebody who may do so confirmed it (R10).
async fn check_roots(tx: &Tx, before: &[ClientId], after: &[ClientId], is_confirmed: bool) -> Result<()> {
    if after.len() < 2 {
        return Ok(());
    }
    let (old, new) = (tx.seen().roots(before).await?, tx.seen().roots(after).await?);
    if new.iter().all(|root| old.contains(root)) {
        return Ok(());
    }
    match Conflict::unless_one_root(new) {
        Ok(()) => Ok(()),
        // first of all, so that who may not confirm is told nothing to confirm
        Err(_) if !tx.workspace().holds(Permission::ProjectShareAcrossRoots) => Err(Error::NotPermitted),
        Err(_) if is_confirmed => Ok(()),
        Err(conflict) => Err(conflict.into()),
    }
}

pub async fn delete_project(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    review: Option<&str>,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let delete = async |tx: &Tx| remove(services, tx, id, revision).await;
    reviewed(&tx, review, Affected::Projects(vec![id]), delete).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn remove(services: &Services, tx: &Tx, id: ProjectId, revision: &str) -> Result<()> {
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::DeleteProject>()?;
    services.check_project(&project, revision)?;
    Ok(tx.delete_project(grant).await?)
}

pub async fn restore_project(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    review: Option<&str>,
) -> Result<contract::Project> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    reviewed(&tx, review, Affected::Projects(vec![id]), async |tx| bring_back(tx, id).await).await?;
    services.project_now(tx, id).await
}

pub(super) async fn bring_back(tx: &Tx, id: ProjectId) -> Result<()> {
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::RestoreProject>()?;
    Ok(tx.restore_project(grant).await?)
}

impl Services {
    async fn project_now(&self, tx: Tx, id: ProjectId) -> Result<contract::Project> {
        let value = self.project(&tx.seen().project(id).await?)?;
        tx.commit().await?;
        Ok(value)
    }

    fn check_project(&self, project: &Seen<Project, Now>, revision: &str) -> Result<()> {
        if self.revision(project.id.0, project.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.project(project)?).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}
