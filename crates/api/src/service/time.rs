//! Time worked, and the clock that counts it.

use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Result, Services};
use crate::query::ListTimeEntries;
use chrono::{DateTime, NaiveDate, Utc};
use vitrine_contract as contract;
use vitrine_contract::{CreateTimeEntry, OwnTimer, ProjectTime, StartTimer, StopTimer, TimeEntryPage, UpdateTimeEntry};
use vitrine_domain::access::Action;
use vitrine_domain::text::Prose;
use vitrine_domain::time::{Minutes, is_future, is_too_old};
use vitrine_domain::{ProjectId, TaskId, TimeEntryId};
use vitrine_store::{NewTime, Now, Seen, Task, TimeEntry, TimeQuery, Timer, Tx, act};

const LIST: &str = "time_entries";

pub async fn list_time_entries(services: &Services, caller: &Caller, asked: ListTimeEntries) -> Result<TimeEntryPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let limit = usize::try_from(asked.limit.get()).unwrap_or(usize::MAX);
    let query = TimeQuery {
        project: asked.project_id.map(ProjectId),
        task: asked.task_id.map(TaskId),
        is_own: asked.is_own,
        from: asked.from,
        to: asked.to,
        after: services.cursor_of(LIST, asked.cursor.as_deref())?,
        limit: u64::from(asked.limit.get()) + 1,
    };
    let mut entries = eyes.time_entries(&query).await?;
    let minutes = eyes.time_total(&query).await?;
    let has_more = entries.len() > limit;
    entries.truncate(limit);
    let last = entries.last().filter(|_| has_more);
    let next_cursor = last.map(|entry| services.cursor(LIST, &entry.day.to_string(), entry.id.0));
    Ok(TimeEntryPage { data: entries.iter().map(|entry| services.time_entry(entry)).collect(), next_cursor, minutes })
}

pub async fn read_project_time(services: &Services, caller: &Caller, id: ProjectId) -> Result<ProjectTime> {
    let viewer = services.viewer(caller);
    let minutes = services.store.seen_by(&viewer).project_time(id).await?;
    Ok(ProjectTime { id: id.0, minutes })
}

pub async fn read_time_entry(services: &Services, caller: &Caller, id: TimeEntryId) -> Result<contract::TimeEntry> {
    let viewer = services.viewer(caller);
    Ok(services.time_entry(&services.store.seen_by(&viewer).time_entry(id).await?))
}

pub async fn create_time_entry(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    input: CreateTimeEntry,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::TimeEntry>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_time_entry", idempotency.as_ref()).await? {
        Some(id) => (TimeEntryId(id), true),
        None => {
            let grant = tx.seen().project(project).await?.grant::<act::LogTime>()?;
            let task = task_of(&tx, input.task_id).await?;
            let new = time(services.clock.now(), input.day, input.minutes, input.note.as_deref())?;
            let id = tx.log_time(grant, task.as_deref(), new).await?;
            services.remember(&tx, "create_time_entry", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.time_entry(&tx.seen().time_entry(id).await?);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn update_time_entry(
    services: &Services,
    caller: &Caller,
    id: TimeEntryId,
    revision: &str,
    input: UpdateTimeEntry,
) -> Result<contract::TimeEntry> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let entry = tx.seen().time_entry(id).await?;
    let grant = entry.grant::<act::EditTimeEntry>()?;
    services.check_time_entry(&entry, revision)?;
    let (day, minutes) = (input.day.unwrap_or(entry.day), input.minutes.unwrap_or(entry.minutes));
    let note = input.note.as_ref().map_or(entry.note.as_deref(), Option::as_deref);
    tx.edit_time(grant, time(services.clock.now(), day, minutes, note)?).await?;
    let value = services.time_entry(&tx.seen().time_entry(id).await?);
    tx.commit().await?;
    Ok(value)
}

pub async fn delete_time_entry(services: &Services, caller: &Caller, id: TimeEntryId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let entry = tx.seen().time_entry(id).await?;
    let grant = entry.grant::<act::EditTimeEntry>()?;
    services.check_time_entry(&entry, revision)?;
    tx.delete_time(grant).await?;
    Ok(tx.commit().await?)
}

pub async fn read_timer(services: &Services, caller: &Caller) -> Result<OwnTimer> {
    let viewer = services.viewer(caller);
    let timer = services.store.seen_by(&viewer).timer().await?;
    Ok(OwnTimer { timer: timer.map(|timer| shown_timer(&timer)) })
}

pub async fn start_timer(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    input: StartTimer,
) -> Result<OwnTimer> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().project(project).await?.grant::<act::LogTime>()?;
    let task = task_of(&tx, input.task_id).await?;
    tx.start_timer(grant, task.as_deref()).await?;
    let timer = tx.seen().timer().await?.map(|timer| shown_timer(&timer));
    tx.commit().await?;
    Ok(OwnTimer { timer })
}

pub async fn stop_timer(services: &Services, caller: &Caller, input: StopTimer) -> Result<contract::TimeEntry> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let timer = tx.seen().timer().await?.ok_or(Error::NotFound)?;
    let now = services.clock.now();
    let counted = Minutes::between(timer.started_at, now).get();
    let new = time(now, input.day, counted, input.note.as_deref())?;
    let id = tx.stop_timer(timer.grant::<act::StopTimer>()?, new).await?;
    let value = services.time_entry(&tx.seen().time_entry(id).await?);
    tx.commit().await?;
    Ok(value)
}

pub async fn discard_timer(services: &Services, caller: &Caller) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let timer = tx.seen().timer().await?.ok_or(Error::NotFound)?;
    tx.discard_timer(timer.grant::<act::StopTimer>()?).await?;
    Ok(tx.commit().await?)
}

async fn task_of(tx: &Tx, id: Option<uuid::Uuid>) -> Result<Option<Seen<Task, Now>>> {
    match id {
        Some(id) => Ok(Some(tx.seen().task(TaskId(id)).await?)),
        None => Ok(None),
    }
}

fn time(now: DateTime<Utc>, day: NaiveDate, minutes: i32, note: Option<&str>) -> Result<NewTime> {
    let mut faults = Faults::default();
    let minutes = Minutes::new(minutes);
    if minutes.is_none() {
        faults.add("/minutes", "out_of_range");
    }
    if is_future(day, now) {
        faults.add("/day", "in_future");
    }
    if is_too_old(day) {
        faults.add("/day", "out_of_range");
    }
    let note = faults.take_optional("/note", note, Prose::parse);
    faults.check(minutes.map(|minutes| NewTime { day, minutes, note }))
}

fn task_ref(task: Option<&(TaskId, String)>) -> Option<contract::TaskRef> {
    task.map(|(id, title)| contract::TaskRef { id: id.0, title: title.clone() })
}

fn shown_timer(timer: &Timer) -> contract::Timer {
    contract::Timer {
        project: contract::ProjectRef { id: timer.project.0, name: timer.project_name.clone() },
        task: task_ref(timer.task.as_ref()),
        started_at: timer.started_at,
    }
}

impl Services {
    fn time_entry<When>(&self, seen: &Seen<TimeEntry, When>) -> contract::TimeEntry {
        let entry: &TimeEntry = seen;
        let worker = entry.worker_name.clone().map(|name| contract::Worker { id: entry.worker.0, name });
        contract::TimeEntry {
            id: entry.id.0,
            project: contract::ProjectRef { id: entry.project.0, name: entry.project_name.clone() },
            task: task_ref(entry.task.as_ref()),
            worker,
            day: entry.day,
            minutes: entry.minutes,
            note: entry.note.clone(),
            may_edit: seen.facts().is_staff().then(|| seen.may(Action::EditTime)),
            revision: self.revision(entry.id.0, entry.version),
        }
    }

    fn check_time_entry(&self, entry: &Seen<TimeEntry, Now>, revision: &str) -> Result<()> {
        if self.revision(entry.id.0, entry.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.time_entry(entry)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}
