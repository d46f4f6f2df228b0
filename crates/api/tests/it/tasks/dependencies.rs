//! What waits for what: the team's to say, told to whoever sees both ends.

use crate::harness::{World, everywhere, nobody};
use futures_util::future::join;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{AuditEntryPage, Board, EventKind, Task};

async fn furnished(w: &World, tasks: &[&str]) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    for task in tasks {
        w.add_task("Site", task).await;
    }
}

fn path(w: &World, task: &str) -> String {
    format!("{}/dependencies", w.task(task))
}

/// From now on `after` waits for `before`.
async fn link(w: &World, before: &str, after: &str) {
    w.administrator().post(path(w, after), json!({"add": [w.id(before)]})).await.is(200);
}

/// What this person reads that a task waits for, and what waits for it; the same on its board.
async fn links(w: &World, reader: &str, task: &str) -> (Vec<String>, Vec<String>) {
    let read: Task = w.as_(reader).read_task(task).await.good();
    let board: Board = w.as_(reader).read_board("Site").await.good();
    let card = board.columns.iter().flat_map(|column| &column.tasks).find(|card| card.id == read.id).unwrap();
    let ids: Vec<Uuid> = read.predecessors.iter().map(|other| other.id).collect();
    assert_eq!(card.predecessor_ids, ids);
    let titles = |tasks: Vec<vitrine_contract::TaskRef>| tasks.into_iter().map(|other| other.title).collect();
    (titles(read.predecessors), titles(read.successors))
}

fn told(before: &[&str], after: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect();
    (owned(before), owned(after))
}

#[actix_web::test]
async fn a_circle_is_refused_whoever_closes_it() {
    everywhere(async |w| {
        furnished(&w, &["Draft", "Build", "Launch"]).await;
        link(&w, "Draft", "Build").await;
        link(&w, "Build", "Launch").await;
        let (staff, before) = (w.administrator(), w.digest().await);
        let [draft, build, launch] = ["Draft", "Build", "Launch"].map(|task| w.id(task));
        for (task, add, pointer) in [
            ("Draft", json!([draft]), "/add/0"),
            ("Draft", json!([build]), "/add/0"),
            ("Draft", json!([launch]), "/add/0"),
            ("Build", json!([draft, launch]), "/add/1"),
        ] {
            staff.post(path(&w, task), json!({"add": add})).await.is_invalid(pointer, "dependency_cycle");
        }
        // once more, and what was never there, change nothing
        staff.post(path(&w, "Build"), json!({"add": [draft], "remove": [launch, nobody()]})).await.is(200);
        assert_eq!(w.digest().await, before);
        // what is removed in the same request stands in no way
        staff.post(path(&w, "Launch"), json!({"remove": [build]})).await.is(200);
        staff.post(path(&w, "Build"), json!({"add": [launch], "remove": [draft]})).await.is(200);
        assert_eq!(links(&w, "pierre", "Build").await, told(&["Launch"], &[]));
        assert_eq!(links(&w, "pierre", "Launch").await, told(&[], &["Build"]));
    })
    .await;
}

#[actix_web::test]
async fn of_two_links_that_close_a_circle_at_once_one_is_refused() {
    everywhere(async |w| {
        furnished(&w, &["Draft", "Build"]).await;
        let (one, other) = (w.administrator(), w.administrator());
        let to_draft = one.post(path(&w, "Draft"), json!({"add": [w.id("Build")]}));
        let to_build = other.post(path(&w, "Build"), json!({"add": [w.id("Draft")]}));
        let (one, other) = join(to_draft, to_build).await;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422], "{} {}", one.text(), other.text());
    })
    .await;
}

#[actix_web::test]
async fn what_is_elsewhere_is_as_unknown_as_what_is_not_there() {
    // T-003
    everywhere(async |w| {
        furnished(&w, &["Draft"]).await;
        w.add_project("Other", &["Acme (France)"], "full").await;
        w.add_task("Other", "Elsewhere").await;
        w.add_task("Site", "Gone").await;
        w.administrator().remove(w.task("Gone")).await.is(204);
        let (staff, before) = (w.administrator(), w.digest().await);
        let unknown = staff.post(path(&w, "Draft"), json!({"add": [nobody()]})).await;
        unknown.is_invalid("/add/0", "unknown_value");
        for hidden in ["Elsewhere", "Gone"] {
            let reply = staff.post(path(&w, "Draft"), json!({"add": [w.id(hidden)]})).await;
            assert_eq!(reply.text(), unknown.text(), "{hidden}");
        }
        let many: Vec<Uuid> = (0..51).map(|_| nobody()).collect();
        staff.post(path(&w, "Draft"), json!({"add": many})).await.is_invalid("/add", "out_of_range");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_link_to_what_a_client_does_not_see_is_not_there() {
    // T-007, B190, R51
    everywhere(async |w| {
        furnished(&w, &["Draft", "Build"]).await;
        w.add_internal_task("Site", "Secret").await;
        let staff = w.administrator();
        link(&w, "Draft", "Build").await;
        let before = w.as_("pierre").read_task("Build").await;
        let mut stream = w.as_("pierre").listen().await;
        link(&w, "Secret", "Build").await;
        link(&w, "Draft", "Secret").await;
        w.as_("pierre").read_task("Build").await.is_indistinguishable_from(&before);
        assert_eq!(links(&w, "pierre", "Build").await, told(&["Draft"], &[]));
        assert_eq!(links(&w, "pierre", "Draft").await, told(&[], &["Build"]));
        assert_eq!(links(&w, "marion", "Build").await, told(&["Draft", "Secret"], &[]));
        assert_eq!(links(&w, "marion", "Draft").await, told(&[], &["Build", "Secret"]));
        // the first event that Pierre hears is that of the task he sees
        let build = w.id("Build");
        staff.post(path(&w, "Build"), json!({"remove": [w.id("Draft")]})).await.is(200);
        let heard = stream.next().await.unwrap();
        assert_eq!((heard.kind, heard.object_id), (EventKind::TaskChanged, Some(build)));
        // shared, it is told; as the team's own again, it is not
        staff.edit(w.task("Secret"), json!({"is_team_only": false})).await.is(200);
        assert_eq!(links(&w, "pierre", "Build").await, told(&["Secret"], &[]));
        staff.edit(w.task("Secret"), json!({"is_team_only": true})).await.is(200);
        assert_eq!(links(&w, "pierre", "Build").await, told(&[], &[]));
        // nor is a client told by a refusal
        let cycle = w.as_("pierre").post(path(&w, "Draft"), json!({"add": [build]})).await;
        cycle.is_problem(403, "not-permitted");
    })
    .await;
}

/// Each of them stands in every answer about the task that they wait for.
#[actix_web::test]
async fn no_more_than_two_hundred_wait_for_one() {
    everywhere(async |w| {
        furnished(&w, &["Kick-off", "Early", "Late"]).await;
        let staff = w.administrator();
        let kick_off = w.rows().id(w.id("Kick-off")).await;
        link(&w, "Kick-off", "Early").await;
        for number in 0..199 {
            let task = w.add_task("Site", &format!("Task {number}")).await;
            let task = w.rows().id(task).await;
            let link = format!("insert into task_dependencies (successor_id, predecessor_id, created_at) values ({task}, {kick_off}, 0)");
            w.rows().run(&link).await;
        }
        let before = w.digest().await;
        let kick_off = json!({"add": [w.id("Kick-off")]});
        staff.post(path(&w, "Late"), &kick_off).await.is_invalid("/add/0", "too_many_waiting");
        assert_eq!(w.digest().await, before);
        // one that is in the bin makes room, and has none when it comes back
        staff.remove(w.task("Early")).await.is(204);
        staff.post(path(&w, "Late"), kick_off).await.is(200);
        staff.post(format!("{}/restore", w.task("Early")), json!({})).await.is(200);
        assert_eq!(links(&w, "marion", "Early").await, told(&[], &[]));
    })
    .await;
}

#[actix_web::test]
async fn what_is_in_the_bin_waits_for_nothing_and_comes_back_without_a_circle() {
    everywhere(async |w| {
        furnished(&w, &["Draft", "Build", "Launch"]).await;
        link(&w, "Draft", "Build").await;
        link(&w, "Build", "Launch").await;
        let staff = w.administrator();
        staff.remove(w.task("Build")).await.is(204);
        assert_eq!(links(&w, "marion", "Launch").await, told(&[], &[]));
        // what is in the bin stands in no way
        link(&w, "Launch", "Draft").await;
        staff.post(format!("{}/restore", w.task("Build")), json!({})).await.is(200);
        assert_eq!(links(&w, "marion", "Draft").await, told(&["Launch"], &["Build"]));
        assert_eq!(links(&w, "marion", "Launch").await, told(&[], &["Draft"]));
        // the log tells of the link that did not come back
        let page: AuditEntryPage = staff.get("/audit-entries?action=task.dependencies_changed&limit=1").await.good();
        assert_eq!((page.data[0].subject_id, page.data[0].subject_name.as_str()), (w.id("Launch"), "Launch"));
        assert_eq!(page.data[0].changes, json!({"predecessor_ids": [w.id("Build"), ""]}));
        staff.post(path(&w, "Launch"), json!({"add": [w.id("Build")]})).await.is_invalid("/add/0", "dependency_cycle");
    })
    .await;
}

#[actix_web::test]
async fn what_comes_back_from_the_bin_has_nothing_wait_for_too_many() {
    everywhere(async |w| {
        furnished(&w, &["Launch", "Old"]).await;
        link(&w, "Old", "Launch").await;
        let staff = w.administrator();
        staff.remove(w.task("Old")).await.is(204);
        let names: Vec<String> = (0..50).map(|at| format!("Part {at}")).collect();
        for name in &names {
            w.add_task("Site", name).await;
        }
        let parts: Vec<Uuid> = names.iter().map(|name| w.id(name)).collect();
        staff.post(path(&w, "Launch"), json!({"add": parts})).await.is(200);
        staff.post(format!("{}/restore", w.task("Old")), json!({})).await.is(200);
        let launch: Task = w.as_("marion").read_task("Launch").await.good();
        // what was linked meanwhile stays
        assert_eq!(launch.predecessors.len(), 50);
        assert!(launch.predecessors.iter().all(|other| other.title != "Old"));
    })
    .await;
}

#[actix_web::test]
async fn the_log_tells_what_a_task_waits_for() {
    everywhere(async |w| {
        furnished(&w, &["Draft", "Build"]).await;
        link(&w, "Draft", "Build").await;
        let page: AuditEntryPage =
            w.administrator().get("/audit-entries?action=task.dependencies_changed").await.good();
        let [entry] = page.data.as_slice() else { panic!("{:?}", page.data) };
        assert_eq!((entry.subject_id, entry.subject_name.as_str()), (w.id("Build"), "Build"));
        assert_eq!(entry.changes, json!({"predecessor_ids": ["", w.id("Draft")]}));
        assert_eq!(entry.names.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Draft"]);
    })
    .await;
}

#[actix_web::test]
async fn a_board_holds_what_its_timeline_shows() {
    // B127, B192: whoever reads the board reads the timeline
    everywhere(async |w| {
        furnished(&w, &["Draft"]).await;
        let new = json!({"title": "Launch", "starts_on": "2027-03-01", "due_on": "2027-03-12", "is_milestone": true});
        let launch = w.administrator().post(format!("{}/tasks", w.project("Site")), new).await.id();
        for reader in ["marion", "pierre"] {
            let board: Board = w.as_(reader).read_board("Site").await.good();
            let card = board.columns[0].tasks.iter().find(|card| card.id == launch).unwrap();
            let dates = [card.starts_on, card.due_on].map(|day| day.unwrap().to_string());
            assert_eq!((dates, card.is_milestone), (["2027-03-01".into(), "2027-03-12".into()], true), "{reader}");
        }
    })
    .await;
}

#[actix_web::test]
async fn milestones_are_the_teams_to_set() {
    everywhere(async |w| {
        furnished(&w, &["Draft"]).await;
        let is_milestone = async || w.as_("pierre").read_task("Draft").await.good::<Task>().is_milestone;
        assert!(!is_milestone().await);
        w.administrator().edit(w.task("Draft"), json!({"is_milestone": true})).await.is(200);
        assert!(is_milestone().await);
        let before = w.digest().await;
        let refused = w.as_("pierre").edit(w.task("Draft"), json!({"is_milestone": false})).await;
        refused.is_problem(403, "not-permitted");
        let new: Value = json!({"title": "Mine", "is_milestone": true});
        let created = w.as_("pierre").post(format!("{}/tasks", w.project("Site")), new).await;
        created.is_invalid("/is_milestone", "not_yours");
        assert_eq!(w.digest().await, before);
    })
    .await;
}
