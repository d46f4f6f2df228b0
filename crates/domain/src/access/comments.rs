//! Which comments a person reads, and what they may do to one (R5, R44, R56, R58).

use super::{Action, Acts, Facts, ProjectPlace, ProjectScope, RoundScope, Side, Worker};
use crate::client::Forest;
use crate::{AccountId, ClientId};
use chrono::{DateTime, TimeDelta, Utc};

/// How long its author may change a comment.
pub const COMMENT_EDIT_WINDOW: TimeDelta = TimeDelta::minutes(15);

/// What a comment is to the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    pub author: AccountId,
    pub writer: Worker,
    pub is_team_only: bool,
    /// The person who wants to read it is mentioned in it.
    pub is_addressed: bool,
}

/// Which comments, of those on tasks in scope. Staff read all. Clients read what is shared with them: their own words, those addressed to
/// them and, where they may view others', everybody's whom they may know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommentScope {
    pub account: AccountId,
    /// Clients: their node.
    pub node: Option<ClientId>,
    /// Where others' words are read.
    pub others: ProjectScope,
}

impl CommentScope {
    pub fn of(facts: &Facts) -> Self {
        let node = match facts.side {
            Side::Staff => None,
            Side::Client { node, .. } => Some(node),
        };
        Self { account: facts.account, node, others: ProjectScope::of(facts, Action::ViewComments) }
    }

    /// The same for what is said of how far a task is, which has the audience that its task had then and is addressed to nobody;
    /// staff read it with the grant.
    pub fn of_progress(facts: &Facts) -> Self {
        Self { others: ProjectScope::of(facts, Action::ViewProgress), ..Self::of(facts) }
    }

    /// The same for whoever reads them with what is put before them for approval (R54).
    pub fn in_rounds(facts: &Facts) -> Self {
        Self { others: RoundScope::of(facts).words_of_others(facts), ..Self::of(facts) }
    }

    /// `co_clients_visible`: the project lets clients of different roots know each other.
    pub fn admits(&self, project: &ProjectPlace, forest: &Forest, co_clients_visible: bool, remark: Remark) -> bool {
        let Some(node) = self.node else { return true };
        let is_known = match remark.writer {
            Worker::Team => true,
            Worker::Client { root } => co_clients_visible || forest.root_of(node) == Some(root),
        };
        let is_for_reader = remark.is_addressed || self.others.admits(project, forest);
        !remark.is_team_only && (remark.author == self.account || is_known && is_for_reader)
    }
}

/// What of the acts upon its task can be done to one comment: it is changed by its author and for a while, and taken back by its author
/// or by who may delete the task. What was taken back stays so.
pub fn comment_acts(
    facts: &Facts,
    acts: Acts,
    author: AccountId,
    written_at: DateTime<Utc>,
    now: DateTime<Utc>,
    is_removed: bool,
) -> Acts {
    let is_own = facts.account == author;
    let may_edit = is_own && !is_removed && now - written_at < COMMENT_EDIT_WINDOW;
    let may_remove = !is_removed && (is_own || acts.contains(Action::DeleteTask));
    let acts = if may_edit { acts } else { acts.without(Action::EditComment) };
    if may_remove { acts } else { acts.without(Action::RemoveComment) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::ClientLink;
    use crate::permission::{Base, Permission, Permissions};
    use crate::privilege::Privileges;
    use crate::project::{Level, ProjectState};
    use uuid::Uuid;

    const READER: AccountId = AccountId(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(Uuid::from_u128(2));
    const ROOT: ClientId = ClientId(Uuid::from_u128(3));
    const NODE: ClientId = ClientId(Uuid::from_u128(4));
    const FOREIGN: ClientId = ClientId(Uuid::from_u128(5));

    fn forest() -> Forest {
        let mut forest = Forest::default();
        for (node, parent) in [(ROOT, None), (FOREIGN, None), (NODE, Some(ROOT))] {
            forest.place(node, parent).unwrap();
        }
        forest
    }

    fn client(privileges: Privileges) -> Facts {
        Facts::new(READER, true, Side::Client { node: NODE, privileges }, Permissions::of_base(Base::Client))
    }

    fn project(level: Level) -> ProjectPlace {
        let clients = [ROOT, FOREIGN].map(|client| ClientLink { client, cap: Privileges::ALL }).to_vec();
        ProjectPlace { clients, level, state: ProjectState::Active, invited: None, members: Vec::new() }
    }

    fn reads(facts: &Facts, co_clients_visible: bool, remark: Remark) -> bool {
        CommentScope::of(facts).admits(&project(Level::ReadOnly), &forest(), co_clients_visible, remark)
    }

    const TEAM: Remark = Remark { author: OTHER, writer: Worker::Team, is_team_only: false, is_addressed: false };
    const COLLEAGUE: Remark = Remark { writer: Worker::Client { root: ROOT }, ..TEAM };
    const STRANGER: Remark = Remark { writer: Worker::Client { root: FOREIGN }, ..TEAM };

    #[test]
    fn who_reads_which_comment() {
        // B007, B040, B196, R5, R44, R56, R58
        let blind = Privileges { view_progress: false, ..Privileges::ALL };
        let own = Remark { author: READER, ..COLLEAGUE };
        let addressed = |remark| Remark { is_addressed: true, ..remark };
        let internal = |remark| Remark { is_team_only: true, ..remark };
        for (remark, with_p2, without_p2) in [
            (TEAM, true, false),
            (COLLEAGUE, true, false),
            (STRANGER, false, false),
            (own, true, true),
            (addressed(TEAM), true, true),
            (addressed(STRANGER), false, false),
            (internal(TEAM), false, false),
            (internal(own), false, false),
            (internal(addressed(TEAM)), false, false),
        ] {
            assert_eq!(reads(&client(Privileges::ALL), false, remark), with_p2, "{remark:?}");
            assert_eq!(reads(&client(blind), false, remark), without_p2, "without P2: {remark:?}");
            assert!(reads(&Facts::new(READER, true, Side::Staff, Permissions::NONE), false, remark), "{remark:?}");
        }
        assert!(reads(&client(Privileges::ALL), true, STRANGER), "the project lets clients know each other");
        assert!(!reads(&client(blind), true, STRANGER));
    }

    #[test]
    fn with_what_is_asked_about_p1_and_the_level_do_not_matter() {
        // R18, R54, R56: P2 does, as does the grant
        let privileges = |view_progress| Privileges { view_progress, ..Privileges::NONE };
        let facts = |view_progress, permissions| {
            Facts::new(READER, true, Side::Client { node: NODE, privileges: privileges(view_progress) }, permissions)
        };
        let all = Permissions::of_base(Base::Client);
        let silent = all.iter().filter(|held| *held != Permission::ApprovalAct).collect();
        let reads = |facts: &Facts, level, remark| {
            CommentScope::in_rounds(facts).admits(&project(level), &forest(), false, remark)
        };
        let own = Remark { author: READER, ..COLLEAGUE };
        for (facts, level, remark, expected) in [
            (facts(true, all), Level::Overview, TEAM, true),
            (facts(true, all), Level::Overview, COLLEAGUE, true),
            (facts(true, all), Level::Overview, STRANGER, false),
            (facts(true, all), Level::Overview, Remark { is_team_only: true, ..TEAM }, false),
            (facts(true, all), Level::NotVisible, TEAM, false),
            (facts(false, all), Level::Overview, TEAM, false),
            (facts(false, all), Level::Overview, own, true),
            (facts(true, silent), Level::Full, TEAM, false),
        ] {
            assert_eq!(reads(&facts, level, remark), expected, "{level:?} {remark:?}");
        }
        let narrowed = ProjectPlace {
            clients: vec![ClientLink { client: ROOT, cap: privileges(false) }],
            ..project(Level::Overview)
        };
        assert!(!CommentScope::in_rounds(&facts(true, all)).admits(&narrowed, &forest(), false, TEAM), "R57");
    }

    #[test]
    fn what_may_be_done_to_a_comment() {
        let at = |minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        let all = Acts::ALL.without(Action::DeleteTask);
        let facts = client(Privileges::ALL);
        let done = |acts, author, minutes, is_removed| {
            let acts = comment_acts(&facts, acts, author, at(0), at(minutes), is_removed);
            (acts.contains(Action::EditComment), acts.contains(Action::RemoveComment))
        };
        assert_eq!(done(all, READER, 0, false), (true, true));
        assert_eq!(done(all, READER, 14, false), (true, true));
        assert_eq!(done(all, READER, 15, false), (false, true));
        assert_eq!(done(all, READER, 0, true), (false, false));
        assert_eq!(done(all, OTHER, 0, false), (false, false));
        assert_eq!(done(Acts::ALL, OTHER, 0, false), (false, true), "who may delete the task");
        assert_eq!(done(Acts::ALL, OTHER, 0, true), (false, false));
        assert_eq!(done(Acts::NONE, READER, 0, false), (false, false));
    }
}
