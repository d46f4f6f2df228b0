use super::super::super::finance_panel::FinancePanel;
use super::Remover;
use super::approval::ApprovalWarningNote;
use super::audience;
use super::readers::TeamOnlySwitch;
use crate::board::{
    Approvals, Assignees, Checklist, ConflictNote, Conversation, Dependencies, Markdown, ProgressPanel, ScheduleFields,
    ScheduleInput, TaskEdit, TaskHistory, use_board,
};
use crate::fields::ValuesPanel;
use crate::files::Files;
use crate::format;
use crate::pages::staff::time::TaskClock;
use crate::pages::staff::why::{Object, WhyLink};
use crate::routes::use_query_value;
use crate::ui::*;
use vitrine_client::{FilesOwner, FinanceOwner, ValuesOwner};
use vitrine_contract::{ProjectAct, Task, UpdateTask};

/// The fields of an open task.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    description: RwSignal<String>,
    /// The description is being written, not read.
    is_writing: RwSignal<bool>,
    dates: ScheduleInput,
    is_milestone: RwSignal<bool>,
    is_team_only: RwSignal<bool>,
}

impl Fields {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let flag = || RwSignal::new(false);
        Self {
            title: text(),
            description: text(),
            is_writing: flag(),
            dates: ScheduleInput::default(),
            is_milestone: flag(),
            is_team_only: flag(),
        }
    }

    fn fill(self, task: Task) {
        self.dates.fill(&task);
        self.title.set(task.title);
        self.description.set(task.description.unwrap_or_default());
        self.is_writing.set(false);
        self.is_milestone.set(task.is_milestone);
        self.is_team_only.set(task.is_team_only == Some(true));
    }

    /// What differs from the task, tracked.
    fn changes(self, base: &Task) -> UpdateTask {
        let description = Some(self.description.get()).filter(|text| !text.trim().is_empty());
        let (starts_on, due_on) = self.dates.changes(base);
        let (is_milestone, is_team_only) = (self.is_milestone.get(), self.is_team_only.get());
        UpdateTask {
            title: Some(self.title.get()).filter(|title| *title != base.title),
            description: (description != base.description).then_some(description),
            starts_on,
            due_on,
            is_milestone: (is_milestone != base.is_milestone).then_some(is_milestone),
            is_team_only: (is_team_only != (base.is_team_only == Some(true))).then_some(is_team_only),
        }
    }
}

#[component]
pub(super) fn StaffTask(task: Signal<Task>) -> impl IntoView {
    let fields = Fields::new();
    let has_changes = move |base: &Task| untrack(|| fields.changes(base)) != UpdateTask::default();
    let edit = TaskEdit::new(task, move |task| fields.fill(task), has_changes);
    let is_dirty = Memo::new(move |_| fields.changes(&edit.base().read()) != UpdateTask::default());
    let may_edit = Memo::new(move |_| task.read().may.contains(&ProjectAct::EditTask));
    let may_attach = Memo::new(move |_| task.read().may.contains(&ProjectAct::AttachToTask));
    let is_fixed = Signal::derive(move || !may_edit.get());
    let save = move || {
        if fields.title.read_untracked().trim().is_empty() {
            edit.errors.clear();
            return edit.errors.set("/title", "required");
        }
        edit.save(untrack(|| fields.changes(&edit.base().read())));
    };
    let errors = edit.errors;
    let id = Memo::new(move |_| task.read().id);
    view! {
        <form class="task" novalidate=true on:submit=move |event| { event.prevent_default(); save() }>
            <div class="task-main form">
                <TextField label=t!("board-title") value=fields.title error=errors.at("/title") disabled=is_fixed/>
                <Description fields errors may_edit/>
                <Checklist task/>
                <ConflictNote edit/>
                <FormProblem errors/>
                <ValuesPanel owner=move || ValuesOwner::Task(id.get())/>
                <Files of=move || FilesOwner::Task(id.get()) may_attach=may_attach/>
                <FinancePanel owner=Signal::derive(move || FinanceOwner::Task(id.get()))/>
                {move || is_dirty.get().then(|| view! {
                    <div class="task-acts">
                        <Button label=t!("act-discard") on_click=move || edit.take_newest()/>
                        <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=edit.busy()/>
                    </div>
                })}
                <ProgressPanel task/>
                <Conversation task material=audience::material(task)/>
                <TaskHistory task/>
            </div>
            <div class="task-aside form">
                <ApprovalWarningNote task/>
                <Status task/>
                <Approvals task/>
                <Assignees task/>
                <TaskClock task/>
                <ScheduleFields input=fields.dates errors disabled=is_fixed/>
                <Checkbox
                    label=t!("task-milestone")
                    hint=t!("task-milestone-help")
                    checked=fields.is_milestone
                    on_change=move |on| fields.is_milestone.set(on)
                    disabled=is_fixed
                />
                <Dependencies task/>
                {move || may_edit.get().then(|| view! { <TeamOnlySwitch is_team_only=fields.is_team_only/> })}
                <p class="detail">{move || t!("board-changed", when = format::ago(task.read().updated_at))}</p>
                <p><WhyLink object=Object::Task(task.read_untracked().id)/></p>
                <Remove task/>
            </div>
        </form>
    }
    .into_any()
}

/// To read, until somebody wants to write.
#[component]
fn Description(fields: Fields, errors: FormErrors, may_edit: Memo<bool>) -> impl IntoView {
    let is_empty = Memo::new(move |_| fields.description.read().trim().is_empty());
    let edit = move || {
        let (label, glyph) =
            if is_empty.get() { (t!("task-describe"), Glyph::Plus) } else { (t!("task-describe-edit"), Glyph::Pencil) };
        view! { <Button label size=ButtonSize::Small icon=glyph on_click=move || fields.is_writing.set(true)/> }
    };
    move || {
        if fields.is_writing.get() {
            let error = errors.at("/description");
            return view! {
                <TextArea label=t!("board-description") value=fields.description error help=t!("task-markdown") optional=true rows=12/>
            }
            .into_any();
        }
        view! {
            <div class="task-status">
                <span class="field-label">{t!("board-description")}</span>
                {move || (!is_empty.get()).then(|| view! { <Markdown source=fields.description/> })}
                {move || may_edit.get().then(edit)}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Status(task: Signal<Task>) -> impl IntoView {
    let board = use_board();
    let stage = Signal::derive(move || task.read().column.stage);
    let may_move = Memo::new(move |_| task.read().may.contains(&ProjectAct::MoveTask));
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
fn Remove(task: Signal<Task>) -> impl IntoView {
    let query = use_query_value("task");
    let remover = expect_context::<Remover>();
    let may = Memo::new(move |_| task.read().may.contains(&ProjectAct::DeleteTask));
    let go = move || {
        let task = task.get_untracked();
        remover.remove(task.id, task.revision);
        query.set("");
    };
    move || {
        may.get().then(|| {
            view! { <Button label=t!("board-delete") kind=ButtonKind::Danger size=ButtonSize::Small icon=Glyph::Trash2 on_click=go/> }
        })
    }
}
