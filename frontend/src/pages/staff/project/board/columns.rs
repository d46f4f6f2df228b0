//! Adding, changing and removing columns.

use super::approval::ApprovalSwitch;
use crate::board::use_board;
use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Column, CreateColumn, MoveColumn, ProjectAct, Stage, UpdateColumn};

/// Which dialog is open.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    editing: RwSignal<Option<Editing>>,
    deleting: RwSignal<Option<Column>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Editing {
    New,
    Existing(Column),
}

impl Columns {
    pub(super) fn provide() {
        provide_context(Self { editing: RwSignal::new(None), deleting: RwSignal::new(None) });
    }
}

fn use_columns() -> Columns {
    expect_context()
}

#[component]
pub(super) fn AddColumn() -> impl IntoView {
    let (board, columns) = (use_board(), use_columns());
    let may = Memo::new(move |_| board.may(ProjectAct::EditColumns));
    move || {
        may.get().then(|| {
            let add = move || columns.editing.set(Some(Editing::New));
            view! { <Button label=t!("board-add-column") kind=ButtonKind::Quiet icon=Glyph::Plus on_click=add/> }
        })
    }
}

#[component]
pub(super) fn ColumnMenu(column: Signal<Column>) -> impl IntoView {
    let (board, columns) = (use_board(), use_columns());
    let (shift, approval) = (mover(), ApprovalSwitch::new(board));
    let label = Signal::derive(move || t!("act-actions", name = column.read().name.as_str()));
    let items = move || {
        let own = column.get_untracked();
        let all: Vec<_> = board.columns.read_untracked().iter().map(|column| column.id).collect();
        let (id, left, right) = (own.id, to_the_left(&all, own.id), to_the_right(&all, own.id));
        let is_empty = board.columns.read_untracked().iter().any(|column| column.id == id && column.tasks.is_empty());
        let (edited, flagged, deleted) = (own.clone(), own.clone(), own);
        vec![
            MenuItem::act(t!("board-column-edit"), move || {
                columns.editing.set(Some(Editing::Existing(edited.clone())));
            })
            .icon(Glyph::Pencil),
            MenuItem::Separator,
            MenuItem::act(t!("board-column-left"), move || {
                if let Some(after) = left {
                    shift.run((id, after));
                }
            })
            .icon(Glyph::ArrowLeft)
            .disabled(left.is_none().then(|| t!("board-column-first"))),
            MenuItem::act(t!("board-column-right"), move || {
                if let Some(after) = right {
                    shift.run((id, after));
                }
            })
            .icon(Glyph::ArrowRight)
            .disabled(right.is_none().then(|| t!("board-column-last"))),
            MenuItem::Separator,
            approval.item(&flagged),
            MenuItem::Separator,
            MenuItem::act(t!("board-column-delete"), move || columns.deleting.set(Some(deleted.clone())))
                .icon(Glyph::Trash2)
                .danger()
                .disabled((!is_empty).then(|| t!("board-column-full"))),
        ]
    };
    let may = Memo::new(move |_| board.may(ProjectAct::EditColumns));
    move || may.get().then(|| view! { <Menu label items align_end=true/> })
}

/// Behind which column a column goes to be one further left; none at the edge.
fn to_the_left(all: &[Uuid], id: Uuid) -> Option<Option<Uuid>> {
    let at = all.iter().position(|other| *other == id)?.checked_sub(1)?;
    Some(at.checked_sub(1).and_then(|at| all.get(at)).copied())
}

fn to_the_right(all: &[Uuid], id: Uuid) -> Option<Option<Uuid>> {
    let at = all.iter().position(|other| *other == id)?;
    all.get(at + 1).copied().map(Some)
}

fn mover() -> Callback<(Uuid, Option<Uuid>)> {
    let (board, toasts, announcer) = (use_board(), use_toasts(), use_announcer());
    let shift = write(
        |client, (column, after): (Uuid, Option<Uuid>)| async move {
            client.move_column(column, &MoveColumn { after_column_id: after }).await
        },
        move |answer: Result<Column, Error>| {
            match answer {
                Ok(column) => announcer.say(t!("board-column-moved", name = column.name)),
                Err(error) => toasts.say(problem_words(&error).0),
            }
            board.refetch();
        },
    );
    Callback::new(move |input| shift.send(input))
}

#[component]
pub(super) fn ColumnDialogs() -> impl IntoView {
    let columns = use_columns();
    let (is_edited, is_deleted) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || is_edited.set(columns.editing.read().is_some()));
    Effect::new(move || is_deleted.set(columns.deleting.read().is_some()));
    let title = move || match &*columns.editing.read() {
        Some(Editing::Existing(_)) => t!("board-column-edit"),
        _ => t!("board-add-column"),
    };
    let delete_title = move || {
        let name = columns.deleting.read().as_ref().map(|column| column.name.clone()).unwrap_or_default();
        t!("board-column-delete-title", name = name)
    };
    view! {
        <Dialog open=is_edited title=Signal::derive(title) on_close=move || columns.editing.set(None)>
            {move || columns.editing.get().map(|editing| view! { <ColumnForm editing/> })}
        </Dialog>
        <Dialog open=is_deleted title=Signal::derive(delete_title) on_close=move || columns.deleting.set(None)>
            {move || columns.deleting.get().map(|column| view! { <DeleteColumn column/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn ColumnForm(editing: Editing) -> impl IntoView {
    let (board, columns) = (use_board(), use_columns());
    let errors = FormErrors::new();
    let own = match editing {
        Editing::New => None,
        Editing::Existing(column) => Some(column),
    };
    let is_new = own.is_none();
    let text = |of: fn(&Column) -> String| RwSignal::new(own.as_ref().map(of).unwrap_or_default());
    let name = text(|column| column.name.clone());
    let client_name = text(|column| column.client_name.clone().unwrap_or_default());
    let stage = RwSignal::new(stage_name(own.as_ref().map_or(Stage::Active, |column| column.stage)).to_owned());
    let done = move |answer: Result<Column, Error>| match answer {
        Ok(_) => {
            columns.editing.set(None);
            board.refetch();
        }
        Err(error) => {
            errors.take(&error);
            board.refetch();
        }
    };
    let create = write(
        move |client, input: CreateColumn| async move { client.create_column(board.project, &input).await },
        done,
    );
    let update = write(
        |client, (column, input): (Column, UpdateColumn)| async move {
            client.update_column(column.id, &column.revision, &input).await
        },
        done,
    );
    let send = move || {
        errors.clear();
        if name.read_untracked().trim().is_empty() {
            return errors.set("/name", "required");
        }
        let (name, stage) = (name.get_untracked(), stage_of(&stage.read_untracked()));
        let client_name = Some(client_name.get_untracked()).filter(|name| !name.trim().is_empty());
        match &own {
            None => create.send(CreateColumn { name, client_name, stage, asks_approval: false }),
            Some(column) => update.send((
                column.clone(),
                UpdateColumn {
                    name: Some(name),
                    client_name: Some(client_name),
                    stage: Some(stage),
                    ..UpdateColumn::default()
                },
            )),
        }
    };
    let stages = Signal::derive(|| {
        STAGES.iter().map(|(stage, name)| Choice::new(stage_name(*stage), t!(name))).collect::<Vec<_>>()
    });
    let busy = Signal::derive(move || create.busy.get() || update.busy.get());
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send() }>
            <TextField label=t!("board-column-name") value=name error=errors.at("/name") autofocus=true/>
            <TextField
                label=t!("board-column-client-name")
                value=client_name
                help=t!("board-column-client-name-help")
                error=errors.at("/client_name")
                optional=true
            />
            <SelectField label=t!("board-stage") value=stage options=stages help=t!("board-stage-help")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || columns.editing.set(None)/>
                <Button
                    label=if is_new { t!("board-add-column") } else { t!("act-save") }
                    kind=ButtonKind::Primary
                    submit=true
                    busy
                />
            </DialogActions>
        </form>
    }
    .into_any()
}

#[component]
fn DeleteColumn(column: Column) -> impl IntoView {
    let (board, columns, toasts) = (use_board(), use_columns(), use_toasts());
    let errors = FormErrors::new();
    let name = column.name.clone();
    let delete = write(
        |client, column: Column| async move { client.delete_column(column.id, &column.revision).await.map(|()| column) },
        move |answer: Result<Column, Error>| {
            match answer {
                Ok(column) => {
                    columns.deleting.set(None);
                    toasts.say(t!("board-column-deleted", name = column.name));
                }
                Err(error) => errors.take(&error),
            }
            board.refetch();
        },
    );
    view! {
        <p>{t!("board-column-delete-text", name = name)}</p>
        <FormProblem errors/>
        <DialogActions>
            <Button label=t!("act-cancel") on_click=move || columns.deleting.set(None)/>
            <Button label=t!("board-column-delete") kind=ButtonKind::Danger busy=delete.busy on_click=move || delete.send(column.clone())/>
        </DialogActions>
    }
    .into_any()
}

const STAGES: [(Stage, &str); 4] = [
    (Stage::Planned, "stage-planned"),
    (Stage::Active, "stage-active"),
    (Stage::Review, "stage-review"),
    (Stage::Done, "stage-done"),
];

const fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Planned => "planned",
        Stage::Active => "active",
        Stage::Review => "review",
        Stage::Done => "done",
    }
}

fn stage_of(name: &str) -> Stage {
    STAGES.into_iter().map(|(stage, _)| stage).find(|stage| stage_name(*stage) == name).unwrap_or(Stage::Active)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_step_to_either_side() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let all = [one, two, three];
        assert_eq!([one, two, three].map(|id| to_the_left(&all, id)), [None, Some(None), Some(Some(one))]);
        assert_eq!([one, two, three].map(|id| to_the_right(&all, id)), [Some(Some(two)), Some(Some(three)), None]);
    }
}
