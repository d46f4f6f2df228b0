//! What the viewer works on.

use crate::Error;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::tasks::{self, Task};
use vitrine_domain::board::Stage;

impl<C: Moment> Eyes<'_, C> {
    /// Tasks of active projects that were given to the viewer and are not done; those that are due come first, by their dates.
    pub async fn own_tasks(&self, limit: u64) -> Result<Vec<Seen<Task, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                tasks::select(sql, self.backend(), facts, false);
                sql.push(" and p.archived_at is null and p.deleted_at is null and b.stage <> ")
                    .bind(Stage::Done.name());
                sql.push(
                    " and exists (select 1 from task_assignees own where own.task_id = t.id and own.account_id = ",
                )
                .bind(facts.account.0)
                .push(") order by case when t.due_on is null then 1 else 0 end, t.due_on, t.id")
                .limit(i64::try_from(limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| tasks::read(row, &known)).collect()
    }
}
