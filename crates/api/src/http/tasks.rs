use crate::http::extract::{Creation, Id, IfMatch, Json, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ListTaskHistory, ListTasks};
use crate::service::{Caller, Services, bulk_tasks, task_history, tasks};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{
    AssigneeList, BulkUpdateTasks, BulkUpdatedTasks, ChangeAssignees, ChangeChecklist, ChangeDependencies, CheckTask,
    CreateTask, MoveTask, Task, TaskHistoryPage, TaskPage, UpdateTask,
};
use vitrine_domain::{ProjectId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_tasks)
        .service(create_task)
        .service(read_task)
        .service(update_task)
        .service(move_task)
        .service(bulk_update_tasks)
        .service(list_possible_assignees)
        .service(change_assignees)
        .service(change_checklist)
        .service(check_task)
        .service(change_dependencies)
        .service(list_task_history)
        .service(delete_task)
        .service(restore_task);
}

/// Tasks of a project that the caller sees.
#[utoipa::path(
    tag = "Tasks",
    params(ListTasks),
    responses((status = 200, description = "A page of tasks.", body = TaskPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/projects/{project_id}/tasks")]
async fn list_tasks(services: Data<Services>, caller: Caller, id: Id<ProjectId>, query: Query<ListTasks>) -> Answer {
    respond::ok(&tasks::list_tasks(&services, &caller, id.0, query.0).await?)
}

/// Add a task at the end of a column.
#[utoipa::path(
    tag = "Tasks",
    request_body = CreateTask,
    responses((status = 201, description = "The new task.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.create"))),
)]
#[post("/projects/{project_id}/tasks")]
async fn create_task(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    creation: Creation<CreateTask>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = tasks::create_task(&services, &caller, id.0, input, idempotency).await?;
    respond::created(&created)
}

/// One task.
#[utoipa::path(
    tag = "Tasks",
    responses((status = 200, description = "The task.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}")]
async fn read_task(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::resource(&tasks::read_task(&services, &caller, id.0).await?)
}

/// Change what is given. Clients change `starts_on` and `due_on` only, with `task.edit_dates`.
#[utoipa::path(
    tag = "Tasks",
    request_body(content = UpdateTask, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The task as it is now.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[patch("/tasks/{task_id}")]
async fn update_task(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    revision: IfMatch,
    input: Merge<UpdateTask>,
) -> Answer {
    let task = tasks::update_task(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::resource(&task)
}

/// Put a task into a column of its project, below another task or at the top.
#[utoipa::path(
    tag = "Tasks",
    request_body = MoveTask,
    responses((status = 200, description = "The task where it is now.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit_status"))),
)]
#[post("/tasks/{task_id}/move")]
async fn move_task(services: Data<Services>, caller: Caller, id: Id<TaskId>, input: Json<MoveTask>) -> Answer {
    respond::resource(&tasks::move_task(&services, &caller, id.0, input.0).await?)
}

/// Whom the caller may ask to work on a task: staff who see it and, on a project with full access, client contacts who see it.
#[utoipa::path(
    tag = "Tasks",
    responses((status = 200, description = "The team first, then clients, by name.", body = AssigneeList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit_assignee"))),
)]
#[get("/tasks/{task_id}/possible-assignees")]
async fn list_possible_assignees(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::ok(&tasks::list_possible_assignees(&services, &caller, id.0).await?)
}

/// Give a task to people, and take it from others.
#[utoipa::path(
    tag = "Tasks",
    request_body = ChangeAssignees,
    responses((status = 200, description = "The task as it is now.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit_assignee"))),
)]
#[post("/tasks/{task_id}/assignees")]
async fn change_assignees(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    input: Json<ChangeAssignees>,
) -> Answer {
    respond::resource(&tasks::change_assignees(&services, &caller, id.0, input.0).await?)
}

/// Add, remove and order the steps of a task.
#[utoipa::path(
    tag = "Tasks",
    request_body = ChangeChecklist,
    responses((status = 200, description = "The task as it is now.", body = Task)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("task.edit"))),
)]
#[post("/tasks/{task_id}/checklist")]
async fn change_checklist(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    input: Json<ChangeChecklist>,
) -> Answer {
    respond::resource(&tasks::change_checklist(&services, &caller, id.0, input.0).await?)
}

/// Change many tasks: their columns, dates, audience and assignees. All of it is done, or nothing; each change takes its own permission.
#[utoipa::path(
    tag = "Tasks",
    request_body = BulkUpdateTasks,
    responses(
        (status = 200, description = "The tasks as they are now, and what takes it back.", body = BulkUpdatedTasks),
        (status = 412, description = "One of them is not as it was read."),
    ),
    extensions(("x-audience" = json!("both"))),
)]
#[post("/tasks/bulk")]
async fn bulk_update_tasks(services: Data<Services>, caller: Caller, input: Json<BulkUpdateTasks>) -> Answer {
    respond::ok(&bulk_tasks::bulk_update_tasks(&services, &caller, input.0).await?)
}

/// Say that a step of a task is done, or is not.
#[utoipa::path(
    tag = "Tasks",
    request_body = CheckTask,
    responses((status = 200, description = "The task as it is now.", body = Task)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.check"))),
)]
#[post("/tasks/{task_id}/check")]
async fn check_task(services: Data<Services>, caller: Caller, id: Id<TaskId>, input: Json<CheckTask>) -> Answer {
    respond::resource(&tasks::check_task(&services, &caller, id.0, input.0).await?)
}

/// Say what has to be finished before a task begins.
#[utoipa::path(
    tag = "Tasks",
    request_body = ChangeDependencies,
    responses((status = 200, description = "The task as it is now.", body = Task)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("task.edit"))),
)]
#[post("/tasks/{task_id}/dependencies")]
async fn change_dependencies(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    input: Json<ChangeDependencies>,
) -> Answer {
    respond::resource(&tasks::change_dependencies(&services, &caller, id.0, input.0).await?)
}

/// What became of a task: who changed what, and when. Clients read what happened before their eyes, and of words only that they changed.
#[utoipa::path(
    tag = "Tasks",
    params(ListTaskHistory),
    responses((status = 200, description = "A page of changes, newest first.", body = TaskHistoryPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/history")]
async fn list_task_history(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    query: Query<ListTaskHistory>,
) -> Answer {
    respond::ok(&task_history::list_task_history(&services, &caller, id.0, query.0).await?)
}

/// Delete a task. It can be restored.
#[utoipa::path(
    tag = "Tasks",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("task.delete"))),
)]
#[delete("/tasks/{task_id}")]
async fn delete_task(services: Data<Services>, caller: Caller, id: Id<TaskId>, revision: IfMatch) -> Answer {
    tasks::delete_task(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}

/// Undo the deletion of a task.
#[utoipa::path(
    tag = "Tasks",
    responses((status = 200, description = "The task, back again.", body = Task)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("task.delete"))),
)]
#[post("/tasks/{task_id}/restore")]
async fn restore_task(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::resource(&tasks::restore_task(&services, &caller, id.0).await?)
}
