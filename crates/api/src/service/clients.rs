//! Clients: the tree, their accounts, the recycle bin.

use super::custom_values::{core_changes, core_values};
use super::import;
use super::parse::{self, Faults};
use super::rehearsal::reviewed;
use super::{Caller, Created, Error, Idempotency, Refusal, Result, Services, present};
use crate::passwords::Passwords;
use crate::query::{self, ClientSort, ListClients, ListDeletedClients, Parent};
use chrono::{NaiveDate, NaiveTime};
use secrecy::SecretString;
use vitrine_contract as contract;
use vitrine_contract::{
    ClientDefaults, ClientPage, CreateClient, Credentials, DeletedClientPage, MoveClient, PurgeClient,
    RehearseNewClient, RestoreClient, UpdateClient,
};
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::Permission;
use vitrine_domain::preference::Preferences;
use vitrine_domain::text::{Email, Name, Phone, Username, fold};
use vitrine_domain::{ClientId, DeletionId, PermissionSetId, ProjectId};
use vitrine_store::{
    AccountChange, Affected, Client, ClientFields, ClientFilter, ClientOrder, ClientQuery, CredentialChange, Deletion,
    Direction, Grant, NewClient, Now, Owner, ParentFilter, Seen, SubtreeCounts, Tx, act,
};

pub use super::export::{Export, export_clients};
pub use import::{
    Imports, check_import, import_clients, list_client_imports, read_client_import, run_begun_imports, run_imports,
};

const BIN: &str = "deleted clients";

pub async fn list_clients(services: &Services, caller: &Caller, query: ListClients) -> Result<ClientPage> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let list = cursors_of(query.sort);
    let wanted = ClientQuery {
        after: services.cursor_of(list, query.cursor.as_deref())?,
        limit: u64::from(query.limit.get()) + 1,
        ..client_query(query.filter(), query.sort)
    };
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let (mut clients, counts) = eyes.clients(&wanted).await?;
    let total = if query.include_total { Some(eyes.count_clients(&wanted.filter).await?) } else { None };
    let has_more = clients.len() > limit;
    clients.truncate(limit);
    let next_cursor = clients
        .last()
        .filter(|_| has_more)
        .map(|client| services.cursor(list, &client.sort_key(wanted.order), client.id.0));
    let counts = contract::ClientCounts { clients: counts.clients, logins: counts.logins, deleted: counts.deleted };
    Ok(ClientPage { data: clients.iter().map(|client| services.client(client)).collect(), next_cursor, total, counts })
}

/// What a list or an export asks the store for: from the first client on, without a limit.
pub(super) fn client_query(filter: query::ClientFilter, sort: ClientSort) -> ClientQuery {
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let (order, direction) = order_of(sort);
    ClientQuery {
        filter: ClientFilter {
            parent: match filter.parent_id {
                None => ParentFilter::Any,
                Some(Parent::Root) => ParentFilter::Root,
                Some(Parent::Of(id)) => ParentFilter::Of(ClientId(id)),
            },
            within: filter.root_id.map(ClientId),
            words: filter.q,
            has_login: filter.has_login,
            permission_set: filter.permission_set_id.map(PermissionSetId),
            level: filter.level.map(parse::level),
            project: filter.project_id.map(ProjectId),
            seen_since: filter.seen_since.map(midnight),
            not_seen_since: filter.not_seen_since.map(midnight),
        },
        order,
        direction,
        after: None,
        limit: u64::MAX,
    }
}

fn order_of(sort: ClientSort) -> (ClientOrder, Direction) {
    match sort {
        ClientSort::Name => (ClientOrder::Name, Direction::Ascending),
        ClientSort::NameDescending => (ClientOrder::Name, Direction::Descending),
        ClientSort::UpdatedAt => (ClientOrder::UpdatedAt, Direction::Ascending),
        ClientSort::UpdatedAtDescending => (ClientOrder::UpdatedAt, Direction::Descending),
        ClientSort::LastSeenAt => (ClientOrder::LastSeenAt, Direction::Ascending),
        ClientSort::LastSeenAtDescending => (ClientOrder::LastSeenAt, Direction::Descending),
    }
}

/// A cursor is good for the order that it was made in.
fn cursors_of(sort: ClientSort) -> &'static str {
    match sort {
        ClientSort::Name => "clients",
        ClientSort::NameDescending => "clients by name, last first",
        ClientSort::UpdatedAt => "clients by update",
        ClientSort::UpdatedAtDescending => "clients by update, last first",
        ClientSort::LastSeenAt => "clients by last sight",
        ClientSort::LastSeenAtDescending => "clients by last sight, last first",
    }
}

pub async fn read_client(services: &Services, caller: &Caller, id: ClientId) -> Result<contract::Client> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let client = eyes.client(id).await?;
    let subtree = subtree(eyes.subtree_counts(id).await?);
    let values = eyes.field_values(Owner::Client(id)).await?;
    let custom_values = core_values(&values, true, client.holds(Permission::ClientEdit));
    Ok(contract::Client { subtree: Some(subtree), custom_values, ..services.client(&client) })
}

pub async fn create_client(
    services: &Services,
    caller: &Caller,
    input: CreateClient,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Client>> {
    let viewer = services.viewer(caller);
    check_permitted(services.store.seen_by(&viewer).workspace().await?.holds(Permission::ClientAdd))?;
    // the input is looked at before, so that no password is hashed while others wait to write
    let texts =
        Texts::of(&input.name, input.email.as_deref(), input.phone.as_deref(), input.credentials.as_ref(), true)?;
    let preferences = parse::preferences("/preferences", &input.preferences)?;
    let credentials = services.credentials(texts.username, input.credentials).await?;
    let tx = services.store.write(&viewer).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_client", idempotency.as_ref()).await? {
        Some(id) => (ClientId(id), true),
        None => {
            let grant = tx.workspace().grant::<act::AddClient>()?;
            let parent = match input.parent_id {
                Some(parent) => Some(parent_of(&tx, parent.into()).await?.id),
                None => None,
            };
            let permission_set =
                tx.seen().client_permission_set(input.permission_set_id.map(PermissionSetId)).await?.id;
            let account = AccountChange {
                credentials,
                privileges: parse::privileges(input.privileges),
                permission_set,
                preferences,
            };
            let kind = parse::client_kind(input.kind);
            let values =
                core_changes(&tx.seen().client_fields().await?, &input.custom_values, "/custom_values", |_| true)?;
            let fields =
                ClientFields { name: texts.name, kind, email: texts.email, phone: texts.phone, account, values };
            let id = tx.add_client(grant, NewClient { id: tx.new_client_id(), parent, fields }).await?;
            services.remember(&tx, "create_client", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.client(&*tx.seen().client(id).await?);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

/// Adds somebody like this, whose name and login are nobody's. For who never commits it.
pub(super) async fn try_out(tx: &Tx, input: RehearseNewClient) -> Result<ClientId> {
    let grant = tx.workspace().grant::<act::AddClient>()?;
    let parent = match input.parent_id {
        Some(parent) => Some(parent_of(tx, parent.into()).await?.id),
        None => None,
    };
    let permission_set = tx.seen().client_permission_set(input.permission_set_id.map(PermissionSetId)).await?.id;
    let id = tx.new_client_id();
    let stand_in = id.0.simple().to_string();
    let unfit = |_fault| Error::Bug(anyhow::anyhow!("an id is no name"));
    let credentials = if input.has_login {
        let username = Username::parse(&stand_in).map_err(unfit)?;
        CredentialChange::Set { username, password_hash: Some(String::new()), must_change: false }
    } else {
        CredentialChange::Keep
    };
    let account = AccountChange {
        credentials,
        privileges: parse::privileges(input.privileges),
        permission_set,
        preferences: Preferences::default(),
    };
    let fields = ClientFields {
        name: Name::parse(&stand_in).map_err(unfit)?,
        kind: ClientKind::Person,
        email: None,
        phone: None,
        account,
        values: Vec::new(),
    };
    Ok(tx.add_client(grant, NewClient { id, parent, fields }).await?)
}

pub async fn read_client_defaults(services: &Services, caller: &Caller) -> Result<ClientDefaults> {
    let template = services.store.seen_by(&services.viewer(caller)).client_template().await?;
    Ok(ClientDefaults { template: present::template(template) })
}

/// Also needs the right to add clients: it proposes what whoever adds them gives.
pub async fn set_client_defaults(
    services: &Services,
    caller: &Caller,
    input: ClientDefaults,
) -> Result<ClientDefaults> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let workspace = tx.workspace();
    let grant = workspace.grant::<act::SetClientDefaults>()?;
    check_permitted(workspace.holds(Permission::ClientAdd))?;
    tx.set_client_template(grant, parse::template(input.template)).await?;
    tx.commit().await?;
    Ok(input)
}

pub async fn update_client(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    revision: &str,
    input: UpdateClient,
    review: Option<&str>,
) -> Result<contract::Client> {
    let update = ClientUpdate::prepare(services, caller, id, input).await?;
    let tx = services.store.write(&services.viewer(caller)).await?;
    let change = async |tx: &Tx| update.make(services, tx, revision).await;
    reviewed(&tx, review, Affected::Client(id), change).await?;
    services.client_now(tx, id).await
}

/// An edit of a client, parsed, and its password hashed before anybody has to wait for that.
pub(super) struct ClientUpdate {
    id: ClientId,
    texts: Texts,
    kind: Option<contract::ClientKind>,
    credentials: CredentialChange,
    permission_set: Option<PermissionSetId>,
    privileges: Option<contract::Privileges>,
    preferences: Option<Preferences>,
    custom_values: Vec<contract::SetCustomValue>,
}

impl ClientUpdate {
    pub(super) async fn prepare(
        services: &Services,
        caller: &Caller,
        id: ClientId,
        input: UpdateClient,
    ) -> Result<Self> {
        let saved = services.store.seen_by(&services.viewer(caller)).client(id).await?;
        check_permitted(saved.holds(Permission::ClientEdit))?;
        let name = input.name.as_deref().unwrap_or(&saved.name);
        let email = input.email.as_ref().map_or(saved.email.as_deref(), Option::as_deref);
        let phone = input.phone.as_ref().map_or(saved.phone.as_deref(), Option::as_deref);
        let given = input.credentials.as_ref().and_then(Option::as_ref);
        let mut texts = Texts::of(name, email, phone, given, !saved.has_login())?;
        let preferences =
            input.preferences.as_ref().map(|given| parse::preferences("/preferences", given)).transpose()?;
        let credentials = match input.credentials {
            None => CredentialChange::Keep,
            Some(None) => CredentialChange::Withdraw,
            Some(given) => services.credentials(texts.username.take(), given).await?,
        };
        let permission_set = input.permission_set_id.map(PermissionSetId);
        Ok(Self {
            id,
            texts,
            kind: input.kind,
            credentials,
            permission_set,
            privileges: input.privileges,
            preferences,
            custom_values: input.custom_values,
        })
    }

    pub(super) async fn make(self, services: &Services, tx: &Tx, revision: &str) -> Result<()> {
        let client = tx.seen().client(self.id).await?;
        let grant = client.grant::<act::EditClient>()?;
        services.check_client(&client, revision)?;
        self.apply(tx, grant).await
    }

    /// Whatever revision the client has.
    pub(super) async fn apply(self, tx: &Tx, grant: Grant<act::EditClient>) -> Result<()> {
        let client = grant.target();
        let permission_set = match self.permission_set {
            Some(set) => tx.seen().client_permission_set(Some(set)).await?.id,
            None => client.permission_set,
        };
        let privileges = self.privileges.map_or(client.privileges, parse::privileges);
        let preferences = self.preferences.unwrap_or_else(|| client.preferences.clone());
        let account = AccountChange { credentials: self.credentials, privileges, permission_set, preferences };
        let kind = self.kind.map_or(client.kind, parse::client_kind);
        let Texts { name, email, phone, username: _ } = self.texts;
        let saved = tx.seen().field_values(Owner::Client(self.id)).await?;
        let values = core_changes(&saved, &self.custom_values, "/custom_values", |_| true)?;
        tx.edit_client(grant, ClientFields { name, kind, email, phone, account, values }).await?;
        Ok(())
    }
}

pub async fn move_client(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    input: MoveClient,
    review: Option<&str>,
) -> Result<contract::Client> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    reviewed(&tx, review, Affected::Below(id), async |tx| relocate(tx, id, input).await).await?;
    services.client_now(tx, id).await
}

pub(super) async fn relocate(tx: &Tx, id: ClientId, input: MoveClient) -> Result<()> {
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::MoveClient>()?;
    let parent = match input.parent_id {
        Some(parent) => Some(parent_of(tx, parent.into()).await?),
        None => None,
    };
    Ok(tx.move_client(grant, parent.as_ref()).await?)
}

pub async fn delete_client(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    revision: &str,
    review: Option<&str>,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let change = async |tx: &Tx| remove(services, tx, id, revision).await;
    reviewed(&tx, review, Affected::Below(id), change).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn remove(services: &Services, tx: &Tx, id: ClientId, revision: &str) -> Result<()> {
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::DeleteClient>()?;
    services.check_client(&client, revision)?;
    tx.delete_client(grant).await?;
    Ok(())
}

pub async fn list_deleted_clients(
    services: &Services,
    caller: &Caller,
    query: ListDeletedClients,
) -> Result<DeletedClientPage> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let after = services.cursor_of(BIN, query.cursor.as_deref())?.map(|(_, id)| DeletionId(id));
    let viewer = services.viewer(caller);
    let mut deletions = services.store.seen_by(&viewer).deletions(after, u64::from(query.limit.get()) + 1).await?;
    let has_more = deletions.len() > limit;
    deletions.truncate(limit);
    let next_cursor = deletions.last().filter(|_| has_more).map(|deletion| services.cursor(BIN, "", deletion.id.0));
    Ok(DeletedClientPage { data: deletions.iter().map(|deletion| deleted(deletion)).collect(), next_cursor })
}

pub async fn restore_client(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    input: RestoreClient,
    review: Option<&str>,
) -> Result<contract::Client> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    reviewed(&tx, review, Affected::Below(id), async |tx| bring_back(tx, id, input).await).await?;
    services.client_now(tx, id).await
}

pub(super) async fn bring_back(tx: &Tx, id: ClientId, input: RestoreClient) -> Result<()> {
    let deletion = tx.seen().deletion_of(id).await?;
    let grant = deletion.grant::<act::RestoreClient>()?;
    let parent = match input.parent_id {
        Some(Some(parent)) => Some(parent_of(tx, parent.into()).await?),
        _ => None,
    };
    let place = input.parent_id.map(|_| parent.as_ref());
    Ok(tx.restore_client(grant, place).await?)
}

/// For good: what was deleted, and what was deleted from below it before. The name is typed as a confirmation.
pub async fn purge_client(services: &Services, caller: &Caller, id: ClientId, input: PurgeClient) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let deletion = tx.seen().deletion_of(id).await?;
    let grant = deletion.grant::<act::PurgeClient>()?;
    if fold(input.name.trim()) != fold(&deletion.client.name) {
        return Err(Error::invalid("/name", "other_name"));
    }
    tx.purge_client(grant).await?;
    Ok(tx.commit().await?)
}

/// Asked before any work is done; the grant in the transaction decides.
fn check_permitted(is_permitted: bool) -> Result<()> {
    if is_permitted { Ok(()) } else { Err(Error::NotPermitted) }
}

/// Somebody in the tree. One in the bin is told apart for who could see it there.
async fn parent_of(tx: &Tx, id: ClientId) -> Result<Seen<Client, Now>> {
    match tx.seen().client(id).await {
        Err(vitrine_store::Error::NotFound) if tx.seen().deletion_of(id).await.is_ok() => {
            Err(Error::Refused(Refusal::ParentInBin))
        }
        found => Ok(found?),
    }
}

/// The texts that staff type about a client, parsed.
pub(super) struct Texts {
    pub(super) name: Name,
    pub(super) email: Option<Email>,
    pub(super) phone: Option<Phone>,
    pub(super) username: Option<Username>,
}

impl Texts {
    pub(super) fn of(
        name: &str,
        email: Option<&str>,
        phone: Option<&str>,
        credentials: Option<&Credentials>,
        needs_password: bool,
    ) -> Result<Self> {
        let mut faults = Faults::default();
        let name = faults.take("/name", Name::parse(name));
        let email = faults.take_optional("/email", email, Email::parse);
        let phone = faults.take_optional("/phone", phone, Phone::parse);
        let username =
            credentials.and_then(|given| faults.take("/credentials/username", Username::parse(&given.username)));
        if let Some(given) = credentials {
            match &given.password {
                None if needs_password => faults.add("/credentials/password", "credentials_incomplete"),
                None => {}
                Some(password) => {
                    if let Err(weakness) = Passwords::check(&SecretString::from(password.as_str()), &given.username) {
                        faults.add("/credentials/password", weakness.code());
                    }
                }
            }
        }
        faults.check(name.map(|name| Self { name, email, phone, username }))
    }
}

fn subtree(counts: SubtreeCounts) -> contract::SubtreeCounts {
    contract::SubtreeCounts { clients: counts.clients, logins: counts.logins, projects: counts.projects }
}

fn deleted(deletion: &Deletion) -> contract::DeletedClient {
    contract::DeletedClient {
        client: present::client_ref(&deletion.client),
        path: deletion.path.iter().map(present::client_ref).collect(),
        parent_deleted: deletion.parent_deleted,
        counts: subtree(deletion.counts),
        deleted_at: deletion.deleted_at,
        deleted_by: deletion.deleted_by.clone(),
    }
}

impl Services {
    /// A password that staff chose has to be replaced by its owner at the first sign-in.
    async fn credentials(&self, username: Option<Username>, given: Option<Credentials>) -> Result<CredentialChange> {
        let Some((username, given)) = username.zip(given) else { return Ok(CredentialChange::Keep) };
        let password_hash = match given.password {
            Some(password) => Some(self.passwords.hash(SecretString::from(password)).await?),
            None => None,
        };
        Ok(CredentialChange::Set { username, must_change: password_hash.is_some(), password_hash })
    }

    async fn client_now(&self, tx: Tx, id: ClientId) -> Result<contract::Client> {
        let value = self.client(&*tx.seen().client(id).await?);
        tx.commit().await?;
        Ok(value)
    }

    pub(super) fn check_client(&self, client: &Client, revision: &str) -> Result<()> {
        if self.revision(client.id.0, client.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.client(client)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    fn client(&self, client: &Client) -> contract::Client {
        contract::Client {
            id: client.id.0,
            parent_id: client.parent.map(|id| id.0),
            path: client.path.iter().map(present::client_ref).collect(),
            name: client.name.clone(),
            kind: present::client_kind(client.kind),
            email: client.email.clone(),
            phone: client.phone.clone(),
            username: client.username.clone(),
            has_login: client.has_login(),
            must_change_password: client.must_change_password,
            has_second_factor: client.has_second_factor,
            invitation: client.invitation.map(|invitation| self.invitation(invitation)),
            last_seen_at: client.last_seen_at,
            permission_set: contract::PermissionSetRef {
                id: client.permission_set.0,
                name: client.permission_set_name.clone(),
            },
            privileges: present::privileges(client.privileges),
            preferences: present::preferences(&client.preferences),
            child_count: client.child_count,
            subtree: None,
            custom_values: Vec::new(),
            created_at: client.created_at,
            updated_at: client.updated_at,
            revision: self.revision(client.id.0, client.version),
        }
    }
}
