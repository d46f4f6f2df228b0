//! Files of projects and tasks. Here is what is known of each; the bytes are kept elsewhere, under the key that stands in the row.
//!
//! The object is there before its row and goes after it: what a row names can be read, and what no row names is nobody's.

mod change;
mod sweep;

pub use change::{FileChange, NewFile};

use crate::Error;
use crate::assignees::{people_scope, root_of, select_people_scope};
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::{project_acts, state_of};
use crate::scope;
use crate::sql::{Row, Sql};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Acts, Facts, Worker};
use vitrine_domain::file::{FilePlace, FileScope, may_change, sees_upload};
use vitrine_domain::project::ProjectState;
use vitrine_domain::{AccountId, ClientId, FileId, ProjectId, TaskId};

/// A file as its viewer sees it.
#[derive(Clone, Debug)]
pub struct StoredFile {
    pub id: FileId,
    pub project: ProjectId,
    pub task: Option<TaskId>,
    pub name: String,
    /// Told from the bytes.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// In hexadecimal digits. What was approved is bound to it.
    pub sha256: String,
    /// Under which the bytes are kept.
    pub object_key: String,
    pub is_team_only: bool,
    pub uploader: Uploader,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    is_own: bool,
    is_task_team_only: bool,
}

/// Whoever uploaded a file. Without a name to who may not know of them (R58).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploader {
    pub worker: Worker,
    pub name: Option<String>,
}

impl StoredFile {
    pub fn place(&self) -> FilePlace {
        self.task.map_or(FilePlace::Project(self.project), FilePlace::Task)
    }

    /// Whether it may be renamed, shown to others, deleted and restored, given what the viewer may do where it belongs.
    pub fn may_change(&self, acts: Acts) -> bool {
        may_change(acts, self.place(), self.is_own)
    }
}

/// More than any setting lets come together in one place.
const MOST_LISTED: i64 = 100_000;

/// Whether files are looked for where they belong, or in the bin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    InPlace,
    InBin,
}

/// Writes the query of files in scope, open for further conditions with `and`.
fn select(sql: &mut Sql, facts: &Facts, place: Where) {
    let FileScope { projects, tasks, team_only } = FileScope::of(facts);
    sql.push(&format!(
        "select 1 as hit, f.id, f.project_id, f.task_id, f.name, f.media_type, f.size, f.sha256, f.object_key, f.is_team_only, \
         f.uploaded_by, f.created_at, f.updated_at, f.version, t.is_team_only as task_is_team_only, \
         coalesce(uc.name, ua.name, ua.username, '') as uploader_name, {} as uploader_root, \
         p.level, p.paths, p.archived_at as project_archived_at, p.deleted_at as project_deleted_at, ",
        root_of("ua.client_id")
    ));
    select_people_scope(sql, facts);
    sql.push(&format!(
        " from files f join accounts ua on ua.id = f.uploaded_by left join clients uc on uc.id = ua.client_id \
         left join tasks t on t.id = f.task_id join (select p.id, p.level, {} as paths, p.archived_at, p.deleted_at, \
         p.co_clients_visible from ",
        scope::paths(projects)
    ));
    scope::projects(sql, projects);
    sql.push(") p on p.id = f.project_id where (f.task_id is null or (t.deleted_at is null and ");
    scope::in_projects(sql, "f.project_id", tasks.projects);
    sql.push(if tasks.team_only { "))" } else { " and t.is_team_only = false))" });
    if !team_only {
        sql.push(" and f.is_team_only = false");
    }
    match place {
        Where::InPlace => sql.push(" and f.deleted_at is null"),
        // whoever deleted it may have it back
        Where::InBin if facts.is_staff() => sql.push(" and f.deleted_at is not null"),
        Where::InBin => sql.push(" and f.deleted_at is not null and f.deleted_by = ").bind(facts.account.0),
    };
}

/// None where the viewer may not learn that it was uploaded.
fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Option<Seen<StoredFile, When>>, Error> {
    let facts = &known.facts;
    let state = state_of(row, "project_")?;
    let worker = match row.get::<Option<Uuid>>("uploader_root")? {
        Some(root) => Worker::Client { root: ClientId(root) },
        None => Worker::Team,
    };
    let root = if facts.is_staff() { None } else { row.get::<Option<Uuid>>("viewer_root")?.map(ClientId) };
    if state == ProjectState::Deleted || !sees_upload(facts, root, row.get("co_clients_visible")?, worker) {
        return Ok(None);
    }
    let uploaded_by: AccountId = row.id("uploaded_by")?;
    let is_known = people_scope(facts, row)?.admits(uploaded_by, worker);
    let name = if is_known { Some(row.get("uploader_name")?) } else { None };
    let file = StoredFile {
        id: row.id("id")?,
        project: row.id("project_id")?,
        task: row.get::<Option<Uuid>>("task_id")?.map(TaskId),
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: u64::try_from(row.get::<i64>("size")?).map_err(|_negative| Error::Unreadable("size of a file"))?,
        sha256: row.get("sha256")?,
        object_key: row.get("object_key")?,
        is_team_only: row.get("is_team_only")?,
        uploader: Uploader { worker, name },
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
        is_own: uploaded_by == facts.account,
        is_task_team_only: row.get::<Option<bool>>("task_is_team_only")?.unwrap_or(false),
    };
    let acts = project_acts(facts, row, state)?;
    Ok(Some(Seen::new(file, known, acts)))
}

impl<C: Moment> Eyes<'_, C> {
    /// The files of a project itself or of a task, newest first.
    pub async fn files(&self, place: FilePlace) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, Where::InPlace);
                match place {
                    FilePlace::Project(id) => sql.push(" and f.task_id is null and f.project_id = ").bind(id.0),
                    FilePlace::Task(id) => sql.push(" and f.task_id = ").bind(id.0),
                };
                // without a limit, SQLite takes the order of an inner query for needless
                sql.push(" order by f.id desc").limit(MOST_LISTED);
            })
            .await?;
        rows.iter().filter_map(|row| read(row, &known).transpose()).collect()
    }

    pub async fn file(&self, id: FileId) -> Result<Seen<StoredFile, C::When>, Error> {
        self.one_file(id, Where::InPlace).await
    }

    /// A file in the bin, for who may restore it.
    pub async fn deleted_file(&self, id: FileId) -> Result<Seen<StoredFile, C::When>, Error> {
        self.one_file(id, Where::InBin).await
    }

    async fn one_file(&self, id: FileId, place: Where) -> Result<Seen<StoredFile, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, place);
                sql.push(" and f.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)?.ok_or(Error::NotFound)
    }
}
