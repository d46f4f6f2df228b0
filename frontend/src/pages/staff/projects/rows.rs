//! The rows of the list: a table, or cards where there is no room for one.

use super::acts::ProjectActs;
use super::audience::{AudienceDialog, may_view_audience, read_audience};
use super::editor::use_editing;
use super::facts::{ClientsFact, DueFact, ProgressFact, TimeFact};
use super::listing::Listing;
use super::save_template::{Saved, may_save_templates, template_item};
use crate::format;
use crate::routes::{ProjectTab, Route, use_go};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{Project, ProjectAct, ProjectState};

#[component]
pub fn ProjectRows(
    #[prop(into)] listing: Signal<Listing>,
    selection: Selection,
    acts: ProjectActs,
    #[prop(into)] audience_of: Callback<Project>,
    saved: Saved,
) -> impl IntoView {
    let ids = Memo::new(move |_| listing.read().projects.iter().map(|project| project.id).collect::<Vec<_>>());
    let head = |label: String| view! { <th scope="col">{label}</th> };
    let bare = |label: String| view! { <th scope="col"><span class="sr-only">{label}</span></th> };
    view! {
        <div class="table-frame">
            <table class="table projects-table">
                <caption class="sr-only">{t!("nav-projects")}</caption>
                <thead>
                    <tr>
                        <th scope="col"><SelectAll selection ids/></th>
                        {head(t!("projects-column-name"))}
                        {head(t!("projects-column-clients"))}
                        {head(t!("level"))}
                        {head(t!("projects-column-time"))}
                        {head(t!("projects-column-progress"))}
                        <th scope="col" data-number="">{t!("projects-column-due")}</th>
                        {bare(t!("projects-column-actions"))}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id let:id>
                        <Row id listing selection acts audience_of saved/>
                    </For>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn SelectAll(selection: Selection, ids: Memo<Vec<Uuid>>) -> impl IntoView {
    let count = move || ids.read().iter().filter(|id| selection.has(**id)).count();
    let has_all = Signal::derive(move || !ids.read().is_empty() && count() == ids.read().len());
    let has_some = Signal::derive(move || count() > 0 && !has_all.get());
    view! {
        <Checkbox label=t!("projects-select-all") checked=has_all mixed=has_some bare=true
            on_change=move |on| if on { selection.set(ids.get_untracked()) } else { selection.clear() }/>
    }
    .into_any()
}

#[component]
fn Row(
    id: Uuid,
    listing: Signal<Listing>,
    selection: Selection,
    acts: ProjectActs,
    audience_of: Callback<Project>,
    saved: Saved,
) -> impl IntoView {
    let find = move || listing.read().projects.iter().find(|project| project.id == id).cloned();
    let Some(first) = untrack(find) else { return ().into_any() };
    let name_now = first.name.clone();
    // A row that has just left the list keeps its last data until it is gone.
    let project =
        Memo::new(move |last: Option<&Project>| find().or_else(|| last.cloned()).unwrap_or_else(|| first.clone()));
    let level = Signal::derive(move || project.read().level);
    let clients = Signal::derive(move || project.read().clients.clone());
    let is_selected = Signal::derive(move || selection.has(id));
    let href = Route::Project { id, tab: ProjectTab::Board }.path();
    view! {
        <tr data-id=id.to_string() aria-selected=move || if is_selected.get() { "true" } else { "false" }>
            <td class="projects-check">
                <Checkbox label=t!("projects-select", name = name_now.as_str()) checked=is_selected bare=true
                    on_change=move |_| selection.toggle(id)/>
            </td>
            <td data-lead=""><a class="projects-name" href=href>{move || project.read().name.clone()}</a></td>
            <td data-label=t!("projects-column-clients")><ClientsFact clients/></td>
            <td data-label=t!("level")><LevelMeter level/></td>
            <td data-label=t!("projects-column-time")><TimeFact project/></td>
            <td class="projects-progress" data-label=t!("projects-column-progress")><ProgressFact project/></td>
            <td data-number="" data-label=t!("projects-column-due")><DueFact project/></td>
            <td class="projects-acts"><RowActs project acts audience_of saved/></td>
        </tr>
    }
    .into_any()
}

/// The pencil, and everything else in a menu.
#[component]
fn RowActs(project: Memo<Project>, acts: ProjectActs, audience_of: Callback<Project>, saved: Saved) -> impl IntoView {
    let editing = use_editing();
    let may_update = Memo::new(move |_| project.read().may.contains(&ProjectAct::Update));
    let name = Signal::derive(move || t!("act-actions", name = project.read().name.as_str()));
    let (go, sees_audience, may_save) = (use_go(), may_view_audience(), may_save_templates());
    let items = move || {
        let now = project.get_untracked();
        let id = now.id;
        let board = move || go.to(&Route::Project { id, tab: ProjectTab::Board });
        let mut items = vec![MenuItem::act(t!("project-open-board"), board).icon(Glyph::SquareKanban)];
        if now.may.contains(&ProjectAct::Update) {
            items.push(MenuItem::act(t!("act-edit"), move || editing.open(id)).icon(Glyph::Pencil));
        }
        if sees_audience {
            let show = move || audience_of.run(project.get_untracked());
            items.push(MenuItem::act(t!("project-audience-open"), show).icon(Glyph::Eye));
        }
        items.extend(may_save.then(|| template_item(&now, saved)).flatten());
        items.extend(end_items(now, acts));
        items
    };
    view! {
        <span class="projects-row-acts">
            {move || may_update.get().then(|| view! {
                <IconButton label=Signal::derive(move || t!("project-edit-of", name = project.read().name.as_str()))
                    glyph=Glyph::Pencil on_click=move || editing.open(project.read_untracked().id)/>
            })}
            <Menu label=name items align_end=true/>
        </span>
    }
    .into_any()
}

/// What ends daily work on a project: archiving and deletion.
pub fn end_items(project: Project, acts: ProjectActs) -> Vec<MenuItem> {
    let may = |act| project.may.contains(&act);
    let mut items = Vec::new();
    if may(ProjectAct::Update) {
        let text =
            if project.state == ProjectState::Archived { t!("project-unarchive") } else { t!("project-archive") };
        let project = project.clone();
        let act = move || acts.toggle_archived(project.clone());
        items.extend([MenuItem::Separator, MenuItem::act(text, act).icon(Glyph::Archive)]);
    }
    if may(ProjectAct::Delete) {
        let act = move || acts.delete(project.clone());
        items.push(MenuItem::act(t!("act-delete"), act).icon(Glyph::Trash2).danger());
    }
    items
}

/// Deleted projects: what they were, and the way back.
#[component]
pub fn DeletedRows(#[prop(into)] listing: Signal<Listing>, acts: ProjectActs) -> impl IntoView {
    let columns = vec![
        Column::new(t!("projects-column-name")),
        Column::new(t!("projects-column-clients")),
        Column::new(t!("projects-state-deleted-column")),
        Column::new(t!("projects-column-actions")).bare(),
    ];
    let may_restore = use_session().may("project.delete");
    let row = move |project: Project| {
        let (clients, when) = (project.clients.clone(), format::ago(project.updated_at));
        let name = project.name.clone();
        view! {
            <tr>
                <td data-lead=""><span class="projects-name">{name}</span></td>
                <td data-label=t!("projects-column-clients")><ClientsFact clients/></td>
                <td data-label=t!("projects-state-deleted-column")>{when}</td>
                <td class="projects-restore">
                    {may_restore.then(|| view! {
                        <Button label=t!("act-restore") size=ButtonSize::Small icon=Glyph::Undo2 on_click=move || acts.restore(project.clone())/>
                    })}
                </td>
            </tr>
        }
    };
    view! {
        <p class="projects-note"><Icon glyph=Glyph::EyeOff/>{t!("projects-deleted-note")}</p>
        <Table caption=t!("projects-state-deleted") columns>
            <For each=move || listing.get().projects key=|project| (project.id, project.revision.clone()) let:project>
                {row(project)}
            </For>
        </Table>
    }
    .into_any()
}

/// The audience of the row for which it was asked.
#[component]
pub fn RowAudience(of: RwSignal<Option<Project>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(of.read().is_some()));
    move || {
        of.get().map(|project| {
            let project = Signal::stored(project);
            view! { <AudienceDialog open project audience=read_audience(project)/> }
        })
    }
}
