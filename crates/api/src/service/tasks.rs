//! Tasks.

use super::custom_values::begin_task_values;
use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Result, Services, approvals, present};
use crate::query::{ListTasks, TaskState};
use vitrine_contract as contract;
use vitrine_contract::{
    AssigneeList, ChangeAssignees, ChangeChecklist, ChangeDependencies, CheckTask, CreateTask, MoveTask, TaskPage,
    UpdateTask,
};
use vitrine_domain::access::Action;
use vitrine_domain::dependency::{Dependencies, MAX_PREDECESSORS, MAX_SUCCESSORS};
use vitrine_domain::task::{MAX_CHECKLIST, Schedule};
use vitrine_domain::text::{Prose, Title};
use vitrine_domain::{AccountId, CheckItemId, ProjectId, TaskId};
use vitrine_store::{Assignee, ChecklistChange, Eyes, Moment, NewTask, Task, TaskContent, TaskQuery, Tx, act};

const LIST: &str = "tasks";

pub async fn list_tasks(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    query: ListTasks,
) -> Result<TaskPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let mut tasks = eyes
        .tasks(&TaskQuery {
            project,
            is_deleted: query.state == TaskState::Deleted,
            words: query.q,
            after: services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id),
            limit: u64::from(query.limit.get()) + 1,
        })
        .await?;
    if tasks.is_empty() {
        // an empty list of a board that the caller does not see is no list at all
        eyes.board(project).await?;
    }
    let has_more = tasks.len() > limit;
    tasks.truncate(limit);
    let next_cursor = tasks.last().filter(|_| has_more).map(|task| services.cursor(LIST, "", task.id.0));
    Ok(TaskPage { data: tasks.iter().map(|task| services.task(task, None, None)).collect(), next_cursor, total: None })
}

pub async fn create_task(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    input: CreateTask,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Task>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_task", idempotency.as_ref()).await? {
        Some(id) => (TaskId(id), true),
        None => {
            let project = tx.seen().project(project).await?;
            let grant = project.grant::<act::CreateTask>()?;
            check_team_fields(project.facts().is_staff(), &input)?;
            let new = new_task(&input)?;
            let column = match input.column_id {
                Some(column) => Some(tx.seen().column(column.into()).await?),
                None => None,
            };
            let id = tx.create_task(grant, column.as_ref(), new).await?;
            begin_task_values(&tx, id, &input.custom_values).await?;
            let task = tx.seen().task(id).await?;
            tx.ask_approval(task.grant::<act::AskApproval>()?).await?;
            services.remember(&tx, "create_task", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.shown_task(&tx.seen(), id).await?;
    tx.commit().await?;
    services.mail.wake();
    Ok(Created { value, is_replay })
}

pub async fn read_task(services: &Services, caller: &Caller, id: TaskId) -> Result<contract::Task> {
    services.shown_task(&services.store.seen_by(&services.viewer(caller)), id).await
}

pub async fn update_task(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    revision: &str,
    input: UpdateTask,
) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    check_team_only(task.facts().is_staff(), input.is_team_only)?;
    let changes_content = input.title.is_some()
        || input.description.is_some()
        || input.is_milestone.is_some()
        || input.is_team_only.is_some();
    let edit = if changes_content { Some(task.grant::<act::EditTask>()?) } else { None };
    let changes_dates = input.starts_on.is_some() || input.due_on.is_some();
    let dates = if changes_dates { Some(task.grant::<act::EditTaskDates>()?) } else { None };
    services.check_task(&tx, &task, revision).await?;
    let mut faults = Faults::default();
    let changed = changed(&mut faults, "", &task, &input);
    let (content, schedule) = faults.check(changed)?;
    tx.edit_task(edit.map(|grant| (grant, content)), dates.map(|grant| (grant, schedule)), &task).await?;
    services.task_now(tx, id).await
}

pub async fn move_task(services: &Services, caller: &Caller, id: TaskId, input: MoveTask) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (column, after) = (input.column_id.into(), input.after_task_id.map(TaskId));
    let (task, landing) = tx.seen().task_and_landing(id, column, after).await?;
    let grant = task.grant::<act::MoveTask>()?;
    tx.move_task(grant, &task, landing?).await?;
    services.task_now(tx, id).await
}

pub async fn list_possible_assignees(services: &Services, caller: &Caller, id: TaskId) -> Result<AssigneeList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let task = eyes.task(id).await?;
    if !task.may(Action::EditTaskAssignee) {
        return Err(Error::NotPermitted);
    }
    let people = eyes.possible_assignees(&task).await?;
    Ok(AssigneeList { data: people.iter().map(|one| present::assignee(one, None)).collect() })
}

pub async fn change_assignees(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    input: ChangeAssignees,
) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::AssignTask>()?;
    let mut faults = Faults::default();
    let possible = if input.add.is_empty() { Vec::new() } else { tx.seen().possible_assignees(&task).await? };
    let add = assignable(&possible, &task, &mut faults, "/add", &input.add);
    let add = faults.check(Some(add))?;
    let remove: Vec<AccountId> = input.remove.into_iter().map(AccountId).collect();
    tx.change_assignees(grant, &add, &remove).await?;
    services.task_now(tx, id).await
}

pub async fn change_checklist(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    input: ChangeChecklist,
) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::EditTask>()?;
    let mut faults = Faults::default();
    let titles = input.add.iter().enumerate();
    let add = titles.filter_map(|(at, title)| faults.take(&format!("/add/{at}"), Title::parse(title))).collect();
    if task.checklist.len() + input.add.len() > MAX_CHECKLIST {
        faults.add("/add", "out_of_range");
    }
    let ids = |ids: Vec<uuid::Uuid>| ids.into_iter().map(CheckItemId).collect();
    let change = faults.check(Some(ChecklistChange { add, remove: ids(input.remove), order: ids(input.order) }))?;
    tx.change_checklist(grant, change).await?;
    services.task_now(tx, id).await
}

pub async fn check_task(services: &Services, caller: &Caller, id: TaskId, input: CheckTask) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::CheckTask>()?;
    let item = task.checklist.iter().find(|item| item.id.0 == input.item_id);
    let item = item.ok_or_else(|| Error::invalid("/item_id", "unknown_value"))?;
    tx.check_item(grant, item, input.is_done).await?;
    services.task_now(tx, id).await
}

pub async fn change_dependencies(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    input: ChangeDependencies,
) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::EditTask>()?;
    if input.add.len() > MAX_PREDECESSORS {
        return Err(Error::invalid("/add", "out_of_range"));
    }
    let mut links = if input.add.is_empty() { Dependencies::default() } else { tx.dependencies(&grant).await? };
    let remove: Vec<TaskId> = input.remove.into_iter().map(TaskId).collect();
    for before in &remove {
        links.remove(*before, id);
    }
    let mut faults = Faults::default();
    let ids: Vec<TaskId> = input.add.into_iter().map(TaskId).collect();
    let add = tx.seen().tasks_by_id(task.project, &ids).await?;
    for (at, before) in ids.into_iter().enumerate() {
        let pointer = format!("/add/{at}");
        // a task that is elsewhere, or hidden, is none
        if add.iter().any(|other| other.id == before) {
            faults.take(&pointer, links.add(before, id));
            if links.count_after(before) > MAX_SUCCESSORS {
                faults.add(&pointer, "too_many_waiting");
            }
        } else {
            faults.add(&pointer, "unknown_value");
        }
    }
    if links.count_before(id) > MAX_PREDECESSORS {
        faults.add("/add", "out_of_range");
    }
    let add = faults.check(Some(add))?;
    tx.change_dependencies(grant, &add, &remove).await?;
    services.task_now(tx, id).await
}

pub async fn delete_task(services: &Services, caller: &Caller, id: TaskId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::DeleteTask>()?;
    services.check_task(&tx, &task, revision).await?;
    tx.delete_task(grant, &task).await?;
    Ok(tx.commit().await?)
}

pub async fn restore_task(services: &Services, caller: &Caller, id: TaskId) -> Result<contract::Task> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().deleted_task(id).await?;
    let grant = task.grant::<act::RestoreTask>()?;
    tx.restore_task(grant, &task).await?;
    services.task_now(tx, id).await
}

impl Services {
    /// The task as it is at the end of a transaction, which is thereby done.
    async fn task_now(&self, tx: Tx, id: TaskId) -> Result<contract::Task> {
        let value = self.shown_task(&tx.seen(), id).await?;
        tx.commit().await?;
        // it may have entered a column that asks a client
        self.mail.wake();
        Ok(value)
    }

    pub(super) async fn shown_task<C: Moment>(&self, eyes: &Eyes<'_, C>, id: TaskId) -> Result<contract::Task> {
        let task = eyes.task(id).await?;
        if !task.facts().is_staff() {
            return Ok(self.task(&task, None, None));
        }
        let waiting = eyes.waiting_assignees(&task).await?;
        let warning = task.approval_warning(eyes.prospect(&task).await?).map(approvals::warning);
        Ok(self.task(&task, Some(&waiting), warning))
    }

    pub(super) async fn check_task(&self, tx: &Tx, task: &Task, revision: &str) -> Result<()> {
        if self.revision(task.id.0, task.version) == revision {
            return Ok(());
        }
        let current = self.shown_task(&tx.seen(), task.id).await?;
        let current = serde_json::to_value(current).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}

/// To a client there is no such field.
fn check_team_only(is_staff: bool, is_team_only: Option<bool>) -> Result<()> {
    if is_staff || is_team_only.is_none() { Ok(()) } else { Err(Error::invalid("/is_team_only", "unknown_field")) }
}

/// What of a new task is for the team to say.
fn check_team_fields(is_staff: bool, input: &CreateTask) -> Result<()> {
    check_team_only(is_staff, input.is_team_only)?;
    if is_staff || input.is_milestone.is_none() { Ok(()) } else { Err(Error::invalid("/is_milestone", "not_yours")) }
}

fn new_task(input: &CreateTask) -> Result<NewTask> {
    let mut faults = Faults::default();
    let title = faults.take("/title", Title::parse(&input.title));
    let description = faults.take_optional("/description", input.description.as_deref(), Prose::parse);
    let schedule = faults.take("/due_on", Schedule::new(input.starts_on, input.due_on));
    let is_milestone = input.is_milestone.unwrap_or(false);
    let is_team_only = input.is_team_only.unwrap_or(false);
    let new = |(title, schedule)| NewTask { title, description, schedule, is_milestone, is_team_only };
    faults.check(title.zip(schedule).map(new))
}

/// The task as the patch wants it. `at`: where the patch stands in the input.
pub(super) fn changed(
    faults: &mut Faults,
    at: &str,
    before: &Task,
    input: &UpdateTask,
) -> Option<(TaskContent, Schedule)> {
    let title = faults.take(&format!("{at}/title"), Title::parse(input.title.as_deref().unwrap_or(&before.title)));
    let description = input.description.as_ref().map_or(before.description.as_deref(), Option::as_deref);
    let description = faults.take_optional(&format!("{at}/description"), description, Prose::parse);
    let is_milestone = input.is_milestone.unwrap_or(before.is_milestone);
    let is_team_only = input.is_team_only.unwrap_or(before.is_team_only);
    // the fault is shown at a date that was sent
    let field = if input.due_on.is_some() { "due_on" } else { "starts_on" };
    let starts_on = input.starts_on.unwrap_or(before.starts_on);
    let schedule = Schedule::new(starts_on, input.due_on.unwrap_or(before.due_on));
    let schedule = faults.take(&format!("{at}/{field}"), schedule);
    title.map(|title| TaskContent { title, description, is_milestone, is_team_only }).zip(schedule)
}

/// Those who may be given a task, who are the possible ones, or have it. Whom the caller may not know is the same as nobody.
pub(super) fn assignable(
    possible: &[Assignee],
    task: &Task,
    faults: &mut Faults,
    at: &str,
    ids: &[uuid::Uuid],
) -> Vec<Assignee> {
    let mut people = Vec::with_capacity(ids.len());
    for (number, id) in ids.iter().enumerate() {
        match possible.iter().chain(&task.assignees).find(|one| one.account.0 == *id) {
            Some(one) => people.push(one.clone()),
            None => faults.add(&format!("{at}/{number}"), "not_assignable"),
        }
    }
    people
}
