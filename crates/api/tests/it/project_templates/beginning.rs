//! Beginning a project with a template.

use super::{PLANNER, begin, begun, content, furnished, saved};
use crate::approvals::waiting;
use crate::harness::{World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::{Board, Card, ColumnColour, ProjectTemplate, Task};

/// The titles of each column, as somebody sees them.
async fn titles(w: &World, reader: &str) -> Vec<Vec<String>> {
    let board: Board = w.as_(reader).read_board("Shop").await.good();
    let titles = |tasks: Vec<Card>| tasks.into_iter().map(|card| card.title).collect();
    board.columns.into_iter().map(|column| titles(column.tasks)).collect()
}

/// A task of the new project, as the team reads it.
async fn task(w: &World, title: &str) -> Task {
    let board: Board = w.administrator().read_board("Shop").await.good();
    let card = board.columns.into_iter().flat_map(|column| column.tasks).find(|card| card.title == title).unwrap();
    w.administrator().get(format!("/tasks/{}", card.id)).await.good()
}

#[actix_web::test]
async fn a_project_begins_with_all_that_stands_in_a_template() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        let shop = begun(&w, template, json!({"starts_on": "2027-06-10", "level": "read_only"})).await;

        let columns = w.columns("Shop").await;
        let looks: Vec<_> = columns.iter().map(|own| (own.name.as_str(), own.asks_approval, own.card_limit)).collect();
        assert_eq!(looks, [("Ideas", false, Some(7)), ("In progress", true, None), ("Done", false, None)]);
        assert_eq!(columns[0].colour, Some(ColumnColour::Amber));
        let approval: Value = w.administrator().get(format!("/columns/{}/approval", columns[1].id)).await.good();
        assert_eq!(
            (&approval["rule"], &approval["needed"], &approval["due_days"]),
            (&json!("some"), &json!(2), &json!(5))
        );
        assert_eq!(approval["approvers"], json!([]));

        assert_eq!(titles(&w, "marion").await, [vec!["Kick-off", "Cost", "Launch", "Finished"], vec![], vec![]]);
        let kick_off = task(&w, "Kick-off").await;
        assert_eq!(kick_off.description.as_deref(), Some("Who comes?"));
        let dates = [kick_off.starts_on, kick_off.due_on].map(|date| date.unwrap().to_string());
        assert_eq!(dates, ["2027-06-08", "2027-06-12"]);
        let steps: Vec<_> = kick_off.checklist.iter().map(|step| (step.title.as_str(), step.is_done)).collect();
        assert_eq!(steps, [("Invite", false), ("Meet", false)]);
        let [cost, launch] = [task(&w, "Cost").await, task(&w, "Launch").await];
        assert_eq!(cost.due_on.unwrap().to_string(), "2027-06-20");
        assert_eq!((cost.is_team_only, launch.is_team_only, launch.is_milestone), (Some(true), Some(false), true));
        for waits in [&cost, &launch] {
            let before: Vec<_> = waits.predecessors.iter().map(|before| before.id).collect();
            assert_eq!(before, [kick_off.id]);
        }

        // and nothing else: no people, words, files or time, and nobody of Acme
        assert!(kick_off.assignees.is_empty());
        for part in ["comments", "files", "progress-updates"] {
            let list: Value = w.administrator().get(format!("/tasks/{}/{part}", kick_off.id)).await.good();
            assert_eq!(list["data"], json!([]), "{part}");
        }
        let values: Value = w.administrator().get(format!("/tasks/{}/custom-values", kick_off.id)).await.good();
        assert_eq!(values["data"][0]["value"], Value::Null);
        let time: Value = w.administrator().get(format!("/time-entries?project_id={shop}")).await.good();
        assert_eq!(time["data"], json!([]));
        let project: Value = w.administrator().read_project("Shop").await.good();
        assert_eq!(
            (&project["level"], &project["time_shown"], &project["description"]),
            (&json!("read_only"), &json!(false), &Value::Null)
        );
        assert_eq!(project["task_counts"], json!({"total": 4, "done": 0}));
        let names: Vec<_> = project["clients"].as_array().unwrap().iter().map(|client| &client["name"]).collect();
        assert_eq!(names, ["Peter Parker"]);
        for foreign in ["pierre", "acme", "john"] {
            w.as_(foreign).read_project("Shop").await.is_problem(404, "not-found");
        }

        // T-005: the team's own stays so
        assert_eq!(titles(&w, "peter").await, [vec!["Kick-off", "Launch", "Finished"], vec![], vec![]]);
        let own: Board = w.as_("peter").read_board("Shop").await.good();
        assert_eq!(own.columns[0].name, "To come", "not the name that the team uses");
        w.as_("peter").get(format!("/tasks/{}", cost.id)).await.is_problem(404, "not-found");
        let history: Value = w.as_("peter").get(format!("/tasks/{}/history", launch.id)).await.good();
        assert_eq!(history["data"].as_array().unwrap().len(), 1);

        // what was made of it may change, and go
        w.administrator().remove(w.project("Site")).await.is(204);
        assert_eq!(titles(&w, "marion").await[0].len(), 4);
    })
    .await;
}

#[actix_web::test]
async fn a_project_that_begins_with_a_template_is_as_hidden_as_any() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        begun(&w, template, json!({})).await;
        let project: Value = w.administrator().read_project("Shop").await.good();
        assert_eq!(project["level"], "not_visible");
        w.as_("peter").read_project("Shop").await.is_problem(404, "not-found");
        assert_eq!(w.as_("peter").found("Kick").await, Vec::<String>::new());
    })
    .await;
}

#[actix_web::test]
async fn a_project_without_a_start_has_tasks_without_dates() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        begun(&w, template, json!({})).await;
        let tasks = [task(&w, "Kick-off").await, task(&w, "Cost").await];
        assert!(tasks.iter().all(|task| task.starts_on.is_none() && task.due_on.is_none()));
    })
    .await;
}

#[actix_web::test]
async fn beginning_a_project_asks_no_client_for_anything() {
    // R2, R55: also where there is no column in which nobody is asked
    everywhere(async |w| {
        furnished(&w).await;
        for column in w.columns("Site").await {
            let change = json!({"asks_approval": true});
            w.administrator()
                .patch(format!("/columns/{}", column.id), &format!("\"{}\"", column.revision), change)
                .await
                .is(200);
        }
        let template = saved(&w, "Web", true).await;
        begun(&w, template, json!({"level": "full"})).await;
        assert_eq!(titles(&w, "peter").await[0].len(), 3, "they see them");
        assert!(waiting(&w.as_("peter")).await.is_empty(), "and are asked about none");
        assert_eq!(
            w.rows().texts("select address from mails where purpose like 'approval%'").await,
            Vec::<String>::new()
        );
        let told: Value = w.administrator().get(format!("/tasks/{}", task(&w, "Kick-off").await.id)).await.good();
        assert_eq!(told["approval_warning"], "not_asked", "the team reads so");
        assert_eq!(content(&w, "Web").await["tasks"][3]["column"], 0, "where the board begins");
    })
    .await;
}

#[actix_web::test]
async fn all_of_it_begins_or_nothing() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        let before = w.digest().await;
        let marion = w.administrator();
        // the last day that there is: the second task would be due after it
        for (more, pointer, code) in [
            (json!({"starts_on": "+262142-12-31"}), "/starts_on", "out_of_range"),
            (json!({"name": ""}), "/name", "required"),
            (json!({"template_id": nobody()}), "/template_id", "unknown_value"),
            (json!({"time_shown": true}), "/time_shown", "time_needs_visible"),
            (
                json!({"custom_values": [{"field_id": nobody(), "value": 1}]}),
                "/custom_values/0/field_id",
                "unknown_value",
            ),
        ] {
            begin(&marion, template, more).await.is_invalid(pointer, code);
        }
        let roots = json!({"client_ids": w.ids(&["Pierre", "Peter Parker"])});
        begin(&marion, template, roots).await.is_problem(409, "foreign-root-unconfirmed");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_request_that_is_sent_twice_begins_one_project() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        let send = async |template| {
            let input = json!({"name": "Shop", "template_id": template});
            w.administrator().ask(Method::POST, "/projects").header("idempotency-key", "once").json(input).send().await
        };
        let first = send(template).await;
        let before = w.digest().await;
        let again = send(template).await;
        assert_eq!((again.is(201).id(), again.header("idempotency-replayed")), (first.id(), Some("true")));
        send(nobody()).await.is_problem(422, "idempotency-mismatch");
        assert_eq!(w.digest().await, before);
        // also when there is no such template any more
        w.administrator().remove(w.client("Web")).await.is(204);
        assert_eq!(send(template).await.id(), first.id());
    })
    .await;
}

#[actix_web::test]
async fn a_template_takes_what_making_it_by_hand_takes() {
    everywhere(async |w| {
        furnished(&w).await;
        let [columns, steps] = [saved(&w, "Columns", false).await, saved(&w, "Web", true).await];
        // of a project whose tasks have neither steps nor dependencies
        w.administrator().post("/projects", json!({"name": "Plain"})).await.is(201);
        let plain = w.administrator().projects().await.into_iter().find(|project| project.name == "Plain").unwrap().id;
        w.administrator().post(format!("/projects/{plain}/tasks"), json!({"title": "One"})).await.is(201);
        let input = json!({"name": "Plain", "with_tasks": true});
        let plain = w.administrator().post(format!("/projects/{plain}/templates"), input).await.id();
        for (at, (missing, allowed)) in [
            ("", [true, true, true]),
            ("task.edit", [true, true, false]),
            ("task.create", [true, false, false]),
            ("project.edit_columns", [false, false, false]),
        ]
        .into_iter()
        .enumerate()
        {
            let grants: Vec<_> = PLANNER.split(' ').filter(|grant| *grant != missing).collect();
            let username = format!("planner{at}");
            w.hire(&username, &format!("{} client.view_info", grants.join(" "))).await;
            for (template, is_allowed) in [columns, plain, steps].into_iter().zip(allowed) {
                let before = w.digest().await;
                let reply = begin(&w.as_(&username), template, json!({})).await;
                if is_allowed {
                    reply.is(201);
                } else {
                    reply.is_problem(403, "not-permitted");
                    assert_eq!(w.digest().await, before);
                }
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn who_will_see_a_project_counts_what_it_begins_with() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        let client = w.id("Peter Parker");
        let path = format!("/project-audience?client_ids={client}&level=read_only");
        let ask = async |more: String| w.administrator().get(format!("{path}{more}")).await;
        let said = |reply: crate::harness::Reply| {
            let audience: Value = reply.good();
            (
                audience["task_total"].clone(),
                audience["task_shared"].clone(),
                audience["people"][0]["task_count"].clone(),
            )
        };
        assert_eq!(said(ask(String::new()).await), (json!(0), json!(0), json!(0)));
        assert_eq!(said(ask(format!("&template_id={template}")).await), (json!(4), json!(3), json!(3)));
        ask(format!("&template_id={}", nobody())).await.is_invalid("?template_id", "unknown_value");
        let both = format!("&template_id={template}&project_id={}", w.id("Site"));
        ask(both).await.is_invalid("?template_id", "must_be_empty");
        // it comes true
        begun(&w, template, json!({"level": "read_only"})).await;
        let saved = w.administrator().get(format!("/project-audience?project_id={}", w.id("Shop"))).await;
        assert_eq!(said(saved), (json!(4), json!(3), json!(3)));
    })
    .await;
}

#[actix_web::test]
async fn the_log_tells_with_what_a_project_began() {
    everywhere(async |w| {
        furnished(&w).await;
        let template = saved(&w, "Web", true).await;
        let shop = begun(&w, template, json!({})).await;
        let page: Value = w.administrator().get(format!("/audit-entries?limit=100&project_id={shop}")).await.good();
        let entries = page["data"].as_array().unwrap();
        let made = entries.iter().find(|entry| entry["action"] == "project.created").unwrap();
        assert_eq!(made["changes"]["template_id"], json!([null, template]));
        assert!(made["names"].as_array().unwrap().contains(&json!({"id": template, "name": "Web"})));
        let tasks = entries.iter().filter(|entry| entry["action"] == "task.created");
        let mut names: Vec<_> = tasks.map(|entry| entry["subject_name"].as_str().unwrap()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Cost", "Finished", "Kick-off", "Launch"]);
        let seals = w.administrator().get("/audit-entries?limit=1").await;
        assert!(seals.good::<Value>()["data"][0]["hash"].is_string());
        // who sees no templates does not learn what this one is called
        w.hire("auditor", "audit.view project.view_overview project.view_all task.view").await;
        let page: Value = w.as_("auditor").get(format!("/audit-entries?limit=100&project_id={shop}")).await.good();
        assert!(!page.to_string().contains("\"Web\""));
        // what stays in the list says nothing of the content
        let list: Value = w.administrator().get("/project-templates").await.good();
        let listed: ProjectTemplate = serde_json::from_value(list["data"][0].clone()).unwrap();
        assert_eq!((listed.content, listed.task_count), (None, 4));
    })
    .await;
}
