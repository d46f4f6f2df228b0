//! How far a round is: the OKs it has, whose it waits for, and until when.

use super::approvals::person;
use crate::format;
use crate::i18n::name_list;
use crate::ui::*;
use vitrine_contract::{Approval, ApprovalOk, ApprovalState};

#[component]
pub fn RoundProgress(round: Approval) -> impl IntoView {
    let is_open = round.state == ApprovalState::Open;
    let takes_many = round.needed > 1;
    let given = t!("approval-progress", given = round.oks.len(), needed = round.needed);
    let tally =
        (takes_many && is_open).then(|| view! { <Chip label=given tone=Tone::Wait icon=Glyph::UserRoundCheck/> });
    let due = round.due_on.filter(|_| is_open).map(|due| {
        let (tone, words) = match round.is_overdue {
            true => (Tone::Bad, t!("approval-overdue", date = format::date(due))),
            false => (Tone::Plain, t!("approval-due", date = format::date(due))),
        };
        view! { <Chip label=words tone icon=Glyph::Clock/> }
    });
    let names: Vec<String> = round.awaits.iter().map(person).collect();
    let awaits = (!names.is_empty())
        .then(|| view! { <span class="detail">{t!("approval-awaits", names = name_list(&names))}</span> });
    let id = round.id;
    let oks = (takes_many && !round.oks.is_empty()).then(|| {
        let list = (1_usize..).zip(round.oks).map(|(number, ok)| view! { <GivenOk id number ok/> }).collect_view();
        view! { <ul class="approval-oks" aria-label=t!("approval-oks")>{list}</ul> }
    });
    view! { {tally}{due}{awaits}{oks} }.into_any()
}

#[component]
fn GivenOk(id: uuid::Uuid, number: usize, ok: ApprovalOk) -> impl IntoView {
    let words = t!("approval-by-at", name = person(&ok.by), when = format::moment(ok.at));
    let receipt = format!("/api/v1/approvals/{id}/receipt?ok={number}");
    view! {
        <li>
            <Icon glyph=Glyph::Check/>
            <span>{words}</span>
            {ok.has_receipt.then(|| view! { <a href=receipt download=format!("receipt-{id}-{number}.json")>{t!("approval-receipt")}</a> })}
            {ok.comment.map(|comment| view! { <blockquote class="approval-comment">{comment}</blockquote> })}
        </li>
    }
    .into_any()
}
