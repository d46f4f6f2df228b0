//! Beginning a project with a template.
//!
//! **Invariant:** it shows and asks nothing: who sees the new project is what its form said, and no round of approval begins, also where
//! a template has no column in which a client is not asked. The team reads on such a task that nobody was (R2).

use super::ProjectTemplate;
use crate::columns::NewColumn;
use crate::sql::{insert_all, run_each};
use crate::tasks::Of;
use crate::tx::{Changes, Subject, Tx};
use crate::{Conflict, Error};
use chrono::NaiveDate;
use sea_orm::Value;
use vitrine_domain::audit::Deed;
use vitrine_domain::board::Position;
use vitrine_domain::task::Schedule;
use vitrine_domain::template::{Template, TemplateColumn, TemplateTask};
use vitrine_domain::text::{Prose, fold};
use vitrine_domain::{ColumnId, ProjectId, TaskId};

/// So many entries of histories go to the database at once.
const CHUNK: usize = 50;

impl Tx {
    /// What a project that was made in this transaction begins with.
    pub(crate) async fn begin_with(
        &self,
        project: ProjectId,
        start: Option<NaiveDate>,
        template: &ProjectTemplate,
    ) -> Result<(), Error> {
        let Template { columns, tasks } = &template.content;
        let columns = self.begin_columns(project, columns).await?;
        let ids: Vec<TaskId> = tasks.iter().map(|_| TaskId(self.store.new_id())).collect();
        self.begin_tasks(project, start, &columns, &ids, tasks).await?;
        self.begin_steps(&ids, tasks).await?;
        self.begin_dependencies(&ids, tasks).await?;
        self.record_begun_tasks(project, &ids, tasks).await?;
        self.recount(project).await
    }

    async fn begin_columns(&self, project: ProjectId, columns: &[TemplateColumn]) -> Result<Vec<ColumnId>, Error> {
        let mut ids = Vec::with_capacity(columns.len());
        for (column, position) in columns.iter().zip(Position::sequence(columns.len())) {
            let new = NewColumn {
                name: column.name.clone(),
                client_name: column.client_name.clone(),
                stage: column.stage,
                asks_approval: column.asks_approval,
                colour: column.colour,
                card_limit: column.card_limit,
            };
            let id = self.insert_column(project, &new, &position, 1).await?;
            if let Some(approval) = column.approval {
                self.insert_rule(id, approval.rule, approval.due_days).await?;
            }
            ids.push(id);
        }
        Ok(ids)
    }

    async fn begin_tasks(
        &self,
        project: ProjectId,
        start: Option<NaiveDate>,
        columns: &[ColumnId],
        ids: &[TaskId],
        tasks: &[TemplateTask],
    ) -> Result<(), Error> {
        let mut lowest: Vec<Option<Position>> = vec![None; columns.len()];
        let mut rows = Vec::with_capacity(tasks.len());
        for (id, task) in ids.iter().zip(tasks) {
            let place = columns.get(task.column).zip(lowest.get_mut(task.column));
            let (column, lowest) = place.ok_or(Error::Unreadable("template"))?;
            let position = Position::between(lowest.as_ref(), None);
            let schedule = task.days.from(start).map_err(|_fault| Conflict::DatesOutOfRange)?;
            rows.push(self.task_row(project, *column, &position, *id, task, schedule));
            *lowest = Some(position);
        }
        insert_all(
            "insert into tasks (id, project_id, column_id, position, title, title_key, description, starts_on, due_on, is_milestone, is_team_only, \
             created_by, content_version, created_at, updated_at, version) values ",
            &rows,
            &self.conn,
        )
        .await
    }

    fn task_row(
        &self,
        project: ProjectId,
        column: ColumnId,
        position: &Position,
        id: TaskId,
        task: &TemplateTask,
        schedule: Schedule,
    ) -> Vec<Value> {
        let date = |date: Option<NaiveDate>| Value::from(date.map(|date| date.to_string()));
        vec![
            id.0.into(),
            project.0.into(),
            column.0.into(),
            position.as_str().into(),
            task.title.as_str().into(),
            fold(task.title.as_str()).into(),
            task.description.as_ref().map(Prose::as_str).into(),
            date(schedule.starts_on()),
            date(schedule.due_on()),
            task.is_milestone.into(),
            task.is_team_only.into(),
            self.account().0.into(),
            1_i64.into(),
            self.now().into(),
            self.now().into(),
            1_i64.into(),
        ]
    }

    async fn begin_steps(&self, ids: &[TaskId], tasks: &[TemplateTask]) -> Result<(), Error> {
        let mut rows = Vec::new();
        for (id, task) in ids.iter().zip(tasks) {
            for (step, position) in task.steps.iter().zip(Position::sequence(task.steps.len())) {
                rows.push(vec![
                    self.store.new_id().into(),
                    id.0.into(),
                    step.as_str().into(),
                    false.into(),
                    position.as_str().into(),
                    self.now().into(),
                    self.now().into(),
                ]);
            }
        }
        insert_all(
            "insert into checklist_items (id, task_id, title, is_done, position, created_at, updated_at) values ",
            &rows,
            &self.conn,
        )
        .await
    }

    async fn begin_dependencies(&self, ids: &[TaskId], tasks: &[TemplateTask]) -> Result<(), Error> {
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for (id, task) in ids.iter().zip(tasks) {
            let before = task.predecessors.iter().filter_map(|number| ids.get(*number));
            rows.extend(before.map(|before| vec![id.0.into(), before.0.into(), self.now().into()]));
        }
        insert_all(
            "insert into task_dependencies (successor_id, predecessor_id, created_at) values ",
            &rows,
            &self.conn,
        )
        .await
    }

    /// As if each had been made by hand, but for the events: whoever hears of the project reads all of it.
    async fn record_begun_tasks(
        &self,
        project: ProjectId,
        ids: &[TaskId],
        tasks: &[TemplateTask],
    ) -> Result<(), Error> {
        let mut histories = Vec::with_capacity(tasks.len());
        for (id, task) in ids.iter().zip(tasks) {
            let title = task.title.as_str();
            let changes = Changes::default().field("title", None, Some(title));
            let subject = Subject { kind: "task", id: id.0, name: title, project: Some(project) };
            self.audit(Deed::TaskCreated, &subject, &changes);
            let of = Of { id: *id, project, title, is_team_only: task.is_team_only };
            histories.push(self.history(of, Deed::TaskCreated, &changes));
        }
        for chunk in histories.chunks(CHUNK) {
            run_each(chunk.iter().cloned(), &self.conn).await?;
        }
        Ok(())
    }
}
