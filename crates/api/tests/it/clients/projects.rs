//! What a client sees of the projects that the tree leads it to, as staff are told.

use crate::harness::{World, everywhere};
use serde_json::{Value, json};

async fn told(w: &World, reader: &str, client: &str) -> Vec<(String, String, String, Value)> {
    let page: Value = w.as_(reader).get(format!("{}/projects", w.client(client))).await.good();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |row: &Value| {
        let via = text(&row["via"]["name"]);
        (text(&row["project"]["name"]), via, text(&row["sees"]), row["limited_by"].clone())
    };
    page["data"].as_array().unwrap().iter().map(row).collect()
}

fn row(name: &str, via: &str, sees: &str, limited_by: Value) -> (String, String, String, Value) {
    (name.to_owned(), via.to_owned(), sees.to_owned(), limited_by)
}

/// Fixture B, R6: each project of the branch with what the level, the privileges and the login leave of it.
#[actix_web::test]
async fn each_project_of_the_branch_is_told_with_what_the_client_sees_of_it() {
    everywhere(async |w| {
        w.add_project("Branding", &["Acme (France)"], "read_only").await;
        w.add_project("Site", &["Acme", "Pierre"], "overview").await;
        w.add_project("Secret", &["Pierre"], "not_visible").await;
        w.add_project("Elsewhere", &["IBM"], "full").await;
        w.add_project("Old", &["Pierre"], "full").await;
        w.administrator().edit_project("Old", json!({"state": "archived"})).await.is(200);
        w.add_task("Branding", "Shared").await;
        w.add_internal_task("Branding", "Internal").await;
        assert_eq!(
            told(&w, "marion", "Pierre").await,
            [
                row("Branding", "Acme (France)", "board", Value::Null),
                row("Secret", "Pierre", "nothing", Value::Null),
                row("Site", "Pierre", "overview", Value::Null),
            ]
        );
        let none = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
        w.administrator().edit_client("Pierre", json!({"privileges": none})).await.is(200);
        assert_eq!(
            told(&w, "marion", "Pierre").await[0],
            row("Branding", "Acme (France)", "overview", json!("privileges"))
        );
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        assert_eq!(
            told(&w, "marion", "Pierre").await[0],
            row("Branding", "Acme (France)", "nothing", json!("account"))
        );
        let invited = json!({"is_invited_only": true, "invited_client_ids": w.ids(&["Chloe"])});
        w.administrator().edit(format!("{}/access", w.project("Branding")), invited).await.is(200);
        assert_eq!(told(&w, "marion", "Chloe").await[0], row("Branding", "Acme (France)", "board", Value::Null), "R29");
        assert_eq!(
            told(&w, "marion", "Acme (France)").await[0],
            row("Branding", "Acme (France)", "nothing", json!("reach")),
            "R29"
        );
    })
    .await;
}

/// R40, R51: the reader is told of projects that they see themselves, page by page.
#[actix_web::test]
async fn a_reader_is_told_of_the_projects_they_see() {
    everywhere(async |w| {
        for name in ["A", "B", "C"] {
            w.add_project(name, &["Pierre"], "full").await;
        }
        w.hire("one", "client.view_info project.view_overview").await;
        assert_eq!(told(&w, "one", "Pierre").await, []);
        w.hire("two", "project.view_overview project.view_all").await;
        w.as_("two").get(format!("{}/projects", w.client("Pierre"))).await.is_problem(403, "not-permitted");
        let first: Value = w.administrator().get(format!("{}/projects?limit=2", w.client("Pierre"))).await.good();
        let next = first["next_cursor"].as_str().unwrap();
        let path = format!("{}/projects?limit=2&cursor={next}", w.client("Pierre"));
        let second: Value = w.administrator().get(path).await.good();
        assert_eq!((first["data"].as_array().unwrap().len(), &second["data"][0]["project"]["name"]), (2, &json!("C")));
        assert_eq!(second["next_cursor"], Value::Null);
    })
    .await;
}

/// What would be seen after a change, by name: how much, and what narrows.
async fn rehearsed(w: &World, client: &str, change: Value) -> Vec<(String, String, Value)> {
    let path = format!("{}/rehearsed-projects", w.client(client));
    let page: Value = w.administrator().post(path, change).await.good();
    seen(&page)
}

fn seen(page: &Value) -> Vec<(String, String, Value)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |row: &Value| (text(&row["project"]["name"]), text(&row["sees"]), row["may"].clone());
    page["data"].as_array().unwrap().iter().map(row).collect()
}

/// Mock f: what is not saved yet is tried out by what saves it, and nothing of it stays.
#[actix_web::test]
async fn what_a_client_would_see_is_what_it_then_sees() {
    everywhere(async |w| {
        w.add_project("Branding", &["Acme (France)"], "full").await;
        w.add_project("Site", &["Pierre"], "overview").await;
        w.add_task("Branding", "Shared").await;
        let path = format!("{}/projects", w.client("Pierre"));
        let now = async || seen(&w.administrator().get(path.clone()).await.good());
        let saved = now().await;
        let tasks = json!({"view_tasks": true, "view_progress": false, "update_progress": "off"});
        for change in [
            json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}}),
            json!({"privileges": tasks}),
            json!({"credentials": null}),
        ] {
            let would = rehearsed(&w, "Pierre", change.clone()).await;
            assert_ne!(would, saved, "{change}");
            assert_eq!(now().await, saved, "nothing of {change} stays");
        }
        let change = json!({"privileges": tasks});
        let would = rehearsed(&w, "Pierre", change.clone()).await;
        w.administrator().edit_client("Pierre", change).await.is(200);
        assert_eq!(now().await, would);
    })
    .await;
}

#[actix_web::test]
async fn what_the_change_would_refuse_its_trial_refuses() {
    everywhere(async |w| {
        let try_out = async |person: &str, change: Value| {
            w.as_(person).post(format!("{}/rehearsed-projects", w.client("Pierre")), change).await
        };
        try_out("marion", json!({"credentials": {"username": "john"}}))
            .await
            .is_invalid("/credentials/username", "taken");
        try_out("marion", json!({"surname": "x"})).await.is_invalid("/surname", "unknown_field");
        w.hire("reader", "client.view_info project.view_overview").await;
        try_out("reader", json!({"name": "X"})).await.is_problem(403, "not-permitted");
        try_out("pierre", json!({"name": "X"})).await.is_problem(404, "not-found");
    })
    .await;
}

/// R4: with the very settings of the form, before there is anybody.
#[actix_web::test]
async fn what_a_new_client_would_see_is_told_before_it_is_added() {
    everywhere(async |w| {
        w.add_project("Branding", &["Acme"], "read_only").await;
        w.add_task("Branding", "Draw").await;
        let would = async |who: &str, has_login: bool, privileges: &Value| {
            let input = json!({"parent_id": w.id("Acme (India)"), "has_login": has_login, "privileges": privileges});
            w.as_(who).post("/clients/rehearsed-projects", input).await
        };
        let collaborator = json!({"view_tasks": true, "view_progress": true, "update_progress": "comment"});
        let none = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
        let count = async || {
            let page: Value = w.administrator().get("/clients").await.good();
            page["counts"].clone()
        };
        for (has_login, privileges, sees) in
            [(true, &collaborator, "board"), (true, &none, "overview"), (false, &collaborator, "nothing")]
        {
            let before = count().await;
            let told: Value = would("marion", has_login, privileges).await.good();
            assert_eq!(told["data"][0]["sees"], sees);
            assert_eq!(count().await, before, "nothing was added");
            let name = format!("{sees} new");
            let mut new = json!({
                "name": name, "kind": "person", "parent_id": w.id("Acme (India)"), "privileges": privileges,
            });
            if has_login {
                new["credentials"] = json!({"username": format!("{sees}-new"), "password": crate::harness::PASSWORD});
            }
            let id = w.administrator().post("/clients", new).await.id();
            let now: Value = w.administrator().get(format!("/clients/{id}/projects")).await.good();
            assert_eq!(now["data"], told["data"]);
            w.administrator().remove(format!("/clients/{id}")).await.is(204);
        }
        let nowhere: Value =
            w.administrator().post("/clients/rehearsed-projects", json!({"has_login": true})).await.good();
        assert_eq!(nowhere["data"], json!([]));
        let input = json!({"has_login": true, "parent_id": uuid::Uuid::nil()});
        w.administrator().post("/clients/rehearsed-projects", input).await.is_problem(404, "not-found");
    })
    .await;
}

/// R6, R11: that a project leaves less than the account has is told of each who loses something by it, before and after it is saved.
#[actix_web::test]
async fn a_projects_own_narrowing_is_told_apart_from_the_privileges_of_the_account() {
    everywhere(async |w| {
        w.add_project("Branding", &["Acme (France)"], "read_only").await;
        let collaborator = json!({"view_tasks": true, "view_progress": true, "update_progress": "comment"});
        w.administrator().edit_client("Pierre", json!({"privileges": collaborator})).await.is(200);
        let read = json!({"view_tasks": true, "view_progress": true, "update_progress": "off"});
        let narrowings = json!([{"client_id": w.id("Acme (France)"), "narrowed_to": read}]);
        let row = async || {
            let page: Value = w.administrator().get(format!("{}/projects", w.client("Pierre"))).await.good();
            page["data"][0].clone()
        };
        assert_eq!((&row().await["limited_by"], &row().await["narrowest"]), (&Value::Null, &json!("level")), "R6");
        let audience = async |more: &str| {
            let query = format!("/project-audience?project_id={}{more}", w.id("Branding"));
            let audience: Value = w.administrator().get(query).await.good();
            let people = audience["people"].as_array().unwrap();
            people.iter().find(|person| person["client"]["name"] == "Pierre").unwrap()["limited_by"].clone()
        };
        assert_eq!(audience("").await, Value::Null);
        let given: String =
            narrowings.to_string().bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02x}"));
        assert_eq!(audience(&format!("&narrowings={given}")).await, json!("narrowing"), "as it would be");
        let bad = format!("/project-audience?project_id={}&narrowings=x", w.id("Branding"));
        w.administrator().get(bad).await.is_invalid("?narrowings", "wrong_type");
        w.administrator()
            .edit(format!("{}/access", w.project("Branding")), json!({"narrowings": narrowings}))
            .await
            .is(200);
        assert_eq!(row().await["limited_by"], json!("narrowing"));
        assert_eq!(audience("").await, json!("narrowing"));
        assert_eq!(row().await["sees"], json!("board"), "the board itself is still seen");
    })
    .await;
}
