//! The same change for all chosen projects, with a way back.

use super::super::review::{ReviewDialog, Reviewed, under, use_reviewed};
use super::acts::ActProblem;
use super::bulk_clients::BulkClientsDialog;
use super::draft::LEVELS;
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error};
use vitrine_contract::{
    BulkClients, BulkClientsMode, BulkUpdateProjects, Level, OfBulkUpdateProjects, Project, ProjectAct, ProjectState,
    RehearseBulkUpdateProjects, RehearseChange,
};

/// At most so many projects are changed by one request.
const MOST: usize = 100;

/// One change: the requests that make it, what is said after it, and the projects as they were.
#[derive(Clone)]
pub struct Change {
    pub requests: Vec<BulkUpdateProjects>,
    pub said: String,
    pub before: Vec<Project>,
}

pub fn request(ids: Vec<Uuid>) -> BulkUpdateProjects {
    BulkUpdateProjects { project_ids: ids, clients: None, level: None, time_shown: None, state: None }
}

fn ids(projects: &[Project]) -> Vec<Uuid> {
    projects.iter().map(|project| project.id).collect()
}

pub async fn send_all(client: Client, requests: Vec<BulkUpdateProjects>) -> Result<(), Error> {
    for request in requests {
        client.bulk_update_projects(&request).await?;
    }
    Ok(())
}

pub fn rehearsals(change: &Change) -> Vec<RehearseChange> {
    let of = |input: &BulkUpdateProjects| RehearseBulkUpdateProjects {
        change: OfBulkUpdateProjects::BulkUpdateProjects,
        input: input.clone(),
    };
    change.requests.iter().map(|request| RehearseChange::BulkUpdateProjects(of(request))).collect()
}

/// Each request under the fingerprint of its own rehearsal.
pub async fn send_reviewed(client: Client, change: Change, fingerprints: Vec<String>) -> Result<Change, Error> {
    for (number, request) in change.requests.iter().enumerate() {
        under(&client, &fingerprints, number).bulk_update_projects(request).await?;
    }
    Ok(change)
}

/// The change, and the way back to what was before it.
pub fn succeeded(session: SessionContext, toasts: Toasts, problem: RwSignal<Option<Error>>, change: &Change) {
    let back = way_back(change);
    toasts.undo(change.said.clone(), move || {
        let (client, requests) = (session.client(), back.clone());
        leptos::task::spawn_local(async move {
            if let Err(error) = session.seen(send_all(client, requests).await)
                && let Some(Some(error)) = problem.try_set(Some(error))
            {
                toasts.say(problem_words(&error).0);
            }
        });
    });
}

/// One request for each combination that the projects had of what was changed.
fn way_back(change: &Change) -> Vec<BulkUpdateProjects> {
    let touches = |test: fn(&BulkUpdateProjects) -> bool| change.requests.iter().any(test);
    let (clients, level) = (touches(|request| request.clients.is_some()), touches(|request| request.level.is_some()));
    let (time, state) = (touches(|request| request.time_shown.is_some()), touches(|request| request.state.is_some()));
    let mut requests: Vec<BulkUpdateProjects> = Vec::new();
    for project in &change.before {
        let wanted = BulkUpdateProjects {
            clients: clients.then(|| BulkClients {
                mode: BulkClientsMode::Replace,
                client_ids: project.clients.iter().map(|client| client.id).collect(),
                confirm_foreign_root: true,
            }),
            level: level.then_some(project.level),
            time_shown: ((level || time) && project.level != Level::NotVisible).then_some(project.time_shown),
            state: state.then_some(project.state),
            ..request(Vec::new())
        };
        let like = requests
            .iter_mut()
            .find(|request| BulkUpdateProjects { project_ids: Vec::new(), ..(*request).clone() } == wanted);
        match like {
            Some(request) => request.project_ids.push(project.id),
            None => requests.push(BulkUpdateProjects { project_ids: vec![project.id], ..wanted }),
        }
    }
    requests
}

/// Projects that become visible do not show time by an earlier wish that nobody sees here (R16): they go apart, with time hidden.
fn to_level(projects: Vec<Project>, level: Level) -> Change {
    let becomes_visible = |project: &&Project| project.level == Level::NotVisible && level != Level::NotVisible;
    let (hidden, others): (Vec<_>, Vec<_>) = projects.iter().partition(|project| becomes_visible(project));
    let part = |projects: Vec<&Project>, time_shown| BulkUpdateProjects {
        level: Some(level),
        time_shown,
        ..request(projects.iter().map(|project| project.id).collect())
    };
    let requests = [part(hidden, Some(false)), part(others, None)];
    Change {
        requests: requests.into_iter().filter(|request| !request.project_ids.is_empty()).collect(),
        said: t!("projects-bulk-level-done", count = projects.len(), level = level_text(level)),
        before: projects,
    }
}

fn to_time(projects: Vec<Project>, shown: bool) -> Change {
    let said = if shown { "projects-bulk-time-shown-done" } else { "projects-bulk-time-hidden-done" };
    Change {
        requests: vec![BulkUpdateProjects { time_shown: Some(shown), ..request(ids(&projects)) }],
        said: t!(said, count = projects.len()),
        before: projects,
    }
}

fn to_state(projects: Vec<Project>, state: ProjectState) -> Change {
    let said =
        if state == ProjectState::Archived { "projects-bulk-archived-done" } else { "projects-bulk-unarchived-done" };
    Change {
        requests: vec![BulkUpdateProjects { state: Some(state), ..request(ids(&projects)) }],
        said: t!(said, count = projects.len()),
        before: projects,
    }
}

/// The bar that stands at the foot of the list while projects are chosen.
#[component]
pub fn BulkBar(
    selection: Selection,
    #[prop(into)] chosen: Signal<Vec<Project>>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let problem = RwSignal::new(None::<Error>);
    let sets_clients = RwSignal::new(false);
    let apply = use_reviewed(rehearsals, send_reviewed, move |answer: Result<Change, Error>| {
        match answer {
            Ok(change) => {
                succeeded(session, toasts, problem, &change);
                selection.clear();
            }
            Err(error) => problem.set(Some(error)),
        }
        // Also after a failure: of several requests some may have come through.
        on_done.run(());
    });
    let count = Memo::new(move |_| chosen.read().len());
    let is_shown = Memo::new(move |_| count.get() > 0);
    let announcer = use_announcer();
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| before != count) {
            announcer.say(t!("selected", count = count));
        }
        count
    });
    view! {
        {move || is_shown.get().then(|| view! {
            <div class="bulk" role="region" aria-label=t!("selection")>
                <ActProblem problem/>
                <div class="bulk-bar">
                    <span class="bulk-count">{move || t!("selected", count = count.get())}</span>
                    <BulkButtons chosen apply sets_clients/>
                    <IconButton label=t!("selection-clear") glyph=Glyph::X on_click=move || selection.clear()/>
                </div>
            </div>
        })}
        <ReviewDialog review=apply.review/>
        <BulkClientsDialog open=sets_clients chosen problem on_done=move || { selection.clear(); on_done.run(()) }/>
    }
    .into_any()
}

#[component]
fn BulkButtons(chosen: Signal<Vec<Project>>, apply: Reviewed<Change>, sets_clients: RwSignal<bool>) -> impl IntoView {
    let reason = move || {
        let chosen = chosen.read();
        let may = chosen.iter().all(|project| project.may.contains(&ProjectAct::Update));
        match chosen.len() {
            _ if !may => Some(t!("problem-not-permitted")),
            count if count > MOST => Some(t!("projects-bulk-most", count = MOST)),
            _ => None,
        }
    };
    let is_archived =
        Memo::new(move |_| chosen.read().first().is_some_and(|project| project.state == ProjectState::Archived));
    let levels = move || {
        let items = LEVELS.map(|level| {
            MenuItem::act(level_text(level), move || apply.send(to_level(chosen.get_untracked(), level)))
                .disabled(reason())
        });
        items.to_vec()
    };
    let times = move || {
        let hidden = chosen.read_untracked().iter().filter(|project| project.level == Level::NotVisible).count();
        let impossible = (hidden > 0).then(|| t!("projects-time-impossible", count = hidden));
        let show = MenuItem::act(t!("projects-time-show"), move || apply.send(to_time(chosen.get_untracked(), true)));
        let hide = MenuItem::act(t!("projects-time-hide"), move || apply.send(to_time(chosen.get_untracked(), false)));
        vec![show.icon(Glyph::Eye).disabled(reason().or(impossible)), hide.icon(Glyph::EyeOff).disabled(reason())]
    };
    let archive = move || {
        let state = if is_archived.get_untracked() { ProjectState::Active } else { ProjectState::Archived };
        apply.send(to_state(chosen.get_untracked(), state));
    };
    let archive_text =
        Signal::derive(move || if is_archived.get() { t!("project-unarchive") } else { t!("project-archive") });
    view! {
        <Button label=t!("projects-set-clients") icon=Glyph::SquareUserRound disabled=Signal::derive(reason) on_click=move || sets_clients.set(true)/>
        <Menu label=t!("projects-access") face=MenuFace::Button(Some(Glyph::Eye)) items=levels/>
        <Menu label=t!("projects-column-time") face=MenuFace::Button(Some(Glyph::Timer)) items=times/>
        <Button label=archive_text icon=Glyph::Archive busy=apply.review.busy disabled=Signal::derive(reason) on_click=archive/>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
