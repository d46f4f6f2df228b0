//! What became of a task: for the team all of it, for clients what happened before their eyes (R44, R45, R49, R58, T-009, T-140).

use crate::harness::{Caller, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::{TaskChange, TaskDeed, TaskHistoryEntry, TaskHistoryPage, TaskPart};

async fn history(caller: Caller<'_>, w: &World, task: &str) -> Vec<TaskHistoryEntry> {
    caller.get(format!("{}/history?limit=100", w.task(task))).await.good::<TaskHistoryPage>().data
}

/// Newest first.
async fn deeds(caller: Caller<'_>, w: &World, task: &str) -> Vec<TaskDeed> {
    history(caller, w, task).await.into_iter().map(|entry| entry.deed).collect()
}

fn change(part: TaskPart, before: Option<&str>, after: Option<&str>) -> TaskChange {
    TaskChange { part, before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}

#[actix_web::test]
async fn who_changed_what_and_when_is_told() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Draft").await;
        let columns = w.columns("Site").await;
        w.as_("pierre").move_to("Draft", columns[1].id).await.is(200);
        w.as_("pierre").move_to("Draft", columns[1].id).await.is(200);
        w.administrator().edit(w.task("Draft"), json!({"title": "Sketch", "due_on": "2027-03-01"})).await.is(200);
        let assign = json!({"add": [account(&w, "chloe").await]});
        w.administrator().post(format!("{}/assignees", w.task("Draft")), assign).await.is(200);
        let told = history(w.administrator(), &w, "Draft").await;
        let by: Vec<_> = told.iter().map(|entry| (entry.deed, entry.author.name.as_deref())).collect();
        let (marion, pierre) = (Some("Marion Leroy"), Some("Pierre"));
        // the second move put it where it was
        let expected = [
            (TaskDeed::Assigned, marion),
            (TaskDeed::Updated, marion),
            (TaskDeed::Moved, pierre),
            (TaskDeed::Created, marion),
        ];
        assert_eq!(by, expected);
        assert_eq!(told[0].changes, [change(TaskPart::Assignee, None, Some("Chloe"))]);
        assert!(told[1].changes.contains(&change(TaskPart::Title, Some("Draft"), Some("Sketch"))));
        assert!(told[1].changes.contains(&change(TaskPart::DueOn, None, Some("2027-03-01"))));
        let [from, to] = [0, 1].map(|at| columns[at].name.as_str());
        assert_eq!(told[2].changes, [change(TaskPart::Column, Some(from), Some(to))]);
        // page by page
        let first: TaskHistoryPage = w.administrator().get(format!("{}/history?limit=3", w.task("Draft"))).await.good();
        let cursor = first.next_cursor.unwrap();
        let rest: TaskHistoryPage =
            w.administrator().get(format!("{}/history?limit=3&cursor={cursor}", w.task("Draft"))).await.good();
        assert_eq!((rest.data.len(), rest.next_cursor), (1, None));
    })
    .await;
}

#[actix_web::test]
async fn clients_read_what_happened_before_their_eyes_and_no_replaced_words() {
    // R45: what a task was before it was shown is not shown with it
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "read_only").await;
        w.add_internal_task("Site", "The client pays late").await;
        let task = "The client pays late";
        let columns = w.columns("Site").await;
        let edit = async |change| {
            w.administrator().edit(w.task(task), change).await.is(200);
        };
        edit(json!({"title": "Invoice", "is_team_only": false})).await;
        assert!(deeds(w.as_("pierre"), &w, task).await.is_empty());
        edit(json!({"title": "Invoices", "due_on": "2027-03-01"})).await;
        // nor what was done while they could not watch
        for level in ["not_visible", "overview"] {
            w.set_level("Site", level).await;
            edit(json!({"due_on": "2027-03-02"})).await;
            edit(json!({"due_on": "2027-03-03"})).await;
        }
        w.set_level("Site", "read_only").await;
        w.administrator().move_to(task, columns[1].id).await.is(200);
        assert_eq!(deeds(w.as_("pierre"), &w, task).await, [TaskDeed::Moved, TaskDeed::Updated]);
        let told = history(w.as_("pierre"), &w, task).await.remove(1);
        assert!(told.changes.contains(&change(TaskPart::Title, None, None)));
        assert!(told.changes.contains(&change(TaskPart::DueOn, None, Some("2027-03-01"))));
        let text = w.as_("pierre").get(format!("{}/history", w.task(task))).await;
        assert!(!text.text().contains("late") && !text.text().contains("team_only"), "{}", text.text());
        assert_eq!(deeds(w.administrator(), &w, task).await.len(), 8);
    })
    .await;
}

#[actix_web::test]
async fn a_hidden_task_has_no_history_t_009() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        w.add_internal_task("Site", "Internal").await;
        let missing = w.as_("pierre").get(format!("/tasks/{}/history", nobody())).await;
        missing.is_problem(404, "not-found");
        let is_hidden = async |reader: &str, task: &str| {
            w.as_(reader).get(format!("{}/history", w.task(task))).await.is_indistinguishable_from(&missing);
        };
        is_hidden("pierre", "Internal").await;
        is_hidden("john", "Shared").await;
        for level in ["not_visible", "overview"] {
            w.set_level("Site", level).await;
            is_hidden("pierre", "Shared").await;
        }
        w.set_level("Site", "full").await;
        w.administrator().remove(w.task("Shared")).await.is(204);
        is_hidden("pierre", "Shared").await;
    })
    .await;
}

#[actix_web::test]
async fn co_clients_of_another_root_are_not_named_r44_r58() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)", "IBM"], "full").await;
        w.add_task("Site", "Shared").await;
        let columns = w.columns("Site").await;
        w.as_("john").move_to("Shared", columns[1].id).await.is(200);
        let assign = json!({"add": [account(&w, "alisha").await]});
        w.administrator().post(format!("{}/assignees", w.task("Shared")), assign).await.is(200);
        let told = history(w.as_("pierre"), &w, "Shared").await;
        assert_eq!(
            told[0].deed,
            TaskDeed::Moved,
            "that somebody was assigned whom Pierre may not know is no news to him"
        );
        assert_eq!((told[0].author.name.as_deref(), told[0].author.id), (None, None));
        let text = w.as_("pierre").get(format!("{}/history", w.task("Shared"))).await;
        assert!(!text.text().contains("John") && !text.text().contains("Alisha"), "{}", text.text());
        let own = history(w.as_("john"), &w, "Shared").await;
        assert_eq!(own[0].author.name.as_deref(), Some("John"));
    })
    .await;
}

#[actix_web::test]
async fn of_approval_clients_read_where_the_rounds_are() {
    // R19: a round may be for certain people only
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        let column = w.columns("Site").await.remove(2);
        let etag = format!("\"{}\"", column.revision);
        w.administrator().patch(format!("/columns/{}", column.id), &etag, json!({"asks_approval": true})).await.is(200);
        w.administrator().move_to("Shared", column.id).await.is(200);
        assert_eq!(deeds(w.administrator(), &w, "Shared").await[0], TaskDeed::ApprovalRequested);
        assert_eq!(deeds(w.as_("pierre"), &w, "Shared").await[0], TaskDeed::Moved);
    })
    .await;
}

/// A client who comes later reads nothing of what was done for those before (R44, R58, T-140).
#[actix_web::test]
async fn who_comes_later_does_not_read_the_past() {
    everywhere(async |w| {
        w.add_project("Site", &["IBM"], "full").await;
        w.add_task("Site", "Draft").await;
        let columns = w.columns("Site").await;
        w.administrator().move_to("Draft", columns[1].id).await.is(200);
        let etag = w.administrator().get(w.project("Site")).await.etag();
        let clients = json!({"client_ids": w.ids(&["IBM", "Acme (France)"]), "confirm_foreign_root": true});
        let path = format!("{}/clients", w.project("Site"));
        w.administrator().ask(Method::PUT, path).header("if-match", &etag).json(clients).send().await.is(200);
        assert!(history(w.as_("pierre"), &w, "Draft").await.is_empty());
        w.administrator().move_to("Draft", columns[0].id).await.is(200);
        assert_eq!(deeds(w.as_("pierre"), &w, "Draft").await, [TaskDeed::Moved]);
        assert_eq!(deeds(w.as_("john"), &w, "Draft").await, [TaskDeed::Moved, TaskDeed::Moved, TaskDeed::Created]);
    })
    .await;
}
