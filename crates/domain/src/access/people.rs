//! Who may be given a task, and who may read the names of those who have one.

use super::{Action, Facts, Side, Target, decide};
use crate::permission::Permission;
use crate::project::Level;
use crate::{AccountId, ClientId};

/// Where somebody who works on tasks belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Worker {
    Team,
    /// A client contact, by the root of the tree that they stand in.
    Client {
        root: ClientId,
    },
}

/// Which of the people who work on a project's tasks a person may know of (R44, R58).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PeopleScope {
    team: bool,
    clients: KnownClients,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum KnownClients {
    All,
    Of { root: ClientId },
    Oneself(AccountId),
}

impl PeopleScope {
    /// `root`: above a client, the top of its tree. `co_clients_visible`: the project lets clients of different roots know each other.
    pub fn of(facts: &Facts, root: Option<ClientId>, co_clients_visible: bool) -> Self {
        match facts.side {
            Side::Staff => Self { team: true, clients: KnownClients::All },
            Side::Client { node, .. } => Self {
                team: facts.holds(Permission::PeopleViewTeam),
                clients: match (facts.holds(Permission::PeopleViewColleagues), co_clients_visible) {
                    (false, _) => KnownClients::Oneself(facts.account),
                    (true, true) => KnownClients::All,
                    (true, false) => KnownClients::Of { root: root.unwrap_or(node) },
                },
            },
        }
    }

    pub fn admits(&self, account: AccountId, worker: Worker) -> bool {
        match (worker, self.clients) {
            (Worker::Team, _) => self.team,
            (Worker::Client { .. }, KnownClients::All) => true,
            (Worker::Client { root }, KnownClients::Of { root: own }) => root == own,
            (Worker::Client { .. }, KnownClients::Oneself(own)) => account == own,
        }
    }
}

/// Whether somebody may be given a task: they see it, and clients see it on a project that they may work in (R27, R68).
pub fn may_be_assigned(facts: &Facts, task: Target) -> bool {
    (facts.is_staff() || task.level == Level::Full) && decide(facts, Action::ViewTask, task).is_allowed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Paths;
    use crate::permission::{Base, Permissions};
    use crate::privilege::Privileges;
    use crate::project::ProjectState;
    use uuid::Uuid;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(Uuid::from_u128(2));
    const ROOT: ClientId = ClientId(Uuid::from_u128(3));
    const FOREIGN: ClientId = ClientId(Uuid::from_u128(4));

    fn client(permissions: Permissions) -> Facts {
        let side = Side::Client { node: ClientId(Uuid::from_u128(5)), privileges: Privileges::ALL };
        Facts::new(ACCOUNT, true, side, permissions)
    }

    fn staff(permissions: Permissions) -> Facts {
        Facts::new(ACCOUNT, true, Side::Staff, permissions)
    }

    fn task(level: Level) -> Target {
        let (paths, state) = (Paths::WIDE, ProjectState::Active);
        Target { paths, is_invited: true, is_member: false, level, state, is_shared: true }
    }

    #[test]
    fn names_are_known_within_a_root_and_of_the_team_by_their_grants() {
        let all = Permissions::of_base(Base::Client);
        let without = |missing| all.iter().filter(|held| *held != missing).collect::<Permissions>();
        let [team, own, foreign] =
            [(OTHER, Worker::Team), (OTHER, Worker::Client { root: ROOT }), (OTHER, Worker::Client { root: FOREIGN })];
        let oneself = (ACCOUNT, Worker::Client { root: ROOT });
        for (facts, co_clients_visible, known) in [
            (staff(Permissions::NONE), false, [true; 4]),
            (client(all), false, [true, true, false, true]),
            (client(all), true, [true, true, true, true]),
            (client(without(Permission::PeopleViewTeam)), false, [false, true, false, true]),
            (client(without(Permission::PeopleViewColleagues)), false, [true, false, false, true]),
            (client(without(Permission::PeopleViewColleagues)), true, [true, false, false, true]),
        ] {
            let scope = PeopleScope::of(&facts, Some(ROOT), co_clients_visible);
            let found = [team, own, foreign, oneself].map(|(account, worker)| scope.admits(account, worker));
            assert_eq!(found, known, "{facts:?} {co_clients_visible}");
        }
    }

    #[test]
    fn clients_are_assigned_on_full_alone_and_only_where_they_see_the_task() {
        // R27, R68, B126
        let (all, full) = (client(Permissions::of_base(Base::Client)), task(Level::Full));
        for (level, may) in
            [(Level::NotVisible, false), (Level::Overview, false), (Level::ReadOnly, false), (Level::Full, true)]
        {
            assert_eq!(may_be_assigned(&all, task(level)), may, "{level:?}");
        }
        assert!(!may_be_assigned(&all, Target { is_shared: false, ..full }), "a team-only task");
        assert!(!may_be_assigned(&all, Target { paths: Paths::NONE, ..full }), "out of reach");
        assert!(!may_be_assigned(&all, Target { is_invited: false, ..full }), "not invited");
        assert!(!may_be_assigned(&all, Target { state: ProjectState::Archived, ..full }), "archived");
        assert!(!may_be_assigned(&Facts { is_live: false, ..all }, full), "no login");
        let blind = Side::Client { node: ROOT, privileges: Privileges::NONE };
        assert!(!may_be_assigned(&Facts { side: blind, ..all }, full), "without P1");
        let view = [Permission::ProjectViewOverview, Permission::TaskView].into_iter();
        let hidden = Target { is_shared: false, ..task(Level::NotVisible) };
        assert!(may_be_assigned(&staff(view.clone().chain([Permission::ProjectViewAll]).collect()), hidden));
        assert!(!may_be_assigned(&staff(view.clone().collect()), hidden), "not on the team");
        assert!(may_be_assigned(&staff(view.collect()), Target { is_member: true, ..hidden }));
    }
}
