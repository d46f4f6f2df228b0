use super::approvals::{Waiting, WaitingChip, use_waiting};
use super::progress::Progress;
use crate::format;
use crate::routes::{PortalTab, Route};
use crate::ui::*;
use vitrine_contract::{Project, ProjectAct};

/// Where a project is best entered: at its board, if the reader has that.
pub(super) fn project_path(project: &Project) -> String {
    let tab = if project.may.contains(&ProjectAct::ViewBoard) { PortalTab::Board } else { PortalTab::Overview };
    Route::PortalProject { id: project.id, tab }.path()
}

#[component]
pub(super) fn ProjectCard(project: Project) -> impl IntoView {
    let due = project.due_on.map(|day| {
        view! {
            <p class="portal-project-card-fact">
                <Icon glyph=Glyph::Flag/>
                <span class="sr-only">{t!("portal-due")}</span>
                {format::date_near(day)}
            </p>
        }
    });
    let (path, id) = (project_path(&project), project.id);
    view! {
        <li class="portal-card portal-project-card">
            <div class="portal-project-card-head">
                <p class="portal-project-card-name"><a class="portal-project-card-link" href=path>{project.name.clone()}</a></p>
                <Sight project=Signal::stored(project.clone())/>
            </div>
            <WaitingChip project=id/>
            <Progress project=Signal::stored(project)/>
            {due}
        </li>
    }
    .into_any()
}

#[component]
pub(super) fn ProjectCards(projects: Signal<Vec<Project>>) -> impl IntoView {
    let waiting = use_waiting();
    let cards = move || {
        waiting_first(projects.get(), waiting)
            .into_iter()
            .map(|project| view! { <ProjectCard project/> })
            .collect_view()
    };
    view! { <ul class="portal-project-cards">{cards}</ul> }.into_any()
}

/// The projects in which something waits for the reader, then the others, each in the order that they came in.
pub(super) fn waiting_first(mut projects: Vec<Project>, waiting: Waiting) -> Vec<Project> {
    projects.sort_by_cached_key(|project| !waiting.is_in(project.id));
    projects
}

/// What the reader can do, in a few words, instead of switched-off controls.
#[component]
pub(super) fn Sight(project: Signal<Project>) -> impl IntoView {
    let words = move || {
        let project = project.read();
        let may = |act: &ProjectAct| project.may.contains(act);
        if [ProjectAct::MoveTask, ProjectAct::CreateTask, ProjectAct::EditTaskDates].iter().any(may) {
            t!("portal-can-change")
        } else if may(&ProjectAct::ViewBoard) {
            t!("portal-can-view")
        } else {
            t!("portal-tab-overview")
        }
    };
    view! { <span class="portal-project-sight"><Icon glyph=Glyph::Eye size=IconSize::Small/>{words}</span> }.into_any()
}
