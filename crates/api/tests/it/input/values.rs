//! Well-formed values that are refused.

use super::unchanged;
use crate::harness::{World, everywhere};
use serde_json::{Value, json};

/// Names that no client, project, column or task may have.
fn bad_names() -> [(String, &'static str); 9] {
    [
        (String::new(), "required"),
        ("   ".into(), "required"),
        ("\u{3000}".into(), "required"),
        ("x".repeat(10 * 1024), "too_long"),
        ("Line\nbreak".into(), "control_characters"),
        ("Nul\0".into(), "control_characters"),
        ("Bell\u{7}".into(), "control_characters"),
        ("evil\u{202e}gpj".into(), "control_characters"),
        ("zero\u{200b}width".into(), "control_characters"),
    ]
}

#[actix_web::test]
async fn bad_names_are_refused_wherever_something_is_named() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.add_task("Site", "Task").await;
        let administrator = w.administrator();
        let (tasks, columns) = (format!("{}/tasks", w.project("Site")), format!("{}/columns", w.project("Site")));
        for (name, code) in bad_names() {
            for (path, field, rest) in [
                ("/clients", "name", json!({"kind": "person"})),
                ("/projects", "name", json!({})),
                (&columns, "name", json!({"stage": "active"})),
                (&tasks, "title", json!({})),
            ] {
                let mut body = rest.clone();
                body[field] = json!(name);
                let reply = unchanged(&w, || administrator.post(path, &body)).await;
                reply.is_invalid(&format!("/{field}"), code);
            }
            for (path, field) in [(w.project("Site"), "name"), (w.client("Pierre"), "name"), (w.task("Task"), "title")]
            {
                let reply = unchanged(&w, || administrator.edit(path.clone(), json!({field: name}))).await;
                reply.is_invalid(&format!("/{field}"), code);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn time_is_not_shown_on_a_project_that_is_not_visible() {
    everywhere(async |w| {
        let administrator = w.administrator();
        let new = json!({"name": "A", "level": "not_visible", "time_shown": true});
        unchanged(&w, || administrator.post("/projects", &new)).await.is_invalid("/time_shown", "time_needs_visible");
        let by_default = json!({"name": "A", "time_shown": true});
        let reply = unchanged(&w, || administrator.post("/projects", &by_default)).await;
        reply.is_invalid("/time_shown", "time_needs_visible");
        w.add_project("Hidden", &[], "not_visible").await;
        w.add_project("Shown", &[], "full").await;
        for (project, change) in
            [("Hidden", json!({"time_shown": true})), ("Shown", json!({"time_shown": true, "level": "not_visible"}))]
        {
            let reply = unchanged(&w, || administrator.edit_project(project, change.clone())).await;
            reply.is_invalid("/time_shown", "time_needs_visible");
            let mut bulk = change;
            bulk["project_ids"] = json!(w.ids(&["Shown", project]));
            let reply = unchanged(&w, || administrator.post("/projects/bulk", &bulk)).await;
            reply.is_invalid("/time_shown", "time_needs_visible");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_project_does_not_end_before_it_begins() {
    everywhere(async |w| {
        let new = json!({"name": "A", "starts_on": "2027-02-01", "due_on": "2027-01-31"});
        unchanged(&w, || w.administrator().post("/projects", &new)).await.is_invalid("/due_on", "out_of_range");
        w.add_project("Site", &[], "full").await;
        w.administrator().edit_project("Site", json!({"starts_on": "2027-02-01"})).await.is(200);
        let change = json!({"due_on": "2027-01-31"});
        let reply = unchanged(&w, || w.administrator().edit_project("Site", change.clone())).await;
        reply.is_invalid("/due_on", "out_of_range");
    })
    .await;
}

#[actix_web::test]
async fn a_task_is_not_due_before_it_begins() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Task").await;
        let tasks = format!("{}/tasks", w.project("Site"));
        let new = json!({"title": "A", "starts_on": "2027-02-02", "due_on": "2027-02-01"});
        unchanged(&w, || w.administrator().post(&tasks, &new)).await.is_invalid("/due_on", "before_start");
        let set = async |change: Value| w.as_("pierre").edit(w.task("Task"), change).await;
        set(json!({"starts_on": "2027-02-02", "due_on": "2027-02-02"})).await.is(200);
        for (change, pointer) in [
            (json!({"due_on": "2027-02-01"}), "/due_on"),
            (json!({"starts_on": "2027-02-03"}), "/starts_on"),
            (json!({"starts_on": "2027-03-03", "due_on": "2027-03-02"}), "/due_on"),
        ] {
            unchanged(&w, || set(change.clone())).await.is_invalid(pointer, "before_start");
        }
        set(json!({"starts_on": "2027-03-03", "due_on": null})).await.is(200);
        let task: Value = w.administrator().read_task("Task").await.good();
        assert_eq!((&task["starts_on"], task.get("due_on")), (&json!("2027-03-03"), None));
    })
    .await;
}

#[actix_web::test]
async fn deletion_is_no_state_to_be_set() {
    everywhere(async |w| {
        w.add_project("Site", &[], "full").await;
        let change = json!({"state": "deleted"});
        let reply = unchanged(&w, || w.administrator().edit_project("Site", change.clone())).await;
        reply.is_invalid("/state", "unknown_value");
        let bulk = json!({"project_ids": w.ids(&["Site"]), "state": "deleted"});
        let reply = unchanged(&w, || w.administrator().post("/projects/bulk", &bulk)).await;
        reply.is_invalid("/state", "unknown_value");
    })
    .await;
}

#[actix_web::test]
async fn a_bulk_has_between_one_and_a_hundred_projects() {
    everywhere(async |w| {
        for count in [0, 101] {
            let bulk = json!({"project_ids": vec![crate::harness::nobody(); count], "level": "full"});
            let reply = unchanged(&w, || w.administrator().post("/projects/bulk", &bulk)).await;
            reply.is_invalid("/project_ids", "out_of_range");
        }
    })
    .await;
}

async fn refused_credentials(w: &World, credentials: Value, pointer: &str, code: &str) {
    let new = json!({"name": "Eve", "kind": "person", "credentials": credentials});
    unchanged(w, || w.administrator().post("/clients", &new)).await.is_invalid(pointer, code);
}

#[actix_web::test]
async fn a_username_taken_in_any_case_width_or_accent_form_is_taken() {
    everywhere(async |w| {
        // one in the bin keeps its name (R32)
        w.administrator().remove(w.client("Suresh")).await.is(204);
        let accented = json!({"name": "Zoé", "kind": "person", "credentials": {"username": "zoé", "password": "an unlikely password"}});
        w.administrator().post("/clients", accented).await.is(201);
        for username in
            ["pierre", "PIERRE", "Pierre", "ｐｉｅｒｒｅ", "piérre", "pie\u{301}rre", "marion", "suresh", "zoe", "ZOE\u{301}"]
        {
            let credentials = json!({"username": username, "password": "an unlikely password"});
            refused_credentials(&w, credentials, "/credentials/username", "taken").await;
        }
        let change = json!({"credentials": {"username": "PIERRE"}});
        let reply = unchanged(&w, || w.administrator().edit_client("Chloe", change.clone())).await;
        reply.is_invalid("/credentials/username", "taken");
    })
    .await;
}

#[actix_web::test]
async fn credentials_are_whole_and_good_or_refused() {
    everywhere(async |w| {
        let password = "an unlikely password";
        for (credentials, pointer, code) in [
            (json!({"username": "eve"}), "/credentials/password", "credentials_incomplete"),
            (json!({"username": "", "password": password}), "/credentials/username", "required"),
            (json!({"username": "e v e", "password": password}), "/credentials/username", "unknown_value"),
            (json!({"username": "e".repeat(65), "password": password}), "/credentials/username", "too_long"),
            (json!({"username": "e\0ve", "password": password}), "/credentials/username", "control_characters"),
            (json!({"username": "eve", "password": "short"}), "/credentials/password", "too_short_password"),
            (json!({"username": "eve", "password": "aaaaaaaaaaaa"}), "/credentials/password", "common_password"),
            (
                json!({"username": "eve.adams.xyz", "password": "Eve.Adams.XYZ"}),
                "/credentials/password",
                "common_password",
            ),
            (json!({"password": password}), "/credentials/username", "required"),
        ] {
            refused_credentials(&w, credentials, pointer, code).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn all_faults_are_told_at_once() {
    everywhere(async |w| {
        let new = json!({"name": "", "kind": "person", "email": "nowhere", "phone": "1\n2",
            "credentials": {"username": "e v e", "password": "short"}});
        let reply = unchanged(&w, || w.administrator().post("/clients", &new)).await;
        for (pointer, code) in [
            ("/name", "required"),
            ("/email", "invalid_email"),
            ("/phone", "control_characters"),
            ("/credentials/username", "unknown_value"),
            ("/credentials/password", "too_short_password"),
        ] {
            reply.is_invalid(pointer, code);
        }
    })
    .await;
}

#[actix_web::test]
async fn faults_are_told_in_the_readers_language() {
    everywhere(async |w| {
        let ask = w.administrator().ask(actix_web::http::Method::POST, "/projects");
        let reply = ask.header("accept-language", "fr-FR,fr;q=0.9").json(json!({"name": ""})).send().await;
        let french = reply.is_problem(422, "invalid");
        let english = w.administrator().post("/projects", json!({"name": ""})).await.is_problem(422, "invalid");
        assert_ne!(french.title, english.title);
        assert_ne!(french.errors[0].detail, english.errors[0].detail);
        assert_eq!(french.errors[0].code, english.errors[0].code);
    })
    .await;
}
