//! A workspace of any size, written by a few statements.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use uuid::Uuid;
use vitrine_domain::{AccountId, ClientId, ProjectId};
use vitrine_store::accounts::{Login, NewSession};
use vitrine_store::{Durability, Store, Viewer};

const CLIENT: u8 = 1;
const ACCOUNT: u8 = 2;
const PROJECT: u8 = 3;

/// Projects of the one client that the reader is, a root of its own: it sees as much in every workspace.
const OWN_PROJECTS: u64 = 10;

#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// In one tree.
    pub(crate) clients: u64,
    /// Children of each client.
    pub(crate) branching: u64,
    /// Beside the reader's own, over all clients evenly.
    pub(crate) projects: u64,
}

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) staff: Viewer,
    pub(crate) reader: Viewer,
    pub(crate) reader_account: AccountId,
    db: DatabaseConnection,
    _folder: tempfile::TempDir,
}

pub(crate) fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(1_800_000_000_000).unwrap_or_default()
}

/// The client with this number; 1 is the root of the tree.
pub(crate) fn client(number: u64) -> ClientId {
    ClientId(id(CLIENT, number))
}

pub(crate) fn project(number: u64) -> ProjectId {
    ProjectId(id(PROJECT, number))
}

/// [`in_sql`] gives the same.
fn id(kind: u8, number: u64) -> Uuid {
    Uuid::from_u64_pair(u64::from(kind), number)
}

/// Where the databases are: SQLite always, PostgreSQL where `VITRINE_TEST_POSTGRES` names a server.
pub(crate) fn databases() -> Vec<(&'static str, Option<String>)> {
    #[expect(clippy::disallowed_methods, reason = "where the server is, only the environment knows")]
    let postgres = std::env::var("VITRINE_TEST_POSTGRES").ok();
    std::iter::once(("sqlite", None)).chain(postgres.map(|url| ("postgresql", Some(url)))).collect()
}

impl World {
    /// In a file of its own, or in a new database of the server.
    pub(crate) async fn new(server: Option<&str>, size: Size) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match server {
            None => format!("sqlite://{}", folder.path().join("growth.db").display()),
            Some(server) => new_database(server).await,
        };
        let counter = Arc::new(AtomicU64::new(1));
        let ids = Arc::new(move || id(9, counter.fetch_add(1, Ordering::Relaxed)));
        let store = Store::open(&url, Durability::Full, ids).await.unwrap();
        store.migrate().await.unwrap();
        store.found(&[7; 32], now()).await.unwrap();
        let db = Database::connect(&url).await.unwrap();
        Filling(&db).all(size).await;
        let viewer = async |account: AccountId, login: &str| {
            let expires_at = now() + Duration::from_hours(24);
            let new = NewSession { refresh_hash: vec![0; 32], user_agent: None, expires_at };
            let known = Login { account, password_hash: "x".to_owned() };
            let session = store.start_session(login, &known, None, new, now()).await.unwrap().unwrap();
            Viewer::new(session, now(), None)
        };
        let reader_account = AccountId(id(ACCOUNT, size.clients + 1));
        let staff = viewer(AccountId(id(ACCOUNT, 0)), "staff").await;
        let reader = viewer(reader_account, "reader").await;
        Self { store, staff, reader, reader_account, db, _folder: folder }
    }

    /// Gives a login to the client with this number and to all below it.
    pub(crate) async fn give_logins(&self, branch: u64) {
        Filling(&self.db)
            .run(&format!(
                "update accounts set username = 'login ' || cast(id as text), username_key = 'login ' || cast(id as text), password_hash = 'x' \
                 where client_id in (select descendant_id from client_closure where ancestor_id = {})",
                Filling(&self.db).id(CLIENT, &branch.to_string())
            ))
            .await;
    }
}

async fn new_database(server: &str) -> String {
    static COUNTER: AtomicU64 = AtomicU64::new(1);
    let name = format!("growth_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    let db = Database::connect(server).await.unwrap();
    db.execute_unprepared(&format!("create database {name}")).await.unwrap();
    let (host, _) = server.rsplit_once('/').unwrap();
    format!("{host}/{name}")
}

/// Writes rows by number.
struct Filling<'a>(&'a DatabaseConnection);

impl Filling<'_> {
    fn is_postgres(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }

    async fn run(&self, sql: &str) {
        self.0.execute_unprepared(sql).await.unwrap();
    }

    fn id(&self, kind: u8, number: &str) -> String {
        if self.is_postgres() {
            format!("(lpad(to_hex({kind}), 16, '0') || lpad(to_hex(cast({number} as bigint)), 16, '0'))::uuid")
        } else {
            format!("unhex(printf('%016x%016x', {kind}, {number}))")
        }
    }

    /// Eight digits, so that texts sort as numbers do.
    fn padded(&self, number: &str) -> String {
        if self.is_postgres() {
            format!("lpad(cast({number} as text), 8, '0')")
        } else {
            format!("printf('%08d', {number})")
        }
    }

    /// A table `n` of the numbers `i` from 1.
    fn numbers(&self, last: u64) -> String {
        if self.is_postgres() {
            format!("with n(i) as (select generate_series(1::bigint, {last}))")
        } else {
            format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {last})")
        }
    }

    async fn all(&self, size: Size) {
        if !self.is_postgres() {
            self.run("pragma synchronous = off").await;
        }
        self.clients(size).await;
        self.accounts(size.clients + 1).await;
        self.projects(size).await;
        self.run("analyze").await;
    }

    /// The tree, and behind it the reader.
    async fn clients(&self, Size { clients, branching, .. }: Size) {
        let parent = self.id(CLIENT, &format!("((i - 2) / {branching} + 1)"));
        self.run(&format!(
            "insert into clients (id, parent_id, name, name_key, kind, created_at, updated_at, version) {} select {}, \
             case when i = 1 or i > {clients} then null else {parent} end, 'Client ' || i, 'client ' || {}, 'unit', 0, 0, 1 from n",
            self.numbers(clients + 1),
            self.id(CLIENT, "i"),
            self.padded("i")
        ))
        .await;
        self.run(
            "insert into client_closure (ancestor_id, descendant_id, depth) with recursive up(a, d, depth) as (select id, id, 0 \
             from clients union all select c.parent_id, up.d, up.depth + 1 from up join clients c on c.id = up.a \
             where c.parent_id is not null) select a, d, depth from up",
        )
        .await;
    }

    /// One of the staff, one for every client, and a login for the last.
    async fn accounts(&self, clients: u64) {
        let columns = "insert into accounts (id, kind, client_id, username, username_key, password_hash, must_change_password, \
                       permission_set_id, view_tasks, view_progress, update_progress, created_at, updated_at, version)";
        self.run(&format!(
            "{columns} select {}, 'staff', null, 'staff', 'staff', 'x', false, id, true, true, 'off', 0, 0, 1 from permission_sets \
             where name_key = 'administrator'",
            self.id(ACCOUNT, "0")
        ))
        .await;
        let if_last = |value: &str| format!("case when i = {clients} then '{value}' end");
        self.run(&format!(
            "{columns} {} select {}, 'client', {}, {}, {}, {}, false, s.id, true, true, 'off', 0, 0, 1 from n, permission_sets s \
             where s.name_key = 'client'",
            self.numbers(clients),
            self.id(ACCOUNT, "i"),
            self.id(CLIENT, "i"),
            if_last("reader"),
            if_last("reader"),
            if_last("x")
        ))
        .await;
    }

    async fn projects(&self, Size { clients, projects, .. }: Size) {
        let all = projects + OWN_PROJECTS;
        let shuffled = "(i * 7919) % 1000003";
        self.run(&format!(
            "insert into projects (id, name, name_key, level, time_wish, content_version, task_total, task_done, shared_total, \
             shared_done, created_at, updated_at, version) {} select {}, 'Project ' || i, 'project ' || {}, 'read_only', false, 1, 0, 0, 0, \
             0, 0, {shuffled}, 1 from n",
            self.numbers(all),
            self.id(PROJECT, "i"),
            self.padded(shuffled)
        ))
        .await;
        self.run(&format!(
            "insert into project_clients (project_id, client_id, position) {} select {}, case when i > {projects} then {} else {} end, 0 \
             from n",
            self.numbers(all),
            self.id(PROJECT, "i"),
            self.id(CLIENT, &(clients + 1).to_string()),
            self.id(CLIENT, &format!("((i - 1) % {clients} + 1)"))
        ))
        .await;
    }
}
