use super::task::ClientTask;
use crate::board::{BoardState, Face, TaskDrawer};
use crate::resource::Loaded;
use crate::routes::{PortalTab, Route};
use crate::timeline::{TimelineSkeleton, TimelineView};
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{Board, Task};

#[component]
pub(super) fn TimelineTab(project: Uuid) -> impl IntoView {
    let path = Route::PortalProject { id: project, tab: PortalTab::Timeline }.path();
    let board = BoardState::provide(project, path);
    let empty =
        || view! { <EmptyState glyph=Glyph::Calendar title=t!("timeline-empty") text=t!("timeline-empty-client")/> };
    let ready = |_| {
        let body = |task: Signal<Task>| view! { <ClientTask task/> }.into_any();
        view! {
            <TimelineView face=Face::default()/>
            <TaskDrawer body/>
        }
        .into_any()
    };
    view! {
        <Loaded
            source=board.source
            skeleton=|| view! { <TimelineSkeleton/> }
            is_empty=|board: &Board| board.columns.iter().all(|column| column.tasks.is_empty())
            empty
            ready
        />
    }
    .into_any()
}
