use super::super::client_picker::choice_of_ref;
use super::{Acts, use_acts};
use crate::format;
use crate::pages::staff::why::why_path;
use crate::preview::use_start;
use crate::routes::{ClientTab, Route};
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::{Client, ClientRef, StartPreview};

/// Who it is, and what can be done from here.
#[component]
pub(super) fn Head(client: Signal<Client>) -> impl IntoView {
    let avatar = move || {
        let client = client.read();
        view! { <Avatar name=client.name.clone() kind=client.kind.into() size=AvatarSize::Large/> }
    };
    let chip = move || match client.read().has_login {
        true => view! { <Chip label=t!("client-free-seat") icon=Glyph::Armchair/> },
        false => view! { <Chip label=t!("clients-virtual")/> },
    };
    let seen = move || {
        let client = client.read();
        client.has_login.then(|| match client.last_seen_at {
            Some(at) => t!("client-last-seen", when = format::ago(at)),
            None => t!("client-never-seen"),
        })
    };
    view! {
        <header class="client-head">
            {avatar}
            <div class="client-who">
                <div class="client-name"><h1>{move || client.read().name.clone()}</h1>{chip}</div>
                <div class="client-facts">
                    {move || view! { <PathLinks path=client.read().path.clone()/> }}
                    {move || seen().map(|seen| view! { <span>{seen}</span> })}
                </div>
            </div>
            <HeadActs client/>
            <ClientMenu client/>
        </header>
    }
    .into_any()
}

#[component]
fn ClientMenu(client: Signal<Client>) -> impl IntoView {
    let (session, acts, toasts) = (use_session(), use_acts(), use_toasts());
    let preview = use_start(move |error| toasts.say(problem_words(error).1));
    let label = Signal::derive(move || t!("act-actions", name = client.read().name.as_str()));
    let items = move || {
        let now = client.get_untracked();
        let mut items = Vec::new();
        if session.may("client.add") {
            let below = ClientRef { id: now.id, name: now.name.clone(), kind: now.kind };
            items.push(MenuItem::act(t!("client-new-below"), move || acts.create_below(&below)).icon(Glyph::Plus));
        }
        if session.may("client.edit") {
            let access = acts.path(&Route::Client { id: now.id, tab: ClientTab::Access });
            items.push(MenuItem::link(t!("client-edit-permissions"), access).icon(Glyph::ShieldCheck));
            let moved = now.clone();
            items.push(MenuItem::act(t!("client-move"), move || acts.relocate.ask(moved.clone())).icon(Glyph::Move));
        }
        items.push(MenuItem::link(t!("why-ask-person"), why_path(Some(now.id), None)).icon(Glyph::CircleHelp));
        if session.may("preview.as_client") {
            let whose = preview_of(&now);
            let act = MenuItem::act(t!("preview-act", name = now.name.as_str()), move || preview.send(whose.clone()));
            items.push(act.icon(Glyph::Eye).disabled(untrack(|| no_preview(&now, acts))));
        }
        if session.may("client.delete") {
            items.push(MenuItem::Separator);
            items.push(
                MenuItem::act(t!("act-delete"), move || acts.remove.ask(now.clone())).icon(Glyph::Trash2).danger(),
            );
        }
        items
    };
    view! { <Menu label items align_end=true/> }.into_any()
}

/// The two that are wanted most, where there is room for them; the menu has them too.
#[component]
fn HeadActs(client: Signal<Client>) -> impl IntoView {
    let (session, acts, toasts) = (use_session(), use_acts(), use_toasts());
    let preview = use_start(move |error| toasts.say(problem_words(error).1));
    let label = Signal::derive(move || t!("preview-act", name = client.read().name.as_str()));
    let reason = Signal::derive(move || no_preview(&client.read(), acts));
    view! {
        <div class="client-head-acts">
            {session.may("preview.as_client").then(|| view! {
                <Button label icon=Glyph::Eye disabled=reason busy=preview.busy on_click=move || preview.send(preview_of(&client.read_untracked()))/>
            })}
            {move || view! {
                <ButtonLink label=t!("why-ask-person") href=why_path(Some(client.read().id), None) icon=Glyph::CircleHelp/>
            }}
        </div>
    }
    .into_any()
}

fn preview_of(client: &Client) -> StartPreview {
    StartPreview { client_id: Some(client.id), permission_set_id: None }
}

/// Why there is nothing to be shown through these eyes, if there is not.
fn no_preview(client: &Client, acts: Acts) -> Option<String> {
    match (client.has_login, acts.draft.is_dirty()) {
        (false, _) => Some(t!("preview-virtual")),
        (true, true) => Some(t!("set-try-save-first")),
        (true, false) => None,
    }
}

/// The way down to a client, each step a link that does not lose what was typed.
#[component]
pub fn PathLinks(path: Vec<ClientRef>) -> impl IntoView {
    let acts = use_acts();
    let steps = path.into_iter().map(|above| {
        let href = acts.path(&Route::Client { id: above.id, tab: ClientTab::default() });
        let id = above.id;
        view! {
            <li>
                <a href=href on:click=move |event| {
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        acts.open(id);
                    }
                }>{above.name}</a>
            </li>
        }
    });
    let steps = steps.collect::<Vec<_>>();
    (!steps.is_empty()).then(|| view! { <ol class="client-path">{steps}</ol> }).into_any()
}

impl Acts {
    /// A new client below this one.
    fn create_below(self, parent: &ClientRef) {
        self.parent.set(vec![choice_of_ref(parent)]);
        self.create.set(true);
    }
}
