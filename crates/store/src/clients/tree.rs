//! Where a client stands. The closure is kept by whole sets: moving a subtree takes the same few statements whatever is in it.

use super::{Client, ClientRef};
use crate::act::MoveClient;
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use vitrine_domain::ClientId;
use vitrine_domain::client::MAX_DEPTH;

/// The greatest distance there is between a root and a node.
pub(super) fn max_distance() -> i32 {
    i32::try_from(MAX_DEPTH).unwrap_or(i32::MAX).saturating_sub(1)
}

impl Tx {
    /// Puts a client with everything below it under another parent, or makes it a root.
    pub async fn move_client(
        &self,
        grant: Grant<MoveClient>,
        before: &Client,
        parent: Option<&Seen<Client, Now>>,
    ) -> Result<(), Error> {
        let id = grant.key();
        let new = parent.map(|parent| parent.id);
        if before.parent == new {
            return Ok(());
        }
        self.relocate(id, new).await?;
        let old_name = before.path.last().map(|parent| parent.name.as_str());
        let changes = parent_changes(before.parent, old_name, new, parent.map(|parent| parent.name.as_str()));
        self.record_client("client.moved", &ClientRef { id, name: before.name.clone(), kind: before.kind }, &changes)
            .await
    }

    /// Rebuilds the closure around a node that goes elsewhere: what was above it lets go of what is below it, what will be takes hold.
    pub(super) async fn relocate(&self, node: ClientId, parent: Option<ClientId>) -> Result<(), Error> {
        if let Some(parent) = parent {
            self.check_place(node, parent).await?;
        }
        sql!(
            "delete from client_closure where ancestor_id in (select k.ancestor_id from client_closure k where k.descendant_id = ", node.0,
            " and k.depth > 0) and descendant_id in (select k.descendant_id from client_closure k where k.ancestor_id = ", node.0, ")"
        )
        .run(&self.conn)
        .await?;
        if let Some(parent) = parent {
            sql!(
                "insert into client_closure (ancestor_id, descendant_id, depth) select up.ancestor_id, down.descendant_id, \
                 up.depth + down.depth + 1 from client_closure up cross join client_closure down where up.descendant_id = ", parent.0,
                " and down.ancestor_id = ", node.0
            )
            .run(&self.conn)
            .await?;
        }
        let changed = sql!(
            "update clients set parent_id = ",
            parent.map(|parent| parent.0),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            node.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(changed)
    }

    async fn check_place(&self, node: ClientId, parent: ClientId) -> Result<(), Error> {
        let row = sql!(
            "select (select count(*) from client_closure where ancestor_id = ",
            node.0,
            " and descendant_id = ",
            parent.0,
            ") as cycles, (select max(depth) from client_closure where descendant_id = ",
            parent.0,
            ") as above, (select max(depth) from client_closure where ancestor_id = ",
            node.0,
            ") as below"
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?;
        if row.count("cycles")? > 0 {
            return Err(Conflict::Cycle.into());
        }
        let distance = row.count("above")? + 1 + row.count("below")?;
        if i64::from(distance) > i64::from(max_distance()) { Err(Conflict::TooDeep.into()) } else { Ok(()) }
    }

    pub(super) async fn record_client(&self, action: &str, client: &ClientRef, changes: &Changes) -> Result<(), Error> {
        self.audit(action, Subject { kind: "client", id: client.id.0, name: &client.name, project: None }, changes)
            .await?;
        self.emit(EventKind::ClientChanged, None, Some(client.id.0), true).await
    }
}

pub(super) fn parent_changes(
    old: Option<ClientId>,
    old_name: Option<&str>,
    new: Option<ClientId>,
    new_name: Option<&str>,
) -> Changes {
    let text = |id: Option<ClientId>| id.map(|id| id.0.to_string());
    Changes::default().field("parent_id", text(old), text(new)).field("parent", old_name, new_name)
}
