//! What core fields say of clients, projects and tasks, and to whom.

use super::{add, by_name, said, set};
use crate::harness::{World, everywhere};
use serde_json::{Value, json};

async fn values(w: &World, username: &str, owner: &str) -> Value {
    let values: Value = w.as_(username).get(format!("{}/custom-values", w.task(owner))).await.good();
    by_name(&values["data"])
}

async fn change(w: &World, username: &str, owner: &str, field: &str, value: Value) -> crate::harness::Reply {
    let body = json!({"values": [{"field_id": w.id(field), "value": value}]});
    w.as_(username).edit(format!("{}/custom-values", w.task(owner)), body).await
}

#[actix_web::test]
async fn values_are_kept_with_the_client_in_one_step() {
    everywhere(async |w| {
        let region = add(&w, "client", "Region", json!({"kind": "text"})).await;
        let size = add(&w, "client", "Size", json!({"kind": "number"})).await;
        let new = json!({"name": "Eve", "kind": "person", "custom_values": [{"field_id": region, "value": "EU"}]});
        let id = w.administrator().post("/clients", new).await.id();
        w.call("Eve", format!("/clients/{id}"));
        assert_eq!(said(&w, "marion", "Eve").await, json!({"Region": "EU", "Size": null}), "B097");
        let both = json!({"phone": "1", "custom_values": [{"field_id": size, "value": 3}, {"field_id": region}]});
        w.administrator().edit_client("Eve", both).await.is(200);
        assert_eq!(said(&w, "marion", "Eve").await, json!({"Region": null, "Size": 3.0}));
        for (set, pointer, code) in [
            (json!([{"field_id": size, "value": "many"}]), "/custom_values/0/value", "unknown_value"),
            (json!([{"field_id": crate::harness::nobody(), "value": 1}]), "/custom_values/0/field_id", "unknown_value"),
            (
                json!([{"field_id": size, "value": 1}, {"field_id": size, "value": 2}]),
                "/custom_values/1/field_id",
                "taken",
            ),
        ] {
            let before = w.digest().await;
            let change = json!({"phone": "2", "custom_values": set});
            w.administrator().edit_client("Eve", change).await.is_invalid(pointer, code);
            assert_eq!(w.digest().await, before, "{set}");
        }
    })
    .await;
}

/// Whoever may make a task is told what they may say of it, and of what they may not even the name.
#[actix_web::test]
async fn the_fields_of_a_new_task_are_those_that_its_maker_fills_in() {
    everywhere(async |w| {
        add(&w, "task", "Inside", json!({"kind": "text"})).await;
        add(&w, "task", "Shown", json!({"kind": "text", "visibility": "client_sees"})).await;
        let open =
            add(&w, "task", "Open", json!({"kind": "choice", "visibility": "client_edits", "options": ["A"]})).await;
        add(&w, "task", "Fee", json!({"kind": "money", "visibility": "financial"})).await;
        add(&w, "project", "Phase", json!({"kind": "text", "visibility": "client_sees"})).await;
        w.add_project("Site", &["Acme"], "full").await;
        w.add_project("Other", &["Acme"], "read_only").await;
        let fields = async |username: &str| {
            let list: Value = w.as_(username).get(format!("{}/task-fields", w.project("Site"))).await.good();
            list["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| field["name"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(fields("marion").await, ["Inside", "Shown", "Open"]);
        assert_eq!(fields("pierre").await, ["Open"], "B097");
        let new = json!({"title": "Launch", "custom_values": [{"field_id": open, "value": "nonsense"}]});
        let refused = w.as_("pierre").post(format!("{}/tasks", w.project("Site")), new).await;
        refused.is_invalid("/custom_values/0/value", "unknown_value");
        w.as_("pierre").get(format!("{}/task-fields", w.project("Other"))).await.is(403);
        w.as_("alisha").get(format!("{}/task-fields", w.project("Site"))).await.is(404);
    })
    .await;
}

/// B097: a project and a task are made with what their fields say, or not at all.
#[actix_web::test]
async fn values_come_with_the_project_and_the_task_that_is_made() {
    everywhere(async |w| {
        let phase = add(&w, "project", "Phase", json!({"kind": "text"})).await;
        let size = add(&w, "task", "Size", json!({"kind": "number"})).await;
        let open = add(&w, "task", "Open", json!({"kind": "text", "visibility": "client_edits"})).await;
        let with = |field, value: Value| json!([{"field_id": field, "value": value}]);
        let project = json!({"name": "Site", "level": "full", "client_ids": w.ids(&["Acme"])});
        let project = |values: Value| {
            let mut project = project.clone();
            project["custom_values"] = values;
            project
        };
        let id = w.administrator().post("/projects", project(with(phase, json!("Two")))).await.id();
        w.call("Site", format!("/projects/{id}"));
        assert_eq!(values(&w, "marion", "Site").await, json!({"Phase": "Two"}));
        let tasks = format!("{}/tasks", w.project("Site"));
        let task = |values: Value| json!({"title": "Launch", "custom_values": values});
        let id = w.administrator().post(&*tasks, task(with(size, json!(3)))).await.id();
        w.call("Launch", format!("/tasks/{id}"));
        assert_eq!(values(&w, "marion", "Launch").await, json!({"Size": 3.0, "Open": null}));

        let id = w.as_("pierre").post(&*tasks, task(with(open, json!("Mine")))).await.id();
        w.call("Of Pierre", format!("/tasks/{id}"));
        assert_eq!(values(&w, "pierre", "Of Pierre").await, json!({"Open": "Mine"}));
        let before = w.digest().await;
        let refused = w.as_("pierre").post(&*tasks, task(with(size, json!(3)))).await;
        refused.is_invalid("/custom_values/0/field_id", "unknown_value");
        let refused = w.administrator().post("/projects", project(with(size, json!(3)))).await;
        refused.is_invalid("/custom_values/0/field_id", "unknown_value");
        let refused = w.administrator().post(&*tasks, task(with(size, json!("many")))).await;
        refused.is_invalid("/custom_values/0/value", "unknown_value");
        assert_eq!(w.digest().await, before, "nothing was made");
        // who may make projects and not edit them sets no values
        w.hire("one", "project.create project.view_overview").await;
        let without = |values: Value| json!({"name": "Another", "custom_values": values});
        w.as_("one").post("/projects", without(json!([]))).await.is(201);
        w.as_("one").post("/projects", without(with(phase, json!("Two")))).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn clients_see_what_they_were_given_and_no_more() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.add_task("Site", "Launch").await;
        add(&w, "task", "Inside", json!({"kind": "text"})).await;
        add(&w, "task", "Seen", json!({"kind": "text", "visibility": "client_sees"})).await;
        add(&w, "task", "Open", json!({"kind": "text", "visibility": "client_edits"})).await;
        add(&w, "project", "Phase", json!({"kind": "text", "visibility": "client_sees"})).await;
        for field in ["Inside", "Seen", "Open"] {
            change(&w, "marion", "Launch", field, json!(field)).await.is(200);
        }
        change(&w, "marion", "Site", "Phase", json!("Two")).await.is(200);
        assert_eq!(values(&w, "marion", "Launch").await, json!({"Inside": "Inside", "Seen": "Seen", "Open": "Open"}));
        assert_eq!(values(&w, "pierre", "Launch").await, json!({"Seen": "Seen", "Open": "Open"}));
        assert_eq!(values(&w, "pierre", "Site").await, json!({"Phase": "Two"}));

        change(&w, "pierre", "Launch", "Open", json!("mine")).await.is(200);
        for field in ["Seen", "Inside"] {
            let refused = change(&w, "pierre", "Launch", field, json!("x")).await;
            refused.is_invalid("/values/0/field_id", "unknown_value");
        }
        change(&w, "pierre", "Site", "Phase", json!("Three")).await.is_problem(403, "not-permitted");
        w.set_level("Site", "read_only").await;
        change(&w, "pierre", "Launch", "Open", json!("again")).await.is_problem(403, "not-permitted");
        assert_eq!(values(&w, "pierre", "Launch").await, json!({"Seen": "Seen", "Open": "mine"}));
        w.set_level("Site", "overview").await;
        w.as_("pierre").get(format!("{}/custom-values", w.task("Launch"))).await.is_problem(404, "not-found");
    })
    .await;
}

/// What clients do not see changes nothing of what they see: no body, no tag.
#[actix_web::test]
async fn a_hidden_value_leaves_no_trace() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.add_task("Site", "Launch").await;
        add(&w, "task", "Inside", json!({"kind": "text"})).await;
        add(&w, "project", "Within", json!({"kind": "text"})).await;
        let pierre = w.as_("pierre");
        let paths = [
            w.task("Launch"),
            w.project("Site"),
            format!("{}/custom-values", w.task("Launch")),
            format!("{}/board", w.project("Site")),
        ];
        let mut before = Vec::new();
        for path in &paths {
            before.push(pierre.get(path.clone()).await);
        }
        w.later(chrono::TimeDelta::minutes(1));
        change(&w, "marion", "Launch", "Inside", json!("secret")).await.is(200);
        change(&w, "marion", "Site", "Within", json!("secret")).await.is(200);
        for (path, before) in paths.iter().zip(&before) {
            pierre.get(path.clone()).await.is_indistinguishable_from(before);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_stale_change_is_refused_with_what_is_there_now() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        add(&w, "project", "Phase", json!({"kind": "text"})).await;
        let path = format!("{}/custom-values", w.project("Site"));
        let etag = w.administrator().get(path.clone()).await.etag();
        change(&w, "marion", "Site", "Phase", json!("One")).await.is(200);
        let body = json!({"values": [{"field_id": w.id("Phase"), "value": "Two"}]});
        let problem = w.administrator().patch(path, &etag, body).await.is_problem(412, "stale-version");
        assert_eq!(problem.current.unwrap()["data"][0]["value"], json!("One"));
    })
    .await;
}

#[actix_web::test]
async fn records_name_fields_by_their_ids_alone() {
    everywhere(async |w| {
        add(&w, "client", "Canary name", json!({"kind": "choice", "options": ["Canary option"]})).await;
        let field: Value = w.administrator().get(w.client("Canary name")).await.good();
        set(&w, "Pierre", "Canary name", field["options"][0]["id"].clone()).await;
        w.administrator().edit(w.client("Canary name"), json!({"name": "Canary renamed"})).await.is(200);
        let records = w.rows().everything().await;
        let records: Vec<_> = records.iter().filter(|row| row.starts_with("audit_entries ")).collect();
        assert!(records.iter().any(|row| row.contains("custom_field.updated")));
        assert!(
            !records.iter().any(|row| row.contains("Canary")),
            "T-034: what becomes financial later is in no old record"
        );
    })
    .await;
}
