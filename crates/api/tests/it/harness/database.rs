//! A database for each test, gone with it.

use super::fixture;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::fs;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;
use tempfile::TempDir;
use tokio::runtime;
use tokio::sync::OnceCell;

pub(crate) enum Database {
    Sqlite(TempDir),
    Postgres { server: String, name: String },
}

/// Names the lock under which the template is made: test processes run side by side.
const TEMPLATE_LOCK: i64 = 7_406_002;

/// The furnished file that the tests of this process copy.
static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

impl Database {
    pub(crate) async fn sqlite() -> Self {
        let template = TEMPLATE.get_or_init(async || {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("vitrine.db");
            fixture::furnish(&format!("sqlite://{}", file.display())).await;
            fs::read(file).unwrap()
        });
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("vitrine.db"), template.await).unwrap();
        Self::Sqlite(folder)
    }

    /// Cloned from a template, which is made once for each build of the tests.
    pub(crate) async fn postgres(server: &str) -> Self {
        let template = template_name();
        let mut connection = PgConnection::connect(server).await.unwrap();
        let lock = format!("select pg_advisory_lock({TEMPLATE_LOCK})");
        connection.execute(AssertSqlSafe(lock)).await.unwrap();
        let known = "select 1 from pg_database where datname = $1";
        if sqlx::query(known).bind(&template).fetch_optional(&mut connection).await.unwrap().is_none() {
            let half_made = format!("{template}_half_made");
            run(&mut connection, &format!("drop database if exists {half_made} with (force)")).await;
            run(&mut connection, &format!("create database {half_made}")).await;
            fixture::furnish(&url_of(server, &half_made)).await;
            run(&mut connection, &format!("alter database {half_made} rename to {template}")).await;
        }
        let name = format!("vitrine_it_{}", fixture::new_id().simple());
        run(&mut connection, &format!("create database {name} template {template}")).await;
        connection.close().await.unwrap();
        Self::Postgres { server: server.to_owned(), name }
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.path().join("vitrine.db").display()),
            Self::Postgres { server, name } => url_of(server, name),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Self::Postgres { server, name } = self else { return };
        let (server, drop) = (server.clone(), format!("drop database {name} with (force)"));
        // a thread of its own, as this one may be in the middle of a panic
        let dropping = std::thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&server).await.unwrap();
                run(&mut connection, &drop).await;
            });
        });
        assert!(dropping.join().is_ok() || std::thread::panicking(), "the database {name} is left behind");
    }
}

async fn run(connection: &mut PgConnection, statement: &str) {
    connection.execute(AssertSqlSafe(statement.to_owned())).await.unwrap();
}

fn url_of(server: &str, database: &str) -> String {
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{database}")
}

fn template_name() -> String {
    let program: PathBuf = std::env::current_exe().unwrap();
    let built = fs::metadata(program).unwrap().modified().unwrap();
    format!("vitrine_template_{}", built.duration_since(UNIX_EPOCH).unwrap().as_millis())
}
