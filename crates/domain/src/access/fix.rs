//! Which single setting would allow what is refused: settings are changed one at a time, and the rule itself is asked again.

use super::{Action, Facts, Side, Target, decide};
use crate::permission::Permission;
use crate::privilege::{Privileges, UpdateProgress};
use crate::project::{Level, ProjectState};

/// One setting, changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// The object is shared, or shown.
    Share,
    /// A privilege on the account.
    Privilege {
        number: u8,
    },
    /// What the project leaves of a privilege to who comes by this path.
    Widen {
        path: Privileges,
        number: u8,
    },
    Grant(Permission),
    Invite,
    JoinTeam,
    Level(Level),
    /// The project is brought back from the archive or the bin.
    Activate,
    /// The person's node, or one above it, becomes a client of the project.
    AddClient,
    /// The account may sign in.
    OpenAccount,
}

/// The smallest change of one setting that would allow this. None where it is allowed, or where no single one would do.
pub fn shortest_fix(facts: &Facts, action: Action, target: Target) -> Option<Fix> {
    if decide(facts, action, target).is_allowed() {
        return None;
    }
    changes(facts, action, target)
        .into_iter()
        .find(|(_, facts, target)| decide(facts, action, *target).is_allowed())
        .map(|(fix, ..)| fix)
}

/// Each setting changed by itself, those that concern least first.
fn changes(facts: &Facts, action: Action, target: Target) -> Vec<(Fix, Facts, Target)> {
    let of_target = |fix, target| (fix, *facts, target);
    let mut changes = vec![of_target(Fix::Share, Target { is_shared: true, ..target })];
    if let Side::Client { node, privileges } = facts.side {
        changes.extend(wider(privileges).map(|(number, privileges)| {
            (Fix::Privilege { number }, Facts { side: Side::Client { node, privileges }, ..*facts }, target)
        }));
    }
    for path in target.paths.iter() {
        changes.extend(wider(path).map(|(number, wide)| {
            let paths = target.paths.iter().map(|other| if other == path { wide } else { other }).collect();
            of_target(Fix::Widen { path, number }, Target { paths, ..target })
        }));
    }
    changes.push(of_target(Fix::Invite, Target { is_invited: true, ..target }));
    changes.push(of_target(Fix::JoinTeam, Target { is_member: true, ..target }));
    changes.extend(action.grants().map(|permission| (Fix::Grant(permission), facts.with(permission), target)));
    let higher = Level::ALL.into_iter().filter(|level| *level > target.level);
    changes.extend(higher.map(|level| of_target(Fix::Level(level), Target { level, ..target })));
    changes.push(of_target(Fix::Activate, Target { state: ProjectState::Active, ..target }));
    if target.paths.is_empty() {
        let paths = [Privileges::ALL].into_iter().collect();
        changes.push(of_target(Fix::AddClient, Target { paths, ..target }));
    }
    changes.push((Fix::OpenAccount, Facts { is_live: true, ..*facts }, target));
    changes
}

/// With one privilege more, or wider.
fn wider(from: Privileges) -> impl Iterator<Item = (u8, Privileges)> {
    let update = |update_progress| (3, Privileges { update_progress, ..from });
    [
        (1, Privileges { view_tasks: true, ..from }),
        (2, Privileges { view_progress: true, ..from }),
        update(from.update_progress.max(UpdateProgress::Comment)),
        update(UpdateProgress::Full),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Paths;
    use crate::permission::{Base, Permissions};
    use crate::{AccountId, ClientId};
    use uuid::Uuid;

    const OPEN: Target = Target {
        paths: Paths::WIDE,
        is_invited: true,
        is_member: false,
        level: Level::Full,
        state: ProjectState::Active,
        is_shared: true,
    };

    fn client(privileges: Privileges) -> Facts {
        let side = Side::Client { node: ClientId(Uuid::nil()), privileges };
        Facts::new(AccountId(Uuid::nil()), true, side, Permissions::of_base(Base::Client))
    }

    fn without(facts: Facts, permissions: &[Permission]) -> Facts {
        let kept = facts.permissions().iter().filter(|held| !permissions.contains(held)).collect();
        Facts::new(facts.account, facts.is_live, facts.side, kept)
    }

    #[test]
    fn one_setting_that_would_do_is_found() {
        let all = client(Privileges::ALL);
        let staff = Facts::new(all.account, true, Side::Staff, Permissions::of_base(Base::Staff));
        let narrow = Privileges { view_progress: false, ..Privileges::ALL };
        let narrowed = [narrow].into_iter().collect();
        let archived = ProjectState::Archived;
        for (facts, action, target, fix) in [
            (all, Action::ViewTask, OPEN, None),
            (all, Action::ViewTask, Target { is_shared: false, ..OPEN }, Some(Fix::Share)),
            (client(Privileges::NONE), Action::ViewBoard, OPEN, Some(Fix::Privilege { number: 1 })),
            (client(narrow), Action::ViewProgress, OPEN, Some(Fix::Privilege { number: 2 })),
            (
                all,
                Action::ViewProgress,
                Target { paths: narrowed, ..OPEN },
                Some(Fix::Widen { path: narrow, number: 2 }),
            ),
            (all, Action::ViewBoard, Target { is_invited: false, ..OPEN }, Some(Fix::Invite)),
            (without(all, &[Permission::TaskView]), Action::CheckTask, OPEN, Some(Fix::Grant(Permission::TaskView))),
            (all, Action::ViewBoard, Target { level: Level::NotVisible, ..OPEN }, Some(Fix::Level(Level::ReadOnly))),
            (all, Action::ViewProject, Target { state: archived, ..OPEN }, Some(Fix::Activate)),
            (all, Action::ViewProject, Target { paths: Paths::NONE, ..OPEN }, Some(Fix::AddClient)),
            (Facts { is_live: false, ..all }, Action::ViewProject, OPEN, Some(Fix::OpenAccount)),
            (without(staff, &[Permission::ProjectViewAll]), Action::EditProject, OPEN, Some(Fix::JoinTeam)),
        ] {
            assert_eq!(shortest_fix(&facts, action, target), fix, "{action:?} {target:?}");
        }
    }

    #[test]
    fn where_two_settings_stand_in_the_way_or_a_rule_none_is() {
        let all = client(Privileges::ALL);
        let hidden = Target { level: Level::NotVisible, is_shared: false, ..OPEN };
        assert_eq!(shortest_fix(&all, Action::ViewTask, hidden), None);
        let less = without(all, &[Permission::TaskView, Permission::TaskCheck]);
        assert_eq!(shortest_fix(&less, Action::CheckTask, OPEN), None);
        for action in [Action::ViewFinance, Action::EditProject, Action::DeleteTask] {
            assert_eq!(shortest_fix(&all, action, OPEN), None, "{action:?}: for staff only (R71)");
        }
    }
}
