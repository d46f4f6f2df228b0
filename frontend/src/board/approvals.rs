//! What a card and an open task tell of approval: for both sides, who decided what and when (B156, B157, B216).

use super::oks::RoundProgress;
use crate::format;
use crate::live::use_live;
use crate::resource::read;
use crate::routes::{Route, use_route};
use crate::ui::*;
use chrono::{DateTime, Utc};
use vitrine_contract::{
    Approval, ApprovalClosing, ApprovalPerson, ApprovalState, AssigneeKind, CardApproval, EventKind, Task,
};

/// Where a round is open over this page.
pub fn approval_href(page: &str, id: uuid::Uuid) -> String {
    format!("{page}?approve={id}")
}

#[component]
pub(super) fn CardApprovalChip(approval: CardApproval) -> impl IntoView {
    let overdue = approval.due_on.filter(|due| *due < format::server_day());
    let label = match overdue {
        Some(due) => t!("approval-overdue", date = format::date(due)),
        None => words(approval.state, approval.by.as_ref(), approval.at),
    };
    let (tone, glyph) = if overdue.is_some() { (Tone::Bad, Glyph::Clock) } else { face(approval.state) };
    let progress = approval.progress.map(|progress| {
        let label = t!("approval-card-progress", given = progress.given, needed = progress.needed);
        view! { <span class="card-chip"><Chip label tone=Tone::Wait icon=Glyph::UserRoundCheck/></span> }
    });
    view! { <span class="card-chip"><Chip label tone icon=glyph/></span>{progress} }.into_any()
}

/// The rounds of an open task, newest first. Absent where it has seen none.
#[component]
pub fn Approvals(task: Signal<Task>) -> impl IntoView {
    let id = Memo::new(move |_| task.read().id);
    let source = read(move |client| {
        let id = id.get();
        async move { client.list_task_approvals(id).await.map(|list| list.data) }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ApprovalChanged | EventKind::Reset) {
            source.refetch();
        }
    });
    let rounds = Memo::new(move |last: Option<&Vec<Approval>>| match &*source.read() {
        Some(Ok(rounds)) => rounds.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    let list = move || rounds.get().into_iter().map(|round| view! { <Round round/> }).collect_view();
    move || {
        (!rounds.read().is_empty()).then(|| {
            view! {
                <section class="task-status" aria-label=t!("approval-history")>
                    <span class="field-label">{t!("approval-history")}</span>
                    <ol class="approval-rounds">{list}</ol>
                </section>
            }
        })
    }
}

#[component]
fn Round(round: Approval) -> impl IntoView {
    let route = use_route();
    let can_decide = !round.may.is_empty();
    let review = move || {
        let href = approval_href(&route.read().path(), round.id);
        view! { <ButtonLink label=t!("approval-review") href kind=ButtonKind::Primary size=ButtonSize::Small/> }
    };
    let progress = view! { <RoundProgress round=round.clone()/> };
    let record = match &round.closing {
        Some(closing) => view! { <ApprovalRecord id=round.id state=round.state closing=closing.clone()/> }.into_any(),
        None => {
            let (tone, glyph) = face(round.state);
            let asked = t!("approval-asked-by", name = person(&round.asked_by), when = format::moment(round.asked_at));
            view! {
                <Chip label=t!("approval-state-open") tone icon=glyph/>
                <span class="detail">{asked}</span>
            }
            .into_any()
        }
    };
    view! { <li class="approval-round">{record}{progress}{can_decide.then(review)}</li> }.into_any()
}

/// How a round ended: who, when, and in which words.
#[component]
pub fn ApprovalRecord(id: uuid::Uuid, state: ApprovalState, closing: ApprovalClosing) -> impl IntoView {
    let (tone, glyph) = face(state);
    let words = t!("approval-by-at", name = person(&closing.by), when = format::moment(closing.at));
    view! {
        <Chip label=state_words(state) tone icon=glyph/>
        <span class="detail">{words}</span>
        {closing.has_receipt.then(|| view! {
            <a href=format!("/api/v1/approvals/{id}/receipt") download=format!("receipt-{id}.json")>{t!("approval-receipt")}</a>
            <a href=format!("/api/v1/approvals/{id}/receipt/export") download=format!("receipt-{id}.pdf")>{t!("approval-receipt-pdf")}</a>
            <a href=Route::Verify.path()>{t!("approval-verify")}</a>
        })}
        {closing.moved_to.map(|column| view! { <span class="detail">{t!("approval-moved-to", column = column)}</span> })}
        {closing.comment.map(|comment| view! { <blockquote class="approval-comment">{comment}</blockquote> })}
    }
    .into_any()
}

/// What somebody is called; those of whom the reader may not know, by their side (R58).
pub fn person(person: &ApprovalPerson) -> String {
    match (&person.name, person.kind) {
        (Some(name), _) => name.clone(),
        (None, AssigneeKind::Client) => t!("approval-another-client"),
        (None, AssigneeKind::Team) => t!("approval-the-team"),
    }
}

fn words(state: ApprovalState, by: Option<&ApprovalPerson>, at: DateTime<Utc>) -> String {
    let when = format::date(at.date_naive());
    match (state, by) {
        (ApprovalState::Approved, Some(by)) => t!("approval-card-approved", name = person(by), when = when),
        (ApprovalState::ChangesRequested, Some(by)) => t!("approval-card-changes", name = person(by), when = when),
        (ApprovalState::Open, _) => t!("approval-card-open", time = format::lasted(at)),
        (state, _) => state_words(state),
    }
}

fn state_words(state: ApprovalState) -> String {
    match state {
        ApprovalState::Open => t!("approval-state-open"),
        ApprovalState::Approved => t!("approval-state-approved"),
        ApprovalState::ChangesRequested => t!("approval-state-changes"),
        ApprovalState::Withdrawn => t!("approval-state-withdrawn"),
    }
}

const fn face(state: ApprovalState) -> (Tone, Glyph) {
    match state {
        ApprovalState::Open => (Tone::Wait, Glyph::Hourglass),
        ApprovalState::Approved => (Tone::Ok, Glyph::Check),
        ApprovalState::ChangesRequested => (Tone::Bad, Glyph::Undo2),
        ApprovalState::Withdrawn => (Tone::Plain, Glyph::X),
    }
}
