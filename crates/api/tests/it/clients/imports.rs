//! Reports of imports that were run (B110).

use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{ClientImportPage, ClientImportReport, ClientPage, ImportFailure, ImportStatus, ImportVerdict};

async fn send(w: &World, query: &str, file: &str) -> Reply {
    w.administrator()
        .ask(Method::POST, format!("/clients/import?{query}"))
        .body("text/csv", file.to_owned())
        .send()
        .await
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
        let begun = send(&w, "on_problem=skip&file_name=list%20of%20May.csv", &file).await;
        begun.is(202);
        let id = begun.good::<ClientImportReport>().import.id;
        assert_eq!(begun.header("location"), Some(format!("/api/v1/client-imports/{id}").as_str()));
        assert!(!w.rows().everything().await.iter().any(|row| row.contains(canary)), "T-096: not while it runs");
        w.import_ended(id).await;
        assert!(!w.rows().everything().await.iter().any(|row| row.contains(canary)), "T-096: nor afterwards");
        let report = newest(&w).await;
        assert_eq!(report.import.id, id);
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
        send(&w, "dry_run=true", "name,virtual\nEve,true\n").await.is(200);
        send(&w, "", "name,virtual\n,true\n").await.is_problem(422, "import-problems");
        send(&w, "", "name,username,password\n,ada,\n").await.is_problem(422, "import-problems");
        let list: ClientImportPage = w.administrator().get("/client-imports").await.good();
        assert!(list.data.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn who_is_deleted_for_good_stands_in_no_report() {
    everywhere(async |w| {
        w.import("", "name,virtual\nEve,true\n").await;
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
        w.import("", "name,virtual\nEve,true\n").await;
        w.hire("nina", "client.import").await;
        let nina = w.as_("nina");
        let list: ClientImportPage = nina.get("/client-imports").await.good();
        let answer = nina.get(format!("/client-imports/{}", list.data[0].id)).await;
        assert!(!answer.text().contains("Eve"), "R40: {}", answer.text());
        nina.get(format!("/client-imports/{}", Uuid::from_u128(7))).await.is_problem(404, "not-found");
    })
    .await;
}

/// T-096: passwords are in no database before they are hashed, so a server that dies leaves nothing of an import but that.
#[actix_web::test]
async fn an_import_whose_server_died_is_interrupted_for_good() {
    everywhere(async |w| {
        let id = w.import("", "name,virtual\nEve,true\n").await.import.id;
        w.rows().run("update client_imports set state = 'running', outcomes = '[]', created = 0").await;
        let read = async || w.administrator().get(format!("/client-imports/{id}")).await.good::<ClientImportReport>();
        assert_eq!(read().await.import.status, ImportStatus::Running);
        w.later(TimeDelta::seconds(61));
        let report = read().await;
        assert_eq!((report.import.status, report.import.created), (ImportStatus::Interrupted, 0));
        assert!(report.rows.is_empty());
    })
    .await;
}

/// Rights are those of the end, whatever they were at the beginning.
#[actix_web::test]
async fn who_may_not_import_any_more_imports_nothing() {
    everywhere(async |w| {
        w.hire("nina", "client.import").await;
        let ask = w.as_("nina").ask(Method::POST, "/clients/import".to_owned());
        let file = "name,username,password\nAda,ada,a password of hers\n".to_owned();
        let begun: ClientImportReport = ask.body("text/csv", file).send().await.good();
        w.rows().run("update permission_sets set grants = 'client.view_info' where name = 'nina'").await;
        let report = w.import_ended(begun.import.id).await;
        assert_eq!(report.import.failure, Some(ImportFailure::NotPermitted));
        let found: ClientPage = w.administrator().get("/clients?q=ada").await.good();
        assert!(found.data.is_empty());
    })
    .await;
}
