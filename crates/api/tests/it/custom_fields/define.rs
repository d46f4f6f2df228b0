//! Making, changing, ordering and deleting fields.

use super::{add, said, set};
use crate::harness::{World, everywhere};
use serde_json::{Value, json};

async fn names(w: &World, username: &str, subject: &str) -> Vec<String> {
    let list: Value = w.as_(username).get(format!("/custom-fields?subject={subject}")).await.good();
    list["data"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn fields_stand_in_the_order_they_are_put_in() {
    everywhere(async |w| {
        for name in ["Region", "Sector", "Since"] {
            add(&w, "client", name, json!({"kind": "text"})).await;
        }
        add(&w, "task", "Estimate", json!({"kind": "number"})).await;
        assert_eq!(names(&w, "marion", "client").await, ["Region", "Sector", "Since"]);
        let (since, region) = (w.client("Since"), w.id("Region"));
        w.administrator().post(format!("{since}/move"), json!({"after_field_id": null})).await.is(200);
        assert_eq!(names(&w, "marion", "client").await, ["Since", "Region", "Sector"]);
        w.administrator().post(format!("{since}/move"), json!({"after_field_id": region})).await.is(200);
        assert_eq!(names(&w, "marion", "client").await, ["Region", "Since", "Sector"]);
        let elsewhere = json!({"after_field_id": w.id("Estimate")});
        w.administrator().post(format!("{since}/move"), elsewhere).await.is_problem(404, "not-found");
        w.administrator().remove(w.client("Region")).await.is(204);
        assert_eq!(names(&w, "marion", "client").await, ["Since", "Sector"]);
        w.administrator().get(w.client("Region")).await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn definitions_that_mean_nothing_are_refused() {
    everywhere(async |w| {
        add(&w, "client", "Region", json!({"kind": "text"})).await;
        for (change, pointer, code) in [
            (json!({"name": "  "}), "/name", "required"),
            (json!({"name": "RÉGION"}), "/name", "taken"),
            (json!({"kind": "colour"}), "/kind", "unknown_value"),
            (json!({"kind": "money"}), "/visibility", "money_is_financial"),
            (json!({"visibility": "client_sees"}), "/visibility", "unknown_value"),
            (json!({"subject": "project", "visibility": "client_edits"}), "/visibility", "unknown_value"),
            (json!({"kind": "choice"}), "/options", "required"),
            (json!({"kind": "text", "options": ["A"]}), "/options", "must_be_empty"),
            (json!({"kind": "choice", "options": ["A", "a"]}), "/options/1/name", "taken"),
            (json!({"kind": "choice", "options": ["A", ""]}), "/options/1/name", "required"),
        ] {
            let mut new = json!({"subject": "client", "name": "New", "kind": "text"});
            for (key, value) in change.as_object().unwrap() {
                new[key] = value.clone();
            }
            let before = w.digest().await;
            w.administrator().post("/custom-fields", new).await.is_invalid(pointer, code);
            assert_eq!(w.digest().await, before, "{change}");
        }
        w.administrator().get("/custom-fields").await.is_invalid("?subject", "required");
        w.administrator().get("/custom-fields?subject=budget").await.is_invalid("?subject", "unknown_value");
    })
    .await;
}

#[actix_web::test]
async fn a_kind_changes_with_values_only_where_none_is_lost() {
    everywhere(async |w| {
        add(&w, "client", "Region", json!({"kind": "number"})).await;
        let region = w.client("Region");
        w.administrator().edit(region.clone(), json!({"kind": "yes_no"})).await.is(200);
        w.administrator().edit(region.clone(), json!({"kind": "number"})).await.is(200);
        set(&w, "Pierre", "Region", json!(12.5)).await;
        let before = w.digest().await;
        for kind in ["yes_no", "date", "link", "choice"] {
            let mut change = json!({"kind": kind});
            if kind == "choice" {
                change["options"] = json!([{"name": "A"}]);
            }
            w.administrator().edit(region.clone(), change).await.is_problem(409, "field-has-values");
        }
        assert_eq!(w.digest().await, before);
        w.administrator().edit(region, json!({"kind": "text"})).await.is(200);
        assert_eq!(said(&w, "marion", "Pierre").await, json!({"Region": "12.5"}));
    })
    .await;
}

#[actix_web::test]
async fn an_option_in_use_is_not_dropped() {
    everywhere(async |w| {
        add(&w, "client", "Tier", json!({"kind": "choice", "options": ["Gold", "Silver"]})).await;
        let tier: Value = w.administrator().get(w.client("Tier")).await.good();
        let (gold, silver) = (tier["options"][0]["id"].clone(), tier["options"][1]["id"].clone());
        set(&w, "Pierre", "Tier", gold.clone()).await;
        let without_gold = json!({"options": [{"id": silver, "name": "Silver"}]});
        let refused = w.administrator().edit(w.client("Tier"), without_gold.clone()).await;
        assert!(refused.is_problem(409, "option-in-use").detail.contains("Gold"));
        let renamed = json!({"options": [{"id": silver, "name": "Silver"}, {"id": gold, "name": "Platinum"}, {"name": "Bronze"}]});
        let field: Value = w.administrator().edit(w.client("Tier"), renamed).await.good();
        assert_eq!((field["options"].as_array().unwrap().len(), &field["used_by"]), (3, &json!(1)));
        assert_eq!(said(&w, "marion", "Pierre").await, json!({"Tier": gold}));
        let foreign = json!({"options": [{"id": crate::harness::nobody(), "name": "X"}]});
        w.administrator().edit(w.client("Tier"), foreign).await.is_invalid("/options/0/id", "unknown_value");
        set(&w, "Pierre", "Tier", Value::Null).await;
        w.administrator().edit(w.client("Tier"), without_gold).await.is(200);
        w.administrator().edit(w.client("Tier"), json!({"kind": "multi_choice"})).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_deleted_field_is_unknown_with_its_values() {
    everywhere(async |w| {
        let id = add(&w, "client", "Region", json!({"kind": "text"})).await;
        set(&w, "Pierre", "Region", json!("EU")).await;
        w.administrator().remove(w.client("Region")).await.is(204);
        assert_eq!(said(&w, "marion", "Pierre").await, json!({}));
        let change = json!({"custom_values": [{"field_id": id, "value": "EU"}]});
        w.administrator().edit_client("Pierre", change).await.is_invalid("/custom_values/0/field_id", "unknown_value");
        assert!(
            !w.rows().everything().await.iter().any(|row| row.starts_with("custom_values ")),
            "no value is left behind"
        );
        // the name is free again
        add(&w, "client", "Region", json!({"kind": "text"})).await;
    })
    .await;
}
