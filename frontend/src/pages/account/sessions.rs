//! Where one is signed in.

use crate::format;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Device, OwnSession};

#[component]
pub(super) fn SessionsPart() -> impl IntoView {
    let toasts = use_toasts();
    let sessions = read(|client| async move { client.list_sessions().await.map(|list| list.data) });
    let errors = FormErrors::new();
    let done = move |answer: Result<(), Error>| match answer {
        Ok(()) => {
            toasts.say(t!("sessions-ended"));
            sessions.refetch();
        }
        Err(error) => errors.take(&error),
    };
    let end = write(|client, id: Uuid| async move { client.revoke_session(id).await }, done);
    let end_others = write(|client, ()| async move { client.revoke_other_sessions().await }, done);
    let is_asking = RwSignal::new(false);
    let ready = move |list: Signal<Vec<OwnSession>>| {
        let has_others = move || list.read().len() > 1;
        view! {
            <ul class="account-list">
                <For each=move || list.get() key=|session| (session.id, session.last_seen_at) let:session>
                    <Session session on_end=move |id| end.send(id)/>
                </For>
            </ul>
            {move || has_others().then(|| view! {
                <div><Button label=t!("sessions-end-others") on_click=move || is_asking.set(true)/></div>
            })}
        }
        .into_any()
    };
    let confirm = move || {
        is_asking.set(false);
        end_others.send(());
    };
    view! {
        <p class="account-lead">{t!("sessions-lead")}</p>
        <FormProblem errors/>
        <Loaded source=sessions skeleton=|| view! { <Skeleton rows=2/> }.into_any() ready/>
        <ConfirmDialog open=is_asking title=t!("sessions-end-others") text=t!("sessions-end-others-detail") act=t!("sessions-end-others-act") on_confirm=confirm/>
    }
    .into_any()
}

#[component]
fn Session(session: OwnSession, #[prop(into)] on_end: Callback<Uuid>) -> impl IntoView {
    let device = device_words(&session.device);
    let label = t!("sessions-end", device = device.as_str());
    let OwnSession { id, last_seen_at, is_current, .. } = session;
    view! {
        <li class="account-row">
            <Icon glyph=Glyph::Globe/>
            <div class="account-words">
                <strong>{device}</strong>
                <p class="detail" data-tip=format::moment(last_seen_at)>{t!("sessions-seen", ago = format::ago(last_seen_at))}</p>
            </div>
            {if is_current {
                view! { <Chip label=t!("sessions-this") tone=Tone::Ok/> }.into_any()
            } else {
                view! {
                    <button class="button" type="button" data-kind="default" data-size="small" aria-label=label on:click=move |_| on_end.run(id)>
                        <span class="button-label">{t!("sign-out")}</span>
                    </button>
                }
                .into_any()
            }}
        </li>
    }
    .into_any()
}

fn device_words(device: &Device) -> String {
    match (device.browser.as_deref(), device.system.as_deref()) {
        (Some(browser), Some(system)) => t!("sessions-device", browser = browser, system = system),
        (Some(known), None) | (None, Some(known)) => known.to_owned(),
        (None, None) => t!("sessions-device-unknown"),
    }
}
