//! Financial fields: for finance alone, from the moment they are that (R1, T-033, T-034).

use super::{add, said, set};
use crate::harness::{World, everywhere};
use serde_json::{Value, json};

const CANARY: &str = "Canary 4711";

/// Staff who may do all but view finance.
async fn hire(w: &World) {
    use vitrine_domain::permission::{Base, Permission, Permissions};
    let all = Permissions::of_base(Base::Staff);
    let without = all.iter().filter(|own| !matches!(own, Permission::FinanceView | Permission::FinanceEdit));
    w.hire("clerk", &without.collect::<Permissions>().to_names()).await;
}

#[actix_web::test]
async fn money_is_read_and_written_apart() {
    everywhere(async |w| {
        hire(&w).await;
        let fee = add(&w, "client", "Fee", json!({"kind": "money", "visibility": "financial"})).await;
        let path = format!("{}/finance-values", w.client("Pierre"));
        let set = |value: Value| json!({"values": [{"field_id": fee, "value": value}]});
        let saved = w.administrator().edit(path.clone(), set(json!({"minor": 125_000, "currency": "EUR"}))).await;
        let values: Value = saved.good();
        assert_eq!(values["data"][0]["value"], json!({"minor": 125_000, "currency": "EUR"}));
        for (value, pointer) in
            [(json!({"minor": 1, "currency": "euro"}), "/values/0/value"), (json!("1250"), "/values/0/value")]
        {
            w.administrator().edit(path.clone(), set(value)).await.is_invalid(pointer, "unknown_value");
        }
        // it is in no core resource, not even for who may view finance
        assert_eq!(said(&w, "marion", "Pierre").await, json!({}));
        let change = json!({"custom_values": [{"field_id": fee, "value": 1}]});
        w.administrator().edit_client("Pierre", change).await.is_invalid("/custom_values/0/field_id", "unknown_value");
        w.as_("clerk").get(path.clone()).await.is_problem(403, "not-permitted");
        let etag = w.administrator().get(path.clone()).await.etag();
        w.as_("clerk").patch(path.clone(), &etag, set(Value::Null)).await.is_problem(403, "not-permitted");
        w.as_("pierre").get(path).await.is_problem(404, "not-found");
    })
    .await;
}

/// T-034: value, name and options are absent at once, and in what was written before, for everybody who may not view finance.
#[actix_web::test]
async fn a_field_that_becomes_financial_is_gone_at_once() {
    everywhere(async |w| {
        hire(&w).await;
        w.add_project("Site", &["Acme"], "full").await;
        w.add_task("Site", "Launch").await;
        let shared = json!({"kind": "choice", "options": [CANARY], "visibility": "client_edits"});
        let margin = add(&w, "task", CANARY, shared).await;
        let region = add(&w, "client", "Canary 4712", json!({"kind": "text"})).await;
        let option: Value = w.administrator().get(w.client(CANARY)).await.good();
        let body = json!({"values": [{"field_id": margin, "value": option["options"][0]["id"]}]});
        let values = format!("{}/custom-values", w.task("Launch"));
        w.administrator().edit(values.clone(), body.clone()).await.is(200);
        set(&w, "Pierre", "Canary 4712", json!("Canary 4713")).await;
        assert!(w.as_("pierre").get(values.clone()).await.text().contains(CANARY));

        for field in [CANARY, "Canary 4712"] {
            w.administrator().edit(w.client(field), json!({"visibility": "financial"})).await.is(200);
        }
        let site = w.project("Site");
        let everywhere_ = [
            values.clone(),
            w.task("Launch"),
            site.clone(),
            format!("{site}/board"),
            format!("{site}/tasks"),
            "/projects".into(),
            "/search?q=canary".into(),
            "/session".into(),
            format!("{site}/custom-values"),
        ];
        for path in &everywhere_ {
            assert!(!w.as_("pierre").get(path.clone()).await.text().contains("Canary"), "{path} for a client");
        }
        let of_staff = [
            "/custom-fields?subject=task".into(),
            "/custom-fields?subject=client".into(),
            w.client("Pierre"),
            "/clients?limit=100".into(),
            "/clients/export?format=csv".into(),
            "/audit-entries?limit=100".into(),
        ];
        for path in everywhere_.iter().chain(&of_staff) {
            assert!(
                !w.as_("clerk").get(path.clone()).await.text().contains("Canary"),
                "{path} for staff without finance"
            );
        }
        // as if it had never been
        let (clerk, pierre) = (w.as_("clerk"), w.as_("pierre"));
        clerk
            .get(w.client(CANARY))
            .await
            .is_indistinguishable_from(&clerk.get(format!("/custom-fields/{}", crate::harness::nobody())).await);
        let unknown = json!({"values": [{"field_id": crate::harness::nobody(), "value": "x"}]});
        pierre
            .edit(values.clone(), body.clone())
            .await
            .is_indistinguishable_from(&pierre.edit(values.clone(), unknown.clone()).await);
        clerk.edit(values.clone(), body).await.is_indistinguishable_from(&clerk.edit(values.clone(), unknown).await);
        clerk
            .edit_client("Pierre", json!({"custom_values": [{"field_id": region, "value": "x"}]}))
            .await
            .is_invalid("/custom_values/0/field_id", "unknown_value");
        let rows = w.rows().everything().await;
        assert!(!rows.iter().any(|row| row.starts_with("custom_values ")), "its values stand apart");

        // and who may view finance finds everything there, unchanged
        let finance: Value = w.administrator().get(format!("{}/finance-values", w.task("Launch"))).await.good();
        assert_eq!(finance["data"][0]["value"], option["options"][0]["id"]);
        w.administrator().edit(w.client(CANARY), json!({"visibility": "team_only"})).await.is(200);
        assert!(w.as_("clerk").get(values).await.text().contains(CANARY), "and back");
    })
    .await;
}

#[actix_web::test]
async fn finance_is_decided_by_who_may_change_it() {
    everywhere(async |w| {
        hire(&w).await;
        let new = json!({"subject": "client", "name": "Fee", "kind": "money", "visibility": "financial"});
        w.as_("clerk").post("/custom-fields", &new).await.is_problem(403, "not-permitted");
        add(&w, "client", "Region", json!({"kind": "text"})).await;
        w.as_("clerk")
            .edit(w.client("Region"), json!({"visibility": "financial"}))
            .await
            .is_problem(403, "not-permitted");
        w.administrator().post("/custom-fields", &new).await.is(201);
        let id = add(&w, "client", "Cost", json!({"kind": "money", "visibility": "financial"})).await;
        let to_front = json!({"after_field_id": null});
        let move_it = format!("/custom-fields/{id}/move");
        w.hire("auditor", "workspace.manage finance.view").await;
        w.as_("auditor").post(&move_it, &to_front).await.is_problem(403, "not-permitted");
        w.as_("clerk").post(&move_it, &to_front).await.is_problem(404, "not-found");
        w.administrator().post(&move_it, to_front).await.is(200);
        // who may not read them learns no names by trying
        w.hire("blind", "workspace.manage finance.edit").await;
        w.as_("blind").post("/custom-fields", &new).await.is_problem(403, "not-permitted");
        // a hidden name is not told by a refusal
        let open = json!({"subject": "client", "name": "Fee", "kind": "text"});
        w.as_("clerk").post("/custom-fields", open).await.is(201);
    })
    .await;
}
