//! The board as the team has it: with the material of each card, and with everything that changes it.

mod approval;
mod archived;
mod asking;
mod audience;
mod bulk_audience;
mod columns;
mod marks;
mod new_task;
mod readers;
mod task;
mod timeline;

pub(in crate::pages::staff) use approval::warning_words;
pub(in crate::pages::staff) use timeline::TimelinePage;

use crate::board::{BoardSkeleton, BoardState, BoardView, Compose, Face, TaskDrawer, focused_task, use_board};
use crate::keys::{KeyGroup, use_shortcut};
use crate::pages::staff::why::{Object, why_path};
use crate::resource::{Loaded, Writing, write};
use crate::routes::{ProjectTab, Route, use_go, use_query_value};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use archived::ArchivedColumns;
use asking::{Asking, AskingDialog};
use bulk_audience::BulkAudience;
use columns::{AddColumn, ColumnDialogs, ColumnMenu, Columns};
use new_task::NewTaskDialog;
use readers::{Readers, TeamOnlySwitch};
use task::StaffTask;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Card, CreateTask, Level, ProjectAct, Task};

#[component]
pub(in crate::pages::staff) fn BoardPage(id: Uuid) -> impl IntoView {
    let board = BoardState::provide(id, Route::Project { id, tab: ProjectTab::Board }.path());
    Readers::provide(board);
    Columns::provide();
    Asking::provide();
    view! { <Loaded source=board.source skeleton=|| view! { <BoardSkeleton/> } ready=move |_| view! { <Ready/> }.into_any()/> }
        .into_any()
}

#[component]
fn Ready() -> impl IntoView {
    let board = use_board();
    let has_columns = Memo::new(move |_| !board.columns.read().is_empty());
    let face = face(board);
    approval::tell_of_moves(board);
    // asks about the card that has the focus, else about the project
    if asks_why() {
        let go = use_go();
        use_shortcut("w", KeyGroup::Do, t!("why-ask-here"), move || {
            let object = focused_task().map_or(Object::Project(board.project), Object::Task);
            go.path(&why_path(None, Some(object)));
        });
    }
    let body = |task: Signal<Task>| view! { <StaffTask task/> }.into_any();
    view! {
        <Hidden/>
        <Toolbar/>
        {move || if has_columns.get() {
            view! { <BoardView face/> }.into_any()
        } else {
            view! {
                <EmptyState glyph=Glyph::Columns3 title=t!("board-empty") text=t!("board-empty-detail")>
                    <AddColumn/>
                </EmptyState>
            }
            .into_any()
        }}
        <ColumnDialogs/>
        <AskingDialog/>
        <TaskDrawer body/>
    }
    .into_any()
}

/// Says so where no client sees the board, whatever its cards say.
#[component]
fn Hidden() -> impl IntoView {
    let board = use_board();
    let access = Route::Project { id: board.project, tab: ProjectTab::Access }.path();
    move || {
        let words = match board.level.get() {
            Level::NotVisible => t!("board-hidden"),
            Level::Overview => t!("board-overview"),
            Level::ReadOnly | Level::Full => return None,
        };
        let href = access.clone();
        Some(view! {
            <p class="board-note board-hidden"><Icon glyph=Glyph::EyeOff/><span>{words}" "<a href=href>{t!("project-tab-access")}</a></span></p>
        })
    }
}

/// Whether to offer the question why. The server decides.
fn asks_why() -> bool {
    use_session().may("client.view_info")
}

fn face(board: BoardState) -> Face {
    let is_team_only = RwSignal::new(false);
    let remover = Remover::provide(board);
    let asks_why = asks_why();
    let items = move |card: Card| {
        let why = || MenuItem::link(t!("why-ask"), why_path(None, Some(Object::Task(card.id)))).icon(Glyph::CircleHelp);
        let mut items: Vec<_> = asks_why.then(why).into_iter().collect();
        if untrack(|| board.may(ProjectAct::DeleteTask)) {
            let delete = MenuItem::act(t!("act-delete"), move || remover.remove(card.id, card.revision.clone()));
            items.extend([MenuItem::Separator, delete.icon(Glyph::Trash2).danger()]);
        }
        items
    };
    Face {
        edge: Some(marks::edge),
        above: Some(marks::team_only),
        below: None,
        beside: Some(marks::beside),
        card_items: Some(Callback::new(items)),
        limit: Some(marks::limit),
        column_menu: Some(Callback::new(|column| view! { <ColumnMenu column/> }.into_any())),
        compose: Some(Compose {
            below: Callback::new(move |()| view! { <TeamOnlySwitch is_team_only/> }.into_any()),
            finish: Callback::new(move |input| CreateTask {
                is_team_only: Some(is_team_only.get_untracked()),
                ..input
            }),
            added: Callback::new(|()| ()),
            refused: Callback::new(|_| false),
        }),
        bulk_acts: Some(Callback::new(|bulk| view! { <BulkAudience bulk/> }.into_any())),
        bulk_done: Some(approval::teller(board)),
        end: Some(Callback::new(|()| view! { <AddColumn/> }.into_any())),
        tells_overdue: true,
    }
}

/// Puts a task into the bin, with a way back. The focus goes on to a card near it.
#[derive(Clone, Copy)]
struct Remover(Writing<(Uuid, String)>);

impl Remover {
    fn provide(board: BoardState) -> Self {
        let (session, toasts) = (use_session(), use_toasts());
        let delete = write(
            |client, (task, revision): (Uuid, String)| async move {
                client.delete_task(task, &revision).await.map(|()| task)
            },
            move |answer: Result<Uuid, Error>| match answer {
                Ok(_) if board.is_left() => {}
                Ok(task) => {
                    let title = board.title(task);
                    toasts.undo(t!("board-deleted", title = title), move || restore(session, toasts, board, task));
                    board.focus_near(task);
                    board.refetch();
                }
                Err(error) => {
                    toasts.say(problem_words(&error).0);
                    board.refetch();
                }
            },
        );
        let remover = Self(delete);
        provide_context(remover);
        remover
    }

    fn remove(self, task: Uuid, revision: String) {
        self.0.send((task, revision));
    }
}

/// The way back outlives the page, so nothing of the page may be needed for it.
fn restore(session: SessionContext, toasts: Toasts, board: BoardState, task: Uuid) {
    let client = session.client();
    leptos::task::spawn_local(async move {
        match session.seen(client.restore_task(task).await) {
            Ok(_) => board.refetch(),
            Err(error) => toasts.say(problem_words(&error).0),
        }
    });
}

#[component]
fn Toolbar() -> impl IntoView {
    let board = use_board();
    let query = use_query_value("q");
    board.filter.set(query.signal().get_untracked());
    Effect::new(move |was: Option<String>| {
        let now = board.filter.get();
        if was.is_some_and(|was| was != now) {
            query.set(&now);
        }
        now
    });
    let filter = NodeRef::new();
    use_shortcut("f", KeyGroup::Do, t!("board-filter"), move || focus(filter));
    let is_new = RwSignal::new(false);
    let may_create = Memo::new(move |_| board.may(ProjectAct::CreateTask) && !board.columns.read().is_empty());
    use_shortcut("n", KeyGroup::Do, t!("board-new"), move || {
        if may_create.get_untracked() {
            is_new.set(true);
        }
    });
    let found = Memo::new(move |_| board.visible.read().iter().map(|column| column.tasks.len()).sum::<usize>());
    let none_found = move || found.get() == 0 && !board.filter.read().trim().is_empty();
    view! {
        <div class="board-bar">
            <div class="board-filter"><SearchField label=t!("board-filter") value=board.filter node_ref=filter/></div>
            <p class="board-found" role="status">
                {move || none_found().then(|| t!("field-no-match", query = board.filter.get()))}
            </p>
            <ArchivedColumns/>
            {move || may_create.get().then(|| view! {
                <Button label=t!("board-new") kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || is_new.set(true)/>
            })}
        </div>
        <NewTaskDialog open=is_new/>
    }
    .into_any()
}
