//! Files of projects and of tasks: where they belong, who sees them and who changes them.

use crate::access::{Action, Acts, Facts, ProjectScope, RoundScope, Side, TaskScope, Worker};
use crate::{ClientId, ProjectId, TaskId};

/// What a file was attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilePlace {
    Project(ProjectId),
    Task(TaskId),
}

impl FilePlace {
    /// Uploading to it (R37, R63). Downloading follows sight.
    pub fn attaching(self) -> Action {
        match self {
            Self::Project(_) => Action::AttachToProject,
            Self::Task(_) => Action::AttachToTask,
        }
    }

    fn editing(self) -> Action {
        match self {
            Self::Project(_) => Action::EditProject,
            Self::Task(_) => Action::EditTask,
        }
    }
}

/// Which files: those of projects and tasks in scope, with or without the team's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileScope {
    pub projects: ProjectScope,
    pub tasks: TaskScope,
    pub team_only: bool,
}

impl FileScope {
    pub fn of(facts: &Facts) -> Self {
        Self {
            projects: ProjectScope::of(facts, Action::ViewProject),
            tasks: TaskScope::of(facts),
            team_only: facts.is_staff(),
        }
    }

    /// Those of tasks that are put before this person for approval (R18).
    pub fn in_rounds(facts: &Facts) -> Self {
        let rounds = RoundScope::of(facts);
        Self { projects: rounds.projects, tasks: rounds.tasks(), team_only: rounds.team_only }
    }
}

/// Whether somebody may see what another uploaded. Clients of other roots do not learn of it (R44, R58).
///
/// `root`: above a client, the top of its tree.
pub fn sees_upload(facts: &Facts, root: Option<ClientId>, co_clients_visible: bool, uploader: Worker) -> bool {
    match (facts.side, uploader) {
        (Side::Staff, _) | (Side::Client { .. }, Worker::Team) => true,
        (Side::Client { .. }, Worker::Client { root: theirs }) => co_clients_visible || root == Some(theirs),
    }
}

/// Whether somebody may rename a file that they see, change its audience, delete it and restore it: who edits what it belongs to, and
/// whoever uploaded it, as long as they still might.
pub fn may_change(acts: Acts, place: FilePlace, is_own: bool) -> bool {
    acts.contains(place.editing()) || (is_own && acts.contains(place.attaching()))
}

/// Whether somebody may delete a file for good: who edits what it belongs to. One's own is not enough, as others may have seen it.
pub fn may_purge(acts: Acts, place: FilePlace) -> bool {
    acts.contains(place.editing())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AccountId;
    use crate::permission::Permissions;
    use crate::privilege::Privileges;
    use uuid::Uuid;

    fn root(number: u128) -> ClientId {
        ClientId(Uuid::from_u128(number))
    }

    #[test]
    fn uploads_of_other_roots_are_hidden_from_clients() {
        // R44, R58
        let client = Side::Client { node: root(1), privileges: Privileges::ALL };
        let facts = |side| Facts::new(AccountId(Uuid::nil()), true, side, Permissions::NONE);
        for (side, co_clients_visible, uploader, expected) in [
            (Side::Staff, false, Worker::Client { root: root(2) }, true),
            (client, false, Worker::Team, true),
            (client, false, Worker::Client { root: root(1) }, true),
            (client, false, Worker::Client { root: root(2) }, false),
            (client, true, Worker::Client { root: root(2) }, true),
        ] {
            let root = (side != Side::Staff).then_some(root(1));
            assert_eq!(
                sees_upload(&facts(side), root, co_clients_visible, uploader),
                expected,
                "{side:?} {uploader:?}"
            );
        }
        assert!(!sees_upload(&facts(client), None, false, Worker::Client { root: root(2) }), "unknown means deny");
    }

    #[test]
    fn ones_own_files_are_changed_by_who_may_still_upload() {
        // R37, R63
        let (task, project) = (FilePlace::Task(TaskId(Uuid::nil())), FilePlace::Project(ProjectId(Uuid::nil())));
        for (place, lost, is_own, expected) in [
            (task, vec![], false, true),
            (task, vec![Action::EditTask], false, false),
            (task, vec![Action::EditTask], true, true),
            (task, vec![Action::EditTask, Action::AttachToTask], true, false),
            (project, vec![Action::EditProject], false, false),
            (project, vec![Action::EditProject], true, true),
            (project, vec![Action::EditProject, Action::AttachToProject], true, false),
        ] {
            let acts = lost.iter().fold(Acts::ALL, |acts, action| acts.without(*action));
            assert_eq!(may_change(acts, place, is_own), expected, "{place:?} {lost:?} {is_own}");
            assert_eq!(may_purge(acts, place), lost.is_empty(), "{place:?} {lost:?}");
        }
    }
}
