//! The steps of an open task. What is changed shows at once, and is taken back with the reason where the server refuses.

use super::state::use_board;
use crate::resource::{Reading, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{ChangeChecklist, CheckItem, CheckTask, ProjectAct, Task};

#[derive(Clone, Copy)]
struct Steps {
    task: Signal<Task>,
    /// As they were made here, until the server's own arrive.
    own: RwSignal<Option<Vec<CheckItem>>>,
    check: Callback<CheckTask>,
    change: Callback<ChangeChecklist>,
}

impl Steps {
    fn new(task: Signal<Task>) -> Self {
        let (board, toasts) = (use_board(), use_toasts());
        let source = expect_context::<Reading<Task>>();
        let own = RwSignal::new(None::<Vec<CheckItem>>);
        let done = move |answer: Result<Task, Error>| {
            if let Err(error) = answer {
                own.try_set(None);
                toasts.say(problem_words(&error).0);
            }
            source.refetch();
            board.refetch();
        };
        let check = write(
            |client, (task, input): (Uuid, CheckTask)| async move { client.check_task(task, &input).await },
            done,
        );
        let change = write(
            |client, (task, input): (Uuid, ChangeChecklist)| async move { client.change_checklist(task, &input).await },
            done,
        );
        Effect::new(move || {
            task.track();
            if !check.busy.get_untracked() && !change.busy.get_untracked() {
                own.set(None);
            }
        });
        let id = move || task.read_untracked().id;
        Self {
            task,
            own,
            check: Callback::new(move |input| check.send((id(), input))),
            change: Callback::new(move |input| change.send((id(), input))),
        }
    }

    fn get(self) -> Vec<CheckItem> {
        self.own.get().unwrap_or_else(|| self.task.read().checklist.clone())
    }

    /// Shows a change before it is made.
    fn show(self, change: impl FnOnce(&mut Vec<CheckItem>)) {
        let mut steps = untrack(|| self.get());
        change(&mut steps);
        self.own.set(Some(steps));
    }

    fn set_done(self, item: Uuid, is_done: bool) {
        self.show(|steps| {
            for step in steps.iter_mut().filter(|step| step.id == item) {
                step.is_done = is_done;
            }
        });
        self.check.run(CheckTask { item_id: item, is_done });
    }

    fn add(self, title: String) {
        self.show(|steps| steps.push(CheckItem { id: Uuid::nil(), title: title.clone(), is_done: false }));
        self.change.run(ChangeChecklist { add: vec![title], ..ChangeChecklist::default() });
    }

    fn remove(self, item: Uuid) {
        self.show(|steps| steps.retain(|step| step.id != item));
        self.change.run(ChangeChecklist { remove: vec![item], ..ChangeChecklist::default() });
    }

    /// Changes places with the step above, or the one below.
    fn step(self, item: Uuid, is_up: bool) {
        let mut order: Vec<Uuid> = untrack(|| self.get()).iter().map(|step| step.id).collect();
        let Some(at) = order.iter().position(|id| *id == item) else { return };
        let Some(other) = (if is_up { at.checked_sub(1) } else { Some(at + 1).filter(|at| *at < order.len()) }) else {
            return;
        };
        order.swap(at, other);
        self.show(|steps| steps.swap(at, other));
        self.change.run(ChangeChecklist { order, ..ChangeChecklist::default() });
    }
}

#[component]
pub fn Checklist(task: Signal<Task>) -> impl IntoView {
    let steps = Steps::new(task);
    let may = move |act: ProjectAct| Memo::new(move |_| task.read().may.contains(&act));
    let (may_check, may_edit) = (may(ProjectAct::CheckTask), may(ProjectAct::EditTask));
    let items = Memo::new(move |_| steps.get());
    let count = move || {
        let items = items.read();
        let done = items.iter().filter(|item| item.is_done).count();
        (!items.is_empty()).then(|| t!("task-steps", done = done, total = items.len()))
    };
    let is_shown = Memo::new(move |_| may_edit.get() || !items.read().is_empty());
    move || {
        is_shown.get().then(|| {
            view! {
                <section class="task-status" aria-label=t!("task-checklist")>
                    <span class="field-label">{t!("task-checklist")}</span>
                    {move || count().map(|words| view! { <span class="detail" role="status">{words}</span> })}
                    <ul class="task-people">
                        <For each=move || items.get() key=|item| (item.id, item.title.clone(), item.is_done) let:item>
                            <Step item steps may_check may_edit/>
                        </For>
                    </ul>
                    {move || may_edit.get().then(|| view! { <NewStep steps/> })}
                </section>
            }
        })
    }
}

#[component]
fn Step(item: CheckItem, steps: Steps, may_check: Memo<bool>, may_edit: Memo<bool>) -> impl IntoView {
    let CheckItem { id, title, is_done } = item;
    let label = t!("task-step-acts", title = title.as_str());
    let acts = move || {
        vec![
            MenuItem::act(t!("task-step-up"), move || steps.step(id, true)),
            MenuItem::act(t!("task-step-down"), move || steps.step(id, false)),
            MenuItem::Separator,
            MenuItem::act(t!("act-delete"), move || steps.remove(id)).icon(Glyph::Trash2).danger(),
        ]
    };
    // one that is only just being made has no id yet
    let is_fixed = Signal::derive(move || !may_check.get() || id.is_nil());
    view! {
        <li class="task-stage">
            <Checkbox label=title checked=is_done on_change=move |on| steps.set_done(id, on) disabled=is_fixed/>
            {move || (may_edit.get() && !id.is_nil()).then(|| view! { <Menu label=label.clone() items=acts align_end=true/> })}
        </li>
    }
    .into_any()
}

/// Enter adds it, and the next one can be written.
#[component]
fn NewStep(steps: Steps) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let add = move || {
        let text = title.get_untracked().trim().to_owned();
        if !text.is_empty() {
            title.set(String::new());
            steps.add(text);
        }
    };
    let hear = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            // not the form around it
            event.prevent_default();
            add();
        }
    };
    view! {
        <div class="task-step-new" on:keydown=hear>
            <TextField label=t!("task-step-new") value=title optional=true/>
            <Button label=t!("task-step-add") on_click=add/>
        </div>
    }
    .into_any()
}
