//! Carrying out a plan, inside one transaction.

use super::super::{Error, Refusal, Result};
use super::plan::{Plan, Planned};
use super::row::Login;
use super::tree::Node;
use std::collections::HashMap;
use vitrine_domain::preference::Preferences;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::{ClientId, PermissionSetId};
use vitrine_store::{AccountChange, Affected, Client, ClientFields, CredentialChange, NewClient, Now, Seen, Tx, act};

/// Password hashes by the position of their row.
pub(super) type Hashes = HashMap<usize, String>;

/// The client of each good row, there or to come.
pub(super) fn clients(tx: &Tx, plan: &Plan<'_>) -> Vec<Option<ClientId>> {
    let id_of = |planned: &Planned<'_>| planned.is_good().then(|| planned.target.unwrap_or_else(|| tx.new_client_id()));
    plan.rows.iter().map(id_of).collect()
}

/// Whose access the import can change: of new clients there is nothing to compare.
pub(super) fn affected(plan: &Plan<'_>, ids: &[Option<ClientId>]) -> Affected {
    let of = |is_new: bool| {
        let rows = plan.rows.iter().zip(ids).filter(move |(planned, _)| planned.target.is_none() == is_new);
        rows.filter_map(|(_, id)| *id).collect()
    };
    Affected::BelowThese { clients: of(false), but: of(true) }
}

/// Imports the good rows as these clients.
pub(super) async fn apply(tx: &Tx, plan: &Plan<'_>, ids: &[Option<ClientId>], hashes: &Hashes) -> Result<()> {
    let grant = tx.workspace().grant::<act::ImportClients>()?;
    let permission_set = tx.seen().client_permission_set(None).await?.id;
    let mut new = Vec::new();
    let mut updates = Vec::new();
    for (at, (planned, id)) in plan.rows.iter().zip(ids).enumerate() {
        let Some(id) = *id else { continue };
        if planned.target.is_some() {
            updates.push((id, at, planned));
        } else {
            let account = AccountChange {
                credentials: credentials(at, planned, hashes)?,
                privileges: Privileges::default(),
                permission_set,
                preferences: Preferences::default(),
            };
            new.push(NewClient { id, parent: place(planned, ids), fields: fields(planned, account)? });
        }
    }
    tx.import_clients(grant, &new).await?;
    // from the top down: where a client goes, what is above has arrived
    updates.sort_by_key(|(_, _, planned)| planned.depth);
    let wanted: Vec<ClientId> = updates.iter().map(|(id, ..)| *id).collect();
    let before: HashMap<ClientId, Seen<Client, Now>> =
        tx.seen().clients_by_id(&wanted).await?.into_iter().map(|client| (client.id, client)).collect();
    for (id, at, planned) in updates {
        let before = before.get(&id).ok_or(Error::NotFound)?;
        update(tx, before, at, planned, place(planned, ids), hashes).await?;
    }
    Ok(())
}

async fn update(
    tx: &Tx,
    before: &Seen<Client, Now>,
    at: usize,
    planned: &Planned<'_>,
    parent: Option<ClientId>,
    hashes: &Hashes,
) -> Result<()> {
    let account = AccountChange {
        credentials: credentials(at, planned, hashes)?,
        privileges: before.privileges,
        permission_set: PermissionSetId(before.permission_set.0),
        preferences: before.preferences.clone(),
    };
    tx.edit_client(before.grant::<act::EditClient>()?, fields(planned, account)?).await?;
    if let (Some(_), Some(parent)) = (&planned.row.parent, parent) {
        let parent = tx.seen().client(parent).await?;
        tx.move_client(before.grant::<act::MoveClient>()?, Some(&parent)).await?;
    }
    Ok(())
}

fn place(planned: &Planned<'_>, ids: &[Option<ClientId>]) -> Option<ClientId> {
    match planned.parent? {
        Node::Client(id) => Some(id),
        Node::Row(at) => ids.get(at).copied().flatten(),
    }
}

fn fields(planned: &Planned<'_>, account: AccountChange) -> Result<ClientFields> {
    let texts = planned.texts.as_ref().ok_or(Error::NotFound)?;
    Ok(ClientFields {
        name: texts.name.clone(),
        kind: planned.kind,
        email: texts.email.clone(),
        phone: texts.phone.clone(),
        account,
        values: planned.row.values.clone(),
    })
}

/// A hash may be missing where the row became good only after passwords were hashed: somebody changed something meanwhile.
fn credentials(at: usize, planned: &Planned<'_>, hashes: &Hashes) -> Result<CredentialChange> {
    let username = planned.texts.as_ref().and_then(|texts| texts.username.clone());
    match (planned.login, username) {
        (Login::Given, Some(username)) => {
            let password_hash = hashes.get(&at).cloned();
            if password_hash.is_none() && planned.row.password.is_some() {
                return Err(Error::Refused(Refusal::Conflict));
            }
            Ok(CredentialChange::Set { username, must_change: password_hash.is_some(), password_hash })
        }
        (Login::Virtual, _) => Ok(CredentialChange::Withdraw),
        _ => Ok(CredentialChange::Keep),
    }
}
