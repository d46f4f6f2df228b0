//! A workspace with an administrator and the tree of fixture A, on each database.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Database, QueryResult, Statement};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::ClientId;
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::Preferences;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::text::{Email, Name, Username};
use vitrine_store::accounts::NewSession;
use vitrine_store::act::AddClient;
use vitrine_store::workspace::Founder;
use vitrine_store::{
    AccountChange, Client, ClientFields, CredentialChange, Durability, NewClient, Seen, Store, Tx, Viewer,
};

pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) admin: Viewer,
    pub(crate) ids: HashMap<&'static str, ClientId>,
    url: String,
    _folder: tempfile::TempDir,
}

/// Name, parent, username.
pub(crate) const TREE: [(&str, Option<&str>, Option<&str>); 11] = [
    ("Peter Parker", None, Some("peter")),
    ("IBM", None, None),
    ("John", Some("IBM"), Some("john")),
    ("Alisha", Some("IBM"), Some("alisha")),
    ("Acme", None, None),
    ("Acme (France)", Some("Acme"), None),
    ("Pierre", Some("Acme (France)"), Some("pierre")),
    ("Chloé", Some("Acme (France)"), Some("chloe")),
    ("Acme (India)", Some("Acme"), None),
    ("Ravi", Some("Acme (India)"), Some("ravi")),
    ("Suresh", Some("Acme (India)"), Some("suresh")),
];

/// Runs a test on SQLite and, where there is a server, on PostgreSQL.
pub(crate) async fn on_both(test: impl AsyncFn(World)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("vitrine.db").display());
    test(World::new(&url, folder).await).await;
    if let Some(server) = crate::postgres::server() {
        let name = format!("test_{}", new_id().simple());
        let url = make_database(&server, &name).await;
        test(World::new(&url, tempfile::tempdir().unwrap()).await).await;
    }
}

async fn make_database(server: &str, name: &str) -> String {
    use sqlx::{Connection, Executor};
    let mut connection = sqlx::PgConnection::connect(server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.unwrap();
    connection.close().await.unwrap();
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

#[expect(clippy::disallowed_methods, reason = "these tests are their own service")]
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

impl World {
    async fn new(url: &str, folder: tempfile::TempDir) -> Self {
        let store = Store::open(url, Durability::Full, Arc::new(new_id)).await.unwrap();
        store.migrate().await.unwrap();
        store.found(b"key", now()).await.unwrap();
        store.set_setup_token(b"token", now() + TimeDelta::days(1)).await.unwrap();
        let founder = Founder {
            workspace_name: name("Northlight"),
            name: name("Nora"),
            username: Username::parse("nora").unwrap(),
            password_hash: "hash".into(),
        };
        store.set_up(b"token", founder, now()).await.unwrap().unwrap();
        let admin = sign_in(&store, "nora").await;
        let mut world = Self { store, admin, ids: HashMap::new(), url: url.to_owned(), _folder: folder };
        for (name, parent, username) in TREE {
            let id = world.add(name, parent.map(|parent| world.ids[parent]), username).await.unwrap();
            world.ids.insert(name, id);
        }
        world
    }

    pub(crate) async fn write(&self) -> Tx {
        self.store.write(&self.admin).await.unwrap()
    }

    pub(crate) async fn viewer(&self, username: &str) -> Viewer {
        sign_in(&self.store, username).await
    }

    pub(crate) async fn client(&self, id: ClientId) -> Seen<Client> {
        self.store.seen_by(&self.admin).client(id).await.unwrap()
    }

    /// The closure as it is stored: each node, one above it, and how far.
    pub(crate) async fn closure(&self) -> BTreeSet<(ClientId, ClientId, i32)> {
        let db = Database::connect(&self.url).await.unwrap();
        let all = "select descendant_id, ancestor_id, depth from client_closure";
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), all)).await.unwrap();
        let read = |row: QueryResult| {
            let id = |column| ClientId(row.try_get::<Uuid>("", column).unwrap());
            (id("descendant_id"), id("ancestor_id"), row.try_get("", "depth").unwrap())
        };
        rows.into_iter().map(read).collect()
    }

    pub(crate) async fn add(
        &self,
        name: &str,
        parent: Option<ClientId>,
        username: Option<&str>,
    ) -> Result<ClientId, vitrine_store::Error> {
        let tx = self.write().await;
        let new = NewClient { id: tx.new_client_id(), parent, fields: fields(&tx, name, username).await };
        let id = tx.add_client(tx.workspace().grant::<AddClient>()?, new).await?;
        tx.commit().await?;
        Ok(id)
    }
}

/// What a client is made of; with a username, it has a login.
pub(crate) async fn fields(tx: &Tx, client: &str, username: Option<&str>) -> ClientFields {
    let permission_set = tx.seen().client_permission_set(None).await.unwrap().id;
    let credentials = match username {
        Some(username) => CredentialChange::Set {
            username: Username::parse(username).unwrap(),
            password_hash: Some("hash".into()),
            must_change: false,
        },
        None => CredentialChange::Keep,
    };
    ClientFields {
        name: name(client),
        kind: if username.is_some() { ClientKind::Person } else { ClientKind::Organisation },
        email: username.map(|username| Email::parse(&format!("{username}@example.org")).unwrap()),
        phone: None,
        account: AccountChange {
            credentials,
            privileges: Privileges::default(),
            permission_set,
            preferences: Preferences::default(),
        },
        values: Vec::new(),
    }
}

pub(crate) async fn sign_in(store: &Store, username: &str) -> Viewer {
    let login = store.login(username).await.unwrap().unwrap();
    let new = NewSession {
        refresh_hash: new_id().as_bytes().to_vec(),
        user_agent: None,
        expires_at: now() + TimeDelta::days(7),
    };
    let session = store.start_session(username, &login, None, new, now()).await.unwrap().unwrap();
    Viewer::new(session, now(), Some("request".into()))
}
