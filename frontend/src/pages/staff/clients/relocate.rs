use super::super::client_picker::{ClientPicker, choice_of_ref, chosen_ids, top_choice};
use super::super::review::{ReviewDialog, under, use_reviewed};
use super::{Target, undo};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Client, MoveClient, OfMoveClient, RehearseChange, RehearseMoveClient};

/// Puts a client, with everything below it, under another.
#[component]
pub fn MoveDialog(target: Target, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let title = Signal::derive(move || t!("move-title", name = target.name()));
    view! {
        <Dialog open=target.open title>
            {move || target.client.get().map(|client| view! { <MoveForm client open=target.open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn MoveForm(client: Client, open: RwSignal<bool>, on_done: Callback<()>) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let errors = FormErrors::new();
    let (id, was) = (client.id, client.parent_id);
    let place = RwSignal::new(vec![client.path.last().map_or_else(top_choice, choice_of_ref)]);
    let done = move |answer: Result<Client, Error>| match answer {
        Ok(client) => {
            open.set(false);
            let back = move || {
                undo(session, toasts, move |api| async move {
                    api.move_client(id, &MoveClient { parent_id: was }).await.map(drop)
                });
            };
            toasts.undo(t!("move-done", name = client.name), back);
            on_done.run(());
        }
        Err(error) => errors.take(&error),
    };
    let move_to = use_reviewed(
        move |parent_id: &Option<Uuid>| {
            let input = MoveClient { parent_id: *parent_id };
            let of = RehearseMoveClient { change: OfMoveClient::MoveClient, client_id: id, input };
            vec![RehearseChange::MoveClient(of)]
        },
        move |api, parent_id: Option<Uuid>, fingerprints| async move {
            under(&api, &fingerprints, 0).move_client(id, &MoveClient { parent_id }).await
        },
        done,
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let parent_id = chosen_ids(&place.read_untracked()).first().copied();
        if parent_id == was { open.set(false) } else { move_to.send(parent_id) }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("move-lead")}</p>
            <ClientPicker label=t!("move-to") selected=place excluded=vec![id] offers_top=true error=errors.at("/parent_id")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("review-move") kind=ButtonKind::Primary submit=true busy=move_to.review.busy/>
            </DialogActions>
        </form>
        <ReviewDialog review=move_to.review/>
    }
    .into_any()
}
