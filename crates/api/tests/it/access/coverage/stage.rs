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
    /// An earlier version of such a file.
    pub(super) file_version: Uuid,
    pub(super) time_entry: Uuid,
    pub(super) template: Uuid,
}

pub(super) struct Stage {
    visible: HashMap<Actor, Things>,
    hidden: Things,
    missing: Things,
}

const READING: [Permission; 8] = [
    Permission::ProjectViewOverview,
    Permission::ProjectViewAll,
    Permission::TaskView,
    Permission::TimeViewEntries,
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
    /// For operations that leave it as it is, or for one.
    pub(super) async fn set(w: &World, operations: &[Operation]) -> Self {
        let [without, with] = match operations {
            [operation] => grants(operation),
            _ => [READING.into_iter().collect(), READING.into_iter().collect()],
        };
        w.hire("without", &without.to_names()).await;
        w.hire("with", &with.to_names()).await;
        let staff_set = set_called(w, "set of with").await;
        let mut visible = HashMap::new();
        for actor in Actor::ALL {
            let mut things = place(w, operations, staff_set, "Acme", actor.level(), actor.username()).await;
            let ends_preview = operations.iter().any(|operation| operation.id == "end_preview");
            if ends_preview && matches!(actor, Actor::With | Actor::Administrator) {
                let start = json!({"client_id": things.contact, "permission_set_id": things.permission_set});
                things.preview = actor.caller(w).post("/previews", start).await.id();
            }
            visible.insert(actor, things);
        }
        // nobody changes them: that what is refused changes nothing is checked
        let hidden = place(w, operations, staff_set, "Peter Parker", "full", "peter").await;
        Self { visible, hidden, missing: Things { staff_set, ..Things::missing() } }
    }

    /// Staff get the grants with which this operation is to be asked for.
    pub(super) async fn enter(&self, w: &World, operation: &Operation) {
        for (name, grants) in ["without", "with"].into_iter().zip(grants(operation)) {
            let grants = grants.to_names();
            w.rows().run(&format!("update permission_sets set grants = '{grants}' where name = '{name}'")).await;
        }
    }

    pub(super) fn things(&self, actor: Actor, object: Object) -> &Things {
        match object {
            Object::Missing => &self.missing,
            Object::Hidden => &self.hidden,
            Object::Visible => &self.visible[&actor],
        }
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
        } else if operation.path.ends_with("-values") || operation.path.ends_with("-settings") {
            // its revision is that of what the actor sees
            actor.caller(w).get(Request::of(operation, things).path().to_owned()).await
        } else if operation.path.ends_with("/approvers") {
            // its revision is of who is named, apart from the project's
            read(Request::of(operation, things).path().to_owned()).await
        } else if operation.is_about("custom_field_id") {
            read(format!("/custom-fields/{}", things.field)).await
        } else if operation.is_about("template_id") {
            read(format!("/project-templates/{}", things.template)).await
        } else if operation.is_about("project_id") {
            read(format!("/projects/{}", things.project)).await
        } else if operation.is_about("comment_id") {
            read(format!("/comments/{}", things.comment)).await
        } else if operation.is_about("file_id") {
            read(format!("/files/{}", things.file)).await
        } else if operation.is_about("time_entry_id") {
            read(format!("/time-entries/{}", things.time_entry)).await
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

/// Of staff without the operation's grant, and of staff with it.
fn grants(operation: &Operation) -> [Permissions; 2] {
    let needed = Permission::from_name(operation.permission());
    let all = Permissions::of_base(Base::Staff);
    [all.iter().filter(|permission| Some(*permission) != needed).collect(), READING.into_iter().chain(needed).collect()]
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
            file_version: nobody(),
            time_entry: nobody(),
            template: nobody(),
        }
    }
}

pub(super) async fn set_called(w: &World, key: &str) -> Uuid {
    w.rows().ids(&format!("select id from permission_sets where name_key = '{key}'")).await.remove(0)
}

/// A project with a board and a client, with what the operations are about, ready for them.
pub(super) async fn place(
    w: &World,
    operations: &[Operation],
    staff_set: Uuid,
    client: &str,
    level: &str,
    username: &str,
) -> Things {
    let is_about = |parameter: &str| operations.iter().any(|operation| operation.is_about(parameter));
    let has = |ids: &[&str]| operations.iter().any(|operation| ids.contains(&operation.id.as_str()));
    let is_on = |part: &str| operations.iter().any(|operation| operation.path.contains(part));
    let administrator = w.administrator();
    let project = w.add_project("Something to see", &[client], level).await;
    let task = w.add_task("Something to see", "Something to do").await;
    let columns = w.columns("Something to see").await;
    let email = "somebody@example.com";
    let new = json!({"name": "Somebody", "kind": "person", "email": email, "parent_id": w.id(client)});
    let somebody = administrator.post("/clients", new).await.id();
    if has(&["withdraw_client_invitation"]) {
        administrator.post(format!("/clients/{somebody}/invite"), json!({})).await.is(204);
    }
    let mut things = Things {
        project,
        column: columns[1].id,
        // without tasks, so that they can be deleted
        other_column: columns[2].id,
        task,
        client: somebody,
        staff_set,
        contact: w.id("Pierre"),
        ..Things::missing()
    };
    if is_about("permission_set_id") || has(&["start_preview", "end_preview"]) {
        let set = json!({"name": format!("Set {project}"), "base": "client", "grants": ["project.view_overview"]});
        things.permission_set = administrator.post("/permission-sets", set).await.id();
    }
    if is_about("account_id") {
        let colleague = json!({"name": "A colleague", "permission_set_id": staff_set});
        things.account = administrator.post("/staff", colleague).await.id();
    }
    if has(&["reactivate_staff"]) {
        administrator.post(format!("/staff/{}/deactivate", things.account), json!({})).await.is(200);
    }
    if is_about("custom_field_id") {
        let new = json!({"subject": "task", "name": nobody(), "kind": "text"});
        things.field = administrator.post("/custom-fields", new).await.id();
    }
    if is_about("template_id") {
        let new = json!({"name": nobody(), "with_tasks": true});
        things.template = administrator.post(format!("/projects/{project}/templates"), new).await.id();
    }
    if is_about("progress_update_id") {
        let said = json!({"percent": 50});
        things.progress_update = administrator.post(format!("/tasks/{task}/progress-updates"), said).await.id();
    }
    if is_about("comment_id") {
        things.comment = say(w, task, username).await;
    }
    let to_delete = [
        ("restore_project", format!("/projects/{project}")),
        ("restore_task", format!("/tasks/{task}")),
        ("restore_client", format!("/clients/{somebody}")),
        ("purge_client", format!("/clients/{somebody}")),
    ];
    for (id, path) in to_delete {
        if has(&[id]) {
            administrator.remove(path).await.is(204);
        }
    }
    things.session = if is_about("session_id") { w.add_session(username).await } else { nobody() };
    things.mail = if is_about("mail_id") { w.add_mail("john").await } else { nobody() };
    things.import = if is_about("import_id") { w.add_import().await } else { nobody() };
    if is_on("approval") {
        things.approval = ask(w, project, columns[2].id).await;
    }
    let decider = w.as_(if client == "Acme" { "acme" } else { "peter" });
    if is_on("/approvals/{approval_id}/receipt") && level != "not_visible" {
        let path = format!("/approvals/{}/decisions", things.approval);
        decider.post(path, json!({"verdict": "ok"})).await.is(200);
    }
    if has(&["read_approval_file_content"]) {
        if level != "not_visible" {
            let path = format!("/approvals/{}/files?name=plan.txt", things.approval);
            let upload = decider.ask(Method::POST, path).body("application/octet-stream", "a plan");
            things.file = upload.send().await.id();
        }
    } else if is_about("file_id") {
        things.file = attach(w, operations, task).await;
    }
    if is_about("version_id") {
        things.file_version = replace(w, operations, task).await;
    }
    if is_on("time") {
        things.time_entry = work(w, project, level).await;
    }
    things
}

/// By whom it is asked for, if they may; else by the administrator, to clients too.
async fn say(w: &World, task: Uuid, username: &str) -> Uuid {
    let comments = format!("/tasks/{task}/comments");
    let own = w.as_(username).post(&comments, json!({"text": "Said"})).await;
    match own.status {
        201 => own.id(),
        _ => w.administrator().post(&comments, json!({"text": "Said", "is_team_only": false})).await.id(),
    }
}

async fn attach(w: &World, operations: &[Operation], task: Uuid) -> Uuid {
    let path = format!("/tasks/{task}/files?name=plan.txt&is_team_only=false");
    let upload = w.administrator().ask(Method::POST, path).body("application/octet-stream", "a plan");
    let file = upload.send().await.id();
    if operations.iter().any(|operation| ["restore_file", "purge_file"].contains(&operation.id.as_str())) {
        w.administrator().remove(format!("/files/{file}")).await.is(204);
    }
    file
}

async fn replace(w: &World, operations: &[Operation], task: Uuid) -> Uuid {
    let file = attach(w, operations, task).await;
    let again = w.administrator().ask(Method::POST, format!("/files/{file}/versions"));
    again.body("application/octet-stream", "another plan").send().await.is(200);
    let versions: Value = w.administrator().get(format!("/files/{file}/versions")).await.good();
    versions["data"][0]["id"].as_str().unwrap().parse().unwrap()
}

/// Logs some time on a project, which shows it if it shows anything.
async fn work(w: &World, project: Uuid, level: &str) -> Uuid {
    let shown = json!({"time_shown": level != "not_visible"});
    w.administrator().edit(format!("/projects/{project}"), shown).await.is(200);
    let new = json!({"day": w.now().date_naive(), "minutes": 60});
    w.administrator().post(format!("/projects/{project}/time-entries"), new).await.id()
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
