//! Who sees a project, and who could.

use super::client_refs;
use crate::clients::ClientRef;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, id_text, json_list, json_row};
use crate::{Conflict, Error, scope};
use sea_orm::QueryResult;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope, Side};
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::{Permission, Permissions};
use vitrine_domain::text::fold;
use vitrine_domain::{ClientId, ProjectId};

/// One login that reaches a project, or would.
#[derive(Clone, Debug)]
pub struct AudienceMember {
    pub client: ClientRef,
    pub root: ClientRef,
    pub facts: Facts,
    /// Those of the clients asked for that are this one or above it.
    pub ways: Vec<ClientId>,
}

impl<C: Moment> Eyes<'_, C> {
    /// The logins at or below these clients, with what decides their access; and how many clients there cannot sign in. Who does not see
    /// the client list hears of those on their own projects only (R40).
    pub async fn audience(&self, clients: &[ClientId]) -> Result<(Vec<AudienceMember>, u32), Error> {
        let backend = self.backend();
        let root_item = json_list(
            backend,
            &format!(
                "select {} as item from client_closure rk join clients r on r.id = rk.ancestor_id \
                 where rk.descendant_id = c.id and r.parent_id is null",
                json_row(backend, &[&id_text(backend, "r.id"), "r.name", "r.kind"])
            ),
        );
        let ways = format!(
            "(select string_agg({}, ' ') from client_closure k where k.descendant_id = c.id and k.ancestor_id in (",
            id_text(backend, "k.ancestor_id")
        );
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, c.id, c.name, c.kind, {root_item} as root, a.id as account_id, a.username, {} as privileges, \
                     s.grants, {ways}",
                    scope::privileges("a")
                ))
                .bind_all(clients.iter().map(|id| id.0))
                .push(
                    ")) as ways from clients c join accounts a on a.client_id = c.id \
                     join permission_sets s on s.id = a.permission_set_id where c.deleted_at is null and c.id in \
                     (select k.descendant_id from client_closure k where k.ancestor_id in (",
                )
                .bind_all(clients.iter().map(|id| id.0))
                .push(")");
                and_known(sql, "k.ancestor_id", facts);
                sql.push(if facts.holds(Permission::ProjectViewAudience) { ")" } else { ") and 1 = 0" });
            })
            .await?;
        let mut members = Vec::new();
        let mut virtual_count = 0;
        for row in &rows {
            if row.get::<Option<String>>("username")?.is_none() {
                virtual_count += 1;
                continue;
            }
            members.push(audience_member(row)?);
        }
        // an inner query's order is not kept without a limit
        members.sort_by_cached_key(|member| (fold(&member.client.name), member.client.id));
        Ok((members, virtual_count))
    }

    /// All tasks of a project and those that are not team-only, for its audience.
    pub async fn task_totals(&self, id: ProjectId) -> Result<(u32, u32), Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, p.task_total, p.shared_total from ");
                scope::projects(sql, ProjectScope::of(facts, Action::ViewAudience));
                sql.push(" and p.id = ").bind(id.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        Ok((row.count("task_total")?, row.count("shared_total")?))
    }

    /// The roots above these clients, each once, by name; of those that this viewer does not know (R40), no name.
    pub async fn roots(&self, clients: &[ClientId]) -> Result<Vec<(ClientId, Option<String>)>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, r.id, case when 1 = 1");
                and_known(sql, "r.id", facts);
                sql.push(
                    " then r.name end as name from clients r where r.parent_id is null and r.id in \
                     (select k.ancestor_id from client_closure k where k.descendant_id in (",
                )
                .bind_all(clients.iter().map(|id| id.0))
                .push("))");
            })
            .await?;
        let mut roots =
            rows.iter().map(|row| Ok((row.id("id")?, row.get("name")?))).collect::<Result<Vec<_>, Error>>()?;
        roots.sort_by_cached_key(|(id, name): &(ClientId, Option<String>)| (name.as_deref().map(fold), *id));
        Ok(roots)
    }

    /// Those of these clients that exist and are not deleted, as far as this viewer may assign clients to projects and knows of them.
    pub async fn assignable_clients(&self, clients: &[ClientId]) -> Result<Vec<ClientId>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                let may = facts.holds(Permission::ProjectCreate) || facts.holds(Permission::ProjectEdit);
                sql.push("select 1 as hit, c.id from clients c where c.deleted_at is null and c.id in (")
                    .bind_all(clients.iter().map(|id| id.0))
                    .push(if may { ")" } else { ") and 1 = 0" });
                and_known(sql, "c.id", facts);
            })
            .await?;
        rows.iter().map(|row| row.id("id")).collect()
    }
}

/// Writes the condition that staff may know of a client: all of them, or those of the projects they see (R40).
pub(crate) fn and_known(sql: &mut Sql, client: &str, facts: &Facts) {
    if !facts.holds(Permission::ClientViewInfo) {
        sql.push(&format!(" and exists (select 1 from project_clients kc where kc.client_id = {client} and "));
        scope::in_projects(sql, "kc.project_id", ProjectScope::of(facts, Action::ViewProject));
        sql.push(")");
    }
}

/// The facts of a client's login that may sign in.
pub(crate) fn login_facts(row: &QueryResult, node: ClientId) -> Result<Facts, Error> {
    let privileges = scope::read_privileges(&row.get::<String>("privileges")?);
    let permissions = Permissions::from_names(&row.get::<String>("grants")?);
    Ok(Facts::new(row.id("account_id")?, true, Side::Client { node, privileges }, permissions))
}

fn audience_member(row: &QueryResult) -> Result<AudienceMember, Error> {
    let kind = ClientKind::from_name(&row.get::<String>("kind")?).ok_or(Error::Unreadable("kind"))?;
    let client = ClientRef { id: row.id("id")?, name: row.get("name")?, kind };
    let root = client_refs(&row.get::<String>("root")?)?.pop().unwrap_or_else(|| client.clone());
    let facts = login_facts(row, client.id)?;
    let ways = row.get::<String>("ways")?;
    let ways = ways.split_ascii_whitespace().map(Uuid::try_parse).collect::<Result<Vec<_>, _>>();
    let ways = ways.map_err(|_not_an_id| Error::Unreadable("ways"))?.into_iter().map(ClientId).collect();
    Ok(AudienceMember { client, root, facts, ways })
}

impl Conflict {
    /// Clients under more than one root, unless it was confirmed (R10).
    pub fn unless_one_root(roots: Vec<(ClientId, Option<String>)>) -> Result<(), Self> {
        if roots.len() > 1 {
            Err(Self::ForeignRoot {
                roots: roots.into_iter().map(|(_, name)| name.unwrap_or_else(|| "…".into())).collect(),
            })
        } else {
            Ok(())
        }
    }
}
