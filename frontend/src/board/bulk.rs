//! Many tasks at once: which are chosen, and the bar that changes them. Each change has its way back.

mod dates;
mod people;

use super::state::{BoardState, use_board};
use super::view::{Face, focused_task};
use crate::keys::{KeyGroup, use_shortcut};
use crate::resource::{Writing, write};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use dates::DatesDialog;
use people::PeopleDialog;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{BulkTaskChange, BulkUpdateTasks, BulkUpdatedTasks, Card, ProjectAct};

/// How many tasks one request changes.
const MOST: usize = 100;

/// A change of all chosen tasks, and the words for when it is done.
#[derive(Clone)]
struct Wanted {
    tasks: Vec<BulkTaskChange>,
    said: String,
}

/// The chosen tasks of a board.
#[derive(Clone, Copy)]
pub struct Bulk {
    /// In the order of the board.
    chosen: Memo<Vec<Card>>,
    send: Writing<Wanted>,
    problems: RwSignal<Vec<String>>,
    asks_dates: RwSignal<bool>,
    asks_people: RwSignal<bool>,
}

impl Bulk {
    /// Does the same to each of the chosen tasks.
    fn change(self, said: String, change: impl Fn(BulkTaskChange) -> BulkTaskChange) {
        self.change_each(said, |_, plain| change(plain));
    }

    /// The same, as far as each is still what stands here.
    pub fn change_as_read(self, said: String, change: impl Fn(BulkTaskChange) -> BulkTaskChange) {
        self.change_each(said, |card, plain| change(BulkTaskChange { revision: Some(card.revision.clone()), ..plain }));
    }

    fn change_each(self, said: String, change: impl Fn(&Card, BulkTaskChange) -> BulkTaskChange) {
        let chosen = self.chosen.get_untracked();
        let of = |card: &Card| change(card, BulkTaskChange { task_id: card.id, ..BulkTaskChange::default() });
        self.problems.set(Vec::new());
        self.send.send(Wanted { tasks: chosen.iter().map(of).collect(), said });
    }

    pub fn count(self) -> usize {
        self.chosen.with_untracked(Vec::len)
    }

    /// Why nothing can be done with so many at once.
    pub fn obstacle(self) -> Option<String> {
        (self.chosen.read().len() > MOST).then(|| t!("tasks-bulk-most", count = MOST))
    }
}

/// Whether anything can be done here with many tasks at once.
pub(super) fn may_change(board: BoardState) -> bool {
    let acts = [ProjectAct::MoveTask, ProjectAct::EditTaskDates, ProjectAct::AssignTask, ProjectAct::EditTask];
    acts.into_iter().any(|act| board.may(act))
}

/// Has cards be chosen, for everything below.
pub(super) fn provide(board: BoardState) {
    let selection = Selection::default();
    provide_context(selection);
    if untrack(|| may_change(board)) {
        use_shortcut("x", KeyGroup::Do, t!("tasks-bulk-key"), move || {
            if let Some(task) = focused_task() {
                selection.toggle(task);
            }
        });
    }
}

/// The box of a card.
#[component]
pub(super) fn CardPick(card: Memo<Card>) -> impl IntoView {
    let (board, selection) = (use_board(), expect_context::<Selection>());
    let id = card.read_untracked().id;
    let checked = Signal::derive(move || selection.has(id));
    let title = Memo::new(move |_| card.read().title.clone());
    let may_pick = Memo::new(move |_| may_change(board));
    move || {
        may_pick.get().then(|| {
            let label = t!("tasks-bulk-pick", title = title.get());
            view! { <span class="card-pick"><Checkbox label checked on_change=move |_| selection.toggle(id) bare=true/></span> }
        })
    }
}

/// The same in the menu of a card, for who has no pointer to hover with.
pub(super) fn pick_item(selection: Selection, id: Uuid) -> MenuItem {
    let label = if untrack(|| selection.has(id)) { t!("tasks-bulk-unpick") } else { t!("tasks-bulk-select") };
    MenuItem::act(label, move || selection.toggle(id)).icon(Glyph::CircleCheck)
}

/// The bar that stands at the foot of the board while tasks are chosen.
#[component]
pub(super) fn TaskBulkBar(face: Face) -> impl IntoView {
    let (board, session, toasts) = (use_board(), use_session(), use_toasts());
    let selection = expect_context::<Selection>();
    let chosen = Memo::new(move |_| {
        let columns = board.columns.read();
        columns.iter().flat_map(|column| selection.of(&column.tasks, |card| card.id)).collect::<Vec<_>>()
    });
    let problems = RwSignal::new(Vec::new());
    let (asks_dates, asks_people) = (RwSignal::new(false), RwSignal::new(false));
    let send = write(
        |client, wanted: Wanted| async move {
            let done = client.bulk_update_tasks(&BulkUpdateTasks { tasks: wanted.tasks }).await;
            done.map(|done| (done, wanted.said))
        },
        move |answer: Result<(BulkUpdatedTasks, String), Error>| {
            if board.is_left() {
                return;
            }
            match answer {
                Ok((done, said)) => {
                    let undo = done.undo;
                    toasts.undo(said, move || take_back(session, toasts, board, undo.clone()));
                    // one of them speaks for all
                    if let Some((tell, task)) = face.bulk_done.zip(done.data.into_iter().next()) {
                        tell.run(task);
                    }
                    asks_dates.set(false);
                    asks_people.set(false);
                    selection.clear();
                }
                Err(error) => problems.set(untrack(|| explained(&error, &chosen.read()))),
            }
            board.refetch();
        },
    );
    let bulk = Bulk { chosen, send, problems, asks_dates, asks_people };
    let count = Memo::new(move |_| chosen.read().len());
    let is_shown = Memo::new(move |_| count.get() > 0);
    let announcer = use_announcer();
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| before != count) {
            announcer.say(t!("selected", count = count));
        }
        count
    });
    let lines = move || problems.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        {move || is_shown.get().then(|| view! {
            <div class="bulk" role="region" aria-label=t!("selection")>
                {move || (!problems.read().is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{lines}</Note> })}
                <div class="bulk-bar">
                    <span class="bulk-count">{move || t!("selected", count = count.get())}</span>
                    <Buttons bulk/>
                    {face.bulk_acts.map(|acts| acts.run(bulk))}
                    <IconButton label=t!("selection-clear") glyph=Glyph::X on_click=move || selection.clear()/>
                </div>
            </div>
        })}
        <DatesDialog bulk/>
        <PeopleDialog bulk/>
    }
    .into_any()
}

#[component]
fn Buttons(bulk: Bulk) -> impl IntoView {
    let board = use_board();
    let reason = Signal::derive(move || bulk.obstacle());
    let may = move |act| Memo::new(move |_| board.may(act));
    let (may_move, may_date) = (may(ProjectAct::MoveTask), may(ProjectAct::EditTaskDates));
    let may_assign = may(ProjectAct::AssignTask);
    let columns = move || {
        let columns = board.columns.read_untracked();
        let to = |(id, name): (Uuid, String)| {
            let column = name.clone();
            let go = move || {
                let said = t!("tasks-bulk-moved", count = bulk.count(), column = column.as_str());
                bulk.change(said, |change| BulkTaskChange { column_id: Some(id), ..change });
            };
            MenuItem::act(name, go).disabled(reason.get_untracked())
        };
        columns.iter().map(|column| (column.id, column.name.clone())).map(to).collect::<Vec<_>>()
    };
    view! {
        {move || may_move.get().then(|| view! {
            <Menu label=t!("board-move-to") face=MenuFace::Button(Some(Glyph::Move)) items=columns/>
        })}
        {move || may_date.get().then(|| view! {
            <Button label=t!("task-dates") icon=Glyph::Calendar disabled=reason on_click=move || bulk.asks_dates.set(true)/>
        })}
        {move || may_assign.get().then(|| view! {
            <Button label=t!("task-assignees") icon=Glyph::UsersRound disabled=reason on_click=move || bulk.asks_people.set(true)/>
        })}
    }
    .into_any()
}

/// The title of a task that is not as it was any more.
fn changed_meanwhile(error: &Error) -> Option<String> {
    match error {
        Error::Problem(problem) if problem.slug() == "stale-version" => {
            problem.current.as_ref()?.get("title")?.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

/// What was refused, each line with the task that it is about.
fn explained(error: &Error, chosen: &[Card]) -> Vec<String> {
    if let Some(title) = changed_meanwhile(error) {
        return vec![t!("tasks-bulk-stale", title = title)];
    }
    let of = |pointer: &str| {
        let number: usize = pointer.strip_prefix("/tasks/")?.split('/').next()?.parse().ok()?;
        chosen.get(number).map(|card| card.title.clone())
    };
    let lines: Vec<String> = error
        .fields()
        .iter()
        .map(|field| {
            let words = texts().find(&format!("field-{}", field.code), &[]).unwrap_or_else(|| field.detail.clone());
            match of(&field.pointer) {
                Some(title) => t!("tasks-bulk-fault", title = title, words = words),
                None => words,
            }
        })
        .collect();
    if lines.is_empty() {
        let (title, detail) = problem_words(error);
        return vec![title, detail];
    }
    lines
}

/// The way back outlives the page, so nothing of the page may be needed for it.
fn take_back(session: SessionContext, toasts: Toasts, board: BoardState, undo: Vec<BulkTaskChange>) {
    let client = session.client();
    leptos::task::spawn_local(async move {
        match session.seen(client.bulk_update_tasks(&BulkUpdateTasks { tasks: undo }).await) {
            Ok(_) => board.refetch(),
            Err(error) => toasts.say(match changed_meanwhile(&error) {
                Some(title) => t!("tasks-bulk-undo-stale", title = title),
                None => problem_words(&error).0,
            }),
        }
    });
}
