//! The client's OK.

mod access;
mod approvers;
mod clients;
mod columns;
mod decisions;
mod mails;
mod receipts;
mod reminders;
mod rounds;
mod talk;

use crate::harness::{Caller, Reply, World};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Approval, ApprovalList, ApprovalPage};

/// A project with the columns Backlog, In progress, Internal review, Client approval and so on, of which these ask, by their numbers.
pub(crate) async fn add_project(w: &World, name: &str, clients: &[&str], level: &str, asking: &[usize]) {
    w.add_project(name, clients, level).await;
    for (at, column) in w.columns(name).await.into_iter().enumerate() {
        if asking.contains(&at) {
            let (path, etag) = (format!("/columns/{}", column.id), format!("\"{}\"", column.revision));
            w.administrator().patch(path, &etag, json!({"asks_approval": true})).await.is(200);
        }
    }
}

async fn column(w: &World, project: &str, at: usize) -> Uuid {
    w.columns(project).await[at].id
}

/// In which column a task is, by its number.
async fn place(w: &World, project: &str, task: &str) -> usize {
    let (columns, id) = (w.columns(project).await, w.id(task));
    columns.iter().position(|column| column.tasks.iter().any(|card| card.id == id)).unwrap()
}

/// Sets what the second column of "Site" asks for.
pub(crate) async fn ask_for(w: &World, input: Value) -> Reply {
    let path = format!("/columns/{}/approval", column(w, "Site", 1).await);
    let etag = w.administrator().get(&path).await.etag();
    w.administrator().ask(Method::PUT, path).header("if-match", &etag).json(input).send().await
}

/// Moves a task as the administrator.
pub(crate) async fn put(w: &World, project: &str, task: &str, at: usize) -> Value {
    let to = column(w, project, at).await;
    w.administrator().move_to(task, to).await.good()
}

/// What waits for somebody.
pub(crate) async fn waiting(caller: &Caller<'_>) -> Vec<Approval> {
    caller.get("/approvals").await.good::<ApprovalPage>().data
}

async fn titles(caller: &Caller<'_>) -> Vec<String> {
    waiting(caller).await.into_iter().map(|approval| approval.title).collect()
}

pub(crate) async fn ok(caller: &Caller<'_>, round: Uuid) -> Reply {
    caller.post(format!("/approvals/{round}/decisions"), json!({"verdict": "ok"})).await
}

pub(crate) async fn refuse(caller: &Caller<'_>, round: Uuid, comment: &str) -> Reply {
    let body = json!({"verdict": "request_changes", "comment": comment});
    caller.post(format!("/approvals/{round}/decisions"), body).await
}

/// All rounds of a task, newest first.
async fn rounds(caller: &Caller<'_>, task: &str) -> Vec<Approval> {
    let path = format!("{}/approvals", caller.world.task(task));
    caller.get(path).await.good::<ApprovalList>().data
}
