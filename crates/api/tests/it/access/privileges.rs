//! The three privileges and the permission set: layers that narrow what the level would show (fixture E on the board).

use crate::harness::{World, everywhere};
use serde_json::{Value, json};
use vitrine_contract::ProjectAct;

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_task("Site", "Shared task").await;
}

async fn set_privileges(w: &World, tasks: bool, progress: bool, update: &str) {
    let privileges = json!({"view_tasks": tasks, "view_progress": progress, "update_progress": update});
    w.administrator().edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
}

#[actix_web::test]
async fn without_the_first_privilege_there_is_no_board_and_no_task_whatever_the_others_say() {
    everywhere(async |w| {
        furnished(&w).await;
        for (tasks, progress, update) in [
            (false, false, "off"),
            (false, false, "full"),
            (false, true, "off"),
            (false, true, "full"),
            (true, false, "off"),
            (true, false, "full"),
            (true, true, "off"),
            (true, true, "full"),
        ] {
            set_privileges(&w, tasks, progress, update).await;
            let pierre = w.as_("pierre");
            let status = if tasks { 200 } else { 404 };
            let case = format!("P1 {tasks}, P2 {progress}, P3 {update} (R65)");
            pierre.read_board("Site").await.is(status);
            pierre.read_task("Shared task").await.is(status);
            pierre.get(format!("{}/tasks", w.project("Site"))).await.is(status);
            assert_eq!(pierre.found("shared%20task").await.len(), usize::from(tasks), "{case}");
            let project: Value = pierre.read_project("Site").await.good();
            assert_eq!(project.get("task_counts").is_some(), tasks, "{case}");
            assert_eq!(project.get("progress_percent").is_some(), tasks && progress, "{case}");
            let may: Vec<ProjectAct> = serde_json::from_value(project["may"].clone()).unwrap();
            assert_eq!(may.contains(&ProjectAct::CreateTask), tasks, "{case}");
            let new = json!({"title": "Another"});
            pierre.post(format!("{}/tasks", w.project("Site")), new).await.is(if tasks { 201 } else { 403 });
        }
    })
    .await;
}

#[actix_web::test]
async fn each_missing_grant_closes_what_it_opens() {
    const ALL: [&str; 5] = ["project.view_overview", "task.view", "task.create", "task.edit_status", "task.edit_dates"];
    everywhere(async |w| {
        furnished(&w).await;
        let column = w.columns("Site").await[1].id;
        for missing in ALL {
            let grants: Vec<&str> = ALL.into_iter().filter(|grant| *grant != missing).collect();
            w.grant_only("pierre", &grants).await;
            let pierre = w.as_("pierre");
            let or = |closed_by: &[&str], status: u16, otherwise: u16| {
                if closed_by.contains(&missing) { status } else { otherwise }
            };
            pierre.read_project("Site").await.is(or(&["project.view_overview"], 404, 200));
            let sight = or(&["project.view_overview", "task.view"], 404, 200);
            pierre.read_board("Site").await.is(sight);
            let etag = w.administrator().read_task("Shared task").await.etag();
            let due = pierre.patch(w.task("Shared task"), &etag, json!({"due_on": null})).await;
            due.is(if sight == 404 { 404 } else { or(&["task.edit_dates"], 403, 200) });
            let moved = pierre.move_to("Shared task", column).await;
            moved.is(if sight == 404 { 404 } else { or(&["task.edit_status"], 403, 200) });
            let new = pierre.post(format!("{}/tasks", w.project("Site")), json!({"title": "Another"})).await;
            new.is(or(&["project.view_overview"], 404, or(&["task.view", "task.create"], 403, 201)));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_client_holds_no_grant_of_the_staff_whatever_its_set_says() {
    everywhere(async |w| {
        furnished(&w).await;
        w.grant_only("pierre", &["project.view_overview", "client.view_info", "project.edit", "audit.view", "*"]).await;
        let pierre = w.as_("pierre");
        assert_eq!(pierre.session().await.grants, ["project.view_overview"]);
        for path in ["/clients", "/deleted-clients", "/permission-sets", "/audit-entries"] {
            pierre.get(path).await.is_problem(404, "not-found");
        }
        let etag = pierre.read_project("Site").await.etag();
        pierre.patch(w.project("Site"), &etag, json!({"name": "Mine"})).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn a_set_of_the_other_side_lets_nobody_in() {
    everywhere(async |w| {
        let staff = "(select id from permission_sets where is_builtin and name_key = 'administrator')";
        let change = format!("update accounts set permission_set_id = {staff} where username = 'pierre'");
        w.rows().run(&change).await;
        w.as_("pierre").get("/projects").await.is_problem(401, "not-signed-in");
    })
    .await;
}
