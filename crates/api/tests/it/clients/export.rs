//! Clients as a file.

use super::list::names;
use crate::harness::{Reply, World, everywhere};
use serde_json::json;

fn rows(reply: &Reply) -> Vec<Vec<String>> {
    reply.is(200);
    let text =
        reply.text().strip_prefix('\u{FEFF}').unwrap_or_else(|| panic!("no mark by which spreadsheets know UTF-8"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

async fn exported(w: &World, query: &str) -> Vec<String> {
    let reply = w.administrator().get(format!("/clients/export?format=csv&{query}")).await;
    rows(&reply).into_iter().skip(1).map(|row| row[1].clone()).collect()
}

#[actix_web::test]
async fn the_export_has_whom_the_list_has() {
    everywhere(async |w| {
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        w.add_project("Site", &["Acme (France)"], "overview").await;
        let france = w.id("Acme (France)");
        for query in [
            "",
            "sort=-name",
            "has_login=false",
            "q=acme",
            "level=overview",
            "parent_id=root",
            &format!("root_id={france}"),
        ] {
            assert_eq!(exported(&w, query).await, names(&w, query).await, "{query} (T-062)");
        }
        w.administrator().get("/clients/export?format=csv&limit=1").await.is_invalid("?limit", "unknown_field");
        w.administrator().get("/clients/export?format=pdf").await.is_invalid("?format", "unknown_value");
        w.administrator().get("/clients/export").await.is_invalid("?format", "required");
    })
    .await;
}

#[actix_web::test]
async fn the_export_passes_the_end_of_a_page() {
    everywhere(async |w| {
        let lines: Vec<String> = (0..1100).map(|number| format!("Client {number:04},true")).collect();
        let file = format!("name,virtual\n{}\n", lines.join("\n"));
        w.import("", &file).await;
        let all = exported(&w, "q=client").await;
        let expected: Vec<String> = (0..1100).map(|number| format!("Client {number:04}")).collect();
        assert_eq!(all, expected);
    })
    .await;
}

#[actix_web::test]
async fn built_in_sets_are_called_as_in_the_language_of_the_reader() {
    everywhere(async |w| {
        let sets: serde_json::Value = w.administrator().get("/permission-sets?limit=100").await.good();
        let reviewer = sets["data"].as_array().unwrap().iter().find(|set| set["name"] == "Client reviewer").unwrap();
        w.administrator().edit_client("Pierre", json!({"permission_set_id": reviewer["id"]})).await.is(200);
        for (language, expected) in [("en", "Client reviewer"), ("fr", "Client relecteur")] {
            let ask = w.administrator().ask(actix_web::http::Method::GET, "/clients/export?format=csv&q=pierre");
            let row = rows(&ask.header("accept-language", language).send().await).remove(1);
            assert_eq!(row[8], expected, "B161: {row:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn no_cell_is_a_formula_and_json_has_what_was_typed() {
    everywhere(async |w| {
        let name = "=HYPERLINK(\"http://evil.example\")";
        let new = json!({"name": name, "kind": "person", "phone": "+33 1 23 45"});
        let id = w.administrator().post("/clients", new).await.id();
        let csv = w.administrator().get("/clients/export?format=csv&q=hyperlink").await;
        let row = rows(&csv).remove(1);
        assert_eq!(
            (row[1].as_str(), row[5].as_str()),
            (format!("'{name}").as_str(), "'+33 1 23 45"),
            "T-093, Fixture F"
        );
        let client: serde_json::Value = w.administrator().get(format!("/clients/{id}")).await.good();
        assert_eq!(client["name"], json!(name));
        // and back: what was guarded is as it was
        let file = format!("id,name,phone\n{id},\"'{}\",'+33 9\n", name.replace('"', "\"\""));
        w.import("", &file).await;
        let client: serde_json::Value = w.administrator().get(format!("/clients/{id}")).await.good();
        assert_eq!((client["name"].as_str(), client["phone"].as_str()), (Some(name), Some("+33 9")));
    })
    .await;
}

#[actix_web::test]
async fn the_workbook_is_one_and_has_no_secret() {
    everywhere(async |w| {
        let reply = w.administrator().get("/clients/export?format=xlsx").await;
        reply.is(200);
        assert!(reply.body.starts_with(b"PK"), "a workbook is an archive");
        let disposition = reply.header("content-disposition").unwrap().to_owned();
        assert!(disposition.starts_with("attachment; filename=\"clients-") && disposition.ends_with(".xlsx\""));
        let csv = w.administrator().get("/clients/export?format=csv").await;
        for secret in ["$argon2id", "password"] {
            assert!(!csv.text().contains(secret), "{secret}");
        }
    })
    .await;
}

/// R40: without the sight of clients there is no file of them either.
#[actix_web::test]
async fn who_may_not_view_clients_exports_none() {
    everywhere(async |w| {
        w.hire("other", "project.view_overview task.view").await;
        w.as_("other").get("/clients/export?format=csv").await.is_problem(403, "not-permitted");
        let missing = w.as_("pierre").get("/clients/nothing").await;
        assert_eq!(w.as_("pierre").get("/clients/export?format=csv").await.status, missing.status);
    })
    .await;
}

#[actix_web::test]
async fn custom_fields_are_columns_and_finance_is_none() {
    everywhere(async |w| {
        let administrator = w.administrator();
        let tier = json!({"subject": "client", "name": "Tier", "kind": "multi_choice", "options": ["Gold", "New"]});
        let field: serde_json::Value = administrator.post("/custom-fields", tier).await.good();
        let fee = json!({"subject": "client", "name": "Fee", "kind": "money", "visibility": "financial"});
        administrator.post("/custom-fields", fee).await.is(201);
        let chosen = [&field["options"][1]["id"], &field["options"][0]["id"]];
        let change = json!({"custom_values": [{"field_id": field["id"], "value": chosen}]});
        administrator.edit_client("Pierre", change).await.is(200);
        let rows = rows(&administrator.get("/clients/export?format=csv&q=pierre").await);
        assert_eq!((rows[0].last().unwrap().as_str(), rows[1].last().unwrap().as_str()), ("Tier", "Gold; New"));
    })
    .await;
}
