//! Making a template of a project.

use super::{PLANNER, account, content, furnished, save, saved};
use crate::harness::{World, everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::ProjectTemplate;

/// Columns of "Site" as its template has them.
fn columns() -> Value {
    let approval = json!({"rule": "some", "needed": 2, "due_days": 5});
    json!([
        {"name": "Ideas", "client_name": "To come", "stage": "planned", "asks_approval": false, "colour": "amber", "card_limit": 7},
        {"name": "In progress", "stage": "active", "asks_approval": true, "approval": approval},
        {"name": "Done", "stage": "done", "asks_approval": false},
    ])
}

#[actix_web::test]
async fn a_template_holds_what_the_team_planned_and_nothing_else() {
    // T-005
    everywhere(async |w| {
        furnished(&w).await;
        let made: ProjectTemplate = save(&w.administrator(), "Web", true).await.good();
        w.call("Web", format!("/project-templates/{}", made.id));
        assert_eq!((made.column_count, made.task_count, made.shared_task_count, made.has_dates), (3, 4, 3, true));
        let tasks = json!([
            {
                "column": 0, "title": "Kick-off", "description": "Who comes?", "steps": ["Invite", "Meet"],
                "starts_after_days": -2, "due_after_days": 2, "is_team_only": false,
            },
            {"column": 0, "title": "Cost", "due_after_days": 10, "is_team_only": true, "predecessors": [0]},
            {"column": 0, "title": "Launch", "is_milestone": true, "is_team_only": false, "predecessors": [0]},
            {"column": 0, "title": "Finished", "is_team_only": false},
        ]);
        assert_eq!(content(&w, "Web").await, json!({"columns": columns(), "tasks": tasks}));

        // whatever else the row may hold
        let body = w.rows().texts("select body from project_templates").await.remove(0);
        let mut foreign =
            ["Acme", "Pierre", "salaries", "pays late", "plan.txt", "Nine", "Fee", "Thrown", "full", "2027"]
                .map(str::to_owned)
                .to_vec();
        let ids =
            [account(&w, "pierre").await, account(&w, "marion").await, w.id("Site"), w.id("Kick-off"), w.id("Pierre")];
        foreign.extend(ids.iter().flat_map(|id| [id.to_string(), id.simple().to_string()]));
        for word in foreign {
            assert!(!body.contains(&word), "{word}: {body}");
        }
        let unaware: Value = serde_json::from_str(&body).unwrap();
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&unaware), ["columns", "tasks", "version"]);
        assert_eq!(
            keys(&unaware["columns"][0]),
            ["approval", "asks_approval", "card_limit", "client_name", "colour", "name", "stage"]
        );
        assert_eq!(
            keys(&unaware["tasks"][0]),
            [
                "column",
                "description",
                "due",
                "is_milestone",
                "is_team_only",
                "predecessors",
                "starts",
                "steps",
                "title"
            ]
        );
    })
    .await;
}

#[actix_web::test]
async fn columns_alone_are_a_template_too() {
    everywhere(async |w| {
        furnished(&w).await;
        let id = saved(&w, "Columns", false).await;
        assert_eq!(content(&w, "Columns").await, json!({"columns": columns(), "tasks": []}));
        let made: ProjectTemplate = w.administrator().get(format!("/project-templates/{id}")).await.good();
        assert_eq!((made.column_count, made.task_count, made.has_dates), (3, 0, false));
    })
    .await;
}

#[actix_web::test]
async fn without_a_start_days_are_counted_from_the_first_date() {
    everywhere(async |w| {
        furnished(&w).await;
        w.administrator().edit_project("Site", json!({"starts_on": null})).await.is(200);
        saved(&w, "Web", true).await;
        let tasks = content(&w, "Web").await["tasks"].clone();
        assert_eq!((&tasks[0]["starts_after_days"], &tasks[1]["due_after_days"]), (&json!(0), &json!(12)));
    })
    .await;
}

#[actix_web::test]
async fn nobody_copies_what_they_do_not_see() {
    // T-003, T-005
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("stranger", &PLANNER.replace("project.view_all ", "")).await;
        w.hire("blind", &PLANNER.replace("task.view ", "")).await;
        w.hire("reader", "project.view_overview project.view_all project.edit task.view").await;
        let path = format!("{}/templates", w.project("Site"));
        let missing = format!("/projects/{}/templates", nobody());
        let input = json!({"name": "Web", "with_tasks": true});
        let before = w.digest().await;
        for username in ["stranger", "john", "alisha"] {
            let hidden = w.as_(username).post(&path, &input).await;
            hidden.is_problem(404, "not-found");
            hidden.is_indistinguishable_from(&w.as_(username).post(&missing, &input).await);
        }
        // R49: a client who sees the project is told that it is not for them
        for username in ["blind", "reader", "pierre"] {
            w.as_(username).post(&path, &input).await.is_problem(403, "not-permitted");
        }
        assert_eq!(w.digest().await, before);

        // on its team, they see all of it
        let access = json!({"member_ids": [account(&w, "marion").await, account(&w, "stranger").await]});
        let etag = w.administrator().read_project("Site").await.etag();
        w.administrator().patch(format!("{}/access", w.project("Site")), &etag, access).await.is(200);
        w.as_("stranger").post(&path, &input).await.is(201);
    })
    .await;
}

#[actix_web::test]
async fn a_template_is_saved_once_and_has_a_name_of_its_own() {
    everywhere(async |w| {
        furnished(&w).await;
        let path = format!("{}/templates", w.project("Site"));
        let once = async |input: &Value| {
            let ask = w.administrator().ask(actix_web::http::Method::POST, &*path);
            ask.header("idempotency-key", "once").json(input).send().await
        };
        let input = json!({"name": "Web", "description": "For shops", "with_tasks": true});
        let first = once(&input).await;
        assert!(first.header("location").unwrap().ends_with(&format!("/project-templates/{}", first.id())));
        let before = w.digest().await;
        let again = once(&input).await;
        assert_eq!((again.header("idempotency-replayed"), again.text()), (Some("true"), first.text()));
        once(&json!({"name": "Other"})).await.is_problem(422, "idempotency-mismatch");
        for (change, pointer, code) in [
            (json!({"name": " wéb "}), "/name", "taken"),
            (json!({"name": ""}), "/name", "required"),
            (json!({"description": "a\u{202E}b"}), "/description", "control_characters"),
            (json!({"with_people": true}), "/with_people", "unknown_field"),
        ] {
            let mut input = json!({"name": "New"});
            for (key, value) in change.as_object().unwrap() {
                input[key] = value.clone();
            }
            w.administrator().post(&path, input).await.is_invalid(pointer, code);
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}

/// Adds tasks behind the API's back: by hand they would take a minute.
async fn add_many(w: &World, count: usize) {
    let (project, account) = (w.rows().id(w.id("Site")).await, w.rows().id(account(w, "marion").await).await);
    let column = w.rows().id(w.columns("Site").await[0].id).await;
    w.rows().run(&format!("update projects set content_version = content_version + 1 where id = {project}")).await;
    let mut rows = Vec::new();
    for number in 0..count {
        let id = w.rows().id(nobody()).await;
        rows.push(format!(
            "({id}, {project}, {column}, '{:06}', 'Task {number}', 'task {number}', false, false, {account}, \
             (select content_version from projects where id = {project}), 0, 0, 1)",
            100_000 + number
        ));
    }
    let into = "insert into tasks (id, project_id, column_id, position, title, title_key, is_milestone, is_team_only, created_by, \
                content_version, created_at, updated_at, version) values ";
    for chunk in rows.chunks(100) {
        w.rows().run(&format!("{into}{}", chunk.join(", "))).await;
    }
}

#[actix_web::test]
async fn five_hundred_tasks_are_copied_and_no_more() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        add_many(&w, 500).await;
        let id = saved(&w, "Much", true).await;
        super::begun(&w, id, json!({"level": "full"})).await;
        let board = w.columns("Shop").await;
        let titles: Vec<_> = board[0].tasks.iter().map(|card| card.title.clone()).collect();
        let expected: Vec<_> = (0..500).map(|number| format!("Task {number}")).collect();
        assert_eq!(titles, expected);
        let project: Value = w.administrator().read_project("Shop").await.good();
        assert_eq!(project["task_counts"], json!({"total": 500, "done": 0}));

        w.add_task("Site", "One more").await;
        let before = w.digest().await;
        save(&w.administrator(), "Too much", true).await.is_invalid("/with_tasks", "too_many_tasks");
        assert_eq!(w.digest().await, before);
        save(&w.administrator(), "Columns", false).await.is(201);
    })
    .await;
}
