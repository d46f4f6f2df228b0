//! What is said of tasks: who reads it, who may say it, and what becomes of it.

mod audience;
mod files;
mod live;
mod mentions;
mod writing;

use crate::harness::{Caller, Reply, World};
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Comment, CommentPage};

/// A project of two roots, at READ ONLY, with a task that both see and one that neither does.
async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)", "IBM"], "read_only").await;
    w.add_task("Site", "Shared").await;
    w.add_internal_task("Site", "Internal").await;
}

fn comments(w: &World, task: &str) -> String {
    format!("{}/comments", w.task(task))
}

async fn say(caller: Caller<'_>, w: &World, task: &str, text: &str) -> Reply {
    caller.post(comments(w, task), json!({"text": text})).await
}

/// By the administrator, to the clients.
async fn tell_clients(w: &World, text: &str) -> Uuid {
    tell(w, json!({"text": text, "is_team_only": false})).await
}

async fn tell(w: &World, comment: Value) -> Uuid {
    w.administrator().post(comments(w, "Shared"), comment).await.id()
}

/// What somebody reads of the task, oldest first.
async fn read(caller: Caller<'_>, w: &World) -> Vec<Comment> {
    let page: CommentPage = caller.get(comments(w, "Shared")).await.good();
    page.data.into_iter().rev().collect()
}

async fn texts(caller: Caller<'_>, w: &World) -> Vec<String> {
    read(caller, w).await.into_iter().map(|comment| comment.text.unwrap_or_else(|| "(removed)".into())).collect()
}

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}
