use super::bulk::{self, Bulk, TaskBulkBar};
use super::card::HeldCard;
use super::carry;
use super::column::ColumnView;
use super::compose::Compose;
use super::drag::Dragging;
use super::move_to::MoveDialog;
use super::order;
use super::pills::{Pills, column_in_sight};
use super::state::use_board;
use crate::keys::{KeyGroup, use_shortcut};
use crate::ui::*;
use vitrine_contract::{Card, Column, Level, ProjectAct, Task};

/// What a page adds to a board. Everything is absent on the portal's boards but what the level allows.
#[derive(Clone, Copy, Default)]
pub struct Face {
    /// The value of `data-edge` of a card, for the sheet of the page.
    pub edge: Option<fn(&Card, Level) -> &'static str>,
    pub above: Option<fn(&Card) -> AnyView>,
    /// Below the title.
    pub below: Option<fn(&Card) -> AnyView>,
    /// At the end of the row below that.
    pub beside: Option<fn(&Card, Level) -> AnyView>,
    pub card_items: Option<Callback<Card, Vec<MenuItem>>>,
    /// Instead of the number of cards, in a column that has a limit: of how many, and how many are meant to be there.
    pub limit: Option<fn(usize, u16) -> AnyView>,
    pub column_menu: Option<Callback<Signal<Column>, AnyView>>,
    pub compose: Option<Compose>,
    /// What else can be done with the chosen tasks.
    pub bulk_acts: Option<Callback<Bulk, AnyView>>,
    /// Hears of one of the tasks after all that were chosen have been changed.
    pub bulk_done: Option<Callback<Task>>,
    /// After the last column.
    pub end: Option<Callback<(), AnyView>>,
    pub tells_overdue: bool,
}

#[component]
pub fn BoardView(face: Face) -> impl IntoView {
    let board = use_board();
    let dragging = Dragging::provide(board);
    bulk::provide(board);
    let scroller = dragging.scroller;
    let in_sight = RwSignal::new(0);
    let ids = Memo::new(move |_| board.visible.read().iter().map(|column| column.id).collect::<Vec<_>>());
    let may_move = Memo::new(move |_| board.may(ProjectAct::MoveTask));
    // A card that is gone is in nobody's hand.
    Effect::new(move || {
        let lifted = board.lifted.get();
        if lifted.is_some_and(|lifted| order::place_of(&board.columns.read(), lifted.task).is_none()) {
            board.lifted.set(None);
        }
    });
    use_shortcut("m", KeyGroup::Do, t!("board-keys-move"), move || {
        if untrack(|| board.may(ProjectAct::MoveTask)) {
            board.moving.set(focused_task());
        }
    });
    view! {
        <div class="board" node_ref=board.root() data-dragging=move || dragging.held.read().is_some().then_some("")>
            {move || may_move.get().then(|| view! { <p class="sr-only" id=carry::HELP>{t!("board-help")}</p> })}
            <Pills current=in_sight/>
            <div
                class="board-scroll"
                node_ref=scroller
                on:scroll=move |_| if let Some(scroller) = scroller.get_untracked() {
                    let at = column_in_sight(&scroller);
                    if at != in_sight.get_untracked() {
                        in_sight.set(at);
                    }
                }
            >
                <For each=move || ids.get() key=|id| *id let:id><ColumnView id face/></For>
                {face.end.map(|end| view! { <div class="board-end">{end.run(())}</div> })}
            </div>
            <HeldCard face/>
        </div>
        <MoveDialog/>
        <TaskBulkBar face/>
    }
    .into_any()
}

/// The task of the card that has the focus.
pub fn focused_task() -> Option<uuid::Uuid> {
    let card = document().active_element()?.closest("[data-task]").ok().flatten()?;
    card.get_attribute("data-task")?.parse().ok()
}

#[component]
pub fn BoardSkeleton() -> impl IntoView {
    let column = |cards: usize| {
        let cards = (0..cards).map(|_| view! { <i class="skeleton-block" data-shape="card"></i> }).collect_view();
        view! { <div class="column"><i class="skeleton-block" data-shape="line"></i>{cards}</div> }
    };
    view! { <Skeleton><div class="board-skeleton">{[3, 4, 2, 3].map(column).collect_view()}</div></Skeleton> }
        .into_any()
}
