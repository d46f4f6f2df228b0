use crate::board::{ConflictNote, TaskEdit, use_board};
use crate::fields::ValuesPanel;
use crate::format;
use crate::ui::*;
use vitrine_client::ValuesOwner;
use vitrine_contract::{ProjectAct, Task, UpdateTask};

/// An open task as a client has it: to read; with full access also its date and its place.
#[component]
pub(super) fn ClientTask(task: Signal<Task>) -> impl IntoView {
    let may = move |act: ProjectAct| Memo::new(move |_| task.read().may.contains(&act));
    let (may_date, may_move) = (may(ProjectAct::EditTaskDates), may(ProjectAct::MoveTask));
    let text = move || match task.read().description.clone().filter(|text| !text.trim().is_empty()) {
        Some(text) => view! { <p class="task-text">{text}</p> }.into_any(),
        None => view! { <p class="muted">{t!("portal-no-description")}</p> }.into_any(),
    };
    let id = Memo::new(move |_| task.read().id);
    let due = move || {
        if may_date.get() { view! { <DueForm task/> }.into_any() } else { view! { <Due task/> }.into_any() }
    };
    view! {
        <div class="task">
            <div class="task-main form">
                {text}
                <ValuesPanel owner=move || ValuesOwner::Task(id.get())/>
            </div>
            <div class="task-aside form">
                <Status task may_move/>
                {due}
                <p class="detail">{move || t!("board-changed", when = format::ago(task.read().updated_at))}</p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Status(task: Signal<Task>, may_move: Memo<bool>) -> impl IntoView {
    let board = use_board();
    let stage = Signal::derive(move || task.read().column.stage);
    view! {
        <div class="task-status">
            <span class="field-label">{t!("board-column")}</span>
            <span class="task-stage"><StageMark stage/>{move || task.read().column.name.clone()}</span>
            {move || may_move.get().then(|| view! {
                <Button
                    label=t!("board-move-to")
                    size=ButtonSize::Small
                    icon=Glyph::Move
                    on_click=move || board.moving.set(Some(task.read_untracked().id))
                />
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Due(task: Signal<Task>) -> impl IntoView {
    move || {
        task.read().due_on.map(|day| {
            view! {
                <div class="task-status">
                    <span class="field-label">{t!("board-due")}</span>
                    <span class="task-stage"><Icon glyph=Glyph::Calendar/>{format::date_near(day)}</span>
                </div>
            }
        })
    }
}

#[component]
fn DueForm(task: Signal<Task>) -> impl IntoView {
    let due = RwSignal::new(String::new());
    let text = |task: &Task| task.due_on.map(|day| day.to_string()).unwrap_or_default();
    let edit = TaskEdit::new(task, move |task| due.set(text(&task)), move |base| *due.read_untracked() != text(base));
    let is_dirty = Memo::new(move |_| *due.read() != text(&edit.base().read()));
    let errors = edit.errors;
    let save =
        move || edit.save(UpdateTask { due_on: Some(due.read_untracked().parse().ok()), ..UpdateTask::default() });
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); save() }>
            <TextField label=t!("board-due") kind="date" value=due error=errors.at("/due_on") optional=true/>
            <ConflictNote edit/>
            <FormProblem errors/>
            {move || is_dirty.get().then(|| view! {
                <div class="task-acts">
                    <Button label=t!("act-discard") on_click=move || edit.take_newest()/>
                    <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=edit.busy()/>
                </div>
            })}
        </form>
    }
    .into_any()
}
