//! On a phone: one column at a time, and a pill for each to go there.

use super::drag::use_dragging;
use super::state::use_board;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::Column;
use web_sys::Element;

#[component]
pub(super) fn Pills(current: RwSignal<usize>) -> impl IntoView {
    let board = use_board();
    let ids = Memo::new(move |_| board.visible.read().iter().map(|column| column.id).collect::<Vec<_>>());
    view! {
        <nav class="board-pills" aria-label=t!("board-columns")>
            <For each=move || ids.get() key=|id| *id let:id><Pill id current/></For>
        </nav>
    }
    .into_any()
}

#[component]
fn Pill(id: Uuid, current: RwSignal<usize>) -> impl IntoView {
    let (board, dragging) = (use_board(), use_dragging());
    let with = move |part: fn(&Column) -> String| {
        board.visible.read().iter().find(|column| column.id == id).map(part).unwrap_or_default()
    };
    let Some(stage) = board.visible.read_untracked().iter().find(|column| column.id == id).map(|column| column.stage)
    else {
        return ().into_any();
    };
    let is_current = move || {
        let at = board.visible.read().iter().position(|column| column.id == id);
        (at == Some(current.get())).then_some("true")
    };
    let go = move |_| {
        let column = document().query_selector(&format!("[data-column='{id}']")).ok().flatten();
        if let (Some(scroller), Some(column)) = (dragging.scroller.get_untracked(), column) {
            let by = column.get_bounding_client_rect().left() - scroller.get_bounding_client_rect().left();
            scroller.scroll_by_with_x_and_y(by, 0.0);
        }
    };
    view! {
        <button class="board-pill" type="button" aria-current=is_current on:click=go>
            <StageMark stage/>
            {move || with(|column| column.name.clone())}
            <span class="board-pill-count">{move || with(|column| column.tasks.len().to_string())}</span>
        </button>
    }
    .into_any()
}

/// Which column is in sight, by its number.
pub(super) fn column_in_sight(scroller: &Element) -> usize {
    let left = scroller.get_bounding_client_rect().left();
    let distances: Vec<_> = elements(scroller, "[data-column]")
        .into_iter()
        .map(|column| (column.get_bounding_client_rect().left() - left).abs())
        .collect();
    distances.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1)).map_or(0, |(at, _)| at)
}
