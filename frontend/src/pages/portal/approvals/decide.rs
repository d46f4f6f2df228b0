//! OK, or Request changes with a comment (B150, B153, R22).

use super::QUERY;
use crate::resource::{Reading, write};
use crate::routes::use_query_value;
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{Approval, ApprovalState, ApprovalVerdict, DecideApproval};

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
                    _ => t!("approval-sent-back"),
                });
                query.set("");
            }
            // somebody was first: the round as it is now says how it ended
            Err(error) if error.slug() == Some("approval-closed") => {
                toasts.say(problem_words(&error).0);
                source.refetch();
            }
            Err(error) => errors.take(&error),
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
    let may = move |verdict: ApprovalVerdict| Memo::new(move |_| round.read().may.contains(&verdict));
    let may_send_back = may(ApprovalVerdict::RequestChanges);
    let takes_words = Memo::new(move |_| round.read().takes_words || may_send_back.get());
    let name = session.name();
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send(ApprovalVerdict::Ok) }>
            {move || takes_words.get().then(|| view! {
                <TextArea label=t!("approval-comment") value=comment error=errors.at("/comment") optional=true rows=2/>
            })}
            <FormProblem errors/>
            <p class="detail">{t!("approval-statement", name = name)}</p>
            <DialogActions>
                {move || may_send_back.get().then(|| view! {
                    <Button
                        label=t!("approval-changes")
                        icon=Glyph::Undo2
                        busy=decide.busy
                        on_click=move || send(ApprovalVerdict::RequestChanges)
                    />
                })}
                <Button label=t!("approval-ok") kind=ButtonKind::Primary icon=Glyph::Check busy=decide.busy submit=true/>
            </DialogActions>
        </form>
    }
    .into_any()
}
