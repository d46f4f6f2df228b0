//! Progress updates. None overwrites another: the newest is in force, and the others are its history (R3).

use crate::act::UpdateProgress;
use crate::assignees;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, EventKind, scope};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, CommentScope, Facts, TaskScope, Worker};
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::progress::{Percent, WorkLeft};
use vitrine_domain::project::ProjectState;
use vitrine_domain::text::CommentText;
use vitrine_domain::{AccountId, ClientId, ProgressUpdateId, TaskId};

/// An update as its viewer reads it.
#[derive(Clone, Debug)]
pub struct ProgressUpdate {
    pub id: ProgressUpdateId,
    pub task: TaskId,
    pub author: AccountId,
    /// None where the viewer knows no more of the author than where they belong.
    pub author_name: Option<String>,
    pub writer: Worker,
    pub progress: TaskProgress,
    /// Of the update before, for who may read that.
    pub percent_before: Option<Percent>,
    pub note: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskProgress {
    pub percent: Percent,
    pub left: Option<WorkLeft>,
}

#[derive(Clone, Copy, Debug)]
pub struct ProgressQuery {
    pub task: TaskId,
    /// The id before which to read on: the newest come first.
    pub before: Option<Uuid>,
    pub limit: u64,
}

/// Writes the query of updates in scope, open for further conditions with `and`.
fn select(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    let paths = scope::paths(tasks.projects);
    sql.push(&format!(
        "select 1 as hit, pu.id, pu.task_id, pu.author_id, coalesce(ac.name, aa.name, aa.username, '') as author_name, \
         {} as author_root, pu.percent, pu.percent_before, pu.minutes_left, pu.note, pu.created_at, p.level, p.paths, \
         p.archived_at as project_archived_at, p.deleted_at as project_deleted_at, ",
        assignees::root_of("aa.client_id")
    ));
    assignees::select_people_scope(sql, facts);
    sql.push(&format!(
        " from progress_updates pu join tasks t on t.id = pu.task_id join accounts aa on aa.id = pu.author_id \
         left join clients ac on ac.id = aa.client_id join (select p.id, p.level, {paths} as paths, p.archived_at, p.deleted_at, \
         p.co_clients_visible from "
    ));
    scope::projects(sql, tasks.projects);
    sql.push(") p on p.id = t.project_id where t.deleted_at is null");
    scope::and_task(sql, tasks);
    scope::and_progress(sql, CommentScope::of_progress(facts));
}

fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<ProgressUpdate, When>, Error> {
    let state = state_of(row, "project_")?;
    if state == ProjectState::Deleted {
        return Err(Error::NotFound);
    }
    let acts = project_acts(&known.facts, row, state)?;
    let people = assignees::people_scope(&known.facts, row)?;
    let author = row.id("author_id")?;
    let root = row.get::<Option<Uuid>>("author_root")?;
    let writer = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
    let name = row.get::<String>("author_name")?;
    let is_named = known.facts.account == author || people.admits(author, writer);
    let percent_before = row.get::<Option<i32>>("percent_before")?.map(percent).transpose()?;
    let update = ProgressUpdate {
        id: row.id("id")?,
        task: row.id("task_id")?,
        author,
        author_name: Some(name).filter(|name| is_named && !name.is_empty()),
        writer,
        progress: read_progress(row)?.ok_or(Error::Unreadable("progress"))?,
        percent_before: percent_before.filter(|_| acts.contains(Action::ViewProgress)),
        note: row.get("note")?,
        created_at: row.time("created_at")?,
    };
    Ok(Seen::new(update, known, acts))
}

fn percent(number: i32) -> Result<Percent, Error> {
    let number = u32::try_from(number).ok().and_then(|number| Percent::new(number).ok());
    number.ok_or(Error::Unreadable("percent"))
}

/// From the columns `percent` and `minutes_left`; none where nobody has said anything yet.
pub(crate) fn read_progress(row: &QueryResult) -> Result<Option<TaskProgress>, Error> {
    let Some(number) = row.get::<Option<i32>>("percent")? else { return Ok(None) };
    let left = row.get::<Option<i32>>("minutes_left")?.map(|minutes| {
        let minutes = u32::try_from(minutes).ok().and_then(|minutes| WorkLeft::of_minutes(minutes).ok());
        minutes.ok_or(Error::Unreadable("work left"))
    });
    Ok(Some(TaskProgress { percent: percent(number)?, left: left.transpose()? }))
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn progress_update(&self, id: ProgressUpdateId) -> Result<Seen<ProgressUpdate, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" and pu.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)
    }

    /// A page of what was said of how far a task is, newest first.
    pub async fn progress_updates(&self, query: ProgressQuery) -> Result<Vec<Seen<ProgressUpdate, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" and pu.task_id = ").bind(query.task.0);
                if let Some(before) = query.before {
                    sql.push(" and pu.id < ").bind(before);
                }
                sql.push(" order by pu.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known)).collect()
    }
}

impl Tx {
    /// In force from now on, beside all that was said before.
    pub async fn update_progress(
        &self,
        grant: Grant<UpdateProgress>,
        progress: TaskProgress,
        note: Option<CommentText>,
    ) -> Result<ProgressUpdateId, Error> {
        let task = grant.target();
        let id = ProgressUpdateId(self.store.new_id());
        let percent = i32::from(progress.percent.get());
        let minutes_left = progress.left.and_then(|left| i32::try_from(left.minutes()).ok());
        sql!(
            "insert into progress_updates (id, task_id, author_id, percent, percent_before, minutes_left, note, is_team_only, created_at) select ",
            id.0, ", t.id, ", self.account().0, ", ", percent, ", t.percent, ", minutes_left, ", ", note.map(CommentText::into_string),
            ", t.is_team_only, ", self.now(), " from tasks t where t.id = ", task.id.0
        )
        .run(&self.conn)
        .await?;
        // neither the task's version nor its time: not everybody who sees it may read how far it is (R65, T-044)
        let version = self.next_content_version(task.project).await?;
        sql!(
            "update tasks set percent = ",
            percent,
            ", minutes_left = ",
            minutes_left,
            ", content_version = ",
            version,
            " where id = ",
            task.id.0
        )
        .run(&self.conn)
        .await?;
        self.notify(NotificationKind::ProgressUpdated, task.id, id.0, &self.concerned(task.id).await?).await?;
        let subject = Subject { kind: "task", id: task.id.0, name: &task.title, project: Some(task.project) };
        self.audit(
            Deed::TaskProgressUpdated,
            &subject,
            &Changes::default().field("percent", Json::Null, percent.into()),
        );
        self.emit(EventKind::ProgressChanged, Some(task.project), Some(id.0), task.is_team_only).await?;
        Ok(id)
    }
}
