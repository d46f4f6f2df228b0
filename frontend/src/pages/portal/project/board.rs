use super::super::approvals::review_link;
use super::task::ClientTask;
use crate::board::{BoardSkeleton, BoardState, BoardView, Face, TaskDrawer, use_board};
use crate::resource::Loaded;
use crate::routes::{PortalTab, Route};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{Board, ProjectAct, Task};

#[component]
pub(super) fn BoardTab(project: Uuid) -> impl IntoView {
    let path = Route::PortalProject { id: project, tab: PortalTab::Board }.path();
    let board = BoardState::provide(project, path);
    let empty = || view! { <EmptyState glyph=Glyph::Columns3 title=t!("portal-board-empty") text=t!("portal-board-empty-detail")/> };
    view! {
        <Loaded
            source=board.source
            skeleton=|| view! { <BoardSkeleton/> }
            is_empty=|board: &Board| board.columns.is_empty()
            empty
            ready=|_| view! { <Ready/> }.into_any()
        />
    }
    .into_any()
}

#[component]
fn Ready() -> impl IntoView {
    let (board, session) = (use_board(), use_session());
    let words = move || {
        let workspace = session.workspace();
        if board.may(ProjectAct::MoveTask) {
            t!("portal-board-full")
        } else {
            t!("portal-board-read", workspace = workspace)
        }
    };
    let body = |task: Signal<Task>| view! { <ClientTask task/> }.into_any();
    view! {
        <p class="board-note"><Icon glyph=Glyph::Info/><span>{words}</span></p>
        <BoardView face=Face { below: Some(review_link), ..Face::default() }/>
        <TaskDrawer body/>
    }
    .into_any()
}
