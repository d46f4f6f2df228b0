//! Moving a task to another place of its board.

use super::{Of, Task, read, select_one};
use crate::act::MoveTask;
use crate::boards::recounting;
use crate::columns::{self, Column};
use crate::evidence::{Grant, Now, Seen};
use crate::eyes::{Choice, Eyes};
use crate::sql::{Row, Sql, run_each, sql};
use crate::tx::{Changes, Tx};
use crate::{Conflict, Error};
use sea_orm::{DatabaseTransaction, QueryResult};
use vitrine_domain::access::Facts;
use vitrine_domain::audit::Deed;
use vitrine_domain::board::{Position, Stage};
use vitrine_domain::{ColumnId, ProjectId, TaskId};

/// A place where a task may come to stand: right below a task of a column, or at its top.
#[derive(Debug)]
pub struct Landing {
    column: Seen<Column, Now>,
    after: Option<Seen<Task, Now>>,
    position: Position,
}

impl Eyes<'_, DatabaseTransaction> {
    /// A task, and a place for it, which may be out of sight. They are read at once, because other writers wait meanwhile.
    pub async fn task_and_landing(
        &self,
        task: TaskId,
        column: ColumnId,
        after: Option<TaskId>,
    ) -> Result<(Seen<Task, Now>, Result<Landing, Error>), Error> {
        let one = |id| move |facts: &Facts, sql: &mut Sql| select_one(sql, self.backend(), facts, id, false);
        let (the_task, the_other) = (one(task), after.map(one));
        let the_column = |facts: &Facts, sql: &mut Sql| columns::select(sql, facts, column);
        let the_gap = |_: &Facts, sql: &mut Sql| select_gap(sql, task, column, after);
        let mut choices: Vec<&Choice<'_>> = vec![&the_task, &the_column, &the_gap];
        if let Some(the_other) = &the_other {
            choices.push(the_other);
        }
        let (known, parts) = self.rows_of(&choices).await?;
        let row = |part: usize| parts.get(part).and_then(|rows| rows.first()).ok_or(Error::NotFound);
        let landing = || {
            let column = columns::read(row(1)?, &known)?;
            let after = if after.is_some() { Some(read(row(3)?, &known)?) } else { None };
            Ok(Landing { column, after, position: read_gap(row(2)?)? })
        };
        Ok((read(row(0)?, &known)?, landing()))
    }
}

/// What stands above and below a place. Neighbours that the viewer does not see, deleted ones too, keep their places.
fn select_gap(sql: &mut Sql, task: TaskId, column: ColumnId, after: Option<TaskId>) {
    sql.push("select 1 as hit, o.position as above, (select min(n.position) from tasks n where n.column_id = ")
        .bind(column.0)
        .push(" and n.id <> ")
        .bind(task.0)
        .push(
            " and (o.position is null or n.position > o.position)) as below from (select 1 as one) one \
             left join tasks o on o.id = ",
        )
        .bind(after.map(|after| after.0));
}

fn read_gap(row: &QueryResult) -> Result<Position, Error> {
    let place = |name: &str| Ok::<_, Error>(row.get::<Option<String>>(name)?.and_then(|text| Position::parse(&text)));
    Ok(Position::between(place("above")?.as_ref(), place("below")?.as_ref()))
}

impl Tx {
    /// The place in a column for the task that is to be moved.
    pub async fn landing(
        &self,
        grant: &Grant<MoveTask>,
        column: Seen<Column, Now>,
        after: Option<Seen<Task, Now>>,
    ) -> Result<Landing, Error> {
        let mut sql = Sql::default();
        select_gap(&mut sql, grant.key(), column.id, after.as_ref().map(|after| after.id));
        let row = sql.one(&self.conn).await?.ok_or(Error::NotFound)?;
        Ok(Landing { column, after, position: read_gap(&row)? })
    }

    /// To another place of the same board.
    pub async fn move_task(&self, grant: Grant<MoveTask>, task: &Task, to: Landing) -> Result<(), Error> {
        let Landing { column, after, position } = to;
        if column.project != task.project || after.is_some_and(|after| after.column != column.id || after.id == task.id)
        {
            return Err(Error::NotFound);
        }
        if column.is_archived {
            return Err(Conflict::ColumnArchived.into());
        }
        let id = grant.key();
        let mut writes = self.placing(id, task.project, column.id, &position).to_vec();
        if (column.stage == Stage::Done) != (task.stage == Stage::Done) {
            writes.push(recounting(task.project));
        }
        let changes = Changes::default().field("column_id", task.column.0.to_string(), column.id.0.to_string());
        writes.extend(self.recording(Of::task(task), Deed::TaskMoved, &changes));
        writes.extend(self.sealed());
        run_each(writes, &self.conn).await?;
        if column.id == task.column {
            return Ok(());
        }
        if task.awaits_approval() {
            self.withdraw_round(Of::task(task)).await?;
        }
        if column.asks_approval { self.open_round(id, task.project, column.id, &task.asked()).await } else { Ok(()) }
    }

    /// The statements that write the place of a task, and nothing beside it.
    pub(crate) fn placing(&self, id: TaskId, project: ProjectId, column: ColumnId, position: &Position) -> [Sql; 2] {
        [
            sql!("update projects set content_version = content_version + 1 where id = ", project.0),
            sql!(
                "update tasks set column_id = ",
                column.0,
                ", position = ",
                position.as_str(),
                ", content_version = (select p.content_version from projects p where p.id = tasks.project_id), updated_at = ",
                self.now(),
                ", version = version + 1 where id = ",
                id.0
            ),
        ]
    }

    /// A place above everything in a column but the task itself.
    pub(crate) async fn top_of(&self, column: ColumnId, task: TaskId) -> Result<Position, Error> {
        let row =
            sql!("select min(position) as position from tasks where column_id = ", column.0, " and id <> ", task.0)
                .one(&self.conn)
                .await?;
        let first = row
            .and_then(|row| row.get::<Option<String>>("position").ok().flatten())
            .and_then(|text| Position::parse(&text));
        Ok(Position::between(None, first.as_ref()))
    }
}
