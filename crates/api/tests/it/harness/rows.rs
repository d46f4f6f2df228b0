//! Behind the API's back: what all tables hold, and changes that no operation makes yet.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Beside these, a request that was refused writes nothing (T-012).
const MAY_CHANGE: [&str; 2] = ["sessions", "sign_in_failures"];

pub(crate) struct Rows {
    connection: Mutex<Link>,
    everything: String,
}

enum Link {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Of all rows of all tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digest(u64);

impl Rows {
    pub(crate) async fn of(url: &str) -> Self {
        let mut link = if url.starts_with("sqlite:") {
            Link::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Link::Postgres(PgConnection::connect(url).await.unwrap())
        };
        let everything = match &mut link {
            Link::Sqlite(_) => {
                let tables = link.texts("select name from sqlite_master where type = 'table'").await;
                let mut parts = Vec::new();
                for table in kept(tables) {
                    let columns = link.texts(&format!("select name from pragma_table_info('{table}')")).await;
                    let values: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
                    parts.push(format!("select '{table} ' || {} from {table}", values.join(" || ' ' || ")));
                }
                parts.join(" union all ")
            }
            Link::Postgres(_) => {
                let tables = link.texts("select tablename::text from pg_tables where schemaname = 'public'").await;
                let part = |table: String| format!("select '{table} ' || {table}::text from {table}");
                kept(tables).map(part).collect::<Vec<_>>().join(" union all ")
            }
        };
        Self { connection: Mutex::new(link), everything }
    }

    pub(crate) async fn digest(&self) -> Digest {
        let rows: BTreeSet<String> = self.texts(&self.everything).await.into_iter().collect();
        let mut hasher = DefaultHasher::new();
        rows.hash(&mut hasher);
        Digest(hasher.finish())
    }

    /// Every row as text, to look for what must not be there.
    pub(crate) async fn everything(&self) -> Vec<String> {
        self.texts(&self.everything).await
    }

    pub(crate) async fn run(&self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        match &mut *self.connection.lock().await {
            Link::Sqlite(connection) => drop(connection.execute(statement).await.unwrap()),
            Link::Postgres(connection) => drop(connection.execute(statement).await.unwrap()),
        }
    }

    /// The first column of what a query gives.
    pub(crate) async fn texts(&self, query: &str) -> Vec<String> {
        self.connection.lock().await.texts(query).await
    }

    pub(crate) async fn ids(&self, query: &str) -> Vec<Uuid> {
        let query = AssertSqlSafe(query.to_owned());
        match &mut *self.connection.lock().await {
            Link::Sqlite(link) => link.fetch_all(query).await.unwrap().iter().map(|row| row.get(0)).collect(),
            Link::Postgres(link) => link.fetch_all(query).await.unwrap().iter().map(|row| row.get(0)).collect(),
        }
    }

    /// An id as this database writes it.
    pub(crate) async fn id(&self, id: Uuid) -> String {
        match &*self.connection.lock().await {
            Link::Sqlite(_) => format!("x'{}'", id.simple()),
            Link::Postgres(_) => format!("'{id}'"),
        }
    }
}

impl Link {
    async fn texts(&mut self, query: &str) -> Vec<String> {
        let query = AssertSqlSafe(query.to_owned());
        match self {
            Self::Sqlite(link) => link.fetch_all(query).await.unwrap().iter().map(|row| row.get(0)).collect(),
            Self::Postgres(link) => link.fetch_all(query).await.unwrap().iter().map(|row| row.get(0)).collect(),
        }
    }
}

fn kept(tables: Vec<String>) -> impl Iterator<Item = String> {
    tables.into_iter().filter(|table| !table.starts_with("sqlite_") && !MAY_CHANGE.contains(&table.as_str()))
}
