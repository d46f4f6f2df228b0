//! What decides another person's access to one thing, for staff who ask why. It is read by the same texts, and parsed by the same
//! functions, as what decides the viewer's own.

mod reached;

pub use reached::{ReachedProject, ReachedQuery};

use crate::clients::ClientRef;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::{self, Known};
use crate::permission_sets::admit;
use crate::projects::{client_refs, state_of};
use crate::sql::{Row, Sql, id_text, json_list, json_row};
use crate::{Error, scope};
use sea_orm::{DbBackend, QueryResult};
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope, Target, TaskScope};
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, ClientId, PermissionSetId, ProjectId, TaskId};

/// Who is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedPerson {
    Account(AccountId),
    Client(ClientId),
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedObject {
    Project(ProjectId),
    Task(TaskId),
}

/// A person and a thing that the viewer sees, with all that decides what the one may do to the other.
#[derive(Clone, Debug)]
pub struct Asked {
    pub facts: Facts,
    pub target: Target,
    pub person: PersonAsked,
    pub project: (ProjectId, String),
    pub task: Option<(TaskId, String)>,
    pub time_wish: bool,
    /// The clients of the project that are the person's node or above it, nearest first, with what each leaves of the privileges.
    pub ways: Vec<(ClientRef, Privileges)>,
}

#[derive(Clone, Debug)]
pub struct PersonAsked {
    pub name: String,
    /// None for staff.
    pub client: Option<ClientRef>,
    pub has_login: bool,
    pub is_deactivated: bool,
    /// The uppermost deleted node at or above theirs.
    pub deleted: Option<ClientRef>,
    /// How many deletions took their node or one above it.
    pub deletions: u32,
    pub permission_set: (PermissionSetId, String),
}

impl<C: Moment> Eyes<'_, C> {
    /// Takes the sight of the object and of clients; of colleagues, the right to manage them.
    pub async fn asked(&self, person: AskedPerson, object: AskedObject) -> Result<Seen<Asked, C::When>, Error> {
        let backend = self.backend();
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, backend);
                and_object(sql, facts, object);
                match person {
                    AskedPerson::Account(id) => sql.push(" and fa.id = ").bind(id.0),
                    AskedPerson::Client(id) => sql.push(" and fa.client_id = ").bind(id.0),
                };
                if !facts.holds(Permission::ClientViewInfo) {
                    sql.push(" and 1 = 0");
                }
                if !facts.holds(Permission::StaffManage) {
                    sql.push(" and fa.kind = 'client'");
                }
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        read(rows.first().ok_or(Error::NotFound)?, object).map(|asked| Seen::of_workspace(asked, &known))
    }
}

/// Selects what [`read`] reads, up to the tables that [`and_object`] writes.
fn select(sql: &mut Sql, backend: DbBackend) {
    let client = |table: &str| {
        json_row(
            backend,
            &[&id_text(backend, &format!("{table}.id")), &format!("{table}.name"), &format!("{table}.kind")],
        )
    };
    let deleted = json_list(
        backend,
        &format!(
            "select {} as item from client_closure dk join clients dc on dc.id = dk.ancestor_id \
             where dk.descendant_id = fa.client_id and dc.deleted_at is not null order by dk.depth desc",
            client("dc")
        ),
    );
    let ways = select_ways(backend);
    sql.push(&format!(
        "select 1 as hit, {} as asked_facts, {} as is_live, coalesce(fa.name, nc.name, fa.username, '') as name, nc.id as client_id, \
         nc.name as client_name, nc.kind as client_kind, fa.username is not null as has_login, fa.deactivated_at, fs.id as set_id, \
         fs.name as set_name, {deleted} as deleted, (select count(distinct dc.deletion_id) from client_closure dk \
         join clients dc on dc.id = dk.ancestor_id where dk.descendant_id = fa.client_id) as deletions, {ways} as ways, \
         {IS_INVITED} as is_invited, \
         exists (select 1 from project_members rm where rm.project_id = o.project_id and rm.account_id = fa.id) as is_member, o.* from (",
        facts::text(backend),
        facts::IS_LIVE
    ));
}

/// The clients of project `o` that are the node of account `fa` or above it, nearest first, for [`ways`].
fn select_ways(backend: DbBackend) -> String {
    let way = json_row(backend, &[&id_text(backend, "wc.id"), "wc.name", "wc.kind", &scope::privileges("wp")]);
    json_list(
        backend,
        &format!(
            "select {way} as item from client_closure wk join project_clients wp on wp.client_id = wk.ancestor_id \
             join clients wc on wc.id = wp.client_id where wk.descendant_id = fa.client_id and wp.project_id = o.project_id order by wk.depth"
        ),
    )
}

/// That project `o` is open to everybody whom the tree leads to it, or account `fa` is invited.
const IS_INVITED: &str = "(o.is_invited_only = false or exists (select 1 from project_invitations ri \
                          where ri.project_id = o.project_id and ri.client_id = fa.client_id))";

/// Writes the object, as far as the viewer sees it, and whoever is asked about it. Conditions may follow with `and`.
fn and_object(sql: &mut Sql, viewer: &Facts, object: AskedObject) {
    const PROJECT: &str = "p.id as project_id, p.name as project_name, p.level, p.time_wish, p.archived_at as project_archived_at, \
                           p.deleted_at as project_deleted_at, p.is_invited_only";
    match object {
        AskedObject::Project(id) => {
            sql.push(&format!("select {PROJECT}, null as task_title, false as is_team_only from "));
            scope::projects(sql, ProjectScope::of(viewer, Action::ViewProject));
            sql.push(" and p.id = ").bind(id.0);
        }
        AskedObject::Task(id) => {
            let tasks = TaskScope::of(viewer);
            sql.push("select q.*, t.title as task_title, t.is_team_only from tasks t join (");
            sql.push(&format!("select {PROJECT} from "));
            scope::projects(sql, tasks.projects);
            sql.push(") q on q.project_id = t.project_id where q.project_deleted_at is null and t.deleted_at is null");
            scope::and_task(sql, tasks);
            sql.push(" and t.id = ").bind(id.0);
        }
    }
    sql.push(
        ") o cross join accounts fa join permission_sets fs on fs.id = fa.permission_set_id \
         left join clients nc on nc.id = fa.client_id where 1 = 1",
    );
}

fn read(row: &QueryResult, object: AskedObject) -> Result<Asked, Error> {
    let mut facts = Known::parse(row.get("asked_facts")?)?.facts;
    facts.is_live = row.get("is_live")?;
    let ways = ways(&row.get::<String>("ways")?)?;
    let target = Target {
        paths: ways.iter().map(|(_, cap)| *cap).collect(),
        is_invited: facts.is_staff() || row.get("is_invited")?,
        is_member: row.get("is_member")?,
        level: Level::from_name(&row.get::<String>("level")?),
        state: state_of(row, "project_")?,
        is_shared: !row.get::<bool>("is_team_only")?,
    };
    Ok(Asked {
        facts,
        target,
        person: person(row)?,
        project: (row.id("project_id")?, row.get("project_name")?),
        task: match object {
            AskedObject::Project(_) => None,
            AskedObject::Task(id) => Some((id, row.get("task_title")?)),
        },
        time_wish: row.get("time_wish")?,
        ways,
    })
}

fn person(row: &QueryResult) -> Result<PersonAsked, Error> {
    let client = match row.get::<Option<Uuid>>("client_id")? {
        Some(id) => {
            let kind = ClientKind::from_name(&row.get::<String>("client_kind")?).ok_or(Error::Unreadable("kind"))?;
            Some(ClientRef { id: ClientId(id), name: row.get("client_name")?, kind })
        }
        None => None,
    };
    Ok(PersonAsked {
        name: row.get("name")?,
        client,
        has_login: row.get("has_login")?,
        is_deactivated: row.get::<Option<i64>>("deactivated_at")?.is_some(),
        deleted: client_refs(&row.get::<String>("deleted")?)?.into_iter().next(),
        deletions: row.count("deletions")?,
        permission_set: (row.id("set_id")?, row.get("set_name")?),
    })
}

/// Reads a JSON list of `[id, name, kind, privileges]`.
fn ways(json: &str) -> Result<Vec<(ClientRef, Privileges)>, Error> {
    let rows: Vec<(Uuid, String, String, String)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("ways"))?;
    rows.into_iter()
        .map(|(id, name, kind, cap)| {
            let kind = ClientKind::from_name(&kind).ok_or(Error::Unreadable("kind"))?;
            Ok((ClientRef { id: ClientId(id), name, kind }, scope::read_privileges(&cap)))
        })
        .collect()
}
