//! Many tasks at once: which are chosen, and the bar that changes them. Each change has its way back.

mod dates;
mod people;

use super::approval;
use crate::board::{BoardState, use_board};
use crate::keys::{KeyGroup, use_shortcut};
use crate::pages::staff::projects::Selection;
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

#[derive(Clone, Copy)]
struct Bulk {
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
    fn change_as_read(self, said: String, change: impl Fn(BulkTaskChange) -> BulkTaskChange) {
        self.change_each(said, |card, plain| change(BulkTaskChange { revision: Some(card.revision.clone()), ..plain }));
    }

    fn change_each(self, said: String, change: impl Fn(&Card, BulkTaskChange) -> BulkTaskChange) {
        let chosen = self.chosen.get_untracked();
        let of = |card: &Card| change(card, BulkTaskChange { task_id: card.id, ..BulkTaskChange::default() });
        self.problems.set(Vec::new());
        self.send.send(Wanted { tasks: chosen.iter().map(of).collect(), said });
    }

    fn count(self) -> usize {
        self.chosen.with_untracked(Vec::len)
    }
}

/// Has cards be chosen, for everything below.
pub(super) fn provide() {
    let selection = Selection::new();
    provide_context(selection);
    use_shortcut("x", KeyGroup::Do, t!("tasks-bulk-key"), move || {
        if let Some(task) = crate::board::focused_task() {
            selection.toggle(task);
        }
    });
}

/// The box of a card.
pub(super) fn pick(card: &Card) -> AnyView {
    let selection = expect_context::<Selection>();
    let id = card.id;
    let checked = Signal::derive(move || selection.has(id));
    let label = t!("tasks-bulk-pick", title = card.title.as_str());
    view! { <span class="card-pick"><Checkbox label checked on_change=move |_| selection.toggle(id) bare=true/></span> }
        .into_any()
}

/// The same in the menu of a card, for who has no pointer to hover with.
pub(super) fn pick_item(selection: Selection, card: &Card) -> MenuItem {
    let id = card.id;
    let label = if untrack(|| selection.has(id)) { t!("tasks-bulk-unpick") } else { t!("tasks-bulk-select") };
    MenuItem::act(label, move || selection.toggle(id)).icon(Glyph::CircleCheck)
}

/// The bar that stands at the foot of the board while tasks are chosen.
#[component]
pub(super) fn TaskBulkBar() -> impl IntoView {
    let (board, session, toasts) = (use_board(), use_session(), use_toasts());
    let selection = expect_context::<Selection>();
    let chosen = Memo::new(move |_| {
        let columns = board.columns.read();
        columns
            .iter()
            .flat_map(|column| &column.tasks)
            .filter(|card| selection.has(card.id))
            .cloned()
            .collect::<Vec<_>>()
    });
    let problems = RwSignal::new(Vec::new());
    let (asks_dates, asks_people) = (RwSignal::new(false), RwSignal::new(false));
    let tell = approval::teller(board);
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
                    if let Some(task) = done.data.into_iter().next() {
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
            announcer.say(t!("projects-selected", count = count));
        }
        count
    });
    let lines = move || problems.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        {move || is_shown.get().then(|| view! {
            <div class="bulk" role="region" aria-label=t!("projects-selection")>
                {move || (!problems.read().is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{lines}</Note> })}
                <div class="bulk-bar">
                    <span class="bulk-count">{move || t!("projects-selected", count = count.get())}</span>
                    <Buttons bulk/>
                    <IconButton label=t!("projects-selection-clear") glyph=Glyph::X on_click=move || selection.clear()/>
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
    let reason = Signal::derive(move || (bulk.chosen.read().len() > MOST).then(|| t!("tasks-bulk-most", count = MOST)));
    let may = move |act| Memo::new(move |_| board.may(act));
    let (may_move, may_date) = (may(ProjectAct::MoveTask), may(ProjectAct::EditTaskDates));
    let (may_assign, may_edit) = (may(ProjectAct::AssignTask), may(ProjectAct::EditTask));
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
    let audience = move || {
        let set = move |is_team_only: bool| {
            let key = if is_team_only { "tasks-bulk-hidden" } else { "tasks-bulk-shared" };
            let said = t!(key, count = bulk.count());
            bulk.change_as_read(said, |change| BulkTaskChange { is_team_only: Some(is_team_only), ..change });
        };
        vec![
            MenuItem::act(t!("tasks-bulk-share"), move || set(false)).icon(Glyph::Eye).disabled(reason.get_untracked()),
            MenuItem::act(t!("tasks-bulk-hide"), move || set(true))
                .icon(Glyph::EyeOff)
                .disabled(reason.get_untracked()),
        ]
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
        {move || may_edit.get().then(|| view! {
            <Menu label=t!("tasks-bulk-audience") face=MenuFace::Button(Some(Glyph::Eye)) items=audience/>
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
