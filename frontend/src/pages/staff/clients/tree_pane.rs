use super::forest::{all_rows, fits, found_rows};
use super::stock::Forest;
use super::use_acts;
use crate::palette::paused;
use crate::prefs::use_prefs;
use crate::resource::read;
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use std::collections::BTreeSet;
use vitrine_client::{ClientFilter, ListClients};
use vitrine_contract::Client;

const MOST_FOUND: u32 = 100;

/// The tree of all clients with a box to find one in it.
#[component]
pub fn TreePane(
    forest: Signal<Forest>,
    find: RwSignal<String>,
    #[prop(into)] selected: Signal<Option<String>>,
) -> impl IntoView {
    let acts = use_acts();
    let words = Signal::derive(move || find.read().trim().to_owned());
    let is_searching = Memo::new(move |_| !words.read().is_empty());
    let found = use_found(forest, find);
    let rows = Memo::new(move |_| match (is_searching.get(), &*forest.read(), found.get()) {
        (false, forest, _) => all_rows(&forest.clients),
        (true, forest, _) if forest.is_whole => found_rows(&forest.clients, |client| fits(client, &words.read())),
        (true, _, found) => found_rows(&found, |_| true),
    });
    let hits = move || match (&*forest.read(), found.read().len()) {
        (forest, _) if forest.is_whole => forest.clients.iter().filter(|client| fits(client, &words.read())).count(),
        (_, hits) => hits,
    };
    let summary = move || {
        if is_searching.get() {
            return t!("clients-found", count = hits());
        }
        let counts = forest.read().counts;
        t!("clients-counts", clients = counts.clients, logins = counts.logins)
    };
    let select = move |id: String| {
        if let Ok(id) = id.parse() {
            acts.open(id);
        }
    };
    let open_while_searching = RwSignal::new(BTreeSet::new());
    let tree = move || {
        let closed = if is_searching.get() { open_while_searching } else { acts.stock.closed };
        view! { <Tree label=t!("clients-tree") nodes=rows selected closed on_select=select on_key=use_tree_keys()/> }
            .into_any()
    };
    let none = move || {
        (is_searching.get() && rows.read().is_empty()).then(|| {
            view! { <EmptyState glyph=Glyph::Search title=t!("clients-no-match") text=t!("clients-no-match-detail")/> }
        })
    };
    view! {
        <div class="tree-pane">
            <SearchField label=t!("clients-find") value=find/>
            <div class="tree-pane-line">
                <p role="status">{summary}</p>
                <OpenAll forest/>
            </div>
            <div class="tree-pane-rows">
                {tree}
                {none}
                {move || (forest.read().is_cut && !is_searching.get()).then(|| view! { <p class="detail">{t!("clients-partial")}</p> })}
            </div>
            <BinLink forest/>
        </div>
    }
    .into_any()
}

/// What the server finds, where not all clients are here.
fn use_found(forest: Signal<Forest>, find: RwSignal<String>) -> Memo<Vec<Client>> {
    let asked = paused(find);
    let is_whole = Memo::new(move |_| forest.read().is_whole);
    let found = read(move |api| {
        let words = asked.get().trim().to_owned();
        let is_needless = is_whole.get() || words.is_empty();
        async move {
            if is_needless {
                return Ok(Vec::new());
            }
            let query = ListClients {
                filter: ClientFilter { q: Some(words), ..ClientFilter::default() },
                limit: Some(MOST_FOUND),
                ..ListClients::default()
            };
            api.list_clients(&query).await.map(|page| page.data)
        }
    });
    Memo::new(move |last: Option<&Vec<Client>>| match &*found.read() {
        Some(Ok(clients)) => clients.clone(),
        _ => last.cloned().unwrap_or_default(),
    })
}

/// M moves, Delete deletes what the focus is on.
fn use_tree_keys() -> Callback<(String, String)> {
    let (session, prefs, acts) = (use_session(), use_prefs(), use_acts());
    Callback::new(move |(id, key): (String, String)| {
        let Some(client) = acts.stock.client(&id) else { return };
        match key.as_str() {
            "m" | "M" if prefs.letters.get_untracked() && session.may("client.edit") => acts.relocate.ask(client),
            "Delete" if session.may("client.delete") => acts.remove.ask(client),
            _ => {}
        }
    })
}

#[component]
fn OpenAll(forest: Signal<Forest>) -> impl IntoView {
    let closed = use_acts().stock.closed;
    let parents = move || -> BTreeSet<String> {
        let forest = forest.read();
        forest.clients.iter().filter(|client| client.child_count > 0).map(|client| client.id.to_string()).collect()
    };
    let is_any_closed = Memo::new(move |_| !closed.read().is_empty());
    // Opening all of a tree that does not fit would read all of it.
    let is_offered = Memo::new(move |_| forest.read().is_whole && !parents().is_empty());
    let label =
        Signal::derive(move || if is_any_closed.get() { t!("clients-open-all") } else { t!("clients-close-all") });
    let toggle = move || {
        let now = if is_any_closed.get_untracked() { BTreeSet::new() } else { untrack(parents) };
        closed.set(now);
    };
    move || is_offered.get().then(|| view! { <IconButton label glyph=Glyph::ListTree on_click=toggle/> })
}

#[component]
fn BinLink(forest: Signal<Forest>) -> impl IntoView {
    use_session()
        .may("client.delete")
        .then(|| {
            let deleted = Signal::derive(move || forest.read().counts.deleted);
            view! {
                <a class="tree-pane-bin" href=Route::ClientBin.path()>
                    <Icon glyph=Glyph::Trash2/>
                    {t!("nav-bin")}
                    {move || (deleted.get() > 0).then(|| view! { <Counter count=deleted/> })}
                </a>
            }
        })
        .into_any()
}
