//! The one access rule.
//!
//! An act is allowed when every gate lets it through. Each gate is a set of acts and the gates are met, never joined, so that
//! narrowing any layer can only narrow the result. The first gate that stops an act is the explanation.
//!
//! A client reaches a project on one path for each of its client nodes that is the person's own or above it, and on each path the
//! project may narrow the privileges. Each path is judged whole, by all gates; an act is allowed if one path allows it, and
//! otherwise the path that gets furthest explains (R57, R71). So a client node more can only widen, and one less only narrow.
//! Staff take no path: they see all projects by a grant, or those whose team they are on.

mod comments;
mod explain;
mod fix;
mod layer;
mod path;
mod people;
mod preview;
mod reason;
mod scope;
mod time;

pub use comments::{COMMENT_EDIT_WINDOW, CommentScope, Remark, comment_acts};
pub use explain::{Explanation, Verdict, explain};
pub use fix::{Fix, shortest_fix};
pub use layer::{Layer, is_narrowed_by_project, narrowest};
pub use path::{ClientLink, Paths, ProjectPlace};
pub use people::{PeopleScope, Worker, may_be_assigned};
pub use preview::may_preview;
pub use reason::Reason;
pub use scope::{HistoryScope, ProjectScope, RoundScope, TaskScope};
pub use time::{TimePlace, TimeScope, time_acts};

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
    ($($(#[$meta:meta])* $variant:ident: $permission:ident, $level:expr, $privileges:expr, $share:expr;)*) => {
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
                        privileges: $privileges,
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
    /// The narrowest privileges with which clients may.
    privileges: Privileges,
    share: bool,
}

const NO: Privileges = Privileges::NONE;
const P1: Privileges = Privileges { view_tasks: true, ..NO };
const P1_AND_P2: Privileges = Privileges { view_progress: true, ..P1 };
const P1_AND_COMMENT: Privileges = Privileges { update_progress: UpdateProgress::Comment, ..P1 };
const P1_AND_FULL: Privileges = Privileges { update_progress: UpdateProgress::Full, ..P1 };

use Level::{Full, Overview, ReadOnly};

actions! {
    // What the client subset knows. Columns: grant, least level, privileges, whether the object's share flag counts.
    // What P1 caps is done to tasks, and needs `task.view` besides its own grant (B086, R65).
    ViewProject: ProjectViewOverview, Some(Overview), NO, false;
    AttachToProject: ProjectAttach, Some(Overview), NO, false;
    ViewBoard: TaskView, Some(ReadOnly), P1, false;
    ViewTask: TaskView, Some(ReadOnly), P1, true;
    ViewProgress: TaskViewProgress, Some(ReadOnly), P1_AND_P2, true;
    /// How far the whole project is, without its tasks: a percentage.
    ViewProjectProgress: TaskViewProgress, Some(Overview), P1_AND_P2, false;
    CommentOnTask: TaskComment, Some(ReadOnly), P1_AND_COMMENT, true;
    /// What others say of a task. One's own words, and what is addressed to one, need less: see [`CommentScope`].
    ViewComments: TaskView, Some(ReadOnly), P1_AND_P2, true;
    EditComment: TaskComment, Some(ReadOnly), P1_AND_COMMENT, true;
    RemoveComment: TaskComment, Some(ReadOnly), P1_AND_COMMENT, true;
    AttachToTask: TaskAttach, Some(ReadOnly), P1, true;
    CreateTask: TaskCreate, Some(Full), P1, false;
    EditTaskStatus: TaskEditStatus, Some(Full), P1, true;
    EditTaskAssignee: TaskEditAssignee, Some(Full), P1, true;
    EditTaskDates: TaskEditDates, Some(Full), P1, true;
    CheckTask: TaskCheck, Some(Full), P1, true;
    UpdateProgress: TaskProgressUpdate, Some(Full), P1_AND_FULL, true;
    Approve: ApprovalAct, Some(Overview), NO, true;
    StartDiscussion: DiscussionStart, Some(Overview), NO, false;
    ReplyInDiscussion: DiscussionReply, Some(Overview), NO, true;
    ViewTime: TimeViewSummary, Some(Overview), NO, true;
    ViewTimeEntries: TimeViewEntries, Some(Overview), NO, true;
    ViewProjectReport: ReportViewShared, Some(Overview), NO, true;
    ViewTaskReport: ReportViewShared, Some(ReadOnly), P1, true;
    ViewBudget: BudgetView, Some(Overview), NO, true;
    // Staff only.
    /// One's own: whoever works on a project says how long (B142).
    LogTime: ProjectViewOverview, None, NO, false;
    /// Anybody's.
    EditTime: ProjectEdit, None, NO, false;
    EditTask: TaskEdit, None, P1, false;
    DeleteTask: TaskDelete, None, P1, false;
    EditColumns: ProjectEditColumns, None, NO, false;
    EditProject: ProjectEdit, None, NO, false;
    DeleteProject: ProjectDelete, None, NO, false;
    ViewAudience: ProjectViewAudience, None, NO, false;
    ViewFinance: FinanceView, None, NO, false;
}

impl Action {
    /// The grant that names this act.
    pub fn permission(self) -> Permission {
        self.needs().permission
    }

    /// Whether the flag that shares it is the project's own: that it shows time worked.
    pub fn is_of_time(self) -> bool {
        matches!(self, Self::ViewTime | Self::ViewTimeEntries)
    }

    /// Every grant the act takes: what opens the project (R63), what opens its tasks where they are concerned, its own.
    fn grants(self) -> impl Iterator<Item = Permission> {
        let Needs { permission, privileges, .. } = self.needs();
        let opens_tasks = privileges.view_tasks.then_some(Permission::TaskView);
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

    #[must_use]
    pub fn without(self, action: Action) -> Self {
        Self(self.0 & !action.bit())
    }

    /// What is left where no time is shown.
    #[must_use]
    pub fn without_time(self) -> Self {
        Self::where_(|action| self.contains(action) && !action.is_of_time())
    }

    /// Anything of the time worked, in sum or one by one.
    pub fn sees_time(self) -> bool {
        Action::ALL.iter().any(|action| action.is_of_time() && self.contains(*action))
    }

    fn with(self, action: Action) -> Self {
        Self(self.0 | action.bit())
    }

    /// One bit an act: equal for equal sets.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// What either lets through. For paths alone: gates are met.
    fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
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

    /// As if the set granted this, too. A client account still holds client grants only.
    fn with(&self, permission: Permission) -> Self {
        let permissions = self.permissions.iter().chain([permission]).collect();
        Self::new(self.account, self.is_live, self.side, permissions)
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
    /// Clients: the ways to the project.
    pub paths: Paths,
    /// Clients: they are invited to the project, or need not be.
    pub is_invited: bool,
    /// Staff: they are on the project's team.
    pub is_member: bool,
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

    fn gate(self) -> Option<Gate> {
        match self {
            Self::Allowed => None,
            Self::Refused(gate, _) => Some(gate),
        }
    }
}

/// The ways to judge, each whole: the paths of a client; for who takes none, the one without.
fn ways(facts: &Facts, target: Target) -> impl Iterator<Item = Option<Privileges>> {
    let paths = if facts.is_staff() { Paths::NONE } else { target.paths };
    let pathless = paths.is_empty().then_some(None);
    pathless.into_iter().chain(paths.iter().map(Some))
}

/// The acts each gate lets through on one way, in the order of the gates.
fn gates(facts: &Facts, target: Target, path: Option<Privileges>) -> [(Gate, Acts); 7] {
    let grants = Acts::where_(|action| !is_staff_only(action, facts) && missing_grant(action, facts).is_none());
    let (reach, level, privileges, share, hard) = match facts.side {
        // nothing in a project that staff reach is hidden from them by level, privilege or flag
        Side::Staff => {
            let is_reached = target.is_member || facts.permissions.contains(Permission::ProjectViewAll);
            (Acts::all_if(is_reached), Acts::ALL, Acts::ALL, Acts::ALL, Acts::ALL)
        }
        Side::Client { privileges, .. } => (
            Acts::all_if(path.is_some() && target.is_invited),
            level_acts(target),
            privilege_acts(privileges.meet(path.unwrap_or(Privileges::NONE))),
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
    Acts::where_(|action| privileges.covers(action.needs().privileges))
}

/// Everything this person may do to this target: on each way the meet of all gates, together what some way allows.
pub fn acts(facts: &Facts, target: Target) -> Acts {
    ways(facts, target)
        .map(|way| gates(facts, target, way).into_iter().fold(Acts::ALL, |met, (_, acts)| met.meet(acts)))
        .fold(Acts::NONE, Acts::join)
}

/// Whether this person may do this, and if not, which gate is the first to stop it on the way that gets furthest.
pub fn decide(facts: &Facts, action: Action, target: Target) -> Decision {
    furthest(facts, action, target).0
}

/// The judgement on the way that gets furthest, and that way (R71).
fn furthest(facts: &Facts, action: Action, target: Target) -> (Decision, Option<Privileges>) {
    ways(facts, target)
        .map(|way| (judge(facts, action, target, way), way))
        .max_by_key(|(decision, _)| (decision.is_allowed(), decision.gate()))
        .unwrap_or((Decision::Refused(Gate::Reach, Reason::NoClientOfTheProject), None))
}

fn judge(facts: &Facts, action: Action, target: Target, path: Option<Privileges>) -> Decision {
    let gates = gates(facts, target, path);
    let mut stopping = gates.iter().filter(|(_, acts)| !acts.contains(action)).map(|(gate, _)| *gate);
    match (stopping.next(), stopping.next_back()) {
        (None, _) => Decision::Allowed,
        // no grant would open this to a client: the hard deny explains it, though the grant gate is shut as well (R71)
        (Some(Gate::Grant), Some(gate @ Gate::HardDeny)) | (Some(gate), _) => {
            Decision::Refused(gate, reason::why(gate, facts, action, target, path))
        }
    }
}
