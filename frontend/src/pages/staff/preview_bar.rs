//! Whose eyes a preview shows the app through, and the ways to others and out.

mod hidden;

use super::client_picker::{choice_of_client, chosen_ids};
use crate::keys::{KeyGroup, use_shortcut};
use crate::palette::paused;
use crate::preview::{Shown, use_start};
use crate::resource::read;
use crate::routes::use_go;
use crate::session::use_session;
use crate::ui::*;
use hidden::HiddenHere;
use uuid::Uuid;
use vitrine_client::{Client, ClientFilter, Error, ListClients};
use vitrine_contract::{PermissionSetAccount, StartPreview};

const AT_MOST: u32 = 20;

#[component]
pub(super) fn PreviewBar() -> impl IntoView {
    let session = use_session();
    let shown = session.shown();
    move || shown.get().map(|shown| view! { <Bar shown/> })
}

#[component]
fn Bar(shown: Shown) -> impl IntoView {
    let (session, go) = (use_session(), use_go());
    let leave = move || {
        if let Some(shown) = session.leave() {
            go.path(&shown.back);
        }
    };
    let is_switching = RwSignal::new(false);
    let is_telling = RwSignal::new(false);
    // an open dialog has the key for itself
    use_shortcut("Escape", KeyGroup::Do, t!("preview-leave"), move || {
        if !is_switching.get_untracked() && !is_telling.get_untracked() {
            leave();
        }
    });
    let is_staff = shown.client.is_empty();
    let whose = match is_staff {
        true => view! { <strong>{t!("preview-staff", set = shown.set.as_str())}</strong> }.into_any(),
        false => view! {
            <strong>{t!("preview-as")}</strong>
            <Avatar name=shown.client.clone() kind=AvatarKind::Client size=AvatarSize::Small/>
            <strong>{shown.client.clone()}</strong>
            <span class="preview-set">{t!("preview-set", set = shown.set.as_str())}</span>
        }
        .into_any(),
    };
    let switch = (!is_staff).then(|| {
        view! {
            <button class="preview-switch" type="button" on:click=move |_| is_switching.set(true)>
                <Icon glyph=Glyph::UsersRound/><span>{t!("preview-switch")}</span>
            </button>
        }
    });
    let tried = shown.tried;
    // reasons are those of the set that the client has, not of one that is tried
    let tell = (!is_staff && tried.is_none()).then(|| {
        view! {
            <button class="preview-switch" type="button" on:click=move |_| is_telling.set(true)>
                <Icon glyph=Glyph::Layers/><span>{t!("preview-hidden")}</span>
            </button>
        }
    });
    let name = shown.client.clone();
    let title = t!("preview-hidden-title", name = name.as_str());
    view! {
        <section class="preview-bar" aria-label=t!("preview-title")>
            <Icon glyph=Glyph::Eye/>
            <p class="preview-words">{whose}<span class="preview-rules">{t!("preview-rules")}</span></p>
            {switch}
            <button class="preview-switch" data-phone="" type="button" on:click=move |_| open_as_phone()>
                <Icon glyph=Glyph::Smartphone/><span>{t!("preview-phone")}</span>
            </button>
            {tell}
            <button class="preview-leave" type="button" on:click=move |_| leave()>{t!("preview-leave")}<Keys keys="Esc"/></button>
        </section>
        <Dialog open=is_switching title=t!("preview-switch")>
            {move || is_switching.get().then(|| view! { <SwitchForm tried open=is_switching/> })}
        </Dialog>
        <Dialog open=is_telling title size=DialogSize::Large>
            <HiddenHere name=name.clone()/>
        </Dialog>
    }
    .into_any()
}

/// The same page of the same preview in a window of a phone's size: a tab that is opened by another begins with what that has kept.
fn open_as_phone() {
    let here = window().location().href().unwrap_or_default();
    let _ = window().open_with_url_and_target_and_features(&here, "_blank", "popup,width=390,height=844");
}

/// Another person who can sign in; with a set that is tried, those who have it first, and it stays.
#[component]
fn SwitchForm(tried: Option<Uuid>, open: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::new();
    let start = use_start(move |error| errors.take(error));
    let query = RwSignal::new(String::new());
    let selected = RwSignal::new(Vec::<Choice>::new());
    let asked = paused(query);
    let found = read(move |api| {
        let words = asked.get().trim().to_owned();
        async move { people(&api.with_own_eyes(), words, tried).await }
    });
    // What was found last stays until there is something newer.
    let options = Memo::new(move |last: Option<&Vec<Choice>>| match &*found.read() {
        Some(Ok(choices)) => choices.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        match chosen_ids(&selected.read_untracked()).first() {
            Some(client) => start.send(StartPreview { client_id: Some(*client), permission_set_id: tried }),
            None => errors.set("/client_id", "required"),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("preview-switch-detail")}</p>
            <Combobox label=t!("preview-switch-whose") options selected query error=errors.at("/client_id")
                placeholder=t!("client-picker-placeholder")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("preview-switch-act") kind=ButtonKind::Primary icon=Glyph::Eye submit=true busy=start.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}

async fn people(api: &Client, words: String, tried: Option<Uuid>) -> Result<Vec<Choice>, Error> {
    let holders = match tried.filter(|_| words.is_empty()) {
        Some(set) => api.read_permission_set(set).await?.accounts.unwrap_or_default(),
        None => Vec::new(),
    };
    let mut choices: Vec<Choice> =
        holders.iter().filter(|holder| holder.has_login).filter_map(choice_of_holder).collect();
    let q = (!words.is_empty()).then_some(words);
    let filter = ClientFilter { q, has_login: Some(true), ..ClientFilter::default() };
    let clients = api.list_clients(&ListClients { filter, limit: Some(AT_MOST), ..ListClients::default() }).await?;
    let others = clients.data.iter().map(choice_of_client);
    choices.extend(others.filter(|other| holders.iter().all(|holder| !is_same(holder, other))).collect::<Vec<_>>());
    Ok(choices)
}

fn choice_of_holder(holder: &PermissionSetAccount) -> Option<Choice> {
    let kind = holder.client_kind?;
    let choice = Choice::new(holder.client_id?.to_string(), &*holder.name).avatar(kind.into());
    Some(choice.hint(t!("preview-switch-holder")))
}

fn is_same(holder: &PermissionSetAccount, choice: &Choice) -> bool {
    holder.client_id.is_some_and(|id| id.to_string() == choice.value)
}
