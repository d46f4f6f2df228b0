//! The client's OK: what waits for it, and giving it.

mod column;
mod paper;
mod project;
mod talk;

pub(super) use column::rule;
pub use column::{read_column_approval, set_column_approval};
pub use project::{read_project_approvers, set_project_approvers};
pub use talk::{
    create_approval_comment, list_approval_comments, list_approval_files, read_approval_file_content,
    upload_approval_file,
};

use super::parse::Faults;
use super::{Caller, Error, Result, Services, present};
use crate::query::{ListApprovals, ReadReceipt};
use crate::receipts;
use std::collections::HashMap;
use vitrine_contract as contract;
use vitrine_contract::{
    Approval, ApprovalClosing, ApprovalContent, ApprovalList, ApprovalOk, ApprovalPage, ApprovalPart, ApprovalPerson,
    ApprovalProgress, ApprovalReceipt, ApprovalState, ApprovalValue, ApprovalVerdict, ApprovalWarning, CardApproval,
    DecideApproval, ReceiptCheck, WaitingCount,
};
use vitrine_domain::access::{Action, PeopleScope, Worker};
use vitrine_domain::approval::{Decision, RoundState, Tally, Warning, may_decide};
use vitrine_domain::text::Prose;
use vitrine_domain::{ApprovalId, ProjectId, TaskId};
use vitrine_store::{
    CardRound, Closing, Eyes, FrozenValue, GivenOk, Moment, Part, Round, RoundPerson, Seen, Snapshot, act,
};

const LIST: &str = "approvals";

pub async fn list_approvals(services: &Services, caller: &Caller, query: ListApprovals) -> Result<ApprovalPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let (project, limit) = (query.project_id.map(ProjectId), usize::try_from(query.limit.get()).unwrap_or(usize::MAX));
    let after = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| ApprovalId(id));
    let mut rounds = eyes.waiting_rounds(project, after, u64::from(query.limit.get()) + 1).await?;
    let has_more = rounds.len() > limit;
    rounds.truncate(limit);
    let next_cursor = rounds.last().filter(|_| has_more).map(|round| services.cursor(LIST, "", round.id.0));
    let counts = eyes.waiting_counts(project).await?;
    let counts = counts.into_iter().map(|(project, count)| WaitingCount { project_id: project.0, count }).collect();
    Ok(ApprovalPage { data: present_all(&eyes, &rounds).await?, next_cursor, counts })
}

pub async fn read_approval(services: &Services, caller: &Caller, id: ApprovalId) -> Result<Approval> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let round = eyes.round(id).await?;
    present_all(&eyes, &[round]).await?.pop().ok_or(Error::NotFound)
}

pub async fn list_task_approvals(services: &Services, caller: &Caller, id: TaskId) -> Result<ApprovalList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let task = eyes.task(id).await?;
    let rounds = eyes.rounds_of(&task).await?;
    Ok(ApprovalList { data: present_all(&eyes, &rounds).await? })
}

pub async fn decide_approval(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    input: DecideApproval,
) -> Result<Approval> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let round = tx.seen().round(id).await?;
    let sign = |body: &[u8]| services.signer.sign(body);
    match input.verdict {
        ApprovalVerdict::Ok => {
            let grant = round.grant::<act::ApproveRound>()?;
            let comment = comment(input.comment.as_deref())?;
            // who finds the round closed hears that first
            if comment.is_some() && round.state == RoundState::Open && !round.share.takes_words {
                return Err(Error::invalid("/comment", "only_with_changes"));
            }
            tx.approve_round(grant, comment, &sign).await?;
        }
        ApprovalVerdict::RequestChanges => {
            let grant = round.grant::<act::RequestChanges>()?;
            let comment = comment(input.comment.as_deref())?.ok_or_else(|| Error::invalid("/comment", "required"))?;
            tx.request_changes(grant, comment, &sign).await?;
        }
    }
    let value = present(&tx.seen().round(id).await?);
    tx.commit().await?;
    // the next column may ask anew
    services.mail.wake();
    Ok(value)
}

pub async fn read_approval_receipt(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    query: ReadReceipt,
) -> Result<ApprovalReceipt> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let round = eyes.round(id).await?;
    let ok = query.ok.map(|number| number.get() - 1);
    let receipt = eyes.receipt(&round, ok).await?;
    // it was read apart from the right to it: given only if that still stands (T-158)
    eyes.round(id).await?.vouched(ok)?;
    Ok(ApprovalReceipt {
        body: receipt.body,
        signature: receipts::encoded(&receipt.signature),
        public_key: services.signer.public_key(),
    })
}

/// The same on paper, with itself attached. In the language of who asks.
pub async fn export_approval_receipt(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    query: ReadReceipt,
) -> Result<Vec<u8>> {
    let receipt = read_approval_receipt(services, caller, id, query).await?;
    paper::document(services, &receipt, caller.locale)
}

/// Whether this workspace wrote and signed a receipt, for whoever has it.
pub fn verify_receipt(services: &Services, receipt: &ApprovalReceipt) -> ReceiptCheck {
    match receipts::statement(receipt, &services.signer.public_key()) {
        Ok(statement) => ReceiptCheck { is_genuine: true, fault: None, statement: Some(statement) },
        Err(fault) => ReceiptCheck { is_genuine: false, fault: Some(fault), statement: None },
    }
}

/// Blanks are no comment.
fn comment(text: Option<&str>) -> Result<Option<Prose>> {
    let mut faults = Faults::default();
    let text = text.filter(|text| !text.trim().is_empty());
    let comment = faults.take_optional("/comment", text, Prose::parse);
    faults.check(Some(comment))
}

/// As their reader sees them; staff with what keeps those that wait from ever being decided.
async fn present_all<C: Moment>(eyes: &Eyes<'_, C>, rounds: &[Seen<Round, C::When>]) -> Result<Vec<Approval>> {
    let waits = |round: &&Seen<Round, C::When>| round.facts().is_staff() && round.state == RoundState::Open;
    let waiting: Vec<_> = rounds.iter().filter(waits).map(|round| round.id).collect();
    let left = if waiting.is_empty() { HashMap::new() } else { eyes.deciders_left(&waiting).await? };
    let shown = |round: &Seen<Round, C::When>| {
        let warning = left.get(&round.id).and_then(|left| round.warning(*left)).map(warning);
        Approval { warning, ..present(round) }
    };
    Ok(rounds.iter().map(shown).collect())
}

fn present<When>(round: &Seen<Round, When>) -> Approval {
    let (facts, acts) = (round.facts(), round.acts());
    let offers = [(ApprovalVerdict::Ok, Decision::Ok), (ApprovalVerdict::RequestChanges, Decision::RequestChanges)];
    let is_open = round.state == RoundState::Open;
    // who is not asked has no content; who gave their OK may still ask for changes
    let is_asked = is_open && round.content.is_some();
    let is_due = |decision| is_asked && (decision != Decision::Ok || round.share.is_ok_due);
    let may = offers.into_iter().filter(|(_, decision)| is_due(*decision) && may_decide(facts, acts, *decision));
    let parts = |parts: &[Part]| parts.iter().copied().map(part).collect::<Vec<_>>();
    Approval {
        id: round.id.0,
        project: contract::ProjectRef { id: round.project.0, name: round.project_name.clone() },
        task_id: round.may(Action::ViewTask).then_some(round.task.0),
        title: round.title.clone(),
        state: state(round.state),
        number: facts.is_staff().then_some(round.number),
        asked_by: person(&round.asked_by),
        asked_at: round.asked_at,
        content: round.content.as_ref().map(content),
        changed_since: parts(&round.changed_since),
        changed_since_decision: round.changed_since_decision.as_deref().map(parts),
        needed: round.tally.needed,
        oks: round.oks.iter().enumerate().map(|(at, ok)| given(ok, round.vouched(Some(at)).is_ok())).collect(),
        awaits: round.awaits.iter().map(person).collect(),
        due_on: round.due_on,
        is_overdue: round.is_overdue,
        warning: None,
        closing: round.closing.as_ref().map(|one| closing(one, round.vouched(None).is_ok())),
        may: may.map(|(verdict, _)| verdict).collect(),
        takes_words: round.share.takes_words,
        takes_files: round.share.takes_files,
    }
}

fn content(snapshot: &Snapshot) -> ApprovalContent {
    let value = |value: &FrozenValue| {
        let kind = present::value_kind(value.kind)?;
        Some(ApprovalValue { name: value.name.clone(), kind, said: value.said.clone() })
    };
    ApprovalContent {
        description: snapshot.description.clone(),
        values: snapshot.values.iter().filter_map(value).collect(),
        file_ids: snapshot.files.iter().map(|file| file.id.0).collect(),
    }
}

fn closing(closing: &Closing, has_receipt: bool) -> ApprovalClosing {
    ApprovalClosing {
        by: person(&closing.by),
        at: closing.at,
        comment: closing.comment.clone(),
        moved_to: closing.moved_to.clone(),
        has_receipt,
    }
}

fn given(ok: &GivenOk, has_receipt: bool) -> ApprovalOk {
    ApprovalOk { by: person(&ok.by), at: ok.at, comment: ok.comment.clone(), has_receipt }
}

fn person(person: &RoundPerson) -> ApprovalPerson {
    ApprovalPerson { kind: kind(person.worker), name: person.name.clone() }
}

fn kind(worker: Worker) -> contract::AssigneeKind {
    match worker {
        Worker::Team => contract::AssigneeKind::Team,
        Worker::Client { .. } => contract::AssigneeKind::Client,
    }
}

fn part(part: Part) -> ApprovalPart {
    match part {
        Part::Title => ApprovalPart::Title,
        Part::Description => ApprovalPart::Description,
        Part::Values => ApprovalPart::Values,
        Part::Files => ApprovalPart::Files,
    }
}

fn state(state: RoundState) -> ApprovalState {
    match state {
        RoundState::Open => ApprovalState::Open,
        RoundState::Approved => ApprovalState::Approved,
        RoundState::ChangesRequested => ApprovalState::ChangesRequested,
        RoundState::Withdrawn => ApprovalState::Withdrawn,
    }
}

/// On a card: who decided, as far as the reader may know of them.
pub(super) fn card(round: &CardRound, people: PeopleScope) -> CardApproval {
    let is_decided = round.state != RoundState::Open;
    let by = is_decided.then(|| match round.by(people) {
        Some(one) => ApprovalPerson { kind: kind(one.worker), name: Some(one.name.clone()) },
        None => ApprovalPerson { kind: contract::AssigneeKind::Client, name: None },
    });
    CardApproval {
        state: state(round.state),
        at: round.at,
        by,
        due_on: round.due_on.filter(|_| !is_decided),
        progress: progress(round.tally).filter(|_| !is_decided),
    }
}

/// Where it takes more than one OK.
pub(super) fn progress(tally: Tally) -> Option<ApprovalProgress> {
    (tally.needed > 1).then_some(ApprovalProgress { given: tally.given, needed: tally.needed })
}

pub(super) fn warning(warning: Warning) -> ApprovalWarning {
    match warning {
        Warning::TeamOnly => ApprovalWarning::TeamOnly,
        Warning::NotVisible => ApprovalWarning::NotVisible,
        Warning::Nobody => ApprovalWarning::Nobody,
        Warning::TooFew => ApprovalWarning::TooFew,
        Warning::NotAsked => ApprovalWarning::NotAsked,
    }
}
