//! Who asks, and about what: each actor has objects of their own, so that what one of them changes does not meet the next.

use super::operations::Operation;
use super::requests::Request;
use crate::harness::{ADMINISTRATOR, Caller, World, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_domain::permission::{Base, Permission, Permissions};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Actor {
    Anonymous,
    Outsider,
    NotVisible,
    Overview,
    ReadOnly,
    Full,
    Without,
    With,
    Administrator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Object {
    Missing,
    Hidden,
    Visible,
}

/// One of each kind, all of one project; a client, a permission set that nobody has, a colleague without a login, and a set that all
/// who manage staff may give.
#[derive(Clone, Debug)]
pub(super) struct Things {
    pub(super) project: Uuid,
    pub(super) column: Uuid,
    pub(super) other_column: Uuid,
    pub(super) task: Uuid,
    pub(super) client: Uuid,
    pub(super) permission_set: Uuid,
    /// The actor's own, beside the one that asks; hidden: somebody else's.
    pub(super) session: Uuid,
    pub(super) account: Uuid,
    pub(super) staff_set: Uuid,
    pub(super) field: Uuid,
    pub(super) mail: Uuid,
    /// Somebody with a login.
    pub(super) contact: Uuid,
    /// Of the session of whoever asks, where they can have one.
    pub(super) preview: Uuid,
    pub(super) import: Uuid,
    /// A round that waits, where the project's level lets anybody be asked.
    pub(super) approval: Uuid,
    /// Whoever asks has written it, if they may; else the administrator has, to clients too.
    pub(super) comment: Uuid,
    pub(super) progress_update: Uuid,
    /// Of the task, uploaded by the administrator and shared.
    pub(super) file: Uuid,
}

pub(super) struct Stage(HashMap<(Actor, Object), Things>);

const READING: [Permission; 7] = [
    Permission::ProjectViewOverview,
    Permission::ProjectViewAll,
    Permission::TaskView,
    Permission::ClientViewInfo,
    Permission::PermissionSetView,
    Permission::FinanceView,
    Permission::PeopleManageOwn,
];

impl Actor {
    pub(super) const ALL: [Self; 9] = [
        Self::Anonymous,
        Self::Outsider,
        Self::NotVisible,
        Self::Overview,
        Self::ReadOnly,
        Self::Full,
        Self::Without,
        Self::With,
        Self::Administrator,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Outsider => "outsider",
            Self::NotVisible => "not_visible",
            Self::Overview => "overview",
            Self::ReadOnly => "read_only",
            Self::Full => "full",
            Self::Without => "without",
            Self::With => "with",
            Self::Administrator => "admin",
        }
    }

    pub(super) fn index(self) -> usize {
        Self::ALL.iter().position(|actor| *actor == self).unwrap()
    }

    pub(super) fn is_staff(self) -> bool {
        matches!(self, Self::Without | Self::With | Self::Administrator)
    }

    fn level(self) -> &'static str {
        match self {
            Self::NotVisible => "not_visible",
            Self::Overview => "overview",
            Self::ReadOnly => "read_only",
            _ => "full",
        }
    }

    pub(super) fn caller(self, w: &World) -> Caller<'_> {
        match self {
            Self::Anonymous => w.anonymous(),
            somebody => w.as_(somebody.username()),
        }
    }

    /// Anonymous is nobody, and has the objects of somebody who does not ask.
    fn username(self) -> &'static str {
        match self {
            Self::Anonymous => "john",
            Self::Outsider => "alisha",
            Self::NotVisible => "pierre",
            Self::Overview => "chloe",
            Self::ReadOnly => "ravi",
            Self::Full => "suresh",
            Self::Without => "without",
            Self::With => "with",
            Self::Administrator => ADMINISTRATOR,
        }
    }
}

impl Object {
    /// The missing first: the others are compared with it.
    pub(super) const ALL: [Self; 3] = [Self::Missing, Self::Hidden, Self::Visible];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Hidden => "hidden",
            Self::Visible => "visible",
        }
    }
}

impl Stage {
    pub(super) async fn set(w: &World, operation: &Operation) -> Self {
        let all = Permissions::of_base(Base::Staff);
        let needed = Permission::from_name(operation.permission());
        let without: Permissions = all.iter().filter(|permission| Some(*permission) != needed).collect();
        let with: Permissions = READING.into_iter().chain(needed).collect();
        w.hire("without", &without.to_names()).await;
        w.hire("with", &with.to_names()).await;
        let staff_set = set_called(w, "set of with").await;
        let mut things = HashMap::new();
        for actor in Actor::ALL {
            let mut visible = place(w, operation, staff_set, "Acme", actor.level(), actor.username()).await;
            if operation.id == "end_preview" && matches!(actor, Actor::With | Actor::Administrator) {
                let start = json!({"client_id": visible.contact, "permission_set_id": visible.permission_set});
                visible.preview = actor.caller(w).post("/previews", start).await.id();
            }
            things.insert((actor, Object::Visible), visible);
            things.insert((actor, Object::Missing), Things { staff_set, ..Things::missing() });
            if !actor.is_staff() {
                let hidden = place(w, operation, staff_set, "Peter Parker", "full", "peter").await;
                things.insert((actor, Object::Hidden), hidden);
            }
        }
        Self(things)
    }

    pub(super) fn things(&self, actor: Actor, object: Object) -> &Things {
        &self.0[&(actor, object)]
    }

    /// The revision of what the operation is about, where it is sent along.
    pub(super) async fn etag(&self, w: &World, operation: &Operation, actor: Actor, things: &Things) -> Option<String> {
        let is_sent = ["PATCH", "PUT", "DELETE"].contains(&operation.method.as_str());
        if !is_sent {
            return None;
        }
        let read = async |path: String| w.administrator().get(path).await;
        let reply = if operation.path == "/me" {
            actor.caller(w).get("/me").await
        } else if operation.path.ends_with("-values") {
            // its revision is that of what the actor sees
            actor.caller(w).get(Request::of(operation, things).path().to_owned()).await
        } else if operation.is_about("custom_field_id") {
            read(format!("/custom-fields/{}", things.field)).await
        } else if operation.is_about("project_id") {
            read(format!("/projects/{}", things.project)).await
        } else if operation.is_about("comment_id") {
            read(format!("/comments/{}", things.comment)).await
        } else if operation.is_about("file_id") {
            read(format!("/files/{}", things.file)).await
        } else if operation.is_about("task_id") {
            read(format!("/tasks/{}", things.task)).await
        } else if operation.is_about("client_id") {
            read(format!("/clients/{}", things.client)).await
        } else if operation.is_about("permission_set_id") {
            read(format!("/permission-sets/{}", things.permission_set)).await
        } else if operation.is_about("account_id") {
            read(format!("/staff/{}", things.account)).await
        } else {
            let board = read(format!("/projects/{}/board", things.project)).await;
            let columns = if board.status == 200 { board.good::<Value>()["columns"].clone() } else { json!([]) };
            let column = columns.as_array().unwrap().iter().find(|column| column["id"] == json!(things.column));
            return Some(format!("\"{}\"", column.map_or("0", |column| column["revision"].as_str().unwrap())));
        };
        Some(reply.header("etag").unwrap_or("\"0\"").to_owned())
    }
}

impl Things {
    pub(super) fn missing() -> Self {
        Self {
            project: nobody(),
            column: nobody(),
            other_column: nobody(),
            task: nobody(),
            client: nobody(),
            permission_set: nobody(),
            session: nobody(),
            account: nobody(),
            staff_set: nobody(),
            field: nobody(),
            mail: nobody(),
            contact: nobody(),
            preview: nobody(),
            import: nobody(),
            approval: nobody(),
            comment: nobody(),
            progress_update: nobody(),
            file: nobody(),
        }
    }
}

pub(super) async fn set_called(w: &World, key: &str) -> Uuid {
    w.rows().ids(&format!("select id from permission_sets where name_key = '{key}'")).await.remove(0)
}

/// A project with a board, a client and a colleague, ready for what the operation does to one of them.
pub(super) async fn place(
    w: &World,
    operation: &Operation,
    staff_set: Uuid,
    client: &str,
    level: &str,
    username: &str,
) -> Things {
    let administrator = w.administrator();
    let project = w.add_project("Something to see", &[client], level).await;
    let task = w.add_task("Something to see", "Something to do").await;
    let columns = w.columns("Something to see").await;
    let email = "somebody@example.com";
    let new = json!({"name": "Somebody", "kind": "person", "email": email, "parent_id": w.id(client)});
    let somebody = administrator.post("/clients", new).await.id();
    if operation.id == "withdraw_client_invitation" {
        administrator.post(format!("/clients/{somebody}/invite"), json!({})).await.is(204);
    }
    let set = json!({"name": format!("Set {project}"), "base": "client", "grants": ["project.view_overview"]});
    let permission_set = administrator.post("/permission-sets", set).await.id();
    let colleague = json!({"name": "A colleague", "permission_set_id": staff_set});
    let account = administrator.post("/staff", colleague).await.id();
    if operation.id == "reactivate_staff" {
        administrator.post(format!("/staff/{account}/deactivate"), json!({})).await.is(200);
    }
    let new = json!({"subject": "task", "name": nobody(), "kind": "text"});
    let field = administrator.post("/custom-fields", new).await.id();
    let said = json!({"percent": 50});
    let progress_update = administrator.post(format!("/tasks/{task}/progress-updates"), said).await.id();
    let comments = format!("/tasks/{task}/comments");
    let own = w.as_(username).post(&comments, json!({"text": "Said"})).await;
    let comment = match own.status {
        201 => own.id(),
        _ => administrator.post(&comments, json!({"text": "Said", "is_team_only": false})).await.id(),
    };
    let to_delete = match operation.id.as_str() {
        "restore_project" => Some(format!("/projects/{project}")),
        "restore_task" => Some(format!("/tasks/{task}")),
        "restore_client" | "purge_client" => Some(format!("/clients/{somebody}")),
        _ => None,
    };
    if let Some(path) = to_delete {
        administrator.remove(path).await.is(204);
    }
    // columns without tasks, so that they can be deleted
    let session = w.add_session(username).await;
    let mail = w.add_mail("john").await;
    let is_about_approvals = operation.path.contains("approval");
    let approval = if is_about_approvals { ask(w, project, columns[2].id).await } else { nobody() };
    if operation.id == "read_approval_receipt" && level != "not_visible" {
        let decider = w.as_(if client == "Acme" { "acme" } else { "peter" });
        decider.post(format!("/approvals/{approval}/decisions"), json!({"verdict": "ok"})).await.is(200);
    }
    Things {
        project,
        column: columns[1].id,
        other_column: columns[2].id,
        task,
        client: somebody,
        permission_set,
        session,
        account,
        staff_set,
        field,
        mail,
        contact: w.id("Pierre"),
        preview: nobody(),
        import: w.add_import().await,
        approval,
        comment,
        progress_update,
        file: if operation.is_about("file_id") { attach(w, operation, task).await } else { nobody() },
    }
}

async fn attach(w: &World, operation: &Operation, task: Uuid) -> Uuid {
    let path = format!("/tasks/{task}/files?name=plan.txt&is_team_only=false");
    let upload = w.administrator().ask(Method::POST, path).body("application/octet-stream", "a plan");
    let file = upload.send().await.id();
    if operation.id == "restore_file" {
        w.administrator().remove(format!("/files/{file}")).await.is(204);
    }
    file
}

/// Puts another task before the clients of a project.
async fn ask(w: &World, project: Uuid, column: Uuid) -> Uuid {
    let administrator = w.administrator();
    let board: Value = administrator.get(format!("/projects/{project}/board")).await.good();
    let columns = board["columns"].as_array().unwrap();
    let revision = &columns.iter().find(|own| own["id"] == json!(column)).unwrap()["revision"];
    let etag = format!("\"{}\"", revision.as_str().unwrap());
    administrator.patch(format!("/columns/{column}"), &etag, json!({"asks_approval": true})).await.is(200);
    let task = json!({"title": "Something to approve", "column_id": column});
    administrator.post(format!("/projects/{project}/tasks"), task).await.is(201);
    let waiting: Value = administrator.get(format!("/approvals?project_id={project}")).await.good();
    waiting["data"][0]["id"].as_str().map_or_else(nobody, |id| id.parse().unwrap())
}
