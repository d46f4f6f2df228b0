//! Looking through somebody's eyes: read-only, audited, and only at what one could see oneself (R31, R74).

use super::{Caller, Error, Result, Services, present};
use std::time::Duration;
use vitrine_contract as contract;
use vitrine_contract::{PermissionSetRef, StartPreview};
use vitrine_domain::permission::Base;
use vitrine_domain::{ClientId, PermissionSetId, PreviewId};
use vitrine_store::{Place, act};

/// Long enough for a walk through the portal.
const LIFETIME: Duration = Duration::from_hours(1);

pub async fn start_preview(services: &Services, caller: &Caller, input: StartPreview) -> Result<contract::Preview> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let client = match input.client_id {
        Some(id) => Some(tx.seen().client(ClientId(id)).await?),
        None => None,
    };
    let set = match input.permission_set_id {
        Some(id) => Some(tx.seen().permission_set(PermissionSetId(id)).await?),
        None => None,
    };
    let grant = tx.workspace().grant::<act::StartPreview>()?;
    let (place, base) = match &client {
        Some(client) if !client.has_login() => return Err(Error::invalid("/client_id", "no_login")),
        Some(client) => (Place::Client(client), Base::Client),
        None if set.is_none() => return Err(Error::invalid("/client_id", "required")),
        None => (Place::Own, Base::Staff),
    };
    if set.as_ref().is_some_and(|set| set.base != base) {
        return Err(Error::invalid("/permission_set_id", "other_base"));
    }
    let id = tx.start_preview(grant, place, set.as_ref(), services.clock.now() + LIFETIME).await?;
    let preview = tx.seen().preview(id).await?;
    tx.commit().await?;
    Ok(contract::Preview {
        id: preview.id.0,
        client: preview.client.as_ref().map(present::client_ref),
        permission_set: PermissionSetRef { id: preview.permission_set.0, name: preview.permission_set_name.clone() },
        expires_at: preview.expires_at,
    })
}

pub async fn end_preview(services: &Services, caller: &Caller, id: PreviewId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().preview(id).await?.grant::<act::EndPreview>()?;
    tx.end_preview(grant).await?;
    Ok(tx.commit().await?)
}
