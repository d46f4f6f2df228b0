//! How far tasks are.

use super::parse::Faults;
use super::{Caller, Created, Idempotency, Result, Services};
use crate::query::ListProgressUpdates;
use vitrine_contract as contract;
use vitrine_contract::{CreateProgressUpdate, ProgressUpdatePage};
use vitrine_domain::progress::{Percent, WorkLeft};
use vitrine_domain::text::CommentText;
use vitrine_domain::{ProgressUpdateId, TaskId};
use vitrine_store::{Eyes, Moment, ProgressQuery, TaskProgress, act};

const LIST: &str = "progress-updates";

pub async fn list_progress_updates(
    services: &Services,
    caller: &Caller,
    task: TaskId,
    query: ListProgressUpdates,
) -> Result<ProgressUpdatePage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let before = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
    let mut updates =
        eyes.progress_updates(ProgressQuery { task, before, limit: u64::from(query.limit.get()) + 1 }).await?;
    if updates.is_empty() {
        // no updates of a task that the caller does not see are no list at all
        eyes.task(task).await?;
    }
    let has_more = updates.len() > limit;
    updates.truncate(limit);
    let next_cursor = updates.last().filter(|_| has_more).map(|update| services.cursor(LIST, "", update.id.0));
    let data = updates.iter().map(|update| services.progress_update(update)).collect();
    Ok(ProgressUpdatePage { data, next_cursor, total: None })
}

pub async fn create_progress_update(
    services: &Services,
    caller: &Caller,
    task: TaskId,
    input: CreateProgressUpdate,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::ProgressUpdate>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_progress_update", idempotency.as_ref()).await? {
        Some(id) => (ProgressUpdateId(id), true),
        None => {
            let grant = tx.seen().task(task).await?.grant::<act::UpdateProgress>()?;
            let (progress, note) = parsed(&input)?;
            let id = tx.update_progress(grant, progress, note).await?;
            services.remember(&tx, "create_progress_update", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.shown_progress_update(&tx.seen(), id).await?;
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn read_progress_update(
    services: &Services,
    caller: &Caller,
    id: ProgressUpdateId,
) -> Result<contract::ProgressUpdate> {
    services.shown_progress_update(&services.store.seen_by(&services.viewer(caller)), id).await
}

impl Services {
    async fn shown_progress_update<C: Moment>(
        &self,
        eyes: &Eyes<'_, C>,
        id: ProgressUpdateId,
    ) -> Result<contract::ProgressUpdate> {
        Ok(self.progress_update(&eyes.progress_update(id).await?))
    }
}

fn parsed(input: &CreateProgressUpdate) -> Result<(TaskProgress, Option<CommentText>)> {
    let mut faults = Faults::default();
    let percent = faults.take("/percent", Percent::new(input.percent));
    let left = input.hours_left.and_then(|hours| faults.take("/hours_left", WorkLeft::of_hours(hours)));
    let note = faults.take_optional("/note", input.note.as_deref(), CommentText::parse);
    faults.check(percent.map(|percent| (TaskProgress { percent, left }, note)))
}
