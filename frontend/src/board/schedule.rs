//! When a task begins and when it is due: to read, and to write.

use crate::format;
use crate::ui::*;
use chrono::NaiveDate;
use vitrine_contract::Task;

#[component]
pub fn Schedule(task: Signal<Task>) -> impl IntoView {
    let words = move || {
        let task = task.read();
        match (task.starts_on, task.due_on) {
            (None, None) => None,
            (None, Some(due)) => Some((t!("board-due"), format::date_near(due))),
            (Some(start), None) => Some((t!("task-starts"), format::date_near(start))),
            (Some(start), Some(due)) => {
                let words = t!("task-from-to", start = format::date(start), due = format::date(due));
                Some((t!("task-dates"), words))
            }
        }
    };
    move || {
        words().map(|(label, words)| {
            view! {
                <div class="task-status">
                    <span class="field-label">{label}</span>
                    <span class="task-stage"><Icon glyph=Glyph::Calendar/>{words}</span>
                </div>
            }
        })
    }
}

/// What stands in the two fields.
#[derive(Clone, Copy, Default)]
pub struct ScheduleInput {
    starts: RwSignal<String>,
    due: RwSignal<String>,
}

impl ScheduleInput {
    pub fn fill(self, task: &Task) {
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        self.starts.set(text(task.starts_on));
        self.due.set(text(task.due_on));
    }

    /// Start and due date, tracked.
    pub fn get(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.starts.read().parse().ok(), self.due.read().parse().ok())
    }

    /// Those of the two that differ from the task, tracked.
    pub fn changes(self, base: &Task) -> (Option<Option<NaiveDate>>, Option<Option<NaiveDate>>) {
        let (starts_on, due_on) = self.get();
        ((starts_on != base.starts_on).then_some(starts_on), (due_on != base.due_on).then_some(due_on))
    }
}

#[component]
pub fn ScheduleFields(
    input: ScheduleInput,
    errors: FormErrors,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <TextField label=t!("task-starts") kind="date" value=input.starts error=errors.at("/starts_on") optional=true disabled/>
        <TextField label=t!("board-due") kind="date" value=input.due error=errors.at("/due_on") optional=true disabled/>
    }
    .into_any()
}
