//! Who sees a project, and how much: the rule's answer, person by person.

use crate::query::ReadProjectAudience;
use crate::service::{Caller, Error, Result, Services, parse, present};
use vitrine_contract as contract;
use vitrine_contract::{AudiencePerson, AudienceSight, ProjectAudience};
use vitrine_domain::access::{Action, Decision, Target, acts, decide};
use vitrine_domain::permission::Permission;
use vitrine_domain::project::{Level, ProjectState, time_is_shown};
use vitrine_domain::{ClientId, ProjectId};
use vitrine_store::AudienceMember;

/// As saved, or as it would be with the clients, level and time given.
pub async fn read_project_audience(
    services: &Services,
    caller: &Caller,
    query: ReadProjectAudience,
) -> Result<ProjectAudience> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let workspace = eyes.workspace().await?;
    if !workspace.holds(Permission::ProjectViewAudience) {
        return Err(if workspace.facts().is_staff() { Error::NotPermitted } else { Error::NotFound });
    }
    let saved = match query.project_id {
        Some(id) => Some((eyes.project(ProjectId(id)).await?, eyes.task_totals(ProjectId(id)).await?)),
        None => None,
    };
    let project = saved.as_ref().map(|(project, _)| project);
    let (task_total, task_shared) = saved.as_ref().map_or((0, 0), |(_, totals)| *totals);
    let level = query.level.map(parse::level).or(project.map(|project| project.level)).unwrap_or_default();
    let wish = query.time_shown.or(project.map(|project| project.time_wish)).unwrap_or(false);
    let clients: Vec<ClientId> = match query.client_ids {
        Some(ids) => ids.into_iter().map(ClientId).collect(),
        None => project.map(|project| project.clients.iter().map(|client| client.id).collect()).unwrap_or_default(),
    };
    let (members, virtual_count) = eyes.audience(&clients).await?;
    let state = project.map_or(ProjectState::Active, |project| project.state);
    let target = Target { is_reached: true, level, state, is_shared: true };
    let people = members.iter().map(|member| person(member, target, time_is_shown(level, wish), task_shared)).collect();
    Ok(ProjectAudience { level: present::level(level), people, virtual_count, task_total, task_shared })
}

fn person(member: &AudienceMember, target: Target, time_is_shown: bool, task_shared: u32) -> AudiencePerson {
    let may = acts(&member.facts, target);
    let sees = if may.contains(Action::EditTaskStatus) || may.contains(Action::CreateTask) {
        AudienceSight::BoardEdit
    } else if may.contains(Action::ViewBoard) {
        AudienceSight::Board
    } else if may.contains(Action::ViewProject) {
        AudienceSight::Overview
    } else {
        AudienceSight::Nothing
    };
    AudiencePerson {
        client: present::client_ref(&member.client),
        root: present::client_ref(&member.root),
        sees,
        task_count: if may.contains(Action::ViewBoard) { task_shared } else { 0 },
        sees_time: time_is_shown && may.contains(Action::ViewTime),
        limited_by: narrowest(member, target),
    }
}

/// The first gate that stops what the level itself would show.
fn narrowest(member: &AudienceMember, target: Target) -> Option<contract::Gate> {
    let shown: &[Action] = match target.level {
        Level::NotVisible => &[],
        Level::Overview => &[Action::ViewProject],
        Level::ReadOnly => &[Action::ViewProject, Action::ViewBoard],
        Level::Full => &[Action::ViewProject, Action::ViewBoard, Action::EditTaskStatus],
    };
    shown.iter().find_map(|action| match decide(&member.facts, *action, target) {
        Decision::Allowed => None,
        Decision::Refused(gate, _) => Some(present::gate(gate)),
    })
}
