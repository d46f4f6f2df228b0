//! Changing one task while others may do the same.

use super::state::use_board;
use crate::resource::{Reading, Writing, write};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{Task, UpdateTask};

/// The task that the fields started from, and what became of saving them.
#[derive(Clone, Copy)]
pub struct TaskEdit {
    /// As the server has it now.
    task: Signal<Task>,
    base: RwSignal<Task>,
    pub errors: FormErrors,
    is_stale: RwSignal<bool>,
    input: StoredValue<Option<UpdateTask>>,
    sender: Writing<(Task, UpdateTask)>,
    fill: Callback<Task>,
}

impl TaskEdit {
    /// `fill` puts a task into the fields; `is_dirty` says whether they differ from the one they started from.
    pub fn new(
        task: Signal<Task>,
        fill: impl Fn(Task) + Send + Sync + 'static,
        is_dirty: impl Fn(&Task) -> bool + 'static,
    ) -> Self {
        let (board, toasts) = (use_board(), use_toasts());
        let source = expect_context::<Reading<Task>>();
        let errors = FormErrors::new();
        let base = RwSignal::new(task.get_untracked());
        let is_stale = RwSignal::new(false);
        let fill = Callback::new(fill);
        fill.run(task.get_untracked());
        let sender = write(
            |client, (task, input): (Task, UpdateTask)| async move {
                client.update_task(task.id, &task.revision, &input).await
            },
            move |answer: Result<Task, Error>| match answer {
                Ok(task) => {
                    toasts.say(t!("act-saved"));
                    board.refetch();
                    if !base.is_disposed() {
                        is_stale.set(false);
                        base.set(task.clone());
                        fill.run(task);
                    }
                }
                Err(error) if error.slug() == Some("stale-version") => {
                    source.refetch();
                    is_stale.set(true);
                }
                Err(error) => errors.take(&error),
            },
        );
        // Fields that nobody has touched follow what others change.
        Effect::new(move || {
            let now = task.get();
            if now.revision != base.read_untracked().revision && !is_dirty(&base.read_untracked()) {
                base.set(now.clone());
                fill.run(now);
            }
        });
        Self { task, base, errors, is_stale, input: StoredValue::new(None), sender, fill }
    }

    pub fn base(self) -> Signal<Task> {
        self.base.into()
    }

    pub fn busy(self) -> Signal<bool> {
        self.sender.busy
    }

    pub fn save(self, input: UpdateTask) {
        self.errors.clear();
        self.input.set_value(Some(input.clone()));
        self.sender.send((self.base.get_untracked(), input));
    }

    /// Gives up what was typed for what is there now.
    pub fn take_newest(self) {
        let now = self.task.get_untracked();
        self.is_stale.set(false);
        self.errors.clear();
        self.base.set(now.clone());
        self.fill.run(now);
    }

    /// Saves the fields that were changed here over what is there now.
    fn save_over(self) {
        if let Some(input) = self.input.get_value() {
            self.sender.send((self.task.get_untracked(), input));
        }
    }
}

/// Says that someone else was first, and lets the person decide.
#[component]
pub fn ConflictNote(edit: TaskEdit) -> impl IntoView {
    move || {
        edit.is_stale.get().then(|| {
            view! {
                <Note kind=NoteKind::Wait alert=true>
                    <strong>{t!("board-conflict")}</strong>" "{t!("board-conflict-detail")}
                    <span class="task-conflict">
                        <Button label=t!("board-conflict-take") size=ButtonSize::Small on_click=move || edit.take_newest()/>
                        <Button label=t!("board-conflict-keep") size=ButtonSize::Small busy=edit.busy() on_click=move || edit.save_over()/>
                    </span>
                </Note>
            }
        })
    }
}
