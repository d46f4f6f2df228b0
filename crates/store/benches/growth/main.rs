//! What grows with the workspace, and what must not.
//!
//! On SQLite, and on PostgreSQL where `VITRINE_TEST_POSTGRES` names a server. A word as an argument picks benchmarks by name.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot be set up has nothing to measure")]

mod world;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use tokio::runtime::Runtime;
use vitrine_domain::access::{Action, explain};
use vitrine_domain::project::ProjectState;
use vitrine_domain::rehearsal::difference;
use vitrine_store::{
    Affected, AskedObject, AskedPerson, ClientFilter, ClientQuery, ParentFilter, ProjectOrder, ProjectQuery, act,
};
use world::{Size, World, client, databases, project};

fn projects() -> ProjectQuery {
    ProjectQuery {
        state: ProjectState::Active,
        level: None,
        client: None,
        words: None,
        order: ProjectOrder::Name,
        after: None,
        limit: 25,
    }
}

/// What one client sees of its ten projects, and staff of all, beside a thousand and a million.
fn project_lists(criterion: &mut Criterion) {
    for (database, server) in databases() {
        let mut group = criterion.benchmark_group(format!("project_list/{database}"));
        for projects in [1_000, 1_000_000] {
            let size = Size { clients: projects / 10, branching: 10, projects };
            let runtime = Runtime::new().unwrap();
            let world = runtime.block_on(World::new(server.as_deref(), size));
            for (who, viewer) in [("client", &world.reader), ("staff", &world.staff)] {
                group.bench_function(format!("{who}_beside_{projects}"), |bencher| {
                    bencher.iter(|| {
                        black_box(runtime.block_on(world.store.seen_by(viewer).projects(&self::projects())).unwrap())
                    });
                });
            }
        }
    }
}

/// One of the ten children of the root, with the 111 111 clients below it, under its neighbour and back.
fn subtree_move(criterion: &mut Criterion) {
    let size = Size { clients: 1_000_000, branching: 10, projects: 1_000 };
    for (database, server) in databases() {
        let runtime = Runtime::new().unwrap();
        let world = runtime.block_on(World::new(server.as_deref(), size));
        let mut group = criterion.benchmark_group(format!("subtree_move/{database}"));
        group.sample_size(10);
        let mut is_away = false;
        group.bench_function("of_111_111_clients", |bencher| {
            bencher.iter(|| {
                is_away = !is_away;
                runtime.block_on(move_branch(&world, 2, if is_away { 3 } else { 1 }));
            });
        });
    }
}

async fn move_branch(world: &World, branch: u64, to: u64) {
    let tx = world.store.write(&world.staff).await.unwrap();
    let branch = tx.seen().client(client(branch)).await.unwrap();
    let parent = tx.seen().client(client(to)).await.unwrap();
    tx.move_client(branch.grant::<act::MoveClient>().unwrap(), Some(&parent)).await.unwrap();
    tx.commit().await.unwrap();
}

/// A workspace of 100 000 clients in a tree eight deep, with 10 000 projects, as staff work in it.
fn large_workspace(criterion: &mut Criterion) {
    let size = Size { clients: 100_000, branching: 4, projects: 10_000 };
    for (database, server) in databases() {
        let runtime = Runtime::new().unwrap();
        let world = runtime.block_on(World::new(server.as_deref(), size));
        let mut group = criterion.benchmark_group(format!("of_100_000_clients/{database}"));
        clients(&mut group, &runtime, &world);
        imported_file(&mut group, &runtime, &world);
        let staff = world.store.seen_by(&world.staff);
        group.bench_function("search", |bencher| {
            bencher.iter(|| black_box(runtime.block_on(staff.search("ent 99", 20)).unwrap()));
        });
        group.bench_function("explain", |bencher| {
            let person = AskedPerson::Account(world.reader_account);
            let object = AskedObject::Project(project(10_001));
            bencher.iter(|| {
                let asked = runtime.block_on(staff.asked(person, object)).unwrap();
                assert!(explain(&asked.facts, Action::ViewBoard, asked.target).decision.is_allowed());
            });
        });
        runtime.block_on(world.give_logins(85));
        group.sample_size(10);
        group.bench_function("rehearse_moving_1_365_people", |bencher| {
            bencher.iter(|| assert_eq!(runtime.block_on(rehearse_move(&world, 85, 84)), 1_365));
        });
    }
}

/// A page of the flat list, the roots, the children of one client, and the list searched.
fn clients(group: &mut BenchmarkGroup<'_, WallTime>, runtime: &Runtime, world: &World) {
    let staff = world.store.seen_by(&world.staff);
    let some = ClientFilter::default();
    for (name, filter) in [
        ("list_page", some.clone()),
        ("roots", ClientFilter { parent: ParentFilter::Root, ..some.clone() }),
        ("expand_one", ClientFilter { parent: ParentFilter::Of(client(85)), ..some.clone() }),
        ("list_searched", ClientFilter { words: Some("ent 00099".into()), ..some }),
    ] {
        let query = ClientQuery { filter, limit: 50, ..ClientQuery::default() };
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(runtime.block_on(staff.clients(&query)).unwrap()));
        });
    }
}

/// As much of the dry run of an import of 5 000 rows as depends on how many clients there are: whom its rows name.
fn imported_file(group: &mut BenchmarkGroup<'_, WallTime>, runtime: &Runtime, world: &World) {
    let staff = world.store.seen_by(&world.staff);
    let parents: Vec<String> = (1..=500).map(|number| format!("Client {:08}", number * 199)).collect();
    let parents: Vec<&str> = parents.iter().map(String::as_str).collect();
    let logins: Vec<String> = (0..4_500).map(|row| format!("person{row}@example.com")).collect();
    group.bench_function("named_by_5_000_imported_rows", |bencher| {
        bencher.iter(|| {
            assert_eq!(runtime.block_on(staff.clients_named(&parents)).unwrap().len(), 500);
            assert!(runtime.block_on(staff.usernames_in_use(&logins)).unwrap().is_empty());
        });
    });
}

/// How many people it would concern.
async fn rehearse_move(world: &World, branch: u64, to: u64) -> usize {
    let tx = world.store.write(&world.staff).await.unwrap();
    let affected = Affected::Below(client(branch));
    let before = tx.seen().outlook(&affected).await.unwrap();
    let branch = tx.seen().client(client(branch)).await.unwrap();
    let parent = tx.seen().client(client(to)).await.unwrap();
    tx.move_client(branch.grant::<act::MoveClient>().unwrap(), Some(&parent)).await.unwrap();
    let after = tx.seen().outlook(&affected).await.unwrap();
    difference(&before.sights, &after.sights).len()
}

criterion_group!(benches, project_lists, subtree_move, large_workspace);
criterion_main!(benches);
