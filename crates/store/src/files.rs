//! Files of projects and tasks. Here is what is known of each; the bytes are kept elsewhere, under the key that stands in the row.
//!
//! The object is there before its row and goes after it: what a row names can be read, and what no row names is nobody's.

mod change;
mod sweep;
mod versions;

pub use change::{FileChange, NewContent, NewFile};
pub use versions::FileVersion;
pub(crate) use versions::{read_with, select_with};

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
use vitrine_domain::file::{FilePlace, FileScope, Upload, may_change, may_purge, sees_upload};
use vitrine_domain::project::ProjectState;
use vitrine_domain::{AccountId, ClientId, CommentId, FileId, ProjectId, TaskId};

/// A file as its viewer sees it.
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
#[derive(Clone, Debug)]
pub struct StoredFile {
    pub id: FileId,
    pub project: ProjectId,
    pub task: Option<TaskId>,
    /// It was sent with this one.
    pub comment: Option<CommentId>,
    /// It waits to be sent with one.
    pub is_pending: bool,
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
    /// Who uploaded it first. It is theirs, whoever replaces what it holds.
    pub uploader: Uploader,
    /// Who uploaded what it holds now, and when.
    pub content_by: Uploader,
    pub content_at: DateTime<Utc>,
    /// Earlier versions that the viewer sees.
    pub versions: u32,
    /// Of what is in the bin.
    pub deletion: Option<FileDeletion>,
    /// Of the task that it belongs to.
    pub task_title: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    content_account: AccountId,
    is_own: bool,
    is_task_team_only: bool,
}

/// Who put a file into the bin, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDeletion {
    pub by: String,
    pub at: DateTime<Utc>,
}

/// Whoever uploaded a file. Without a name to who may not know of them (R58).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploader {
    pub worker: Worker,
    pub name: Option<String>,
}

impl StoredFile {
    /// Its audience is that of its comment.
    pub fn is_for_comment(&self) -> bool {
        self.is_pending || self.comment.is_some()
    }

    pub fn place(&self) -> FilePlace {
        self.task.map_or(FilePlace::Project(self.project), FilePlace::Task)
    }

    /// Whether it may be renamed, shown to others, deleted and restored, given what the viewer may do where it belongs.
    pub fn may_change(&self, acts: Acts) -> bool {
        may_change(acts, self.place(), self.is_own)
    }

    pub fn may_purge(&self, acts: Acts) -> bool {
        may_purge(acts, self.place())
    }
}

/// More than any setting lets come together in one place.
pub(crate) const MOST_LISTED: i64 = 100_000;

/// Whether files are looked for where they belong, or in the bin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    InPlace,
    InBin,
}

/// Writes the query of files in scope, open for further conditions with `and`.
pub(crate) fn select(sql: &mut Sql, facts: &Facts, in_scope: FileScope, place: Where) {
    let FileScope { projects, tasks, comments, team_only } = in_scope;
    sql.push(&format!(
        "select 1 as hit, f.id, f.project_id, f.task_id, f.comment_id, f.for_comment = true and f.comment_id is null as is_pending, f.name, f.media_type, f.size, f.sha256, f.object_key, f.is_team_only, \
         f.uploaded_by, f.created_at, f.updated_at, f.version, t.is_team_only as task_is_team_only, t.title as task_title, \
         coalesce(uc.name, ua.name, ua.username, '') as uploader_name, {} as uploader_root, ca.id as content_by, \
         coalesce(cc.name, ca.name, ca.username, '') as content_name, {} as content_root, coalesce(f.content_at, f.created_at) as content_at, \
         f.deleted_at, coalesce(dc.name, da.name, da.username, '') as deleter_name, \
         (select count(*) from file_versions fv where fv.file_id = f.id{}) as versions, \
         p.level, p.paths, p.archived_at as project_archived_at, p.deleted_at as project_deleted_at, ",
        root_of("ua.client_id"),
        root_of("ca.client_id"),
        if team_only { "" } else { versions::SHARED }
    ));
    select_people_scope(sql, facts);
    sql.push(&format!(
        " from files f join accounts ua on ua.id = f.uploaded_by left join clients uc on uc.id = ua.client_id \
         join accounts ca on ca.id = coalesce(f.content_by, f.uploaded_by) left join clients cc on cc.id = ca.client_id \
         left join accounts da on da.id = f.deleted_by left join clients dc on dc.id = da.client_id \
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
    scope::and_file(sql, comments);
    match place {
        Where::InPlace => sql.push(" and f.deleted_at is null"),
        // whoever deleted it may have it back
        Where::InBin if facts.is_staff() => sql.push(" and f.deleted_at is not null"),
        Where::InBin => sql.push(" and f.deleted_at is not null and f.deleted_by = ").bind(facts.account.0),
    };
}

/// None where the viewer may not learn that it was uploaded.
pub(crate) fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Option<Seen<StoredFile, When>>, Error> {
    let facts = &known.facts;
    let state = state_of(row, "project_")?;
    let worker = worker(row, "uploader_root")?;
    let root = if facts.is_staff() { None } else { row.get::<Option<Uuid>>("viewer_root")?.map(ClientId) };
    let (uploaded_by, content_account) = (row.id("uploaded_by")?, row.id("content_by")?);
    let upload = Upload { account: uploaded_by, worker, is_pending: row.get("is_pending")? };
    if state == ProjectState::Deleted || !sees_upload(facts, root, row.get("co_clients_visible")?, upload) {
        return Ok(None);
    }
    let deletion = match row.time_or_none("deleted_at")? {
        Some(at) => Some(FileDeletion { by: row.get("deleter_name")?, at }),
        None => None,
    };
    let file = StoredFile {
        id: row.id("id")?,
        project: row.id("project_id")?,
        task: row.get::<Option<Uuid>>("task_id")?.map(TaskId),
        comment: row.get::<Option<Uuid>>("comment_id")?.map(CommentId),
        is_pending: upload.is_pending,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: u64::try_from(row.get::<i64>("size")?).map_err(|_negative| Error::Unreadable("size of a file"))?,
        sha256: row.get("sha256")?,
        object_key: row.get("object_key")?,
        is_team_only: row.get("is_team_only")?,
        uploader: uploader(facts, row, uploaded_by, "uploader")?,
        content_by: uploader(facts, row, content_account, "content")?,
        content_at: row.time("content_at")?,
        versions: row.count("versions")?,
        deletion,
        task_title: row.get("task_title")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
        content_account,
        is_own: uploaded_by == facts.account,
        is_task_team_only: row.get::<Option<bool>>("task_is_team_only")?.unwrap_or(false),
    };
    let acts = project_acts(facts, row, state)?;
    Ok(Some(Seen::new(file, known, acts)))
}

fn worker(row: &QueryResult, root: &str) -> Result<Worker, Error> {
    let root = row.get::<Option<Uuid>>(root)?;
    Ok(root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) }))
}

/// From the columns with the name and the root of this account.
fn uploader(facts: &Facts, row: &QueryResult, account: AccountId, columns: &str) -> Result<Uploader, Error> {
    let worker = worker(row, &format!("{columns}_root"))?;
    let is_known = people_scope(facts, row)?.admits(account, worker);
    let name = if is_known { Some(row.get(&format!("{columns}_name"))?) } else { None };
    Ok(Uploader { worker, name })
}

/// Narrows what [`select`] wrote to what was sent with these, oldest first.
pub(crate) fn of_comments(sql: &mut Sql, comments: &[CommentId]) {
    sql.push(" and f.comment_id in (")
        .bind_all(comments.iter().map(|id| id.0))
        .push(") order by f.id")
        .limit(MOST_LISTED);
}

impl<C: Moment> Eyes<'_, C> {
    /// The files of a project itself or of a task, newest first. Those of comments are with the comments.
    pub async fn files(&self, place: FilePlace) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, FileScope::of(facts), Where::InPlace);
                match place {
                    FilePlace::Project(id) => sql.push(" and f.task_id is null and f.project_id = ").bind(id.0),
                    FilePlace::Task(id) => sql.push(" and f.for_comment = false and f.task_id = ").bind(id.0),
                };
                // without a limit, SQLite takes the order of an inner query for needless
                sql.push(" order by f.id desc").limit(MOST_LISTED);
            })
            .await?;
        rows.iter().filter_map(|row| read(row, &known).transpose()).collect()
    }

    /// What was sent with comments, in that order.
    pub async fn comment_files(&self, comments: &[CommentId]) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        if comments.is_empty() {
            return Ok(Vec::new());
        }
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, FileScope::of(facts), Where::InPlace);
                of_comments(sql, comments);
            })
            .await?;
        rows.iter().filter_map(|row| read(row, &known).transpose()).collect()
    }

    /// What the viewer uploaded to be sent with a comment on a task.
    pub async fn pending_files(&self, task: TaskId) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, FileScope::of(facts), Where::InPlace);
                sql.push(" and f.for_comment = true and f.comment_id is null and f.task_id = ").bind(task.0);
            })
            .await?;
        rows.iter().filter_map(|row| read(row, &known).transpose()).collect()
    }

    /// What lies in the bin of a project and of its tasks, for who may restore it; what was deleted last comes first.
    pub async fn deleted_files(&self, project: ProjectId) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts, FileScope::of(facts), Where::InBin);
                sql.push(" and f.project_id = ").bind(project.0).push(" order by f.deleted_at desc, f.id desc");
                sql.limit(MOST_LISTED);
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
                select(sql, facts, FileScope::of(facts), place);
                sql.push(" and f.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)?.ok_or(Error::NotFound)
    }
}
