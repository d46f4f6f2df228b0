//! What a change of access gives and takes: two states of the world, subtracted person by person.

use crate::access::{Action, Acts};
use crate::project::Level;
use crate::{ClientId, ProjectId};
use std::collections::{BTreeMap, BTreeSet};

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident = $action:ident $name:literal,)*) => {
        /// What can be gained or lost in a project, the most sensitive first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SightKind { $($(#[$meta])* $kind,)* }

        impl SightKind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The act that has or has not become possible.
            pub fn action(self) -> Action {
                match self { $(Self::$kind => Action::$action,)* }
            }

            /// Stable: part of fingerprints and of the audit log.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    /// Time worked, entry by entry, where the project shows it.
    TimeEntries = ViewTimeEntries "time_entries",
    /// The sum of it.
    Time = ViewTime "time",
    /// The project itself, at its level.
    Project = ViewProject "project",
    /// The board and the tasks on it.
    Tasks = ViewTask "tasks",
    Progress = ViewProgress "progress",
    /// The percentage of the whole project.
    ProjectProgress = ViewProjectProgress "project_progress",
    Approve = Approve "approve",
    Comment = CommentOnTask "comment",
    StartDiscussion = StartDiscussion "start_discussion",
    AttachToProject = AttachToProject "attach_to_project",
    AttachToTask = AttachToTask "attach_to_task",
    CreateTask = CreateTask "create_task",
    EditStatus = EditTaskStatus "edit_status",
    EditAssignee = EditTaskAssignee "edit_assignee",
    EditDates = EditTaskDates "edit_dates",
    Check = CheckTask "check",
    UpdateProgress = UpdateProgress "update_progress",
}

/// What one person has of one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// As the rule allows them, and without what the project does not show.
    pub acts: Acts,
    pub level: Level,
    /// Tasks that this person would see.
    pub tasks: u32,
}

/// Everything that some people have, project by project. Who has nothing is not in it.
pub type Sights = BTreeMap<ClientId, BTreeMap<ProjectId, Sight>>;

/// One kind of thing that a person gains or loses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SightChange {
    pub kind: SightKind,
    /// With the level at which the project is or was seen.
    pub projects: Vec<(ProjectId, Level)>,
    /// Tasks for [`SightKind::Tasks`], else projects.
    pub count: u32,
}

/// What one person gains and loses, each most sensitive first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonDifference {
    pub gains: Vec<SightChange>,
    pub losses: Vec<SightChange>,
}

/// Those who gain or lose anything.
pub type Difference = BTreeMap<ClientId, PersonDifference>;

/// What is different between before and after.
pub fn difference(before: &Sights, after: &Sights) -> Difference {
    let people: BTreeSet<ClientId> = before.keys().chain(after.keys()).copied().collect();
    let none = BTreeMap::new();
    let of = |sights: &Sights, person: &ClientId| sights.get(person).unwrap_or(&none).clone();
    people
        .into_iter()
        .map(|person| {
            let (was, is) = (of(before, &person), of(after, &person));
            (person, PersonDifference { gains: more(&was, &is), losses: more(&is, &was) })
        })
        .filter(|(_, person)| *person != PersonDifference::default())
        .collect()
}

/// What the second has and the first has not.
fn more(less: &BTreeMap<ProjectId, Sight>, more: &BTreeMap<ProjectId, Sight>) -> Vec<SightChange> {
    let change = |kind: SightKind| {
        let has = |sights: &BTreeMap<ProjectId, Sight>, id: &ProjectId| {
            sights.get(id).is_some_and(|sight| sight.acts.contains(kind.action()))
        };
        let new: Vec<_> = more.iter().filter(|(id, _)| has(more, id) && !has(less, id)).collect();
        let count = match kind {
            SightKind::Tasks => new.iter().map(|(_, sight)| sight.tasks).sum(),
            _ => u32::try_from(new.len()).unwrap_or(u32::MAX),
        };
        let projects: Vec<_> = new.into_iter().map(|(id, sight)| (*id, sight.level)).collect();
        (!projects.is_empty()).then_some(SightChange { kind, projects, count })
    };
    SightKind::ALL.iter().copied().filter_map(change).collect()
}

/// Of a difference, all that a reviewer decides upon, as a text: people, kinds, projects and levels. Names and the number of tasks
/// are not in it: a task more is no other decision.
pub fn reviewed_text(difference: &Difference) -> String {
    let mut lines = Vec::new();
    for (person, PersonDifference { gains, losses }) in difference {
        for (sign, changes) in [("+", gains), ("-", losses)] {
            for change in changes {
                for (project, level) in &change.projects {
                    let (person, project) = (person.0.simple(), project.0.simple());
                    lines.push(format!("{person} {sign}{} {project} {}", change.kind.name(), level.name()));
                }
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AccountId;
    use crate::access::{Facts, Paths, Side, Target, acts};
    use crate::permission::{Base, Permissions};
    use crate::privilege::Privileges;
    use crate::project::ProjectState;
    use uuid::Uuid;

    fn client(number: u128) -> ClientId {
        ClientId(Uuid::from_u128(number))
    }

    fn project(number: u128) -> ProjectId {
        ProjectId(Uuid::from_u128(number))
    }

    /// What somebody with every grant and privilege has at a level.
    fn sight(level: Level, tasks: u32) -> Sight {
        let side = Side::Client { node: client(1), privileges: Privileges::ALL };
        let facts = Facts::new(AccountId(Uuid::nil()), true, side, Permissions::of_base(Base::Client));
        let (paths, state) = (Paths::WIDE, ProjectState::Active);
        let target = Target { paths, is_invited: true, is_member: false, level, state, is_shared: true };
        Sight { acts: acts(&facts, target), level, tasks }
    }

    fn sights(of: &[(u128, u128, Sight)]) -> Sights {
        let mut sights = Sights::new();
        for (person, at, sight) in of {
            sights.entry(client(*person)).or_default().insert(project(*at), *sight);
        }
        sights
    }

    fn kinds(changes: &[SightChange]) -> Vec<(SightKind, u32)> {
        changes.iter().map(|change| (change.kind, change.count)).collect()
    }

    #[test]
    fn nothing_changes_nothing() {
        let same = sights(&[(1, 1, sight(Level::Full, 3))]);
        assert!(difference(&same, &same).is_empty());
        let a_task_more = sights(&[(1, 1, sight(Level::Full, 4))]);
        assert!(difference(&same, &a_task_more).is_empty());
    }

    #[test]
    fn a_lower_level_takes_what_it_does_not_show() {
        let (before, after) =
            (sights(&[(1, 1, sight(Level::ReadOnly, 3))]), sights(&[(1, 1, sight(Level::Overview, 3))]));
        let found = difference(&before, &after);
        assert!(found[&client(1)].gains.is_empty());
        assert_eq!(
            kinds(&found[&client(1)].losses),
            [(SightKind::Tasks, 3), (SightKind::Progress, 1), (SightKind::Comment, 1), (SightKind::AttachToTask, 1)]
        );
    }

    #[test]
    fn entries_of_time_are_gained_and_lost_apart_from_their_sum_r67() {
        let shown = sight(Level::Overview, 0);
        let hidden = Sight { acts: shown.acts.without_time(), ..shown };
        let sum_alone = Sight { acts: shown.acts.without(Action::ViewTimeEntries), ..shown };
        assert_eq!([shown, sum_alone, hidden].map(|sight| sight.acts.sees_time()), [true, true, false]);
        for (before, after, gained) in [
            (sum_alone, shown, vec![(SightKind::TimeEntries, 1)]),
            (hidden, shown, vec![(SightKind::TimeEntries, 1), (SightKind::Time, 1)]),
            (hidden, sum_alone, vec![(SightKind::Time, 1)]),
        ] {
            let (before, after) = (sights(&[(1, 1, before)]), sights(&[(1, 1, after)]));
            assert_eq!(kinds(&difference(&before, &after)[&client(1)].gains), gained);
            assert_eq!(kinds(&difference(&after, &before)[&client(1)].losses), gained);
        }
    }

    #[test]
    fn one_project_for_another_is_gained_and_lost() {
        let before = sights(&[(1, 1, sight(Level::Overview, 3)), (1, 2, sight(Level::Overview, 1))]);
        let after = sights(&[(1, 2, sight(Level::Overview, 1)), (1, 3, sight(Level::Full, 2))]);
        let found = difference(&before, &after).remove(&client(1)).unwrap();
        assert_eq!(found.gains[2].kind, SightKind::Project);
        assert_eq!(found.gains[2].projects, [(project(3), Level::Full)]);
        assert_eq!(found.losses[2].projects, [(project(1), Level::Overview)]);
    }

    #[test]
    fn the_text_that_is_reviewed_names_people_kinds_projects_and_levels() {
        let found = difference(&Sights::new(), &sights(&[(1, 2, sight(Level::Overview, 9))]));
        let line = "00000000000000000000000000000001 +project 00000000000000000000000000000002 overview";
        assert!(reviewed_text(&found).lines().any(|found| found == line));
        assert!(reviewed_text(&Difference::new()).is_empty());
    }
}
