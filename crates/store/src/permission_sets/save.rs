//! Saving permission sets. Each save is a version; what an account may do is read anew with every statement, so a save is in force
//! at the next request of everybody who has the set.

use super::{PermissionSet, base_name};
use crate::act::{CreatePermissionSet, DeletePermissionSet, EditPermissionSet};
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use vitrine_domain::PermissionSetId;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permissions};
use vitrine_domain::permission_set::is_administrator;
use vitrine_domain::text::{Name, Note, fold};

#[derive(Clone, Debug)]
pub struct NewPermissionSet {
    pub name: Name,
    pub base: Base,
    /// What the base offers and the author holds.
    pub grants: Permissions,
    pub note: Option<Note>,
}

/// What a set shall be.
#[derive(Clone, Debug)]
pub struct PermissionSetChange {
    pub name: Name,
    /// What the base offers and, beyond what the set held already, the author holds.
    pub grants: Permissions,
    pub note: Option<Note>,
}

impl Tx {
    pub async fn add_permission_set(
        &self,
        _grant: Grant<CreatePermissionSet>,
        new: NewPermissionSet,
    ) -> Result<PermissionSetId, Error> {
        let (id, now) = (PermissionSetId(self.store.new_id()), self.now());
        self.check_set_name_free(&new.name, id).await?;
        sql!(
            "insert into permission_sets (id, name, name_key, base, is_builtin, grants, created_at, updated_at, version) values (",
            id.0, ", ", new.name.as_str(), ", ", fold(new.name.as_str()), ", ", base_name(new.base), ", false, ", new.grants.to_names(), ", ",
            now, ", ", now, ", 1)"
        )
        .run(&self.conn)
        .await?;
        self.keep_version(id, 1, &new.name, new.grants, new.note.as_ref()).await?;
        let changes = Changes::default()
            .field("name", None, Some(new.name.as_str()))
            .field("base", None, Some(base_name(new.base)))
            .field("grants", String::new(), new.grants.to_names())
            .field("note", None, new.note.as_ref().map(Note::as_str));
        self.record_set(Deed::PermissionSetCreated, id, new.name.as_str(), &changes).await?;
        Ok(id)
    }

    /// Gives the set as it is from now on.
    pub async fn edit_permission_set(
        &self,
        grant: Grant<EditPermissionSet>,
        change: PermissionSetChange,
    ) -> Result<PermissionSet, Error> {
        let before = grant.target();
        let id = grant.key();
        if before.is_builtin {
            return Err(Conflict::SetBuiltIn.into());
        }
        if before.name == change.name.as_str() && before.grants == change.grants {
            return Ok(before.clone());
        }
        self.check_set_name_free(&change.name, id).await?;
        let updated = sql!(
            "update permission_sets set name = ",
            change.name.as_str(),
            ", name_key = ",
            fold(change.name.as_str()),
            ", grants = ",
            change.grants.to_names(),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(updated)?;
        self.check_administrator_stays().await?;
        let version = before.version + 1;
        self.keep_version(id, version, &change.name, change.grants, change.note.as_ref()).await?;
        let changes = Changes::default()
            .field("name", before.name.as_str(), change.name.as_str())
            .field("grants", before.grants.to_names(), change.grants.to_names())
            .field("note", None, change.note.as_ref().map(Note::as_str));
        self.record_set(Deed::PermissionSetUpdated, id, change.name.as_str(), &changes).await?;
        Ok(PermissionSet {
            name: change.name.into_string(),
            grants: change.grants,
            updated_at: self.viewer.now(),
            version,
            ..before.clone()
        })
    }

    /// Deletes a set with its versions. Accounts that have it get the replacement in the same act; without one, there may be none.
    pub async fn delete_permission_set(
        &self,
        grant: Grant<DeletePermissionSet>,
        replacement: Option<&Seen<PermissionSet, Now>>,
    ) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        if before.is_builtin {
            return Err(Conflict::SetBuiltIn.into());
        }
        match replacement {
            Some(set) if set.id == id || set.base != before.base => return Err(Conflict::ReplacementUnfit.into()),
            Some(set) => self.give_instead(id, set.id).await?,
            None if before.used_by > 0 => return Err(Conflict::SetInUse.into()),
            None => {}
        }
        exactly_one(sql!("delete from permission_sets where id = ", id.0).run(&self.conn).await?)?;
        self.check_administrator_stays().await?;
        let changes = Changes::default()
            .field("is_deleted", false, true)
            .field("grants", before.grants.to_names(), String::new())
            .field("replacement", None, replacement.map(|set| set.name.as_str()))
            .field("accounts_moved", 0, before.used_by);
        self.record_set(Deed::PermissionSetDeleted, id, &before.name, &changes).await?;
        match replacement {
            // whoever has another set now hears of it by that one
            Some(set) => self.emit(EventKind::PermissionSetChanged, None, Some(set.id.0), false).await,
            None => Ok(()),
        }
    }

    async fn give_instead(&self, old: PermissionSetId, new: PermissionSetId) -> Result<(), Error> {
        let now = self.now();
        sql!(
            "update clients set updated_at = ",
            now,
            ", version = version + 1 where id in \
             (select a.client_id from accounts a where a.permission_set_id = ",
            old.0,
            ")"
        )
        .run(&self.conn)
        .await?;
        sql!(
            "update accounts set permission_set_id = ",
            new.0,
            ", updated_at = ",
            now,
            ", version = version + 1 where permission_set_id = ",
            old.0
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    async fn check_set_name_free(&self, name: &Name, id: PermissionSetId) -> Result<(), Error> {
        let taken =
            sql!("select 1 as one from permission_sets where name_key = ", fold(name.as_str()), " and id <> ", id.0)
                .one(&self.conn)
                .await?;
        if taken.is_some() { Err(Conflict::NameTaken.into()) } else { Ok(()) }
    }

    /// Of the staff who can sign in, somebody can still manage staff and sets. Asked after whatever takes that from somebody; writes are
    /// serial, so two who do it to each other at once do it one after the other.
    pub(crate) async fn check_administrator_stays(&self) -> Result<(), Error> {
        let sets = sql!(
            "select distinct s.grants from permission_sets s join accounts a on a.permission_set_id = s.id \
             where a.kind = 'staff' and s.base = 'staff' and a.username is not null and a.deactivated_at is null"
        )
        .all(&self.conn)
        .await?;
        for set in &sets {
            if is_administrator(Permissions::from_names(&set.get::<String>("grants")?)) {
                return Ok(());
            }
        }
        Err(Conflict::LastAdministrator.into())
    }

    async fn keep_version(
        &self,
        id: PermissionSetId,
        version: i64,
        name: &Name,
        grants: Permissions,
        note: Option<&Note>,
    ) -> Result<(), Error> {
        sql!(
            "insert into permission_set_versions (id, permission_set_id, version, name, grants, note, author_id, created_at) values (",
            self.store.new_id(), ", ", id.0, ", ", version, ", ", name.as_str(), ", ", grants.to_names(), ", ", note.map(Note::as_str), ", ",
            self.account().0, ", ", self.now(), ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    async fn record_set(&self, deed: Deed, id: PermissionSetId, name: &str, changes: &Changes) -> Result<(), Error> {
        let subject = Subject { kind: "permission_set", id: id.0, name, project: None };
        self.audit(deed, &subject, changes);
        self.emit(EventKind::PermissionSetChanged, None, Some(id.0), false).await
    }
}
