//! What new projects can begin with.

mod beginning;
mod keeping;
mod saving;

use crate::approvals::{add_project, ask_for};
use crate::harness::{Caller, Reply, World};
use actix_web::http::Method;
use futures_util::future::LocalBoxFuture;
use serde_json::{Value, json};
use uuid::Uuid;

/// Whoever keeps templates and begins projects with them, and no more.
const PLANNER: &str =
    "project.view_overview project.view_all project.create project.edit_columns task.view task.create task.edit";

/// A project of Acme (France), with one of everything that a template takes, and of everything that it must not take.
async fn furnished(w: &World) {
    add_project(w, "Site", &["Acme (France)"], "full", &[1]).await;
    let marion = w.administrator();
    let pierre = account(w, "pierre").await;
    marion.edit_project("Site", json!({"description": "For Acme alone", "starts_on": "2027-03-01"})).await.is(200);
    ask_for(
        w,
        json!({"rule": "some", "needed": 2, "approver_ids": [pierre, account(w, "chloe").await], "due_days": 5}),
    )
    .await
    .is(200);
    let columns = w.columns("Site").await;
    for (at, change) in [
        (0, json!({"name": "Ideas", "client_name": "To come", "colour": "amber", "card_limit": 7})),
        (2, json!({"is_archived": true})),
    ] {
        let (path, etag) = (format!("/columns/{}", columns[at].id), format!("\"{}\"", columns[at].revision));
        marion.patch(path, &etag, change).await.is(200);
    }
    let dated =
        json!({"title": "Kick-off", "description": "Who comes?", "starts_on": "2027-02-27", "due_on": "2027-03-03"});
    add(w, dated).await;
    add(w, json!({"title": "Cost", "is_team_only": true, "due_on": "2027-03-11"})).await;
    add(w, json!({"title": "Launch", "is_milestone": true})).await;
    add(w, json!({"title": "Finished", "column_id": columns[3].id})).await;
    add(w, json!({"title": "Thrown away"})).await;
    marion.remove(w.task("Thrown away")).await.is(204);
    // what a client of it wrote
    let theirs = json!({"title": "Our salaries", "description": "Known to Acme alone"});
    let id = w.as_("pierre").post(format!("{}/tasks", w.project("Site")), theirs).await.id();
    w.call("Our salaries", format!("/tasks/{id}"));
    let steps = json!({"add": ["Invite", "Meet"]});
    let task: Value = marion.post(format!("{}/checklist", w.task("Kick-off")), steps).await.good();
    let step = json!({"item_id": task["checklist"][0]["id"], "is_done": true});
    marion.post(format!("{}/check", w.task("Kick-off")), step).await.is(200);
    for (task, before) in [("Launch", "Kick-off"), ("Launch", "Our salaries"), ("Cost", "Kick-off")] {
        let add = json!({"add": [w.id(before)]});
        marion.post(format!("{}/dependencies", w.task(task)), add).await.is(200);
    }
    marion.post(format!("{}/assignees", w.task("Kick-off")), json!({"add": [pierre]})).await.is(200);
    marion.post(format!("{}/comments", w.task("Kick-off")), json!({"text": "Acme pays late"})).await.is(201);
    marion.post(format!("{}/progress-updates", w.task("Kick-off")), json!({"percent": 40})).await.is(201);
    let upload = marion.ask(Method::POST, format!("{}/files?name=plan.txt", w.task("Kick-off")));
    upload.body("application/octet-stream", "the plan of Acme").send().await.is(201);
    let time = json!({"task_id": w.id("Kick-off"), "day": w.now().date_naive(), "minutes": 60});
    marion.post(format!("{}/time-entries", w.project("Site")), time).await.is(201);
    let field = json!({"subject": "task", "name": "Fee", "kind": "text", "visibility": "client_sees"});
    let field = marion.post("/custom-fields", field).await.id();
    let path = format!("{}/custom-values", w.task("Kick-off"));
    let etag = marion.get(&path).await.etag();
    let values = json!({"values": [{"field_id": field, "value": "Nine thousand"}]});
    marion.patch(path, &etag, values).await.is(200);
}

async fn add(w: &World, task: Value) {
    let id = w.administrator().post(format!("{}/tasks", w.project("Site")), &task).await.id();
    w.call(task["title"].as_str().unwrap(), format!("/tasks/{id}"));
}

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}

/// Saves "Site" as a template.
fn save<'w>(caller: &Caller<'w>, name: &str, with_tasks: bool) -> LocalBoxFuture<'w, Reply> {
    let path = format!("{}/templates", caller.world.project("Site"));
    caller.post(path, json!({"name": name, "with_tasks": with_tasks}))
}

/// The same as the administrator; the template has its name as a nickname.
async fn saved(w: &World, name: &str, with_tasks: bool) -> Uuid {
    let id = save(&w.administrator(), name, with_tasks).await.id();
    w.call(name, format!("/project-templates/{id}"));
    id
}

/// What stands in a template, as it is read.
async fn content(w: &World, name: &str) -> Value {
    let template: Value = w.administrator().get(w.client(name)).await.good();
    template["content"].clone()
}

/// Begins a project of Peter Parker, who has nothing to do with Acme.
fn begin<'w>(caller: &Caller<'w>, template: Uuid, more: Value) -> LocalBoxFuture<'w, Reply> {
    let mut new = json!({"name": "Shop", "client_ids": [caller.world.id("Peter Parker")], "template_id": template});
    if let Value::Object(more) = more {
        new.as_object_mut().unwrap().extend(more);
    }
    caller.post("/projects", new)
}

/// The same as the administrator.
async fn begun(w: &World, template: Uuid, more: Value) -> Uuid {
    let id = begin(&w.administrator(), template, more).await.id();
    w.call("Shop", format!("/projects/{id}"));
    id
}
