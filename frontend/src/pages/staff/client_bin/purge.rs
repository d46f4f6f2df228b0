use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{DeletedClient, PurgeClient};

/// Deletes for good, once the name was typed.
#[component]
pub fn PurgeDialog(purged: RwSignal<Option<DeletedClient>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(purged.read().is_some()));
    let name = move || purged.read().as_ref().map(|deleted| deleted.client.name.clone()).unwrap_or_default();
    let title = Signal::derive(move || t!("bin-purge-title", name = name()));
    view! {
        <Dialog open title on_close=move || purged.set(None)>
            {move || purged.get().map(|deleted| view! { <PurgeForm deleted open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn PurgeForm(deleted: DeletedClient, open: RwSignal<bool>, on_done: Callback<()>) -> impl IntoView {
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let typed = RwSignal::new(String::new());
    let (id, name) = (deleted.client.id, deleted.client.name);
    let done_name = StoredValue::new(name.clone());
    let purge = write(
        |api, (id, name): (Uuid, String)| async move { api.purge_client(id, &PurgeClient { name }).await },
        move |answer: Result<(), Error>| match answer {
            Ok(()) => {
                open.set(false);
                toasts.say(t!("bin-purged", name = done_name.get_value()));
                on_done.run(());
            }
            Err(error) => errors.take(&error),
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        purge.send((id, typed.get_untracked()));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("bin-purge-detail")}</p>
            <TextField label=t!("bin-purge-type", name = name.as_str()) value=typed error=errors.at("/name")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("bin-purge") kind=ButtonKind::Danger icon=Glyph::Trash2 submit=true busy=purge.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
