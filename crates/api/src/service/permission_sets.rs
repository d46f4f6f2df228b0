use super::{Caller, Result, Services};
use vitrine_contract::{PermissionBase, PermissionSet, PermissionSetList};
use vitrine_domain::permission::{Base, Permission};

/// All permission sets, by name.
pub async fn list_permission_sets(services: &Services, caller: &Caller) -> Result<PermissionSetList> {
    let sets = services.store.seen_by(&services.viewer(caller)).permission_sets().await?;
    let present = |set: &vitrine_store::PermissionSet| PermissionSet {
        id: set.id.0,
        name: set.name.clone(),
        base: if set.base == Base::Client { PermissionBase::Client } else { PermissionBase::Staff },
        is_builtin: set.is_builtin,
        is_free_seat: set.base == Base::Client,
        grants: set.grants.iter().map(Permission::name).map(str::to_owned).collect(),
        used_by: set.used_by,
    };
    Ok(PermissionSetList { data: sets.iter().map(|set| present(set)).collect() })
}
