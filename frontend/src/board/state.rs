use super::drawer::QUERY;
use super::fetch::Known;
use super::flip::Flip;
use super::order::{self, Direction, Move};
use crate::live::use_live;
use crate::resource::{Reading, Writing, read, write};
use crate::routes::use_query_beside;
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Board, Card, Column, Event, EventKind, Level, MoveTask, ProjectAct, Task};

/// What everything on a board shares.
#[derive(Clone, Copy)]
pub struct BoardState {
    pub project: Uuid,
    /// The address of the page, without its query.
    pub path: StoredValue<String>,
    /// The query without the task that is open.
    pub(super) query: Memo<String>,
    pub source: Reading<Board>,
    /// As the server answered, with the moves that are under way and with what is lifted by keys.
    pub columns: Memo<Vec<Column>>,
    /// The team's alone: those that the board no longer shows.
    pub archived: Memo<Vec<Column>>,
    /// The columns with the tasks that pass the filter.
    pub visible: Memo<Vec<Column>>,
    pub level: Memo<Level>,
    pub filter: RwSignal<String>,
    /// The column that a new card is being written in.
    pub composing: RwSignal<Option<Uuid>>,
    /// The task that the dialog “Move to…” is open for.
    pub moving: RwSignal<Option<Uuid>>,
    pub(super) lifted: RwSignal<Option<Move>>,
    /// The task that was last to have the focus: it is drawn even if its column is long and scrolled elsewhere.
    pub(super) revealed: RwSignal<Option<Uuid>>,
    pub(super) flip: Flip,
    may: Memo<Vec<ProjectAct>>,
    /// Moves in the order in which they were made; the first `settled` of them are done and wait to be read back.
    pending: RwSignal<Vec<Move>>,
    settled: StoredValue<usize>,
    sender: StoredValue<Option<Writing<Move>>>,
    /// Hears of each task that was moved, as the server has it now.
    moved: StoredValue<Option<Callback<Task>>>,
    announcer: Announcer,
    toasts: Toasts,
}

pub fn use_board() -> BoardState {
    expect_context()
}

impl BoardState {
    /// Reads the board now and whenever it changes, for everything below.
    pub fn provide(project: Uuid, path: String) -> Self {
        let (flip, known) = (Flip::new(), Known::new());
        let (pending, settled) = (RwSignal::new(Vec::<Move>::new()), StoredValue::new(0));
        let lifted = RwSignal::new(None);
        let source = read(move |client| {
            let covered = settled.get_value();
            async move {
                let (board, is_fresh) = known.fetch(client, project).await?;
                flip.prepare();
                if is_fresh {
                    pending.try_update(|moves| moves.drain(..covered.min(moves.len())).count());
                    settled.try_update_value(|settled| *settled -= covered);
                }
                Ok(board)
            }
        });
        let board = Memo::new(move |last: Option<&Option<Board>>| match &*source.read() {
            Some(Ok(board)) => Some(board.clone()),
            _ => last.cloned().flatten(),
        });
        let columns = Memo::new(move |_| {
            let mut columns = board.read().as_ref().map(|board| board.columns.clone()).unwrap_or_default();
            pending.read().iter().copied().chain(lifted.get()).for_each(|change| order::apply(&mut columns, change));
            columns
        });
        let filter = RwSignal::new(String::new());
        let state = Self {
            project,
            path: StoredValue::new(path),
            query: use_query_beside(QUERY),
            source,
            columns,
            archived: Memo::new(move |_| {
                board.read().as_ref().map(|board| board.archived_columns.clone()).unwrap_or_default()
            }),
            visible: Memo::new(move |_| filtered(columns.get(), &filter.read())),
            level: Memo::new(move |_| board.read().as_ref().map_or(Level::NotVisible, |board| board.level)),
            filter,
            composing: RwSignal::new(None),
            moving: RwSignal::new(None),
            lifted,
            revealed: RwSignal::new(None),
            flip,
            may: Memo::new(move |_| board.read().as_ref().map(|board| board.may.clone()).unwrap_or_default()),
            pending,
            settled,
            sender: StoredValue::new(None),
            moved: StoredValue::new(None),
            announcer: use_announcer(),
            toasts: use_toasts(),
        };
        let sender = write(
            |client, change: Move| async move {
                let input = MoveTask { column_id: change.column, after_task_id: change.after };
                client.move_task(change.task, &input).await
            },
            move |answer: Result<Task, Error>| state.hear(answer),
        );
        state.sender.set_value(Some(sender));
        use_live().on(move |event| {
            if state.is_concerned(event) {
                source.refetch();
            }
        });
        provide_context(state);
        state
    }

    fn is_concerned(self, event: &Event) -> bool {
        let is_of_project = event.project_id == Some(self.project)
            && matches!(
                event.kind,
                EventKind::BoardChanged
                    | EventKind::TaskChanged
                    | EventKind::ProgressChanged
                    | EventKind::ApprovalChanged
                    | EventKind::CommentChanged
                    | EventKind::ProjectChanged
                    | EventKind::ProjectGone
            );
        is_of_project || event.kind == EventKind::Reset
    }

    /// Whether to offer something. The server decides each request anew.
    pub fn may(self, act: ProjectAct) -> bool {
        self.may.read().contains(&act)
    }

    /// Whether the page is gone, while an answer for it is still to come.
    pub fn is_left(self) -> bool {
        self.pending.is_disposed()
    }

    /// Has the page hear of each task that was moved.
    pub fn on_moved(self, moved: impl Fn(Task) + Send + Sync + 'static) {
        self.moved.set_value(Some(Callback::new(moved)));
    }

    pub fn refetch(self) {
        self.source.refetch();
    }

    pub fn card(self, task: Uuid) -> Option<Card> {
        self.columns.read().iter().flat_map(|column| &column.tasks).find(|card| card.id == task).cloned()
    }

    /// Its title in quiet moments, such as in a message about something that is past.
    pub fn title(self, task: Uuid) -> String {
        untrack(|| self.card(task)).map(|card| card.title).unwrap_or_default()
    }

    /// Shows a move at once and sends it.
    pub fn carry_out(self, change: Move) {
        if order::is_still(&self.columns.read_untracked(), change) {
            return;
        }
        self.flip.prepare();
        self.pending.update(|moves| moves.push(change));
        self.say_place("board-moved", change.task);
        if self.pending.read_untracked().len() == self.settled.get_value() + 1 {
            self.send(change);
        }
    }

    fn send(self, change: Move) {
        if let Some(sender) = self.sender.get_value() {
            sender.send(change);
        }
    }

    /// How the oldest move that was not settled went.
    fn hear(self, answer: Result<Task, Error>) {
        if self.is_left() {
            return;
        }
        let at = self.settled.get_value();
        match answer {
            Ok(task) => {
                self.settled.set_value(at + 1);
                if let Some(moved) = self.moved.get_value() {
                    moved.run(task);
                }
            }
            Err(error) => self.take_back(at, &error),
        }
        self.refetch();
        let next = self.pending.read_untracked().get(self.settled.get_value()).copied();
        if let Some(change) = next {
            self.send(change);
        }
    }

    fn take_back(self, at: usize, error: &Error) {
        let Some(change) = self.pending.read_untracked().get(at).copied() else { return };
        let title = self.title(change.task);
        self.flip.prepare();
        self.pending.update(|moves| {
            moves.remove(at);
        });
        let (_, reason) = problem_words(error);
        self.toasts.say(t!("board-not-moved", title = title, reason = reason));
    }

    /// “… lifted, In progress, position 1 of 5”.
    pub(super) fn say_place(self, key: &'static str, task: Uuid) {
        let columns = self.columns.read_untracked();
        let Some(place) = order::place_of(&columns, task) else { return };
        let Some(column) = columns.get(place.column) else { return };
        let Some(card) = column.tasks.get(place.index) else { return };
        self.announcer.say(t!(
            key,
            title = card.title.as_str(),
            column = column.name.as_str(),
            position = place.index + 1,
            count = column.tasks.len(),
        ));
    }

    /// Gives the focus to what stands next to a card that is about to go.
    pub fn focus_near(self, task: Uuid) {
        let columns = self.visible.read_untracked();
        let next = [Direction::Down, Direction::Up, Direction::Left, Direction::Right]
            .into_iter()
            .find_map(|direction| order::neighbour(&columns, task, direction));
        if let Some(next) = next {
            self.focus_card(next);
        }
    }

    /// What shows the tasks stands in here.
    pub fn root(self) -> NodeRef<html::Div> {
        self.flip.root
    }

    /// Gives the focus to a card once it stands where it now belongs.
    pub fn focus_card(self, task: Uuid) {
        let root = self.flip.root;
        self.revealed.try_set(Some(task));
        request_animation_frame(move || {
            if let Some(root) = root.try_get_untracked().flatten() {
                focus_first(&format!("[data-task='{task}'] :is(.card-title, .timeline-title)"), Some(&root));
            }
        });
    }
}

fn filtered(mut columns: Vec<Column>, filter: &str) -> Vec<Column> {
    let wanted = folded(filter.trim());
    if !wanted.is_empty() {
        for column in &mut columns {
            column.tasks.retain(|card| folded(&card.title).contains(&wanted));
        }
    }
    columns
}
