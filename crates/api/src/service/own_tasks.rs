//! What somebody works on.

use super::{Caller, Result, Services};
use crate::query::ListOwnTasks;
use vitrine_contract::TaskPage;

pub async fn list_own_tasks(services: &Services, caller: &Caller, query: ListOwnTasks) -> Result<TaskPage> {
    let viewer = services.viewer(caller);
    let tasks = services.store.seen_by(&viewer).own_tasks(u64::from(query.limit.get())).await?;
    Ok(TaskPage {
        data: tasks.iter().map(|task| services.task(task, None, None)).collect(),
        next_cursor: None,
        total: None,
    })
}
