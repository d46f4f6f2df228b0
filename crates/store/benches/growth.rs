//! What grows with the workspace, and what must not: a client's project list beside a thousand and a million projects that it does
//! not see, the move of a subtree of 100 000 clients, and the rehearsal of moving one of a thousand.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot be set up has nothing to measure")]

use criterion::{Criterion, criterion_group, criterion_main};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::runtime::Runtime;
use uuid::Uuid;
use vitrine_domain::project::ProjectState;
use vitrine_domain::rehearsal::difference;
use vitrine_domain::{AccountId, ClientId};
use vitrine_store::accounts::NewSession;
use vitrine_store::{Affected, Durability, ProjectOrder, ProjectQuery, Store, Viewer, act};

/// Ten projects to a client, clients in a tree of tens; the reader is one leaf, and sees its own and those above it.
const PROJECTS_PER_CLIENT: u64 = 10;

struct World {
    store: Store,
    staff: Viewer,
    client: Viewer,
    folder: tempfile::TempDir,
}

fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(1_800_000_000_000).unwrap_or_default()
}

/// The id with this number, alike in SQL: `id('c', 7)` is `unhex(printf(...))`.
fn id(kind: u8, number: u64) -> Uuid {
    Uuid::from_u64_pair(u64::from(kind), number)
}

fn in_sql(kind: u8, number: &str) -> String {
    format!("unhex(printf('%016x%016x', {kind}, {number}))")
}

async fn world(clients: u64, projects: u64) -> World {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("growth.db").display());
    let counter = Arc::new(AtomicU64::new(1));
    let ids = Arc::new(move || id(9, counter.fetch_add(1, Ordering::Relaxed)));
    let store = Store::open(&url, Durability::Full, ids).await.unwrap();
    store.migrate().await.unwrap();
    store.found(&[7; 32], now()).await.unwrap();
    fill(folder.path(), clients, projects).await;
    let viewer = async |account: u64, login: &str| {
        let new =
            NewSession { refresh_hash: vec![0; 32], user_agent: None, expires_at: now() + Duration::from_hours(24) };
        let session = store.start_session(login, AccountId(id(2, account)), new, now()).await.unwrap().unwrap();
        Viewer::new(session, now(), None)
    };
    let (staff, client) = (viewer(0, "staff").await, viewer(clients, "client").await);
    World { store, staff, client, folder }
}

async fn fill(folder: &Path, clients: u64, projects: u64) {
    let db = Database::connect(format!("sqlite://{}", folder.join("growth.db").display())).await.unwrap();
    let run = async |sql: String| db.execute_unprepared(&sql).await.map(drop).unwrap();
    run("pragma synchronous = off".into()).await;
    let numbers =
        |last: u64| format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {last})");
    let (client, parent) = (in_sql(1, "i"), in_sql(1, "(i - 2) / 10 + 1"));
    run(format!(
        "insert into clients (id, parent_id, name, name_key, kind, created_at, updated_at, version) {} \
         select {client}, case when i = 1 then null else {parent} end, 'Client ' || i, 'client ' || i, 'unit', 0, 0, 1 from n",
        numbers(clients)
    ))
    .await;
    run("insert into client_closure (ancestor_id, descendant_id, depth) with recursive up(a, d, depth) as (select id, id, 0 from clients \
         union all select c.parent_id, up.d, up.depth + 1 from up join clients c on c.id = up.a where c.parent_id is not null) select a, d, depth from up"
        .into())
    .await;
    accounts(&db, clients).await;
    run(format!(
        "insert into projects (id, name, name_key, level, time_wish, content_version, task_total, task_done, shared_total, shared_done, \
         created_at, updated_at, version) {} select {}, 'Project ' || i, printf('project %08d', (i * 7919) % 1000003), 'read_only', 0, \
         1, 0, 0, 0, 0, 0, (i * 7919) % 1000003, 1 from n",
        numbers(projects),
        in_sql(3, "i")
    ))
    .await;
    run(format!(
        "insert into project_clients (project_id, client_id, position) {} select {}, {}, 0 from n",
        numbers(projects),
        in_sql(3, "i"),
        in_sql(1, &format!("(i - 1) % {clients} + 1"))
    ))
    .await;
    run("analyze".into()).await;
}

/// One of the staff, and one for the last client, which is a leaf.
async fn accounts(db: &DatabaseConnection, clients: u64) {
    for (number, kind, client, set) in [
        (0, "staff", "null".to_owned(), "administrator"),
        (clients, "client", in_sql(1, &clients.to_string()), "client"),
    ] {
        let sql = format!(
            "insert into accounts (id, kind, client_id, username, username_key, password_hash, must_change_password, permission_set_id, \
             view_tasks, view_progress, update_progress, created_at, updated_at, version) select {}, '{kind}', {client}, '{kind}', '{kind}', \
             'x', 0, id, 1, 1, 'off', 0, 0, 1 from permission_sets where name_key = '{set}'",
            in_sql(2, &number.to_string())
        );
        db.execute_unprepared(&sql).await.unwrap();
    }
}

fn query() -> ProjectQuery {
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

fn project_lists(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = criterion.benchmark_group("project_list");
    for projects in [1_000, 1_000_000] {
        let world = runtime.block_on(world(projects / PROJECTS_PER_CLIENT, projects));
        for (who, viewer) in [("client", &world.client), ("staff", &world.staff)] {
            group.bench_function(format!("{who}_beside_{projects}"), |bencher| {
                bencher.iter(|| black_box(runtime.block_on(world.store.seen_by(viewer).projects(&query())).unwrap()));
            });
        }
    }
}

/// One of the ten children of the root, with the 111 111 clients below it, under its neighbour and back.
fn subtree_move(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(world(1_000_000, 1_000));
    let mut group = criterion.benchmark_group("subtree_move");
    group.sample_size(10);
    let mut is_away = false;
    group.bench_function("of_111_111_clients", |bencher| {
        bencher.iter(|| {
            is_away = !is_away;
            runtime.block_on(move_branch(&world, is_away));
        });
    });
}

async fn move_branch(world: &World, away: bool) {
    let tx = world.store.write(&world.staff).await.unwrap();
    let branch = tx.seen().client(ClientId(id(1, 2))).await.unwrap();
    let parent = tx.seen().client(ClientId(id(1, if away { 3 } else { 1 }))).await.unwrap();
    tx.move_client(branch.grant::<act::MoveClient>().unwrap(), &branch, Some(&parent)).await.unwrap();
    tx.commit().await.unwrap();
}

/// A branch of 1 111 clients, all with logins, of a tree of 100 000 with 10 000 projects: rehearsed as if it moved to its neighbour.
fn subtree_rehearsal(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(world(100_000, 10_000));
    runtime.block_on(give_logins(&world, 12));
    let mut group = criterion.benchmark_group("subtree_rehearsal");
    group.sample_size(10);
    group.bench_function("of_1_111_clients", |bencher| {
        bencher.iter(|| assert_eq!(runtime.block_on(rehearse_move(&world, 12, 3)), 1_111));
    });
}

/// To the client with this number and to all below it.
async fn give_logins(world: &World, branch: u64) {
    let db = Database::connect(format!("sqlite://{}", world.folder.path().join("growth.db").display())).await.unwrap();
    let sql = format!(
        "insert into accounts (id, kind, client_id, username, username_key, password_hash, must_change_password, permission_set_id, \
         view_tasks, view_progress, update_progress, created_at, updated_at, version) select randomblob(16), 'client', k.descendant_id, \
         hex(k.descendant_id), hex(k.descendant_id), 'x', 0, s.id, 1, 1, 'full', 0, 0, 1 from client_closure k cross join permission_sets s \
         where k.ancestor_id = {} and s.name_key = 'client'",
        in_sql(1, &branch.to_string())
    );
    db.execute_unprepared(&sql).await.unwrap();
}

/// How many people it would concern.
async fn rehearse_move(world: &World, branch: u64, to: u64) -> usize {
    let tx = world.store.write(&world.staff).await.unwrap();
    let affected = Affected::Below(ClientId(id(1, branch)));
    let before = tx.seen().outlook(&affected).await.unwrap();
    let client = tx.seen().client(ClientId(id(1, branch))).await.unwrap();
    let parent = tx.seen().client(ClientId(id(1, to))).await.unwrap();
    tx.move_client(client.grant::<act::MoveClient>().unwrap(), &client, Some(&parent)).await.unwrap();
    let after = tx.seen().outlook(&affected).await.unwrap();
    difference(&before.sights, &after.sights).len()
}

criterion_group!(benches, project_lists, subtree_move, subtree_rehearsal);
criterion_main!(benches);
