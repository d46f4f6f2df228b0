//! What holds for every person, tree, order and text, not only for the examples.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use vitrine_domain::access::{
    Action, Acts, ClientLink, Decision, Facts, Gate, Paths, ProjectPlace, ProjectScope, Side, Target, TaskScope,
    Verdict, acts, decide, explain,
};
use vitrine_domain::board::{Position, Stage};
use vitrine_domain::client::{ClientKind, Forest, MAX_DEPTH, TreeError};
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::text::{Username, fold};
use vitrine_domain::{AccountId, ClientId};

fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { failure_persistence: Some(Box::new(kept)), ..ProptestConfig::default() }
}

// People and targets

const STATES: [ProjectState; 3] = [ProjectState::Active, ProjectState::Archived, ProjectState::Deleted];

fn node(number: u8) -> ClientId {
    ClientId(Uuid::from_u128(u128::from(number)))
}

/// Mostly wide sets: in a poor one every gate but the grants' goes untested.
fn permissions() -> impl Strategy<Value = Permissions> {
    prop_oneof![2 => Just(1.0), 4 => Just(0.9), 1 => Just(0.3), 1 => Just(0.0)].prop_flat_map(|odds| {
        prop::collection::vec(prop::bool::weighted(odds), Permission::ALL.len()).prop_map(|held| {
            Permission::ALL.iter().copied().zip(held).filter(|(_, is_held)| *is_held).map(|(p, _)| p).collect()
        })
    })
}

fn privileges() -> impl Strategy<Value = Privileges> {
    (prop::bool::weighted(0.7), any::<bool>(), select(&UpdateProgress::ALL)).prop_map(
        |(view_tasks, view_progress, update_progress)| Privileges { view_tasks, view_progress, update_progress },
    )
}

fn client_side() -> impl Strategy<Value = Side> {
    (0..NODES, privileges()).prop_map(|(number, privileges)| Side::Client { node: node(number), privileges })
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![1 => Just(Side::Staff), 4 => client_side()]
}

fn facts_on(side: impl Strategy<Value = Side>) -> impl Strategy<Value = Facts> {
    (prop::bool::weighted(0.9), side, permissions())
        .prop_map(|(is_live, side, permissions)| Facts::new(AccountId(Uuid::nil()), is_live, side, permissions))
}

fn state() -> impl Strategy<Value = ProjectState> {
    prop_oneof![8 => Just(ProjectState::Active), 1 => Just(ProjectState::Archived), 1 => Just(ProjectState::Deleted)]
}

/// What a project leaves of the privileges to who comes by one client: mostly all.
fn cap() -> impl Strategy<Value = Privileges> {
    prop_oneof![2 => Just(Privileges::ALL), 1 => privileges()]
}

fn paths() -> impl Strategy<Value = Paths> {
    prop_oneof![1 => Just(Paths::NONE), 6 => prop::collection::vec(cap(), 1..3).prop_map(Paths::from_iter)]
}

fn target() -> impl Strategy<Value = Target> {
    let (is_invited, is_member) = (prop::bool::weighted(0.85), prop::bool::weighted(0.7));
    (paths(), is_invited, is_member, select(&Level::ALL), state(), prop::bool::weighted(0.7)).prop_map(
        |(paths, is_invited, is_member, level, state, is_shared)| Target {
            paths,
            is_invited,
            is_member,
            level,
            state,
            is_shared,
        },
    )
}

/// The same target by each of its paths alone; by none where there is none.
fn by_each_path(target: Target) -> Vec<Target> {
    let lone = |cap| Target { paths: [cap].into_iter().collect(), ..target };
    let targets: Vec<_> = target.paths.iter().map(lone).collect();
    if targets.is_empty() { vec![target] } else { targets }
}

/// The first person, narrowed by the layers of the second.
fn narrowed(one: Facts, other: Facts) -> Facts {
    let side = match (one.side, other.side) {
        (Side::Client { node, privileges }, Side::Client { privileges: cap, .. }) => {
            Side::Client { node, privileges: privileges.meet(cap) }
        }
        (side, _) => side,
    };
    let permissions = one.permissions().meet(other.permissions());
    Facts::new(one.account, one.is_live && other.is_live, side, permissions)
}

fn narrowed_target(one: Target, other: Target) -> Target {
    Target {
        // each path as narrow as one of the other's, none where that has none
        paths: other.paths.iter().take(1).flat_map(|cap| one.paths.iter().map(move |left| left.meet(cap))).collect(),
        is_invited: one.is_invited && other.is_invited,
        is_member: one.is_member && other.is_member,
        level: one.level.min(other.level),
        state: if one.state == ProjectState::Active { other.state } else { one.state },
        is_shared: one.is_shared && other.is_shared,
    }
}

fn gate(decision: Decision) -> Option<Gate> {
    match decision {
        Decision::Allowed => None,
        Decision::Refused(gate, _) => Some(gate),
    }
}

// The access rule

proptest! {
    #![proptest_config(config())]

    #[test]
    fn narrowing_any_layer_never_adds_an_act(
        (one, other) in (facts_on(side()), facts_on(side())),
        (here, there) in (target(), target()),
    ) {
        let wide = acts(&one, here);
        prop_assert!(acts(&narrowed(one, other), here).is_within(wide));
        prop_assert!(acts(&one, narrowed_target(here, there)).is_within(wide));
        prop_assert!(acts(&narrowed(one, other), narrowed_target(here, there)).is_within(wide));
    }

    #[test]
    fn decisions_and_sets_of_acts_agree(person in facts_on(side()), target in target()) {
        for action in Action::ALL {
            prop_assert_eq!(decide(&person, *action, target).is_allowed(), acts(&person, target).contains(*action));
        }
    }

    /// An explanation is the decision itself: the gates pass up to the one that explains it, and none behind that is asked (R71).
    #[test]
    fn an_explanation_is_the_decision_gate_by_gate(person in facts_on(side()), target in target()) {
        for action in Action::ALL {
            let explanation = explain(&person, *action, target);
            prop_assert_eq!(explanation.decision, decide(&person, *action, target));
            prop_assert_eq!(explanation.decision.is_allowed(), acts(&person, target).contains(*action));
            for (asked, verdict) in explanation.verdicts {
                match gate(explanation.decision) {
                    None => prop_assert_eq!(verdict, Verdict::Passed),
                    Some(stopping) if asked > stopping => prop_assert_eq!(verdict, Verdict::NotReached),
                    Some(stopping) if asked == stopping => prop_assert_eq!(verdict, Verdict::Stopped),
                    // no grant opens what is denied hard
                    Some(Gate::HardDeny) if asked == Gate::Grant => prop_assert_eq!(verdict, Verdict::Stopped),
                    Some(_) => prop_assert_eq!(verdict, Verdict::Passed),
                }
            }
        }
    }

    /// Each layer is narrowed alone, everything else wide open: an act is allowed where all of them let it through, and
    /// otherwise the first that does not is the explanation, whatever the later ones say.
    #[test]
    fn the_gates_are_met_and_the_first_shut_one_explains(person in facts_on(client_side()), target in target()) {
        let Side::Client { node, privileges } = person.side else {
            return Err(TestCaseError::fail("staff"));
        };
        let client = |is_live, privileges, permissions| {
            Facts::new(person.account, is_live, Side::Client { node, privileges }, permissions)
        };
        let every_grant = Permissions::of_base(Base::Client);
        let widest = client(true, Privileges::ALL, every_grant);
        let target = by_each_path(target)[0];
        let open = Target {
            paths: Paths::WIDE,
            is_invited: true,
            is_member: false,
            level: Level::Full,
            state: ProjectState::Active,
            is_shared: true,
        };
        let is_reached = !target.paths.is_empty();
        let reach = if is_reached { Paths::WIDE } else { Paths::NONE };
        let caps = if is_reached { target.paths } else { Paths::WIDE };
        let layers = [
            (client(person.is_live, Privileges::ALL, every_grant), open),
            (widest, Target { paths: reach, is_invited: target.is_invited, ..open }),
            (widest, Target { level: target.level, state: target.state, ..open }),
            (client(true, Privileges::ALL, person.permissions()), open),
            (client(true, privileges, every_grant), Target { paths: caps, ..open }),
            (widest, Target { is_shared: target.is_shared, ..open }),
        ];
        for action in Action::ALL {
            let stops = layers.iter().filter_map(|(facts, target)| gate(decide(facts, *action, *target)));
            prop_assert_eq!(gate(decide(&person, *action, target)), stops.min(), "{:?}", action);
        }
    }

    /// R57, R71: with several paths, what some path allows by itself; else the path that gets furthest explains.
    #[test]
    fn each_path_is_judged_whole_and_the_widest_wins(person in facts_on(client_side()), target in target()) {
        for action in Action::ALL {
            let alone: Vec<_> = by_each_path(target).into_iter().map(|lone| decide(&person, *action, lone)).collect();
            let together = decide(&person, *action, target);
            prop_assert_eq!(together.is_allowed(), alone.iter().any(|decision| decision.is_allowed()), "{:?}", action);
            if !together.is_allowed() {
                prop_assert_eq!(gate(together), alone.into_iter().map(gate).max().flatten(), "{:?}", action);
            }
        }
    }

    #[test]
    fn no_grants_no_acts(side in side(), target in target()) {
        let nobody = Facts::new(AccountId(Uuid::nil()), true, side, Permissions::NONE);
        prop_assert_eq!(acts(&nobody, target), Acts::NONE);
        prop_assert!(Action::ALL.iter().all(|action| ProjectScope::of(&nobody, *action) == ProjectScope::Nothing));
    }

    /// R50.
    #[test]
    fn unknown_names_are_the_narrowest(name in "\\PC{0,12}|[a-z_.]{0,20}|(task|project)[.][a-z_]{1,12}") {
        prop_assume!(Level::ALL.iter().all(|level| level.name() != name));
        prop_assume!(UpdateProgress::ALL.iter().all(|width| width.name() != name));
        prop_assert_eq!(Level::from_name(&name), Level::NotVisible);
        prop_assert_eq!(UpdateProgress::from_name(&name), UpdateProgress::Off);
        prop_assert!(Stage::from_name(&name).is_none_or(|stage| stage.name() == name));
        prop_assert!(ClientKind::from_name(&name).is_none_or(|kind| kind.name() == name));
        prop_assert!(Permission::from_name(&name).is_none_or(|permission| permission.name() == name));
        prop_assert!(Permissions::from_names(&name).iter().all(|held| name.split(' ').any(|part| part == held.name())));
    }

    #[test]
    fn sets_of_grants_survive_storing(permissions in permissions()) {
        prop_assert_eq!(Permissions::from_names(&permissions.to_names()), permissions);
    }

    #[test]
    fn scopes_agree_with_decisions(
        person in facts_on(side()),
        tree in tree(),
        clients in links(),
        invited in prop::option::weighted(0.3, prop::collection::vec((0..NODES).prop_map(node), 0..4)),
        is_member in any::<bool>(),
    ) {
        let members = if is_member { vec![person.account] } else { vec![AccountId(Uuid::max())] };
        for (level, state) in Level::ALL.into_iter().flat_map(|level| STATES.map(|state| (level, state))) {
            let (clients, invited, members) = (clients.clone(), invited.clone(), members.clone());
            let project = ProjectPlace { clients, level, state, invited, members };
            let decide = |action, is_shared| decide(&person, action, project.target(&person, &tree.forest, is_shared));
            for action in Action::ALL {
                let admits = ProjectScope::of(&person, *action).admits(&project, &tree.forest);
                prop_assert_eq!(admits, decide(*action, true).is_allowed(), "{:?} {:?}", action, project);
            }
            let tasks = TaskScope::of(&person);
            for is_team_only in [false, true] {
                let sees = decide(Action::ViewTask, !is_team_only).is_allowed();
                prop_assert_eq!(tasks.admits(&project, is_team_only, false, &tree.forest), sees);
                let bin = decide(Action::DeleteTask, !is_team_only).is_allowed();
                prop_assert_eq!(tasks.admits(&project, is_team_only, true, &tree.forest), bin);
            }
        }
    }
}

/// The clients of a project.
fn links() -> impl Strategy<Value = Vec<ClientLink>> {
    prop::collection::btree_map(0..NODES, cap(), 0..4)
        .prop_map(|links| links.into_iter().map(|(number, cap)| ClientLink { client: node(number), cap }).collect())
}

proptest! {
    #![proptest_config(config())]

    /// R11, R29, R57: a client taken away, privileges narrowed, an invitation withdrawn, the project put behind invitations.
    #[test]
    fn a_narrower_project_never_adds_an_act(
        person in facts_on(client_side()),
        tree in tree(),
        clients in links(),
        cap in privileges(),
        invited in prop::collection::vec((0..NODES).prop_map(node), 0..6),
    ) {
        let wide = ProjectPlace { clients, ..project(Vec::new()) };
        let acts = |place: &ProjectPlace| acts(&person, place.target(&person, &tree.forest, true));
        for at in 0..wide.clients.len() {
            let mut without = wide.clone();
            without.clients.remove(at);
            prop_assert!(acts(&without).is_within(acts(&wide)));
            let mut narrowed = wide.clone();
            narrowed.clients[at].cap = narrowed.clients[at].cap.meet(cap);
            prop_assert!(acts(&narrowed).is_within(acts(&wide)));
        }
        let only = |people: &[ClientId]| ProjectPlace { invited: Some(people.to_vec()), ..wide.clone() };
        prop_assert!(acts(&only(&invited)).is_within(acts(&wide)));
        prop_assert!(acts(&only(invited.split_first().map_or(&[], |(_, rest)| rest))).is_within(acts(&only(&invited))));
        prop_assert_eq!(acts(&only(&[])), Acts::NONE);
    }
}

// The client tree

/// How many nodes a random tree may have; people stand at any of them, in the tree or not.
const NODES: u8 = 12;

#[derive(Clone, Debug)]
struct Tree {
    forest: Forest,
    parents: Vec<(u8, Option<u8>)>,
}

fn tree() -> impl Strategy<Value = Tree> {
    prop::collection::vec(prop::option::weighted(0.8, any::<Index>()), 1..=usize::from(NODES)).prop_map(|picks| {
        let mut tree = Tree { forest: Forest::default(), parents: Vec::new() };
        for (number, pick) in (0..).zip(picks) {
            let parent = pick.filter(|_| number > 0).map(|pick| pick.get(&tree.parents).0);
            assert_eq!(tree.place(number, parent), Ok(()));
        }
        tree
    })
}

impl Tree {
    fn nodes(&self) -> impl Iterator<Item = u8> {
        self.parents.iter().map(|(number, _)| *number)
    }

    /// The sentence of B055, from above: the node, and everything whose parent is among them already.
    fn at_and_below(&self, top: u8) -> BTreeSet<u8> {
        let mut found = BTreeSet::from([top]);
        while let Some((next, _)) =
            self.parents.iter().find(|(at, parent)| !found.contains(at) && parent.is_some_and(|p| found.contains(&p)))
        {
            found.insert(*next);
        }
        found
    }

    /// Places a node in the forest and, where that is accepted, in the model.
    fn place(&mut self, number: u8, parent: Option<u8>) -> Result<(), TreeError> {
        self.forest.place(node(number), parent.map(node))?;
        self.parents.retain(|(at, _)| *at != number);
        self.parents.push((number, parent));
        Ok(())
    }

    /// The nodes whose projects a client at this node sees.
    fn sight(&self, viewer: u8) -> BTreeSet<u8> {
        let side = Side::Client { node: node(viewer), privileges: Privileges::default() };
        let viewer = Facts::new(AccountId(Uuid::nil()), true, side, Permissions::of_base(Base::Client));
        let scope = ProjectScope::of(&viewer, Action::ViewProject);
        self.nodes().filter(|owner| scope.admits(&project(vec![node(*owner)]), &self.forest)).collect()
    }
}

fn project(clients: Vec<ClientId>) -> ProjectPlace {
    let clients = clients.into_iter().map(|client| ClientLink { client, cap: Privileges::ALL }).collect();
    ProjectPlace { clients, level: Level::Full, state: ProjectState::Active, invited: None, members: Vec::new() }
}

proptest! {
    #![proptest_config(config())]

    /// B055, B061: nothing flows up or sideways.
    #[test]
    fn a_project_reaches_its_client_and_everybody_below(tree in tree()) {
        for owner in tree.nodes() {
            let below = tree.at_and_below(owner);
            for viewer in tree.nodes() {
                prop_assert_eq!(tree.sight(viewer).contains(&owner), below.contains(&viewer), "{} {}", owner, viewer);
            }
        }
    }

    /// R11: with several clients, the union.
    #[test]
    fn several_clients_reach_the_union(tree in tree(), clients in prop::collection::vec(0..NODES, 0..4), at in 0..NODES) {
        let scope = ProjectScope::Reach { node: node(at), least: Level::Overview, cap: Privileges::NONE };
        let reaches = |clients: &[u8]| scope.admits(&project(clients.iter().copied().map(node).collect()), &tree.forest);
        prop_assert_eq!(reaches(&clients), clients.iter().any(|client| reaches(&[*client])));
    }

    /// B046, B047: who moves or arrives changes the sight of nobody but those who move along.
    #[test]
    fn foreign_clients_change_nobodys_sight(
        tree in tree(),
        moved in any::<Index>(),
        to in prop::option::of(any::<Index>()),
    ) {
        let (moved, to) = (moved.get(&tree.parents).0, to.map(|to| to.get(&tree.parents).0));
        let along = tree.at_and_below(moved);
        let mut after = tree.clone();
        let result = after.place(moved, to);
        prop_assert_eq!(result == Err(TreeError::Cycle), to.is_some_and(|to| along.contains(&to)));
        for viewer in tree.nodes() {
            if result.is_err() || !along.contains(&viewer) {
                prop_assert_eq!(after.sight(viewer), tree.sight(viewer), "{} to {:?}: {}", moved, to, viewer);
            } else {
                let among = |sight: BTreeSet<u8>| sight.intersection(&along).copied().collect::<BTreeSet<_>>();
                prop_assert_eq!(among(after.sight(viewer)), among(tree.sight(viewer)));
                prop_assert!(after.at_and_below(moved).contains(&viewer));
            }
        }

        let mut grown = tree.clone();
        grown.place(NODES, to).unwrap();
        for viewer in tree.nodes() {
            prop_assert_eq!(grown.sight(viewer), tree.sight(viewer), "a new client below {:?}: {}", to, viewer);
        }
    }

    #[test]
    fn no_moves_make_a_cycle_or_a_tree_too_deep(moves in prop::collection::vec((0..60_u8, 0..61_u8), 0..400)) {
        let mut tree = Tree { forest: Forest::default(), parents: Vec::new() };
        for (number, parent) in moves {
            let before = tree.forest.lineage(node(number)).collect::<Vec<_>>();
            if tree.place(number, Some(parent).filter(|parent| *parent < 60)).is_err() {
                prop_assert_eq!(tree.forest.lineage(node(number)).collect::<Vec<_>>(), before, "refused, unchanged");
            }
        }
        for number in tree.nodes() {
            let lineage: Vec<_> = tree.forest.lineage(node(number)).take(MAX_DEPTH + 1).collect();
            prop_assert!(lineage.len() <= MAX_DEPTH);
            prop_assert_eq!(tree.forest.root_of(node(number)), lineage.last().copied());
        }
    }
}

#[test]
fn a_chain_ends_at_the_greatest_depth() {
    let mut forest = Forest::default();
    let chain = |numbers: std::ops::Range<u8>| numbers.map(node).collect::<Vec<_>>();
    for pair in [chain(0..32), chain(100..103)] {
        forest.place(pair[0], None).unwrap();
        for pair in pair.windows(2) {
            forest.place(pair[1], Some(pair[0])).unwrap();
        }
    }
    assert_eq!(forest.lineage(node(31)).count(), MAX_DEPTH);
    assert_eq!(forest.place(node(99), Some(node(31))), Err(TreeError::TooDeep));
    assert_eq!(
        forest.place(node(100), Some(node(29))),
        Err(TreeError::TooDeep),
        "three levels do not fit below thirty"
    );
    assert_eq!(forest.place(node(100), Some(node(28))), Ok(()));
    assert_eq!(forest.place(node(0), Some(node(102))), Err(TreeError::Cycle));
    assert_eq!(forest.place(node(99), Some(node(200))), Err(TreeError::Unknown));
}

// The order of a board

fn position() -> impl Strategy<Value = Position> {
    // heads that often meet, or lie at the ends
    "(000000|000001|V00000|V00001|zzzzzy|zzzzzz|[0-9A-Za-z]{6})([0-9A-Za-z]{0,3}[1-9A-Za-z])?"
        .prop_filter_map("no position", |text| Position::parse(&text))
}

fn is_readable(position: &Position) -> bool {
    Position::parse(position.as_str()).as_ref() == Some(position)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn between_is_strictly_between(one in position(), other in position()) {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        let ahead = Position::between(None, Some(&low));
        let behind = Position::between(Some(&high), None);
        prop_assert!(ahead < low && high < behind, "{:?} {:?}", ahead, behind);
        prop_assert!(is_readable(&ahead) && is_readable(&behind));
        if low < high {
            let middle = Position::between(Some(&low), Some(&high));
            prop_assert!(low < middle && middle < high, "{:?}", middle);
            prop_assert!(is_readable(&middle));
            prop_assert!(high < Position::between(Some(&high), Some(&low)), "the wrong way round");
        }
    }

    #[test]
    fn only_positions_are_read(text in "\\PC{0,10}|[0-9A-Za-z]{0,10}") {
        if let Some(position) = Position::parse(&text) {
            prop_assert_eq!(position.as_str(), text.as_str());
        } else {
            let is_odd = text.len() < 6 || text.ends_with('0') || !text.chars().all(|c| c.is_ascii_alphanumeric());
            prop_assert!(is_odd, "{:?} is a position", text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..config() })]

    #[test]
    fn order_is_kept_over_thousands_of_inserts(
        places in prop_oneof![
            prop::collection::vec(any::<Index>(), 2000),
            any::<Index>().prop_map(|same| vec![same; 1000]),
        ],
    ) {
        let mut order: Vec<Position> = Vec::new();
        for place in places {
            let at = place.index(order.len() + 1);
            let before = at.checked_sub(1).and_then(|at| order.get(at));
            let position = Position::between(before, order.get(at));
            prop_assert!(is_readable(&position));
            order.insert(at, position);
        }
        prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn adding_at_either_end_does_not_lengthen() {
    let (mut first, mut last) = (Position::between(None, None), Position::between(None, None));
    for _ in 0..20_000 {
        let ahead = Position::between(None, Some(&first));
        let behind = Position::between(Some(&last), None);
        assert!(ahead < first && last < behind);
        assert_eq!((ahead.as_str().len(), behind.as_str().len()), (6, 6));
        (first, last) = (ahead, behind);
    }
    let sequence: Vec<_> = Position::sequence(5000).collect();
    assert!(sequence.windows(2).all(|pair| pair[0] < pair[1]) && sequence.len() == 5000);
    assert!(sequence.iter().all(|position| position.as_str().len() == 6));
}

#[test]
fn adjacent_heads_and_both_ends_have_room() {
    let parse = |text| Position::parse(text).unwrap();
    for (low, high) in [("V00000", "V00001"), ("V0000z", "V00010"), ("000001", "000001V"), ("zzzzzz", "zzzzzzV")] {
        let (mut low, high) = (parse(low), parse(high));
        for _ in 0..500 {
            let middle = Position::between(Some(&low), Some(&high));
            assert!(low < middle && middle < high, "{low:?} {middle:?} {high:?}");
            low = middle;
        }
        assert!(low.as_str().len() < 600, "at most a digit for each insert");
    }
    assert_eq!(Position::parse("000000"), None, "nothing could stand ahead of it");
    assert!(Position::between(None, Some(&parse("000001"))) < parse("000001"));
    assert!(Position::between(Some(&parse("zzzzzz")), None) > parse("zzzzzz"));
}

// Texts

proptest! {
    #![proptest_config(config())]

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn usernames_in_another_case_width_or_accent_form_have_one_key(name in "[a-zA-Z0-9àéîõüçñßςσıøæ._@-]{1,20}") {
        let wide = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            _ => c,
        };
        let variants = [
            name.to_uppercase(),
            name.to_lowercase(),
            name.chars().map(wide).collect(),
            name.nfd().collect(),
            name.chars().flat_map(|c| [c, '\u{301}']).collect(),
            name.chars().flat_map(|c| [c, '\u{200D}']).collect(),
        ];
        let key = Username::parse(&name).map(|username| username.key());
        prop_assert!(key.is_ok());
        for variant in variants {
            prop_assert_eq!(Username::parse(&variant).map(|username| username.key()), key.clone(), "{}", variant);
        }
    }
}

#[test]
fn every_character_folds_once_and_in_either_case_to_the_same() {
    // the planes with letters
    for c in '\0'..='\u{1FFFF}' {
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&folded), folded, "{c:?}");
        let lower: String = c.to_lowercase().collect();
        assert_eq!(fold(&lower), folded, "{c:?} and {lower}");
    }
}
