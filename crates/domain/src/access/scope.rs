//! What a person may see of one kind of thing, as data: `admits` asks it in memory, the store turns it into SQL.

use super::{Action, Facts, Side, Target, acts};
use crate::client::Forest;
use crate::project::{Level, ProjectState};
use crate::{ClientId, permission::Permission};

/// Which projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectScope {
    Nothing,
    /// All of them, archived and deleted ones too.
    Everything,
    /// Active ones with a client node that is this node or above it, at this level or wider.
    Reach {
        node: ClientId,
        least: Level,
    },
}

/// Where a project stands, as far as access asks.
#[derive(Clone, Debug)]
pub struct ProjectPlace {
    pub clients: Vec<ClientId>,
    pub level: Level,
    pub state: ProjectState,
}

impl ProjectPlace {
    /// The target that this project is to a person, with the share flag of the object in question.
    pub fn target(&self, facts: &Facts, forest: &Forest, is_shared: bool) -> Target {
        let is_reached = match facts.side {
            Side::Staff => true,
            Side::Client { node, .. } => self.clients.iter().any(|client| forest.is_at_or_above(*client, node)),
        };
        Target { is_reached, level: self.level, state: self.state, is_shared }
    }
}

impl ProjectScope {
    /// The projects to which this person may do this, as far as the project decides: the object's own share flag is not asked.
    pub fn of(facts: &Facts, action: Action) -> Self {
        let at = |level| Target { is_reached: true, level, state: ProjectState::Active, is_shared: true };
        let least = Level::ALL.into_iter().find(|level| acts(facts, at(*level)).contains(action));
        match (facts.side, least) {
            (_, None) => Self::Nothing,
            (Side::Staff, Some(_)) => Self::Everything,
            (Side::Client { node, .. }, Some(least)) => Self::Reach { node, least },
        }
    }

    pub fn admits(&self, project: &ProjectPlace, forest: &Forest) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Reach { node, least } => {
                project.state == ProjectState::Active
                    && project.level >= *least
                    && project.clients.iter().any(|client| forest.is_at_or_above(*client, *node))
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
