mod board;
mod overview;
mod task;
mod timeline;

use super::project_card::Sight;
use super::{PortalPage, not_found};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::{PortalTab, Route, use_route};
use crate::ui::*;
use board::BoardTab;
use overview::OverviewTab;
use timeline::TimelineTab;
use uuid::Uuid;
use vitrine_contract::{EventKind, Project, ProjectAct};

#[component]
pub(super) fn ProjectPage(id: Uuid) -> impl IntoView {
    let project = read(move |client| async move { client.read_project(id).await });
    use_live().on(move |event| {
        let is_own = event.project_id == Some(id) && event.kind != EventKind::ClientChanged;
        if is_own || event.kind == EventKind::Reset {
            project.refetch();
        }
    });
    let is_gone = Memo::new(move |_| matches!(&*project.read(), Some(Err(error)) if error.slug() == Some("not-found")));
    move || {
        if is_gone.get() {
            return not_found();
        }
        view! { <Loaded source=project skeleton=|| view! { <Waiting/> } ready=|project| view! { <Ready project/> }.into_any()/> }
            .into_any()
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <PortalPage title=t!("nav-projects") back=Route::PortalProjects>
            <Skeleton><i class="skeleton-block" data-shape="title"></i></Skeleton>
        </PortalPage>
    }
    .into_any()
}

#[component]
fn Ready(project: Signal<Project>) -> impl IntoView {
    let route = use_route();
    let tab = Memo::new(move |_| match &*route.read() {
        Route::PortalProject { tab, .. } => *tab,
        _ => PortalTab::Overview,
    });
    let sees_board = Memo::new(move |_| project.read().may.contains(&ProjectAct::ViewBoard));
    move || match (tab.get(), sees_board.get()) {
        (PortalTab::Board | PortalTab::Timeline, false) => not_found(),
        (PortalTab::Board, true) => {
            let id = project.read_untracked().id;
            view! { <Tabbed project sees_board><BoardTab project=id/></Tabbed> }.into_any()
        }
        (PortalTab::Timeline, true) => {
            let id = project.read_untracked().id;
            view! { <Tabbed project sees_board><TimelineTab project=id/></Tabbed> }.into_any()
        }
        (PortalTab::Overview, _) => view! { <Tabbed project sees_board><OverviewTab project/></Tabbed> }.into_any(),
    }
}

/// A tab below the head that all of them share.
#[component]
fn Tabbed(project: Signal<Project>, sees_board: Memo<bool>, children: Children) -> impl IntoView {
    let title = Signal::derive(move || project.read().name.clone());
    view! {
        <PortalPage title back=Route::PortalProjects wide=true>
            <header class="portal-project-head">
                <div class="portal-project-name">
                    <h1>{title}</h1>
                    <Sight project/>
                </div>
                <ProjectTabs project sees_board/>
            </header>
            {children()}
        </PortalPage>
    }
    .into_any()
}

#[component]
fn ProjectTabs(project: Signal<Project>, sees_board: Memo<bool>) -> impl IntoView {
    let route = use_route();
    let tabs = Signal::derive(move || {
        let id = project.read().id;
        let tab = |label: String, tab| {
            let to = Route::PortalProject { id, tab };
            Tab::new(label, to.path(), *route.read() == to)
        };
        let work = || [tab(t!("portal-tab-board"), PortalTab::Board), tab(t!("timeline"), PortalTab::Timeline)];
        let work = sees_board.get().then(work).into_iter().flatten();
        std::iter::once(tab(t!("portal-tab-overview"), PortalTab::Overview)).chain(work).collect::<Vec<_>>()
    });
    view! { <Tabs label=t!("portal-tabs") tabs/> }.into_any()
}
