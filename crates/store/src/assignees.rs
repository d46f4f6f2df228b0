//! Who works on tasks.
//!
//! An assignment stays when somebody no longer sees the task: it comes back with their access, and until then staff read that it waits
//! (R27, R53). Only deletion hides it, from everybody, as it hides the person.

mod own;

use crate::act::AssignTask;
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, id_text, json_list, json_row, sql};
use crate::tasks::{Of, Task};
use crate::tx::{Changes, Tx};
use crate::{Affected, Error, accounts, projects, scope};
use sea_orm::{DbBackend, QueryResult};
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, PeopleScope, ProjectScope, Side, Target, Worker, decide, may_be_assigned};
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::permission::{Permission, Permissions};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::text::fold;
use vitrine_domain::{AccountId, ClientId, ProjectId, TaskId};

/// Somebody who works on a task, or may be asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignee {
    pub account: AccountId,
    pub name: String,
    pub worker: Worker,
}

/// Somebody of whom a viewer may know, and what decides what they may do to a task.
pub(crate) struct Acquaintance {
    pub(crate) person: Assignee,
    facts: Facts,
    target: Target,
}

impl Acquaintance {
    pub(crate) fn may(&self, action: Action) -> bool {
        decide(&self.facts, action, self.target).is_allowed()
    }

    fn may_be_assigned(&self) -> bool {
        may_be_assigned(&self.facts, self.target)
    }
}

impl Assignee {
    fn is_client(&self) -> bool {
        self.worker != Worker::Team
    }
}

/// The id of the root above client `node`.
pub(crate) fn root_of(node: &str) -> String {
    format!(
        "(select rk.ancestor_id from client_closure rk join clients rc on rc.id = rk.ancestor_id \
         where rc.parent_id is null and rk.descendant_id = {node})"
    )
}

/// The expression for everybody who works on a task, as one text for [`read_list`].
pub(crate) fn list(backend: DbBackend, task: &str) -> String {
    people(backend, "task_assignees", &format!("pl.task_id = {task}"))
}

/// The same for the people in a table of accounts, called `pl`, where `condition` holds; in the order in which they came there.
pub(crate) fn people(backend: DbBackend, table: &str, condition: &str) -> String {
    let (id, root) = (id_text(backend, "a.id"), id_text(backend, "a.root_id"));
    let item = json_row(backend, &[&id, "a.name", &root]);
    json_list(
        backend,
        &format!(
            "select {item} as item from (select aa.id, coalesce(ac.name, aa.name, aa.username, '') as name, {} as root_id, \
             pl.created_at as since from {table} pl join accounts aa on aa.id = pl.account_id \
             left join clients ac on ac.id = aa.client_id where ac.deleted_at is null and {condition}) a order by a.since, a.id",
            root_of("aa.client_id")
        ),
    )
}

pub(crate) fn read_list(json: &str) -> Result<Vec<Assignee>, Error> {
    let rows: Vec<(Uuid, String, Option<Uuid>)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("list of assignees"))?;
    let assignee = |(id, name, root): (Uuid, String, Option<Uuid>)| Assignee {
        account: AccountId(id),
        name,
        worker: root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) }),
    };
    Ok(rows.into_iter().map(assignee).collect())
}

/// Writes the columns from which [`people_scope`] tells whom this viewer knows on project `p`.
pub(crate) fn select_people_scope(sql: &mut Sql, facts: &Facts) {
    sql.push("p.co_clients_visible");
    if let Side::Client { node, .. } = facts.side {
        sql.push(
            ", (select rk.ancestor_id from client_closure rk join clients rc on rc.id = rk.ancestor_id \
             where rc.parent_id is null and rk.descendant_id = ",
        )
        .bind(node.0)
        .push(") as viewer_root");
    }
}

pub(crate) fn people_scope(facts: &Facts, row: &QueryResult) -> Result<PeopleScope, Error> {
    let root = if facts.is_staff() { None } else { row.get::<Option<Uuid>>("viewer_root")?.map(ClientId) };
    Ok(PeopleScope::of(facts, root, row.get("co_clients_visible")?))
}

impl<C: Moment> Eyes<'_, C> {
    /// Whom this viewer may ask to work on a task, as far as they may know of them; by name.
    pub async fn possible_assignees(&self, task: &Task) -> Result<Vec<Assignee>, Error> {
        let people = self.people_around(task).await?;
        Ok(people.into_iter().filter(Acquaintance::may_be_assigned).map(|one| one.person).collect())
    }

    /// Staff and client contacts who may have to do with a task, as far as this viewer may know of them; by name, the team first.
    pub(crate) async fn people_around(&self, task: &Task) -> Result<Vec<Acquaintance>, Error> {
        let mut people = self.staff_around(task).await?;
        people.extend(self.contacts(task, None).await?);
        people.sort_by_cached_key(|one| (one.person.is_client(), fold(&one.person.name), one.person.account));
        Ok(people)
    }

    /// Client contacts who have a task and could not be given it now.
    pub async fn waiting_assignees(&self, task: &Task) -> Result<Vec<AccountId>, Error> {
        let clients: Vec<_> = task.assignees.iter().filter(|one| one.is_client()).map(|one| one.account).collect();
        if clients.is_empty() {
            return Ok(Vec::new());
        }
        let fit = self.contacts(task, Some(&clients)).await?;
        let is_fit = |client: &AccountId| fit.iter().any(|one| one.person.account == *client && one.may_be_assigned());
        Ok(clients.into_iter().filter(|client| !is_fit(client)).collect())
    }

    /// Staff; for clients only those on the project's team.
    async fn staff_around(&self, task: &Task) -> Result<Vec<Acquaintance>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, a.id as account_id, coalesce(a.name, a.username) as name, s.grants, \
                     case when exists (select 1 from project_members pm where pm.account_id = a.id and pm.project_id = ",
                )
                .bind(task.project.0)
                .push(
                    ") then 1 else 0 end as is_member from accounts a join permission_sets s on s.id = a.permission_set_id \
                     and s.base = a.kind where a.kind = 'staff' and ",
                );
                accounts::is_live(sql);
                if !facts.is_staff() {
                    sql.push(" and exists (select 1 from project_members om where om.account_id = a.id and om.project_id = ")
                        .bind(task.project.0)
                        .push(")");
                }
            })
            .await?;
        let mut staff = Vec::new();
        for row in &rows {
            let account = row.id("account_id")?;
            let permissions = Permissions::from_names(&row.get::<String>("grants")?);
            let facts = Facts::new(account, true, Side::Staff, permissions);
            let target = Target { is_member: row.get::<i32>("is_member")? == 1, ..task.target() };
            if task.people.admits(account, Worker::Team) {
                let person = Assignee { account, name: row.get("name")?, worker: Worker::Team };
                staff.push(Acquaintance { person, facts, target });
            }
        }
        Ok(staff)
    }

    /// Client contacts whom the project's clients lead to it: of those asked for; or all, for who may know them.
    async fn contacts(&self, task: &Task, among: Option<&[AccountId]>) -> Result<Vec<Acquaintance>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                let knows_people = !facts.is_staff()
                    || facts.holds(Permission::ClientViewInfo)
                    || facts.holds(Permission::ProjectViewAudience);
                sql.push(&format!(
                    "select 1 as hit, c.id, c.name, a.id as account_id, {} as privileges, s.grants, {} as root_id, reach.paths, \
                     case when p.is_invited_only = false or exists (select 1 from project_invitations pi \
                     where pi.project_id = p.id and pi.client_id = c.id) then 1 else 0 end as is_invited \
                     from (select ck.descendant_id, string_agg({}, ' ') as paths from project_clients rp \
                     join client_closure ck on ck.ancestor_id = rp.client_id where rp.project_id = ",
                    scope::privileges("a"),
                    root_of("c.id"),
                    scope::privileges("rp")
                ))
                .bind(task.project.0)
                .push(
                    " group by ck.descendant_id) reach join clients c on c.id = reach.descendant_id \
                     join accounts a on a.client_id = c.id join permission_sets s on s.id = a.permission_set_id and s.base = a.kind \
                     join projects p on p.id = ",
                )
                .bind(task.project.0)
                .push(" where ");
                accounts::is_live(sql);
                match among {
                    Some(accounts) => {
                        sql.push(" and a.id in (").bind_all(accounts.iter().map(|id| id.0)).push(")");
                    }
                    None if knows_people => {}
                    None => {
                        sql.push(" and 1 = 0");
                    }
                }
            })
            .await?;
        let mut contacts = Vec::new();
        for row in &rows {
            let (account, worker) = (row.id("account_id")?, Worker::Client { root: row.id("root_id")? });
            let facts = projects::login_facts(row, row.id("id")?)?;
            let is_invited = row.get::<i32>("is_invited")? == 1;
            let target = Target { paths: scope::read_paths(row)?, is_invited, ..task.target() };
            if task.people.admits(account, worker) {
                let person = Assignee { account, name: row.get("name")?, worker };
                contacts.push(Acquaintance { person, facts, target });
            }
        }
        Ok(contacts)
    }
}

/// A client contact on a task that they could be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub task: TaskId,
    pub task_title: String,
    pub project_name: String,
    pub assignee: Assignee,
}

impl<C: Moment> Eyes<'_, C> {
    /// Client contacts at work in projects whose access may change, as long as the rule would give them their tasks. An archived
    /// project rests, and is taken for an active one. For staff, who see the tasks.
    pub async fn client_assignments(&self, affected: &Affected) -> Result<Vec<Assignment>, Error> {
        let Affected::Projects(projects) = affected else { return Ok(Vec::new()) };
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, t.id as task_id, t.title, t.is_team_only, p.name as project_name, p.level, c.id, c.name, \
                     a.id as account_id, {} as privileges, s.grants, {} as root_id, coalesce((select string_agg({}, ' ') \
                     from project_clients rp join client_closure ck on ck.ancestor_id = rp.client_id \
                     where rp.project_id = p.id and ck.descendant_id = c.id), '') as paths, \
                     case when p.is_invited_only = false or exists (select 1 from project_invitations pi \
                     where pi.project_id = p.id and pi.client_id = c.id) then 1 else 0 end as is_invited \
                     from tasks t join projects p on p.id = t.project_id join task_assignees ta on ta.task_id = t.id \
                     join accounts a on a.id = ta.account_id join clients c on c.id = a.client_id \
                     join permission_sets s on s.id = a.permission_set_id and s.base = a.kind where t.deleted_at is null and ",
                    scope::privileges("a"),
                    root_of("c.id"),
                    scope::privileges("rp")
                ));
                accounts::is_live(sql).push(" and p.id in (").bind_all(projects.iter().map(|id| id.0)).push(") and ");
                scope::in_projects(sql, "p.id", ProjectScope::of(facts, Action::ViewTask));
                sql.push(if facts.is_staff() { " order by p.name_key, t.id, a.id" } else { " and 1 = 0" });
            })
            .await?;
        let mut assignments = Vec::new();
        for row in &rows {
            let facts = projects::login_facts(row, row.id("id")?)?;
            let target = Target {
                paths: scope::read_paths(row)?,
                is_invited: row.get::<i32>("is_invited")? == 1,
                is_member: false,
                level: Level::from_name(&row.get::<String>("level")?),
                state: ProjectState::Active,
                is_shared: !row.get::<bool>("is_team_only")?,
            };
            if may_be_assigned(&facts, target) {
                let worker = Worker::Client { root: row.id("root_id")? };
                assignments.push(Assignment {
                    task: row.id("task_id")?,
                    task_title: row.get("title")?,
                    project_name: row.get("project_name")?,
                    assignee: Assignee { account: row.id("account_id")?, name: row.get("name")?, worker },
                });
            }
        }
        Ok(assignments)
    }
}

impl Tx {
    /// Gives a task to some, of whom the viewer was told that they may have it, and takes it from others whom the viewer sees on it.
    pub async fn change_assignees(
        &self,
        grant: Grant<AssignTask>,
        add: &[Assignee],
        remove: &[AccountId],
    ) -> Result<(), Error> {
        let (id, task) = (grant.key(), grant.target());
        let has = |account: AccountId| task.assignees.iter().any(|one| one.account == account);
        let added: Vec<&Assignee> = add.iter().filter(|one| !has(one.account)).collect();
        let removed: Vec<&Assignee> = task.assignees.iter().filter(|one| remove.contains(&one.account)).collect();
        if added.is_empty() && removed.is_empty() {
            return Ok(());
        }
        for one in &removed {
            sql!("delete from task_assignees where task_id = ", id.0, " and account_id = ", one.account.0)
                .run(&self.conn)
                .await?;
        }
        for one in &added {
            sql!(
                "insert into task_assignees (task_id, account_id, created_at) values (",
                id.0,
                ", ",
                one.account.0,
                ", ",
                self.now(),
                ") on conflict (task_id, account_id) do nothing"
            )
            .run(&self.conn)
            .await?;
        }
        let new: BTreeSet<AccountId> = added.iter().map(|one| one.account).collect();
        self.notify(NotificationKind::Assigned, id, self.store.new_id(), &new).await?;
        // neither the task's version nor its time: not everybody who sees it knows everybody who has it (R44, T-044)
        self.renew_card(id, task.project).await?;
        let roots: BTreeSet<ClientId> = added.iter().chain(&removed).filter_map(|one| root(one)).collect();
        let is_team_only = task.is_team_only || self.has_clients_who_know_nothing_of(task.project, &roots).await?;
        let changes = Changes::default().field("assigned_account_ids", String::new(), ids(&added)).field(
            "unassigned_account_ids",
            String::new(),
            ids(&removed),
        );
        self.record_task(Of { is_team_only, ..Of::task(task) }, Deed::TaskAssigned, &changes).await
    }

    /// Whether a project has clients of other roots, which do not learn of these (R44).
    pub(crate) async fn has_clients_who_know_nothing_of(
        &self,
        project: ProjectId,
        roots: &BTreeSet<ClientId>,
    ) -> Result<bool, Error> {
        for root in roots {
            let stranger = sql!(
                "select 1 as one from projects p join project_clients pc on pc.project_id = p.id \
                 join client_closure k on k.descendant_id = pc.client_id join clients r on r.id = k.ancestor_id \
                 where p.co_clients_visible = false and r.parent_id is null and p.id = ",
                project.0,
                " and r.id <> ",
                root.0,
                " limit 1"
            );
            if stranger.one(&self.conn).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What cards say of somebody is no longer so: their tasks are read anew.
    pub(crate) async fn renew_cards_of(&self, account: AccountId) -> Result<(), Error> {
        self.renew_cards(|sql| {
            sql.bind(account.0);
        })
        .await
    }

    /// The same for everybody at or below a client.
    pub(crate) async fn renew_cards_below(&self, top: ClientId) -> Result<(), Error> {
        self.renew_cards(|sql| {
            sql.push("select ba.id from accounts ba join client_closure bk on bk.descendant_id = ba.client_id where bk.ancestor_id = ")
                .bind(top.0);
        })
        .await
    }

    async fn renew_cards(&self, accounts: impl Fn(&mut Sql)) -> Result<(), Error> {
        // those they work on, and those they decided about
        const THEIR_TASKS: &str = "select ta.task_id from (select task_id, account_id from task_assignees union all \
             select task_id, closed_by as account_id from approval_rounds) ta where ta.account_id in (";
        let mut sql = Sql::new("select distinct t.project_id from tasks t where t.id in (");
        accounts(sql.push(THEIR_TASKS));
        sql.push("))");
        for row in sql.all(&self.conn).await? {
            let project: ProjectId = row.id("project_id")?;
            let version = self.next_content_version(project).await?;
            let mut sql = sql!("update tasks set content_version = ", version, " where project_id = ", project.0);
            accounts(sql.push(" and id in (").push(THEIR_TASKS));
            sql.push("))");
            sql.run(&self.conn).await?;
        }
        Ok(())
    }
}

fn root(assignee: &Assignee) -> Option<ClientId> {
    match assignee.worker {
        Worker::Team => None,
        Worker::Client { root } => Some(root),
    }
}

fn ids(people: &[&Assignee]) -> String {
    people.iter().map(|one| one.account.0.to_string()).collect::<Vec<_>>().join(" ")
}
