use super::super::approvals::review_link;
use super::task::ClientTask;
use crate::board::{BoardSkeleton, BoardState, BoardView, Compose, Face, TaskDrawer, use_board};
use crate::fields::{FieldControls, NewValues, new_task_values};
use crate::resource::Loaded;
use crate::routes::{PortalTab, Route};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{Board, CreateTask, ProjectAct, Task};

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
    let may_create = Memo::new(move |_| board.may(ProjectAct::CreateTask));
    let compose = Some(with_fields(new_task_values(board.project, may_create.into())));
    let face = Face { below: Some(review_link), compose, ..Face::default() };
    let body = |task: Signal<Task>| view! { <ClientTask task/> }.into_any();
    view! {
        <p class="board-note"><Icon glyph=Glyph::Info/><span>{words}</span></p>
        <BoardView face/>
        <TaskDrawer body/>
    }
    .into_any()
}

/// The fields of a new task that clients fill in.
fn with_fields(custom: NewValues) -> Compose {
    Compose {
        below: Callback::new(move |()| view! { <FieldControls cells=custom.cells/> }.into_any()),
        finish: Callback::new(move |input| CreateTask { custom_values: custom.given(), ..input }),
        added: Callback::new(move |()| custom.clear()),
        refused: Callback::new(move |error| custom.take(&error)),
    }
}
