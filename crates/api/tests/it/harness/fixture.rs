//! What every workspace begins with: an administrator, and the tree of fixture A with a login on each node, each of them signed in.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_api::clock::{Ids, RandomIds};
use vitrine_domain::ClientId;
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::Preferences;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::text::{Email, Name, Username};
use vitrine_store::accounts::NewSession;
use vitrine_store::act::ImportClients;
use vitrine_store::workspace::Founder;
use vitrine_store::{AccountChange, ClientFields, CredentialChange, Durability, NewClient, Store, Viewer};

/// Everybody's.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// [`PASSWORD`] as it is stored: hashing it for each login of each test would take most of their time.
pub(super) const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$dml0cmluZS10ZXN0cy0wMQ$yWCIdTW/vtkDjRCQuVj3NLPlygKHMda9fE3ghGuPSRU";

/// Name, parent and username, in the order of the table of fixture A.
pub(crate) const TREE: [(&str, Option<&str>, &str); 11] = [
    ("Peter Parker", None, "peter"),
    ("IBM", None, "ibm"),
    ("John", Some("IBM"), "john"),
    ("Alisha", Some("IBM"), "alisha"),
    ("Acme", None, "acme"),
    ("Acme (France)", Some("Acme"), "france"),
    ("Pierre", Some("Acme (France)"), "pierre"),
    ("Chloe", Some("Acme (France)"), "chloe"),
    ("Acme (India)", Some("Acme"), "india"),
    ("Ravi", Some("Acme (India)"), "ravi"),
    ("Suresh", Some("Acme (India)"), "suresh"),
];

pub(crate) const ADMINISTRATOR: &str = "marion";

/// When every test begins.
pub(crate) fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

pub(crate) fn new_id() -> Uuid {
    RandomIds.next()
}

pub(crate) async fn furnish(url: &str) {
    let store = Store::open(url, Durability::Normal, Arc::new(new_id)).await.unwrap();
    store.migrate().await.unwrap();
    store.found(b"the key of the tests", noon()).await.unwrap();
    store.set_setup_token(b"token", noon() + TimeDelta::days(1)).await.unwrap();
    let founder = Founder {
        workspace_name: Name::parse("Northlight").unwrap(),
        name: Name::parse("Marion Leroy").unwrap(),
        username: Username::parse(ADMINISTRATOR).unwrap(),
        password_hash: PASSWORD_HASH.to_owned(),
    };
    store.set_up(b"token", founder, noon()).await.unwrap().unwrap();
    add_tree(&store, &sign_in(&store, ADMINISTRATOR).await).await;
    for (_, _, username) in TREE {
        sign_in(&store, username).await;
    }
    store.close().await.unwrap();
}

async fn add_tree(store: &Store, administrator: &Viewer) {
    let tx = store.write(administrator).await.unwrap();
    let permission_set = tx.seen().client_permission_set(None).await.unwrap().id;
    let mut ids: HashMap<&str, ClientId> = HashMap::new();
    let mut clients = Vec::new();
    for (name, parent, username) in TREE {
        let id = tx.new_client_id();
        ids.insert(name, id);
        let credentials = CredentialChange::Set {
            username: Username::parse(username).unwrap(),
            password_hash: Some(PASSWORD_HASH.to_owned()),
            must_change: false,
        };
        let fields = ClientFields {
            name: Name::parse(name).unwrap(),
            kind: ClientKind::Person,
            email: Some(Email::parse(&format!("{username}@example.com")).unwrap()),
            phone: None,
            account: AccountChange {
                credentials,
                privileges: Privileges::ALL,
                permission_set,
                preferences: Preferences::default(),
            },
            values: Vec::new(),
        };
        clients.push(NewClient { id, parent: parent.map(|parent| ids[parent]), fields });
    }
    tx.import_clients(tx.workspace().grant::<ImportClients>().unwrap(), &clients).await.unwrap();
    tx.commit().await.unwrap();
}

async fn sign_in(store: &Store, username: &str) -> Viewer {
    let login = store.login(username).await.unwrap().unwrap();
    let new = NewSession {
        refresh_hash: new_id().as_bytes().to_vec(),
        user_agent: None,
        expires_at: noon() + TimeDelta::days(7),
    };
    let session = store.start_session(username, &login, None, new, noon()).await.unwrap().unwrap();
    Viewer::new(session, noon(), None)
}
