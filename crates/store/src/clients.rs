//! Clients: the tree, their accounts, and the recycle bin.

mod add;
mod bin;
mod edit;
mod invite;
mod list;
mod purge;
mod read;
mod tree;

use crate::invitations::{self, Invitation};
use crate::sql::{Row, id_text, json_list, json_row};
use crate::{Error, FieldChange, preferences, projects};
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, QueryResult};
use std::fmt;
use uuid::Uuid;
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::Preferences;
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::Level;
use vitrine_domain::text::{Email, Name, Phone, Username, fold};
use vitrine_domain::{AccountId, ClientId, DeletionId, PermissionSetId, ProjectId};

/// A client by what it is called: all that is shown of it where its project is the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRef {
    pub id: ClientId,
    pub name: String,
    pub kind: ClientKind,
}

/// A node of the tree with its account, as staff who may view client info see it.
#[derive(Clone, Debug)]
pub struct Client {
    pub id: ClientId,
    pub parent: Option<ClientId>,
    /// From the root down to the parent.
    pub path: Vec<ClientRef>,
    pub name: String,
    pub kind: ClientKind,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub account: AccountId,
    /// None for a virtual client.
    pub username: Option<String>,
    pub must_change_password: bool,
    pub has_second_factor: bool,
    pub invitation: Option<Invitation>,
    pub last_seen_at: Option<DateTime<Utc>>,
    pub permission_set: PermissionSetId,
    pub permission_set_name: String,
    pub privileges: Privileges,
    pub preferences: Preferences,
    /// Direct children that are not in the bin.
    pub child_count: u32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

impl Client {
    pub fn has_login(&self) -> bool {
        self.username.is_some()
    }

    /// The position in the list behind which the next page starts.
    pub fn sort_key(&self, order: ClientOrder) -> String {
        match order {
            ClientOrder::Name => fold(&self.name),
            ClientOrder::UpdatedAt => self.updated_at.timestamp_millis().to_string(),
            ClientOrder::LastSeenAt => self.last_seen_at.map_or(0, |at| at.timestamp_millis()).to_string(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParentFilter {
    #[default]
    Any,
    Root,
    Of(ClientId),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientOrder {
    #[default]
    Name,
    UpdatedAt,
    /// Who never signed in comes before everybody else.
    LastSeenAt,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Ascending,
    Descending,
}

/// Who is listed: whoever every part admits.
#[derive(Clone, Debug, Default)]
pub struct ClientFilter {
    pub parent: ParentFilter,
    /// This client and everything below it.
    pub within: Option<ClientId>,
    /// Part of the name, the username or the e-mail address.
    pub words: Option<String>,
    pub has_login: Option<bool>,
    pub permission_set: Option<PermissionSetId>,
    /// An active project at this level is theirs, or of somebody above them.
    pub level: Option<Level>,
    /// This project is theirs, or of somebody above them.
    pub project: Option<ProjectId>,
    pub seen_since: Option<DateTime<Utc>>,
    /// Never seen counts, too.
    pub not_seen_since: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Default)]
pub struct ClientQuery {
    pub filter: ClientFilter,
    pub order: ClientOrder,
    pub direction: Direction,
    /// The [`Client::sort_key`] and id after which to read on.
    pub after: Option<(String, Uuid)>,
    pub limit: u64,
}

/// Of the whole workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientCounts {
    pub clients: u32,
    pub logins: u32,
    /// Deletions that can be restored.
    pub deleted: u32,
}

/// What a deletion takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubtreeCounts {
    pub clients: u32,
    pub logins: u32,
    /// Projects linked to any of them. They are kept.
    pub projects: u32,
}

/// One deletion: a client with everything that was below it, restored as one.
#[derive(Clone, Debug)]
pub struct Deletion {
    pub id: DeletionId,
    pub client: ClientRef,
    /// Where it stood, from the root down.
    pub path: Vec<ClientRef>,
    /// The parent is in the bin itself.
    pub parent_deleted: bool,
    pub counts: SubtreeCounts,
    pub deleted_at: DateTime<Utc>,
    pub deleted_by: Option<String>,
}

/// What staff fill in about a client.
#[derive(Clone, Debug)]
pub struct ClientFields {
    pub name: Name,
    pub kind: ClientKind,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub account: AccountChange,
    /// Of core fields that the viewer sees.
    pub values: Vec<FieldChange>,
}

/// What staff decide about a client's account.
#[derive(Clone, Debug)]
pub struct AccountChange {
    pub credentials: CredentialChange,
    pub privileges: Privileges,
    pub permission_set: PermissionSetId,
    pub preferences: Preferences,
}

#[derive(Clone)]
pub enum CredentialChange {
    /// As they are; none for a new client.
    Keep,
    /// The client is virtual from now on.
    Withdraw,
    /// The password is kept where none is given, which only an existing login allows.
    Set { username: Username, password_hash: Option<String>, must_change: bool },
}

impl fmt::Debug for CredentialChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keep => f.write_str("Keep"),
            Self::Withdraw => f.write_str("Withdraw"),
            Self::Set { username, .. } => f.debug_struct("Set").field("username", username).finish_non_exhaustive(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct NewClient {
    /// From [`crate::Tx::new_client_id`].
    pub id: ClientId,
    /// Somebody in the tree, or another new client of the same call.
    pub parent: Option<ClientId>,
    pub fields: ClientFields,
}

/// The ancestors of client `c`, as a JSON list for [`projects::client_refs`].
fn path(backend: DbBackend) -> String {
    let item = json_row(backend, &[&id_text(backend, "up.id"), "up.name", "up.kind"]);
    json_list(
        backend,
        &format!(
            "select {item} as item from client_closure k join clients up on up.id = k.ancestor_id \
             where k.descendant_id = c.id and k.depth > 0 order by k.depth desc"
        ),
    )
}

fn read_ref(row: &QueryResult) -> Result<ClientRef, Error> {
    let kind = ClientKind::from_name(&row.get::<String>("kind")?).ok_or(Error::Unreadable("kind"))?;
    Ok(ClientRef { id: row.id("id")?, name: row.get("name")?, kind })
}

fn read_client(row: &QueryResult) -> Result<Client, Error> {
    let ClientRef { id, name, kind } = read_ref(row)?;
    Ok(Client {
        id,
        parent: row.get::<Option<Uuid>>("parent_id")?.map(ClientId),
        path: projects::client_refs(&row.get::<String>("path")?)?,
        name,
        kind,
        email: row.get("email")?,
        phone: row.get("phone")?,
        account: row.id("account_id")?,
        username: row.get("username")?,
        must_change_password: row.get("must_change_password")?,
        has_second_factor: row.get("has_second_factor")?,
        invitation: invitations::read(row)?,
        last_seen_at: row.time_or_none("last_seen_at")?,
        permission_set: row.id("permission_set_id")?,
        permission_set_name: row.get("permission_set_name")?,
        privileges: Privileges {
            view_tasks: row.get("view_tasks")?,
            view_progress: row.get("view_progress")?,
            update_progress: UpdateProgress::from_name(&row.get::<String>("update_progress")?),
        },
        preferences: preferences::read(row)?,
        child_count: row.count("child_count")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
    })
}

fn read_deletion(row: &QueryResult) -> Result<Deletion, Error> {
    Ok(Deletion {
        id: row.id("deletion_id")?,
        client: read_ref(row)?,
        path: projects::client_refs(&row.get::<String>("path")?)?,
        parent_deleted: row.get("parent_deleted")?,
        counts: read_subtree_counts(row)?,
        deleted_at: row.time("deleted_at")?,
        deleted_by: row.get("deleted_by")?,
    })
}

fn read_subtree_counts(row: &QueryResult) -> Result<SubtreeCounts, Error> {
    Ok(SubtreeCounts { clients: row.count("clients")?, logins: row.count("logins")?, projects: row.count("projects")? })
}
