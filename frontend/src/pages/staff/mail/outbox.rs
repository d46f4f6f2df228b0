//! What waits, what was sent, and the link that staff may take to its owner.

use crate::format;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{AccountKind, Mail, MailList, MailPurpose, MailState, MailText};

#[derive(Clone, Copy)]
struct Acts {
    ask_for: RwSignal<Option<Mail>>,
    retry: Callback<Uuid>,
}

#[component]
pub(super) fn Outbox() -> impl IntoView {
    let toasts = use_toasts();
    let mails = read(|client| async move { client.list_mails().await });
    let errors = FormErrors::new();
    let retry = write(
        |client, id: Uuid| async move { client.retry_mail(id).await },
        move |answer: Result<(), Error>| {
            match answer {
                Ok(()) => toasts.say(t!("mail-retried")),
                Err(error) => errors.take(&error),
            }
            mails.refetch();
        },
    );
    let ask_for = RwSignal::new(None::<Mail>);
    let acts = Acts { ask_for, retry: Callback::new(move |id| retry.send(id)) };
    let ready = move |list: Signal<MailList>| {
        let lead = move || if list.read().is_sending { t!("mail-is-sending") } else { t!("mail-is-waiting") };
        let is_empty = Memo::new(move |_| list.read().data.is_empty());
        view! {
            <p class="mail-lead">{lead}</p>
            {move || if is_empty.get() {
                view! { <EmptyState glyph=Glyph::Inbox title=t!("mail-empty") text=t!("mail-empty-detail")/> }.into_any()
            } else {
                view! { <Mails list acts/> }.into_any()
            }}
        }
        .into_any()
    };
    view! {
        <section class="mail-part" aria-label=t!("mail-outbox")>
            <h2 class="mail-title">{t!("mail-outbox")}</h2>
            <FormProblem errors/>
            <Loaded source=mails ready/>
            <HandOver ask_for errors on_taken=move || mails.refetch()/>
        </section>
    }
    .into_any()
}

#[component]
fn Mails(list: Signal<MailList>, acts: Acts) -> impl IntoView {
    let columns = vec![
        Column::new(t!("mail-to")),
        Column::new(t!("mail-what")),
        Column::new(t!("mail-state")),
        Column::new(t!("mail-when")),
        Column::new(t!("mail-acts")).bare(),
    ];
    let is_sending = move || list.read_untracked().is_sending;
    view! {
        <Table caption=t!("mail-outbox") columns>
            <For each=move || list.get().data key=|mail| (mail.id, mail.state, mail.attempts) let:mail>
                <Row mail acts is_sending=is_sending()/>
            </For>
        </Table>
    }
    .into_any()
}

#[component]
fn Row(mail: Mail, acts: Acts, is_sending: bool) -> impl IntoView {
    let name = mail.recipient.name.clone();
    let kind = if mail.recipient.kind == AccountKind::Staff { AvatarKind::Team } else { AvatarKind::Client };
    let is_open = matches!(mail.state, MailState::Waiting | MailState::Uncertain | MailState::Failed);
    let (id, created_at) = (mail.id, mail.created_at);
    let (state, tone) = state_words(mail.state);
    let reason = mail
        .reason
        .as_deref()
        .map(|reason| texts().find(&format!("mail-reason-{reason}"), &[]).unwrap_or_else(|| reason.to_owned()));
    let (take, again) = (t!("mail-hand-over-of", name = name.as_str()), t!("mail-retry-of", name = name.as_str()));
    let can_hand_over = mail.can_hand_over;
    let (address, purpose) = (mail.recipient.address.clone(), purpose_words(mail.purpose));
    view! {
        <tr>
            <td data-lead="">
                <span class="mail-to"><Avatar name=name.clone() kind size=AvatarSize::Small/><span class="mail-words">{name}<span class="detail">{address}</span></span></span>
            </td>
            <td data-label=t!("mail-what")>{purpose}</td>
            <td data-label=t!("mail-state")>
                <span class="mail-words"><span><Chip label=state tone/></span>{reason.map(|reason| view! { <span class="detail">{reason}</span> })}</span>
            </td>
            <td data-label=t!("mail-when")><span data-tip=format::moment(created_at)>{format::ago(created_at)}</span></td>
            <td>
                <span class="mail-acts">
                    {(is_open && is_sending).then(|| view! {
                        <button class="button" type="button" data-kind="default" data-size="small" aria-label=again on:click=move |_| acts.retry.run(id)>
                            <span class="button-label">{t!("mail-retry")}</span>
                        </button>
                    })}
                    {can_hand_over.then(|| view! {
                        <button class="button" type="button" data-kind="default" data-size="small" aria-label=take on:click=move |_| acts.ask_for.set(Some(mail.clone()))>
                            <span class="button-icon"><Icon glyph=Glyph::Link/></span>
                            <span class="button-label">{t!("mail-hand-over")}</span>
                        </button>
                    })}
                </span>
            </td>
        </tr>
    }
    .into_any()
}

fn purpose_words(purpose: MailPurpose) -> String {
    match purpose {
        MailPurpose::PasswordReset => t!("mail-purpose-password_reset"),
        MailPurpose::SignIn => t!("mail-purpose-sign_in"),
        MailPurpose::Invitation => t!("mail-purpose-invitation"),
        MailPurpose::Approval => t!("mail-purpose-approval"),
        MailPurpose::Notification => t!("mail-purpose-notification"),
        MailPurpose::Digest => t!("mail-purpose-digest"),
    }
}

fn state_words(state: MailState) -> (String, Tone) {
    match state {
        MailState::Waiting => (t!("mail-state-waiting"), Tone::Wait),
        MailState::Sending => (t!("mail-state-sending"), Tone::New),
        MailState::Sent => (t!("mail-state-sent"), Tone::Ok),
        MailState::Uncertain => (t!("mail-state-uncertain"), Tone::Wait),
        MailState::Failed => (t!("mail-state-failed"), Tone::Bad),
        MailState::Dropped => (t!("mail-state-dropped"), Tone::Plain),
        MailState::HandedOver => (t!("mail-state-handed_over"), Tone::Ok),
    }
}

/// Asks first, as whoever has the link acts as its owner; then shows the message, once.
#[component]
fn HandOver(
    ask_for: RwSignal<Option<Mail>>,
    errors: FormErrors,
    #[prop(into)] on_taken: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let (is_asking, is_shown) = (RwSignal::new(false), RwSignal::new(false));
    let name = Memo::new(move |last: Option<&String>| match &*ask_for.read() {
        Some(mail) => mail.recipient.name.clone(),
        None => last.cloned().unwrap_or_default(),
    });
    Effect::new(move || {
        if ask_for.read().is_some() {
            is_asking.set(true);
        }
    });
    let taken = RwSignal::new(None::<MailText>);
    let take = write(
        |client, id: Uuid| async move { client.hand_over_mail(id).await },
        move |answer: Result<MailText, Error>| {
            is_asking.set(false);
            match answer {
                Ok(text) => {
                    taken.set(Some(text));
                    is_shown.set(true);
                }
                Err(error) => errors.take(&error),
            }
            on_taken.run(());
        },
    );
    let confirm = move || {
        if let Some(mail) = ask_for.get_untracked() {
            take.send(mail.id);
        }
    };
    let copy = move || {
        if let Some(text) = taken.get_untracked() {
            let _ = window().navigator().clipboard().write_text(&text.text);
            toasts.say(t!("mail-copied"));
        }
    };
    view! {
        <ConfirmDialog
            open=is_asking
            title=Signal::derive(move || t!("mail-hand-over-title", name = name.get()))
            text=Signal::derive(move || t!("mail-hand-over-detail", name = name.get()))
            act=t!("mail-hand-over")
            busy=take.busy
            on_confirm=confirm
        />
        <Dialog open=is_shown title=Signal::derive(move || t!("mail-taken-title", name = name.get()))>
            <p>{t!("mail-taken-lead")}</p>
            <pre class="mail-text" tabindex="0">{move || taken.get().map(|text| format!("{}\n\n{}", text.subject, text.text))}</pre>
            <DialogActions>
                <Button label=t!("act-close") on_click=move || is_shown.set(false)/>
                <Button label=t!("mail-copy") kind=ButtonKind::Primary icon=Glyph::Copy on_click=copy/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}
