//! Who may be given a task, who is told of it, and what becomes of it when access is lost (R27, R44, R58, R68).

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{AssigneeList, Board, Rehearsal, Task};

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}

async fn assign(caller: Caller<'_>, w: &World, task: &str, username: &str) -> Reply {
    let add = vec![account(w, username).await];
    caller.post(format!("{}/assignees", w.task(task)), json!({"add": add})).await
}

async fn unassign(caller: Caller<'_>, w: &World, task: &str, username: &str) -> Reply {
    let remove = vec![account(w, username).await];
    caller.post(format!("{}/assignees", w.task(task)), json!({"remove": remove})).await
}

/// The names on a task, as its reader has them, on the card as in the drawer; by name.
async fn names(caller: Caller<'_>, w: &World, project: &str, task: &str) -> Vec<String> {
    let read: Task = caller.read_task(task).await.good();
    let board: Board = caller.read_board(project).await.good();
    let card = board.columns.into_iter().flat_map(|column| column.tasks).find(|card| card.id == w.id(task)).unwrap();
    let of = |people: Vec<vitrine_contract::Assignee>| people.into_iter().map(|one| one.name).collect::<Vec<_>>();
    let mut names = of(read.assignees);
    assert_eq!(of(card.assignees), names);
    names.sort();
    names
}

async fn possible(caller: Caller<'_>, w: &World, task: &str) -> Vec<String> {
    let reply = caller.get(format!("{}/possible-assignees", w.task(task))).await;
    reply.good::<AssigneeList>().data.into_iter().map(|one| one.name).collect()
}

#[actix_web::test]
async fn contacts_of_the_projects_clients_are_asked_on_full_and_nowhere_else() {
    // B126, B191, R27, R68, T-025
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        w.add_internal_task("Site", "Internal").await;
        for level in ["not_visible", "overview", "read_only", "full"] {
            w.set_level("Site", level).await;
            let contacts = ["Acme (France)", "Chloe", "Pierre"].into_iter().filter(|_| level == "full");
            let expected: Vec<&str> = ["Marion Leroy"].into_iter().chain(contacts).collect();
            assert_eq!(possible(w.administrator(), &w, "Shared").await, expected, "{level}");
            assert_eq!(possible(w.administrator(), &w, "Internal").await, ["Marion Leroy"], "{level}");
            let before = w.digest().await;
            for username in ["john", "acme", "ravi"] {
                let reply = assign(w.administrator(), &w, "Shared", username).await;
                reply.is_invalid("/add/0", "not_assignable");
            }
            assign(w.administrator(), &w, "Internal", "pierre").await.is_invalid("/add/0", "not_assignable");
            if level != "full" {
                assign(w.administrator(), &w, "Shared", "pierre").await.is_invalid("/add/0", "not_assignable");
            }
            assert_eq!(w.digest().await, before, "{level}");
        }
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        assign(w.administrator(), &w, "Shared", "marion").await.is(200);
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        for caller in ["marion", "pierre", "chloe"] {
            assert_eq!(names(w.as_(caller), &w, "Site", "Shared").await.len(), 2, "{caller}");
        }
        unassign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        assert_eq!(names(w.as_("chloe"), &w, "Site", "Shared").await, ["Marion Leroy"]);
    })
    .await;
}

#[actix_web::test]
async fn a_contact_who_does_not_see_the_task_is_not_asked() {
    // R68: a live login that sees the task
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        let blind = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
        w.administrator().edit_client("Pierre", json!({"privileges": blind})).await.is(200);
        w.grant_only("chloe", &["project.view_overview"]).await;
        w.administrator().edit_client("Acme (France)", json!({"credentials": null})).await.is(200);
        assert_eq!(possible(w.administrator(), &w, "Shared").await, ["Marion Leroy"]);
        w.administrator().edit(format!("{}/access", w.project("Site")), json!({"is_invited_only": true})).await.is(200);
        assert_eq!(possible(w.administrator(), &w, "Shared").await, ["Marion Leroy"]);
    })
    .await;
}

#[actix_web::test]
async fn clients_assign_whom_they_know_and_learn_of_no_others() {
    // B123, B190, R44, R58, T-003, T-053
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)", "IBM"], "full").await;
        w.add_task("Site", "Shared").await;
        w.hire("vera", "project.view_overview project.view_all task.view").await;
        assert_eq!(possible(w.as_("pierre"), &w, "Shared").await, ["Marion Leroy", "Acme (France)", "Chloe", "Pierre"]);
        let before = w.digest().await;
        let strange = async |id: Uuid| {
            let reply = w.as_("pierre").post(format!("{}/assignees", w.task("Shared")), json!({"add": [id]})).await;
            reply.is_invalid("/add/0", "not_assignable");
            reply
        };
        let missing = strange(nobody()).await;
        for username in ["john", "vera", "ravi"] {
            strange(account(&w, username).await).await.is_indistinguishable_from(&missing);
        }
        assert_eq!(w.digest().await, before);
        assign(w.as_("pierre"), &w, "Shared", "chloe").await.is(200);
        for username in ["john", "vera"] {
            assign(w.administrator(), &w, "Shared", username).await.is(200);
        }
        assert_eq!(names(w.administrator(), &w, "Site", "Shared").await, ["Chloe", "John", "vera"]);
        assert_eq!(names(w.as_("pierre"), &w, "Site", "Shared").await, ["Chloe", "vera"]);
        assert_eq!(names(w.as_("john"), &w, "Site", "Shared").await, ["John", "vera"]);
        // who is not known is not taken off either, and the answer does not tell that they were there
        let seen = w.as_("pierre").read_task("Shared").await;
        assert_eq!(unassign(w.as_("pierre"), &w, "Shared", "john").await.text(), seen.text());
        assert_eq!(names(w.administrator(), &w, "Site", "Shared").await.len(), 3);
        let shown = json!({"co_clients_visible": true});
        w.administrator().edit(format!("{}/access", w.project("Site")), shown).await.is(200);
        assert_eq!(names(w.as_("pierre"), &w, "Site", "Shared").await, ["Chloe", "John", "vera"]);
        let all =
            ["project.view_overview", "task.view", "task.edit_assignee", "people.view_team", "people.view_colleagues"];
        for (missing, expected) in
            [("people.view_team", vec!["Chloe", "John"]), ("people.view_colleagues", vec!["vera"])]
        {
            let grants: Vec<&str> = all.into_iter().filter(|grant| *grant != missing).collect();
            w.grant_only("pierre", &grants).await;
            assert_eq!(names(w.as_("pierre"), &w, "Site", "Shared").await, expected, "without {missing}");
        }
        w.grant_only("pierre", &all[..2]).await;
        assign(w.as_("pierre"), &w, "Shared", "pierre").await.is_problem(403, "not-permitted");
        w.as_("pierre").get(format!("{}/possible-assignees", w.task("Shared"))).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn staff_who_know_no_clients_ask_their_colleagues() {
    // R40
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        let grants = "project.view_overview project.view_all task.view task.edit_assignee";
        w.hire("vera", grants).await;
        w.hire("walt", "project.view_overview task.view").await;
        assert_eq!(possible(w.as_("vera"), &w, "Shared").await, ["Marion Leroy", "vera"]);
        assign(w.as_("vera"), &w, "Shared", "pierre").await.is_invalid("/add/0", "not_assignable");
        assign(w.as_("vera"), &w, "Shared", "walt").await.is_invalid("/add/0", "not_assignable");
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        assert_eq!(names(w.as_("vera"), &w, "Site", "Shared").await, ["Pierre"]);
    })
    .await;
}

#[actix_web::test]
async fn cards_follow_the_people_on_them() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        w.hire("vera", "project.view_overview project.view_all task.view people.manage_own").await;
        for username in ["pierre", "vera"] {
            assign(w.administrator(), &w, "Shared", username).await.is(200);
        }
        let seen = async || names(w.as_("chloe"), &w, "Site", "Shared").await;
        assert_eq!(seen().await, ["Pierre", "vera"]);
        w.administrator().edit_client("Pierre", json!({"name": "Pierre Martin"})).await.is(200);
        assert_eq!(seen().await, ["Pierre Martin", "vera"]);
        w.as_("vera").edit("/me", json!({"name": "Vera Hall"})).await.is(200);
        assert_eq!(seen().await, ["Pierre Martin", "Vera Hall"]);
        // the bin takes them off, and gives them back (R32)
        w.administrator().remove(w.client("Pierre")).await.is(204);
        assert_eq!(seen().await, ["Vera Hall"]);
        w.administrator().post(format!("{}/restore", w.client("Pierre")), json!({})).await.is(200);
        assert_eq!(seen().await, ["Pierre Martin", "Vera Hall"]);
        // another tree, and its name is not for this one any more
        let place = json!({"parent_id": w.id("IBM")});
        w.administrator().post(format!("{}/move", w.client("Pierre")), place).await.is(200);
        assert_eq!(seen().await, ["Vera Hall"]);
    })
    .await;
}

/// A change of a project's access, with what was decided about the tasks of clients.
async fn change(w: &World, change: Value, decision: Option<&str>) -> Reply {
    let marion = w.administrator();
    let etag = marion.read_project("Site").await.etag();
    let ask = marion.ask(Method::PATCH, w.project("Site")).header("if-match", &etag);
    let ask = match decision {
        Some(decision) => ask.header("client-assignees", decision),
        None => ask,
    };
    ask.json(change).send().await
}

async fn waits(w: &World) -> Value {
    let task: Value = w.administrator().read_task("Shared").await.good();
    task["assignees"][0]["is_waiting"].clone()
}

#[actix_web::test]
async fn a_level_is_not_lowered_under_a_clients_task_without_a_word() {
    // R27
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_project("Other", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        let lower = json!({"level": "read_only"});
        let before = w.digest().await;
        change(&w, lower.clone(), None).await.is_problem(409, "assignees-undecided");
        change(&w, lower.clone(), Some("perhaps")).await.is_problem(400, "malformed-request");
        for stranger in [nobody(), account(&w, "john").await, account(&w, "chloe").await] {
            change(&w, lower.clone(), Some(&stranger.to_string()))
                .await
                .is_invalid("Client-Assignees", "not_assignable");
        }
        let bulk = json!({"project_ids": w.ids(&["Other", "Site"]), "level": "overview"});
        w.administrator().post("/projects/bulk", bulk).await.is_problem(409, "assignees-undecided");
        let access = format!("{}/access", w.project("Site"));
        w.administrator().edit(access.clone(), lower.clone()).await.is_problem(409, "assignees-undecided");
        let invited = json!({"is_invited_only": true});
        w.administrator().edit(access, invited).await.is_problem(409, "assignees-undecided");
        assert_eq!(w.digest().await, before);
        // what takes nobody's task asks for nothing
        change(&w, json!({"name": "Site", "state": "archived"}), None).await.is(200);
        change(&w, json!({"state": "active"}), None).await.is(200);
        w.administrator().remove(w.project("Site")).await.is(204);
        w.administrator().post(format!("{}/restore", w.project("Site")), json!({})).await.is(200);

        change(&w, lower.clone(), Some("keep")).await.is(200);
        assert_eq!(waits(&w).await, json!(true));
        change(&w, json!({"level": "full"}), None).await.is(200);
        assert_eq!(waits(&w).await, json!(false));
        let marion = account(&w, "marion").await.to_string();
        change(&w, lower.clone(), Some(&marion)).await.is(200);
        assert_eq!(names(w.administrator(), &w, "Site", "Shared").await, ["Marion Leroy"]);
        change(&w, json!({"level": "full"}), None).await.is(200);
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        change(&w, lower, Some("unassign")).await.is(200);
        assert_eq!(names(w.administrator(), &w, "Site", "Shared").await, ["Marion Leroy"]);
    })
    .await;
}

#[actix_web::test]
async fn a_review_shows_the_tasks_that_clients_would_lose() {
    // R27
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        let rehearse = async || {
            let etag = w.administrator().read_project("Site").await.etag();
            let revision = etag.trim_matches('"');
            let change = json!({"change": "update_project", "project_id": w.id("Site"), "revision": revision,
                "input": {"level": "read_only"}});
            w.administrator().post("/rehearsals", change).await.good::<Rehearsal>()
        };
        let told = rehearse().await;
        assert_eq!(told.assignments.len(), 1);
        let lost = &told.assignments[0];
        assert_eq!((lost.task_id, lost.project_name.as_str()), (w.id("Shared"), "Site"));
        assert_eq!(lost.assignee.name, "Pierre");
        // one more is another decision
        assign(w.administrator(), &w, "Shared", "chloe").await.is(200);
        assert_ne!(rehearse().await.fingerprint, told.fingerprint);
    })
    .await;
}

#[actix_web::test]
async fn who_loses_access_keeps_the_task_and_staff_read_that_it_waits() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        assign(w.administrator(), &w, "Shared", "pierre").await.is(200);
        assert_eq!(waits(&w).await, json!(false));
        change(&w, json!({"level": "read_only"}), Some("keep")).await.is(200);
        let board: Board = w.administrator().read_board("Site").await.good();
        assert_eq!(board.columns[0].tasks[0].assignees[0].is_waiting, Some(true));
        // to clients there is no such mark
        let task: Value = w.as_("pierre").read_task("Shared").await.good();
        assert_eq!(task["assignees"][0].get("is_waiting"), None);
        change(&w, json!({"level": "full"}), None).await.is(200);
        assert_eq!(waits(&w).await, json!(false));
        let blind = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
        w.administrator().edit_client("Pierre", json!({"privileges": blind})).await.is(200);
        assert_eq!(waits(&w).await, json!(true), "R68");
    })
    .await;
}
