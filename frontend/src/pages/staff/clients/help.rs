//! Helping a client in: an invitation to who has no login, and a second step taken away from who lost their device.

use crate::format;
use crate::resource::{Loaded, read, write};
use crate::routes::Route;
use crate::ui::*;
use chrono::{DateTime, Utc};
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Client, InvitationPreview};

#[component]
pub(super) fn SignInHelp(
    client: Signal<Client>,
    /// Something about the account is otherwise now.
    on_done: Callback<()>,
) -> impl IntoView {
    let has_login = Memo::new(move |_| client.read().has_login);
    let has_second_step = Memo::new(move |_| client.read().has_second_factor);
    let expires_at = Memo::new(move |_| client.read().invitation.as_ref().map(|invitation| invitation.expires_at));
    view! {
        <div class="client-help">
            {move || (!has_login.get()).then(|| view! {
                <Invite client/>
                {move || expires_at.get().map(|when| view! { <Withdraw client when/> })}
            })}
            {move || has_second_step.get().then(|| view! { <ResetSecondStep client on_done/> })}
        </div>
    }
    .into_any()
}

/// Shows the message before it is sent.
#[component]
fn Invite(client: Signal<Client>) -> impl IntoView {
    let toasts = use_toasts();
    let is_open = RwSignal::new(false);
    let errors = FormErrors::new();
    let reason = Signal::derive(move || client.read().email.is_none().then(|| t!("client-invite-no-address")));
    let done = move |answer: Result<(), Error>| match answer {
        Ok(()) => {
            is_open.set(false);
            toasts.say(t!("client-invited", name = client.read_untracked().name.as_str()));
        }
        Err(error) => errors.take(&error),
    };
    let invite = write(|api, id: Uuid| async move { api.invite_client(id).await }, done);
    let send = move || {
        errors.clear();
        invite.send(client.get_untracked().id);
    };
    let inside = move || {
        is_open.get().then(|| {
            view! {
                <Preview id=client.get_untracked().id/>
                <FormProblem errors/>
                <DialogActions>
                    <Button label=t!("act-cancel") on_click=move || is_open.set(false)/>
                    <Button label=t!("client-invite-send") kind=ButtonKind::Primary busy=invite.busy on_click=send/>
                </DialogActions>
            }
        })
    };
    let title = Signal::derive(move || t!("client-invite-title", name = client.read().name.as_str()));
    view! {
        <Button label=t!("client-invite") icon=Glyph::Link disabled=reason on_click=move || is_open.set(true)/>
        <span class="detail">{t!("client-invite-hint")}</span>
        <Dialog open=is_open title>{inside}</Dialog>
    }
    .into_any()
}

/// Whoever was invited by mistake, or elsewhere, shall not come in.
#[component]
fn Withdraw(client: Signal<Client>, when: DateTime<Utc>) -> impl IntoView {
    let toasts = use_toasts();
    let errors = FormErrors::new();
    let done = move |answer: Result<(), Error>| match answer {
        Ok(()) => toasts.say(t!("team-withdrawn", name = client.read_untracked().name.as_str())),
        Err(error) => errors.take(&error),
    };
    let withdraw = write(
        |api, client: Client| async move { api.withdraw_client_invitation(client.id, &client.revision).await },
        done,
    );
    let send = move || {
        errors.clear();
        withdraw.send(client.get_untracked());
    };
    view! {
        <p class="detail">{t!("team-invited", when = format::moment(when))}</p>
        <Button label=t!("team-withdraw") busy=withdraw.busy on_click=send/>
        <FormProblem errors/>
    }
    .into_any()
}

#[component]
fn Preview(id: Uuid) -> impl IntoView {
    let preview = read(move |api| async move { api.preview_client_invitation(id).await });
    let ready = move |preview: Signal<InvitationPreview>| {
        view! {
            <p>{move || t!("client-invite-goes-to", address = preview.read().address.as_str())}</p>
            <pre class="client-letter" tabindex="0">
                {move || { let mail = preview.read(); format!("{}\n\n{}", mail.subject, mail.text) }}
            </pre>
            <p class="detail">{t!("client-invite-outbox")}" "<a href=Route::Mail.path()>{t!("nav-sign-in-and-mail")}</a></p>
        }
        .into_any()
    };
    view! { <Loaded source=preview skeleton=|| view! { <Skeleton rows=3/> }.into_any() ready/> }.into_any()
}

#[component]
fn ResetSecondStep(client: Signal<Client>, on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let is_asking = RwSignal::new(false);
    let errors = FormErrors::new();
    let done = move |answer: Result<(), Error>| {
        is_asking.set(false);
        match answer {
            Ok(()) => {
                toasts.say(t!("second-was-reset"));
                on_done.run(());
            }
            Err(error) => errors.take(&error),
        }
    };
    let reset = write(|api, id: Uuid| async move { api.reset_second_factor(id).await }, done);
    let text = Signal::derive(move || t!("second-reset-detail", name = client.read().name.as_str()));
    view! {
        <Button label=t!("second-reset") on_click=move || is_asking.set(true)/>
        <FormProblem errors/>
        <ConfirmDialog open=is_asking title=t!("second-reset") text act=t!("second-reset") busy=reset.busy on_confirm=move || reset.send(client.get_untracked().id)/>
    }
    .into_any()
}
