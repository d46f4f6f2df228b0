//! The projects that changed last, each with who sees it.

use super::super::projects::{
    ClientsFact, DueFact, ProjectAudienceChip, may_create, may_view_audience, read_audience, use_editing, when_quiet,
};
use crate::format;
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::{ProjectTab, Route};
use crate::ui::*;
use vitrine_client::{ListProjects, ProjectSort};
use vitrine_contract::{Project, ProjectAct};

const SHOWN: u32 = 8;

#[component]
pub(super) fn Recent() -> impl IntoView {
    let projects = read(|client| async move {
        let query = ListProjects {
            sort: Some(ProjectSort::UpdatedAtDescending),
            limit: Some(SHOWN),
            ..ListProjects::default()
        };
        client.list_projects(&query).await.map(|page| page.data)
    });
    let again = when_quiet(move || projects.refetch());
    use_live().on(move |_| again());
    let is_empty = |projects: &Vec<Project>| projects.is_empty();
    let ready = move |projects: Signal<Vec<Project>>| view! { <Rows projects/> }.into_any();
    view! {
        <section class="staff-home-recent">
            <div class="staff-home-part-head">
                <h2>{t!("staff-home-recent")}</h2>
                <a href=Route::Projects.path()>{t!("staff-home-recent-all")}</a>
            </div>
            <Loaded source=projects is_empty empty=|| view! { <First/> } ready/>
        </section>
    }
    .into_any()
}

#[component]
fn First() -> impl IntoView {
    let editing = use_editing();
    view! {
        <EmptyState glyph=Glyph::FolderKanban title=t!("staff-home-first") text=t!("staff-home-first-text")>
            {may_create().then(|| view! {
                <Button label=t!("nav-new-project") icon=Glyph::Plus on_click=move || editing.create()/>
            })}
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Rows(projects: Signal<Vec<Project>>) -> impl IntoView {
    let ids = Memo::new(move |_| projects.read().iter().map(|project| project.id).collect::<Vec<_>>());
    let find = move |id| projects.read().iter().find(|project| project.id == id).cloned();
    view! {
        <ul class="staff-home-rows">
            <For each=move || ids.get() key=|id| *id let:id>
                {untrack(|| find(id)).map(|first| {
                    let project = Memo::new(move |last: Option<&Project>| {
                        find(id).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
                    });
                    view! { <Row project/> }
                })}
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn Row(#[prop(into)] project: Signal<Project>) -> impl IntoView {
    let editing = use_editing();
    let id = project.read_untracked().id;
    let href = Route::Project { id, tab: ProjectTab::Board }.path();
    let clients = Signal::derive(move || project.read().clients.clone());
    let level = Signal::derive(move || project.read().level);
    let may_update = Memo::new(move |_| project.read().may.contains(&ProjectAct::Update));
    let audience = may_view_audience().then(|| read_audience(project));
    view! {
        <li class="staff-home-row">
            <div class="staff-home-row-what">
                <a class="staff-home-row-name" href=href>{move || project.read().name.clone()}</a>
                <p class="staff-home-row-facts">
                    <ClientsFact clients/>
                    <LevelMeter level/>
                    <span class="muted">{move || t!("project-updated", when = format::ago(project.read().updated_at))}</span>
                </p>
            </div>
            <div class="staff-home-row-seen">{audience.map(|audience| view! { <ProjectAudienceChip project audience/> })}</div>
            <span class="staff-home-row-due"><DueFact project/></span>
            {move || may_update.get().then(|| view! {
                <IconButton label=Signal::derive(move || t!("project-edit-of", name = project.read().name.as_str()))
                    glyph=Glyph::Pencil on_click=move || editing.open(id)/>
            })}
        </li>
    }
    .into_any()
}
