//! Files of projects and of tasks: where they belong, who sees them and who changes them.

use crate::access::{Action, Acts, CommentScope, Facts, ProjectScope, RoundScope, Side, TaskScope, Worker};
use crate::{AccountId, ClientId, ProjectId, TaskId};

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

/// Which files: those of projects and tasks in scope, with or without the team's own. What was sent with a comment is seen by whoever
/// reads the comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileScope {
    pub projects: ProjectScope,
    pub tasks: TaskScope,
    pub comments: CommentScope,
    pub team_only: bool,
}

impl FileScope {
    pub fn of(facts: &Facts) -> Self {
        Self {
            projects: ProjectScope::of(facts, Action::ViewProject),
            tasks: TaskScope::of(facts),
            comments: CommentScope::of(facts),
            team_only: facts.is_staff(),
        }
    }

    /// Those of tasks that are put before this person for approval (R18).
    pub fn in_rounds(facts: &Facts) -> Self {
        let rounds = RoundScope::of(facts);
        let comments = CommentScope::in_rounds(facts);
        Self { projects: rounds.projects, tasks: rounds.tasks(), comments, team_only: rounds.team_only }
    }
}

/// Who uploaded a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    pub account: AccountId,
    pub worker: Worker,
    /// It waits to be sent with a comment.
    pub is_pending: bool,
}

/// Whether somebody may see what another uploaded. Clients of other roots do not learn of it (R44, R58), and nobody of what is yet to be
/// sent.
///
/// `root`: above a client, the top of its tree.
pub fn sees_upload(facts: &Facts, root: Option<ClientId>, co_clients_visible: bool, upload: Upload) -> bool {
    if upload.is_pending {
        return upload.account == facts.account;
    }
    match (facts.side, upload.worker) {
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
    use crate::access::{ClientLink, ProjectPlace, Remark};
    use crate::client::Forest;
    use crate::permission::{Base, Permissions};
    use crate::privilege::Privileges;
    use crate::project::{Level, ProjectState};
    use uuid::Uuid;

    const READER: AccountId = AccountId(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(Uuid::from_u128(2));

    fn root(number: u128) -> ClientId {
        ClientId(Uuid::from_u128(number))
    }

    fn client(privileges: Privileges) -> Facts {
        Facts::new(READER, true, Side::Client { node: root(1), privileges }, Permissions::of_base(Base::Client))
    }

    fn staff() -> Facts {
        Facts::new(READER, true, Side::Staff, Permissions::of_base(Base::Staff))
    }

    #[test]
    fn uploads_of_other_roots_are_hidden_from_clients() {
        // R44, R58
        let client = client(Privileges::ALL);
        for (facts, co_clients_visible, worker, expected) in [
            (&staff(), false, Worker::Client { root: root(2) }, true),
            (&client, false, Worker::Team, true),
            (&client, false, Worker::Client { root: root(1) }, true),
            (&client, false, Worker::Client { root: root(2) }, false),
            (&client, true, Worker::Client { root: root(2) }, true),
        ] {
            let own_root = (!facts.is_staff()).then_some(root(1));
            let upload = Upload { account: OTHER, worker, is_pending: false };
            assert_eq!(sees_upload(facts, own_root, co_clients_visible, upload), expected, "{upload:?}");
            // what is yet to be sent is nobody else's, whoever they are
            let pending = Upload { is_pending: true, ..upload };
            assert!(!sees_upload(facts, own_root, co_clients_visible, pending), "{pending:?}");
            assert!(sees_upload(facts, own_root, co_clients_visible, Upload { account: READER, ..pending }));
        }
        let foreign = Upload { account: OTHER, worker: Worker::Client { root: root(2) }, is_pending: false };
        assert!(!sees_upload(&client, None, false, foreign), "unknown means deny");
    }

    #[test]
    fn what_was_sent_with_a_comment_is_seen_by_whoever_reads_it() {
        // B040, R5, R18, R44, R54, R56, R58
        let mut forest = Forest::default();
        for node in [root(1), root(2)] {
            forest.place(node, None).unwrap();
        }
        let clients = [root(1), root(2)].map(|client| ClientLink { client, cap: Privileges::ALL }).to_vec();
        let project = |level| {
            let state = ProjectState::Active;
            ProjectPlace { clients: clients.clone(), level, state, invited: None, members: Vec::new() }
        };
        let blind = Privileges { view_progress: false, ..Privileges::ALL };
        let team = Remark { author: OTHER, writer: Worker::Team, is_team_only: false, is_addressed: false };
        let internal = Remark { is_team_only: true, ..team };
        let stranger = Remark { writer: Worker::Client { root: root(2) }, ..team };
        let own = Remark { author: READER, writer: Worker::Client { root: root(1) }, ..team };
        let addressed = Remark { is_addressed: true, ..team };
        for (remark, with_p2, without_p2) in [
            (team, true, false),
            (internal, false, false),
            (stranger, false, false),
            (own, true, true),
            (addressed, true, true),
        ] {
            for (facts, expected) in [(client(Privileges::ALL), with_p2), (client(blind), without_p2), (staff(), true)]
            {
                // with the task, and where one is asked about it without its sight
                for (scope, level) in
                    [(FileScope::of(&facts), Level::ReadOnly), (FileScope::in_rounds(&facts), Level::Overview)]
                {
                    let is_seen = scope.comments.admits(&project(level), &forest, false, remark);
                    assert_eq!(is_seen, expected, "{level:?} {remark:?}");
                }
            }
        }
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
