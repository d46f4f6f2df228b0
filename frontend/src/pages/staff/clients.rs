//! The client tree, and beside it the client that was chosen in it.

mod access;
mod activity;
mod basic;
mod create;
mod draft;
mod forest;
mod head;
mod help;
mod narrowest;
mod panel;
mod projects;
mod relocate;
mod remove;
mod sees;
mod stock;
mod tree_pane;

pub use access::{COLLABORATOR, TEMPLATES, template_key};

use super::client_list::{ExportMenu, ViewSwitch};
use super::unsaved::{LeaveDialog, keep_unsaved};
use super::{Crumb, StaffPage};
use crate::live::use_live;
use crate::palette::paused;
use crate::resource::Loaded;
use crate::routes::{ClientTab, Go, Route, use_go, use_query_value, use_route};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use create::CreateDialog;
use draft::Draft;
use panel::ClientPane;
use relocate::MoveDialog;
use remove::DeleteDialog;
use std::future::Future;
use stock::{Forest, Stock, use_stock};
use tree_pane::TreePane;
use uuid::Uuid;
use vitrine_client::{Client as Api, ClientFilter, Error};
use vitrine_contract::{Client, EventKind};

/// What the parts of this page can start.
#[derive(Clone, Copy)]
struct Acts {
    stock: Stock,
    draft: Draft,
    saving: RwSignal<bool>,
    create: RwSignal<bool>,
    /// Where a new client is put.
    parent: RwSignal<Vec<Choice>>,
    relocate: Target,
    remove: Target,
    /// The client that is to be opened once the draft of this one is given up.
    leave_for: RwSignal<Option<Uuid>>,
    find: RwSignal<String>,
    go: Go,
}

fn use_acts() -> Acts {
    expect_context()
}

impl Acts {
    /// Goes to a client, but asks first where something would be lost.
    fn open(self, id: Uuid) {
        let is_other = self.draft.base().read_untracked().as_ref().is_some_and(|client| client.id != id);
        if is_other && untrack(|| self.draft.is_dirty()) {
            self.leave_for.set(Some(id));
        } else {
            self.show(id);
        }
    }

    fn show(self, id: Uuid) {
        let tab = match Route::parse(&window().location().pathname().unwrap_or_default()) {
            Route::Client { tab, .. } => tab,
            _ => ClientTab::default(),
        };
        self.go.path(&self.path(&Route::Client { id, tab }));
    }

    /// The address of a route with what is being looked for.
    fn path(self, route: &Route) -> String {
        let find = self.find.read_untracked();
        let words = find.trim();
        let query =
            if words.is_empty() { String::new() } else { format!("?q={}", js_sys::encode_uri_component(words)) };
        format!("{}{query}", route.path())
    }
}

/// A dialog about one client.
#[derive(Clone, Copy)]
struct Target {
    open: RwSignal<bool>,
    client: RwSignal<Option<Client>>,
}

impl Target {
    fn new() -> Self {
        Self { open: RwSignal::new(false), client: RwSignal::new(None) }
    }

    fn ask(self, client: Client) {
        self.client.set(Some(client));
        self.open.set(true);
    }

    fn name(self) -> String {
        self.client.read().as_ref().map(|client| client.name.clone()).unwrap_or_default()
    }
}

/// Takes a change back. The page where it was made may be gone by then, and its actions with it.
fn undo<F>(session: SessionContext, toasts: Toasts, call: impl FnOnce(Api) -> F + 'static)
where
    F: Future<Output = Result<(), Error>> + 'static,
{
    let answer = call(session.client());
    leptos::task::spawn_local(async move {
        if let Err(error) = session.seen(answer.await) {
            toasts.say(problem_words(&error).0);
        }
    });
}

#[component]
pub(super) fn ClientsPage() -> impl IntoView {
    let (route, query) = (use_route(), use_query_value("q"));
    let acts = Acts {
        stock: use_stock(),
        draft: Draft::new(),
        saving: RwSignal::new(false),
        create: RwSignal::new(false),
        parent: RwSignal::default(),
        relocate: Target::new(),
        remove: Target::new(),
        leave_for: RwSignal::new(None),
        find: RwSignal::new(query.signal().get_untracked()),
        go: use_go(),
    };
    provide_context(acts);
    let rested = paused(acts.find);
    Effect::new(move |is_first: Option<()>| {
        let words = rested.get();
        if is_first.is_some() {
            query.set(words.trim());
        }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ClientChanged | EventKind::Reset) {
            acts.stock.refresh();
        }
    });
    keep_unsaved(move || acts.draft.is_dirty());
    let id = Memo::new(move |_| match &*route.read() {
        Route::Client { id, .. } => Some(*id),
        _ => None,
    });
    let name = move || {
        acts.draft.base().read().as_ref().filter(|client| Some(client.id) == id.get()).map(|client| client.name.clone())
    };
    let title = Signal::derive(move || name().unwrap_or_else(|| t!("nav-clients")));
    let crumbs = Signal::derive(move || {
        name().map(|_| Crumb::new(t!("nav-clients"), &Route::Clients)).into_iter().collect::<Vec<_>>()
    });
    let ready = move |forest: Signal<Forest>| view! { <Panes forest id/> }.into_any();
    view! {
        <StaffPage title crumbs own_heading=true actions=move || view! { <PageActs id/> }>
            <Loaded source=acts.stock.tree is_empty=has_nobody empty=|| view! { <NoClients/> }.into_any() ready/>
        </StaffPage>
        <Dialogs id/>
    }
    .into_any()
}

fn has_nobody(forest: &Forest) -> bool {
    forest.clients.is_empty()
}

#[component]
fn PageActs(id: Memo<Option<Uuid>>) -> impl IntoView {
    let (session, acts) = (use_session(), use_acts());
    let create = move || {
        acts.parent.set(Vec::new());
        acts.create.set(true);
    };
    view! {
        <div class="clients-acts" data-chosen=move || id.read().is_some().then_some("")>
            <ViewSwitch is_list=false/>
            <ExportMenu filter=move || ClientFilter::default()/>
            {session.may("client.import").then(|| view! {
                <ButtonLink label=t!("nav-import") href=Route::ClientImport.path() icon=Glyph::Upload/>
            })}
            {session.may("client.add").then(|| view! {
                <Button label=t!("client-new") kind=ButtonKind::Primary icon=Glyph::Plus on_click=create/>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn NoClients() -> impl IntoView {
    let (session, acts) = (use_session(), use_acts());
    view! {
        <h1 class="sr-only">{t!("nav-clients")}</h1>
        <EmptyState glyph=Glyph::SquareUserRound title=t!("clients-none") text=t!("clients-none-detail")>
            {session.may("client.add").then(|| view! {
                <Button label=t!("client-new") kind=ButtonKind::Primary on_click=move || acts.create.set(true)/>
            })}
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Panes(forest: Signal<Forest>, id: Memo<Option<Uuid>>) -> impl IntoView {
    let acts = use_acts();
    let selected = Signal::derive(move || id.get().map(|id| id.to_string()));
    let is_chosen = Memo::new(move |_| id.read().is_some());
    let chosen = move || {
        if is_chosen.get() {
            view! { <ClientPane id=Signal::derive(move || id.get().unwrap_or_default()) draft=acts.draft/> }.into_any()
        } else {
            view! { <EmptyState glyph=Glyph::SquareUserRound title=t!("clients-choose") text=t!("clients-choose-detail")/> }
                .into_any()
        }
    };
    // outside the panes, of which a phone shows one
    let heading = move || (!is_chosen.get()).then(|| view! { <h1 class="sr-only">{t!("nav-clients")}</h1> });
    view! {
        {heading}
        <div class="clients" data-chosen=move || is_chosen.get().then_some("")>
            <TreePane forest find=acts.find selected/>
            <section class="client" aria-label=t!("nav-clients")>{chosen}</section>
        </div>
    }
    .into_any()
}

#[component]
fn Dialogs(id: Memo<Option<Uuid>>) -> impl IntoView {
    let (acts, asked) = (use_acts(), use_query_value("new"));
    // A link elsewhere can ask for the dialog.
    Effect::new(move || {
        if !asked.get().is_empty() {
            acts.create.set(true);
        }
    });
    let created = move |(client, goes_on): (Client, bool)| {
        acts.stock.refresh();
        if !goes_on {
            acts.open(client.id);
        }
    };
    let deleted = move |client: Client| {
        acts.stock.refresh();
        let shown = acts.draft.base().get_untracked().filter(|shown| Some(shown.id) == id.get_untracked());
        if shown.is_some_and(|shown| shown.id == client.id || shown.path.iter().any(|above| above.id == client.id)) {
            acts.draft.discard();
            acts.go.path(&acts.path(&Route::Clients));
        }
        request_animation_frame(|| {
            focus_first(".tree [tabindex='0']", None);
        });
    };
    let name = move || acts.draft.base().read().as_ref().map(|client| client.name.clone()).unwrap_or_default();
    let leave_text = Signal::derive(move || t!("client-leave-detail", name = name()));
    let leave = move |id: Uuid| {
        acts.draft.discard();
        acts.show(id);
    };
    view! {
        <CreateDialog open=acts.create parent=acts.parent on_done=created on_close=move || if !asked.signal().get_untracked().is_empty() { asked.set("") }/>
        <MoveDialog target=acts.relocate on_done=move || acts.stock.refresh()/>
        <DeleteDialog target=acts.remove on_done=deleted/>
        <LeaveDialog leave_for=acts.leave_for title=t!("client-leave") text=leave_text act=t!("client-leave-act") on_leave=leave/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::{ClientKind, PermissionSetRef, Preferences, Privileges};

    pub(super) fn client(id: u128, parent: Option<u128>, name: &str) -> Client {
        Client {
            id: Uuid::from_u128(id),
            parent_id: parent.map(Uuid::from_u128),
            path: Vec::new(),
            name: name.into(),
            kind: ClientKind::Person,
            email: None,
            phone: None,
            username: None,
            has_login: false,
            must_change_password: false,
            has_second_factor: false,
            invitation: None,
            last_seen_at: None,
            permission_set: PermissionSetRef { id: Uuid::from_u128(99), name: "Client".into() },
            privileges: Privileges::default(),
            preferences: Preferences::default(),
            child_count: 0,
            subtree: None,
            custom_values: Vec::new(),
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
            revision: "1".into(),
        }
    }
}
