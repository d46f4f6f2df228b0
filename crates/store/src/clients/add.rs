//! Adding clients: one, or thousands at once by the same few statements.

use super::edit::changes;
use super::read::CHUNK;
use super::tree::max_distance;
use super::{ClientFields, CredentialChange, NewClient};
use crate::act::{AddClient, ImportClients};
use crate::evidence::Grant;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Subject, Tx};
use crate::{Conflict, Error, EventKind};
use std::collections::{HashMap, HashSet};
use vitrine_domain::ClientId;
use vitrine_domain::audit::Deed;
use vitrine_domain::preference::{DashboardTabs, DateFormat, Language, TimeZone};
use vitrine_domain::text::{Email, Phone, Username, fold};

impl Tx {
    pub fn new_client_id(&self) -> ClientId {
        ClientId(self.store.new_id())
    }

    pub async fn add_client(&self, _grant: Grant<AddClient>, new: NewClient) -> Result<ClientId, Error> {
        let id = new.id;
        self.insert_clients(&[new]).await?;
        self.emit(EventKind::ClientChanged, None, Some(id.0), true).await?;
        Ok(id)
    }

    /// Adds many, in any order. One event tells of all of them.
    pub async fn import_clients(&self, _grant: Grant<ImportClients>, new: &[NewClient]) -> Result<(), Error> {
        self.insert_clients(new).await?;
        self.emit(EventKind::ClientChanged, None, None, true).await
    }

    async fn insert_clients(&self, new: &[NewClient]) -> Result<(), Error> {
        self.check_logins(new).await?;
        let mut rest: Vec<&NewClient> = new.iter().collect();
        self.check_parents(&rest).await?;
        // level by level: whose parent is still to come waits
        while !rest.is_empty() {
            let waiting: HashSet<ClientId> = rest.iter().map(|client| client.id).collect();
            let (later, level): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|client| client.parent.is_some_and(|parent| waiting.contains(&parent)));
            if level.is_empty() {
                return Err(Conflict::Cycle.into());
            }
            for chunk in level.chunks(CHUNK) {
                self.insert_level(chunk).await?;
            }
            rest = later;
        }
        Ok(())
    }

    async fn insert_level(&self, new: &[&NewClient]) -> Result<(), Error> {
        self.insert_nodes(new).await?;
        self.insert_closure(new).await?;
        self.insert_accounts(new).await?;
        for client in new {
            self.write_core_values(client.id.0, &client.fields.values).await?;
            let name = client.fields.name.as_str();
            let subject = Subject { kind: "client", id: client.id.0, name, project: None };
            self.audit(Deed::ClientCreated, &subject, &changes(None, &client.fields));
        }
        Ok(())
    }

    async fn insert_nodes(&self, new: &[&NewClient]) -> Result<(), Error> {
        let mut sql = Sql::new(
            "insert into clients (id, parent_id, name, name_key, kind, email, phone, created_at, updated_at, version) values ",
        );
        for (n, client) in new.iter().enumerate() {
            let ClientFields { name, kind, email, phone, .. } = &client.fields;
            sql.push(if n == 0 { "(" } else { ", (" })
                .bind(client.id.0)
                .push(", ")
                .bind(client.parent.map(|parent| parent.0));
            sql.push(", ").bind(name.as_str()).push(", ").bind(fold(name.as_str())).push(", ").bind(kind.name());
            sql.push(", ").bind(email.as_ref().map(Email::as_str)).push(", ").bind(phone.as_ref().map(Phone::as_str));
            sql.push(", ").bind(self.now()).push(", ").bind(self.now()).push(", 1)");
        }
        sql.run(&self.conn).await.map(drop)
    }

    async fn insert_closure(&self, new: &[&NewClient]) -> Result<(), Error> {
        let mut sql = Sql::new("with n (id, parent_id) as (values ");
        for (n, client) in new.iter().enumerate() {
            sql.push(if n == 0 { "(" } else { ", (" })
                .bind(client.id.0)
                .push(", ")
                .bind(client.parent.map(|parent| parent.0))
                .push(")");
        }
        sql.push(
            ") insert into client_closure (ancestor_id, descendant_id, depth) select k.ancestor_id, n.id, k.depth + 1 from n \
             cross join client_closure k where k.descendant_id = n.parent_id union all select n.id, n.id, 0 from n",
        );
        sql.run(&self.conn).await?;
        let mut sql = Sql::new("select 1 as one from client_closure where depth > ");
        sql.bind(max_distance())
            .push(" and descendant_id in (")
            .bind_all(new.iter().map(|client| client.id.0))
            .push(") limit 1");
        if sql.one(&self.conn).await?.is_some() { Err(Conflict::TooDeep.into()) } else { Ok(()) }
    }

    async fn insert_accounts(&self, new: &[&NewClient]) -> Result<(), Error> {
        let mut sql = Sql::new(
            "insert into accounts (id, kind, client_id, username, username_key, email_key, password_hash, must_change_password, \
             permission_set_id, view_tasks, view_progress, update_progress, time_zone, language, date_format, dashboard_tabs, created_at, updated_at, version) values ",
        );
        for (n, client) in new.iter().enumerate() {
            let ClientFields { email, account, .. } = &client.fields;
            let (username, hash, must_change) = match &account.credentials {
                CredentialChange::Set { username, password_hash, must_change } => {
                    (Some(username), password_hash.clone(), *must_change)
                }
                CredentialChange::Keep | CredentialChange::Withdraw => (None, None, false),
            };
            sql.push(if n == 0 { "(" } else { ", (" }).bind(self.store.new_id()).push(", 'client', ").bind(client.id.0);
            sql.push(", ").bind(username.map(Username::as_str)).push(", ").bind(username.map(Username::key));
            sql.push(", ").bind(email.as_ref().map(Email::key)).push(", ").bind(hash).push(", ").bind(must_change);
            sql.push(", ").bind(account.permission_set.0).push(", ").bind(account.privileges.view_tasks);
            sql.push(", ")
                .bind(account.privileges.view_progress)
                .push(", ")
                .bind(account.privileges.update_progress.name());
            let preferences = &account.preferences;
            sql.push(", ").bind(preferences.time_zone.as_ref().map(TimeZone::as_str));
            sql.push(", ").bind(preferences.language.map(Language::name));
            sql.push(", ").bind(preferences.date_format.map(DateFormat::name));
            sql.push(", ").bind(preferences.dashboard_tabs.as_ref().map(DashboardTabs::to_string));
            sql.push(", ").bind(self.now()).push(", ").bind(self.now()).push(", 1)");
        }
        sql.run(&self.conn).await.map(drop)
    }

    /// Each username is free and suits whoever is to have it; no address is somebody else's username.
    async fn check_logins(&self, new: &[NewClient]) -> Result<(), Error> {
        let mut usernames = HashMap::new();
        for client in new {
            if let CredentialChange::Set { username, .. } = &client.fields.account.credentials {
                if !username.suits(client.fields.email.as_ref()) {
                    return Err(Conflict::UsernameNotOwn.into());
                }
                if usernames.insert(username.key(), client.id).is_some() {
                    return Err(Conflict::UsernameTaken.into());
                }
            }
        }
        let mut addresses = Vec::new();
        for client in new {
            let Some(key) = client.fields.email.as_ref().map(Email::key) else { continue };
            if usernames.get(&key).is_some_and(|owner| *owner != client.id) {
                return Err(Conflict::AddressTaken.into());
            }
            addresses.push(key);
        }
        let usernames: Vec<String> = usernames.into_keys().collect();
        for (keys, conflict) in [(usernames, Conflict::UsernameTaken), (addresses, Conflict::AddressTaken)] {
            for chunk in keys.chunks(CHUNK) {
                let mut sql = Sql::new("select 1 as one from accounts where username_key in (");
                sql.bind_all(chunk.iter().map(String::as_str)).push(") limit 1");
                if sql.one(&self.conn).await?.is_some() {
                    return Err(conflict.into());
                }
            }
        }
        Ok(())
    }

    /// Every parent is live or among the new ones.
    async fn check_parents(&self, new: &[&NewClient]) -> Result<(), Error> {
        let ids: HashSet<ClientId> = new.iter().map(|client| client.id).collect();
        let parents: HashSet<ClientId> =
            new.iter().filter_map(|client| client.parent).filter(|parent| !ids.contains(parent)).collect();
        let parents: Vec<ClientId> = parents.into_iter().collect();
        for chunk in parents.chunks(CHUNK) {
            let mut sql = sql!("select count(*) as live from clients where deleted_at is null and id in (");
            sql.bind_all(chunk.iter().map(|parent| parent.0)).push(")");
            let row = sql.one(&self.conn).await?.ok_or(Error::NotFound)?;
            if usize::try_from(row.count("live")?) != Ok(chunk.len()) {
                return Err(Error::NotFound);
            }
        }
        Ok(())
    }
}
