//! Clocks that run, one for each account at most. What a clock has counted is recorded when it stops, and only then.

use crate::act::{LogTime, StopTimer};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, sql};
use crate::time_entries::{About, NewTime};
use crate::tx::{Tx, exactly_one};
use crate::{Conflict, Error, Task, scope};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use vitrine_domain::access::{Action, ProjectScope, TaskScope};
use vitrine_domain::{AccountId, ProjectId, TaskId, TimeEntryId};

/// The viewer's own clock.
#[derive(Clone, Debug)]
pub struct Timer {
    pub account: AccountId,
    pub project: ProjectId,
    pub project_name: String,
    pub task: Option<(TaskId, String)>,
    pub started_at: DateTime<Utc>,
}

impl<C: Moment> Eyes<'_, C> {
    /// None: no clock runs, or what it runs for is out of sight.
    pub async fn timer(&self) -> Result<Option<Seen<Timer, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let tasks = TaskScope::of(facts);
                sql.push("select 1 as hit, r.project_id, p.name as project_name, r.started_at, r.task_id as own_task_id, case when ");
                scope::in_projects(sql, "r.project_id", tasks.projects);
                scope::and_task(sql, tasks);
                sql.push(
                    " and t.deleted_at is null then t.id end as task_id, t.title as task_title from timers r join projects p on p.id = r.project_id \
                     left join tasks t on t.id = r.task_id where p.deleted_at is null and r.account_id = ",
                )
                .bind(facts.account.0)
                .push(" and ");
                scope::in_projects(sql, "p.id", ProjectScope::of(facts, Action::LogTime));
            })
            .await?;
        if ProjectScope::of(&known.facts, Action::LogTime) == ProjectScope::Nothing {
            // a clock is a thing of the team's: to clients there is none (R49)
            let denied = Error::Denied(Action::LogTime.permission());
            return Err(if known.facts.is_staff() { denied } else { Error::NotFound });
        }
        let Some(row) = rows.first() else { return Ok(None) };
        let task = match (row.get::<Option<Uuid>>("own_task_id")?, row.get::<Option<Uuid>>("task_id")?) {
            (None, _) => None,
            (_, Some(id)) => Some((TaskId(id), row.get("task_title")?)),
            // stopped, it would become the project's own time, which clients may be shown (R67)
            (Some(_), None) => return Ok(None),
        };
        let timer = Timer {
            account: known.facts.account,
            project: row.id("project_id")?,
            project_name: row.get("project_name")?,
            task,
            started_at: row.time("started_at")?,
        };
        Ok(Some(Seen::of_workspace(timer, &known)))
    }
}

impl Tx {
    /// Starts the viewer's clock, unless it runs.
    pub async fn start_timer(&self, grant: Grant<LogTime>, task: Option<&Task>) -> Result<(), Error> {
        let project = grant.key();
        if task.is_some_and(|task| task.project != project) {
            return Err(Error::NotFound);
        }
        if self.seen().timer().await?.is_some() {
            return Err(Conflict::TimerRunning.into());
        }
        // one that is left of a project out of sight counts for nothing
        sql!("delete from timers where account_id = ", self.account().0).run(&self.conn).await?;
        sql!(
            "insert into timers (account_id, project_id, task_id, started_at) values (",
            self.account().0,
            ", ",
            project.0,
            ", ",
            task.map(|task| task.id.0),
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    /// Writes what the clock shows, as far as the day has room for it, and takes it away. Refused where the day is full.
    pub async fn stop_timer(&self, grant: Grant<StopTimer>, counted: NewTime) -> Result<TimeEntryId, Error> {
        let timer = grant.target();
        let rows = sql!("delete from timers where account_id = ", grant.key().0).run(&self.conn).await?;
        exactly_one(rows)?;
        let task = timer.task.as_ref().map(|(id, title)| (*id, title.as_str()));
        let taken = self.minutes_taken(grant.key(), counted.day, None).await?;
        let minutes = counted.minutes.within_day(taken).ok_or(Conflict::DayFull)?;
        let counted = NewTime { minutes, ..counted };
        self.insert_time(&About { project: (timer.project, &timer.project_name), task }, counted).await
    }

    /// Takes the clock away with what it shows.
    pub async fn discard_timer(&self, grant: Grant<StopTimer>) -> Result<(), Error> {
        let rows = sql!("delete from timers where account_id = ", grant.key().0).run(&self.conn).await?;
        exactly_one(rows)
    }
}
