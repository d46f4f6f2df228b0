//! The way to move a card for those who do not drag: choose a column and a place.

use super::order::Move;
use super::state::{BoardState, use_board};
use crate::ui::*;
use uuid::Uuid;

#[component]
pub fn MoveDialog() -> impl IntoView {
    let board = use_board();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(board.moving.read().is_some()));
    let title = Signal::derive(move || {
        let task = board.moving.get();
        t!("board-move-title", title = task.map(|task| board.title(task)).unwrap_or_default())
    });
    view! {
        <Dialog open title on_close=move || board.moving.set(None)>
            {move || board.moving.get().map(|task| view! { <MoveForm task/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn MoveForm(task: Uuid) -> impl IntoView {
    let board = use_board();
    let here = board
        .columns
        .read_untracked()
        .iter()
        .find(|column| column.tasks.iter().any(|card| card.id == task))
        .map(|column| column.id);
    let column = RwSignal::new(here.map(|id| id.to_string()).unwrap_or_default());
    let after = RwSignal::new(place_now(board, task));
    let columns = Signal::derive(move || {
        board
            .columns
            .read()
            .iter()
            .map(|column| Choice::new(column.id.to_string(), column.name.as_str()))
            .collect::<Vec<_>>()
    });
    let places = Signal::derive(move || places(board, task, &column.read()));
    // In another column the card goes to the end, unless something else is chosen.
    Effect::new(move |last: Option<String>| {
        let now = column.get();
        if last.is_some_and(|last| last != now) {
            after.set(places.read_untracked().last().map(|choice| choice.value.clone()).unwrap_or_default());
        }
        now
    });
    let send = move || {
        if let Ok(column) = column.read_untracked().parse() {
            board.carry_out(Move { task, column, after: after.read_untracked().parse().ok() });
        }
        board.moving.set(None);
    };
    view! {
        <form class="form" on:submit=move |event| { event.prevent_default(); send() }>
            <SelectField label=t!("board-column") value=column options=columns/>
            <SelectField label=t!("board-position") value=after options=places/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || board.moving.set(None)/>
                <Button label=t!("board-move") kind=ButtonKind::Primary submit=true/>
            </DialogActions>
        </form>
    }
    .into_any()
}

/// The task above, as the value of a choice; empty at the top.
fn place_now(board: BoardState, task: Uuid) -> String {
    let columns = board.columns.read_untracked();
    let above = columns.iter().find_map(|column| {
        let at = column.tasks.iter().position(|card| card.id == task)?;
        column.tasks.get(at.checked_sub(1)?).map(|card| card.id.to_string())
    });
    above.unwrap_or_default()
}

fn places(board: BoardState, task: Uuid, column: &str) -> Vec<Choice> {
    let columns = board.columns.read();
    let others =
        columns.iter().filter(|it| it.id.to_string() == column).flat_map(|it| &it.tasks).filter(|card| card.id != task);
    let below = others.zip(2_usize..).map(|(card, position)| {
        Choice::new(card.id.to_string(), t!("board-position-below", position = position, title = card.title.as_str()))
    });
    std::iter::once(Choice::new("", t!("board-position-top"))).chain(below).collect()
}
