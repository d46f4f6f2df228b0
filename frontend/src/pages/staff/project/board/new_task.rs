use super::readers::TeamOnlySwitch;
use crate::board::{ScheduleFields, ScheduleInput, use_board};
use crate::fields::{FieldControls, new_task_values};
use crate::resource::write;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{CreateTask, Task};

#[component]
pub(super) fn NewTaskDialog(open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t!("board-new") size=DialogSize::Large><NewTask open/></Dialog> }.into_any()
}

#[component]
fn NewTask(open: RwSignal<bool>) -> impl IntoView {
    let (board, toasts) = (use_board(), use_toasts());
    let errors = FormErrors::new();
    let (title, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let dates = ScheduleInput::default();
    let first = board.columns.read_untracked().first().map(|column| column.id.to_string());
    let column = RwSignal::new(first.unwrap_or_default());
    let (is_milestone, is_team_only) = (RwSignal::new(false), RwSignal::new(false));
    let columns = Signal::derive(move || {
        board
            .columns
            .read()
            .iter()
            .map(|column| Choice::new(column.id.to_string(), column.name.as_str()))
            .collect::<Vec<_>>()
    });
    let custom = new_task_values(board.project, Signal::stored(true));
    let create = write(
        move |client, input: CreateTask| async move { client.create_task(board.project, &input).await },
        move |answer: Result<Task, Error>| match answer {
            Ok(task) => {
                open.set(false);
                toasts.say(t!("board-added", title = task.title, column = task.column.name));
                board.refetch();
            }
            Err(error) => {
                if !custom.take(&error) {
                    errors.take(&error);
                }
            }
        },
    );
    let send = move || {
        errors.clear();
        if title.read_untracked().trim().is_empty() {
            return errors.set("/title", "required");
        }
        let (starts_on, due_on) = untrack(|| dates.get());
        create.send(CreateTask {
            title: title.get_untracked(),
            column_id: column.read_untracked().parse().ok(),
            description: Some(description.get_untracked()).filter(|text| !text.trim().is_empty()),
            starts_on,
            due_on,
            is_milestone: Some(is_milestone.get_untracked()),
            is_team_only: Some(is_team_only.get_untracked()),
            custom_values: custom.given(),
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send() }>
            <TextField label=t!("board-title") value=title error=errors.at("/title") autofocus=true/>
            <TextArea label=t!("board-description") value=description error=errors.at("/description") help=t!("task-markdown") optional=true rows=5/>
            <SelectField label=t!("board-column") value=column options=columns error=errors.at("/column_id")/>
            <div class="form-row"><ScheduleFields input=dates errors/></div>
            <Checkbox
                label=t!("task-milestone")
                hint=t!("task-milestone-help")
                checked=is_milestone
                on_change=move |on| is_milestone.set(on)
            />
            <TeamOnlySwitch is_team_only/>
            <FieldControls cells=custom.cells/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("board-create") kind=ButtonKind::Primary submit=true busy=create.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
