//! OK, or Request changes with a comment (B150, B153, R22).

use super::QUERY;
use crate::board::{Said, new_key};
use crate::resource::{Reading, write};
use crate::routes::use_query_value;
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Approval, ApprovalState, ApprovalVerdict, Comment, CreateApprovalComment, DecideApproval};

/// What is sent, and under which key: sent again unchanged it is the same comment, however the first attempt ended.
type Sending = (Uuid, CreateApprovalComment);

/// What an OK does, and that it is written down.
fn statement(name: &str, needed: u32) -> String {
    if needed > 1 {
        t!("approval-statement-many", name = name, needed = needed)
    } else {
        t!("approval-statement", name = name)
    }
}

#[component]
pub(super) fn Decide(round: Signal<Approval>) -> impl IntoView {
    let (session, toasts, query) = (use_session(), use_toasts(), use_query_value(QUERY));
    let source = expect_context::<Reading<Approval>>();
    let errors = FormErrors::new();
    let comment = RwSignal::new(String::new());
    let id = round.read_untracked().id;
    let decide = write(
        move |client, input: DecideApproval| async move { client.decide_approval(id, &input).await },
        move |answer: Result<Approval, Error>| match answer {
            Ok(approval) => {
                toasts.say(match approval.state {
                    ApprovalState::Approved => t!("approval-done", title = approval.title),
                    ApprovalState::Open => t!("approval-noted", given = approval.oks.len(), needed = approval.needed),
                    _ => t!("approval-sent-back"),
                });
                query.set("");
            }
            // somebody was first: the round as it is now says how it ended
            Err(error) if error.slug() == Some("approval-closed") => {
                toasts.say(problem_words(&error).0);
                source.refetch();
            }
            Err(error) if !comment.is_disposed() => errors.take(&error),
            // it has ended meanwhile, and the round says how
            Err(_) => {}
        },
    );
    let send = move |verdict: ApprovalVerdict| {
        errors.clear();
        let comment = Some(comment.get_untracked()).filter(|text| !text.trim().is_empty());
        if verdict == ApprovalVerdict::RequestChanges && comment.is_none() {
            return errors.set("/comment", "required");
        }
        decide.send(DecideApproval { verdict, comment });
    };
    let said = expect_context::<Said>();
    let announcer = use_announcer();
    let last = StoredValue::new(None::<Sending>);
    let say = write(
        move |client, (key, input): Sending| async move {
            client.with_idempotency_key(key).create_approval_comment(id, &input).await
        },
        move |answer: Result<Comment, Error>| match answer {
            Ok(_) => {
                announcer.say(t!("comment-sent"));
                said.refetch();
                if !comment.is_disposed() {
                    last.set_value(None);
                    comment.set(String::new());
                }
            }
            Err(error) => errors.take(&error),
        },
    );
    let send_words = move || {
        if say.busy.get_untracked() {
            return;
        }
        errors.clear();
        let text = comment.get_untracked();
        if text.trim().is_empty() {
            return errors.set("/comment", "required");
        }
        let input = CreateApprovalComment { text };
        let key = last.with_value(|last| last.as_ref().filter(|(_, sent)| *sent == input).map(|(key, _)| *key));
        let sending = (key.unwrap_or_else(new_key), input);
        last.set_value(Some(sending.clone()));
        say.send(sending);
    };
    let may = move |verdict: ApprovalVerdict| Memo::new(move |_| round.read().may.contains(&verdict));
    let may_send_back = may(ApprovalVerdict::RequestChanges);
    let may_ok = may(ApprovalVerdict::Ok);
    let may_say = Memo::new(move |_| round.read().takes_words);
    let takes_words = Memo::new(move |_| may_say.get() || may_send_back.get());
    // said alone, the comment is a text of its own
    let error = Signal::derive(move || errors.at("/comment").get().or_else(|| errors.at("/text").get()));
    let name = StoredValue::new(session.name());
    view! {
        <form
            class="form approval-decide"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                if may_ok.get_untracked() { send(ApprovalVerdict::Ok) }
            }
        >
            {move || takes_words.get().then(|| view! {
                <TextArea label=t!("approval-comment") value=comment error optional=true rows=2/>
            })}
            <FormProblem errors/>
            {move || may_ok.get().then(|| view! {
                <p class="detail">{statement(&name.get_value(), round.read().needed)}</p>
            })}
            <DialogActions>
                {move || may_say.get().then(|| view! {
                    <Button label=t!("approval-say") kind=ButtonKind::Quiet busy=say.busy on_click=send_words/>
                })}
                {move || may_send_back.get().then(|| view! {
                    <Button
                        label=t!("approval-changes")
                        icon=Glyph::Undo2
                        busy=decide.busy
                        on_click=move || send(ApprovalVerdict::RequestChanges)
                    />
                })}
                {move || may_ok.get().then(|| view! {
                    <Button label=t!("approval-ok") kind=ButtonKind::Primary icon=Glyph::Check busy=decide.busy submit=true/>
                })}
            </DialogActions>
        </form>
    }
    .into_any()
}
