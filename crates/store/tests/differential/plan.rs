//! A random workspace: as a plan to be shrunk and printed, as rows, and as the domain sees it.

use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Write;
use uuid::Uuid;
use vitrine_domain::access::{ClientLink, Facts, ProjectPlace, Remark, Side, Worker};
use vitrine_domain::board::Position;
use vitrine_domain::client::Forest;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::{AccountId, ClientId, CommentId, FileId, ProjectId, SessionId, TaskId, TimeEntryId};

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    nodes: Vec<Node>,
    staff: Vec<Permissions>,
    pub(crate) projects: Vec<Project>,
}

#[derive(Clone, Debug)]
struct Node {
    parent: Option<usize>,
    is_deleted: bool,
    has_login: bool,
    privileges: Privileges,
    grants: Permissions,
}

#[derive(Clone, Debug)]
pub(crate) struct Project {
    clients: Vec<(usize, Privileges)>,
    level: Level,
    is_invited_only: bool,
    invited: Vec<usize>,
    members: Vec<usize>,
    pub(crate) co_clients_visible: bool,
    pub(crate) state: ProjectState,
    pub(crate) tasks: Vec<Task>,
    pub(crate) time_wish: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) is_team_only: bool,
    pub(crate) is_deleted: bool,
    pub(crate) comments: Vec<Comment>,
}

#[derive(Clone, Debug)]
pub(crate) struct Comment {
    author: usize,
    is_team_only: bool,
    mentioned: Vec<usize>,
}

/// Somebody with a session.
pub(crate) struct Person {
    pub(crate) session: SessionId,
    pub(crate) facts: Facts,
}

#[derive(Clone, Copy)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    fn id(self, id: Uuid) -> String {
        match self {
            Self::Sqlite => format!("x'{}'", id.simple()),
            Self::Postgres => format!("'{id}'"),
        }
    }

    fn bytes(self) -> &'static str {
        match self {
            Self::Sqlite => "x'00'",
            Self::Postgres => "'\\x00'",
        }
    }
}

/// The ids of one case.
#[derive(Clone, Copy)]
pub(crate) struct Ids(pub(crate) u64);

impl Ids {
    fn of(self, kind: u64, number: usize) -> Uuid {
        Uuid::from_u64_pair(self.0, (kind << 32) | u64::try_from(number).unwrap())
    }

    fn client(self, number: usize) -> ClientId {
        ClientId(self.of(1, number))
    }

    pub(crate) fn project(self, number: usize) -> ProjectId {
        ProjectId(self.of(2, number))
    }

    pub(crate) fn task(self, project: usize, number: usize) -> TaskId {
        TaskId(self.of(3, project * 100 + number))
    }

    pub(crate) fn comment(self, project: usize, task: usize, number: usize) -> CommentId {
        CommentId(self.of(9, (project * 100 + task) * 100 + number))
    }

    /// What was sent with a comment, and what its author has yet to send.
    pub(crate) fn files(self, project: usize, task: usize, comment: usize) -> [FileId; 2] {
        [10, 11].map(|kind| FileId(self.of(kind, (project * 100 + task) * 100 + comment)))
    }

    /// The time of a task, or, behind the last one, of the project itself.
    pub(crate) fn time_entry(self, project: usize, number: usize) -> TimeEntryId {
        TimeEntryId(self.of(8, project * 100 + number))
    }

    fn account(self, number: usize) -> AccountId {
        AccountId(self.of(4, number))
    }

    fn session(self, number: usize) -> SessionId {
        SessionId(self.of(5, number))
    }

    /// The number in an id.
    pub(crate) fn number(id: Uuid) -> usize {
        usize::try_from(id.as_u64_pair().1 & u64::from(u32::MAX)).unwrap()
    }
}

const NODES: usize = 9;
const STAFF: usize = 2;
const ASKER: usize = NODES + STAFF;

/// Mostly wide: in a poor set every gate but the grants' goes untested.
fn grants() -> impl Strategy<Value = Permissions> {
    prop_oneof![4 => Just(1.0), 3 => Just(0.85), 1 => Just(0.3)].prop_flat_map(|odds| {
        prop::collection::vec(prop::bool::weighted(odds), Permission::ALL.len()).prop_map(|held| {
            Permission::ALL.iter().copied().zip(held).filter(|(_, is_held)| *is_held).map(|(p, _)| p).collect()
        })
    })
}

fn privileges() -> impl Strategy<Value = Privileges> {
    (prop::bool::weighted(0.8), any::<bool>(), select(&UpdateProgress::ALL)).prop_map(
        |(view_tasks, view_progress, update_progress)| Privileges { view_tasks, view_progress, update_progress },
    )
}

fn node() -> impl Strategy<Value = Node> {
    let parent = prop::option::weighted(0.75, 0..NODES);
    (parent, prop::bool::weighted(0.06), prop::bool::weighted(0.85), privileges(), grants()).prop_map(
        |(parent, is_deleted, has_login, privileges, grants)| Node {
            parent,
            is_deleted,
            has_login,
            privileges,
            grants,
        },
    )
}

fn project() -> impl Strategy<Value = Project> {
    let state = prop_oneof![
        8 => Just(ProjectState::Active),
        1 => Just(ProjectState::Archived),
        1 => Just(ProjectState::Deleted)
    ];
    let level = prop_oneof![
        1 => Just(Level::NotVisible),
        1 => Just(Level::Overview),
        2 => Just(Level::ReadOnly),
        2 => Just(Level::Full)
    ];
    let comment = (0..NODES + STAFF, prop::bool::weighted(0.3), prop::collection::btree_set(0..NODES + STAFF, 0..3))
        .prop_map(|(author, is_team_only, mentioned)| Comment {
            author,
            is_team_only,
            mentioned: mentioned.into_iter().collect(),
        });
    let comments = prop::collection::vec(comment, 0..4);
    let task = (prop::bool::weighted(0.3), prop::bool::weighted(0.2), comments)
        .prop_map(|(is_team_only, is_deleted, comments)| Task { is_team_only, is_deleted, comments });
    let cap = prop_oneof![1 => Just(Privileges::ALL), 2 => privileges()];
    let access = (
        prop::collection::btree_map(0..NODES, cap, 0..4),
        prop::bool::weighted(0.3),
        prop::collection::btree_set(0..NODES, 0..6),
        prop::collection::btree_set(0..STAFF, 0..=STAFF),
        prop::bool::weighted(0.3),
    );
    (access, level, state, prop::collection::vec(task, 0..5), prop::bool::weighted(0.7)).prop_map(
        |((clients, is_invited_only, invited, members, co_clients_visible), level, state, tasks, time_wish)| Project {
            clients: clients.into_iter().collect(),
            level,
            is_invited_only,
            invited: invited.into_iter().collect(),
            members: members.into_iter().collect(),
            co_clients_visible,
            state,
            tasks,
            time_wish,
        },
    )
}

/// Half of the staff see their own projects only.
fn all_projects(grants: Permissions, sees_all: bool) -> Permissions {
    let others = grants.iter().filter(|grant| *grant != Permission::ProjectViewAll);
    others.chain(sees_all.then_some(Permission::ProjectViewAll)).collect()
}

pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    (
        prop::collection::vec(node(), 1..=NODES),
        prop::collection::vec(
            (grants(), any::<bool>()).prop_map(|(grants, sees_all)| all_projects(grants, sees_all)),
            0..=STAFF,
        ),
        prop::collection::vec(project(), 0..7),
    )
        .prop_map(|(mut nodes, staff, mut projects)| {
            // parents stand before their children, and projects have clients that are there
            for (number, node) in nodes.iter_mut().enumerate() {
                node.parent = node.parent.filter(|parent| *parent < number);
            }
            for project in &mut projects {
                project.clients.retain(|(client, _)| *client < nodes.len());
                project.invited.retain(|client| *client < nodes.len());
                project.members.retain(|member| *member < staff.len());
                let is_there =
                    |account: &usize| *account < nodes.len() || (NODES..NODES + staff.len()).contains(account);
                for task in &mut project.tasks {
                    task.comments.retain(|comment| is_there(&comment.author));
                    task.comments.iter_mut().for_each(|comment| comment.mentioned.retain(is_there));
                }
            }
            Plan { nodes, staff, projects }
        })
}

impl Plan {
    pub(crate) fn forest(&self, ids: Ids) -> Forest {
        let mut forest = Forest::default();
        for (number, node) in self.nodes.iter().enumerate() {
            forest.place(ids.client(number), node.parent.map(|parent| ids.client(parent))).unwrap();
        }
        forest
    }

    pub(crate) fn place(&self, ids: Ids, number: usize) -> ProjectPlace {
        let project = &self.projects[number];
        let link = |(client, cap): &(usize, Privileges)| ClientLink { client: ids.client(*client), cap: *cap };
        ProjectPlace {
            clients: project.clients.iter().map(link).collect(),
            level: project.level,
            state: project.state,
            invited: project.is_invited_only.then(|| project.invited.iter().map(|at| ids.client(*at)).collect()),
            members: project.members.iter().map(|at| ids.account(NODES + at)).collect(),
        }
    }

    /// A comment as the rule sees it, for somebody who wants to read it.
    pub(crate) fn remark(&self, ids: Ids, comment: &Comment, reader: &Facts) -> Remark {
        let root = |node: usize| ids.client(self.lineage(node).pop().unwrap());
        Remark {
            author: ids.account(comment.author),
            writer: if comment.author < NODES { Worker::Client { root: root(comment.author) } } else { Worker::Team },
            is_team_only: comment.is_team_only,
            is_addressed: comment.mentioned.iter().any(|at| ids.account(*at) == reader.account),
        }
    }

    /// The node and everything above it.
    fn lineage(&self, number: usize) -> Vec<usize> {
        std::iter::successors(Some(number), |at| self.nodes[*at].parent).collect()
    }

    pub(crate) fn people(&self, ids: Ids) -> Vec<Person> {
        let clients = self.nodes.iter().enumerate().map(|(number, node)| {
            let is_live = node.has_login && self.lineage(number).iter().all(|at| !self.nodes[*at].is_deleted);
            let side = Side::Client { node: ids.client(number), privileges: node.privileges };
            Person { session: ids.session(number), facts: Facts::new(ids.account(number), is_live, side, node.grants) }
        });
        let staff = self.staff.iter().enumerate().map(|(number, grants)| {
            let number = NODES + number;
            let facts = Facts::new(ids.account(number), true, Side::Staff, *grants);
            Person { session: ids.session(number), facts }
        });
        clients.chain(staff).collect()
    }

    /// Whose time an entry is: the staff's in turns, or else somebody's whom nobody asks as.
    pub(crate) fn worker(&self, ids: Ids, entry: usize) -> AccountId {
        ids.account(if self.staff.is_empty() { ASKER } else { NODES + entry % self.staff.len() })
    }

    /// Everything as rows.
    pub(crate) fn statements(&self, ids: Ids, dialect: Dialect) -> String {
        let mut sql = String::new();
        let deletion = dialect.id(ids.of(6, 0));
        let any_client = dialect.id(ids.client(0).0);
        writeln!(sql, "insert into deletions (id, client_id, created_at) values ({deletion}, {any_client}, 0);")
            .unwrap();
        for (number, node) in self.nodes.iter().enumerate() {
            self.write_node(&mut sql, ids, dialect, number, node, &deletion);
        }
        for (number, grants) in self.staff.iter().enumerate() {
            let account = Account { number: NODES + number, base: Base::Staff, node: None, has_login: true };
            account.write(&mut sql, ids, dialect, Privileges::default(), *grants);
        }
        let asker = Account { number: ASKER, base: Base::Staff, node: None, has_login: true };
        asker.write(&mut sql, ids, dialect, Privileges::default(), Permissions::of_base(Base::Staff));
        for (number, project) in self.projects.iter().enumerate() {
            write_project(&mut sql, ids, dialect, number, project);
            self.write_time(&mut sql, ids, dialect, number, project);
        }
        sql
    }

    /// The session of somebody who sees all there is, beside the people of the plan.
    pub(crate) fn asker(ids: Ids) -> SessionId {
        ids.session(ASKER)
    }

    fn write_time(&self, sql: &mut String, ids: Ids, dialect: Dialect, number: usize, project: &Project) {
        let id = dialect.id(ids.project(number).0);
        for at in 0..=project.tasks.len() {
            let [entry, worker] = [ids.time_entry(number, at).0, self.worker(ids, at).0].map(|id| dialect.id(id));
            let task = if at < project.tasks.len() { dialect.id(ids.task(number, at).0) } else { "null".to_owned() };
            writeln!(
                sql,
                "insert into time_entries (id, project_id, task_id, account_id, day, minutes, created_at, updated_at, version) \
                 values ({entry}, {id}, {task}, {worker}, '2027-01-01', {}, 0, 0, 1);",
                1 << at
            )
            .unwrap();
        }
    }

    fn write_node(&self, sql: &mut String, ids: Ids, dialect: Dialect, number: usize, node: &Node, deletion: &str) {
        let id = dialect.id(ids.client(number).0);
        let parent = node.parent.map_or("null".into(), |parent| dialect.id(ids.client(parent).0));
        let (batch, at) = if node.is_deleted { (deletion, "1") } else { ("null", "null") };
        writeln!(
            sql,
            "insert into clients (id, parent_id, name, name_key, kind, deletion_id, deleted_at, created_at, updated_at, version) \
             values ({id}, {parent}, 'Node {number}', 'node {number}', 'unit', {batch}, {at}, 0, 0, 1);"
        )
        .unwrap();
        for (depth, above) in self.lineage(number).into_iter().enumerate() {
            let above = dialect.id(ids.client(above).0);
            writeln!(
                sql,
                "insert into client_closure (ancestor_id, descendant_id, depth) values ({above}, {id}, {depth});"
            )
            .unwrap();
        }
        let account = Account { number, base: Base::Client, node: Some(number), has_login: node.has_login };
        account.write(sql, ids, dialect, node.privileges, node.grants);
    }
}

struct Account {
    number: usize,
    base: Base,
    node: Option<usize>,
    has_login: bool,
}

impl Account {
    fn write(&self, sql: &mut String, ids: Ids, dialect: Dialect, privileges: Privileges, grants: Permissions) {
        let number = self.number;
        let [set, account, session] =
            [ids.of(7, number), ids.account(number).0, ids.session(number).0].map(|id| dialect.id(id));
        let node = self.node.map_or("null".into(), |node| dialect.id(ids.client(node).0));
        let kind = if self.base == Base::Staff { "staff" } else { "client" };
        let login =
            if self.has_login { format!("'user{number}', 'user{number}', 'hash'") } else { "null, null, null".into() };
        let Privileges { view_tasks, view_progress, update_progress } = privileges;
        let (grants, update_progress, bytes) = (grants.to_names(), update_progress.name(), dialect.bytes());
        writeln!(
            sql,
            "insert into permission_sets (id, name, name_key, base, is_builtin, grants, created_at, updated_at, version) \
             values ({set}, 'Set {number}', 'set {number}', '{kind}', false, '{grants}', 0, 0, 1);\n\
             insert into accounts (id, kind, client_id, username, username_key, password_hash, must_change_password, \
             permission_set_id, view_tasks, view_progress, update_progress, created_at, updated_at, version) values ({account}, \
             '{kind}', {node}, {login}, false, {set}, {view_tasks}, {view_progress}, '{update_progress}', 0, 0, 1);\n\
             insert into sessions (id, account_id, refresh_hash, created_at, last_seen_at, expires_at) \
             values ({session}, {account}, {bytes}, 0, 0, 9000000000000);"
        )
        .unwrap();
    }
}

fn write_project(sql: &mut String, ids: Ids, dialect: Dialect, number: usize, project: &Project) {
    let id = dialect.id(ids.project(number).0);
    let column = dialect.id(ids.of(8, number));
    let (archived, deleted) = match project.state {
        ProjectState::Active => ("null", "null"),
        ProjectState::Archived => ("1", "null"),
        ProjectState::Deleted => ("null", "1"),
    };
    let Project { is_invited_only, co_clients_visible, time_wish, .. } = project;
    let level = project.level.name();
    let position = Position::between(None, None);
    let position = position.as_str();
    writeln!(
        sql,
        "insert into projects (id, name, name_key, level, is_invited_only, co_clients_visible, time_wish, archived_at, deleted_at, content_version, task_total, \
         task_done, shared_total, shared_done, created_at, updated_at, version) values ({id}, 'Some {number}', 'some {number}', \
         '{level}', {is_invited_only}, {co_clients_visible}, {time_wish}, {archived}, {deleted}, 1, 0, 0, 0, 0, 0, 0, 1);\n\
         insert into board_columns (id, project_id, name, stage, position, content_version, created_at, updated_at, version) \
         values ({column}, {id}, 'To do', 'planned', '{position}', 1, 0, 0, 1);"
    )
    .unwrap();
    for (place, (client, cap)) in project.clients.iter().enumerate() {
        let client = dialect.id(ids.client(*client).0);
        let Privileges { view_tasks, view_progress, update_progress } = cap;
        writeln!(
            sql,
            "insert into project_clients (project_id, client_id, position, view_tasks, view_progress, update_progress) \
             values ({id}, {client}, {place}, {view_tasks}, {view_progress}, '{}');",
            update_progress.name()
        )
        .unwrap();
    }
    for client in &project.invited {
        let client = dialect.id(ids.client(*client).0);
        writeln!(
            sql,
            "insert into project_invitations (project_id, client_id, created_at) values ({id}, {client}, 0);"
        )
        .unwrap();
    }
    for member in &project.members {
        let account = dialect.id(ids.account(NODES + member).0);
        writeln!(sql, "insert into project_members (project_id, account_id, created_at) values ({id}, {account}, 0);")
            .unwrap();
    }
    for (at, task) in project.tasks.iter().enumerate() {
        let task_id = dialect.id(ids.task(number, at).0);
        let (is_team_only, deleted) = (task.is_team_only, if task.is_deleted { "1" } else { "null" });
        writeln!(
            sql,
            "insert into tasks (id, project_id, column_id, position, title, title_key, is_team_only, deleted_at, content_version, \
             created_at, updated_at, version) values ({task_id}, {id}, {column}, '{position}', 'Some task', 'some task', {is_team_only}, \
             {deleted}, 1, 0, 0, 1);"
        )
        .unwrap();
        for (n, comment) in task.comments.iter().enumerate() {
            write_comment(sql, dialect, ids, (number, at, n), comment);
        }
    }
}

fn write_comment(
    sql: &mut String,
    dialect: Dialect,
    ids: Ids,
    (project, task, number): (usize, usize, usize),
    comment: &Comment,
) {
    let [sent, pending] = ids.files(project, task, number).map(|id| dialect.id(id.0));
    let id = dialect.id(ids.comment(project, task, number).0);
    let (project, task) = (dialect.id(ids.project(project).0), dialect.id(ids.task(project, task).0));
    let author = dialect.id(ids.account(comment.author).0);
    writeln!(
        sql,
        "insert into comments (id, task_id, author_id, text, is_team_only, created_at, updated_at, version) \
         values ({id}, {task}, {author}, 'Said', {}, 0, 0, 1);",
        comment.is_team_only
    )
    .unwrap();
    for account in &comment.mentioned {
        let account = dialect.id(ids.account(*account).0);
        writeln!(sql, "insert into comment_mentions (comment_id, account_id, created_at) values ({id}, {account}, 0);")
            .unwrap();
    }
    let of_staff = comment.author >= NODES;
    for (file, with, is_team_only) in [(sent, &*id, comment.is_team_only), (pending, "null", of_staff)] {
        writeln!(
            sql,
            "insert into files (id, project_id, task_id, for_comment, comment_id, name, media_type, size, sha256, object_key, is_team_only, \
             uploaded_by, created_at, updated_at, version) values ({file}, {project}, {task}, true, {with}, 'Some', '', 1, '', \
             {}, {is_team_only}, {author}, 0, 0, 1);",
            file.replacen('x', "", 1)
        )
        .unwrap();
    }
}
