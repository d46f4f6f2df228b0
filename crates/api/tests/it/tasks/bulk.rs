//! Many tasks at once: all of it or nothing, and the way back.

use crate::harness::{World, everywhere, nobody};
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Board, BulkUpdatedTasks, Task};

const PATH: &str = "/tasks/bulk";

async fn furnished(w: &World, level: &str) {
    w.add_project("Site", &["Acme (France)"], level).await;
    for task in ["One", "Two", "Three"] {
        w.add_task("Site", task).await;
    }
    w.add_internal_task("Site", "Internal").await;
}

/// The titles of each column, as somebody sees them.
async fn board(w: &World, reader: &str) -> Vec<Vec<String>> {
    let board: Board = w.as_(reader).read_board("Site").await.good();
    let titles = |column: vitrine_contract::Column| column.tasks.into_iter().map(|card| card.title).collect();
    board.columns.into_iter().map(titles).collect()
}

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}

#[actix_web::test]
async fn many_tasks_change_in_one_request_and_back_in_another() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        w.administrator().edit(w.task("Two"), json!({"due_on": "2027-03-01"})).await.is(200);
        let (pierre, column) = (account(&w, "pierre").await, w.columns("Site").await[1].id);
        let read = async |task: &str| w.administrator().read_task(task).await.good::<Task>();
        let told = |task: &Task| {
            let people: Vec<Uuid> = task.assignees.iter().map(|one| one.id).collect();
            (task.column.id, task.due_on, task.is_team_only, people)
        };
        let before = (board(&w, "marion").await, told(&read("One").await), told(&read("Two").await));
        let change = |task: &str| {
            json!({"task_id": w.id(task), "column_id": column, "due_on": "2027-04-01", "add_assignee_ids": [pierre]})
        };
        let changed: BulkUpdatedTasks =
            w.administrator().post(PATH, json!({"tasks": [change("One"), change("Two")]})).await.good();
        assert_eq!(changed.data.len(), 2);
        assert!(changed.data.iter().all(|task| task.assignees.len() == 1 && task.column.id == column));
        assert_eq!(board(&w, "marion").await[..2], [vec!["Three", "Internal"], vec!["One", "Two"]]);
        let back: BulkUpdatedTasks = w.administrator().post(PATH, json!({"tasks": changed.undo})).await.good();
        let after = (board(&w, "marion").await, told(&read("One").await), told(&read("Two").await));
        assert_eq!(after, before);
        // and the way back from there
        w.administrator().post(PATH, json!({"tasks": back.undo})).await.is(200);
        assert_eq!(board(&w, "marion").await[..2], [vec!["Three", "Internal"], vec!["One", "Two"]]);
    })
    .await;
}

#[actix_web::test]
async fn one_fault_spoils_all_and_each_is_told_at_its_place() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let column = w.columns("Site").await[1].id;
        let john = account(&w, "john").await;
        let before = w.digest().await;
        let tasks = json!({"tasks": [
            {"task_id": w.id("One"), "column_id": column},
            {"task_id": w.id("Two"), "starts_on": "2027-04-02", "due_on": "2027-04-01"},
            {"task_id": w.id("Three"), "add_assignee_ids": [john]},
            {"task_id": w.id("Internal"), "after_task_id": null},
        ]});
        let reply = w.administrator().post(PATH, tasks).await;
        reply.is_invalid("/tasks/1/due_on", "before_start");
        reply.is_invalid("/tasks/2/add_assignee_ids/0", "not_assignable");
        reply.is_invalid("/tasks/3/column_id", "required");
        for tasks in [json!([]), json!(vec![json!({"task_id": w.id("One")}); 101])] {
            w.administrator().post(PATH, json!({"tasks": tasks})).await.is_invalid("/tasks", "out_of_range");
        }
        // nobody else writes meanwhile, so what one request may take has an end
        let people = |count: usize| json!({"task_id": w.id("One"), "remove_assignee_ids": vec![nobody(); count]});
        let tasks = json!({"tasks": [people(250), people(251)]});
        w.administrator().post(PATH, tasks).await.is_invalid("/tasks", "too_many_people");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

/// R45, T-024: what was written since a task was hidden is not shared by taking that back, nor are others' dates overwritten.
#[actix_web::test]
async fn what_changed_since_is_neither_shared_nor_overwritten_by_the_way_back() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let hide = |task: &str| json!({"task_id": w.id(task), "is_team_only": true});
        let hidden = json!({"tasks": [hide("One"), hide("Two")]});
        let done: BulkUpdatedTasks = w.administrator().post(PATH, hidden).await.good();
        let revision = |of: &[Task], id| of.iter().find(|task| task.id == id).map(|task| task.revision.clone());
        assert!(done.undo.iter().all(|back| back.revision == revision(&done.data, back.task_id)));
        let words = json!({"description": "The client pays late"});
        w.administrator().edit(w.task("Two"), words).await.is(200);
        let before = w.digest().await;
        let refused = w.administrator().post(PATH, json!({"tasks": done.undo})).await;
        let stale = refused.is_problem(412, "stale-version");
        assert_eq!(stale.current.unwrap()["title"], "Two", "it is told which");
        assert_eq!(w.digest().await, before, "the other one stays as it is, too");
        w.as_("pierre").read_task("Two").await.is(404);
        // nor is a revision of something else one of this
        let swapped = json!({"tasks": [{"task_id": w.id("One"), "revision": done.data[1].revision, "due_on": null}]});
        w.administrator().post(PATH, swapped).await.is_problem(412, "stale-version");
        // the same task twice, and back: all of them are looked at before the first is changed
        let twice = json!({"tasks": [
            {"task_id": w.id("One"), "revision": done.data[0].revision, "is_team_only": false},
            {"task_id": w.id("One"), "revision": done.data[0].revision, "due_on": "2027-04-01"},
        ]});
        let done: BulkUpdatedTasks = w.administrator().post(PATH, twice).await.good();
        w.as_("pierre").read_task("One").await.is(200);
        w.administrator().post(PATH, json!({"tasks": done.undo})).await.is(200);
        w.as_("pierre").read_task("One").await.is(404);
        // R49: who does not see a task learns nothing of its revision
        let guess = |id: Uuid| json!({"tasks": [{"task_id": id, "revision": "guess", "due_on": null}]});
        let missing = w.as_("pierre").post(PATH, guess(nobody())).await;
        w.as_("pierre").post(PATH, guess(w.id("Internal"))).await.is_indistinguishable_from(&missing);
    })
    .await;
}

#[actix_web::test]
async fn what_one_may_not_do_to_each_is_done_to_none() {
    // T-004, T-012, T-024
    everywhere(async |w| {
        furnished(&w, "full").await;
        w.add_project("Other", &["IBM"], "full").await;
        w.add_task("Other", "Foreign").await;
        let columns = w.columns("Site").await;
        let with = |other: Uuid| {
            let moved = |id: Uuid| json!({"task_id": id, "column_id": columns[1].id});
            json!({"tasks": [moved(w.id("One")), moved(other)]})
        };
        let before = w.digest().await;
        let missing = w.as_("pierre").post(PATH, with(nobody())).await;
        missing.is_problem(404, "not-found");
        for hidden in ["Internal", "Foreign"] {
            w.as_("pierre").post(PATH, with(w.id(hidden))).await.is_indistinguishable_from(&missing);
        }
        let foreign_column = json!({"tasks": [{"task_id": w.id("Foreign"), "column_id": columns[1].id}]});
        w.administrator().post(PATH, foreign_column).await.is_problem(404, "not-found");
        let internal = json!({"tasks": [{"task_id": w.id("One"), "is_team_only": true}]});
        w.as_("pierre").post(PATH, internal).await.is_invalid("/tasks/0/is_team_only", "unknown_field");
        assert_eq!(w.digest().await, before);
        w.set_level("Site", "read_only").await;
        let before = w.digest().await;
        for change in [
            json!({"column_id": columns[1].id}),
            json!({"due_on": null}),
            json!({"starts_on": "2027-01-01"}),
            json!({"remove_assignee_ids": [nobody()]}),
        ] {
            let mut of_one = json!({"task_id": w.id("One")});
            of_one.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            w.as_("pierre").post(PATH, json!({"tasks": [of_one]})).await.is_problem(403, "not-permitted");
        }
        assert_eq!(w.digest().await, before);
        w.set_level("Site", "full").await;
        w.as_("pierre").post(PATH, with(w.id("Two"))).await.is(200);
        assert_eq!(board(&w, "pierre").await[..2], [vec!["Three"], vec!["One", "Two"]]);
    })
    .await;
}

#[actix_web::test]
async fn a_task_that_becomes_the_teams_own_on_its_way_is_put_before_nobody_r55() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let column = w.columns("Site").await.remove(2);
        let asks = json!({"asks_approval": true});
        let etag = format!("\"{}\"", column.revision);
        w.administrator().patch(format!("/columns/{}", column.id), &etag, asks).await.is(200);
        let waiting =
            async || w.as_("pierre").get("/approvals").await.good::<Value>()["data"].as_array().unwrap().len();
        let hidden = json!({"task_id": w.id("One"), "is_team_only": true, "column_id": column.id});
        w.administrator().post(PATH, json!({"tasks": [hidden]})).await.is(200);
        assert_eq!(waiting().await, 0);
        let both = json!({"tasks": [
            {"task_id": w.id("Two"), "column_id": column.id},
            {"task_id": w.id("Internal"), "is_team_only": false, "column_id": column.id},
        ]});
        w.administrator().post(PATH, both).await.is(200);
        assert_eq!(waiting().await, 2, "each is put before them once");
    })
    .await;
}
