//! Deleting and restoring. One deletion is one batch: the node and what was live below it come back together, or not at all (R32).

use super::tree::parent_changes;
use super::{Client, ClientRef};
use crate::act::{DeleteClient, RestoreClient};
use crate::evidence::{Grant, Now, Seen};
use crate::sql::sql;
use crate::tx::{Changes, Tx, exactly_one};
use crate::{Conflict, Error};
use vitrine_domain::DeletionId;
use vitrine_domain::audit::Deed;

impl Tx {
    /// Puts a client and everything below it into the bin. Their sessions and invitations end, and stay ended if they come back; links to
    /// projects and usernames are kept.
    pub async fn delete_client(&self, grant: Grant<DeleteClient>) -> Result<DeletionId, Error> {
        let before = grant.target();
        let (id, deletion, now) = (grant.key(), DeletionId(self.store.new_id()), self.now());
        sql!(
            "insert into deletions (id, client_id, deleted_by, created_at) values (",
            deletion.0,
            ", ",
            id.0,
            ", ",
            self.account().0,
            ", ",
            now,
            ")"
        )
        .run(&self.conn)
        .await?;
        let taken = sql!(
            "update clients set deletion_id = ",
            deletion.0,
            ", deleted_at = ",
            now,
            " where deletion_id is null and id in \
             (select k.descendant_id from client_closure k where k.ancestor_id = ",
            id.0,
            ")"
        )
        .run(&self.conn)
        .await?;
        sql!(
            "update sessions set revoked_at = ",
            now,
            " where revoked_at is null and account_id in (select a.id from accounts a \
             join client_closure k on k.descendant_id = a.client_id where k.ancestor_id = ",
            id.0,
            ")"
        )
        .run(&self.conn)
        .await?;
        sql!(
            "delete from invitations where account_id in (select a.id from accounts a \
             join client_closure k on k.descendant_id = a.client_id where k.ancestor_id = ",
            id.0,
            ")"
        )
        .run(&self.conn)
        .await?;
        self.renew_cards_below(id).await?;
        let client = ClientRef { id, name: before.name.clone(), kind: before.kind };
        let changes = Changes::default().field("is_deleted", false, true).field("clients_deleted", 0, taken);
        self.record_client(Deed::ClientDeleted, &client, &changes).await?;
        Ok(deletion)
    }

    /// Brings back exactly what the deletion took. `place`: a new parent or none at all, in place of where it stood.
    pub async fn restore_client(
        &self,
        grant: Grant<RestoreClient>,
        place: Option<Option<&Seen<Client, Now>>>,
    ) -> Result<(), Error> {
        let before = grant.target();
        let (id, old) = (grant.key(), before.path.last());
        let mut changes = Changes::default();
        match place {
            None if before.parent_deleted => return Err(Conflict::ParentDeleted.into()),
            Some(parent) if parent.map(|parent| parent.id) != old.map(|old| old.id) => {
                let (new, new_name) = (parent.map(|parent| parent.id), parent.map(|parent| parent.name.as_str()));
                self.relocate(before.client.id, new).await?;
                changes = parent_changes(old.map(|old| old.id), old.map(|old| old.name.as_str()), new, new_name);
            }
            None | Some(_) => {}
        }
        let restored = sql!("update clients set deletion_id = null, deleted_at = null where deletion_id = ", id.0)
            .run(&self.conn)
            .await?;
        self.renew_cards_below(before.client.id).await?;
        exactly_one(sql!("delete from deletions where id = ", id.0).run(&self.conn).await?)?;
        let changes = changes.field("is_deleted", true, false).field("clients_restored", 0, restored);
        self.record_client(Deed::ClientRestored, &before.client, &changes).await
    }
}
