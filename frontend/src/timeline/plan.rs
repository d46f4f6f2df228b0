//! Dates that were changed here: shown at once, sent one after the other, and taken back with the reason where the server refuses.

use super::span::Span;
use crate::board::BoardState;
use crate::format;
use crate::resource::{Writing, write};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Task, UpdateTask};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Waiting,
    Sent(Span),
    /// The server has it; the board may not have it yet.
    Done,
}

#[derive(Clone, Debug, PartialEq)]
struct Plan {
    span: Span,
    /// What it was before, for the way back.
    first: Span,
    step: Step,
    /// What to change it against.
    revision: String,
    /// A board with another revision than these was read after it.
    left_behind: Vec<String>,
}

impl Plan {
    /// Whether a board where the task has this revision, or is not at all, needs it no more. What was sent stays until its answer is here:
    /// that would else be taken for the answer about whatever is sent next.
    fn is_over(&self, revision: Option<&str>) -> bool {
        match (self.step, revision) {
            (Step::Sent(_), _) | (Step::Waiting, Some(_)) => false,
            (Step::Waiting | Step::Done, None) => true,
            (Step::Done, Some(now)) => self.left_behind.iter().all(|old| old != now),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) struct Plans {
    board: BoardState,
    by_task: RwSignal<HashMap<Uuid, Plan>>,
    sender: StoredValue<Option<Writing<(Uuid, String, Span)>>>,
    session: SessionContext,
    toasts: Toasts,
    announcer: Announcer,
}

impl Plans {
    pub(super) fn new(board: BoardState) -> Self {
        let plans = Self {
            board,
            by_task: RwSignal::default(),
            sender: StoredValue::new(None),
            session: use_session(),
            toasts: use_toasts(),
            announcer: use_announcer(),
        };
        let sender = write(
            |client, (task, revision, span): (Uuid, String, Span)| async move {
                client.update_task(task, &revision, &dates(span)).await
            },
            move |answer| plans.hear(answer),
        );
        plans.sender.set_value(Some(sender));
        // what the board has by now needs no plan any more
        Effect::new(move || {
            let columns = board.columns.read();
            let cards: HashMap<Uuid, &str> =
                columns.iter().flat_map(|column| &column.tasks).map(|card| (card.id, card.revision.as_str())).collect();
            let is_over = |(task, plan): (&Uuid, &Plan)| plan.is_over(cards.get(task).copied());
            let over: Vec<Uuid> =
                plans.by_task.read_untracked().iter().filter(|plan| is_over(*plan)).map(|(task, _)| *task).collect();
            if !over.is_empty() {
                plans.by_task.update(|plans| plans.retain(|task, _| !over.contains(task)));
            }
        });
        plans
    }

    /// The dates that tasks will have, tracked, where something is planned.
    pub(super) fn spans(self) -> HashMap<Uuid, Span> {
        self.by_task.read().iter().map(|(task, plan)| (*task, plan.span)).collect()
    }

    pub(super) fn carry_out(self, task: Uuid, span: Span) {
        let Some(card) = untrack(|| self.board.card(task)) else { return };
        let planned = self.by_task.read_untracked().get(&task).map(|plan| plan.span);
        let now = planned.unwrap_or_else(|| Span::of(&card));
        if now == span {
            return;
        }
        self.by_task.update(|plans| {
            let plan = plans.entry(task).or_insert_with(|| Plan {
                span,
                first: now,
                step: Step::Waiting,
                revision: card.revision.clone(),
                left_behind: Vec::new(),
            });
            plan.span = span;
            if plan.step == Step::Done {
                plan.step = Step::Waiting;
                plan.first = now;
            }
        });
        self.announcer.say(t!("timeline-planned", title = card.title, dates = words(span)));
        self.send();
    }

    fn send(self) {
        let next = {
            let plans = self.by_task.read_untracked();
            let is_busy = plans.values().any(|plan| matches!(plan.step, Step::Sent(_)));
            let waiting = plans.iter().find(|(_, plan)| plan.step == Step::Waiting && !is_busy);
            waiting.map(|(task, plan)| (*task, plan.revision.clone(), plan.span))
        };
        if let (Some((task, revision, span)), Some(sender)) = (next, self.sender.get_value()) {
            self.by_task.update(|plans| {
                if let Some(plan) = plans.get_mut(&task) {
                    plan.step = Step::Sent(span);
                }
            });
            sender.send((task, revision, span));
        }
    }

    fn hear(self, answer: Result<Task, Error>) {
        if self.by_task.is_disposed() {
            return;
        }
        let sent = {
            let plans = self.by_task.read_untracked();
            let sent = plans.iter().find(|(_, plan)| matches!(plan.step, Step::Sent(_)));
            sent.map(|(task, plan)| (*task, plan.clone()))
        };
        if let Some((id, plan)) = sent {
            match answer {
                Ok(task) => self.settle(id, plan, task),
                Err(error) => {
                    self.by_task.update(|plans| drop(plans.remove(&id)));
                    let (title, reason) = (self.board.title(id), problem_words(&error).1);
                    self.toasts.say(t!("timeline-refused", title = title, reason = reason));
                }
            }
        }
        self.board.refetch();
        self.send();
    }

    fn settle(self, id: Uuid, mut plan: Plan, task: Task) {
        let is_all = plan.step == Step::Sent(plan.span);
        plan.left_behind.push(std::mem::replace(&mut plan.revision, task.revision.clone()));
        plan.step = if is_all { Step::Done } else { Step::Waiting };
        let (first, span) = (plan.first, plan.span);
        self.by_task.update(|plans| drop(plans.insert(id, plan)));
        if is_all {
            let text = t!("timeline-planned", title = task.title.as_str(), dates = words(span));
            self.toasts.undo(text, move || self.undo(task.clone(), first));
        }
    }

    /// The way back outlives the page, so nothing of the page may be needed for it.
    fn undo(self, task: Task, first: Span) {
        let client = self.session.client();
        leptos::task::spawn_local(async move {
            match self.session.seen(client.update_task(task.id, &task.revision, &dates(first)).await) {
                Ok(now) => {
                    self.by_task.try_update(|plans| settle_undone(plans, task, now, first));
                    self.board.refetch();
                }
                Err(error) => self.toasts.say(problem_words(&error).0),
            }
        });
    }
}

/// What is changed next starts from what the way back made, even before the board is read anew.
fn settle_undone(plans: &mut HashMap<Uuid, Plan>, undone: Task, now: Task, span: Span) {
    let plan = plans.entry(now.id).or_insert_with(|| Plan {
        span,
        first: span,
        step: Step::Done,
        revision: undone.revision.clone(),
        left_behind: Vec::new(),
    });
    if plan.step == Step::Done && plan.revision == undone.revision {
        (plan.span, plan.revision) = (span, now.revision);
        plan.left_behind.push(undone.revision);
    }
}

fn dates(span: Span) -> UpdateTask {
    UpdateTask { starts_on: Some(span.start), due_on: Some(span.due), ..UpdateTask::default() }
}

/// “2 Mar to 12 Mar”, “due 12 Mar”, “from 2 Mar”.
pub(super) fn words(span: Span) -> String {
    let date = |day: NaiveDate| format::date(day);
    match (span.start, span.due) {
        (None, None) => t!("timeline-undated"),
        (None, Some(due)) => t!("timeline-due", date = date(due)),
        (Some(start), None) => t!("timeline-from", date = date(start)),
        (Some(start), Some(due)) if start == due => date(due),
        (Some(start), Some(due)) => t!("task-from-to", start = date(start), due = date(due)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_waited_for_even_if_its_task_is_gone() {
        let span = Span { start: None, due: None };
        let left_behind = vec!["first".to_owned(), "second".to_owned()];
        let plan = |step| Plan { span, first: span, step, revision: "third".into(), left_behind: left_behind.clone() };
        for (step, revision, is_over) in [
            (Step::Sent(span), None, false),
            (Step::Sent(span), Some("fourth"), false),
            (Step::Waiting, None, true),
            (Step::Waiting, Some("first"), false),
            (Step::Done, None, true),
            // boards that were asked for before the answer was here
            (Step::Done, Some("first"), false),
            (Step::Done, Some("second"), false),
            (Step::Done, Some("third"), true),
            (Step::Done, Some("fourth"), true),
        ] {
            assert_eq!(plan(step).is_over(revision), is_over, "{step:?} {revision:?}");
        }
    }
}
