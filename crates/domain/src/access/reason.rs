//! Why a gate stopped an act.

use super::{Action, Facts, Gate, Side, Target, is_staff_only, missing_grant};
use crate::permission::Permission;
use crate::privilege::Privileges;
use crate::project::{Level, ProjectState};
use std::fmt;

/// Why a gate stopped an act. Words for staff; clients are never told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    CannotSignIn,
    NoClientOfTheProject,
    /// The project is for invited people only.
    NotInvited,
    /// Staff who see their own projects only.
    NotAMember,
    NotActive,
    LevelTooLow {
        is: Level,
        needs: Level,
    },
    StaffOnly,
    GrantMissing(Permission),
    /// On the account.
    PrivilegeOff {
        number: u8,
    },
    /// By the project, for the client of it on whose path the person comes.
    PrivilegeNarrowed {
        number: u8,
    },
    NotShared,
    InternalFinance,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotSignIn => f.write_str("this account cannot sign in"),
            Self::NoClientOfTheProject => f.write_str("no client of the project is this person's or above it"),
            Self::NotInvited => f.write_str("the project is for invited people only and this person is not invited"),
            Self::NotAMember => {
                f.write_str("this person sees their own projects only and is not on the team of this one")
            }
            Self::NotActive => f.write_str("the project is archived or deleted"),
            Self::LevelTooLow { is, needs } => {
                write!(f, "the project's portal access is `{}` and this needs `{}`", is.name(), needs.name())
            }
            Self::StaffOnly => f.write_str("only staff do this"),
            Self::GrantMissing(permission) => write!(f, "the permission set does not grant `{}`", permission.name()),
            Self::PrivilegeOff { number } => write!(f, "privilege {number} is off or too narrow"),
            Self::PrivilegeNarrowed { number } => write!(f, "the project narrows privilege {number} for its client"),
            Self::NotShared => f.write_str("it is not shared with this client"),
            Self::InternalFinance => f.write_str("internal finance is never shown to clients"),
        }
    }
}

/// The words for a gate that is shut to this act on this way.
pub(super) fn why(gate: Gate, facts: &Facts, action: Action, target: Target, path: Option<Privileges>) -> Reason {
    let needs = action.needs();
    match (gate, facts.side) {
        (Gate::Account, _) => Reason::CannotSignIn,
        (Gate::Reach, Side::Staff) => Reason::NotAMember,
        (Gate::Reach, Side::Client { .. }) if path.is_none() => Reason::NoClientOfTheProject,
        (Gate::Reach, Side::Client { .. }) => Reason::NotInvited,
        (Gate::Level, _) if target.state != ProjectState::Active => Reason::NotActive,
        (Gate::Level, _) => Reason::LevelTooLow { is: target.level, needs: needs.level.unwrap_or(Level::Overview) },
        (Gate::Grant, _) if is_staff_only(action, facts) => Reason::StaffOnly,
        (Gate::Grant, _) => Reason::GrantMissing(missing_grant(action, facts).unwrap_or(needs.permission)),
        (Gate::Privileges, Side::Client { privileges, .. }) => match privileges.first_missing(needs.privileges) {
            Some(number) => Reason::PrivilegeOff { number },
            None => Reason::PrivilegeNarrowed {
                number: path.and_then(|cap| cap.first_missing(needs.privileges)).unwrap_or(1),
            },
        },
        (Gate::Privileges, Side::Staff) => Reason::PrivilegeOff { number: 1 },
        (Gate::ShareFlag, _) => Reason::NotShared,
        (Gate::HardDeny, _) => Reason::InternalFinance,
    }
}
