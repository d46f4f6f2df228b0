//! What some people see of all projects, read by whole sets: for the difference that a change of access makes.
//!
//! The rule decides, not these statements: they give the facts of the people, the ways that lead them to projects, and where the
//! projects stand. Read twice in one transaction, before a change and after it.

use crate::clients::ClientRef;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use crate::{Error, accounts, projects, scope};
use sea_orm::QueryResult;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use vitrine_domain::access::{Action, Facts, Paths, ProjectScope, Target, acts};
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::{Level, ProjectState, time_is_shown};
use vitrine_domain::rehearsal::{Sight, Sights};
use vitrine_domain::{ClientId, PermissionSetId, ProjectId};

/// Whom a change of access can concern.
#[derive(Clone, Debug)]
pub enum Affected {
    /// One client alone.
    Client(ClientId),
    /// A client and everything below it.
    Below(ClientId),
    /// Clients and everything below them, but for the new ones that come there meanwhile.
    BelowThese { clients: Vec<ClientId>, but: Vec<ClientId> },
    /// Whoever the clients of these projects lead to them; and only what they see of these.
    Projects(Vec<ProjectId>),
    /// Clients with one of these permission sets.
    Holders(Vec<PermissionSetId>),
}

/// What people see, and what they and the projects are called.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    pub sights: Sights,
    /// Everybody who can sign in, also who sees nothing.
    pub people: BTreeMap<ClientId, OutlookPerson>,
    /// By name.
    pub projects: BTreeMap<ProjectId, String>,
}

#[derive(Clone, Debug)]
pub struct OutlookPerson {
    pub client: ClientRef,
    pub root: ClientRef,
}

/// What staff may be told of the people whom a change concerns (R40).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// How many.
    Counted,
    /// Those of projects whose audience they may view: who, and not where in the tree.
    ByName,
    WithRoots,
}

/// How much time worked there is that clients read wherever they are shown time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharedTime {
    pub entries: u32,
    /// Of them, those with words.
    pub notes: u32,
}

/// Where a project stands.
struct Place {
    level: Level,
    state: ProjectState,
    is_invited_only: bool,
    shows_time: bool,
    tasks: u32,
}

impl<C: Moment> Eyes<'_, C> {
    /// What these people see now of the projects that the viewer sees: of others not even numbers are told (R51). Of clients asking,
    /// nobody: it is for staff.
    pub async fn outlook(&self, affected: &Affected) -> Result<Outlook, Error> {
        let (people, facts): (Vec<_>, Vec<_>) = self.outlook_people(affected).await?.into_iter().unzip();
        let mut outlook = Outlook {
            people: people.into_iter().map(|person: OutlookPerson| (person.client.id, person)).collect(),
            ..Outlook::default()
        };
        let mut places = HashMap::new();
        let mut links: HashMap<ClientId, Vec<(ProjectId, Privileges)>> = HashMap::new();
        for row in &self.outlook_links(affected).await? {
            let project: ProjectId = row.id("id")?;
            let cap = scope::read_privileges(&row.get::<String>("cap")?);
            links.entry(row.id("client_id")?).or_default().push((project, cap));
            outlook.projects.insert(project, row.get("name")?);
            places.insert(project, place(row)?);
        }
        let mut above: HashMap<ClientId, Vec<ClientId>> = HashMap::new();
        for row in &self.outlook_ancestors(affected).await? {
            above.entry(row.id("descendant_id")?).or_default().push(row.id("ancestor_id")?);
        }
        let invitations = self.outlook_invitations(affected).await?;
        let invited: HashSet<(ProjectId, ClientId)> = invitations
            .iter()
            .map(|row| Ok((row.id("project_id")?, row.id("client_id")?)))
            .collect::<Result<_, Error>>()?;
        for (node, facts) in facts {
            let ways = above.get(&node).into_iter().flatten().filter_map(|ancestor| links.get(ancestor)).flatten();
            let mut reached: BTreeMap<ProjectId, Vec<Privileges>> = BTreeMap::new();
            for (project, cap) in ways {
                reached.entry(*project).or_default().push(*cap);
            }
            let mut seen = BTreeMap::new();
            for (project, caps) in reached {
                let Some(place) = places.get(&project) else { continue };
                let is_invited = !place.is_invited_only || invited.contains(&(project, node));
                if let Some(sight) = sight(&facts, place, caps.into_iter().collect(), is_invited) {
                    seen.insert(project, sight);
                }
            }
            if !seen.is_empty() {
                outlook.sights.insert(node, seen);
            }
        }
        Ok(outlook)
    }

    async fn outlook_people(&self, affected: &Affected) -> Result<Vec<(OutlookPerson, (ClientId, Facts))>, Error> {
        let (_, rows) = self
            .rows(|viewer, sql| {
                sql.push(&format!(
                    "select 1 as hit, c.id, c.name, c.kind, r.id as root_id, r.name as root_name, r.kind as root_kind, a.id as account_id, \
                     {} as privileges, s.grants from clients c join accounts a on a.client_id = c.id \
                     join permission_sets s on s.id = a.permission_set_id and s.base = a.kind \
                     join client_closure rk on rk.descendant_id = c.id join clients r on r.id = rk.ancestor_id and r.parent_id is null \
                     where ",
                    scope::privileges("a")
                ));
                accounts::is_live(sql).push(if viewer.is_staff() { "" } else { " and 1 = 0" }).push(" and c.id in (");
                nodes(sql, affected);
                sql.push(")");
            })
            .await?;
        rows.iter().map(person).collect()
    }

    /// The nodes above these people that have projects.
    async fn outlook_ancestors(&self, affected: &Affected) -> Result<Vec<QueryResult>, Error> {
        let (_, rows) = self
            .rows(|viewer, sql| {
                sql.push(
                    "select 1 as hit, k.descendant_id, k.ancestor_id from client_closure k where k.descendant_id in (",
                );
                nodes(sql, affected);
                sql.push(") and exists (select 1 from project_clients pc where pc.client_id = k.ancestor_id)")
                    .push(if viewer.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        Ok(rows)
    }

    /// Which of these people are invited to which projects.
    async fn outlook_invitations(&self, affected: &Affected) -> Result<Vec<QueryResult>, Error> {
        let (_, rows) = self
            .rows(|viewer, sql| {
                sql.push(
                    "select 1 as hit, i.project_id, i.client_id from project_invitations i where i.client_id in (",
                );
                nodes(sql, affected);
                sql.push(")").push(if viewer.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        Ok(rows)
    }

    /// The projects of those nodes that the viewer sees.
    async fn outlook_links(&self, affected: &Affected) -> Result<Vec<QueryResult>, Error> {
        let (_, rows) = self
            .rows(|viewer, sql| {
                sql.push(&format!(
                    "select 1 as hit, pc.client_id, {} as cap, p.id, p.name, p.level, p.time_wish, p.is_invited_only, p.archived_at, \
                     p.deleted_at, p.shared_total from project_clients pc join projects p on p.id = pc.project_id where pc.client_id in \
                     (select k.ancestor_id from client_closure k where k.descendant_id in (",
                    scope::privileges("pc")
                ));
                nodes(sql, affected);
                sql.push(")) and ");
                scope::in_projects(sql, "p.id", ProjectScope::of(viewer, Action::ViewProject));
                sql.push(if viewer.is_staff() { "" } else { " and 1 = 0" });
                if let Affected::Projects(ids) = affected {
                    sql.push(" and p.id in (").bind_all(ids.iter().map(|id| id.0)).push(")");
                }
            })
            .await?;
        Ok(rows)
    }

    /// How much of the past is shown with the time of these projects (R45, R67), of those that the viewer sees. Of clients asking, none.
    pub async fn shared_time(&self, projects: &BTreeSet<ProjectId>) -> Result<BTreeMap<ProjectId, SharedTime>, Error> {
        if projects.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (_, rows) = self
            .rows(|viewer, sql| {
                sql.push(
                    "select 1 as hit, e.project_id, count(*) as entries, count(e.note) as notes from time_entries e \
                     left join tasks t on t.id = e.task_id where t.deleted_at is null and coalesce(t.is_team_only, false) = false and ",
                );
                scope::in_projects(sql, "e.project_id", ProjectScope::of(viewer, Action::ViewProject));
                sql.push(if viewer.is_staff() { "" } else { " and 1 = 0" }).push(" and e.project_id in (");
                sql.bind_all(projects.iter().map(|id| id.0)).push(") group by e.project_id");
            })
            .await?;
        let of = |row: &QueryResult| {
            Ok((row.id("project_id")?, SharedTime { entries: row.count("entries")?, notes: row.count("notes")? }))
        };
        rows.iter().map(of).collect()
    }

    /// How far this viewer may be told who the people are.
    pub async fn naming(&self, affected: &Affected) -> Result<Naming, Error> {
        let known = self.known().await?;
        let is_audience =
            matches!(affected, Affected::Projects(_)) && known.facts.holds(Permission::ProjectViewAudience);
        Ok(if known.facts.holds(Permission::ClientViewInfo) {
            Naming::WithRoots
        } else if is_audience {
            Naming::ByName
        } else {
            Naming::Counted
        })
    }
}

/// Writes a query for the nodes of those concerned.
fn nodes(sql: &mut Sql, affected: &Affected) {
    match affected {
        Affected::Client(id) => sql.bind(id.0),
        Affected::Below(id) => {
            sql.push("select nk.descendant_id from client_closure nk where nk.ancestor_id = ").bind(id.0)
        }
        Affected::BelowThese { clients, but } => sql
            .push("select nk.descendant_id from client_closure nk where nk.ancestor_id in (")
            .bind_all(clients.iter().map(|id| id.0))
            .push(") and nk.descendant_id not in (select nn.id from clients nn where nn.id in (")
            .bind_all(but.iter().map(|id| id.0))
            .push("))"),
        Affected::Projects(ids) => sql
            .push(
                "select nk.descendant_id from client_closure nk join project_clients np on np.client_id = nk.ancestor_id \
                 where np.project_id in (",
            )
            .bind_all(ids.iter().map(|id| id.0))
            .push(")"),
        Affected::Holders(ids) => sql
            .push("select na.client_id from accounts na where na.client_id is not null and na.permission_set_id in (")
            .bind_all(ids.iter().map(|id| id.0))
            .push(")"),
    };
}

fn person(row: &QueryResult) -> Result<(OutlookPerson, (ClientId, Facts)), Error> {
    let client = read_ref(row, "")?;
    let facts = (client.id, projects::login_facts(row, client.id)?);
    Ok((OutlookPerson { client, root: read_ref(row, "root_")? }, facts))
}

fn read_ref(row: &QueryResult, prefix: &str) -> Result<ClientRef, Error> {
    let column = |name: &str| format!("{prefix}{name}");
    let kind = ClientKind::from_name(&row.get::<String>(&column("kind"))?).ok_or(Error::Unreadable("kind"))?;
    Ok(ClientRef { id: row.id(&column("id"))?, name: row.get(&column("name"))?, kind })
}

fn place(row: &QueryResult) -> Result<Place, Error> {
    let level = Level::from_name(&row.get::<String>("level")?);
    Ok(Place {
        level,
        state: projects::state_of(row, "")?,
        is_invited_only: row.get("is_invited_only")?,
        shows_time: time_is_shown(level, row.get("time_wish")?),
        tasks: row.count("shared_total")?,
    })
}

/// What the rule gives; nothing where it does not even open the project.
fn sight(facts: &Facts, place: &Place, paths: Paths, is_invited: bool) -> Option<Sight> {
    let Place { level, state, .. } = *place;
    let target = Target { paths, is_invited, is_member: false, level, state, is_shared: true };
    let mut may = acts(facts, target);
    if !place.shows_time {
        may = may.without_time();
    }
    may.contains(Action::ViewProject).then_some(Sight { acts: may, level: place.level, tasks: place.tasks })
}
