//! The clients that are there, as far as a file speaks of them.

use super::super::Result;
use super::row::Row;
use super::tree::segments;
use std::collections::HashMap;
use vitrine_domain::ClientId;
use vitrine_domain::text::{Email, Username, fold};
use vitrine_store::{Client, Eyes, Moment};

#[derive(Debug, Default)]
pub(super) struct Known {
    clients: HashMap<ClientId, Client>,
    by_name: HashMap<String, Vec<ClientId>>,
    /// Of these clients and of all above them.
    parents: HashMap<ClientId, ClientId>,
    name_keys: HashMap<ClientId, String>,
    usernames: HashMap<String, Option<ClientId>>,
}

impl Known {
    pub(super) async fn read<C: Moment>(eyes: &Eyes<'_, C>, rows: &[Row]) -> Result<Self> {
        let ids: Vec<ClientId> = rows.iter().filter_map(|row| row.id.map(ClientId)).collect();
        let mut names: Vec<&str> = Vec::new();
        for parent in rows.iter().filter_map(|row| row.parent.as_deref()) {
            names.push(parent);
            names.extend(segments(parent).last());
        }
        names.sort_unstable();
        names.dedup();
        let usernames = rows.iter().filter_map(|row| Some(Username::parse(row.username.as_deref()?).ok()?.key()));
        let addresses = rows.iter().filter_map(|row| Some(Email::parse(row.email.as_deref()?).ok()?.key()));
        let logins: Vec<String> = usernames.chain(addresses).collect();
        let mut clients = eyes.clients_by_id(&ids).await?;
        clients.extend(eyes.clients_named(&names).await?);
        Ok(Self::of(clients.into_iter().map(vitrine_store::Seen::into_value), eyes.usernames_in_use(&logins).await?))
    }

    pub(super) fn of(
        clients: impl IntoIterator<Item = Client>,
        usernames: impl IntoIterator<Item = (String, Option<ClientId>)>,
    ) -> Self {
        let mut known = Self { usernames: usernames.into_iter().collect(), ..Self::default() };
        for client in clients {
            if known.clients.contains_key(&client.id) {
                continue;
            }
            let lineage: Vec<ClientId> = client.path.iter().map(|node| node.id).chain([client.id]).collect();
            known.parents.extend(lineage.iter().skip(1).copied().zip(lineage.iter().copied()));
            known.name_keys.extend(client.path.iter().map(|node| (node.id, fold(&node.name))));
            known.name_keys.insert(client.id, fold(&client.name));
            known.by_name.entry(fold(&client.name)).or_default().push(client.id);
            known.clients.insert(client.id, client);
        }
        known
    }

    pub(super) fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(&id)
    }

    pub(super) fn named(&self, key: &str) -> &[ClientId] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn parent(&self, id: ClientId) -> Option<ClientId> {
        self.parents.get(&id).copied()
    }

    pub(super) fn name_key(&self, id: ClientId) -> Option<&str> {
        self.name_keys.get(&id).map(String::as_str)
    }

    /// Whether somebody else has a username with this key already.
    pub(super) fn is_taken(&self, key: &str, by_other_than: Option<ClientId>) -> bool {
        self.usernames.get(key).is_some_and(|owner| owner.is_none() || *owner != by_other_than)
    }
}
