//! What a person may see of one kind of thing, as data: `admits` asks it in memory, the store turns it into SQL.

use super::{Action, Facts, Paths, ProjectPlace, Side, Target, acts};
use crate::client::Forest;
use crate::permission::Permission;
use crate::privilege::Privileges;
use crate::project::{Level, ProjectState};
use crate::{AccountId, ClientId};

/// Which projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectScope {
    Nothing,
    /// All of them, archived and deleted ones too.
    Everything,
    /// Those whose team this account is on, archived and deleted ones too.
    Members {
        account: AccountId,
    },
    /// Active ones at this level or wider, with a client node that is this node or above it and leaves at least so much of the
    /// privileges; of those for invited people only, the ones to which this node is invited.
    Reach {
        node: ClientId,
        least: Level,
        cap: Privileges,
    },
}

impl ProjectScope {
    /// The projects to which this person may do this, as far as the project decides: the object's own share flag is not asked.
    pub fn of(facts: &Facts, action: Action) -> Self {
        let open = |level| Target {
            paths: Paths::WIDE,
            is_invited: true,
            is_member: true,
            level,
            state: ProjectState::Active,
            is_shared: true,
        };
        let least = Level::ALL.into_iter().find(|level| acts(facts, open(*level)).contains(action));
        match (facts.side, least) {
            (_, None) => Self::Nothing,
            (Side::Staff, Some(_)) if facts.holds(Permission::ProjectViewAll) => Self::Everything,
            (Side::Staff, Some(_)) => Self::Members { account: facts.account },
            (Side::Client { node, .. }, Some(least)) => Self::Reach { node, least, cap: action.needs().privileges },
        }
    }

    pub fn admits(&self, project: &ProjectPlace, forest: &Forest) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Members { account } => project.members.contains(account),
            Self::Reach { node, least, cap } => {
                project.state == ProjectState::Active
                    && project.level >= *least
                    && project.paths(*node, forest).iter().any(|left| left.covers(*cap))
                    && project.is_invited(*node)
            }
        }
    }
}

/// Which tasks: those of some projects, with or without the team-only ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TaskScope {
    pub projects: ProjectScope,
    pub team_only: bool,
    /// Tasks in the bin, too.
    pub deleted: bool,
}

impl TaskScope {
    pub fn of(facts: &Facts) -> Self {
        Self {
            projects: ProjectScope::of(facts, Action::ViewTask),
            team_only: facts.is_staff(),
            deleted: facts.is_staff() && facts.holds(Permission::TaskDelete),
        }
    }

    pub fn admits(&self, project: &ProjectPlace, is_team_only: bool, is_deleted: bool, forest: &Forest) -> bool {
        self.projects.admits(project, forest) && (self.team_only || !is_team_only) && (self.deleted || !is_deleted)
    }
}

/// Which rounds of approval: clients, those they may decide, or could before they ended; staff, those of the tasks they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RoundScope {
    pub projects: ProjectScope,
    pub team_only: bool,
    /// Clients: their node. What was put before others before it came to the project is none of its business (R44, R58).
    pub node: Option<ClientId>,
    /// Clients: who must be among those to whom a round is bound, if it is bound to some (R19).
    pub asked: Option<AccountId>,
}

impl RoundScope {
    pub fn of(facts: &Facts) -> Self {
        let (action, node) = match facts.side {
            Side::Staff => (Action::ViewTask, None),
            Side::Client { node, .. } => (Action::Approve, Some(node)),
        };
        let asked = node.map(|_| facts.account);
        Self { projects: ProjectScope::of(facts, action), team_only: facts.is_staff(), node, asked }
    }

    /// The rounds of the tasks that this person sees, whoever was asked in them: how they ended (B156).
    pub fn of_seen_tasks(facts: &Facts) -> Self {
        let TaskScope { projects, team_only, .. } = TaskScope::of(facts);
        Self { projects, team_only, asked: None, ..Self::of(facts) }
    }

    /// The tasks that are put before this person by them: those of the rounds they are asked in, whatever P1 and the level say of tasks
    /// (R18, R54). That such a round waits is the round's own matter.
    pub fn tasks(self) -> TaskScope {
        TaskScope { projects: self.projects, team_only: self.team_only, deleted: false }
    }

    /// Where this person reads in them what others say: that takes P2, their own and on one of their paths (R54).
    pub fn words_of_others(self, facts: &Facts) -> ProjectScope {
        match (self.projects, facts.side) {
            (ProjectScope::Reach { node, least, cap }, Side::Client { privileges, .. }) if privileges.view_progress => {
                ProjectScope::Reach { node, least, cap: Privileges { view_progress: true, ..cap } }
            }
            (ProjectScope::Reach { .. } | ProjectScope::Nothing, _) => ProjectScope::Nothing,
            (all @ (ProjectScope::Everything | ProjectScope::Members { .. }), _) => all,
        }
    }
}

/// Which entries of the history of tasks in scope. Of approval, clients read where the rounds are, each under the rule of its round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistoryScope {
    /// Clients: where they stand. They read what was done where they could watch (R45), since they are on the project (R44). None: staff,
    /// who read all of it.
    pub node: Option<ClientId>,
}

impl HistoryScope {
    pub fn of(facts: &Facts) -> Self {
        Self {
            node: match facts.side {
                Side::Staff => None,
                Side::Client { node, .. } => Some(node),
            },
        }
    }
}
