//! Time worked: logged by the team, shown where a project shows it, and never more than its reader sees.

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{AuditEntryPage, OwnTimer, ProjectTime, TimeEntry, TimeEntryPage};

/// A project that shows its time, with a task for everybody and one for the team, and an hour or so on each and on itself.
async fn furnished(w: &World, level: &str) {
    w.add_project("Site", &["Acme (France)"], level).await;
    w.administrator().edit_project("Site", json!({"time_shown": true})).await.is(200);
    w.add_task("Site", "Shared").await;
    w.add_internal_task("Site", "Internal").await;
    log(w, &w.administrator(), None, 10).await.is(201);
    log(w, &w.administrator(), Some("Shared"), 60).await.is(201);
    log(w, &w.administrator(), Some("Internal"), 300).await.is(201);
}

async fn log(w: &World, who: &Caller<'_>, task: Option<&str>, minutes: i32) -> Reply {
    let new = json!({"task_id": task.map(|task| w.id(task)), "day": w.now().date_naive(), "minutes": minutes, "note": "Drew"});
    who.post(format!("{}/time-entries", w.project("Site")), new).await
}

async fn list(who: &Caller<'_>, query: &str) -> TimeEntryPage {
    who.get(format!("/time-entries{query}")).await.good()
}

async fn sum(w: &World, reader: &str) -> Reply {
    w.as_(reader).get(format!("{}/time", w.project("Site"))).await
}

#[actix_web::test]
async fn clients_see_the_time_of_what_they_see_and_no_other_total_r17_r67() {
    // B137, B138, B140, B197, B202, T-026: from overview up
    for level in ["overview", "read_only", "full"] {
        everywhere(async |w| {
            furnished(&w, level).await;
            w.add_project("Elsewhere", &["Peter Parker"], "full").await;
            assert_eq!(sum(&w, "pierre").await.good::<ProjectTime>().minutes, 70, "{level}");
            let page = list(&w.as_("pierre"), "").await;
            assert_eq!(page.minutes, 70, "the sum of what is there");
            assert_eq!(page.data.iter().map(|entry| entry.minutes).collect::<Vec<_>>(), [60, 10]);
            // who sees no board learns of no task
            let names_task = page.data[0].task.is_some();
            assert_eq!(names_task, level != "overview", "{level}");
            assert!(page.data.iter().all(|entry| entry.may_edit.is_none()), "a question for the team");
            let text = w.as_("pierre").get("/time-entries").await.text().to_owned();
            assert!(!text.contains("Internal"), "{text}");
            // a task in the bin takes its time with it
            w.administrator().remove(w.task("Shared")).await.is(204);
            assert_eq!(list(&w.as_("pierre"), "").await.minutes, 10);
            assert_eq!(sum(&w, "pierre").await.good::<ProjectTime>().minutes, 10);
            w.administrator().post(format!("{}/restore", w.task("Shared")), json!({})).await.is(200);
            // nobody else's client sees anything
            assert_eq!(list(&w.as_("peter"), "").await.minutes, 0);
        })
        .await;
    }
}

#[actix_web::test]
async fn where_time_is_hidden_nothing_tells_that_there_is_any_r16() {
    // B141, B204, T-026
    everywhere(async |w| {
        furnished(&w, "full").await;
        let entry = list(&w.as_("pierre"), "").await.data[0].id;
        let missing = w.as_("pierre").get(format!("/projects/{}/time", nobody())).await;
        let no_entry = w.as_("pierre").get(format!("/time-entries/{}", nobody())).await;
        let is_hidden = async |w: &World| {
            sum(w, "pierre").await.is(404).is_indistinguishable_from(&missing);
            w.as_("pierre").get(format!("/time-entries/{entry}")).await.is_indistinguishable_from(&no_entry);
            let page = list(&w.as_("pierre"), &format!("?project_id={}", w.id("Site"))).await;
            assert_eq!((page.data.len(), page.minutes), (0, 0));
        };
        w.administrator().edit_project("Site", json!({"time_shown": false})).await.is(200);
        is_hidden(&w).await;
        // B142: the team goes on
        log(&w, &w.administrator(), Some("Shared"), 5).await.is(201);
        assert_eq!(sum(&w, "marion").await.good::<ProjectTime>().minutes, 375);
        w.administrator().edit_project("Site", json!({"time_shown": true})).await.is(200);
        assert_eq!(sum(&w, "pierre").await.good::<ProjectTime>().minutes, 75);
        // B203: the wish is remembered, and shows nothing
        w.set_level("Site", "not_visible").await;
        is_hidden(&w).await;
        w.set_level("Site", "overview").await;
        assert_eq!(sum(&w, "pierre").await.good::<ProjectTime>().minutes, 75);
    })
    .await;
}

#[actix_web::test]
async fn each_grant_opens_its_own_part_of_time() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let all = ["project.view_overview", "time.view_summary", "time.view_entries", "time.view_person"];
        for missing in all {
            let grants: Vec<&str> = all.into_iter().filter(|grant| *grant != missing).collect();
            w.grant_only("pierre", &grants).await;
            let page = list(&w.as_("pierre"), "").await;
            let sees_entries = !page.data.is_empty();
            assert_eq!(sees_entries, !["project.view_overview", "time.view_entries"].contains(&missing), "{missing}");
            let is_named = page.data.iter().any(|entry| entry.worker.is_some());
            assert_eq!(is_named, sees_entries && missing != "time.view_person", "{missing}");
            let sees_sum = sum(&w, "pierre").await.status == 200;
            assert_eq!(sees_sum, !["project.view_overview", "time.view_summary"].contains(&missing), "{missing}");
            // without sight of tasks, the time stays and the task is not named
            assert!(page.data.iter().all(|entry| entry.task.is_none()));
        }
    })
    .await;
}

#[actix_web::test]
async fn staff_change_their_own_time_and_who_edits_the_project_that_of_others() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        w.hire("worker", "project.view_overview project.view_all task.view").await;
        w.hire("lead", "project.view_overview project.view_all task.view project.edit time.view_entries").await;
        let own: TimeEntry = log(&w, &w.as_("worker"), Some("Shared"), 90).await.good();
        assert_eq!((own.minutes, own.may_edit, own.worker.map(|worker| worker.name).is_some()), (90, Some(true), true));
        // without `time.view_entries` the worker sees their own alone, and its sum
        let page = list(&w.as_("worker"), "").await;
        assert_eq!((page.data.len(), page.minutes), (1, 90));
        let others = list(&w.administrator(), "?is_own=true").await.data[0].id;
        w.as_("worker").get(format!("/time-entries/{others}")).await.is(404);
        let path = format!("/time-entries/{}", own.id);
        w.as_("worker").edit(path.clone(), json!({"minutes": 30, "note": null})).await.is(200);
        w.as_("lead").edit(path.clone(), json!({"minutes": 45})).await.is(200);
        // nobody but these
        w.hire("reader", "project.view_overview project.view_all time.view_entries").await;
        let before = w.digest().await;
        w.as_("reader").edit(path.clone(), json!({"minutes": 1})).await.is(403);
        w.as_("reader").remove(path.clone()).await.is(403);
        w.as_("pierre").edit(path.clone(), json!({"minutes": 1})).await.is(403);
        w.as_("worker").patch(path.clone(), "\"old\"", json!({"minutes": 1})).await.is_problem(412, "stale-version");
        assert_eq!(w.digest().await, before);
        w.as_("lead").remove(path.clone()).await.is(204);
        w.as_("worker").get(path).await.is(404);
    })
    .await;
}

#[actix_web::test]
async fn time_that_cannot_be_is_refused_and_changes_nothing() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        w.add_project("Other", &["Acme (France)"], "full").await;
        w.add_task("Other", "Foreign").await;
        let path = format!("{}/time-entries", w.project("Site"));
        let today = w.now().date_naive();
        let entry = format!("/time-entries/{}", list(&w.administrator(), "").await.data[0].id);
        let before = w.digest().await;
        for (change, pointer, code) in [
            (json!({"minutes": -60}), "/minutes", "out_of_range"),
            (json!({"minutes": 0}), "/minutes", "out_of_range"),
            (json!({"minutes": 1500}), "/minutes", "out_of_range"),
            (json!({"day": today + TimeDelta::days(2)}), "/day", "in_future"),
            (json!({"day": "1999-12-31"}), "/day", "out_of_range"),
            (json!({"day": "-0001-01-01"}), "/day", "out_of_range"),
            (json!({"note": "x".repeat(20_001)}), "/note", "too_long"),
        ] {
            let mut new = json!({"day": today, "minutes": 60});
            new.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            w.administrator().post(path.clone(), &new).await.is_invalid(pointer, code);
            w.administrator().edit(entry.clone(), change).await.is_invalid(pointer, code);
        }
        let foreign = json!({"day": today, "minutes": 60, "task_id": w.id("Foreign")});
        w.administrator().post(path.clone(), foreign).await.is(404);
        // clients log nothing (403: they see the project)
        w.as_("pierre").post(path, json!({"day": today, "minutes": 60})).await.is(403);
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn one_clock_runs_for_each_person_and_logs_what_it_shows() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let path = format!("{}/timer", w.project("Site"));
        let start = json!({"task_id": w.id("Shared")});
        w.administrator().post("/timer/stop", json!({"day": w.now().date_naive()})).await.is(404);
        let started: OwnTimer = w.administrator().post(path.clone(), &start).await.good();
        assert_eq!(started.timer.and_then(|timer| timer.task).map(|task| task.title).as_deref(), Some("Shared"));
        let before = w.digest().await;
        w.administrator().post(path.clone(), &start).await.is_problem(409, "timer-running");
        w.as_("pierre").post(path.clone(), &start).await.is(403);
        // to clients there is no such thing (R49)
        let missing = w.as_("pierre").get(format!("/time-entries/{}", nobody())).await;
        w.as_("pierre").get("/timer").await.is_indistinguishable_from(&missing);
        let future = json!({"day": w.now().date_naive() + TimeDelta::days(2)});
        w.administrator().post("/timer/stop", future).await.is_invalid("/day", "in_future");
        assert_eq!(w.digest().await, before);
        w.hire("worker", "project.view_overview project.view_all task.view").await;
        w.as_("worker").post(path.clone(), &start).await.is(200);
        w.later(TimeDelta::seconds(601));
        let stop = json!({"day": w.now().date_naive(), "note": "Drew"});
        let entry: TimeEntry = w.administrator().post("/timer/stop", stop).await.good();
        assert_eq!((entry.minutes, entry.note.as_deref()), (11, Some("Drew")));
        assert_eq!(w.administrator().get("/timer").await.good::<OwnTimer>().timer, None);
        w.as_("worker").post("/timer/discard", json!({})).await.is(204);
        assert_eq!(list(&w.as_("worker"), "?is_own=true").await.minutes, 0);
    })
    .await;
}

/// Clients read how much was worked on a day: never more than it has.
#[actix_web::test]
async fn a_day_of_one_person_has_no_more_than_24_hours() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let (marion, today) = (w.administrator(), w.now().date_naive());
        log(&w, &marion, None, 1071).await.is_invalid("/minutes", "day_full");
        let rest: TimeEntry = log(&w, &marion, None, 1070).await.good();
        let path = format!("/time-entries/{}", rest.id);
        let before = w.digest().await;
        log(&w, &marion, None, 1).await.is_invalid("/minutes", "day_full");
        marion.edit(path.clone(), json!({"minutes": 1071})).await.is_invalid("/minutes", "day_full");
        let yesterday = json!({"day": today - TimeDelta::days(1)});
        assert_eq!(w.digest().await, before);
        // the day of another person, or another day, is another matter
        w.hire("worker", "project.view_overview project.view_all task.view").await;
        log(&w, &w.as_("worker"), None, 1440).await.is(201);
        // a clock that is stopped on a full day goes on; else it counts as far as the day has room
        marion.post(format!("{}/timer", w.project("Site")), json!({})).await.is(200);
        w.later(TimeDelta::seconds(601));
        let (marion, stop) = (w.administrator(), json!({"day": today}));
        marion.post("/timer/stop", &stop).await.is_invalid("/minutes", "day_full");
        assert!(marion.get("/timer").await.good::<OwnTimer>().timer.is_some());
        marion.edit(path.clone(), json!({"minutes": 1063})).await.is(200);
        assert_eq!(marion.post("/timer/stop", &stop).await.good::<TimeEntry>().minutes, 7);
        marion.edit(path, yesterday).await.is(200);
    })
    .await;
}

/// What is said of time stands in no log, as what is said elsewhere: the log cannot forget.
#[actix_web::test]
async fn the_log_tells_that_a_note_was_reworded_and_not_how() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let path = format!("/time-entries/{}", list(&w.administrator(), "?is_own=true").await.data[0].id);
        w.administrator().edit(path.clone(), json!({"note": "Secretly"})).await.is(200);
        w.administrator().edit(path.clone(), json!({"note": "Secretly"})).await.is(200);
        w.administrator().edit(path, json!({"note": null})).await.is(200);
        let page: AuditEntryPage = w.administrator().get("/audit-entries?action=time.changed").await.good();
        let changes: Vec<_> = page.data.iter().map(|entry| entry.changes.clone()).collect();
        let reworded = json!({"is_reworded": [false, true]});
        assert_eq!(serde_json::to_value(changes).unwrap(), json!([reworded, reworded]));
    })
    .await;
}

#[actix_web::test]
async fn entries_are_read_on_page_by_page_newest_first() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let first = list(&w.administrator(), "?limit=2").await;
        assert_eq!((first.data.len(), first.minutes), (2, 370), "the sum is that of all pages");
        let rest = list(&w.administrator(), &format!("?limit=2&cursor={}", first.next_cursor.unwrap())).await;
        assert_eq!((rest.data[0].minutes, rest.next_cursor), (10, None));
        let tomorrow = w.now().date_naive() + TimeDelta::days(1);
        assert_eq!(list(&w.administrator(), &format!("?from={tomorrow}")).await.minutes, 0);
        let of_task = list(&w.as_("pierre"), &format!("?task_id={}", w.id("Internal"))).await;
        assert_eq!((of_task.data.len(), of_task.minutes), (0, 0), "of a task that is not seen");
    })
    .await;
}

#[actix_web::test]
async fn a_clock_whose_task_is_out_of_sight_logs_nothing_r67() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        w.hire("worker", "project.view_overview project.view_all task.view").await;
        let (path, today) = (format!("{}/timer", w.project("Site")), json!({"day": w.now().date_naive()}));
        let is_running = async || w.as_("worker").get("/timer").await.good::<OwnTimer>().timer.is_some();
        w.as_("worker").post(path.clone(), json!({"task_id": w.id("Internal")})).await.is(200);
        w.administrator().remove(w.task("Internal")).await.is(204);
        assert!(!is_running().await);
        w.as_("worker").post("/timer/stop", &today).await.is(404);
        assert_eq!(list(&w.as_("pierre"), "").await.minutes, 70, "nothing became the project's own");
        w.administrator().post(format!("{}/restore", w.task("Internal")), json!({})).await.is(200);
        assert!(is_running().await, "it comes back with the task");
        w.grant_only("worker", &["project.view_overview", "project.view_all"]).await;
        w.as_("worker").post("/timer/stop", &today).await.is(404);
        // and is no hindrance to another
        w.as_("worker").post(path, json!({})).await.is(200);
        w.as_("worker").post("/timer/stop", today).await.is(200);
        assert_eq!(list(&w.as_("pierre"), "").await.minutes, 71);
    })
    .await;
}

#[actix_web::test]
async fn the_log_tells_of_others_time_to_who_may_read_it() {
    everywhere(async |w| {
        furnished(&w, "full").await;
        let reading = "audit.view project.view_overview project.view_all task.view";
        for (reader, more, sees) in [
            ("one", "time.view_entries time.view_person", true),
            ("two", "time.view_entries", false),
            ("three", "time.view_person", false),
        ] {
            w.hire(reader, &format!("{reading} {more}")).await;
            let page = w.as_(reader).get("/audit-entries?action=time.logged").await.good::<AuditEntryPage>();
            assert_eq!(page.data.len(), if sees { 3 } else { 0 }, "with {more}");
            log(&w, &w.as_(reader), None, 1).await.is(201);
            let own = w.as_(reader).get("/audit-entries?action=time.logged&limit=1").await.good::<AuditEntryPage>();
            assert_eq!(own.data[0].actor.as_ref().map(|by| by.name.as_str()), Some(reader));
        }
    })
    .await;
}
