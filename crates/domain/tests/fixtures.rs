//! The fixtures of the access rule, and the decisions that a table shows best.
//!
//! Not here, because this rule is not asked: a task in the approval modal of an OVERVIEW project (the round is an object of
//! its own, R54), and who may be chosen as assignee (R68).

use uuid::Uuid;
use vitrine_domain::access::{
    Action, ClientLink, Decision, Facts, Gate, Paths, ProjectPlace, ProjectScope, Reason, Side, Target, TaskScope,
    acts, decide,
};
use vitrine_domain::client::Forest;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::{Level, ProjectState, TimeNeedsVisible, time_is_shown, time_wish};
use vitrine_domain::{AccountId, ClientId};

const SHARED: Target = Target {
    paths: Paths::WIDE,
    is_invited: true,
    is_member: false,
    level: Level::Full,
    state: ProjectState::Active,
    is_shared: true,
};

fn node(number: u128) -> ClientId {
    ClientId(Uuid::from_u128(number))
}

/// A project of these clients, narrowed for none, for everybody whom they lead to it.
fn place(clients: &[u128]) -> ProjectPlace {
    let clients = clients.iter().map(|number| ClientLink { client: node(*number), cap: Privileges::ALL }).collect();
    ProjectPlace { clients, level: Level::Full, state: ProjectState::Active, invited: None, members: Vec::new() }
}

fn facts(side: Side, permissions: Permissions) -> Facts {
    Facts::new(AccountId(Uuid::nil()), true, side, permissions)
}

/// A client with every grant.
fn client(privileges: Privileges) -> Facts {
    facts(Side::Client { node: node(1), privileges }, Permissions::of_base(Base::Client))
}

fn staff() -> Facts {
    facts(Side::Staff, Permissions::of_base(Base::Staff))
}

fn without(person: Facts, permission: Permission) -> Facts {
    facts(person.side, person.permissions().iter().filter(|p| *p != permission).collect())
}

fn allowed(person: &Facts, target: Target) -> Vec<Action> {
    Action::ALL.iter().copied().filter(|action| decide(person, *action, target).is_allowed()).collect()
}

fn gate(decision: Decision) -> Option<Gate> {
    match decision {
        Decision::Allowed => None,
        Decision::Refused(gate, _) => Some(gate),
    }
}

/// What a client may do to tasks, or learn from them.
const TASK_ACTS: [Action; 12] = [
    Action::ViewBoard,
    Action::ViewTask,
    Action::ViewProgress,
    Action::ViewProjectProgress,
    Action::CommentOnTask,
    Action::AttachToTask,
    Action::CreateTask,
    Action::EditTaskStatus,
    Action::EditTaskAssignee,
    Action::EditTaskDates,
    Action::CheckTask,
    Action::UpdateProgress,
];

/// Fixture A: the tree of eleven clients (B049 to B053). Number, name, parent; then who sees a project of this node, in the
/// order of the numbers.
const FIXTURE_A: [(u128, &str, Option<u128>, &str); 11] = [
    (1, "Peter Parker", None, "x.........."),     // B056
    (2, "IBM", None, ".xxx......."),              // B057
    (3, "John", Some(2), "..x........"),          // B061
    (4, "Alisha", Some(2), "...x......."),        // B058
    (5, "Acme", None, "....xxxxxxx"),             // B060
    (6, "Acme (France)", Some(5), ".....xxx..."), // B059
    (7, "Pierre", Some(6), "......x...."),        // B061
    (8, "Chloe", Some(6), ".......x..."),         // B061
    (9, "Acme (India)", Some(5), "........xxx"),  // B046
    (10, "Ravi", Some(9), ".........x."),         // B061
    (11, "Suresh", Some(9), "..........x"),       // B061
];

/// How many of eleven projects, one per node, each login sees.
const FIXTURE_A_COLUMNS: [usize; 11] = [1, 1, 2, 2, 1, 2, 3, 3, 2, 3, 3];

#[test]
fn fixture_a_a_project_is_visible_to_its_client_and_everybody_below_b055_to_b061() {
    let mut forest = Forest::default();
    for (number, _, parent, _) in FIXTURE_A {
        forest.place(node(number), parent.map(node)).unwrap();
    }
    let mut columns = [0; 11];
    for (number, name, _, expected) in FIXTURE_A {
        let project = place(&[number]);
        let mut by_scope = String::new();
        let mut by_decision = String::new();
        for (at, (viewer, ..)) in FIXTURE_A.into_iter().enumerate() {
            let side = Side::Client { node: node(viewer), privileges: Privileges::ALL };
            let viewer = facts(side, Permissions::of_base(Base::Client));
            let is_seen = ProjectScope::of(&viewer, Action::ViewProject).admits(&project, &forest);
            let decision = decide(&viewer, Action::ViewProject, project.target(&viewer, &forest, true));
            assert!(decision.is_allowed() || decision == Decision::Refused(Gate::Reach, Reason::NoClientOfTheProject));
            by_scope.push(if is_seen { 'x' } else { '.' });
            by_decision.push(if decision.is_allowed() { 'x' } else { '.' });
            columns[at] += usize::from(is_seen);
        }
        assert_eq!((by_scope.as_str(), by_decision.as_str()), (expected, expected), "{name}");
    }
    assert_eq!(columns, FIXTURE_A_COLUMNS);
}

#[test]
fn fixture_b_levels_for_a_client_with_every_grant_and_privilege() {
    // NOT VISIBLE, OVERVIEW, READ ONLY, FULL
    let rows = [
        (Action::ViewProject, ".xxx"), // lists, search, counts, the overview page; B133, B135, B136, B201
        (Action::ViewProjectProgress, ".xxx"), // a percentage on the overview page, our own line
        (Action::AttachToProject, ".xxx"), // B080
        (Action::StartDiscussion, ".xxx"), // B078
        (Action::ReplyInDiscussion, ".xxx"), // B079
        (Action::Approve, ".xxx"),     // B134, B200, B210; R2
        (Action::ViewTime, ".xxx"),    // B137 to B140
        (Action::ViewTimeEntries, ".xxx"), // B137
        (Action::ViewProjectReport, ".xxx"), // R39
        (Action::ViewBudget, ".xxx"),  // B184
        (Action::ViewBoard, "..xx"),   // Kanban and timeline; B121, B127, B131, B132, B188, B199
        (Action::ViewTask, "..xx"),    // B198
        (Action::ViewProgress, "..xx"), // B007
        (Action::CommentOnTask, "..xx"), // B128, B193
        (Action::EditComment, "..xx"),
        (Action::RemoveComment, "..xx"),
        (Action::ViewComments, "..xx"),     // B007, R5
        (Action::AttachToTask, "..xx"),     // R37
        (Action::ViewTaskReport, "..xx"),   // R39
        (Action::CreateTask, "...x"),       // B122, B189
        (Action::EditTaskStatus, "...x"),   // B125, B129
        (Action::EditTaskAssignee, "...x"), // B123, B130
        (Action::EditTaskDates, "...x"),    // B124, B130
        (Action::CheckTask, "...x"),        // B195
        (Action::UpdateProgress, "...x"),   // R36
        (Action::ViewFinance, "...."),      // B003, B039, B075
        (Action::LogTime, "...."),
        (Action::EditTime, "...."),
        (Action::EditTask, "...."),
        (Action::DeleteTask, "...."),
        (Action::EditColumns, "...."),
        (Action::EditProject, "...."),
        (Action::DeleteProject, "...."),
        (Action::ViewAudience, "...."),
    ];
    for (action, expected) in rows {
        let row: String = Level::ALL
            .into_iter()
            .map(|level| decide(&client(Privileges::ALL), action, Target { level, ..SHARED }))
            .map(|decision| if decision.is_allowed() { 'x' } else { '.' })
            .collect();
        assert_eq!(row, expected, "{action:?}");
    }
    for action in Action::ALL {
        assert_eq!(rows.iter().filter(|(listed, _)| listed == action).count(), 1, "{action:?} has one row");
    }
}

#[test]
fn fixture_b_time_is_seen_where_it_is_shown_b141_b202_b203_b204() {
    for level in Level::ALL {
        for wish in [true, false] {
            let target = Target { level, is_shared: time_is_shown(level, wish), ..SHARED };
            // R67: no privilege is needed
            let is_seen = decide(&client(Privileges::default()), Action::ViewTime, target).is_allowed();
            assert_eq!(is_seen, wish && level != Level::NotVisible, "{level:?} {wish}");
        }
    }
}

#[test]
fn time_on_a_hidden_project_is_refused_and_the_wish_remembered_r16() {
    use Level::{NotVisible, Overview};
    let rows = [
        (NotVisible, Some(true), false, Err(TimeNeedsVisible)), // B203
        (NotVisible, Some(true), true, Err(TimeNeedsVisible)),
        (NotVisible, Some(false), true, Ok(false)),
        (NotVisible, None, true, Ok(true)),
        (NotVisible, None, false, Ok(false)),
        (Overview, Some(true), false, Ok(true)),
        (Overview, Some(false), true, Ok(false)),
        (Overview, None, true, Ok(true)),
    ];
    for (level, asked, before, expected) in rows {
        assert_eq!(time_wish(level, asked, before), expected, "{level:?} {asked:?} {before}");
    }
    assert!(!time_is_shown(NotVisible, true) && time_is_shown(Overview, true));
}

#[test]
fn fixture_d_a_budget_takes_all_four_locks_b177_to_b184() {
    let mut seen = Vec::new();
    for locks in 0..16_u8 {
        let [has_grant, on_project, on_budget, is_toggled] = [8, 4, 2, 1].map(|lock| locks & lock != 0);
        let person = client(Privileges::default());
        let person = if has_grant { person } else { without(person, Permission::BudgetView) };
        let target = Target {
            paths: if on_project { Paths::WIDE } else { Paths::NONE },
            is_shared: on_budget && is_toggled,
            ..SHARED
        };
        let decision = decide(&person, Action::ViewBudget, target);
        let expected = [(on_project, Gate::Reach), (has_grant, Gate::Grant), (target.is_shared, Gate::ShareFlag)];
        assert_eq!(gate(decision), expected.iter().find(|(is_open, _)| !is_open).map(|(_, gate)| *gate), "{locks:04b}");
        seen.extend(decision.is_allowed().then_some(locks));
    }
    assert_eq!(seen, [0b1111]);
}

#[test]
fn fixture_e_privileges_narrow_a_shared_task_report_b038_to_b043() {
    use UpdateProgress::{Comment, Full, Off};
    let read_only = Target { level: Level::ReadOnly, ..SHARED };
    for (view_tasks, view_progress) in [(false, false), (false, true), (true, false), (true, true)] {
        for update_progress in [Off, Comment, Full] {
            let person = client(Privileges { view_tasks, view_progress, update_progress });
            let may = |action| decide(&person, action, read_only).is_allowed();
            assert_eq!(may(Action::ViewTaskReport), view_tasks, "rows: {person:?}");
            assert_eq!(may(Action::ViewProgress), view_tasks && view_progress, "progress columns: {person:?}");
            assert_eq!(may(Action::CommentOnTask), view_tasks && update_progress != Off, "comments: {person:?}");
            assert!(may(Action::ViewProjectReport), "a project report has no rows of tasks: {person:?}");
            assert!(!may(Action::UpdateProgress), "R36: {person:?}");

            let is_full = view_tasks && update_progress == Full;
            assert_eq!(decide(&person, Action::UpdateProgress, SHARED).is_allowed(), is_full, "R3: {person:?}");
        }
    }
}

#[test]
fn not_visible_wins_over_everything_r2() {
    let hidden = Target { level: Level::NotVisible, ..SHARED };
    for action in Action::ALL {
        assert_eq!(gate(decide(&client(Privileges::ALL), *action, hidden)), Some(Gate::Level), "{action:?}");
    }
}

#[test]
fn archived_and_deleted_projects_are_gone_for_clients_r70() {
    for state in [ProjectState::Archived, ProjectState::Deleted] {
        let target = Target { state, ..SHARED };
        for action in Action::ALL {
            let decision = decide(&client(Privileges::ALL), *action, target);
            assert_eq!(decision, Decision::Refused(Gate::Level, Reason::NotActive), "{action:?}");
        }
        assert_eq!(allowed(&staff(), target), Action::ALL);
    }
}

#[test]
fn without_p1_no_task_act_is_left_r65() {
    let p1_off = client(Privileges { view_tasks: false, ..Privileges::ALL });
    for action in TASK_ACTS.into_iter().chain([Action::ViewTaskReport]) {
        let decision = decide(&p1_off, action, SHARED);
        assert_eq!(decision, Decision::Refused(Gate::Privileges, Reason::PrivilegeOff { number: 1 }), "{action:?}");
    }
    let rest = [
        Action::ViewProject,
        Action::AttachToProject,
        Action::Approve, // R18, R54
        Action::StartDiscussion,
        Action::ReplyInDiscussion,
        Action::ViewTime, // R67
        Action::ViewTimeEntries,
        Action::ViewProjectReport,
        Action::ViewBudget,
    ];
    assert_eq!(allowed(&p1_off, SHARED), rest);
    assert_eq!(allowed(&client(Privileges::default()), SHARED), rest, "P2 and P3 add nothing without P1");
}

#[test]
fn what_happens_to_tasks_needs_sight_of_tasks_b086() {
    for person in [client(Privileges::ALL), staff()] {
        let blind = without(person, Permission::TaskView);
        let acts = TASK_ACTS.into_iter().chain([Action::ViewTaskReport]);
        for action in
            acts.chain(blind.is_staff().then_some([Action::EditTask, Action::DeleteTask]).into_iter().flatten())
        {
            let missing = Reason::GrantMissing(Permission::TaskView);
            assert_eq!(decide(&blind, action, SHARED), Decision::Refused(Gate::Grant, missing), "{action:?}");
        }
        assert!(decide(&blind, Action::Approve, SHARED).is_allowed(), "R18");
    }
}

#[test]
fn the_overview_grant_opens_the_project_and_everything_in_it_r63() {
    for person in [client(Privileges::ALL), staff()] {
        assert_eq!(allowed(&without(person, Permission::ProjectViewOverview), SHARED), []);
        for action in allowed(&person, SHARED) {
            let decision = decide(&without(person, action.permission()), action, SHARED);
            assert_eq!(decision, Decision::Refused(Gate::Grant, Reason::GrantMissing(action.permission())));
        }
    }
}

#[test]
fn a_team_only_task_is_out_of_reach_and_never_asked_about_r55() {
    let team_only = Target { is_shared: false, ..SHARED };
    let person = client(Privileges::ALL);
    for action in TASK_ACTS.into_iter().chain([Action::Approve]) {
        let is_of_the_project = [Action::ViewBoard, Action::ViewProjectProgress, Action::CreateTask].contains(&action);
        let expected = (!is_of_the_project).then_some(Gate::ShareFlag);
        assert_eq!(gate(decide(&person, action, team_only)), expected, "{action:?}");
    }
    let project = place(&[1]);
    let mut forest = Forest::default();
    forest.place(node(1), None).unwrap();
    let sees = |person: &Facts, team_only, deleted| TaskScope::of(person).admits(&project, team_only, deleted, &forest);
    assert!(sees(&person, false, false) && !sees(&person, true, false) && !sees(&person, false, true));
    assert!(sees(&staff(), true, true));
    assert!(!sees(&without(staff(), Permission::TaskDelete), true, true));
}

#[test]
fn the_hard_deny_explains_internal_finance_b039_r71() {
    let denied = Decision::Refused(Gate::HardDeny, Reason::InternalFinance);
    let everything = Permissions::of_base(Base::Staff);
    for privileges in [Privileges::ALL, Privileges::default()] {
        let person = facts(Side::Client { node: node(1), privileges }, everything);
        assert_eq!(decide(&person, Action::ViewFinance, SHARED), denied);
    }
}

#[test]
fn a_client_holds_no_staff_grant_whatever_the_set_says_b170() {
    let side = Side::Client { node: node(1), privileges: Privileges::ALL };
    let promoted = facts(side, Permissions::of_base(Base::Staff));
    assert_eq!(promoted, client(Privileges::ALL));

    let mut turned = staff();
    turned.side = side;
    assert_eq!(acts(&turned, SHARED), acts(&promoted, SHARED), "nor by changing sides");
    for action in Action::ALL {
        // whoever of the team sees a project logs time on it
        let is_for_clients = action.permission().is_for_clients() && *action != Action::LogTime;
        assert_eq!(decide(&promoted, *action, SHARED).is_allowed(), is_for_clients, "{action:?}");
    }
    assert_eq!(decide(&promoted, Action::EditTask, SHARED), Decision::Refused(Gate::Grant, Reason::StaffOnly));
}

#[test]
fn who_cannot_sign_in_may_do_nothing_b031_b034() {
    for person in [client(Privileges::ALL), staff()] {
        let ended = Facts::new(person.account, false, person.side, person.permissions());
        assert_eq!(allowed(&ended, SHARED), []);
        assert_eq!(decide(&ended, Action::ViewProject, SHARED), Decision::Refused(Gate::Account, Reason::CannotSignIn));
        assert!(Permission::ALL.iter().all(|permission| !ended.holds(*permission)));
        assert_eq!(ProjectScope::of(&ended, Action::ViewProject), ProjectScope::Nothing);
    }
}

#[test]
fn staff_with_all_projects_are_stopped_by_their_set_alone() {
    let walls = Target {
        paths: Paths::NONE,
        is_invited: false,
        is_member: false,
        level: Level::NotVisible,
        state: ProjectState::Archived,
        is_shared: false,
    };
    assert_eq!(allowed(&staff(), walls), Action::ALL);
    assert_eq!(allowed(&staff(), SHARED), Action::ALL);

    let no_finance = without(without(staff(), Permission::FinanceView), Permission::FinanceEdit);
    let missing = Reason::GrantMissing(Permission::FinanceView);
    assert_eq!(decide(&no_finance, Action::ViewFinance, SHARED), Decision::Refused(Gate::Grant, missing));
    assert_eq!(allowed(&no_finance, SHARED).len(), Action::ALL.len() - 1);
}

#[test]
fn staff_without_all_projects_see_those_whose_team_they_are_on() {
    let person = without(staff(), Permission::ProjectViewAll);
    let (theirs, others) = (
        ProjectPlace { members: vec![person.account], state: ProjectState::Archived, ..place(&[1]) },
        ProjectPlace { members: vec![AccountId(Uuid::max())], ..place(&[1]) },
    );
    let forest = Forest::default();
    for action in Action::ALL {
        let scope = ProjectScope::of(&person, *action);
        assert!(scope.admits(&theirs, &forest) && !scope.admits(&others, &forest), "{action:?}");
        let decision = decide(&person, *action, others.target(&person, &forest, true));
        assert_eq!(decision, Decision::Refused(Gate::Reach, Reason::NotAMember), "{action:?}");
    }
    assert_eq!(allowed(&person, theirs.target(&person, &forest, false)), Action::ALL);
}

#[test]
fn invited_people_only_takes_the_tree_and_an_invitation_b176_b178_b181_r29() {
    let mut forest = Forest::default();
    for (number, _, parent, _) in FIXTURE_A {
        forest.place(node(number), parent.map(node)).unwrap();
    }
    // Acme (France)'s; Pierre is invited, and Alisha of IBM, whom the tree does not lead to it
    let project = ProjectPlace { invited: Some(vec![node(7), node(4)]), ..place(&[6]) };
    for (number, name, ..) in FIXTURE_A {
        let side = Side::Client { node: node(number), privileges: Privileges::ALL };
        let person = facts(side, Permissions::of_base(Base::Client));
        let decision = decide(&person, Action::ViewProject, project.target(&person, &forest, true));
        let expected = match number {
            7 => Decision::Allowed,
            // the invitation of a node is not inherited, nor does it reach up
            6 | 8 => Decision::Refused(Gate::Reach, Reason::NotInvited),
            _ => Decision::Refused(Gate::Reach, Reason::NoClientOfTheProject),
        };
        assert_eq!(decision, expected, "{name}");
    }
}

/// Pierre's two ways, by Acme and by Acme (France): what each leaves, and what Pierre, who has it all, then may.
#[test]
fn the_widest_path_wins_and_each_is_judged_whole_r11_r57_r71() {
    use UpdateProgress::{Comment, Full, Off};
    let cap = |view_tasks, view_progress, update_progress| Privileges { view_tasks, view_progress, update_progress };
    let narrowed = |number| Some(Decision::Refused(Gate::Privileges, Reason::PrivilegeNarrowed { number }));
    let rows = [
        (vec![Privileges::NONE], Action::ViewProject, None),
        (vec![Privileges::NONE], Action::ViewTask, narrowed(1)),
        (vec![cap(true, false, Off)], Action::ViewTask, None),
        (vec![cap(true, false, Off)], Action::ViewProgress, narrowed(2)),
        (vec![cap(true, true, Comment)], Action::UpdateProgress, narrowed(3)),
        (vec![cap(true, true, Comment)], Action::CommentOnTask, None),
        (vec![Privileges::NONE, cap(true, false, Off)], Action::ViewTask, None),
        // tasks by the one and progress by the other are not both by either
        (vec![cap(true, false, Full), cap(false, true, Full)], Action::ViewProgress, narrowed(2)),
        (vec![cap(true, false, Off), cap(true, true, Off)], Action::ViewProgress, None),
    ];
    for (caps, action, refused) in rows {
        let target = Target { paths: caps.iter().copied().collect(), ..SHARED };
        let expected = refused.unwrap_or(Decision::Allowed);
        assert_eq!(decide(&client(Privileges::ALL), action, target), expected, "{caps:?} {action:?}");
    }
    // what the account lacks is said before what the project takes
    let off = Decision::Refused(Gate::Privileges, Reason::PrivilegeOff { number: 1 });
    let target = Target { paths: [Privileges::NONE].into_iter().collect(), ..SHARED };
    assert_eq!(decide(&client(Privileges::NONE), Action::ViewTask, target), off);
}
