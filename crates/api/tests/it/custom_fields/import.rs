//! Custom fields as columns of a file (B110, Fixture F).

use super::{add, said};
use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};

async fn import(w: &World, query: &str, file: &str) -> Reply {
    let ask = w.administrator().ask(Method::POST, format!("/clients/import{query}"));
    ask.body("text/csv", file.to_owned()).send().await
}

#[actix_web::test]
async fn columns_fill_the_fields_that_are_called_so() {
    everywhere(async |w| {
        add(&w, "client", "Région", json!({"kind": "text"})).await;
        let tier = add(&w, "client", "Tier", json!({"kind": "choice", "options": ["Gold", "Silver"]})).await;
        add(&w, "client", "Since", json!({"kind": "date"})).await;
        let pierre = w.id("Pierre");
        let file = format!("id;name;virtual;REGION;tier;since\n;Eve;true;EU;gold;2026-01-31\n{pierre};Pierre;;FR;;\n");
        let report = w.import("", &file).await;
        assert_eq!((report.import.created, report.import.updated), (1, 1));
        w.call("Eve", format!("/clients/{}", report.rows[0].client.as_ref().unwrap().id));
        let field: Value = w.administrator().get(w.client("Tier")).await.good();
        let gold = &field["options"][0]["id"];
        assert_eq!(said(&w, "marion", "Eve").await, json!({"Région": "EU", "Tier": gold, "Since": "2026-01-31"}));
        assert_eq!(said(&w, "marion", "Pierre").await, json!({"Région": "FR", "Tier": null, "Since": null}));
        let by_hand = w.import(&format!("columns=name,-,{tier}"), "a,b,c\nAda,x,Silver\n").await;
        assert_eq!(by_hand.import.created, 1);
    })
    .await;
}

#[actix_web::test]
async fn what_no_field_takes_is_a_problem_of_the_row() {
    everywhere(async |w| {
        let tier = add(&w, "client", "Tier", json!({"kind": "choice", "options": ["Gold"]})).await;
        add(&w, "client", "Fee", json!({"kind": "money", "visibility": "financial"})).await;
        add(&w, "client", "Gone", json!({"kind": "text"})).await;
        w.administrator().remove(w.client("Gone")).await.is(204);
        let before = w.digest().await;
        for (header, cell, code) in [
            ("Tier", "Platinum", "unknown_value"),
            ("Gone", "x", "unknown_field"),
            ("Fee", "1 EUR", "unknown_field"),
            ("Never", "x", "unknown_field"),
        ] {
            let problem = import(&w, "", &format!("name,virtual,{header}\nEve,true,{cell}\n"))
                .await
                .is_problem(422, "import-problems");
            let fault = (problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str());
            assert_eq!(fault, (format!("/rows/2/{header}").as_str(), code), "B110");
        }
        w.administrator().remove(w.client("Tier")).await.is(204);
        let deleted = import(&w, &format!("?columns=name,{tier}"), "a,b\nAda,Gold\n").await;
        deleted.is_invalid("?columns", "unknown_value");
        assert!(w.digest().await != before, "only the field is gone");
        assert!(!w.rows().everything().await.iter().any(|row| row.contains("Eve")));
    })
    .await;
}
