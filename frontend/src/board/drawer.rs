//! An open task: a drawer over the board, with an address of its own.

use super::state::{BoardState, use_board};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::use_query_value;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{EventKind, Task};

const QUERY: &str = "task";

/// Where a task is open over this board, with the filter as it is.
pub(super) fn task_href(board: BoardState, task: Uuid) -> String {
    let filter = board.filter.get();
    let kept = if filter.is_empty() { String::new() } else { format!("q={}&", js_sys::encode_uri_component(&filter)) };
    board.path.with_value(|path| format!("{path}?{kept}{QUERY}={task}"))
}

/// The drawer for the task of the address; `body` is what a shell shows of it.
#[component]
pub fn TaskDrawer(#[prop(into)] body: Callback<Signal<Task>, AnyView>) -> impl IntoView {
    let board = use_board();
    let query = use_query_value(QUERY);
    let task =
        Memo::new(move |_| Some(query.get()).filter(|value| !value.is_empty()).map(|value| value.parse::<Uuid>()));
    let open = RwSignal::new(false);
    Effect::new(move || open.set(task.read().is_some()));
    let title = Signal::derive(move || {
        let card = task.get().and_then(Result::ok).and_then(|task| board.card(task));
        card.map_or_else(|| t!("board-task"), |card| card.title)
    });
    let close = move || {
        let last = task.get_untracked().and_then(Result::ok);
        query.set("");
        if let Some(task) = last {
            board.focus_card(task);
        }
    };
    view! {
        <Dialog open title size=DialogSize::Drawer on_close=close>
            {move || task.get().map(|task| match task {
                Ok(task) => view! { <OpenTask task body/> }.into_any(),
                Err(_) => view! { <EmptyState glyph=Glyph::MapPinOff title=t!("not-found-title") text=t!("not-found-detail")/> }.into_any(),
            })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn OpenTask(task: Uuid, body: Callback<Signal<Task>, AnyView>) -> impl IntoView {
    let source = read(move |client| async move { client.read_task(task).await });
    use_live().on(move |event| {
        let is_own = event.kind == EventKind::TaskChanged && event.object_id == Some(task);
        if is_own || matches!(event.kind, EventKind::BoardChanged | EventKind::ProjectGone | EventKind::Reset) {
            source.refetch();
        }
    });
    provide_context(source);
    view! { <Loaded source ready=move |task| body.run(task)/> }.into_any()
}
