use super::approvals::WaitingChip;
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
            <p class="portal-project-card-name"><a class="portal-project-card-link" href=path>{project.name.clone()}</a></p>
            <WaitingChip project=id/>
            <Progress project=Signal::stored(project)/>
            {due}
        </li>
    }
    .into_any()
}

#[component]
pub(super) fn ProjectCards(projects: Signal<Vec<Project>>) -> impl IntoView {
    let cards = move || projects.get().into_iter().map(|project| view! { <ProjectCard project/> }).collect_view();
    view! { <ul class="portal-project-cards">{cards}</ul> }.into_any()
}
