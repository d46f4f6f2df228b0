//! Which task stands beside which, to whoever looks: what they do not see is not between.

use super::{Task, read, select};
use crate::Error;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::Sql;
use vitrine_domain::{ColumnId, TaskId};

impl<C: Moment> Eyes<'_, C> {
    /// The lowest task in a column, as far as the viewer sees it.
    pub async fn last_task(&self, column: ColumnId) -> Result<Option<Seen<Task, C::When>>, Error> {
        self.lowest(|sql| {
            sql.push(" and t.column_id = ").bind(column.0);
        })
        .await
    }

    /// The task above another one in its column, as far as the viewer sees it.
    pub async fn task_above(&self, task: TaskId) -> Result<Option<Seen<Task, C::When>>, Error> {
        self.lowest(|sql| {
            sql.push(" and exists (select 1 from tasks o where o.column_id = t.column_id and o.position > t.position and o.id = ")
                .bind(task.0)
                .push(")");
        })
        .await
    }

    async fn lowest(&self, narrow: impl Fn(&mut Sql) + Send + Sync) -> Result<Option<Seen<Task, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, false);
                narrow(sql);
                sql.push(" order by t.position desc, t.id desc").limit(1);
            })
            .await?;
        rows.first().map(|row| read(row, &known)).transpose()
    }
}
