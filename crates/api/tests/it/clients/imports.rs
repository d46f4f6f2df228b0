//! Reports of imports that were run (B110).

use crate::harness::{World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{ClientImportPage, ClientImportReport, ImportVerdict};

async fn import(w: &World, query: &str, file: &str) {
    let ask = w.administrator().ask(Method::POST, format!("/clients/import?{query}"));
    ask.body("text/csv", file.to_owned()).send().await.is(200);
}

async fn newest(w: &World) -> ClientImportReport {
    let list: ClientImportPage = w.administrator().get("/client-imports").await.good();
    w.administrator().get(format!("/client-imports/{}", list.data[0].id)).await.good()
}

#[actix_web::test]
async fn a_run_leaves_a_report_and_nothing_of_the_file() {
    everywhere(async |w| {
        let pierre = w.id("Pierre");
        let canary = "canary of a password";
        let file = format!(
            "id,name,virtual,username,password,phone\n,Eve,true,,,canary of a phone\n{pierre},Pierre,,,,\n,Ada,,ada,{canary},\n,,true,,,\n"
        );
        import(&w, "on_problem=skip&file_name=list%20of%20May.csv", &file).await;
        let report = newest(&w).await;
        assert_eq!(report.import.file_name.as_deref(), Some("list of May.csv"));
        assert_eq!((report.import.created, report.import.updated, report.import.left_out), (2, 1, 1));
        let told: Vec<_> = report
            .rows
            .iter()
            .map(|row| (row.row, row.verdict, row.client.as_ref().map(|client| client.name.as_str())))
            .collect();
        let expected = [
            (2, ImportVerdict::Create, Some("Eve")),
            (3, ImportVerdict::Update, Some("Pierre")),
            (4, ImportVerdict::Create, Some("Ada")),
            (5, ImportVerdict::Problem, None),
        ];
        assert_eq!(told, expected);
        assert!(!report.rows[3].problems[0].detail.is_empty());
        let kept = w.rows().texts("select outcomes from client_imports").await.remove(0);
        assert!(!kept.contains("canary") && !kept.contains("Eve") && !kept.contains("ada"), "{kept}");
    })
    .await;
}

#[actix_web::test]
async fn a_dry_run_and_a_refused_one_leave_none() {
    everywhere(async |w| {
        import(&w, "dry_run=true", "name,virtual\nEve,true\n").await;
        let ask = w.administrator().ask(Method::POST, "/clients/import".to_owned());
        ask.body("text/csv", "name,virtual\n,true\n".to_owned()).send().await.is_problem(422, "import-problems");
        let list: ClientImportPage = w.administrator().get("/client-imports").await.good();
        assert!(list.data.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn who_is_deleted_for_good_stands_in_no_report() {
    everywhere(async |w| {
        import(&w, "", "name,virtual\nEve,true\n").await;
        let id = newest(&w).await.rows[0].client.as_ref().unwrap().id;
        w.call("Eve", format!("/clients/{id}"));
        w.administrator().remove(w.client("Eve")).await.is(204);
        assert!(newest(&w).await.rows[0].client.is_none());
        w.administrator().post(format!("/clients/{id}/purge"), json!({"name": "Eve"})).await.is(204);
        let report: Value = serde_json::to_value(newest(&w).await).unwrap();
        assert!(!report.to_string().contains("Eve"), "{report}");
    })
    .await;
}

#[actix_web::test]
async fn who_may_only_import_is_told_no_names() {
    everywhere(async |w| {
        import(&w, "", "name,virtual\nEve,true\n").await;
        w.hire("nina", "client.import").await;
        let nina = w.as_("nina");
        let list: ClientImportPage = nina.get("/client-imports").await.good();
        let answer = nina.get(format!("/client-imports/{}", list.data[0].id)).await;
        assert!(!answer.text().contains("Eve"), "R40: {}", answer.text());
        nina.get(format!("/client-imports/{}", Uuid::from_u128(7))).await.is_problem(404, "not-found");
    })
    .await;
}
