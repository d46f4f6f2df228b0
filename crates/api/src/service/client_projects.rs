//! What one client sees of which projects.

use super::clients::{ClientUpdate, try_out};
use super::projects::{limit, sight};
use super::rehearsal::kind;
use super::{Caller, Result, Services, present};
use crate::query::ListClientProjects;
use vitrine_contract::{ClientProject, ClientProjectPage, ProjectRef, RehearseNewClient, UpdateClient};
use vitrine_domain::ClientId;
use vitrine_domain::access::{Action, acts, narrowest};
use vitrine_domain::rehearsal::SightKind;
use vitrine_store::{ReachedProject, ReachedQuery, act};

const LIST: &str = "projects of a client";

/// The projects that the tree leads a client to, by name: those that the caller sees. Also of a client that cannot sign in.
pub async fn list_client_projects(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    query: ListClientProjects,
) -> Result<ClientProjectPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.client(id).await?;
    let mut reached = eyes.reached_projects(&wanted(services, id, &query)?).await?;
    let next_cursor = next(services, &query, &mut reached);
    Ok(page(reached.iter().map(|reached| seen(reached)), next_cursor))
}

/// The same as it would be after a change of the client as it is now. The change is made by what makes it for good, and never committed.
pub async fn rehearse_client_projects(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    query: ListClientProjects,
    input: UpdateClient,
) -> Result<ClientProjectPage> {
    let update = ClientUpdate::prepare(services, caller, id, input).await?;
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().client(id).await?.grant::<act::EditClient>()?;
    update.apply(&tx, grant).await?;
    let mut reached = tx.seen().reached_projects(&wanted(services, id, &query)?).await?;
    let next_cursor = next(services, &query, &mut reached);
    Ok(page(reached.iter().map(|reached| seen(reached)), next_cursor))
}

/// The same of a client that is about to be added, by what adds it for good; never committed.
pub async fn rehearse_new_client_projects(
    services: &Services,
    caller: &Caller,
    query: ListClientProjects,
    input: RehearseNewClient,
) -> Result<ClientProjectPage> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let id = try_out(&tx, input).await?;
    let mut reached = tx.seen().reached_projects(&wanted(services, id, &query)?).await?;
    let next_cursor = next(services, &query, &mut reached);
    Ok(page(reached.iter().map(|reached| seen(reached)), next_cursor))
}

fn wanted(services: &Services, client: ClientId, query: &ListClientProjects) -> Result<ReachedQuery> {
    let after = services.cursor_of(LIST, query.cursor.as_deref())?;
    Ok(ReachedQuery { client, after, limit: u64::from(query.limit.get()) + 1 })
}

/// The cursor of what follows, and the page without the first of that.
fn next<P: std::ops::Deref<Target = ReachedProject>>(
    services: &Services,
    query: &ListClientProjects,
    reached: &mut Vec<P>,
) -> Option<String> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let has_more = reached.len() > limit;
    reached.truncate(limit);
    reached.last().filter(|_| has_more).map(|last| services.cursor(LIST, &last.sort_key(), last.id.0))
}

fn page(data: impl Iterator<Item = ClientProject>, next_cursor: Option<String>) -> ClientProjectPage {
    ClientProjectPage { data: data.collect(), next_cursor, total: None }
}

/// The rule's answer.
fn seen(reached: &ReachedProject) -> ClientProject {
    let may = acts(&reached.facts, reached.target);
    let may = if reached.shows_time { may } else { may.without_time() };
    ClientProject {
        project: ProjectRef { id: reached.id.0, name: reached.name.clone() },
        level: present::level(reached.target.level),
        via: present::client_ref(&reached.via),
        sees: sight(may),
        task_count: if may.contains(Action::ViewBoard) { reached.task_shared } else { 0 },
        sees_time: may.sees_time(),
        may: SightKind::ALL.iter().filter(|sight| may.contains(sight.action())).map(|sight| kind(*sight)).collect(),
        limited_by: limit(&reached.facts, reached.target),
        narrowest: narrowest(&reached.facts, reached.target).map(present::layer),
    }
}
