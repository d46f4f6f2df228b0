//! What the form for a new client begins with.

use super::control::{add, privileges};
use crate::harness::{World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};

const ADDRESS: &str = "/workspace/client-defaults";

async fn template(w: &World) -> Value {
    let defaults: Value = w.administrator().get(ADDRESS).await.good();
    defaults["template"].clone()
}

/// B002, B013, R4: none until somebody says otherwise, and then the form is told, which shows it. Nothing is granted silently.
#[actix_web::test]
async fn a_template_is_proposed_and_grants_nothing() {
    everywhere(async |w| {
        assert_eq!(template(&w).await, "none");
        for name in ["observer", "co_manager", "collaborator"] {
            w.administrator().post(ADDRESS, json!({"template": name})).await.is(200);
            assert_eq!(template(&w).await, name);
        }
        w.administrator().post(ADDRESS, json!({"template": "owner"})).await.is(422);
        assert_eq!(template(&w).await, "collaborator");

        let eve = add(&w, json!({"name": "Eve", "kind": "person"})).await;
        assert_eq!(eve["privileges"], privileges(false, false, "off"), "a program gets what it asks for");
        let file = w.administrator().ask(Method::POST, "/clients/import".to_owned());
        file.body("text/csv", "name,virtual\nOscar,true\n").send().await.is(202);
        let found: Value = w.administrator().get("/clients?q=Oscar").await.good();
        assert_eq!(found["data"][0]["privileges"], privileges(false, false, "off"), "no file grants anything");
    })
    .await;
}

/// T-012: by who may change the workspace and give privileges, and it is written down once.
#[actix_web::test]
async fn it_is_set_by_who_may_give_them_and_written_down() {
    everywhere(async |w| {
        w.hire("adder", "client.add").await;
        w.hire("manager", "workspace.manage").await;
        w.hire("both", "client.add workspace.manage").await;
        let input = json!({"template": "observer"});
        for name in ["adder", "manager"] {
            w.as_(name).post(ADDRESS, input.clone()).await.is_problem(403, "not-permitted");
        }
        w.as_("adder").get(ADDRESS).await.is(200);
        w.as_("manager").get(ADDRESS).await.is_problem(403, "not-permitted");
        assert_eq!(template(&w).await, "none");
        w.as_("both").post(ADDRESS, input.clone()).await.is(200);
        w.as_("both").post(ADDRESS, input).await.is(200);
        let log: Value = w.administrator().get("/audit-entries?action=workspace.client_defaults_set").await.good();
        let entries = log["data"].as_array().unwrap();
        assert_eq!(entries.len(), 1, "what changes nothing is no entry");
        assert_eq!(entries[0]["changes"], json!({"client_template": ["none", "observer"]}));
        assert_eq!(entries[0]["actor"]["name"], "both");
    })
    .await;
}
