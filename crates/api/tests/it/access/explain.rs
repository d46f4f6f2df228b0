//! What is explained is what is enforced: the verdict on each question beside the status of the route that acts on it.

use crate::harness::{Reply, World, everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::{Explanation, Gate, GateVerdict, Layer, SettingKind};

const LEVELS: [&str; 4] = ["not_visible", "overview", "read_only", "full"];

async fn ask(w: &World, caller: &str, person: &str, action: &str, object: &str) -> Reply {
    let of = if w.task(object).starts_with("/tasks") { "task_id" } else { "project_id" };
    let query = format!("client_id={}&action={action}&{of}={}", w.id(person), w.id(object));
    w.as_(caller).get(format!("/explanation?{query}")).await
}

async fn explained(w: &World, person: &str, action: &str, object: &str) -> Explanation {
    ask(w, "marion", person, action, object).await.good()
}

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_task("Site", "Shared task").await;
    w.add_internal_task("Site", "Internal task").await;
}

/// Every question that a route answers, asked of the route by Pierre himself.
async fn routes(w: &World) -> Vec<(&'static str, &'static str, u16)> {
    let pierre = w.as_("pierre");
    let columns = w.columns("Site").await;
    let project = w.administrator().read_project("Site").await.etag();
    let task = async || w.administrator().read_task("Shared task").await.etag();
    let title = json!({"title": "Mine"});
    vec![
        ("view_project", "Site", pierre.read_project("Site").await.status),
        ("view_board", "Site", pierre.read_board("Site").await.status),
        ("view_task", "Shared task", pierre.read_task("Shared task").await.status),
        ("view_task", "Internal task", pierre.read_task("Internal task").await.status),
        (
            "create_task",
            "Site",
            pierre.post(format!("{}/tasks", w.project("Site")), json!({"title": "Another"})).await.status,
        ),
        ("move_task", "Shared task", pierre.move_to("Shared task", columns[0].id).await.status),
        (
            "edit_task_dates",
            "Shared task",
            pierre.patch(w.task("Shared task"), &task().await, json!({"due_on": null})).await.status,
        ),
        ("edit_task", "Shared task", pierre.patch(w.task("Shared task"), &task().await, title).await.status),
        ("edit_project", "Site", pierre.patch(w.project("Site"), &project, json!({"name": "Mine"})).await.status),
        ("delete_task", "Internal task", pierre.delete(w.task("Internal task"), &task().await).await.status),
    ]
}

async fn agree(w: &World, case: &str) {
    for (action, object, status) in routes(w).await {
        let explanation = explained(w, "Pierre", action, object).await;
        let is_done = (200..300).contains(&status);
        assert_eq!(
            explanation.is_allowed, is_done,
            "{case}: {action} of {object} is answered {status}, {explanation:?}"
        );
        let stops = explanation.gates.iter().position(|gate| gate.verdict == GateVerdict::Stopped);
        assert_eq!((explanation.gates.len(), stops.is_none()), (7, is_done), "{case}: {action}");
    }
}

#[actix_web::test]
async fn at_each_level_the_explanation_is_what_the_routes_do() {
    everywhere(async |w| {
        furnished(&w).await;
        for level in LEVELS {
            w.set_level("Site", level).await;
            agree(&w, level).await; // fixture B
        }
    })
    .await;
}

#[actix_web::test]
async fn with_each_privilege_the_explanation_is_what_the_routes_do() {
    everywhere(async |w| {
        furnished(&w).await;
        for (tasks, progress, update) in [
            (false, false, "off"),
            (false, true, "full"),
            (true, false, "off"),
            (true, false, "full"),
            (true, true, "comment"),
            (true, true, "full"),
        ] {
            let privileges = json!({"view_tasks": tasks, "view_progress": progress, "update_progress": update});
            w.administrator().edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
            agree(&w, &format!("{tasks} {progress} {update}")).await; // fixture E
            let comment = explained(&w, "Pierre", "comment_on_task", "Shared task").await;
            assert_eq!(comment.is_allowed, tasks && update != "off", "P1 and P3");
            let seen = explained(&w, "Pierre", "view_progress", "Shared task").await;
            assert_eq!(seen.is_allowed, tasks && progress, "P1 and P2");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_gate_that_stops_explains_and_leads_to_its_setting() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_project("Foreign", &["Peter Parker"], "full").await;
        let stopped = async |person: &str, action: &str, object: &str| {
            let explanation = explained(&w, person, action, object).await;
            let setting = explanation.setting.map(|setting| (setting.kind, setting.name));
            (explanation.stopped_by, setting, explanation.set_by.and_then(|by| by.name))
        };
        let by_marion = Some("Marion Leroy".to_owned());
        let of = |kind, name: &str| Some((kind, name.to_owned()));
        let site = of(SettingKind::Project, "Site");
        assert_eq!(
            stopped("Pierre", "view_project", "Foreign").await,
            (Some(Gate::Reach), of(SettingKind::Project, "Foreign"), by_marion.clone())
        );
        let internal = of(SettingKind::Task, "Internal task");
        assert_eq!(
            stopped("Pierre", "view_task", "Internal task").await,
            (Some(Gate::ShareFlag), internal, by_marion.clone())
        );
        assert_eq!(stopped("Pierre", "view_finance", "Site").await, (Some(Gate::HardDeny), None, None), "R71");
        assert_eq!(stopped("Pierre", "edit_project", "Site").await, (Some(Gate::Grant), None, None));
        for time in ["view_time", "view_time_entries"] {
            let flag = (Some(Gate::ShareFlag), site.clone(), by_marion.clone());
            assert_eq!(stopped("Pierre", time, "Site").await, flag, "{time}, R67");
        }
        w.set_level("Site", "overview").await;
        assert_eq!(stopped("Pierre", "view_board", "Site").await, (Some(Gate::Level), site.clone(), by_marion.clone()));
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        let chloe = of(SettingKind::Client, "Chloe");
        assert_eq!(
            stopped("Chloe", "view_board", "Site").await,
            (Some(Gate::Account), chloe, by_marion.clone()),
            "virtual"
        );
        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        let deleted = of(SettingKind::DeletedClient, "Acme (France)");
        assert_eq!(
            stopped("Pierre", "view_project", "Site").await,
            (Some(Gate::Account), deleted, by_marion),
            "deleted above"
        );
    })
    .await;
}

#[actix_web::test]
async fn who_set_it_and_when_is_told_of_the_last_change() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("lead", "project.view_overview project.view_all project.edit").await;
        let since = explained(&w, "Pierre", "view_task", "Internal task").await.set_by.unwrap();
        assert_eq!((since.name.as_deref(), since.is_change), (Some("Marion Leroy"), false));
        w.later(chrono::TimeDelta::hours(2));
        w.as_("lead").edit_project("Site", json!({"level": "overview"})).await.is(200);
        w.later(chrono::TimeDelta::hours(1));
        w.administrator().edit_project("Site", json!({"name": "Site"})).await.is(200);
        let by = explained(&w, "Pierre", "view_board", "Site").await.set_by.unwrap();
        assert_eq!((by.name.as_deref(), by.is_change), (Some("lead"), true));
        assert_eq!(by.at.timestamp(), 1_800_000_000 + 7200);
    })
    .await;
}

#[actix_web::test]
async fn it_is_told_in_the_language_of_the_reader() {
    everywhere(async |w| {
        furnished(&w).await;
        let query = format!("client_id={}&action=view_task&task_id={}", w.id("Pierre"), w.id("Internal task"));
        for (language, answer) in
            [("en", "No. The task is marked team only."), ("fr", "Non. La tâche est réservée à l’équipe.")]
        {
            let ask = w.administrator().ask(actix_web::http::Method::GET, format!("/explanation?{query}"));
            let explanation: Explanation = ask.header("accept-language", language).send().await.good();
            assert_eq!(explanation.answer, answer);
            assert!(explanation.gates.iter().all(|gate| !gate.words.is_empty() && !gate.value.is_empty()));
        }
    })
    .await;
}

#[actix_web::test]
async fn the_narrowest_layer_is_named() {
    everywhere(async |w| {
        furnished(&w).await;
        w.set_level("Site", "overview").await;
        assert_eq!(explained(&w, "Pierre", "view_project", "Site").await.narrowest, Some(Layer::Level), "R6");
        w.set_level("Site", "full").await;
        w.grant_only("pierre", &["project.view_overview", "task.view"]).await;
        assert_eq!(explained(&w, "Pierre", "view_board", "Site").await.narrowest, Some(Layer::Grant), "R6");
    })
    .await;
}

/// What would allow it, is done; and then it is allowed.
#[actix_web::test]
async fn the_shortest_fix_is_one_setting_that_does() {
    everywhere(async |w| {
        furnished(&w).await;
        let fix = async |action: &str, object: &str| explained(&w, "Pierre", action, object).await.shortest_fix;
        let of = |words: &str| Some(words.to_owned());
        assert_eq!(fix("view_board", "Site").await, None, "nothing to fix");
        assert_eq!(fix("view_task", "Internal task").await, of("Switch off “Team only” on the task."));
        assert_eq!(fix("view_time", "Site").await, of("Show the time worked on Site to its clients."));
        assert_eq!(fix("view_time_entries", "Site").await, of("Show the time worked on Site to its clients."));
        assert_eq!(fix("view_finance", "Site").await, None, "R71: no setting would");

        w.set_level("Site", "overview").await;
        assert_eq!(fix("view_board", "Site").await, of("Set the access of Site to “Read only”."));
        assert_eq!(fix("create_task", "Site").await, of("Set the access of Site to “Full”."));
        assert_eq!(fix("view_task", "Internal task").await, None, "two settings stand in the way");
        w.set_level("Site", "read_only").await;
        assert!(explained(&w, "Pierre", "view_board", "Site").await.is_allowed);

        w.grant_only("pierre", &["project.view_overview"]).await;
        let grant = fix("view_board", "Site").await.unwrap();
        assert!(grant.starts_with("Give Pierre a permission set that also grants"), "{grant}");

        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        assert_eq!(fix("view_project", "Site").await, of("Give Pierre a login."));
        assert_eq!(explained(&w, "Chloe", "view_board", "Site").await.shortest_fix, None);
        w.administrator().remove(w.client("Chloe")).await.is(204);
        let restore = explained(&w, "Chloe", "view_board", "Site").await.shortest_fix;
        assert_eq!(restore, of("Restore Chloe from the recycle bin."));
        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        assert_eq!(explained(&w, "Chloe", "view_board", "Site").await.shortest_fix, None, "two deletions");
    })
    .await;
}

#[actix_web::test]
async fn to_a_client_there_is_nothing_to_ask() {
    everywhere(async |w| {
        furnished(&w).await;
        let missing = w.as_("pierre").get(format!("/projects/{}", nobody())).await;
        ask(&w, "pierre", "Pierre", "view_project", "Site").await.is_indistinguishable_from(&missing);
        let half = w.as_("pierre").get("/explanation?action=view_project").await;
        half.is_indistinguishable_from(&missing); // R49: whatever else is wrong with the question
        w.hire("other", "project.view_overview project.view_all").await;
        ask(&w, "other", "Pierre", "view_project", "Site").await.is_problem(403, "not-permitted");
        w.hire("seller", "client.view_info").await;
        ask(&w, "seller", "Pierre", "view_project", "Site").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn a_question_that_makes_no_sense_is_refused_at_its_part() {
    everywhere(async |w| {
        furnished(&w).await;
        let (pierre, site, task) = (w.id("Pierre"), w.id("Site"), w.id("Shared task"));
        let ask = async |query: String| w.administrator().get(format!("/explanation?{query}")).await;
        ask(format!("action=view_project&project_id={site}")).await.is_invalid("?client_id", "required");
        let both = format!("client_id={pierre}&account_id={pierre}&action=view_project&project_id={site}");
        ask(both).await.is_invalid("?client_id", "must_be_empty");
        ask(format!("client_id={pierre}&action=view_project")).await.is_invalid("?project_id", "required");
        let of_task = format!("client_id={pierre}&action=view_project&task_id={task}");
        ask(of_task).await.is_invalid("?action", "other_object");
        ask(format!("client_id={pierre}&action=fly&project_id={site}")).await.is_invalid("?action", "unknown_value");
        for missing in [
            format!("client_id={}&action=view_project&project_id={site}", nobody()),
            format!("client_id={pierre}&action=view_project&project_id={}", nobody()),
        ] {
            ask(missing).await.is_problem(404, "not-found");
        }
    })
    .await;
}

#[actix_web::test]
async fn colleagues_are_explained_to_who_manages_them() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("helper", "project.view_overview task.view").await;
        let helper = w.rows().ids("select id from accounts where username = 'helper'").await[0];
        let query = format!("account_id={helper}&action=view_board&project_id={}", w.id("Site"));
        let explanation: Explanation = w.administrator().get(format!("/explanation?{query}")).await.good();
        let sees = w.as_("helper").read_board("Site").await.status == 200;
        assert_eq!(explanation.is_allowed, sees);
        w.hire("seller", "client.view_info project.view_overview project.view_all").await;
        let reply: Value =
            serde_json::from_slice(&w.as_("seller").get(format!("/explanation?{query}")).await.body).unwrap();
        assert_eq!(reply["status"], 404);
    })
    .await;
}
