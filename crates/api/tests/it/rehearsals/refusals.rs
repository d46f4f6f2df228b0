//! What the change would refuse, its rehearsal refuses; and it tells nobody what they may not know.

use super::{furnish, move_client, permission_set, revision};
use crate::harness::{everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::Rehearsal;

#[actix_web::test]
async fn bad_input_is_pointed_at() {
    everywhere(async |w| {
        furnish(&w).await;
        let ask = |body: Value| w.administrator().post("/rehearsals", body);
        let pierre = w.id("Pierre");
        let now = revision(&w, w.client("Pierre")).await;
        ask(json!({})).await.is_invalid("/change", "required");
        ask(json!({"change": "move_mountains"})).await.is_invalid("", "unknown_value");
        ask(json!({"change": "move_client", "client_id": pierre})).await.is_invalid("/input", "required");
        ask(json!({"change": "move_client", "client_id": pierre, "input": {"parent_id": null}, "x": 1}))
            .await
            .is_invalid("/x", "unknown_field");
        let edit =
            |input: Value| json!({"change": "update_client", "client_id": pierre, "revision": now, "input": input});
        ask(edit(json!({"name": " "}))).await.is_invalid("/input/name", "required");
        ask(edit(json!({"credentials": {"username": "john"}})))
            .await
            .is_invalid("/input/credentials/username", "taken");
        ask(move_client(&w, "Acme", "Pierre")).await.is_invalid("/input/parent_id", "cycle");
        ask(json!({"change": "bulk_update_projects", "input": {"project_ids": []}}))
            .await
            .is_invalid("/input/project_ids", "out_of_range");
        let stale = json!({"change": "delete_client", "client_id": pierre, "revision": "0"});
        ask(stale).await.is_problem(412, "stale-version");
        let old = permission_set(&w, "Client reviewer").await;
        let own = json!({"replacement_id": old["id"]});
        let deleted = json!({"change": "delete_permission_set", "permission_set_id": old["id"], "revision": old["revision"], "input": own});
        ask(deleted).await.is_problem(409, "permission-set-built-in");
        let new = json!({"name": "Readers", "base": "client", "grants": ["task.view"]});
        w.administrator().post("/permission-sets", new).await.id();
        let new = permission_set(&w, "Readers").await;
        let own = json!({"replacement_id": new["id"]});
        let deleted = json!({"change": "delete_permission_set", "permission_set_id": new["id"], "revision": new["revision"], "input": own});
        ask(deleted).await.is_invalid("/input/replacement_id", "other_base");
        let missing = json!({"change": "move_client", "client_id": nobody(), "input": {"parent_id": null}});
        ask(missing).await.is_problem(404, "not-found");
        let foreign = json!({"mode": "add", "client_ids": [w.id("IBM")]});
        let bulk = json!({"project_ids": [w.id("Website")], "clients": foreign});
        ask(json!({"change": "bulk_update_projects", "input": bulk})).await.is_problem(409, "foreign-root-unconfirmed");
    })
    .await;
}

#[actix_web::test]
async fn it_takes_the_permission_of_the_change() {
    everywhere(async |w| {
        furnish(&w).await;
        w.hire("reader", "project.view_overview task.view client.view_info").await;
        w.as_("reader").post("/rehearsals", move_client(&w, "Pierre", "Acme")).await.is_problem(403, "not-permitted");
        let before = w.as_("pierre").post("/rehearsals", move_client(&w, "Chloe", "Acme")).await;
        before.is_problem(404, "not-found");
        let unknown = json!({"change": "move_client", "client_id": nobody(), "input": {"parent_id": null}});
        assert_eq!(before.text(), w.as_("pierre").post("/rehearsals", unknown).await.text(), "T-012");
    })
    .await;
}

#[actix_web::test]
async fn who_may_not_know_the_people_is_told_how_many() {
    everywhere(async |w| {
        furnish(&w).await;
        w.hire("editor", "project.view_overview task.view project.edit project.view_all").await;
        let input = json!({"project_ids": [w.id("Website")], "level": "not_visible"});
        let change = json!({"change": "bulk_update_projects", "input": input});
        let told: Rehearsal = w.as_("editor").post("/rehearsals", &change).await.good();
        assert_eq!((told.losing, told.people.len()), (3, 0), "R40");
        let whole: Rehearsal = w.administrator().post("/rehearsals", change).await.good();
        assert_eq!((whole.losing, whole.people.len()), (3, 3));
        assert_eq!(told.fingerprint, whole.fingerprint);
    })
    .await;
}

/// R40: the audience of a project may be known by name, not by its place in the tree, and nobody by way of a set that they have.
#[actix_web::test]
async fn who_may_view_audiences_is_told_names_of_projects_without_roots() {
    everywhere(async |w| {
        furnish(&w).await;
        let grants = "project.view_overview task.view project.edit project.view_all project.view_audience \
                      permission_set.view permission_set.manage";
        w.hire("editor", grants).await;
        let input = json!({"project_ids": [w.id("Website")], "level": "not_visible"});
        let change = json!({"change": "bulk_update_projects", "input": input});
        let told: Rehearsal = w.as_("editor").post("/rehearsals", change).await.good();
        assert_eq!(told.people.len(), 3);
        assert!(told.people.iter().all(|person| person.root == person.client), "{:?}", told.people);
        let set = json!({"name": "Guests", "base": "client", "grants": ["project.view_overview"]});
        let set = w.administrator().post("/permission-sets", set).await;
        w.administrator().edit_client("Pierre", json!({"permission_set_id": set.id()})).await.is(200);
        let revision = set.good::<Value>()["revision"].clone();
        let change = json!({"change": "update_permission_set", "permission_set_id": set.id(), "revision": revision, "input": {"grants": []}});
        let told: Rehearsal = w.as_("editor").post("/rehearsals", change).await.good();
        assert_eq!((told.losing, told.people.len()), (1, 0));
    })
    .await;
}

/// R51: numbers are made of what the reader sees; projects of other teams count in none of them.
#[actix_web::test]
async fn projects_of_other_teams_are_in_no_number() {
    everywhere(async |w| {
        furnish(&w).await;
        let grants = "project.view_overview task.view client.view_info client.edit";
        w.hire("nina", grants).await;
        let change = move_client(&w, "Pierre", "IBM");
        let told: Rehearsal = w.as_("nina").post("/rehearsals", &change).await.good();
        assert_eq!((told.losing, told.unaffected, told.people.len()), (0, 1, 0));
        let whole: Rehearsal = w.administrator().post("/rehearsals", change).await.good();
        assert_eq!((whole.losing, whole.people.len()), (1, 1));
    })
    .await;
}
