//! The ways to a project, and where it stands among clients and staff.

use super::{Facts, Side, Target};
use crate::client::Forest;
use crate::privilege::Privileges;
use crate::project::{Level, ProjectState};
use crate::{AccountId, ClientId};
use std::fmt;

/// The paths on which a client reaches a project. A path is known by what the project leaves of the privileges on it, and two that
/// leave the same are one: they are judged alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Paths(u16);

impl Paths {
    /// Not reached.
    pub const NONE: Self = Self(0);

    /// One path that narrows nothing: the last of all combinations.
    pub const WIDE: Self = Self(1 << 11);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is left of the privileges on each path.
    pub fn iter(self) -> impl Iterator<Item = Privileges> {
        numbered().filter(move |(bit, _)| self.0 & bit != 0).map(|(_, cap)| cap)
    }
}

/// Each combination of privileges with a bit of its own.
fn numbered() -> impl Iterator<Item = (u16, Privileges)> {
    (0..).map(|place| 1 << place).zip(Privileges::every())
}

impl FromIterator<Privileges> for Paths {
    fn from_iter<I: IntoIterator<Item = Privileges>>(caps: I) -> Self {
        let bit = |cap| numbered().find(|(_, known)| *known == cap).map_or(0, |(bit, _)| bit);
        Self(caps.into_iter().fold(0, |bits, cap| bits | bit(cap)))
    }
}

impl fmt::Debug for Paths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A client of a project, and what the project leaves of the privileges to who comes by it (R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientLink {
    pub client: ClientId,
    pub cap: Privileges,
}

/// Where a project stands, as far as access asks.
#[derive(Clone, Debug)]
pub struct ProjectPlace {
    pub clients: Vec<ClientLink>,
    pub level: Level,
    pub state: ProjectState,
    /// Given: only these people, of those whom its clients lead to it (R29). An invitation is not inherited.
    pub invited: Option<Vec<ClientId>>,
    /// The team.
    pub members: Vec<AccountId>,
}

impl ProjectPlace {
    /// The target that this project is to a person, with the share flag of the object in question.
    pub fn target(&self, facts: &Facts, forest: &Forest, is_shared: bool) -> Target {
        let (paths, is_invited) = match facts.side {
            Side::Staff => (Paths::NONE, true),
            Side::Client { node, .. } => (self.paths(node, forest), self.is_invited(node)),
        };
        let is_member = self.members.contains(&facts.account);
        Target { paths, is_invited, is_member, level: self.level, state: self.state, is_shared }
    }

    pub(super) fn paths(&self, node: ClientId, forest: &Forest) -> Paths {
        self.clients.iter().filter(|link| forest.is_at_or_above(link.client, node)).map(|link| link.cap).collect()
    }

    pub(super) fn is_invited(&self, node: ClientId) -> bool {
        self.invited.as_ref().is_none_or(|invited| invited.contains(&node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_a_set_of_what_they_leave() {
        assert_eq!(Paths::WIDE, [Privileges::ALL].into_iter().collect());
        assert_eq!(Privileges::every().collect::<Paths>().iter().count(), 12);
        let (one, none) = ([Privileges::NONE; 3].into_iter().collect::<Paths>(), Paths::from_iter([]));
        assert_eq!(one.iter().collect::<Vec<_>>(), [Privileges::NONE]);
        assert!(none.is_empty() && none == Paths::NONE && !one.is_empty());
    }
}
