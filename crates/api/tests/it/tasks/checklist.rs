//! The steps of a task: the team's to write, and on FULL the client's to check off.

use crate::harness::{World, everywhere, nobody};
use serde_json::json;
use vitrine_contract::{Board, Task, TaskCounts};

/// Titles with a mark before those that are done.
async fn steps(w: &World, reader: &str) -> Vec<String> {
    let task: Task = w.as_(reader).read_task("Shared").await.good();
    let told = |item: &vitrine_contract::CheckItem| format!("{}{}", if item.is_done { "*" } else { "" }, item.title);
    task.checklist.iter().map(told).collect()
}

async fn furnished(w: &World, level: &str) -> Task {
    w.add_project("Site", &["Acme (France)"], level).await;
    w.add_task("Site", "Shared").await;
    let add = json!({"add": ["Draft", "Review", "Print"]});
    w.administrator().post(format!("{}/checklist", w.task("Shared")), add).await.good()
}

#[actix_web::test]
async fn steps_are_added_ordered_and_removed() {
    everywhere(async |w| {
        let task = furnished(&w, "full").await;
        let [draft, review, print] = [0, 1, 2].map(|at| task.checklist[at].id);
        let path = format!("{}/checklist", w.task("Shared"));
        let change = async |change| w.administrator().post(path.clone(), change).await;
        assert_eq!(steps(&w, "pierre").await, ["Draft", "Review", "Print"]);
        change(json!({"order": [print, draft]})).await.is(200);
        assert_eq!(steps(&w, "pierre").await, ["Print", "Draft", "Review"]);
        change(json!({"remove": [draft, nobody()], "add": ["Send"]})).await.is(200);
        assert_eq!(steps(&w, "pierre").await, ["Print", "Review", "Send"]);
        let before = w.digest().await;
        change(json!({"remove": [draft], "order": [print, review]})).await.is(200);
        for (add, pointer, code) in [
            (json!([""]), "/add/0", "required"),
            (json!(["Good", "Line\nbreak"]), "/add/1", "control_characters"),
            (json!(vec!["Step"; 98]), "/add", "out_of_range"),
        ] {
            change(json!({"add": add})).await.is_invalid(pointer, code);
        }
        assert_eq!(w.digest().await, before);
        // the revision of the task stands still: nobody's other work is out of date by it
        let now: Task = w.administrator().read_task("Shared").await.good();
        assert_eq!(now.revision, task.revision);
    })
    .await;
}

#[actix_web::test]
async fn only_full_lets_a_client_check_off_and_none_lets_it_write() {
    // B190, B194, T-024
    for (level, status) in [("not_visible", 404), ("overview", 404), ("read_only", 403), ("full", 200)] {
        everywhere(async |w| {
            let task = furnished(&w, level).await;
            let (item, before) = (task.checklist[1].id, w.digest().await);
            let path = w.task("Shared");
            let check = json!({"item_id": item, "is_done": true});
            let add = json!({"add": ["Mine"]});
            w.as_("pierre").post(format!("{path}/checklist"), &add).await.is(if status == 404 { 404 } else { 403 });
            w.as_("pierre").post(format!("{path}/check"), &check).await.is(status);
            if status != 200 {
                assert_eq!(w.digest().await, before, "{level}");
                return;
            }
            assert_eq!(steps(&w, "chloe").await, ["Draft", "*Review", "Print"]);
            let board: Board = w.as_("chloe").read_board("Site").await.good();
            assert_eq!(board.columns[0].tasks[0].checklist, Some(TaskCounts { total: 3, done: 1 }));
            // a step of another task is none of this one
            w.add_task("Site", "Another").await;
            let stranger = w.as_("pierre").post(format!("{}/check", w.task("Another")), &check).await;
            stranger.is_invalid("/item_id", "unknown_value");
            w.as_("pierre").post(format!("{path}/check"), json!({"item_id": item, "is_done": false})).await.is(200);
            assert_eq!(steps(&w, "chloe").await, ["Draft", "Review", "Print"]);
        })
        .await;
    }
}

#[actix_web::test]
async fn the_steps_of_a_team_only_task_are_as_hidden_as_the_task() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_internal_task("Site", "Internal").await;
        let path = w.task("Internal");
        let task: Task = w.administrator().post(format!("{path}/checklist"), json!({"add": ["Secret"]})).await.good();
        let check = json!({"item_id": task.checklist[0].id, "is_done": true});
        let missing = w.as_("pierre").post(format!("/tasks/{}/check", nobody()), &check).await;
        let hidden = w.as_("pierre").post(format!("{path}/check"), &check).await;
        hidden.is(404).is_indistinguishable_from(&missing);
        assert!(!w.as_("pierre").read_board("Site").await.text().contains("checklist"));
    })
    .await;
}
