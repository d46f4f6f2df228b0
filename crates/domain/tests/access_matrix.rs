//! The whole access rule as one table for people, `access_matrix.txt`: a change of the rule is a diff that a reviewer reads.
//!
//! Nothing rewrites the file by itself. When the table changes on purpose, the failing test says which file to copy.

use std::fmt::Write;
use uuid::Uuid;
use vitrine_domain::access::{Action, ClientLink, Decision, Facts, Gate, ProjectPlace, Side, decide};
use vitrine_domain::client::Forest;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::{AccountId, ClientId};

const COMMITTED: &str = include_str!("access_matrix.txt");

const LEGEND: &str = "\
Who may do what. Everything that has a flag of its own is shared, so that gate S stays open here.

admin         staff with every grant
no-finance    staff with every grant but finance.*
team-only     staff with every grant but project.view_all, on the team of all projects here but the sixth
co-manager    client with every grant; P1, P2, P3 full
collaborator  client with every grant; P1, P2, P3 comment only
observer      client with every grant; P1
viewer-set    client with P1, P2, P3 full and a set that only views: project, tasks, progress, reports
none          client with every grant and no privilege
virtual       client as co-manager, without a login

Nine letters, one for each project:
1 to 4  own: not visible, overview, read only, full
5       own, full, archived
6       another client's, full
7       own, full, for invited people only and this client is not
8       own, full, P1 to P3 narrowed to P1 and comments
9       as 8, and of the client above, for whom nothing is narrowed

+ allowed; otherwise the first gate that stops it:
A account  R reach  L level  G grant  P privileges  S share flag  H hard deny
";

fn presets() -> [(&'static str, Facts); 9] {
    let (staff, client) = (Permissions::of_base(Base::Staff), Permissions::of_base(Base::Client));
    let no_finance = staff.iter().filter(|p| ![Permission::FinanceView, Permission::FinanceEdit].contains(p)).collect();
    let no_view_all = staff.iter().filter(|p| *p != Permission::ProjectViewAll).collect();
    let views = [
        Permission::ProjectViewOverview,
        Permission::TaskView,
        Permission::TaskViewProgress,
        Permission::ReportViewShared,
    ];
    let collaborator = Privileges { update_progress: UpdateProgress::Comment, ..Privileges::ALL };
    let observer = Privileges { view_tasks: true, ..Privileges::default() };

    let person = |is_live, side, permissions| Facts::new(AccountId(Uuid::nil()), is_live, side, permissions);
    let at_own = |privileges| Side::Client { node: own(), privileges };
    [
        ("admin", person(true, Side::Staff, staff)),
        ("no-finance", person(true, Side::Staff, no_finance)),
        ("team-only", person(true, Side::Staff, no_view_all)),
        ("co-manager", person(true, at_own(Privileges::ALL), client)),
        ("collaborator", person(true, at_own(collaborator), client)),
        ("observer", person(true, at_own(observer), client)),
        ("viewer-set", person(true, at_own(Privileges::ALL), views.into_iter().collect())),
        ("none", person(true, at_own(Privileges::default()), client)),
        ("virtual", person(false, at_own(Privileges::ALL), client)),
    ]
}

fn own() -> ClientId {
    ClientId(Uuid::from_u128(1))
}

fn other() -> ClientId {
    ClientId(Uuid::from_u128(2))
}

fn above() -> ClientId {
    ClientId(Uuid::from_u128(3))
}

fn projects() -> Vec<ProjectPlace> {
    let wide = |client| ClientLink { client, cap: Privileges::ALL };
    let narrow = Privileges { view_progress: false, update_progress: UpdateProgress::Comment, ..Privileges::ALL };
    let narrowed = ClientLink { client: own(), cap: narrow };
    let place = |clients: &[ClientLink], level, state| ProjectPlace {
        clients: clients.to_vec(),
        level,
        state,
        invited: None,
        members: vec![AccountId(Uuid::nil())],
    };
    let full = |clients: &[ClientLink]| place(clients, Level::Full, ProjectState::Active);
    let mut projects = Level::ALL.map(|level| place(&[wide(own())], level, ProjectState::Active)).to_vec();
    projects.push(place(&[wide(own())], Level::Full, ProjectState::Archived));
    projects.push(ProjectPlace { members: Vec::new(), ..full(&[wide(other())]) });
    projects.push(ProjectPlace { invited: Some(vec![above()]), ..full(&[wide(own())]) });
    projects.push(full(&[narrowed]));
    projects.push(full(&[narrowed, wide(above())]));
    projects
}

fn letter(decision: Decision) -> char {
    match decision {
        Decision::Allowed => '+',
        Decision::Refused(gate, _) => match gate {
            Gate::Account => 'A',
            Gate::Reach => 'R',
            Gate::Level => 'L',
            Gate::Grant => 'G',
            Gate::Privileges => 'P',
            Gate::ShareFlag => 'S',
            Gate::HardDeny => 'H',
        },
    }
}

fn render(forest: &Forest) -> Result<String, std::fmt::Error> {
    let projects = projects();
    let mut table = format!("{LEGEND}\n{:19}", "");
    for (name, _) in presets() {
        write!(table, "  {name:>12}")?;
    }
    for action in Action::ALL {
        write!(table, "\n{:19}", format!("{action:?}"))?;
        for (_, person) in presets() {
            let cell = projects.iter().map(|p| letter(decide(&person, *action, p.target(&person, forest, true))));
            write!(table, "  {:>12}", cell.collect::<String>())?;
        }
    }
    table.push('\n');
    Ok(table)
}

#[test]
fn the_access_matrix_is_as_committed() {
    let mut forest = Forest::default();
    forest.place(above(), None).unwrap();
    forest.place(own(), Some(above())).unwrap();
    forest.place(other(), None).unwrap();
    let table = render(&forest).unwrap();
    if table == COMMITTED {
        return;
    }

    let rendered = concat!(env!("CARGO_TARGET_TMPDIR"), "/access_matrix.txt");
    std::fs::write(rendered, &table).unwrap();
    let (before, after): (Vec<_>, Vec<_>) = (COMMITTED.lines().collect(), table.lines().collect());
    let mut diff = String::new();
    for line in before.iter().filter(|line| !after.contains(line)) {
        writeln!(diff, "- {line}").unwrap();
    }
    for line in after.iter().filter(|line| !before.contains(line)) {
        writeln!(diff, "+ {line}").unwrap();
    }
    panic!(
        "the access rule differs from its table:\n\n{diff}\n\
         If every line is meant, take the table over and have it reviewed:\n\
         cp {rendered} crates/domain/tests/access_matrix.txt\n"
    );
}
