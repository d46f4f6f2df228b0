//! The frame of one project: its name and what it shows to whom, above its tabs.

mod access;
mod board;
mod overview;

pub(super) use board::warning_words;

use super::projects::{
    ActProblem, ActReview, ClientsFact, ProjectAudienceChip, ProjectEditor, SaveTemplate, end_items,
    may_save_templates, may_view_audience, read_audience, template_item, use_editing, use_project_acts, when_quiet,
};
use super::why::{Object, WhyLink, why_path};
use super::{Crumb, StaffPage};
use crate::keys::{KeyGroup, use_shortcut};
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read};
use crate::routes::{ClientTab, ProjectTab, Route, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;
use access::Access;
use overview::Overview;
use uuid::Uuid;
use vitrine_contract::{Level, Project, ProjectAct, ProjectAudience, ProjectState};

#[component]
pub(super) fn ProjectPage(id: Uuid) -> impl IntoView {
    let project = read(move |client| async move { client.read_project(id).await });
    let again = when_quiet(move || project.refetch());
    use_live().on(move |event| {
        if event.project_id.is_none_or(|changed| changed == id) {
            again();
        }
    });
    let ready = move |project: Signal<Project>| view! { <Frame project again=again/> }.into_any();
    view! { <Loaded source=project skeleton=|| view! { <FrameSkeleton/> } ready/> }.into_any()
}

#[component]
fn FrameSkeleton() -> impl IntoView {
    view! {
        <StaffPage title="" crumbs=vec![Crumb::new(t!("nav-projects"), &Route::Projects)] own_heading=true>
            <Skeleton>
                <div class="project-skeleton">
                    <i class="skeleton-block" data-shape="title"></i>
                    <i class="skeleton-block" data-shape="line"></i>
                    <i class="skeleton-block" data-shape="card"></i>
                    <i class="skeleton-block" data-shape="card"></i>
                </div>
            </Skeleton>
        </StaffPage>
    }
    .into_any()
}

#[component]
fn Frame(project: Signal<Project>, #[prop(into)] again: Callback<()>) -> impl IntoView {
    let id = project.read_untracked().id;
    let (editing, go, route) = (use_editing(), use_go(), use_route());
    let acts = use_project_acts(move || again.run(()));
    let title = Signal::derive(move || project.read().name.clone());
    let crumbs = Signal::derive(move || crumbs(&project.read()));
    let audience = may_view_audience().then(|| read_audience(project));
    let may_update = Memo::new(move |_| project.read().may.contains(&ProjectAct::Update));
    let is_deleted = Memo::new(move |_| project.read().state == ProjectState::Deleted);
    use_shortcut("e", KeyGroup::Do, t!("project-edit"), move || {
        if may_update.get_untracked() {
            editing.open(id);
        }
    });
    if use_session().may("client.view_info") {
        use_shortcut("w", KeyGroup::Do, t!("why-ask"), move || go.path(&why_path(None, Some(Object::Project(id)))));
    }
    let (saved, may_save) = (RwSignal::new(None::<Project>), may_save_templates());
    let items = move || {
        let project = project.get_untracked();
        let template = may_save.then(|| template_item(&project, saved)).flatten();
        template.into_iter().chain(end_items(project, acts)).collect::<Vec<_>>()
    };
    let actions = move || {
        view! {
            {move || may_update.get().then(|| view! {
                <IconButton label=t!("project-edit") glyph=Glyph::Pencil keys="e" on_click=move || editing.open(id)/>
            })}
            {move || (!project.read().may.is_empty() && !is_deleted.get()).then(|| view! {
                <Menu label=t!("act-more") items align_end=true/>
            })}
        }
    };
    let tab = Memo::new(move |_| match &*route.read() {
        Route::Project { tab, .. } => *tab,
        _ => ProjectTab::default(),
    });
    let content = move || match (is_deleted.get(), tab.get()) {
        (true, _) => view! { <Deleted on_restore=move || acts.restore(project.get_untracked())/> }.into_any(),
        (false, ProjectTab::Board) => view! { <board::BoardPage id/> }.into_any(),
        (false, ProjectTab::Timeline) => view! { <board::TimelinePage id/> }.into_any(),
        (false, ProjectTab::Access) => view! { <Access project on_saved=move || again.run(())/> }.into_any(),
        (false, ProjectTab::Overview) => view! { <Overview project audience/> }.into_any(),
    };
    view! {
        <StaffPage title crumbs own_heading=true actions>
            <Header project audience/>
            <ActProblem problem=acts.problem/>
            <ActReview acts/>
            {content}
            <ProjectEditor on_saved=move || again.run(()) on_deleted=move || go.to(&Route::Projects)/>
            <SaveTemplate of=saved/>
        </StaffPage>
    }
    .into_any()
}

/// By way of the primary client, where one may look at clients.
fn crumbs(project: &Project) -> Vec<Crumb> {
    let client = project.clients.first().filter(|_| use_session().may("client.view_info"));
    let client =
        client.map(|client| Crumb::new(&*client.name, &Route::Client { id: client.id, tab: ClientTab::Basic }));
    std::iter::once(Crumb::new(t!("nav-projects"), &Route::Projects)).chain(client).collect()
}

#[component]
fn Header(project: Signal<Project>, audience: Option<Reading<ProjectAudience>>) -> impl IntoView {
    let clients = Signal::derive(move || project.read().clients.clone());
    let level = Signal::derive(move || project.read().level);
    let state = move || match project.read().state {
        ProjectState::Active => None,
        ProjectState::Archived => Some(view! { <Chip label=t!("project-is-archived") icon=Glyph::Archive/> }),
        ProjectState::Deleted => Some(view! { <Chip label=t!("project-is-deleted") icon=Glyph::Trash2/> }),
    };
    let time = move || {
        let project = project.read();
        let (glyph, text) = match (project.level, project.time_shown) {
            (Level::NotVisible, _) => return None,
            (_, true) => (Glyph::Timer, t!("project-time-shown")),
            (_, false) => (Glyph::EyeOff, t!("project-time-hidden")),
        };
        Some(view! { <span class="project-time" data-possible=""><Icon glyph/>{text}</span> })
    };
    let is_deleted = Memo::new(move |_| project.read().state == ProjectState::Deleted);
    view! {
        <header class="project-head">
            <div class="project-title">
                <h1>{move || project.read().name.clone()}</h1>
                <div class="project-facts">
                    {state}
                    <ClientsFact clients/>
                    <i class="project-divider" aria-hidden="true"></i>
                    <LevelMeter level/>
                    {time}
                </div>
                <div class="project-seen">
                    {audience.map(|audience| view! { <ProjectAudienceChip project audience/> })}
                    <WhyLink object=Object::Project(project.read_untracked().id)/>
                </div>
            </div>
            {move || (!is_deleted.get()).then(|| view! { <ProjectTabs project/> })}
        </header>
    }
    .into_any()
}

#[component]
fn ProjectTabs(project: Signal<Project>) -> impl IntoView {
    let route = use_route();
    let id = project.read_untracked().id;
    let tabs = Signal::derive(move || {
        let route = route.read();
        let tab = |label: String, tab| {
            let own = Route::Project { id, tab };
            Tab::new(label, own.path(), *route == own)
        };
        vec![
            tab(t!("project-tab-overview"), ProjectTab::Overview),
            tab(t!("project-tab-board"), ProjectTab::Board),
            tab(t!("timeline"), ProjectTab::Timeline),
            tab(t!("project-tab-access"), ProjectTab::Access),
        ]
    });
    view! { <Tabs label=t!("project-tabs") tabs/> }.into_any()
}

/// Nothing of a deleted project is shown but the way back.
#[component]
fn Deleted(#[prop(into)] on_restore: Callback<()>) -> impl IntoView {
    let may_restore = use_session().may("project.delete");
    view! {
        <EmptyState glyph=Glyph::Trash2 title=t!("project-is-deleted") text=t!("projects-deleted-note")>
            {may_restore.then(|| view! { <Button label=t!("act-restore") icon=Glyph::Undo2 on_click=on_restore/> })}
        </EmptyState>
    }
    .into_any()
}
