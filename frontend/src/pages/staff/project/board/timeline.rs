//! The timeline as the team has it.

use super::readers::Readers;
use super::task::StaffTask;
use super::{Remover, approval, marks};
use crate::board::{BoardState, Face, TaskDrawer, use_board};
use crate::resource::Loaded;
use crate::routes::{ProjectTab, Route};
use crate::timeline::{TimelineSkeleton, TimelineView};
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::Task;

#[component]
pub(in crate::pages::staff) fn TimelinePage(id: Uuid) -> impl IntoView {
    let board = BoardState::provide(id, Route::Project { id, tab: ProjectTab::Timeline }.path());
    Readers::provide(board);
    view! { <Loaded source=board.source skeleton=|| view! { <TimelineSkeleton/> } ready=move |_| view! { <Ready/> }.into_any()/> }
        .into_any()
}

#[component]
fn Ready() -> impl IntoView {
    let board = use_board();
    // an open task can be removed
    Remover::provide(board);
    // nothing is chosen or composed on a timeline
    let face =
        Face { edge: Some(marks::edge), above: Some(marks::team_only_mark), tells_overdue: true, ..Face::default() };
    approval::tell_of_moves(board);
    let has_tasks = Memo::new(move |_| board.columns.read().iter().any(|column| !column.tasks.is_empty()));
    let to_board = StoredValue::new(Route::Project { id: board.project, tab: ProjectTab::Board }.path());
    let body = |task: Signal<Task>| view! { <StaffTask task/> }.into_any();
    view! {
        {move || if has_tasks.get() {
            view! { <TimelineView face/> }.into_any()
        } else {
            view! {
                <EmptyState glyph=Glyph::Calendar title=t!("timeline-empty") text=t!("timeline-empty-team")>
                    <ButtonLink label=t!("project-open-board") href=to_board.get_value()/>
                </EmptyState>
            }
            .into_any()
        }}
        <TaskDrawer body/>
    }
    .into_any()
}
