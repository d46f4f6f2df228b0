//! Who sees time worked, and whose entries somebody changes.

use super::{Action, Acts, Facts, ProjectPlace, ProjectScope, Target, acts};
use crate::AccountId;
use crate::client::Forest;
use crate::project::{ProjectState, time_is_shown};

/// Which entries of time worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeScope {
    pub projects: ProjectScope,
    /// Only this account's own.
    pub worker: Option<AccountId>,
    /// Only of projects that show time, and nothing of team-only tasks (R67).
    pub shown_only: bool,
}

/// An entry, as far as access asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimePlace {
    pub worker: AccountId,
    /// Of its task, if it has one.
    pub is_team_only: bool,
    pub is_deleted: bool,
}

impl TimeScope {
    /// The sum of what was worked.
    pub fn of_summary(facts: &Facts) -> Self {
        Self::of(facts, Action::ViewTime)
    }

    pub fn of_entries(facts: &Facts) -> Self {
        Self::of(facts, Action::ViewTimeEntries)
    }

    /// Staff who may not see everybody's still see their own.
    fn of(facts: &Facts, action: Action) -> Self {
        let projects = ProjectScope::of(facts, action);
        if facts.is_staff() && projects == ProjectScope::Nothing {
            let projects = ProjectScope::of(facts, Action::LogTime);
            return Self { projects, worker: Some(facts.account), shown_only: false };
        }
        Self { projects, worker: None, shown_only: !facts.is_staff() }
    }

    /// `wish`: that the project shows time. What is in the bin takes its time with it, for everybody.
    pub fn admits(&self, project: &ProjectPlace, wish: bool, entry: TimePlace, forest: &Forest) -> bool {
        let is_shown = time_is_shown(project.level, wish) && !entry.is_team_only;
        self.projects.admits(project, forest)
            && project.state != ProjectState::Deleted
            && !entry.is_deleted
            && self.worker.is_none_or(|worker| worker == entry.worker)
            && (!self.shown_only || is_shown)
    }
}

/// What a person may do to an entry: whoever may log time changes their own.
pub fn time_acts(facts: &Facts, project: Target, worker: AccountId) -> Acts {
    let acts = acts(facts, project);
    if worker == facts.account && acts.contains(Action::LogTime) { acts.with(Action::EditTime) } else { acts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientId;
    use crate::access::{Paths, Side};
    use crate::permission::{Base, Permission, Permissions};
    use crate::privilege::Privileges;
    use crate::project::Level;
    use uuid::Uuid;

    const OWN: AccountId = AccountId(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(Uuid::from_u128(2));

    fn staff(grants: &str) -> Facts {
        Facts::new(OWN, true, Side::Staff, Permissions::from_names(grants))
    }

    fn target(level: Level) -> Target {
        let (paths, state) = (Paths::WIDE, ProjectState::Active);
        Target { paths, is_invited: true, is_member: true, level, state, is_shared: true }
    }

    #[test]
    fn own_entries_are_changed_by_who_logs_time_and_others_by_who_edits_the_project() {
        let hidden = target(Level::NotVisible);
        for (grants, own, others) in [
            ("", false, false),
            ("project.edit", false, false),
            ("project.view_overview", true, false),
            ("project.view_overview project.edit", true, true),
        ] {
            let may = |worker| time_acts(&staff(grants), hidden, worker).contains(Action::EditTime);
            assert_eq!((may(OWN), may(OTHER)), (own, others), "{grants}");
        }
        let side = Side::Client { node: ClientId(Uuid::nil()), privileges: Privileges::ALL };
        let client = Facts::new(OWN, true, side, Permissions::of_base(Base::Client));
        assert!(!time_acts(&client, target(Level::Full), OWN).contains(Action::EditTime));
    }

    #[test]
    fn staff_without_the_grant_see_their_own_time_alone() {
        let all = "project.view_overview project.view_all";
        let own = TimeScope { projects: ProjectScope::Everything, worker: Some(OWN), shown_only: false };
        let everybody = TimeScope { worker: None, ..own };
        assert_eq!(TimeScope::of_entries(&staff(all)), own);
        let sees = format!("{all} {}", Permission::TimeViewEntries.name());
        assert_eq!(TimeScope::of_entries(&staff(&sees)), everybody);
        assert_eq!(TimeScope::of_summary(&staff(&sees)), own, "the sum is a grant of its own");
        let blind = staff(Permission::TimeViewEntries.name());
        assert_eq!(TimeScope::of_entries(&blind).projects, ProjectScope::Nothing, "R63");
    }
}
