//! Chooses clients out of the tree. What is chosen is a list of `Choice`s, in order, whose values are the ids.

use crate::palette::paused;
use crate::resource::read;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{ClientFilter, ListClients};
use vitrine_contract::{Client, ClientKind, ClientRef};

const AT_MOST: u32 = 20;

/// A combobox over the whole tree: found by name, username or e-mail, told apart by path. With `offers_top` one can also choose
/// no client at all, which is the top of the tree: a choice without id.
#[component]
pub(super) fn ClientPicker(
    #[prop(into)] label: Signal<String>,
    selected: RwSignal<Vec<Choice>>,
    #[prop(optional)] multiple: bool,
    /// Neither these clients nor what is below them.
    #[prop(optional, into)]
    excluded: Signal<Vec<Uuid>>,
    #[prop(optional)] offers_top: bool,
    #[prop(optional, into)] help: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let asked = paused(query);
    let found = read(move |client| {
        let words = asked.get().trim().to_owned();
        async move {
            let q = (!words.is_empty()).then_some(words);
            client
                .list_clients(&ListClients {
                    filter: ClientFilter { q, ..ClientFilter::default() },
                    limit: Some(AT_MOST),
                    ..ListClients::default()
                })
                .await
        }
    });
    // What was found last stays until there is something newer.
    let clients = Memo::new(move |last: Option<&Vec<Client>>| match &*found.read() {
        Some(Ok(page)) => page.data.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    let options = Signal::derive(move || {
        let excluded = excluded.read();
        let is_allowed = |client: &&Client| {
            !excluded.contains(&client.id) && client.path.iter().all(|above| !excluded.contains(&above.id))
        };
        let top = (offers_top && query.read().trim().is_empty()).then(top_choice);
        top.into_iter().chain(clients.read().iter().filter(is_allowed).map(choice_of_client)).collect::<Vec<_>>()
    });
    view! {
        <Combobox label options selected multiple query help error optional placeholder=t!("client-picker-placeholder")/>
    }
    .into_any()
}

/// One client, in a dialog that closes as soon as it is chosen. Told by its id.
#[component]
pub(super) fn PickClient(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_pick: Callback<String>,
) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<Choice>::new());
    Effect::new(move || {
        if let Some(choice) = chosen.get().pop() {
            chosen.set(Vec::new());
            open.set(false);
            on_pick.run(choice.value);
        }
    });
    view! {
        <Dialog open title>
            <div class="pick-client"><ClientPicker label selected=chosen/></div>
        </Dialog>
    }
    .into_any()
}

/// What a client that is already known by reference looks like when chosen.
pub(super) fn choice_of_ref(client: &ClientRef) -> Choice {
    Choice::new(client.id.to_string(), &*client.name).avatar(client.kind.into())
}

/// The top of the tree: above it is nobody.
pub(super) fn top_choice() -> Choice {
    Choice::new("", t!("client-top")).glyph(Glyph::ListTree)
}

pub(super) fn chosen_ids(chosen: &[Choice]) -> Vec<Uuid> {
    chosen.iter().filter_map(|choice| choice.value.parse().ok()).collect()
}

pub(super) fn choice_of_client(client: &Client) -> Choice {
    let place = if client.path.is_empty() { kind_text(client.kind) } else { path_text(&client.path) };
    Choice::new(client.id.to_string(), &*client.name).avatar(client.kind.into()).hint(place)
}

/// "Acme › Acme (France)"
pub(super) fn path_text(path: &[ClientRef]) -> String {
    path.iter().map(|client| client.name.as_str()).collect::<Vec<_>>().join(" › ")
}

pub(super) fn kind_text(kind: ClientKind) -> String {
    match kind {
        ClientKind::Organisation => t!("kind-organisation"),
        ClientKind::Unit => t!("kind-unit"),
        ClientKind::Person => t!("kind-person"),
    }
}
