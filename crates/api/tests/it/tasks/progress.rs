//! How far tasks are: who says it, who reads it, and that nothing said is overwritten (B007, B009, R3, R36, R65).

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::{Board, EventKind, ProgressUpdate, ProgressUpdatePage, Task};

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)", "IBM"], "full").await;
    w.add_task("Site", "Shared").await;
    w.add_internal_task("Site", "Internal").await;
}

fn updates(w: &World, task: &str) -> String {
    format!("{}/progress-updates", w.task(task))
}

async fn update(caller: Caller<'_>, w: &World, task: &str, input: Value) -> Reply {
    caller.post(updates(w, task), input).await
}

/// What somebody reads of the task's history, oldest first.
async fn history(caller: Caller<'_>, w: &World) -> Vec<ProgressUpdate> {
    let page: ProgressUpdatePage = caller.get(updates(w, "Shared")).await.good();
    page.data.into_iter().rev().collect()
}

async fn percents(caller: Caller<'_>, w: &World) -> Vec<u8> {
    history(caller, w).await.into_iter().map(|update| update.percent).collect()
}

/// How far the task is to somebody, in the drawer as on its card.
async fn now(caller: Caller<'_>, w: &World) -> Option<u8> {
    let task: Task = caller.read_task("Shared").await.good();
    let board: Board = caller.read_board("Site").await.good();
    let card =
        board.columns.into_iter().flat_map(|column| column.tasks).find(|card| card.id == w.id("Shared")).unwrap();
    let percent = task.progress.map(|progress| progress.percent);
    assert_eq!(card.progress_percent, percent);
    percent
}

async fn allow(w: &World, client: &str, p2: bool, p3: &str) {
    let privileges = json!({"view_tasks": true, "view_progress": p2, "update_progress": p3});
    w.administrator().edit_client(client, json!({"privileges": privileges})).await.is(200);
}

#[actix_web::test]
async fn an_update_supersedes_and_overwrites_nothing() {
    // B010, B044, R3
    everywhere(async |w| {
        furnished(&w).await;
        assert_eq!(now(w.administrator(), &w).await, None);
        let first = json!({"percent": 70, "hours_left": 6.5, "note": "Phone screens **done**"});
        update(w.administrator(), &w, "Shared", first).await.is(201);
        update(w.as_("pierre"), &w, "Shared", json!({"percent": 40})).await.is(201);
        for caller in ["marion", "pierre", "chloe"] {
            let all = history(w.as_(caller), &w).await;
            let said: Vec<_> = all.iter().map(|one| (one.percent, one.percent_before, one.hours_left)).collect();
            assert_eq!(said, [(70, None, Some(6.5)), (40, Some(70), None)], "{caller}");
            assert_eq!(all[0].note.as_deref(), Some("Phone screens **done**"));
            assert_eq!(now(w.as_(caller), &w).await, Some(40), "{caller}");
        }
        // how far the project is counts what is done, as before
        let project: Value = w.administrator().read_project("Site").await.good();
        assert_eq!(project["progress_percent"], json!(0));
    })
    .await;
}

#[actix_web::test]
async fn others_updates_take_p2_and_ones_own_do_not() {
    // B007, B008, R5, R56, R65
    everywhere(async |w| {
        furnished(&w).await;
        update(w.administrator(), &w, "Shared", json!({"percent": 70})).await.is(201);
        allow(&w, "Pierre", false, "full").await;
        let unmoved = w.as_("pierre").read_task("Shared").await;
        update(w.administrator(), &w, "Shared", json!({"percent": 80})).await.is(201);
        w.as_("pierre").read_task("Shared").await.is_indistinguishable_from(&unmoved);
        assert!(percents(w.as_("pierre"), &w).await.is_empty());
        update(w.as_("pierre"), &w, "Shared", json!({"percent": 90})).await.is(201);
        let own = history(w.as_("pierre"), &w).await.remove(0);
        assert_eq!((own.percent, own.percent_before), (90, None), "what others said before is not told");
        assert_eq!(now(w.as_("pierre"), &w).await, None);
        assert_eq!(percents(w.as_("chloe"), &w).await, [70, 80, 90]);
        w.grant_only("chloe", &["project.view_overview", "task.view", "task.comment"]).await;
        assert!(percents(w.as_("chloe"), &w).await.is_empty(), "without the grant");
        assert_eq!(now(w.as_("chloe"), &w).await, None);
    })
    .await;
}

#[actix_web::test]
async fn updates_of_clients_of_another_root_are_not_read() {
    // R44, R58
    everywhere(async |w| {
        furnished(&w).await;
        update(w.as_("john"), &w, "Shared", json!({"percent": 30, "note": "From IBM"})).await.is(201);
        assert!(percents(w.as_("pierre"), &w).await.is_empty());
        assert_eq!(percents(w.as_("john"), &w).await, [30]);
        let access = format!("{}/access", w.project("Site"));
        w.administrator().edit(access, json!({"co_clients_visible": true})).await.is(200);
        assert_eq!(percents(w.as_("pierre"), &w).await, [30]);
    })
    .await;
}

#[actix_web::test]
async fn only_full_access_and_full_p3_let_a_client_say_how_far_a_task_is() {
    // B009, R36, T-024
    everywhere(async |w| {
        furnished(&w).await;
        let said = json!({"percent": 10});
        for (level, p3, expected) in [
            ("not_visible", "full", 404),
            ("overview", "full", 404),
            ("read_only", "full", 403),
            ("full", "off", 403),
            ("full", "comment", 403),
            ("full", "full", 201),
        ] {
            w.set_level("Site", level).await;
            allow(&w, "Pierre", true, p3).await;
            let before = w.digest().await;
            update(w.as_("pierre"), &w, "Shared", said.clone()).await.is(expected);
            if expected != 201 {
                assert_eq!(w.digest().await, before, "{level} {p3}");
            }
        }
        let missing = w.as_("pierre").post(format!("/tasks/{}/progress-updates", nobody()), &said).await;
        update(w.as_("pierre"), &w, "Internal", said).await.is_indistinguishable_from(&missing);
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_is_refused() {
    everywhere(async |w| {
        furnished(&w).await;
        let before = w.digest().await;
        for (input, pointer, code) in [
            (json!({"percent": 101}), "/percent", "out_of_range"),
            (json!({"percent": 50, "hours_left": -1}), "/hours_left", "out_of_range"),
            (json!({"percent": 50, "hours_left": 1e300}), "/hours_left", "out_of_range"),
            (json!({"percent": 50, "note": "x".repeat(10_001)}), "/note", "too_long"),
            (json!({}), "/percent", "required"),
            (json!({"percent": 50, "rate": 86}), "/rate", "unknown_field"),
        ] {
            update(w.administrator(), &w, "Shared", input).await.is_invalid(pointer, code);
        }
        for input in [json!({"percent": -1}), json!({"percent": 12.5}), json!({"percent": "half"})] {
            update(w.administrator(), &w, "Shared", input).await.is_problem(422, "invalid");
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn updates_are_heard_by_who_reads_them() {
    // T-097
    everywhere(async |w| {
        furnished(&w).await;
        allow(&w, "Chloe", false, "off").await;
        let (mut pierre, mut chloe) = (w.as_("pierre").listen().await, w.as_("chloe").listen().await);
        update(w.administrator(), &w, "Internal", json!({"percent": 5})).await.is(201);
        update(w.administrator(), &w, "Shared", json!({"percent": 10})).await.is(201);
        let event = pierre.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::ProgressChanged, Some(w.id("Shared"))));
        w.administrator().edit_project("Site", json!({"description": "Touched"})).await.is(200);
        for stream in [&mut pierre, &mut chloe] {
            assert_eq!(stream.next().await.unwrap().kind, EventKind::ProjectChanged);
        }
    })
    .await;
}

#[actix_web::test]
async fn staff_without_the_grant_read_no_progress_anywhere() {
    // R65: neither in the history, nor in the log
    everywhere(async |w| {
        furnished(&w).await;
        update(w.administrator(), &w, "Shared", json!({"percent": 70})).await.is(201);
        w.hire("walt", "project.view_overview project.view_all task.view audit.view").await;
        assert!(percents(w.as_("walt"), &w).await.is_empty());
        assert_eq!(now(w.as_("walt"), &w).await, None);
        let log = "/audit-entries?action=task.progress_updated";
        assert!(w.administrator().get(log).await.text().contains("70"));
        assert!(!w.as_("walt").get(log).await.text().contains("task.progress_updated"));
    })
    .await;
}

#[actix_web::test]
async fn what_was_said_while_a_task_was_internal_stays_internal() {
    // R45
    everywhere(async |w| {
        furnished(&w).await;
        let note = json!({"percent": 40, "note": "The client is late"});
        update(w.administrator(), &w, "Internal", note).await.is(201);
        w.administrator().edit(w.task("Internal"), json!({"is_team_only": false})).await.is(200);
        let read = async |caller: Caller<'_>| caller.get(updates(&w, "Internal")).await.text().contains("late");
        assert!(read(w.administrator()).await && !read(w.as_("pierre")).await);
    })
    .await;
}
