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
