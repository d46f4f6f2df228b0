//! Whether a column asks the client for approval, with what that will do in words (B144, B145).

use super::readers::{Readers, use_readers};
use crate::board::{BoardState, person};
use crate::i18n::name_list;
use crate::resource::{Writing, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{ApprovalList, ApprovalWarning, Column, Level, Task, UpdateColumn};

#[derive(Clone, Copy)]
pub(super) struct ApprovalSwitch {
    board: BoardState,
    readers: Readers,
    set: Writing<(Column, bool)>,
}

impl ApprovalSwitch {
    pub(super) fn new(board: BoardState) -> Self {
        let (toasts, announcer) = (use_toasts(), use_announcer());
        let set = write(
            |client, (column, on): (Column, bool)| async move {
                let input = UpdateColumn { asks_approval: Some(on), ..UpdateColumn::default() };
                client.update_column(column.id, &column.revision, &input).await
            },
            move |answer: Result<Column, Error>| {
                match answer {
                    Ok(column) if column.asks_approval => announcer.say(t!("approval-switched-on", name = column.name)),
                    Ok(column) => announcer.say(t!("approval-switched-off", name = column.name)),
                    Err(error) => toasts.say(problem_words(&error).0),
                }
                board.refetch();
            },
        );
        Self { board, readers: use_readers(), set }
    }

    pub(super) fn item(self, column: &Column) -> MenuItem {
        let columns = self.board.columns.read_untracked();
        let at = columns.iter().position(|other| other.id == column.id);
        let next = at.and_then(|at| columns.get(at + 1)).map(|next| next.name.as_str());
        let approvers = untrack(|| self.readers.approvers());
        let hint = [consequence(next), asked(self.board.level.get_untracked(), approvers.as_deref())].join(" ");
        let (column, on) = (column.clone(), !column.asks_approval);
        MenuItem::toggle(t!("approval-ask"), hint, !on, move || self.set.send((column.clone(), on)))
    }
}

/// What an OK does. In the last column, nothing moves (R20).
fn consequence(next: Option<&str>) -> String {
    match next {
        Some(next) => t!("approval-moves", column = next),
        None => t!("approval-last"),
    }
}

/// Who may give it. A project that is not visible asks nobody (R2).
fn asked(level: Level, approvers: Option<&[String]>) -> String {
    match (level, approvers) {
        (Level::NotVisible, _) => t!("approval-hidden"),
        (_, Some([])) => t!("approval-nobody"),
        (_, Some(names)) => t!("approval-approvers", names = name_list(names), count = names.len()),
        (_, None) => t!("approval-one"),
    }
}

/// After a move into a column that asks: that the client is asked, or why not.
pub(super) fn tell_of_moves(board: BoardState) {
    let tell = teller(board);
    board.on_moved(move |task| tell.run(task));
}

/// Tells of a task that was moved.
pub(super) fn teller(board: BoardState) -> Callback<Task> {
    let (toasts, readers) = (use_toasts(), use_readers());
    let say = move |names: &[String]| toasts.say(t!("approval-asked", names = name_list(names), count = names.len()));
    // the column may ask certain people only, which the round says
    let tell = write(
        |client, id: Uuid| async move { client.list_task_approvals(id).await },
        move |answer: Result<ApprovalList, Error>| {
            let round = answer.ok().and_then(|list| list.data.into_iter().next());
            let named: Vec<String> = round.iter().flat_map(|round| &round.awaits).map(person).collect();
            match untrack(|| readers.approvers()) {
                _ if !named.is_empty() => say(&named),
                Some(all) => say(&all),
                None => {}
            }
        },
    );
    Callback::new(move |task: Task| {
        let asks = board
            .columns
            .with_untracked(|columns| columns.iter().any(|column| column.id == task.column.id && column.asks_approval));
        match task.approval_warning {
            Some(warning) => toasts.say(format!("{} {}", t!("approval-warning-title"), warning_words(warning))),
            None if asks => tell.send(task.id),
            None => {}
        }
    })
}

pub(in crate::pages::staff) fn warning_words(warning: ApprovalWarning) -> String {
    match warning {
        ApprovalWarning::TeamOnly => t!("approval-warning-team_only"),
        ApprovalWarning::NotVisible => t!("approval-warning-not_visible"),
        ApprovalWarning::Nobody => t!("approval-warning-nobody"),
        ApprovalWarning::TooFew => t!("approval-warning-too_few"),
        ApprovalWarning::NotAsked => t!("approval-warning-not_asked"),
    }
}

/// Why no client is asked about a task in a column that asks (R2, R55).
#[component]
pub(super) fn ApprovalWarningNote(task: Signal<Task>) -> impl IntoView {
    let warning = Memo::new(move |_| task.read().approval_warning);
    move || {
        warning.get().map(|warning| {
            view! {
                <Note kind=NoteKind::Wait>
                    <p><strong>{t!("approval-warning-title")}</strong></p>
                    <p>{warning_words(warning)}</p>
                </Note>
            }
        })
    }
}
