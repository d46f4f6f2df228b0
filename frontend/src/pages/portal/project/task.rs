use crate::board::{
    Approvals, Assignees, Checklist, ConflictNote, Conversation, Dependencies, Markdown, ProgressPanel, Schedule,
    ScheduleFields, ScheduleInput, TaskEdit, TaskHistory, use_board,
};
use crate::fields::ValuesPanel;
use crate::files::Files;
use crate::format;
use crate::ui::*;
use vitrine_client::{FilesOwner, ValuesOwner};
use vitrine_contract::{ProjectAct, Task, UpdateTask};

/// An open task as a client has it: to read; with full access also its date and its place.
#[component]
pub(super) fn ClientTask(task: Signal<Task>) -> impl IntoView {
    let may = move |act: ProjectAct| Memo::new(move |_| task.read().may.contains(&act));
    let (may_date, may_move) = (may(ProjectAct::EditTaskDates), may(ProjectAct::MoveTask));
    let may_attach = may(ProjectAct::AttachToTask);
    let description = Memo::new(move |_| task.read().description.clone().unwrap_or_default());
    let text = move || match description.read().trim().is_empty() {
        true => view! { <p class="muted">{t!("portal-no-description")}</p> }.into_any(),
        false => view! { <Markdown source=description/> }.into_any(),
    };
    let id = Memo::new(move |_| task.read().id);
    let is_milestone = Memo::new(move |_| task.read().is_milestone);
    let dates = move || {
        if may_date.get() { view! { <DatesForm task/> }.into_any() } else { view! { <Schedule task/> }.into_any() }
    };
    view! {
        <div class="task">
            <div class="task-main form">
                {text}
                <Checklist task/>
                <ValuesPanel owner=move || ValuesOwner::Task(id.get())/>
                <ProgressPanel task/>
                <Conversation task/>
                <Files of=move || FilesOwner::Task(id.get()) may_attach=may_attach/>
                <TaskHistory task/>
            </div>
            <div class="task-aside form">
                <Status task may_move/>
                <Approvals task/>
                <Assignees task/>
                {dates}
                {move || is_milestone.get().then(|| view! { <p class="task-stage"><Icon glyph=Glyph::Flag/>{t!("task-milestone")}</p> })}
                <Dependencies task/>
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
fn DatesForm(task: Signal<Task>) -> impl IntoView {
    let dates = ScheduleInput::default();
    let changes = move |base: &Task| {
        let (starts_on, due_on) = dates.changes(base);
        UpdateTask { starts_on, due_on, ..UpdateTask::default() }
    };
    let has_changes = move |base: &Task| untrack(|| changes(base)) != UpdateTask::default();
    let edit = TaskEdit::new(task, move |task| dates.fill(&task), has_changes);
    let is_dirty = Memo::new(move |_| changes(&edit.base().read()) != UpdateTask::default());
    let errors = edit.errors;
    let save = move || edit.save(untrack(|| changes(&edit.base().read())));
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); save() }>
            <ScheduleFields input=dates errors/>
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
