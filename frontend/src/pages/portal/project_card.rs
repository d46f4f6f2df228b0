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
pub(super) fn ProjectCard(project: Signal<Project>) -> impl IntoView {
    let due_on = Memo::new(move |_| project.read().due_on);
    let due = move || {
        due_on.get().map(|day| {
            view! {
                <p class="portal-project-card-fact">
                    <Icon glyph=Glyph::Flag/>
                    <span class="sr-only">{t!("portal-due")}</span>
                    {format::date_near(day)}
                </p>
            }
        })
    };
    let id = project.read_untracked().id;
    view! {
        <li class="portal-card portal-project-card">
            <div class="portal-project-card-head">
                <p class="portal-project-card-name">
                    <a class="portal-project-card-link" href=move || project_path(&project.read())>{move || project.read().name.clone()}</a>
                </p>
                <Sight project/>
            </div>
            <WaitingChip project=id/>
            <Progress project/>
            {due}
        </li>
    }
    .into_any()
}

/// Those that stay are the same elements, wherever they go and whatever changes in them: what has the focus keeps it.
#[component]
pub(super) fn ProjectCards(projects: Signal<Vec<Project>>) -> impl IntoView {
    let waiting = use_waiting();
    let cards = move || waiting_first(projects.get(), waiting);
    let card = move |first: Project| {
        let id = first.id;
        let project = Memo::new(move |last: Option<&Project>| {
            let now = projects.read().iter().find(|project| project.id == id).cloned();
            now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
        });
        view! { <ProjectCard project=project.into()/> }
    };
    view! { <ul class="portal-project-cards"><For each=cards key=|project| project.id children=card/></ul> }.into_any()
}

/// The projects in which something waits for the reader, then the others, each in the order that they came in.
pub(super) fn waiting_first(mut projects: Vec<Project>, waiting: Waiting) -> Vec<Project> {
    projects.sort_by_cached_key(|project| waiting.count_in(project.id) == 0);
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
