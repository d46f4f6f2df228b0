//! Making a template of a project.
//!
//! **Invariant:** all of it is read through the eyes of whoever saves it, and what clients wrote is left out (T-005): only the team changes the
//! words of a task and its steps, so that a task which somebody of the team made is the team's.

use super::body;
use crate::act::SaveTemplate;
use crate::approvals::read_rule;
use crate::boards::Board;
use crate::columns::Column;
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, sql};
use crate::tasks::Task;
use crate::tx::{Changes, Tx};
use crate::{Conflict, Error};
use std::collections::{HashMap, HashSet};
use vitrine_domain::audit::Deed;
use vitrine_domain::task::Schedule;
use vitrine_domain::template::{
    Days, MAX_TASKS, Template, TemplateApproval, TemplateColumn, TemplateTask, begins_at, day_zero,
};
use vitrine_domain::text::{Name, Prose, Title, fold};
use vitrine_domain::{ColumnId, ProjectId, TaskId, TemplateId};

#[derive(Clone, Debug)]
pub struct NewTemplate {
    pub name: Name,
    pub description: Option<Prose>,
    /// Beside the columns.
    pub with_tasks: bool,
}

impl Tx {
    pub async fn save_template(&self, grant: Grant<SaveTemplate>, new: NewTemplate) -> Result<TemplateId, Error> {
        let id = TemplateId(self.store.new_id());
        self.check_template_name_free(&new.name, id).await?;
        let content = self.template_of(&grant, new.with_tasks).await?;
        let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        let (columns, tasks) = (count(content.columns.len()), count(content.tasks.len()));
        sql!(
            "insert into project_templates (id, name, name_key, description, body, column_count, task_count, shared_count, has_dates, created_at, \
             updated_at, version) values (", id.0, ", ", new.name.as_str(), ", ", fold(new.name.as_str()), ", ",
            new.description.map(Prose::into_string), ", ", body::to_text(&content)?, ", ", columns, ", ", tasks, ", ", count(content.shared_count()),
            ", ", content.has_dates(), ", ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        let changes = Changes::default()
            .field("name", None, Some(new.name.as_str()))
            .field("column_count", 0, columns)
            .field("task_count", 0, tasks);
        self.record_template(Deed::TemplateCreated, id, new.name.as_str(), Some(grant.key()), &changes).await?;
        Ok(id)
    }

    async fn template_of(&self, grant: &Grant<SaveTemplate>, with_tasks: bool) -> Result<Template, Error> {
        let project = grant.target();
        let board = self.seen().board(project.id).await?;
        let rules = self.rules(project.id).await?;
        let column = |(column, _): (&Column, _)| template_column(column, rules.get(&column.id).copied());
        let columns: Vec<_> = board.columns().map(column).collect::<Result<_, _>>()?;
        if !with_tasks {
            return Ok(Template { columns, tasks: Vec::new() });
        }
        let foreign = self.tasks_of_clients(project.id).await?;
        let places = places(&board, &columns, &foreign);
        if places.len() > MAX_TASKS {
            return Err(Conflict::TooManyTasks.into());
        }
        let ids: Vec<TaskId> = places.iter().map(|(id, _)| *id).collect();
        let seen = self.seen().tasks_by_id(project.id, &ids).await?;
        let tasks = template_tasks(&places, &seen, project.starts_on)?;
        Ok(Template { columns, tasks })
    }

    /// What rounds of the columns of a project ask for, where it is set up. Whom they ask stays there.
    async fn rules(&self, project: ProjectId) -> Result<HashMap<ColumnId, TemplateApproval>, Error> {
        let rows = sql!(
            "select ca.column_id, ca.rule, ca.needed, ca.due_days from column_approvals ca join board_columns b on b.id = ca.column_id \
             where b.project_id = ",
            project.0
        )
        .all(&self.conn)
        .await?;
        let rule = |row| {
            let (rule, due_days) = read_rule(row)?;
            Ok((row.id("column_id")?, TemplateApproval { rule, due_days }))
        };
        rows.iter().map(rule).collect()
    }

    async fn tasks_of_clients(&self, project: ProjectId) -> Result<HashSet<TaskId>, Error> {
        let rows = sql!(
            "select t.id from tasks t join accounts a on a.id = t.created_by where a.client_id is not null and t.project_id = ",
            project.0
        )
        .all(&self.conn)
        .await?;
        rows.iter().map(|row| row.id("id")).collect()
    }
}

fn template_column(column: &Column, approval: Option<TemplateApproval>) -> Result<TemplateColumn, Error> {
    Ok(TemplateColumn {
        name: name(&column.name)?,
        client_name: column.client_name.as_deref().map(name).transpose()?,
        stage: column.stage,
        asks_approval: column.asks_approval,
        approval,
        colour: column.colour,
        card_limit: column.card_limit,
    })
}

fn name(text: &str) -> Result<Name, Error> {
    Name::parse(text).map_err(|_fault| Error::Unreadable("name"))
}

fn title(text: &str) -> Result<Title, Error> {
    Title::parse(text).map_err(|_fault| Error::Unreadable("title"))
}

/// The tasks of a board that a template takes, in its order, each with the place of the column where it begins.
fn places(board: &Board, columns: &[TemplateColumn], foreign: &HashSet<TaskId>) -> Vec<(TaskId, usize)> {
    let mut places: Vec<(TaskId, usize)> = Vec::new();
    for (at, (_, cards)) in board.columns().enumerate() {
        let begin = begins_at(columns, at);
        places.extend(cards.filter(|card| !foreign.contains(&card.id)).map(|card| (card.id, begin)));
    }
    // a stable sort: what begins elsewhere than it stood comes among the others by its column
    places.sort_by_key(|(_, column)| *column);
    places
}

fn template_tasks(
    places: &[(TaskId, usize)],
    seen: &[Seen<Task, Now>],
    start: Option<chrono::NaiveDate>,
) -> Result<Vec<TemplateTask>, Error> {
    let by_id: HashMap<TaskId, &Task> = seen.iter().map(|task| (task.id, &**task)).collect();
    let taken: Vec<(&Task, usize)> =
        places.iter().filter_map(|(id, column)| Some((*by_id.get(id)?, *column))).collect();
    let numbers: HashMap<TaskId, usize> =
        taken.iter().enumerate().map(|(number, (task, _))| (task.id, number)).collect();
    let schedule =
        |task: &Task| Schedule::new(task.starts_on, task.due_on).map_err(|_fault| Error::Unreadable("dates of a task"));
    let schedules: Vec<Schedule> = taken.iter().map(|(task, _)| schedule(task)).collect::<Result<_, _>>()?;
    let zero = day_zero(start, schedules.iter().copied());
    let template = |((task, column), schedule): (&(&Task, usize), &Schedule)| {
        Ok(TemplateTask {
            column: *column,
            title: title(&task.title)?,
            description: task
                .description
                .as_deref()
                .map(Prose::parse)
                .transpose()
                .map_err(|_fault| Error::Unreadable("description"))?,
            steps: task.checklist.iter().map(|step| title(&step.title)).collect::<Result<_, _>>()?,
            days: Days::of(*schedule, zero),
            is_milestone: task.is_milestone,
            is_team_only: task.is_team_only,
            predecessors: task.predecessors.iter().filter_map(|before| numbers.get(&before.id).copied()).collect(),
        })
    };
    taken.iter().zip(&schedules).map(template).collect()
}
