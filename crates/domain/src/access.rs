//! The one access rule.
//!
//! An act is allowed when every gate lets it through. Each gate is a set of acts and the gates are met, never joined, so that
//! narrowing any layer can only narrow the result. The first gate that stops an act is the explanation.

mod scope;

pub use scope::{ProjectPlace, ProjectScope, TaskScope};

use crate::permission::{Base, Permission, Permissions};
use crate::privilege::{Privileges, UpdateProgress};
use crate::project::{Level, ProjectState};
use crate::{AccountId, ClientId};
use std::fmt;

/// The seven gates, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    Account,
    Reach,
    Level,
    Grant,
    Privileges,
    ShareFlag,
    HardDeny,
}

impl Gate {
    pub const ALL: [Self; 7] =
        [Self::Account, Self::Reach, Self::Level, Self::Grant, Self::Privileges, Self::ShareFlag, Self::HardDeny];
}

macro_rules! actions {
    ($($(#[$meta:meta])* $variant:ident: $permission:ident, $level:expr, $privilege:expr, $share:expr;)*) => {
        /// Something a person may want to do to a project or to something in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$meta])* $variant,)* }

        impl Action {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            fn needs(self) -> Needs {
                match self {
                    $(Self::$variant => Needs {
                        permission: Permission::$permission,
                        level: $level,
                        privilege: $privilege,
                        share: $share,
                    },)*
                }
            }

            #[expect(clippy::as_conversions, reason = "the number of a variant without fields, below 64")]
            fn bit(self) -> u64 {
                1 << (self as u32)
            }
        }
    };
}

/// What one act asks of each layer.
struct Needs {
    permission: Permission,
    /// The least level at which clients may; none: staff only.
    level: Option<Level>,
    privilege: Privilege,
    share: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Privilege {
    No,
    P1,
    P1AndP2,
    P1AndComment,
    P1AndFull,
}

use Level::{Full, Overview, ReadOnly};
use Privilege::{No, P1, P1AndComment, P1AndFull, P1AndP2};

actions! {
    // What the client subset knows. Columns: grant, least level, privileges, whether the object's share flag counts.
    // What P1 caps is done to tasks, and needs `task.view` besides its own grant (B086, R65).
    ViewProject: ProjectViewOverview, Some(Overview), No, false;
    AttachToProject: ProjectAttach, Some(Overview), No, false;
    ViewBoard: TaskView, Some(ReadOnly), P1, false;
    ViewTask: TaskView, Some(ReadOnly), P1, true;
    ViewProgress: TaskViewProgress, Some(ReadOnly), P1AndP2, true;
    /// How far the whole project is, without its tasks: a percentage.
    ViewProjectProgress: TaskViewProgress, Some(Overview), P1AndP2, false;
    CommentOnTask: TaskComment, Some(ReadOnly), P1AndComment, true;
    AttachToTask: TaskAttach, Some(ReadOnly), P1, true;
    CreateTask: TaskCreate, Some(Full), P1, false;
    EditTaskStatus: TaskEditStatus, Some(Full), P1, true;
    EditTaskAssignee: TaskEditAssignee, Some(Full), P1, true;
    EditTaskDates: TaskEditDates, Some(Full), P1, true;
    CheckTask: TaskCheck, Some(Full), P1, true;
    UpdateProgress: TaskProgressUpdate, Some(Full), P1AndFull, true;
    Approve: ApprovalAct, Some(Overview), No, true;
    StartDiscussion: DiscussionStart, Some(Overview), No, false;
    ReplyInDiscussion: DiscussionReply, Some(Overview), No, true;
    ViewTime: TimeViewSummary, Some(Overview), No, true;
    ViewProjectReport: ReportViewShared, Some(Overview), No, true;
    ViewTaskReport: ReportViewShared, Some(ReadOnly), P1, true;
    ViewBudget: BudgetView, Some(Overview), No, true;
    // Staff only.
    EditTask: TaskEdit, None, P1, false;
    DeleteTask: TaskDelete, None, P1, false;
    EditColumns: ProjectEditColumns, None, No, false;
    EditProject: ProjectEdit, None, No, false;
    DeleteProject: ProjectDelete, None, No, false;
    ViewAudience: ProjectViewAudience, None, No, false;
    ViewFinance: FinanceView, None, No, false;
}

impl Action {
    /// The grant that names this act.
    pub fn permission(self) -> Permission {
        self.needs().permission
    }

    /// Every grant the act takes: what opens the project (R63), what opens its tasks where they are concerned, its own.
    fn grants(self) -> impl Iterator<Item = Permission> {
        let Needs { permission, privilege, .. } = self.needs();
        let opens_tasks = (privilege != No).then_some(Permission::TaskView);
        [Some(Permission::ProjectViewOverview), opens_tasks, Some(permission)].into_iter().flatten()
    }
}

/// A set of acts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Acts(u64);

impl Acts {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u64::MAX);

    pub fn contains(self, action: Action) -> bool {
        self.0 & action.bit() != 0
    }

    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// One bit an act: equal for equal sets.
    pub fn bits(self) -> u64 {
        self.0
    }

    pub fn is_within(self, other: Self) -> bool {
        self.0 & other.0 == self.0
    }

    fn all_if(condition: bool) -> Self {
        if condition { Self::ALL } else { Self::NONE }
    }

    fn where_(condition: impl Fn(Action) -> bool) -> Self {
        Self(Action::ALL.iter().filter(|action| condition(**action)).fold(0, |bits, action| bits | action.bit()))
    }
}

impl fmt::Debug for Acts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(Action::ALL.iter().filter(|action| self.contains(**action))).finish()
    }
}

/// Which side of the glass a person stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Staff,
    Client { node: ClientId, privileges: Privileges },
}

/// Everything about a person that decides what they may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts {
    pub account: AccountId,
    /// The account may sign in: not virtual, deleted, below something deleted, or withdrawn.
    pub is_live: bool,
    pub side: Side,
    permissions: Permissions,
}

impl Facts {
    /// A client account holds client grants only, whatever its set says.
    pub fn new(account: AccountId, is_live: bool, side: Side, permissions: Permissions) -> Self {
        let base = match side {
            Side::Staff => Base::Staff,
            Side::Client { .. } => Base::Client,
        };
        Self { account, is_live, side, permissions: permissions.meet(Permissions::of_base(base)) }
    }

    pub fn permissions(&self) -> Permissions {
        self.permissions
    }

    /// Whether a live account holds a grant. Enough for what belongs to no project, such as the client list.
    pub fn holds(&self, permission: Permission) -> bool {
        self.is_live && self.permissions.contains(permission)
    }

    pub fn is_staff(&self) -> bool {
        self.side == Side::Staff
    }

    /// Whether this person may hand these grants to somebody: nobody gives what they do not hold.
    pub fn may_give(&self, grants: Permissions) -> bool {
        self.is_live && self.permissions.contains_all(grants)
    }
}

/// What decides about an object besides the person: its project, the way to it, its own share flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The project has a client node that is the person's or above it. Only clients are asked.
    pub is_reached: bool,
    pub level: Level,
    pub state: ProjectState,
    /// The object's own flag lets this client see it: not team-only, shared, time shown, budget opened.
    pub is_shared: bool,
}

/// What the rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    Allowed,
    Refused(Gate, Reason),
}

impl Decision {
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

/// Why a gate stopped an act. Words for staff; clients are never told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    CannotSignIn,
    NoClientOfTheProject,
    NotActive,
    LevelTooLow { is: Level, needs: Level },
    StaffOnly,
    GrantMissing(Permission),
    PrivilegeOff { number: u8 },
    NotShared,
    InternalFinance,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotSignIn => f.write_str("this account cannot sign in"),
            Self::NoClientOfTheProject => f.write_str("no client of the project is this person's or above it"),
            Self::NotActive => f.write_str("the project is archived or deleted"),
            Self::LevelTooLow { is, needs } => {
                write!(f, "the project's portal access is `{}` and this needs `{}`", is.name(), needs.name())
            }
            Self::StaffOnly => f.write_str("only staff do this"),
            Self::GrantMissing(permission) => write!(f, "the permission set does not grant `{}`", permission.name()),
            Self::PrivilegeOff { number } => write!(f, "privilege {number} is off or too narrow"),
            Self::NotShared => f.write_str("it is not shared with this client"),
            Self::InternalFinance => f.write_str("internal finance is never shown to clients"),
        }
    }
}

/// The acts each gate lets through, in the order of the gates.
fn gates(facts: &Facts, target: Target) -> [(Gate, Acts); 7] {
    let grants = Acts::where_(|action| !is_staff_only(action, facts) && missing_grant(action, facts).is_none());
    let (reach, level, privileges, share, hard) = match facts.side {
        // staff see every project that their set opens; nothing in it is hidden from them by level, privilege or flag
        Side::Staff => (Acts::ALL, Acts::ALL, Acts::ALL, Acts::ALL, Acts::ALL),
        Side::Client { privileges, .. } => (
            Acts::all_if(target.is_reached),
            level_acts(target),
            privilege_acts(privileges),
            Acts::where_(|action| target.is_shared || !action.needs().share),
            Acts::where_(|action| action != Action::ViewFinance),
        ),
    };
    [
        (Gate::Account, Acts::all_if(facts.is_live)),
        (Gate::Reach, reach),
        (Gate::Level, level),
        (Gate::Grant, grants),
        (Gate::Privileges, privileges),
        (Gate::ShareFlag, share),
        (Gate::HardDeny, hard),
    ]
}

fn is_staff_only(action: Action, facts: &Facts) -> bool {
    action.needs().level.is_none() && !facts.is_staff()
}

fn missing_grant(action: Action, facts: &Facts) -> Option<Permission> {
    action.grants().find(|permission| !facts.permissions.contains(*permission))
}

fn level_acts(target: Target) -> Acts {
    let is = if target.state == ProjectState::Active { target.level } else { Level::NotVisible };
    // a staff-only act is stopped by the grant, which says so; the level of a hidden project stops everything
    Acts::where_(|action| is > Level::NotVisible && action.needs().level.is_none_or(|needs| is >= needs))
}

fn privilege_acts(privileges: Privileges) -> Acts {
    Acts::where_(|action| missing_privilege(action, privileges).is_none())
}

fn missing_privilege(action: Action, is: Privileges) -> Option<u8> {
    let p1 = (!is.view_tasks).then_some(1);
    match action.needs().privilege {
        No => None,
        P1 => p1,
        P1AndP2 => p1.or((!is.view_progress).then_some(2)),
        P1AndComment => p1.or((is.update_progress < UpdateProgress::Comment).then_some(3)),
        P1AndFull => p1.or((is.update_progress < UpdateProgress::Full).then_some(3)),
    }
}

/// Everything this person may do to this target: the meet of all gates.
pub fn acts(facts: &Facts, target: Target) -> Acts {
    gates(facts, target).into_iter().fold(Acts::ALL, |met, (_, acts)| met.meet(acts))
}

/// Whether this person may do this, and if not, which gate is the first to stop it.
pub fn decide(facts: &Facts, action: Action, target: Target) -> Decision {
    let gates = gates(facts, target);
    let mut stopping = gates.iter().filter(|(_, acts)| !acts.contains(action)).map(|(gate, _)| *gate);
    match (stopping.next(), stopping.next_back()) {
        (None, _) => Decision::Allowed,
        // no grant would open this to a client: the hard deny explains it, though the grant gate is shut as well (R71)
        (Some(Gate::Grant), Some(gate @ Gate::HardDeny)) | (Some(gate), _) => {
            Decision::Refused(gate, reason(gate, facts, action, target))
        }
    }
}

fn reason(gate: Gate, facts: &Facts, action: Action, target: Target) -> Reason {
    let needs = action.needs();
    match gate {
        Gate::Account => Reason::CannotSignIn,
        Gate::Reach => Reason::NoClientOfTheProject,
        Gate::Level if target.state != ProjectState::Active => Reason::NotActive,
        Gate::Level => Reason::LevelTooLow { is: target.level, needs: needs.level.unwrap_or(Overview) },
        Gate::Grant if is_staff_only(action, facts) => Reason::StaffOnly,
        Gate::Grant => Reason::GrantMissing(missing_grant(action, facts).unwrap_or(needs.permission)),
        Gate::Privileges => Reason::PrivilegeOff {
            number: match facts.side {
                Side::Client { privileges, .. } => missing_privilege(action, privileges).unwrap_or(1),
                Side::Staff => 1,
            },
        },
        Gate::ShareFlag => Reason::NotShared,
        Gate::HardDeny => Reason::InternalFinance,
    }
}
