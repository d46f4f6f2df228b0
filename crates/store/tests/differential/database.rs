//! One database for all cases: each empties it and fills it with ids of its own.

use super::plan::{Dialect, Ids};
use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_store::{Durability, Store};

pub(crate) struct Database {
    pub(crate) store: Store,
    link: RefCell<Link>,
    dialect: Dialect,
    cases: Cell<u64>,
    _folder: tempfile::TempDir,
    dropped_from: Option<(String, String)>,
}

enum Link {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

impl Database {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("vitrine.db").display());
        let store = open(&url).await;
        let link = Link::Sqlite(SqliteConnection::connect(&url).await.unwrap());
        Self::new(store, link, Dialect::Sqlite, folder, None)
    }

    /// None without a server.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = crate::postgres::server()?;
        #[expect(clippy::disallowed_methods, reason = "these tests are their own service")]
        let name = format!("vitrine_differential_{}", Uuid::now_v7().simple());
        run(&server, format!("create database {name}")).await;
        let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let store = open(&url).await;
        let link = Link::Postgres(PgConnection::connect(&url).await.unwrap());
        Some(Self::new(store, link, Dialect::Postgres, tempfile::tempdir().unwrap(), Some((server, name))))
    }

    fn new(
        store: Store,
        link: Link,
        dialect: Dialect,
        folder: tempfile::TempDir,
        dropped_from: Option<(String, String)>,
    ) -> Self {
        Self { store, link: RefCell::new(link), dialect, cases: Cell::new(0), _folder: folder, dropped_from }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn next_case(&self) -> Ids {
        self.cases.set(self.cases.get() + 1);
        Ids(self.cases.get())
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "one case at a time, on one thread")]
    pub(crate) async fn fill(&self, statements: &str) {
        const EMPTY: &str = "delete from sessions; delete from time_entries; delete from files; delete from comment_mentions; delete from comments; delete from tasks; delete from board_columns; delete from project_clients; delete from project_invitations; delete from project_members; \
             delete from projects; delete from accounts; delete from permission_sets; delete from client_closure; \
             update clients set parent_id = null; delete from clients; delete from deletions;";
        let script = AssertSqlSafe(format!("begin; {EMPTY} {statements} commit;"));
        match &mut *self.link.borrow_mut() {
            Link::Sqlite(link) => drop(link.execute(script).await.unwrap()),
            Link::Postgres(link) => drop(link.execute(script).await.unwrap()),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = self.dropped_from.take() else { return };
        let dropping = std::thread::spawn(move || {
            super::runtime().block_on(run(&server, format!("drop database {name} with (force)")));
        });
        assert!(dropping.join().is_ok() || std::thread::panicking(), "a database is left behind");
    }
}

async fn open(url: &str) -> Store {
    let store = Store::open(url, Durability::Normal, Arc::new(Uuid::nil)).await.unwrap();
    store.migrate().await.unwrap();
    store
}

async fn run(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
    connection.close().await.unwrap();
}
