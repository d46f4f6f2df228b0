//! What a client who is previewed does not see where the preview stands. It is asked with the eyes of whoever previews and stands
//! beside the page, so that what the page shows stays what the client gets.

use crate::pages::staff::projects::limit_text;
use crate::pages::staff::why::{Object, why_path};
use crate::resource::{Loaded, read};
use crate::routes::{Route, use_route};
use crate::session::use_session;
use crate::ui::*;
use std::collections::HashSet;
use uuid::Uuid;
use vitrine_client::{Client, Error, ExplainAccess, ListClientProjects};
use vitrine_contract::{AudienceSight, Card, ExplainedAction, Explanation};

const AT_MOST: u32 = 100;

/// The parts of a project's pages.
const PARTS: [(ExplainedAction, &str); 4] = [
    (ExplainedAction::ViewBoard, "why-act-view_board"),
    (ExplainedAction::ViewProjectProgress, "why-act-view_project_progress"),
    (ExplainedAction::ViewTime, "why-act-view_time"),
    (ExplainedAction::ViewTimeEntries, "why-act-view_time_entries"),
];

#[derive(Clone, Debug, PartialEq, Eq)]
struct Hidden {
    what: String,
    /// What stops it, in a sentence.
    why: String,
    /// What there is to ask about.
    object: Object,
}

/// Of the project that is open; else of all that lead to the client.
#[component]
pub(super) fn HiddenHere(name: String) -> impl IntoView {
    let route = use_route();
    let client = use_session().get().and_then(|session| session.client).map(|client| client.id);
    let project = move || match route.get() {
        Route::PortalProject { id, .. } => Some(id),
        _ => None,
    };
    let hidden = read(move |api| {
        let project = project();
        async move {
            match (client, project) {
                (Some(client), Some(project)) => of_project(&api, client, project).await,
                (Some(client), None) => of_projects(&api.with_own_eyes(), client).await,
                (None, _) => Ok(Vec::new()),
            }
        }
    });
    let lead = {
        let name = name.clone();
        move || match project() {
            Some(_) => t!("preview-hidden-of-project", name = name.as_str()),
            None => t!("preview-hidden-of-projects", name = name.as_str()),
        }
    };
    let empty = move || {
        let text = t!("preview-hidden-none-detail", name = name.as_str());
        view! { <EmptyState glyph=Glyph::Eye title=t!("preview-hidden-none") text/> }.into_any()
    };
    let ready = move |hidden: Signal<Vec<Hidden>>| {
        let rows = move || hidden.get().into_iter().map(|hidden| row(hidden, client)).collect_view();
        view! { <ul class="preview-hidden">{rows}</ul> }.into_any()
    };
    view! {
        <p>{lead}</p>
        <Loaded source=hidden is_empty=Vec::is_empty empty ready/>
    }
    .into_any()
}

/// The question opens in a tab of its own, which is in no preview.
fn row(hidden: Hidden, client: Option<Uuid>) -> AnyView {
    let ask = t!("client-projects-why", name = hidden.what.as_str());
    view! {
        <li>
            <Icon glyph=Glyph::EyeOff/>
            <span><strong>{hidden.what}</strong><span class="detail">{hidden.why}</span></span>
            <a class="button" data-kind="quiet" data-size="small" target="_blank" rel="noopener" aria-label=ask
                href=why_path(client, Some(hidden.object))>
                <span class="button-icon"><Icon glyph=Glyph::CircleHelp/></span>
                <span class="button-label">{t!("why-ask")}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The parts that are closed and, where the board is open, the tasks that are not on it.
async fn of_project(api: &Client, client: Uuid, project: Uuid) -> Result<Vec<Hidden>, Error> {
    let own = api.with_own_eyes();
    let mut hidden = Vec::new();
    for (action, key) in PARTS {
        let asked = ExplainAccess {
            account_id: None,
            client_id: Some(client),
            action,
            project_id: Some(project),
            task_id: None,
        };
        let explanation = own.explain_access(&asked).await?;
        if !explanation.is_allowed {
            hidden.push(Hidden {
                what: texts().get(key, &[]),
                why: stopped(&explanation),
                object: Object::Project(project),
            });
        }
    }
    if let (Some(theirs), Some(all)) = (cards(api, project).await?, cards(&own, project).await?) {
        hidden.extend(beyond(&theirs, all).map(hidden_task));
    }
    Ok(hidden)
}

fn stopped(explanation: &Explanation) -> String {
    let stopped = explanation.gates.iter().find(|gate| Some(gate.gate) == explanation.stopped_by);
    stopped.map(|gate| gate.words.clone()).unwrap_or_default()
}

/// None where there is no board to see.
async fn cards(api: &Client, project: Uuid) -> Result<Option<Vec<Card>>, Error> {
    match api.read_board(project, None).await {
        Ok(found) => Ok(found.map(|(board, _)| board.columns.into_iter().flat_map(|column| column.tasks).collect())),
        Err(error) if error.status() == Some(404) => Ok(None),
        Err(error) => Err(error),
    }
}

fn beyond(theirs: &[Card], all: Vec<Card>) -> impl Iterator<Item = Card> {
    let seen: HashSet<_> = theirs.iter().map(|card| card.id).collect();
    all.into_iter().filter(move |card| !seen.contains(&card.id))
}

fn hidden_task(card: Card) -> Hidden {
    let is_team_only = card.is_team_only.unwrap_or_default();
    let why = if is_team_only { t!("why-team-only-words") } else { String::new() };
    Hidden { what: card.title, why, object: Object::Task(card.id) }
}

async fn of_projects(own: &Client, client: Uuid) -> Result<Vec<Hidden>, Error> {
    let asked = ListClientProjects { limit: Some(AT_MOST), cursor: None };
    let projects = own.list_client_projects(client, &asked).await?.data;
    let unseen = projects.into_iter().filter(|project| project.sees == AudienceSight::Nothing);
    Ok(unseen
        .map(|unseen| Hidden {
            what: unseen.project.name,
            why: unseen.limited_by.map_or_else(|| t!("level-not_visible-hint"), limit_text),
            object: Object::Project(unseen.project.id),
        })
        .collect())
}
