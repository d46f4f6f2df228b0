//! An open task: a drawer over the board, with an address of its own. Who comes by that address finds it as a page.

use super::link::CopyLink;
use super::state::{BoardState, use_board};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::use_query_value;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{EventKind, Task};

/// The value of the address that says which task is open.
pub(super) const QUERY: &str = "task";

/// Where a task is open over this page, with the rest of its address as it is.
pub fn task_href(board: BoardState, task: Uuid) -> String {
    board.path.with_value(|path| format!("{path}?{}{QUERY}={task}", board.query.read()))
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
    let is_page = RwSignal::new(task.read_untracked().is_some());
    let size = Signal::derive(move || if is_page.get() { DialogSize::Page } else { DialogSize::Drawer });
    let close = move || {
        is_page.set(false);
        let last = task.get_untracked().and_then(Result::ok);
        query.set("");
        if let Some(task) = last {
            board.focus_card(task);
        }
    };
    view! {
        <Dialog open title size on_close=close>
            {move || task.get().map(|task| match task {
                Ok(task) => view! { <OpenTask task is_page body/> }.into_any(),
                Err(_) => view! { <EmptyState glyph=Glyph::MapPinOff title=t!("not-found-title") text=t!("not-found-detail")/> }.into_any(),
            })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn OpenTask(task: Uuid, is_page: RwSignal<bool>, body: Callback<Signal<Task>, AnyView>) -> impl IntoView {
    let source = read(move |client| async move { client.read_task(task).await });
    use_live().on(move |event| {
        let is_own = event.kind == EventKind::TaskChanged && event.object_id == Some(task);
        if is_own || matches!(event.kind, EventKind::BoardChanged | EventKind::ProjectGone | EventKind::Reset) {
            source.refetch();
        }
    });
    provide_context(source);
    let ready = move |shown| view! { <Tools task is_page/> {body.run(shown)} }.into_any();
    view! { <Loaded source ready/> }.into_any()
}

#[component]
fn Tools(task: Uuid, is_page: RwSignal<bool>) -> impl IntoView {
    let size = move || {
        let (label, glyph) =
            if is_page.get() { (t!("task-beside"), Glyph::Columns3) } else { (t!("task-full"), Glyph::ExternalLink) };
        let turn = move || is_page.update(|is_page| *is_page = !*is_page);
        view! { <Button label kind=ButtonKind::Quiet size=ButtonSize::Small icon=glyph on_click=turn/> }
    };
    view! { <div class="task-tools"><CopyLink task/><span class="task-size">{size}</span></div> }.into_any()
}
