//! Who may see a project besides what its level and the tree say: invitations, narrowed privileges, the team.

use super::state_of;
use crate::act::EditProjectAccess;
use crate::clients::ClientRef;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, id_text, json_list, json_row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, EventKind, projects, scope};
use sea_orm::{DbBackend, QueryResult};
use uuid::Uuid;
use vitrine_domain::access::{Action, ClientLink, Facts, ProjectScope};
use vitrine_domain::audit::Deed;
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::Level;
use vitrine_domain::text::fold;
use vitrine_domain::{AccountId, ClientId, ProjectId};

/// Who has access to a project.
#[derive(Clone, Debug)]
pub struct ProjectAccess {
    pub project: ProjectId,
    pub name: String,
    pub level: Level,
    pub time_wish: bool,
    /// Clients see it only if they are invited, too.
    pub is_invited_only: bool,
    /// Clients of different roots learn each other's names (R44).
    pub co_clients_visible: bool,
    /// In order, the first is the primary client.
    pub clients: Vec<LinkedClient>,
    /// By name. Kept, without effect, while the project is not for invited people only.
    pub invited: Vec<ClientRef>,
    /// The team, by name.
    pub members: Vec<TeamMember>,
    pub version: i64,
}

/// A client of a project.
#[derive(Clone, Debug)]
pub struct LinkedClient {
    pub client: ClientRef,
    pub root: ClientRef,
    /// What the project leaves of the privileges to who comes by this client.
    pub cap: Privileges,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMember {
    pub account: AccountId,
    pub name: String,
}

/// What a project's access shall be. All of it: the service fills in what was not asked to change.
#[derive(Clone, Debug)]
pub struct AccessChange {
    pub is_invited_only: bool,
    pub co_clients_visible: bool,
    /// Of each client of the project.
    pub links: Vec<ClientLink>,
    pub invited: Vec<ClientId>,
    pub members: Vec<AccountId>,
}

impl ProjectAccess {
    pub fn links(&self) -> Vec<ClientLink> {
        self.clients.iter().map(|linked| ClientLink { client: linked.client.id, cap: linked.cap }).collect()
    }

    pub fn invited_ids(&self) -> Vec<ClientId> {
        self.invited.iter().map(|client| client.id).collect()
    }

    pub fn member_ids(&self) -> Vec<AccountId> {
        self.members.iter().map(|member| member.account).collect()
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// Who has access to a project that this viewer sees. To clients there is no such thing.
    pub async fn project_access(&self, id: ProjectId) -> Result<Seen<ProjectAccess, C::When>, Error> {
        let backend = self.backend();
        let (known, rows) = self
            .rows(|facts, sql| {
                let in_scope = staff_scope(facts);
                sql.push(&format!(
                    "select 1 as hit, p.name, p.level, p.time_wish, p.archived_at, p.deleted_at, p.is_invited_only, p.co_clients_visible, p.version, \
                     {} as paths, {} as clients, {} as invited, {} as members from ",
                    scope::paths(in_scope),
                    clients(backend),
                    invited(backend),
                    members(backend)
                ));
                scope::projects(sql, in_scope);
                sql.push(" and p.id = ").bind(id.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let acts = projects::project_acts(&known.facts, row, state_of(row, "")?)?;
        let mut access = ProjectAccess {
            project: id,
            name: row.get("name")?,
            level: Level::from_name(&row.get::<String>("level")?),
            time_wish: row.get("time_wish")?,
            is_invited_only: row.get("is_invited_only")?,
            co_clients_visible: row.get("co_clients_visible")?,
            clients: read_clients(&row.get::<String>("clients")?)?,
            invited: projects::client_refs(&row.get::<String>("invited")?)?,
            members: read_members(&row.get::<String>("members")?)?,
            version: row.get("version")?,
        };
        access.invited.sort_by_cached_key(|client| (fold(&client.name), client.id));
        access.members.sort_by_cached_key(|member| (fold(&member.name), member.account));
        Ok(Seen::new(access, &known, acts))
    }

    /// Staff who can sign in, by name, for who may put them on the team of a project.
    pub async fn possible_members(&self) -> Result<Vec<TeamMember>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                let may = facts.holds(Permission::ProjectEdit);
                sql.push(
                    "select 1 as hit, a.id, coalesce(a.name, a.username) as name from accounts a \
                     where a.kind = 'staff' and a.username is not null and a.deactivated_at is null",
                )
                .push(if may { "" } else { " and 1 = 0" });
            })
            .await?;
        let member = |row: &QueryResult| Ok(TeamMember { account: row.id("id")?, name: row.get("name")? });
        let mut members = rows.iter().map(member).collect::<Result<Vec<_>, Error>>()?;
        members.sort_by_cached_key(|member| (fold(&member.name), member.account));
        Ok(members)
    }

    /// Those of these clients that are at or below one of the others, and not deleted.
    pub async fn led_to(&self, clients: &[ClientId], from: &[ClientId]) -> Result<Vec<ClientId>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select distinct 1 as hit, c.id from clients c join client_closure k on k.descendant_id = c.id where c.deleted_at is null and c.id in (")
                    .bind_all(clients.iter().map(|id| id.0))
                    .push(") and k.ancestor_id in (")
                    .bind_all(from.iter().map(|id| id.0))
                    .push(if facts.is_staff() { ")" } else { ") and 1 = 0" });
            })
            .await?;
        rows.iter().map(|row| row.id("id")).collect()
    }
}

fn staff_scope(facts: &Facts) -> ProjectScope {
    if facts.is_staff() { ProjectScope::of(facts, Action::ViewProject) } else { ProjectScope::Nothing }
}

fn clients(backend: DbBackend) -> String {
    let privileges = scope::privileges("pc");
    let (id, root) = (id_text(backend, "c.id"), id_text(backend, "r.id"));
    let item = json_row(backend, &[&id, "c.name", "c.kind", &root, "r.name", "r.kind", &privileges]);
    json_list(
        backend,
        &format!(
            "select {item} as item from project_clients pc join clients c on c.id = pc.client_id \
             join client_closure k on k.descendant_id = c.id join clients r on r.id = k.ancestor_id and r.parent_id is null \
             where pc.project_id = p.id and c.deleted_at is null order by pc.position"
        ),
    )
}

fn read_clients(json: &str) -> Result<Vec<LinkedClient>, Error> {
    type Row = (Uuid, String, String, Uuid, String, String, String);
    let rows: Vec<Row> = serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("client list"))?;
    let client = |id, name, kind: String| {
        let kind = ClientKind::from_name(&kind).ok_or(Error::Unreadable("kind"))?;
        Ok::<_, Error>(ClientRef { id: ClientId(id), name, kind })
    };
    rows.into_iter()
        .map(|(id, name, kind, root, root_name, root_kind, cap)| {
            let (client, root) = (client(id, name, kind)?, client(root, root_name, root_kind)?);
            Ok(LinkedClient { client, root, cap: scope::read_privileges(&cap) })
        })
        .collect()
}

fn invited(backend: DbBackend) -> String {
    let item = json_row(backend, &[&id_text(backend, "c.id"), "c.name", "c.kind"]);
    json_list(
        backend,
        &format!(
            "select {item} as item from project_invitations pi join clients c on c.id = pi.client_id \
             where pi.project_id = p.id and c.deleted_at is null"
        ),
    )
}

fn members(backend: DbBackend) -> String {
    let item = json_row(backend, &[&id_text(backend, "a.id"), "coalesce(a.name, a.username, '')"]);
    json_list(
        backend,
        &format!(
            "select {item} as item from project_members pm join accounts a on a.id = pm.account_id where pm.project_id = p.id"
        ),
    )
}

fn read_members(json: &str) -> Result<Vec<TeamMember>, Error> {
    let rows: Vec<(Uuid, String)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("member list"))?;
    Ok(rows.into_iter().map(|(id, name)| TeamMember { account: AccountId(id), name }).collect())
}

fn ids(ids: impl IntoIterator<Item = Uuid>) -> String {
    let mut ids: Vec<_> = ids.into_iter().map(|id| id.to_string()).collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// What the project takes from somebody, as one text for the record.
fn narrowings(links: &[ClientLink]) -> String {
    let narrowed = links.iter().filter(|link| link.cap != Privileges::ALL);
    let text = narrowed.map(|ClientLink { client, cap }| {
        let on = |is_on, name| if is_on { name } else { "" };
        let (tasks, progress) = (on(cap.view_tasks, "view_tasks "), on(cap.view_progress, "view_progress "));
        format!("{}: {tasks}{progress}{}", client.0, cap.update_progress.name())
    });
    text.collect::<Vec<_>>().join("; ")
}

impl Tx {
    pub async fn edit_project_access(&self, grant: Grant<EditProjectAccess>, after: AccessChange) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let (links, invited, members) = (before.links(), before.invited_ids(), before.member_ids());
        let changes = Changes::default()
            .field("is_invited_only", before.is_invited_only, after.is_invited_only)
            .field("co_clients_visible", before.co_clients_visible, after.co_clients_visible)
            .field("narrowed_privileges", narrowings(&links), narrowings(&after.links))
            .field("invited_client_ids", ids(invited.iter().map(|id| id.0)), ids(after.invited.iter().map(|id| id.0)))
            .field("member_ids", ids(members.iter().map(|id| id.0)), ids(after.members.iter().map(|id| id.0)));
        if changes.is_empty() {
            return Ok(());
        }
        for link in after.links.iter().filter(|link| !links.contains(link)) {
            self.narrow(id, *link).await?;
        }
        for client in invited.iter().filter(|client| !after.invited.contains(client)) {
            sql!("delete from project_invitations where project_id = ", id.0, " and client_id = ", client.0)
                .run(&self.conn)
                .await?;
        }
        for client in after.invited.iter().filter(|client| !invited.contains(client)) {
            self.invite(id, *client).await?;
        }
        for member in members.iter().filter(|member| !after.members.contains(member)) {
            sql!("delete from project_members where project_id = ", id.0, " and account_id = ", member.0)
                .run(&self.conn)
                .await?;
        }
        for member in after.members.iter().filter(|member| !members.contains(member)) {
            self.add_member(id, *member).await?;
        }
        // not `updated_at`, which clients read and sort by: who else has access is not theirs to notice (R44, T-044)
        let rows = sql!(
            "update projects set is_invited_only = ",
            after.is_invited_only,
            ", co_clients_visible = ",
            after.co_clients_visible,
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let subject = Subject { kind: "project", id: id.0, name: &before.name, project: Some(id) };
        self.audit(Deed::ProjectAccessSet, &subject, &changes);
        self.emit(EventKind::ProjectChanged, Some(id), None, true).await
    }

    async fn narrow(&self, project: ProjectId, link: ClientLink) -> Result<(), Error> {
        let rows = sql!(
            "update project_clients set view_tasks = ",
            link.cap.view_tasks,
            ", view_progress = ",
            link.cap.view_progress,
            ", update_progress = ",
            link.cap.update_progress.name(),
            " where project_id = ",
            project.0,
            " and client_id = ",
            link.client.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)
    }

    async fn invite(&self, project: ProjectId, client: ClientId) -> Result<(), Error> {
        sql!(
            "insert into project_invitations (project_id, client_id, created_at) values (",
            project.0,
            ", ",
            client.0,
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    pub(super) async fn add_member(&self, project: ProjectId, account: AccountId) -> Result<(), Error> {
        sql!(
            "insert into project_members (project_id, account_id, created_at) values (",
            project.0,
            ", ",
            account.0,
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}
