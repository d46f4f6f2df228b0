//! Reading clients: for holders of `client.view_info` only. Other staff are told so, clients learn nothing.

use super::{
    Client, ClientCounts, ClientFilter, ClientQuery, Deletion, SubtreeCounts, list, path, read_client, read_deletion,
    read_subtree_counts,
};
use crate::Error;
use crate::accounts::second_factor;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql};
use sea_orm::DbBackend;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::permission::Permission;
use vitrine_domain::text::fold;
use vitrine_domain::{ClientId, DeletionId};

/// As many values as go into one statement, far from the limits of both databases.
pub(super) const CHUNK: usize = 500;

impl<C: Moment> Eyes<'_, C> {
    /// A page of the clients that are not in the bin, and how many there are in the workspace.
    pub async fn clients(&self, query: &ClientQuery) -> Result<(Vec<Seen<Client, C::When>>, ClientCounts), Error> {
        let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
        let (known, rows) = self
            .rows(|facts, sql| {
                // the counts are there even where the page is empty
                sql.push(
                    "select 1 as hit, w.*, page.* from (select \
                     (select count(*) from clients where deletion_id is null) as total_clients, \
                     (select count(*) from accounts la join clients lc on lc.id = la.client_id \
                     where la.username_key is not null and lc.deletion_id is null) as total_logins, \
                     (select count(*) from deletions where purged_at is null) as total_deleted) w left join (",
                );
                sql.push("select ");
                columns(sql, self.backend());
                sql.push(" where c.id in (select c.id from clients c join accounts a on a.client_id = c.id where c.deleted_at is null");
                list::and_filter(sql, facts, &query.filter);
                list::and_after(sql, query);
                list::order(sql, query, "c.", "a.");
                sql.limit(limit);
                sql.push(")) page on true where ").push(if holds(facts) { "1 = 1" } else { "1 = 0" });
                // at least one row, for the counts
                list::order(sql, query, "page.", "page.");
                sql.limit(limit.max(1));
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        let first = rows.first().ok_or(Error::Unreadable("counts"))?;
        let counts = ClientCounts {
            clients: first.count("total_clients")?,
            logins: first.count("total_logins")?,
            deleted: first.count("total_deleted")?,
        };
        let mut page = Vec::new();
        for row in &rows {
            if row.get::<Option<Uuid>>("id")?.is_some() {
                page.push(Seen::of_workspace(read_client(row)?, &known));
            }
        }
        Ok((page, counts))
    }

    /// How many there are on all pages.
    pub async fn count_clients(&self, filter: &ClientFilter) -> Result<u64, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, count(*) as total from clients c join accounts a on a.client_id = c.id \
                     where c.deleted_at is null",
                )
                .push(if holds(facts) { "" } else { " and 1 = 0" });
                list::and_filter(sql, facts, filter);
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        rows.first().map_or(Ok(0), |row| row.count("total").map(u64::from))
    }

    pub async fn client(&self, id: ClientId) -> Result<Seen<Client, C::When>, Error> {
        self.clients_where(|sql| {
            sql.push("c.id = ").bind(id.0);
        })
        .await?
        .pop()
        .ok_or(Error::NotFound)
    }

    /// Those of these clients that are there.
    pub async fn clients_by_id(&self, ids: &[ClientId]) -> Result<Vec<Seen<Client, C::When>>, Error> {
        let mut found = Vec::new();
        for chunk in ids.chunks(CHUNK) {
            found.extend(
                self.clients_where(|sql| {
                    sql.push("c.id in (").bind_all(chunk.iter().map(|id| id.0)).push(")");
                })
                .await?,
            );
        }
        Ok(found)
    }

    /// All clients that have one of these names, compared without case and accents.
    pub async fn clients_named(&self, names: &[&str]) -> Result<Vec<Seen<Client, C::When>>, Error> {
        let mut found = Vec::new();
        for chunk in names.chunks(CHUNK) {
            found.extend(
                self.clients_where(|sql| {
                    sql.push("c.name_key in (").bind_all(chunk.iter().map(|name| fold(name))).push(")");
                })
                .await?,
            );
        }
        Ok(found)
    }

    async fn clients_where(
        &self,
        condition: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<Seen<Client, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, ");
                columns(sql, self.backend());
                sql.push(if holds(facts) { " where c.deleted_at is null and " } else { " where 1 = 0 and " });
                condition(sql);
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        rows.iter().map(|row| read_client(row).map(|client| Seen::of_workspace(client, &known))).collect()
    }

    /// Those of these keys of usernames or addresses that an account has as its username, one in the bin too, with the client of that
    /// account. For who edits clients.
    pub async fn usernames_in_use(&self, keys: &[String]) -> Result<Vec<(String, Option<ClientId>)>, Error> {
        let mut found = Vec::new();
        for chunk in keys.chunks(CHUNK) {
            let (_, rows) = self
                .rows(|facts, sql| {
                    sql.push("select 1 as hit, a.username_key, a.client_id from accounts a where ")
                        .push(if holds(facts) { "" } else { "1 = 0 and " })
                        .push("a.username_key in (")
                        .bind_all(chunk.iter().map(String::as_str))
                        .push(")");
                })
                .await?;
            for row in &rows {
                found.push((row.get("username_key")?, row.get::<Option<Uuid>>("client_id")?.map(ClientId)));
            }
        }
        Ok(found)
    }

    /// What a deletion of this client would take.
    pub async fn subtree_counts(&self, id: ClientId) -> Result<SubtreeCounts, Error> {
        const BELOW: &str = "client_closure k join clients b on b.id = k.descendant_id and b.deleted_at is null";
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, (select count(*) from {BELOW} where k.ancestor_id = c.id) as clients, \
                     (select count(*) from {BELOW} join accounts a on a.client_id = b.id \
                     where k.ancestor_id = c.id and a.username is not null) as logins, \
                     (select count(distinct pc.project_id) from {BELOW} join project_clients pc on pc.client_id = b.id \
                     join projects p on p.id = pc.project_id and p.deleted_at is null where k.ancestor_id = c.id) as projects \
                     from clients c where c.deleted_at is null and c.id = "
                ))
                .bind(id.0)
                .push(if holds(facts) { "" } else { " and 1 = 0" });
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        read_subtree_counts(rows.first().ok_or(Error::NotFound)?)
    }

    /// A page of what can be restored, newest first, for who may restore it.
    pub async fn deletions(
        &self,
        after: Option<DeletionId>,
        limit: u64,
    ) -> Result<Vec<Seen<Deletion, C::When>>, Error> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.deletions_where(Permission::ClientDelete, |sql| {
            sql.push("d.id in (select n.id from deletions n where n.purged_at is null");
            if let Some(after) = after {
                sql.push(" and n.id < ").bind(after.0);
            }
            sql.push(" order by n.id desc").limit(limit).push(") order by d.id desc").limit(limit);
        })
        .await
    }

    /// The deletion that this client was the top of.
    pub async fn deletion_of(&self, client: ClientId) -> Result<Seen<Deletion, C::When>, Error> {
        self.deletions_where(Permission::ClientViewInfo, |sql| {
            sql.push("d.purged_at is null and d.client_id = ").bind(client.0);
        })
        .await?
        .pop()
        .ok_or(Error::NotFound)
    }

    /// Besides the sight of clients it takes `also`.
    async fn deletions_where(
        &self,
        also: Permission,
        condition: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<Seen<Deletion, C::When>>, Error> {
        let path = path(self.backend());
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, d.id as deletion_id, d.created_at as deleted_at, c.id, c.name, c.kind, {path} as path, \
                     coalesce(up.deleted_at is not null, false) as parent_deleted, coalesce(a.name, ac.name) as deleted_by, \
                     (select count(*) from clients b where b.deletion_id = d.id) as clients, \
                     (select count(*) from clients b join accounts ba on ba.client_id = b.id \
                     where b.deletion_id = d.id and ba.username is not null) as logins, \
                     (select count(distinct pc.project_id) from clients b join project_clients pc on pc.client_id = b.id \
                     join projects p on p.id = pc.project_id and p.deleted_at is null where b.deletion_id = d.id) as projects \
                     from deletions d join clients c on c.id = d.client_id left join clients up on up.id = c.parent_id \
                     left join accounts a on a.id = d.deleted_by left join clients ac on ac.id = a.client_id where "
                ))
                .push(if holds(facts) && facts.holds(also) { "" } else { "1 = 0 and " });
                condition(sql);
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        admit(&known.facts, also)?;
        rows.iter().map(|row| read_deletion(row).map(|deletion| Seen::of_workspace(deletion, &known))).collect()
    }
}

fn holds(facts: &Facts) -> bool {
    facts.holds(Permission::ClientViewInfo)
}

/// Writes what [`read_client`] reads, and from where: clients `c`, accounts `a`.
fn columns(sql: &mut Sql, backend: DbBackend) {
    let path = path(backend);
    sql.push(&format!(
        "c.id, c.parent_id, {path} as path, c.name, c.name_key, c.kind, c.email, c.phone, c.created_at, c.updated_at, c.version, \
         a.id as account_id, a.username, a.must_change_password, {} as has_second_factor, a.last_seen_at, a.view_tasks, a.view_progress, \
         a.update_progress, a.time_zone, a.language, a.date_format, a.dashboard_tabs, i.created_at as invited_at, \
         i.expires_at as invitation_expires_at, s.id as permission_set_id, s.name as permission_set_name, (select count(*) from clients below \
         where below.parent_id = c.id and below.deleted_at is null) as child_count from clients c join accounts a on a.client_id = c.id \
         join permission_sets s on s.id = a.permission_set_id left join invitations i on i.account_id = a.id",
        second_factor::IS_ON
    ));
}
