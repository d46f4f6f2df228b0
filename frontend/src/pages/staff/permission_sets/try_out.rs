use super::super::client_picker::{ClientPicker, chosen_ids};
use super::use_acts;
use crate::preview::use_start;
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{PermissionBase, PermissionSet, StartPreview};

/// Opens the app as a person with this set, once it is saved as it stands (R31). A set for clients needs somebody's place in the tree.
#[component]
pub fn TryOut(id: Memo<Option<Uuid>>) -> impl IntoView {
    let (acts, toasts) = (use_acts(), use_toasts());
    let open = RwSignal::new(false);
    let start = use_start(move |error| toasts.say(problem_words(error).1));
    let set = move || acts.draft.base().get().filter(|set| Some(set.id) == id.get());
    let reason = Signal::derive(move || acts.draft.is_dirty().then(|| t!("set-try-save-first")));
    let try_it = move || match untrack(set) {
        Some(set) if set.base == PermissionBase::Staff => {
            start.send(StartPreview { client_id: None, permission_set_id: Some(set.id) });
        }
        Some(_) => open.set(true),
        None => {}
    };
    let is_there = Memo::new(move |_| set().is_some());
    let dialog = move || set().map(|set| view! { <PlaceForm set open/> });
    use_session().may("preview.as_client").then(|| {
        view! {
            {move || is_there.get().then(|| view! {
                {move || reason.get().map(|reason| view! { <span class="set-reason"><Icon glyph=Glyph::Info/>{reason}</span> })}
                <Button label=t!("set-try") icon=Glyph::Eye disabled=reason busy=start.busy on_click=try_it/>
            })}
            <Dialog open title=t!("set-try")>{dialog}</Dialog>
        }
    })
}

#[component]
fn PlaceForm(set: PermissionSet, open: RwSignal<bool>) -> impl IntoView {
    let errors = FormErrors::new();
    let start = use_start(move |error| errors.take(error));
    // somebody who has the set already, where there is one
    let first = set.accounts.iter().flatten().find(|account| account.has_login && account.client_id.is_some());
    let first = first.and_then(|account| Some(Choice::new(account.client_id?.to_string(), account.name.clone())));
    let place = RwSignal::new(first.into_iter().collect::<Vec<_>>());
    let permission_set_id = Some(set.id);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        match chosen_ids(&place.read_untracked()).first() {
            Some(client) => start.send(StartPreview { client_id: Some(*client), permission_set_id }),
            None => errors.set("/client_id", "required"),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("set-try-place")}</p>
            <ClientPicker label=t!("set-try-whose") selected=place error=errors.at("/client_id")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("set-try") kind=ButtonKind::Primary icon=Glyph::Eye submit=true busy=start.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
