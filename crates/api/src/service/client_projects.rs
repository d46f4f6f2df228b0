//! What one client sees of which projects.

use super::projects::{narrowest, sight};
use super::{Caller, Result, Services, present};
use crate::query::ListClientProjects;
use vitrine_contract::{ClientProject, ClientProjectPage, ProjectRef};
use vitrine_domain::ClientId;
use vitrine_domain::access::{Action, acts};
use vitrine_store::{ReachedProject, ReachedQuery};

const LIST: &str = "projects of a client";

/// The projects that the tree leads a client to, by name: those that the caller sees. Also of a client that cannot sign in.
pub async fn list_client_projects(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    query: ListClientProjects,
) -> Result<ClientProjectPage> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.client(id).await?;
    let wanted = ReachedQuery {
        client: id,
        after: services.cursor_of(LIST, query.cursor.as_deref())?,
        limit: u64::from(query.limit.get()) + 1,
    };
    let mut reached = eyes.reached_projects(&wanted).await?;
    let has_more = reached.len() > limit;
    reached.truncate(limit);
    let next_cursor =
        reached.last().filter(|_| has_more).map(|last| services.cursor(LIST, &last.sort_key(), last.id.0));
    Ok(ClientProjectPage { data: reached.iter().map(|reached| seen(reached)).collect(), next_cursor, total: None })
}

/// The rule's answer.
fn seen(reached: &ReachedProject) -> ClientProject {
    let may = acts(&reached.facts, reached.target);
    ClientProject {
        project: ProjectRef { id: reached.id.0, name: reached.name.clone() },
        level: present::level(reached.target.level),
        via: present::client_ref(&reached.via),
        sees: sight(may),
        task_count: if may.contains(Action::ViewBoard) { reached.task_shared } else { 0 },
        sees_time: reached.shows_time && may.contains(Action::ViewTime),
        limited_by: narrowest(&reached.facts, reached.target),
    }
}
