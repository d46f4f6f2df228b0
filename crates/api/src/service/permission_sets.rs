//! Permission sets: lists of grants, saved version by version.

use super::parse::Faults;
use super::rehearsal::reviewed;
use super::{Caller, Created, Error, Idempotency, Result, Services, present};
use crate::query::ListPermissionSetVersions;
use vitrine_contract as contract;
use vitrine_contract::{
    CreatePermissionSet, DeletePermissionSet, PermissionBase, PermissionSetAccount, PermissionSetList,
    PermissionSetVersion, PermissionSetVersionPage, UpdatePermissionSet,
};
use vitrine_domain::PermissionSetId;
use vitrine_domain::access::Facts;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::permission_set::grant_of;
use vitrine_domain::text::{Name, Note};
use vitrine_store::{Affected, NewPermissionSet, PermissionSet, PermissionSetChange, SetAccount, SetVersion, Tx, act};

const VERSIONS: &str = "permission set versions";
/// As many accounts are named with a set; how many there are says `used_by`.
const NAMED_ACCOUNTS: u64 = 100;

/// All permission sets, by name.
pub async fn list_permission_sets(services: &Services, caller: &Caller) -> Result<PermissionSetList> {
    let sets = services.store.seen_by(&services.viewer(caller)).permission_sets().await?;
    Ok(PermissionSetList { data: sets.iter().map(|set| services.permission_set(set)).collect() })
}

pub async fn read_permission_set(
    services: &Services,
    caller: &Caller,
    id: PermissionSetId,
) -> Result<contract::PermissionSet> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let set = eyes.permission_set(id).await?;
    let accounts = eyes.permission_set_accounts(id, NAMED_ACCOUNTS).await?;
    let accounts = Some(accounts.into_iter().map(account).collect());
    Ok(contract::PermissionSet { accounts, ..services.permission_set(&set) })
}

pub async fn create_permission_set(
    services: &Services,
    caller: &Caller,
    input: CreatePermissionSet,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::PermissionSet>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_permission_set", idempotency.as_ref()).await? {
        Some(id) => (PermissionSetId(id), true),
        None => {
            let workspace = tx.workspace();
            let grant = workspace.grant::<act::CreatePermissionSet>()?;
            let base = match input.base {
                PermissionBase::Staff => Base::Staff,
                PermissionBase::Client => Base::Client,
            };
            let mut faults = Faults::default();
            let name = faults.take("/name", Name::parse(&input.name));
            let note = faults.take_optional("/note", input.note.as_deref(), Note::parse);
            let grants = grants(&mut faults, &input.grants, base, Permissions::NONE, workspace.facts());
            let new = faults.check(name.map(|name| NewPermissionSet { name, base, grants, note }))?;
            let id = tx.add_permission_set(grant, new).await?;
            services.remember(&tx, "create_permission_set", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.permission_set(&*tx.seen().permission_set(id).await?);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn update_permission_set(
    services: &Services,
    caller: &Caller,
    id: PermissionSetId,
    revision: &str,
    input: UpdatePermissionSet,
    review: Option<&str>,
) -> Result<contract::PermissionSet> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let save = async |tx: &Tx| save(services, tx, id, revision, &input).await;
    reviewed(&tx, review, Affected::Holders(vec![id]), save).await?;
    let value = services.permission_set(&*tx.seen().permission_set(id).await?);
    tx.commit().await?;
    Ok(value)
}

pub(super) async fn save(
    services: &Services,
    tx: &Tx,
    id: PermissionSetId,
    revision: &str,
    input: &UpdatePermissionSet,
) -> Result<()> {
    let set = tx.seen().permission_set(id).await?;
    let grant = set.grant::<act::EditPermissionSet>()?;
    services.check_permission_set(&set, revision)?;
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(input.name.as_deref().unwrap_or(&set.name)));
    let note = faults.take_optional("/note", input.note.as_deref(), Note::parse);
    let grants = match &input.grants {
        Some(names) => grants(&mut faults, names, set.base, set.grants, set.facts()),
        None => set.grants,
    };
    let change = faults.check(name.map(|name| PermissionSetChange { name, grants, note }))?;
    tx.edit_permission_set(grant, change).await?;
    Ok(())
}

pub async fn delete_permission_set(
    services: &Services,
    caller: &Caller,
    id: PermissionSetId,
    revision: &str,
    input: DeletePermissionSet,
    review: Option<&str>,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let remove = async |tx: &Tx| remove(services, tx, id, revision, input).await;
    reviewed(&tx, review, holders(id, input), remove).await?;
    Ok(tx.commit().await?)
}

/// Whom the deletion of a set concerns: before it they have this one, after it the other.
pub(super) fn holders(id: PermissionSetId, input: DeletePermissionSet) -> Affected {
    Affected::Holders([id].into_iter().chain(input.replacement_id.map(PermissionSetId)).collect())
}

pub(super) async fn remove(
    services: &Services,
    tx: &Tx,
    id: PermissionSetId,
    revision: &str,
    input: DeletePermissionSet,
) -> Result<()> {
    let set = tx.seen().permission_set(id).await?;
    let grant = set.grant::<act::DeletePermissionSet>()?;
    services.check_permission_set(&set, revision)?;
    let replacement = match input.replacement_id {
        Some(replacement) => Some(tx.seen().permission_set(replacement.into()).await?),
        None => None,
    };
    // whoever has the deleted set is given the other one
    let is_held = |other: &PermissionSet| {
        other.grants.iter().all(|held| set.grants.contains(held) || set.facts().permissions().contains(held))
    };
    if replacement.as_deref().is_some_and(|other| !is_held(other)) {
        return Err(Error::invalid("?replacement_id", "not_held"));
    }
    Ok(tx.delete_permission_set(grant, replacement.as_ref()).await?)
}

pub async fn list_permission_set_versions(
    services: &Services,
    caller: &Caller,
    id: PermissionSetId,
    query: ListPermissionSetVersions,
) -> Result<PermissionSetVersionPage> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let after = services.cursor_of(VERSIONS, query.cursor.as_deref())?.map(|(_, id)| id);
    let viewer = services.viewer(caller);
    let wanted = u64::from(query.limit.get()) + 1;
    let mut versions = services.store.seen_by(&viewer).permission_set_versions(id, after, wanted).await?;
    let has_more = versions.len() > limit;
    versions.truncate(limit);
    let next_cursor = versions.last().filter(|_| has_more).map(|version| services.cursor(VERSIONS, "", version.id));
    Ok(PermissionSetVersionPage { data: versions.into_iter().map(version).collect(), next_cursor, total: None })
}

/// The grants of these names, or a fault at each that cannot be given.
fn grants(faults: &mut Faults, names: &[String], base: Base, before: Permissions, author: &Facts) -> Permissions {
    let mut grants = Vec::new();
    for (at, name) in names.iter().enumerate() {
        match grant_of(name, base, before, author.permissions()) {
            Ok(grant) => grants.push(grant),
            Err(fault) => faults.add(&format!("/grants/{at}"), fault.code()),
        }
    }
    grants.into_iter().collect()
}

fn names(grants: Permissions) -> Vec<String> {
    grants.iter().map(Permission::name).map(str::to_owned).collect()
}

fn account(account: SetAccount) -> PermissionSetAccount {
    PermissionSetAccount {
        account_id: account.account.0,
        name: account.name,
        client_id: account.client.map(|(id, _)| id.0),
        client_kind: account.client.map(|(_, kind)| present::client_kind(kind)),
        has_login: account.has_login,
    }
}

fn version(version: SetVersion) -> PermissionSetVersion {
    PermissionSetVersion {
        version: u32::try_from(version.version).unwrap_or(u32::MAX),
        name: version.name,
        grants: names(version.grants),
        note: version.note,
        author: version.author,
        at: version.at,
    }
}

impl Services {
    fn check_permission_set(&self, set: &PermissionSet, revision: &str) -> Result<()> {
        if self.revision(set.id.0, set.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.permission_set(set)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    fn permission_set(&self, set: &PermissionSet) -> contract::PermissionSet {
        contract::PermissionSet {
            id: set.id.0,
            name: set.name.clone(),
            base: if set.base == Base::Client { PermissionBase::Client } else { PermissionBase::Staff },
            is_builtin: set.is_builtin,
            is_client_default: set.is_client_default,
            is_free_seat: set.base == Base::Client,
            grants: names(set.grants),
            used_by: set.used_by,
            accounts: None,
            version: u32::try_from(set.version).unwrap_or(u32::MAX),
            updated_at: set.updated_at,
            revision: self.revision(set.id.0, set.version),
        }
    }
}
