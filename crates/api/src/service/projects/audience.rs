//! Who sees a project, and how much: the rule's answer, person by person.

use crate::query::ReadProjectAudience;
use crate::service::{Caller, Error, Result, Services, parse, present, project_templates};
use std::collections::HashMap;
use vitrine_contract as contract;
use vitrine_contract::{AudiencePerson, AudienceSight, Narrowing, ProjectAudience};
use vitrine_domain::access::{Action, Acts, Facts, Layer, Paths, Target, acts, decide, is_narrowed_by_project};
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::{Level, ProjectState, time_is_shown};
use vitrine_domain::{ClientId, ProjectId};
use vitrine_store::{AudienceMember, ProjectAccess};

/// As saved, or as it would be with what is given.
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
    let saved = match query.project_id.map(ProjectId) {
        Some(id) => Some((eyes.project(id).await?, eyes.project_access(id).await?, eyes.task_totals(id).await?)),
        None => None,
    };
    let template = project_templates::named(&eyes, query.template_id, "?template_id").await?;
    if template.is_some() && saved.is_some() {
        return Err(Error::invalid("?template_id", "must_be_empty"));
    }
    let project = saved.as_ref().map(|(project, ..)| project);
    let access = saved.as_ref().map(|(_, access, _)| &**access);
    let begins_with = template.map_or((0, 0), |template| (template.task_count, template.shared_count));
    let (task_total, task_shared) = saved.as_ref().map_or(begins_with, |(.., totals)| *totals);
    let level = query.level.map(parse::level).or(project.map(|project| project.level)).unwrap_or_default();
    let wish = query.time_shown.or(project.map(|project| project.time_wish)).unwrap_or(false);
    let clients: Vec<ClientId> = match query.client_ids {
        Some(ids) => ids.into_iter().map(ClientId).collect(),
        None => project.map(|project| project.clients.iter().map(|client| client.id).collect()).unwrap_or_default(),
    };
    let state = project.map_or(ProjectState::Active, |project| project.state);
    let invited =
        match (query.is_invited_only.or(access.map(|access| access.is_invited_only)), query.invited_client_ids) {
            (Some(true), Some(ids)) => Some(ids.into_iter().map(ClientId).collect()),
            (Some(true), None) => Some(access.map(ProjectAccess::invited_ids).unwrap_or_default()),
            (Some(false) | None, _) => None,
        };
    let (members, virtual_count) = eyes.audience(&clients).await?;
    let asked = Asked {
        level,
        state,
        caps: query.narrowings.map(caps_given).or(access.map(caps)).unwrap_or_default(),
        invited,
        time_is_shown: time_is_shown(level, wish),
        task_shared,
        shows_client_info: workspace.holds(Permission::ClientViewInfo),
    };
    let people = members.iter().map(|member| asked.person(member)).collect();
    Ok(ProjectAudience { level: present::level(level), people, virtual_count, task_total, task_shared })
}

fn caps(access: &ProjectAccess) -> HashMap<ClientId, Privileges> {
    access.links().into_iter().map(|link| (link.client, link.cap)).collect()
}

fn caps_given(narrowings: Vec<Narrowing>) -> HashMap<ClientId, Privileges> {
    let cap = |one: Narrowing| (ClientId(one.client_id), parse::privileges(one.narrowed_to));
    narrowings.into_iter().map(cap).collect()
}

/// The project whose audience is asked for.
struct Asked {
    level: Level,
    state: ProjectState,
    /// What it leaves of the privileges to who comes by a client; all of them for one that is not on it yet.
    caps: HashMap<ClientId, Privileges>,
    invited: Option<Vec<ClientId>>,
    time_is_shown: bool,
    task_shared: u32,
    /// Whether the reader sees the client list, and with it what decides a client's access (R40).
    shows_client_info: bool,
}

impl Asked {
    fn target(&self, member: &AudienceMember) -> Target {
        let cap = |client: &ClientId| self.caps.get(client).copied().unwrap_or(Privileges::ALL);
        Target {
            paths: member.ways.iter().map(cap).collect::<Paths>(),
            is_invited: self.invited.as_ref().is_none_or(|invited| invited.contains(&member.client.id)),
            is_member: false,
            level: self.level,
            state: self.state,
            is_shared: true,
        }
    }

    fn person(&self, member: &AudienceMember) -> AudiencePerson {
        let target = self.target(member);
        let may = acts(&member.facts, target);
        let root = if self.shows_client_info { &member.root } else { &member.client };
        AudiencePerson {
            client: present::client_ref(&member.client),
            root: present::client_ref(root),
            sees: sight(may),
            task_count: if may.contains(Action::ViewBoard) { self.task_shared } else { 0 },
            sees_time: self.time_is_shown && may.sees_time(),
            approves: may.contains(Action::Approve),
            limited_by: self.shows_client_info.then(|| limit(&member.facts, target)).flatten(),
        }
    }
}

/// How much of a project somebody sees who may do this there.
pub(in crate::service) fn sight(may: Acts) -> AudienceSight {
    if may.contains(Action::EditTaskStatus) || may.contains(Action::CreateTask) {
        AudienceSight::BoardEdit
    } else if may.contains(Action::ViewBoard) {
        AudienceSight::Board
    } else if may.contains(Action::ViewProject) {
        AudienceSight::Overview
    } else {
        AudienceSight::Nothing
    }
}

/// The first layer that stops what the level itself would show, or the project's own narrowing where it takes anything (R6).
pub(in crate::service) fn limit(facts: &Facts, target: Target) -> Option<contract::Layer> {
    let shown: &[Action] = match target.level {
        Level::NotVisible => &[],
        Level::Overview => &[Action::ViewProject],
        Level::ReadOnly => &[Action::ViewProject, Action::ViewBoard],
        Level::Full => &[Action::ViewProject, Action::ViewBoard, Action::EditTaskStatus],
    };
    let stopping = shown.iter().find_map(|action| decide(facts, *action, target).layer());
    let narrowing = is_narrowed_by_project(facts, target).then_some(Layer::Narrowing);
    stopping.or(narrowing).map(present::layer)
}
