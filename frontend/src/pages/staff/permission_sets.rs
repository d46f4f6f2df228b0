//! Permission sets, and beside them the one that was chosen.

mod accounts;
mod create;
mod draft;
mod grants;
mod history;
mod list;
mod pane;
mod remove;
mod switches;
mod try_out;

use super::unsaved::{LeaveDialog, keep_unsaved};
use super::{Crumb, StaffPage};
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read};
use crate::routes::{Go, Route, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;
use create::CreateDialog;
use draft::Draft;
use list::SetList;
use pane::SetPane;
use remove::DeleteDialog;
use try_out::TryOut;
use uuid::Uuid;
use vitrine_contract::{EventKind, PermissionBase, PermissionSet, PermissionSetList};

/// What the parts of this page can start.
#[derive(Clone, Copy)]
struct Acts {
    sets: Reading<PermissionSetList>,
    draft: Draft,
    create: RwSignal<bool>,
    /// The set that a new one begins as a copy of.
    copied: RwSignal<Option<PermissionSet>>,
    remove: RwSignal<bool>,
    /// The set that is to be opened once the changes to this one are given up.
    leave_for: RwSignal<Option<Uuid>>,
    go: Go,
}

fn use_acts() -> Acts {
    expect_context()
}

impl Acts {
    /// Goes to a set, but asks first where something would be lost.
    fn open(self, id: Uuid) {
        let is_other = self.draft.base().read_untracked().as_ref().is_some_and(|set| set.id != id);
        if is_other && untrack(|| self.draft.is_dirty()) {
            self.leave_for.set(Some(id));
        } else {
            self.go.to(&Route::PermissionSet { id });
        }
    }

    fn start(self, copied: Option<PermissionSet>) {
        self.copied.set(copied);
        self.create.set(true);
    }

    /// The sets as far as they have been read.
    fn known(self) -> Vec<PermissionSet> {
        match &*self.sets.read() {
            Some(Ok(list)) => list.data.clone(),
            _ => Vec::new(),
        }
    }
}

#[component]
pub(super) fn PermissionSetsPage() -> impl IntoView {
    let route = use_route();
    let sets = read(|api| async move { api.list_permission_sets().await });
    let acts = Acts {
        sets,
        draft: Draft::new(),
        create: RwSignal::new(false),
        copied: RwSignal::new(None),
        remove: RwSignal::new(false),
        leave_for: RwSignal::new(None),
        go: use_go(),
    };
    provide_context(acts);
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::PermissionSetChanged | EventKind::ClientChanged | EventKind::Reset) {
            sets.refetch();
        }
    });
    keep_unsaved(move || acts.draft.is_dirty());
    let id = Memo::new(move |_| match &*route.read() {
        Route::PermissionSet { id } => Some(*id),
        _ => None,
    });
    let name = move || {
        acts.draft
            .base()
            .read()
            .as_ref()
            .filter(|set| Some(set.id) == id.get())
            .map(|set| texts().permission_set(&set.name))
    };
    let title = Signal::derive(move || name().unwrap_or_else(|| t!("nav-permission-sets")));
    let crumbs = Signal::derive(move || {
        name().map(|_| Crumb::new(t!("nav-permission-sets"), &Route::PermissionSets)).into_iter().collect::<Vec<_>>()
    });
    let ready = move |sets: Signal<PermissionSetList>| view! { <Panes sets id/> }.into_any();
    let old_name = move || acts.draft.base().read().as_ref().map(|set| set.name.clone()).unwrap_or_default();
    let leave_text = Signal::derive(move || t!("set-leave-detail", name = old_name()));
    let leave = move |id: Uuid| {
        acts.draft.discard();
        acts.open(id);
    };
    view! {
        <StaffPage title crumbs own_heading=true actions=move || view! { <TryOut id/> }>
            <Loaded source=sets ready/>
        </StaffPage>
        <CreateDialog/>
        <DeleteDialog/>
        <LeaveDialog leave_for=acts.leave_for title=t!("set-leave") text=leave_text act=t!("set-leave-act") on_leave=leave/>
    }
    .into_any()
}

#[component]
fn Panes(sets: Signal<PermissionSetList>, id: Memo<Option<Uuid>>) -> impl IntoView {
    let is_chosen = Memo::new(move |_| id.read().is_some());
    let chosen = move || match is_chosen.get() {
        true => view! { <SetPane id=Signal::derive(move || id.get().unwrap_or_default())/> }.into_any(),
        false => view! { <EmptyState glyph=Glyph::ShieldCheck title=t!("sets-choose") text=t!("sets-choose-detail")/> }
            .into_any(),
    };
    // outside the panes, of which a phone shows one
    let heading = move || (!is_chosen.get()).then(|| view! { <h1 class="sr-only">{t!("nav-permission-sets")}</h1> });
    view! {
        {heading}
        <div class="sets" data-chosen=move || is_chosen.get().then_some("")>
            <SetList sets id/>
            <section class="set" aria-label=t!("nav-permission-sets")>{chosen}</section>
        </div>
    }
    .into_any()
}

/// How many permissions clients can have.
pub(super) fn client_grant_count() -> usize {
    grants::offered(PermissionBase::Client).iter().count()
}

/// Whether to offer changes of sets. The server decides.
fn may_manage() -> bool {
    use_session().may("permission_set.manage")
}
