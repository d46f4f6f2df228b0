//! Time worked. A task in the bin takes its time with it; a task that its reader does not see is not named.

use crate::act::{EditTimeEntry, LogTime};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::state_of;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind, Task, scope};
use chrono::NaiveDate;
use sea_orm::QueryResult;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Facts, Paths, Target, TaskScope, TimeScope, time_acts};
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::Permission;
use vitrine_domain::project::Level;
use vitrine_domain::text::Prose;
use vitrine_domain::time::Minutes;
use vitrine_domain::{AccountId, ProjectId, TaskId, TimeEntryId};

/// An entry as its viewer sees it.
#[derive(Clone, Debug)]
pub struct TimeEntry {
    pub id: TimeEntryId,
    pub project: ProjectId,
    pub project_name: String,
    /// As far as the viewer sees it.
    pub task: Option<(TaskId, String)>,
    pub worker: AccountId,
    /// For who may know it.
    pub worker_name: Option<String>,
    pub day: NaiveDate,
    pub minutes: i32,
    pub note: Option<String>,
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct NewTime {
    pub day: NaiveDate,
    pub minutes: Minutes,
    pub note: Option<Prose>,
}

#[derive(Clone, Debug, Default)]
pub struct TimeQuery {
    pub project: Option<ProjectId>,
    pub task: Option<TaskId>,
    /// Only the viewer's own.
    pub is_own: bool,
    pub from: Option<NaiveDate>,
    /// This day, too.
    pub to: Option<NaiveDate>,
    /// The day and the id after which to read on: newest first.
    pub after: Option<(String, Uuid)>,
    pub limit: u64,
}

/// Writes the entries in scope as `e`, with their projects as `p` and tasks as `t`, open for further conditions with `and`.
fn from(sql: &mut Sql, time: TimeScope) {
    sql.push(" from time_entries e join (select p.id, p.name, p.level, p.time_wish, p.archived_at, p.deleted_at from ");
    scope::projects(sql, time.projects);
    sql.push(") p on p.id = e.project_id left join tasks t on t.id = e.task_id where 1 = 1");
    scope::and_time(sql, time);
}

fn select(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    sql.push(
        "select 1 as hit, e.id, e.project_id, p.name as project_name, p.level, p.archived_at, p.deleted_at, e.account_id, \
         (select coalesce(a.name, a.username, '') from accounts a where a.id = e.account_id) as worker_name, e.day, e.minutes, e.note, e.version, case when ",
    );
    scope::in_projects(sql, "e.project_id", tasks.projects);
    scope::and_task(sql, tasks);
    sql.push(" then t.id end as task_id, t.title as task_title");
    from(sql, TimeScope::of_entries(facts));
}

fn and_query(sql: &mut Sql, facts: &Facts, query: &TimeQuery) {
    if let Some(project) = query.project {
        sql.push(" and e.project_id = ").bind(project.0);
    }
    if let Some(task) = query.task {
        // of a task that the viewer does not see, nothing may be told apart
        sql.push(" and e.task_id = ").bind(task.0).push(" and ");
        let tasks = TaskScope::of(facts);
        scope::in_projects(sql, "e.project_id", tasks.projects);
        scope::and_task(sql, tasks);
    }
    if query.is_own {
        sql.push(" and e.account_id = ").bind(facts.account.0);
    }
    if let Some(day) = query.from {
        sql.push(" and e.day >= ").bind(day.to_string());
    }
    if let Some(day) = query.to {
        sql.push(" and e.day <= ").bind(day.to_string());
    }
}

fn read<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Seen<TimeEntry, When>, Error> {
    let facts = &known.facts;
    let worker: AccountId = row.id("account_id")?;
    let is_named = worker == facts.account || facts.holds(Permission::TimeViewPerson);
    let task: Option<Uuid> = row.get("task_id")?;
    let project = Target {
        // clients change no time, on whatever way they came
        paths: Paths::NONE,
        is_invited: true,
        is_member: true,
        level: Level::from_name(&row.get::<String>("level")?),
        state: state_of(row, "")?,
        is_shared: true,
    };
    let entry = TimeEntry {
        id: row.id("id")?,
        project: row.id("project_id")?,
        project_name: row.get("project_name")?,
        task: match task {
            Some(id) => Some((TaskId(id), row.get("task_title")?)),
            None => None,
        },
        worker,
        worker_name: if is_named { row.get("worker_name")? } else { None },
        day: row.date("day")?.ok_or(Error::Unreadable("day"))?,
        minutes: row.get("minutes")?,
        note: row.get("note")?,
        version: row.get("version")?,
    };
    Ok(Seen::new(entry, known, time_acts(facts, project, worker)))
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn time_entry(&self, id: TimeEntryId) -> Result<Seen<TimeEntry, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" and e.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known)
    }

    /// A page of entries, newest first.
    pub async fn time_entries(&self, query: &TimeQuery) -> Result<Vec<Seen<TimeEntry, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                and_query(sql, facts, query);
                if let Some((day, id)) = &query.after {
                    sql.push(" and (e.day < ").bind(day.as_str()).push(" or e.day = ").bind(day.as_str());
                    sql.push(" and e.id < ").bind(*id).push(")");
                }
                sql.push(" order by e.day desc, e.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known)).collect()
    }

    /// The sum of the entries of all pages, in minutes.
    pub async fn time_total(&self, query: &TimeQuery) -> Result<i64, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, cast(coalesce(sum(e.minutes), 0) as bigint) as minutes");
                from(sql, TimeScope::of_entries(facts));
                and_query(sql, facts, query);
            })
            .await?;
        rows.first().map_or(Ok(0), |row| row.get("minutes"))
    }

    /// The sum of a project's time, in minutes. A project that shows this viewer no time has none to be found.
    pub async fn project_time(&self, project: ProjectId) -> Result<i64, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                let time = TimeScope::of_summary(facts);
                sql.push(
                    "select 1 as hit, (select cast(coalesce(sum(e.minutes), 0) as bigint) from time_entries e \
                     left join tasks t on t.id = e.task_id where e.project_id = p.id",
                );
                scope::and_time(sql, time);
                sql.push(") as minutes from ");
                scope::projects(sql, time.projects);
                sql.push(" and p.deleted_at is null and p.id = ").bind(project.0);
                if time.shown_only {
                    sql.push(" and p.time_wish = true");
                }
            })
            .await?;
        rows.first().ok_or(Error::NotFound)?.get("minutes")
    }
}

/// What a record about time is about: the task, or else the project.
pub(crate) struct About<'a> {
    pub(crate) project: (ProjectId, &'a str),
    pub(crate) task: Option<(TaskId, &'a str)>,
}

impl TimeEntry {
    fn about(&self) -> About<'_> {
        let task = self.task.as_ref().map(|(id, title)| (*id, title.as_str()));
        About { project: (self.project, &self.project_name), task }
    }
}

impl Tx {
    /// The viewer's own time, on a project or on one of its tasks. Refused where their day would have more than a day has.
    pub async fn log_time(
        &self,
        grant: Grant<LogTime>,
        task: Option<&Task>,
        new: NewTime,
    ) -> Result<TimeEntryId, Error> {
        let project = grant.target();
        if task.is_some_and(|task| task.project != project.id) {
            return Err(Error::NotFound);
        }
        let about =
            About { project: (project.id, &project.name), task: task.map(|task| (task.id, task.title.as_str())) };
        let taken = self.minutes_taken(self.account(), new.day, None).await?;
        if new.minutes.within_day(taken) != Some(new.minutes) {
            return Err(Conflict::DayFull.into());
        }
        self.insert_time(&about, new).await
    }

    /// How much of a day somebody's entries take, without one of them.
    pub(crate) async fn minutes_taken(
        &self,
        account: AccountId,
        day: NaiveDate,
        but: Option<TimeEntryId>,
    ) -> Result<i64, Error> {
        let mut sum = sql!(
            "select cast(coalesce(sum(minutes), 0) as bigint) as minutes from time_entries where account_id = ",
            account.0,
            " and day = ",
            day.to_string()
        );
        if let Some(entry) = but {
            sum.push(" and id <> ").bind(entry.0);
        }
        sum.one(&self.conn).await?.map_or(Ok(0), |row| row.get("minutes"))
    }

    pub(crate) async fn insert_time(&self, about: &About<'_>, new: NewTime) -> Result<TimeEntryId, Error> {
        let id = TimeEntryId(self.store.new_id());
        let NewTime { day, minutes, note } = new;
        sql!(
            "insert into time_entries (id, project_id, task_id, account_id, day, minutes, note, created_at, updated_at, version) values (",
            id.0, ", ", about.project.0.0, ", ", about.task.map(|(id, _)| id.0), ", ", self.account().0, ", ", day.to_string(), ", ",
            minutes.get(), ", ", note.map(Prose::into_string), ", ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        let changes =
            Changes::default().field("minutes", None, Some(minutes.get())).field("day", None, Some(day.to_string()));
        self.record_time(Deed::TimeLogged, about, &changes).await?;
        Ok(id)
    }

    /// Refused where the day, of whoever worked, would have more than a day has.
    pub async fn edit_time(&self, grant: Grant<EditTimeEntry>, change: NewTime) -> Result<(), Error> {
        let before = grant.target();
        let note = change.note.map(Prose::into_string);
        let changes = Changes::default()
            .field("day", before.day.to_string(), change.day.to_string())
            .field("minutes", before.minutes, change.minutes.get())
            // the log cannot forget, so it tells no words
            .field("is_reworded", false, before.note != note);
        if changes.is_empty() {
            return Ok(());
        }
        let taken = self.minutes_taken(before.worker, change.day, Some(before.id)).await?;
        if change.minutes.within_day(taken) != Some(change.minutes) {
            return Err(Conflict::DayFull.into());
        }
        let rows = sql!(
            "update time_entries set day = ",
            change.day.to_string(),
            ", minutes = ",
            change.minutes.get(),
            ", note = ",
            note,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            before.id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.record_time(Deed::TimeChanged, &before.about(), &changes).await
    }

    pub async fn delete_time(&self, grant: Grant<EditTimeEntry>) -> Result<(), Error> {
        let before = grant.target();
        let rows = sql!("delete from time_entries where id = ", before.id.0, " and version = ", before.version)
            .run(&self.conn)
            .await?;
        exactly_one(rows)?;
        let changes = Changes::default().field("minutes", Some(before.minutes), None).field(
            "day",
            Some(before.day.to_string()),
            None,
        );
        self.record_time(Deed::TimeDeleted, &before.about(), &changes).await
    }

    /// Clients hear of no time: where it is not shown to them, not even that there is some (T-026).
    async fn record_time(&self, deed: Deed, about: &About<'_>, changes: &Changes) -> Result<(), Error> {
        let (project, name) = about.project;
        let (subject, kind, object) = match about.task {
            Some((id, title)) => {
                (Subject { kind: "task", id: id.0, name: title, project: Some(project) }, EventKind::TaskChanged, id.0)
            }
            None => (
                Subject { kind: "project", id: project.0, name, project: Some(project) },
                EventKind::ProjectChanged,
                project.0,
            ),
        };
        self.audit(deed, &subject, changes);
        self.emit(kind, Some(project), Some(object), true).await
    }
}
