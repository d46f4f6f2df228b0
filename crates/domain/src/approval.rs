//! Asking a client for approval: when a round begins, who may end it, and where its task goes then.
//!
//! A round is bound to the task as it stood when the client was asked. Only a client's decision ends it as decided; whatever else takes
//! the task out of its column withdraws it (R21).

mod quorum;

pub use quorum::{EVE, MOST_DUE_DAYS, MOST_OKS, OkRule, Tally, due_on, is_overdue, reminder};

use crate::access::{Action, Acts, Facts, Paths, Side};
use crate::permission::Permission;
use crate::privilege::UpdateProgress;
use crate::project::{Level, ProjectState};
use crate::{ColumnId, custom_field::FieldScope};

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundState {
    Open,
    Approved,
    ChangesRequested,
    /// The task left the column, or the column no longer asks.
    Withdrawn,
}

impl RoundState {
    pub const ALL: [Self; 4] = [Self::Open, Self::Approved, Self::ChangesRequested, Self::Withdrawn];

    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// What a decision makes of it. Nothing is decided twice.
    pub fn decided(self, decision: Decision) -> Result<Self, AlreadyClosed> {
        match (self, decision) {
            (Self::Open, Decision::Ok) => Ok(Self::Approved),
            (Self::Open, Decision::RequestChanges) => Ok(Self::ChangesRequested),
            (Self::Approved | Self::ChangesRequested | Self::Withdrawn, _) => Err(AlreadyClosed),
        }
    }
}

/// The round was decided or withdrawn before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the round is closed")]
pub struct AlreadyClosed;

/// What a client says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    Ok,
    RequestChanges,
}

/// Why a task that enters an approval column is put before nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAsked {
    /// R55
    TeamOnly,
    /// R2, R70
    NotVisible,
}

/// Whether clients are asked about a task that enters a column which asks.
pub fn ask(level: Level, state: ProjectState, is_team_only: bool) -> Result<(), NotAsked> {
    match (is_team_only, level, state) {
        (true, ..) => Err(NotAsked::TeamOnly),
        (_, Level::NotVisible, _) | (_, _, ProjectState::Archived | ProjectState::Deleted) => Err(NotAsked::NotVisible),
        (false, Level::Overview | Level::ReadOnly | Level::Full, ProjectState::Active) => Ok(()),
    }
}

/// Whether somebody may say this of a round that they see, given what the rule lets them do to its task. Nobody of the team gives a
/// client's OK (R72).
pub fn may_decide(facts: &Facts, acts: Acts, decision: Decision) -> bool {
    let is_asked = !facts.is_staff() && acts.contains(Action::Approve);
    match decision {
        Decision::Ok => is_asked,
        Decision::RequestChanges => is_asked && facts.holds(Permission::ApprovalRequestChanges),
    }
}

/// Whether somebody may read what others wrote about a task that they are asked about: it takes P2 on one of their paths (R54).
pub fn reads_words_of_others(facts: &Facts, paths: Paths) -> bool {
    match facts.side {
        Side::Staff => true,
        Side::Client { privileges, .. } => paths.iter().any(|left| privileges.meet(left).view_progress),
    }
}

/// Whether somebody may comment on what they are asked about, as by adding words to their OK: it takes the grant and P3 on one of their
/// paths, P1 on none (R54).
pub fn may_add_words(facts: &Facts, paths: Paths) -> bool {
    match facts.side {
        Side::Staff => false,
        Side::Client { privileges, .. } => {
            let may = |left| privileges.meet(left).update_progress >= UpdateProgress::Comment;
            facts.holds(Permission::TaskComment) && paths.iter().any(may)
        }
    }
}

/// Whether somebody may attach files to what they are asked about (fixture B).
pub fn may_add_files(facts: &Facts) -> bool {
    !facts.is_staff() && facts.holds(Permission::TaskAttach)
}

/// What staff are told of a task in an approval column that no client is asked about as things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    TeamOnly,
    NotVisible,
    /// Nobody who is asked may approve.
    Nobody,
    /// Not as many as it takes may.
    TooFew,
    /// It came there when nobody could be asked, or before the column asked.
    NotAsked,
}

/// Who could still decide about a round that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prospect {
    pub tally: Tally,
    /// Those who are asked, may decide now, and have not given their OK.
    pub left: u32,
}

/// `last`: the state of the last round of the task in its column that has not sent it elsewhere: an open, withdrawn or final one; `prospect`: of
/// the open one. A rule that can be met no longer is never met: staff are told (R19).
pub fn warning(asked: Result<(), NotAsked>, last: Option<RoundState>, prospect: Option<Prospect>) -> Option<Warning> {
    match (last, asked) {
        (Some(RoundState::Approved | RoundState::ChangesRequested), _) => None,
        (_, Err(NotAsked::TeamOnly)) => Some(Warning::TeamOnly),
        (_, Err(NotAsked::NotVisible)) => Some(Warning::NotVisible),
        (Some(RoundState::Open), Ok(())) => match prospect {
            Some(Prospect { tally, left }) if tally.is_within_reach(left) => None,
            Some(Prospect { tally: Tally { given: 0, .. }, left: 0 }) | None => Some(Warning::Nobody),
            Some(_) => Some(Warning::TooFew),
        },
        (Some(RoundState::Withdrawn) | None, Ok(())) => Some(Warning::NotAsked),
    }
}

/// The fields whose values stand in what is put before a client, whoever asks.
pub const SHOWN_FIELDS: FieldScope = FieldScope::Shared;

/// A column of the board, as approvals look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub column: ColumnId,
    pub asks: bool,
}

/// Where a decision sends the task, on a board of these columns from left to right; none: it stays (R20, R22).
///
/// An OK sends it to the next on the right, also one that asks anew. Changes send it to the nearest on the left where no client is
/// asked: work is done there.
pub fn destination(board: &[Step], here: ColumnId, decision: Decision) -> Option<ColumnId> {
    let at = board.iter().position(|step| step.column == here)?;
    let (left, right) = (board.get(..at)?, board.get(at + 1..)?);
    match decision {
        Decision::Ok => right.first(),
        Decision::RequestChanges => left.iter().rev().find(|step| !step.asks),
    }
    .map(|step| step.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Side;
    use crate::permission::{Base, Permissions};
    use crate::privilege::Privileges;
    use crate::{AccountId, ClientId};
    use uuid::Uuid;

    #[test]
    fn a_round_is_decided_once() {
        for state in RoundState::ALL {
            let is_open = state == RoundState::Open;
            assert_eq!(
                state.decided(Decision::Ok),
                if is_open { Ok(RoundState::Approved) } else { Err(AlreadyClosed) }
            );
            let changes = state.decided(Decision::RequestChanges);
            assert_eq!(changes, if is_open { Ok(RoundState::ChangesRequested) } else { Err(AlreadyClosed) });
            assert_eq!(RoundState::from_name(state.name()), Some(state));
        }
        assert_eq!(RoundState::from_name("perhaps"), None);
    }

    #[test]
    fn hidden_projects_and_team_only_tasks_ask_nobody() {
        // R2, R55, R70, B210, B211
        use ProjectState::{Active, Archived, Deleted};
        for (level, state, is_team_only, expected) in [
            (Level::Full, Active, false, Ok(())),
            (Level::ReadOnly, Active, false, Ok(())),
            (Level::Overview, Active, false, Ok(())),
            (Level::NotVisible, Active, false, Err(NotAsked::NotVisible)),
            (Level::Full, Archived, false, Err(NotAsked::NotVisible)),
            (Level::Full, Deleted, false, Err(NotAsked::NotVisible)),
            (Level::Full, Active, true, Err(NotAsked::TeamOnly)),
            (Level::NotVisible, Active, true, Err(NotAsked::TeamOnly)),
        ] {
            assert_eq!(ask(level, state, is_team_only), expected, "{level:?} {state:?} {is_team_only}");
        }
    }

    #[test]
    fn staff_are_warned_where_nobody_is_asked() {
        // R2, R55
        use RoundState::{Approved, ChangesRequested, Open, Withdrawn};
        let hidden = Err(NotAsked::NotVisible);
        let of = |given, needed, left| Some(Prospect { tally: Tally { given, needed }, left });
        for (asked, last, prospect, expected) in [
            (Ok(()), Some(Open), of(0, 1, 1), None),
            (Ok(()), Some(Open), of(1, 2, 1), None),
            (Ok(()), Some(Open), of(0, 1, 0), Some(Warning::Nobody)),
            (Ok(()), Some(Open), of(0, 2, 1), Some(Warning::TooFew)),
            (Ok(()), Some(Open), of(1, 2, 0), Some(Warning::TooFew)),
            (Ok(()), Some(Open), None, Some(Warning::Nobody)),
            (Ok(()), None, None, Some(Warning::NotAsked)),
            (Ok(()), Some(Withdrawn), None, Some(Warning::NotAsked)),
            (hidden, None, None, Some(Warning::NotVisible)),
            (hidden, Some(Open), of(0, 1, 0), Some(Warning::NotVisible)),
            (Err(NotAsked::TeamOnly), None, None, Some(Warning::TeamOnly)),
            (hidden, Some(Approved), None, None),
            (Ok(()), Some(ChangesRequested), None, None),
        ] {
            assert_eq!(warning(asked, last, prospect), expected, "{asked:?} {last:?} {prospect:?}");
        }
    }

    #[test]
    fn words_of_others_need_the_sight_of_progress() {
        // R54, R57
        let client = |privileges| Side::Client { node: ClientId(Uuid::nil()), privileges };
        let facts = |side| Facts::new(AccountId(Uuid::nil()), true, side, Permissions::NONE);
        let p1 = Privileges { view_progress: false, ..Privileges::ALL };
        assert!(reads_words_of_others(&facts(Side::Staff), Paths::NONE));
        assert!(reads_words_of_others(&facts(client(Privileges::ALL)), Paths::WIDE));
        assert!(!reads_words_of_others(&facts(client(p1)), Paths::WIDE));
        assert!(!reads_words_of_others(&facts(client(Privileges::ALL)), [p1].into_iter().collect()));
        assert!(reads_words_of_others(&facts(client(Privileges::ALL)), [p1, Privileges::ALL].into_iter().collect()));
    }

    #[test]
    fn words_with_an_ok_are_a_comment() {
        // R54, R57
        let none = Privileges { update_progress: UpdateProgress::Off, ..Privileges::ALL };
        let facts = |privileges, permissions| {
            let side = Side::Client { node: ClientId(Uuid::nil()), privileges };
            Facts::new(AccountId(Uuid::nil()), true, side, permissions)
        };
        let all = Permissions::of_base(Base::Client);
        let silent = all.iter().filter(|held| *held != Permission::TaskComment).collect();
        assert!(may_add_words(&facts(Privileges::ALL, all), Paths::WIDE));
        assert!(!may_add_words(&facts(Privileges::ALL, silent), Paths::WIDE));
        assert!(!may_add_words(&facts(none, all), Paths::WIDE));
        assert!(!may_add_words(&facts(Privileges::ALL, all), [none].into_iter().collect()));
    }

    #[test]
    fn files_are_added_by_clients_with_the_grant() {
        // fixture B: attaching in the modal
        let client = Side::Client { node: ClientId(Uuid::nil()), privileges: Privileges::NONE };
        let all = Permissions::of_base(Base::Client);
        let without = all.iter().filter(|held| *held != Permission::TaskAttach).collect();
        for (side, permissions, expected) in
            [(client, all, true), (client, without, false), (Side::Staff, Permissions::of_base(Base::Staff), false)]
        {
            assert_eq!(may_add_files(&Facts::new(AccountId(Uuid::nil()), true, side, permissions)), expected);
        }
    }

    #[test]
    fn decisions_send_the_task_on() {
        // R20, R22, B155, B215
        let column = |number: u128| ColumnId(Uuid::from_u128(number));
        let board = |asks: &[bool]| {
            let step = |(number, asks): (u128, &bool)| Step { column: column(number), asks: *asks };
            (1..).zip(asks).map(step).collect::<Vec<_>>()
        };
        for (asks, here, ok, changes) in [
            (vec![false, true, false], 2, Some(3), Some(1)),
            (vec![false, true, true, false], 2, Some(3), Some(1)),
            (vec![false, true, true, false], 3, Some(4), Some(1)),
            (vec![false, true], 2, None, Some(1)),
            (vec![true, false], 1, Some(2), None),
            (vec![true, true], 2, None, None),
            (vec![false], 7, None, None),
        ] {
            let steps = board(&asks);
            assert_eq!(destination(&steps, column(here), Decision::Ok), ok.map(column), "{asks:?} {here}");
            assert_eq!(
                destination(&steps, column(here), Decision::RequestChanges),
                changes.map(column),
                "{asks:?} {here}"
            );
        }
    }

    #[test]
    fn only_clients_decide_and_only_with_their_grants() {
        // R19, R22, R72
        let client = Side::Client { node: ClientId(Uuid::nil()), privileges: Privileges::NONE };
        let facts = |side, permissions| Facts::new(AccountId(Uuid::nil()), true, side, permissions);
        let all = Permissions::of_base(Base::Client);
        let no_changes = all.iter().filter(|held| *held != Permission::ApprovalRequestChanges).collect();
        for (facts, acts, ok, changes) in [
            (facts(client, all), Acts::ALL, true, true),
            (facts(client, no_changes), Acts::ALL, true, false),
            (facts(client, all), Acts::ALL.without(Action::Approve), false, false),
            (facts(Side::Staff, Permissions::of_base(Base::Staff)), Acts::ALL, false, false),
        ] {
            assert_eq!(may_decide(&facts, acts, Decision::Ok), ok, "{facts:?}");
            assert_eq!(may_decide(&facts, acts, Decision::RequestChanges), changes, "{facts:?}");
        }
    }
}
