//! Changes of many tasks: all of them, one after the other, or none.

use super::parse::Faults;
use super::tasks::{assignable, changed};
use super::{Caller, Error, Result, Services};
use std::collections::HashMap;
use vitrine_contract::{BulkTaskChange, BulkUpdateTasks, BulkUpdatedTasks, UpdateTask};
use vitrine_domain::{AccountId, ProjectId, TaskId};
use vitrine_store::{Assignee, Tx, act};

// All of it is done while other writers wait, so it has an end.
const MOST: usize = 100;
/// Of all tasks together.
const MOST_PEOPLE: usize = 500;

pub async fn bulk_update_tasks(
    services: &Services,
    caller: &Caller,
    input: BulkUpdateTasks,
) -> Result<BulkUpdatedTasks> {
    if input.tasks.is_empty() || input.tasks.len() > MOST {
        return Err(Error::invalid("/tasks", "out_of_range"));
    }
    let people = |change: &BulkTaskChange| change.add_assignee_ids.len() + change.remove_assignee_ids.len();
    if input.tasks.iter().map(people).sum::<usize>() > MOST_PEOPLE {
        return Err(Error::invalid("/tasks", "too_many_people"));
    }
    let tx = services.store.write(&services.viewer(caller)).await?;
    // before anything is changed: the same task may stand there twice
    for change in &input.tasks {
        if let Some(revision) = &change.revision {
            let task = tx.seen().task(TaskId(change.task_id)).await?;
            services.check_task(&tx, &task, revision).await?;
        }
    }
    let (mut faults, mut undo) = (Faults::default(), Vec::with_capacity(input.tasks.len()));
    let mut possible = HashMap::new();
    for (number, change) in input.tasks.iter().enumerate() {
        let mut back = BulkTaskChange { task_id: change.task_id, ..BulkTaskChange::default() };
        let at = format!("/tasks/{number}");
        edit(&tx, &mut faults, &at, change, &mut back).await?;
        place(&tx, &mut faults, &at, change, &mut back).await?;
        assign(&tx, &mut faults, &at, change, &mut back, &mut possible).await?;
        undo.push(back);
    }
    faults.check(Some(()))?;
    // what was done last is taken back first, so that each finds its neighbour
    undo.reverse();
    let mut data = Vec::with_capacity(input.tasks.len());
    for change in &input.tasks {
        data.push(services.shown_task(&tx.seen(), TaskId(change.task_id)).await?);
    }
    // what was done to a task since is not for an undo to overwrite, nor to be shared by it
    let revisions: HashMap<_, _> = data.iter().map(|task| (task.id, &task.revision)).collect();
    for back in &mut undo {
        back.revision = revisions.get(&back.task_id).map(|revision| (*revision).clone());
    }
    tx.commit().await?;
    services.mail.wake();
    Ok(BulkUpdatedTasks { data, undo })
}

/// Dates and audience. Before the place, so that a column asks about the task as it will be.
async fn edit(
    tx: &Tx,
    faults: &mut Faults,
    at: &str,
    change: &BulkTaskChange,
    back: &mut BulkTaskChange,
) -> Result<()> {
    let changes_dates = change.starts_on.is_some() || change.due_on.is_some();
    if !changes_dates && change.is_team_only.is_none() {
        return Ok(());
    }
    let task = tx.seen().task(TaskId(change.task_id)).await?;
    if change.is_team_only.is_some() && !task.facts().is_staff() {
        // to a client there is no such field
        faults.add(&format!("{at}/is_team_only"), "unknown_field");
        return Ok(());
    }
    let edit = if change.is_team_only.is_some() { Some(task.grant::<act::EditTask>()?) } else { None };
    let dates = if changes_dates { Some(task.grant::<act::EditTaskDates>()?) } else { None };
    let input = UpdateTask {
        starts_on: change.starts_on,
        due_on: change.due_on,
        is_team_only: change.is_team_only,
        ..UpdateTask::default()
    };
    let Some((content, schedule)) = changed(faults, at, &task, &input) else { return Ok(()) };
    back.starts_on = change.starts_on.map(|_| task.starts_on);
    back.due_on = change.due_on.map(|_| task.due_on);
    back.is_team_only = change.is_team_only.map(|_| task.is_team_only);
    tx.edit_task(edit.map(|grant| (grant, content)), dates.map(|grant| (grant, schedule)), &task).await?;
    Ok(())
}

async fn place(
    tx: &Tx,
    faults: &mut Faults,
    at: &str,
    change: &BulkTaskChange,
    back: &mut BulkTaskChange,
) -> Result<()> {
    let Some(column) = change.column_id else {
        if change.after_task_id.is_some() {
            faults.add(&format!("{at}/column_id"), "required");
        }
        return Ok(());
    };
    let task = tx.seen().task(TaskId(change.task_id)).await?;
    let grant = task.grant::<act::MoveTask>()?;
    let column = tx.seen().column(column.into()).await?;
    let after = match change.after_task_id {
        Some(Some(after)) => Some(tx.seen().task(after.into()).await?),
        Some(None) => None,
        None if column.id == task.column => return Ok(()),
        None => tx.seen().last_task(column.id).await?,
    };
    back.column_id = Some(task.column.0);
    back.after_task_id = Some(tx.seen().task_above(task.id).await?.map(|above| above.id.0));
    let landing = tx.landing(&grant, column, after).await?;
    tx.move_task(grant, &task, landing).await?;
    Ok(())
}

async fn assign(
    tx: &Tx,
    faults: &mut Faults,
    at: &str,
    change: &BulkTaskChange,
    back: &mut BulkTaskChange,
    possible: &mut HashMap<(ProjectId, bool), Vec<Assignee>>,
) -> Result<()> {
    if change.add_assignee_ids.is_empty() && change.remove_assignee_ids.is_empty() {
        return Ok(());
    }
    let task = tx.seen().task(TaskId(change.task_id)).await?;
    let grant = task.grant::<act::AssignTask>()?;
    let at = format!("{at}/add_assignee_ids");
    // who may be given a task depends on its project and its audience alone: it is asked once for all
    let key = (task.project, task.is_team_only);
    if !change.add_assignee_ids.is_empty() && !possible.contains_key(&key) {
        possible.insert(key, tx.seen().possible_assignees(&task).await?);
    }
    let possible = possible.get(&key).map_or(&[][..], Vec::as_slice);
    let add = assignable(possible, &task, faults, &at, &change.add_assignee_ids);
    let has = |one: &Assignee| task.assignees.iter().any(|other| other.account == one.account);
    back.remove_assignee_ids = add.iter().filter(|one| !has(one)).map(|one| one.account.0).collect();
    let removed = task.assignees.iter().filter(|one| change.remove_assignee_ids.contains(&one.account.0));
    back.add_assignee_ids = removed.map(|one| one.account.0).collect();
    let remove: Vec<AccountId> = change.remove_assignee_ids.iter().copied().map(AccountId).collect();
    tx.change_assignees(grant, &add, &remove).await?;
    Ok(())
}
