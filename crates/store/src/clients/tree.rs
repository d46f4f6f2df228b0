//! Where a client stands. The closure is kept by whole sets: moving a subtree takes the same few statements whatever is in it.

use super::{Client, ClientRef};
use crate::act::MoveClient;
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use vitrine_domain::ClientId;
use vitrine_domain::audit::Deed;
use vitrine_domain::client::MAX_DEPTH;

/// The greatest distance there is between a root and a node.
pub(super) fn max_distance() -> i32 {
    i32::try_from(MAX_DEPTH).unwrap_or(i32::MAX).saturating_sub(1)
}

const BELOW: &str = "select k.descendant_id from client_closure k where k.ancestor_id = ";

fn length(lineage: &[ClientId]) -> i64 {
    i64::try_from(lineage.len()).unwrap_or(i64::MAX)
}

impl Tx {
    /// Puts a client with everything below it under another parent, or makes it a root.
    pub async fn move_client(&self, grant: Grant<MoveClient>, parent: Option<&Seen<Client, Now>>) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let new = parent.map(|parent| parent.id);
        if before.parent == new {
            return Ok(());
        }
        self.relocate(id, new).await?;
        self.renew_cards_below(id).await?;
        let old_name = before.path.last().map(|parent| parent.name.as_str());
        let changes = parent_changes(before.parent, old_name, new, parent.map(|parent| parent.name.as_str()));
        self.record_client(Deed::ClientMoved, &ClientRef { id, name: before.name.clone(), kind: before.kind }, &changes)
            .await
    }

    /// Rebuilds the closure around a node that goes elsewhere. What stays above it only changes its distance; the rest of what was
    /// above lets go of everything below, and what comes takes hold.
    pub(super) async fn relocate(&self, node: ClientId, parent: Option<ClientId>) -> Result<(), Error> {
        let (old, new) = (self.lineage(Some(node), 1).await?, self.lineage(parent, 0).await?);
        if new.contains(&node) {
            return Err(Conflict::Cycle.into());
        }
        let height = sql!("select max(depth) as height from client_closure where ancestor_id = ", node.0)
            .one(&self.conn)
            .await?;
        let height = height.ok_or(Error::NotFound)?.count("height")?;
        if length(&new) + i64::from(height) > i64::from(max_distance()) {
            return Err(Conflict::TooDeep.into());
        }
        let (kept, gone): (Vec<ClientId>, Vec<ClientId>) = old.iter().partition(|above| new.contains(above));
        let come: Vec<ClientId> = new.iter().filter(|above| !old.contains(above)).copied().collect();
        self.let_go(node, &gone).await?;
        self.shift(node, &kept, length(&new) - length(&old)).await?;
        if let Some(parent) = parent {
            self.take_hold(node, parent, &come).await?;
        }
        let moved = sql!(
            "update clients set parent_id = ",
            parent.map(|parent| parent.0),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            node.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(moved)
    }

    /// What is above a node, from the distance `from` on.
    async fn lineage(&self, node: Option<ClientId>, from: i32) -> Result<Vec<ClientId>, Error> {
        let Some(node) = node else { return Ok(Vec::new()) };
        let rows =
            sql!("select ancestor_id from client_closure where descendant_id = ", node.0, " and depth >= ", from)
                .all(&self.conn)
                .await?;
        rows.iter().map(|row| row.id("ancestor_id")).collect()
    }

    async fn let_go(&self, node: ClientId, gone: &[ClientId]) -> Result<(), Error> {
        if gone.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new("delete from client_closure where ancestor_id in (");
        sql.bind_all(gone.iter().map(|id| id.0)).push(") and descendant_id in (").push(BELOW).bind(node.0).push(")");
        sql.run(&self.conn).await.map(drop)
    }

    async fn shift(&self, node: ClientId, kept: &[ClientId], by: i64) -> Result<(), Error> {
        if kept.is_empty() || by == 0 {
            return Ok(());
        }
        let mut sql = sql!("update client_closure set depth = depth + ", by, " where ancestor_id in (");
        sql.bind_all(kept.iter().map(|id| id.0)).push(") and descendant_id in (").push(BELOW).bind(node.0).push(")");
        sql.run(&self.conn).await.map(drop)
    }

    async fn take_hold(&self, node: ClientId, parent: ClientId, come: &[ClientId]) -> Result<(), Error> {
        let mut sql = sql!(
            "insert into client_closure (ancestor_id, descendant_id, depth) select up.ancestor_id, down.descendant_id, \
             up.depth + down.depth + 1 from client_closure up cross join client_closure down where down.ancestor_id = ",
            node.0,
            " and up.descendant_id = ",
            parent.0,
            " and up.ancestor_id in ("
        );
        sql.bind_all(come.iter().map(|id| id.0)).push(")");
        sql.run(&self.conn).await.map(drop)
    }

    pub(crate) async fn record_client(&self, deed: Deed, client: &ClientRef, changes: &Changes) -> Result<(), Error> {
        self.audit(deed, &Subject { kind: "client", id: client.id.0, name: &client.name, project: None }, changes);
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
