//! Adding, changing and removing columns.

use super::approval::ApprovalSwitch;
use super::archived::archiver;
use super::asking::use_asking;
use crate::board::{BoardState, colour_name, use_board};
use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Column, ColumnColour, CreateColumn, MoveColumn, ProjectAct, Stage, UpdateColumn};

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
    /// How many cards are meant to stand in it.
    Limit(Column),
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
    let (shift, approval, asking) = (mover(), ApprovalSwitch::new(board), use_asking());
    let archive = archiver();
    let label = Signal::derive(move || t!("act-actions", name = column.read().name.as_str()));
    let items = move || {
        let own = column.get_untracked();
        let all: Vec<_> = board.columns.read_untracked().iter().map(|column| column.id).collect();
        let (id, left, right) = (own.id, to_the_left(&all, own.id), to_the_right(&all, own.id));
        let is_empty = board.columns.read_untracked().iter().any(|column| column.id == id && column.tasks.is_empty());
        let is_last = all.len() == 1;
        let (edited, limited, flagged, archived, deleted) = (own.clone(), own.clone(), own.clone(), own.clone(), own);
        let fixed = if is_empty { is_last.then(|| t!("board-column-only")) } else { Some(t!("board-column-full")) };
        let items = vec![
            MenuItem::act(t!("board-column-edit"), move || {
                columns.editing.set(Some(Editing::Existing(edited.clone())));
            })
            .icon(Glyph::Pencil),
            MenuItem::act(t!("board-column-limit-set"), move || {
                columns.editing.set(Some(Editing::Limit(limited.clone())));
            })
            .icon(Glyph::Layers),
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
        ];
        let delete = [
            MenuItem::Separator,
            MenuItem::act(t!("board-column-archive"), move || archive.run((archived.clone(), true)))
                .icon(Glyph::Archive)
                .disabled(fixed),
            MenuItem::act(t!("board-column-delete"), move || columns.deleting.set(Some(deleted.clone())))
                .icon(Glyph::Trash2)
                .danger()
                .disabled((!is_empty).then(|| t!("board-column-full"))),
        ];
        items.into_iter().chain(asking.item(&flagged)).chain(delete).collect::<Vec<_>>()
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
        Some(Editing::Limit(_)) => t!("board-column-limit-set"),
        _ => t!("board-add-column"),
    };
    let delete_title = move || {
        let name = columns.deleting.read().as_ref().map(|column| column.name.clone()).unwrap_or_default();
        t!("board-column-delete-title", name = name)
    };
    view! {
        <Dialog open=is_edited title=Signal::derive(title) on_close=move || columns.editing.set(None)>
            {move || columns.editing.get().map(|editing| match editing {
                Editing::New => view! { <ColumnForm own=None/> }.into_any(),
                Editing::Existing(column) => view! { <ColumnForm own=Some(column)/> }.into_any(),
                Editing::Limit(column) => view! { <LimitForm column/> }.into_any(),
            })}
        </Dialog>
        <Dialog open=is_deleted title=Signal::derive(delete_title) on_close=move || columns.deleting.set(None)>
            {move || columns.deleting.get().map(|column| view! { <DeleteColumn column/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn ColumnForm(own: Option<Column>) -> impl IntoView {
    let (board, columns) = (use_board(), use_columns());
    let errors = FormErrors::new();
    let is_new = own.is_none();
    let text = |of: fn(&Column) -> String| RwSignal::new(own.as_ref().map(of).unwrap_or_default());
    let name = text(|column| column.name.clone());
    let client_name = text(|column| column.client_name.clone().unwrap_or_default());
    let stage = RwSignal::new(stage_name(own.as_ref().map_or(Stage::Active, |column| column.stage)).to_owned());
    let colour = own.as_ref().and_then(|column| column.colour).map(colour_name).unwrap_or_default();
    let colour = RwSignal::new(colour.to_owned());
    let done = done(board, columns, errors);
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
            None => create.send(CreateColumn {
                name,
                client_name,
                stage,
                asks_approval: false,
                colour: colour_of(&colour.read_untracked()),
                card_limit: None,
            }),
            Some(column) => update.send((
                column.clone(),
                UpdateColumn {
                    name: Some(name),
                    client_name: Some(client_name),
                    stage: Some(stage),
                    colour: Some(colour_of(&colour.read_untracked())),
                    ..UpdateColumn::default()
                },
            )),
        }
    };
    let stages = Signal::derive(|| {
        STAGES.iter().map(|(stage, name)| Choice::new(stage_name(*stage), t!(name))).collect::<Vec<_>>()
    });
    let colours = Signal::derive(|| {
        let colours = COLOURS.iter().map(|(colour, name)| Choice::new(colour_name(*colour), t!(name)));
        std::iter::once(Choice::new("", t!("board-colour-none"))).chain(colours).collect::<Vec<_>>()
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
            <SelectField label=t!("board-colour") value=colour options=colours/>
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

/// What becomes of the dialog when a column was saved.
fn done(board: BoardState, columns: Columns, errors: FormErrors) -> impl Fn(Result<Column, Error>) + Copy {
    move |answer| {
        match answer {
            Ok(_) => columns.editing.set(None),
            Err(error) => errors.take(&error),
        }
        board.refetch();
    }
}

#[component]
fn LimitForm(column: Column) -> impl IntoView {
    let (board, columns) = (use_board(), use_columns());
    let errors = FormErrors::new();
    let limit = RwSignal::new(column.card_limit.map(|cards| cards.to_string()).unwrap_or_default());
    let update = write(
        |client, (column, card_limit): (Column, Option<u16>)| async move {
            let input = UpdateColumn { card_limit: Some(card_limit), ..UpdateColumn::default() };
            client.update_column(column.id, &column.revision, &input).await
        },
        done(board, columns, errors),
    );
    let send = move || {
        errors.clear();
        let text = limit.get_untracked();
        match (text.trim(), text.trim().parse()) {
            ("", _) => update.send((column.clone(), None)),
            (_, Ok(cards)) => update.send((column.clone(), Some(cards))),
            (_, Err(_)) => errors.set("/card_limit", "out_of_range"),
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send() }>
            <TextField
                label=t!("board-column-limit")
                value=limit
                help=t!("board-column-limit-help")
                error=errors.at("/card_limit")
                optional=true
                autofocus=true
            />
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || columns.editing.set(None)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=update.busy/>
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

const COLOURS: [(ColumnColour, &str); 7] = [
    (ColumnColour::Blue, "colour-blue"),
    (ColumnColour::Green, "colour-green"),
    (ColumnColour::Amber, "colour-amber"),
    (ColumnColour::Purple, "colour-purple"),
    (ColumnColour::Red, "colour-red"),
    (ColumnColour::Grey, "colour-grey"),
    (ColumnColour::Sky, "colour-sky"),
];

fn colour_of(name: &str) -> Option<ColumnColour> {
    COLOURS.into_iter().map(|(colour, _)| colour).find(|colour| colour_name(*colour) == name)
}

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
