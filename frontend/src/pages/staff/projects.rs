//! The list of projects: found, sorted, filtered, changed one by one or many at once.

mod acts;
mod audience;
mod bulk;
mod bulk_clients;
mod clients_field;
mod custom;
mod draft;
mod editor;
mod facts;
mod filters;
mod form;
mod level_field;
mod listing;
mod offer;
mod people;
mod preview;
pub(super) mod quiet;
mod roots;
mod rows;
mod save_template;
mod selection;
mod start_from;

pub(super) use acts::{ActProblem, ActReview, use_project_acts};
pub(super) use audience::{
    AudienceAccount, ProjectAudienceChip, in_words, keep_fresh, may_view_audience, read_audience,
};
pub(super) use clients_field::ClientsField;
pub(super) use draft::{Draft, LEVELS, Values};
pub(super) use editor::{ProjectEditor, may_create, use_editing};
pub(super) use facts::{ClientsFact, DueFact};
pub(super) use filters::FilterChip;
pub(super) use form::TimeSwitch;
pub(super) use level_field::{LevelField, hint as level_hint};
pub(super) use people::{limit_text, sight_text};
pub(super) use quiet::{settled, when_quiet};
pub(super) use roots::{ConfirmRoots, wants_roots_confirmed};
pub(super) use rows::end_items;
pub(super) use save_template::{SaveTemplate, may_save_templates, template_item};

use super::StaffPage;
use crate::resource::Loaded;
use crate::ui::*;
use acts::ProjectActs;
use bulk::BulkBar;
use filters::{Filters, Toolbar, use_filters};
use listing::{Listed, Listing, use_listing};
use rows::{DeletedRows, ProjectRows, RowAudience};
use selection::use_row_keys;
use vitrine_contract::{Project, ProjectState};

#[component]
pub(super) fn ProjectsPage() -> impl IntoView {
    let filters = use_filters();
    let listed = use_listing(filters);
    let selection = Selection::default();
    let editing = use_editing();
    use_row_keys(selection, editing);
    let again = move || listed.source.refetch();
    let acts = use_project_acts(again);
    // What was chosen in one state means nothing in another.
    let state = Memo::new(move |_| filters.state());
    Effect::new(move || {
        state.track();
        selection.clear();
    });
    let audience_of = RwSignal::new(None::<Project>);
    let saved = RwSignal::new(None::<Project>);
    let chosen = Signal::derive(move || match &*listed.source.read() {
        Some(Ok(listing)) => selection.of(&listing.projects, |project| project.id),
        _ => Vec::new(),
    });
    let is_empty = |listing: &Listing| listing.projects.is_empty();
    let ready = move |listing: Signal<Listing>| {
        view! { <Ready listing listed filters selection acts audience_of saved/> }.into_any()
    };
    let actions = move || {
        may_create().then(|| {
            view! { <Button label=t!("nav-new-project") kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || editing.create()/> }
        })
    };
    view! {
        <StaffPage title=t!("nav-projects") actions>
            <Toolbar filters total=listed.total()/>
            <ActProblem problem=acts.problem/>
            <ActReview acts/>
            <Loaded
                source=listed.source
                skeleton=|| view! { <Skeleton rows=12/> }
                is_empty
                empty=move || view! { <NoProjects filters/> }
                ready
            />
            <BulkBar selection chosen on_done=again/>
            <ProjectEditor on_saved=again on_deleted=again/>
            <RowAudience of=audience_of/>
            <SaveTemplate of=saved/>
        </StaffPage>
    }
    .into_any()
}

#[component]
fn Ready(
    listing: Signal<Listing>,
    listed: Listed,
    filters: Filters,
    selection: Selection,
    acts: ProjectActs,
    audience_of: RwSignal<Option<Project>>,
    saved: RwSignal<Option<Project>>,
) -> impl IntoView {
    let is_deleted = Memo::new(move |_| filters.state() == ProjectState::Deleted);
    let has_more = Memo::new(move |_| listing.read().has_more);
    let show = move |project| {
        audience_of.set(None);
        audience_of.set(Some(project));
    };
    view! {
        {move || if is_deleted.get() {
            view! { <DeletedRows listing acts/> }.into_any()
        } else {
            view! { <ProjectRows listing selection acts audience_of=show saved/> }.into_any()
        }}
        {move || has_more.get().then(|| view! {
            <div class="projects-more"><Button label=t!("projects-more") on_click=move || listed.show_more()/></div>
        })}
    }
    .into_any()
}

/// Nothing at all, nothing in this state, or nothing that fits: three different things.
#[component]
fn NoProjects(filters: Filters) -> impl IntoView {
    let editing = use_editing();
    if filters.is_narrowed() {
        return view! { <EmptyState glyph=Glyph::Search title=t!("projects-none") text=t!("projects-none-text")/> }
            .into_any();
    }
    match filters.state() {
        ProjectState::Active => view! {
            <EmptyState glyph=Glyph::FolderKanban title=t!("projects-empty") text=t!("projects-empty-text")>
                {may_create().then(|| view! {
                    <Button label=t!("nav-new-project") icon=Glyph::Plus on_click=move || editing.create()/>
                })}
            </EmptyState>
        }
        .into_any(),
        ProjectState::Archived => view! {
            <EmptyState glyph=Glyph::Archive title=t!("projects-empty-archived") text=t!("projects-empty-archived-text")/>
        }
        .into_any(),
        ProjectState::Deleted => view! {
            <EmptyState glyph=Glyph::Trash2 title=t!("projects-empty-deleted") text=t!("projects-empty-deleted-text")/>
        }
        .into_any(),
    }
}
