//! Places in the tree that nothing can take.

use super::unchanged;
use crate::harness::{World, everywhere, nobody};
use futures_util::future::join as both;
use serde_json::{Value, json};
use uuid::Uuid;

async fn move_to(w: &World, client: &str, parent: Option<Uuid>) -> crate::harness::Reply {
    w.administrator().post(format!("{}/move", w.client(client)), json!({"parent_id": parent})).await
}

#[actix_web::test]
async fn nobody_stands_below_themselves() {
    everywhere(async |w| {
        for parent in ["Acme", "Acme (France)", "Pierre"] {
            let reply = unchanged(&w, || move_to(&w, "Acme", Some(w.id(parent)))).await;
            reply.is_invalid("/parent_id", "cycle");
        }
    })
    .await;
}

/// Each alone would do; both would leave two clients below each other.
#[actix_web::test]
async fn two_moves_at_once_make_no_circle() {
    everywhere(async |w| {
        let (france, india) = (w.id("Acme (France)"), w.id("Acme (India)"));
        let (one, other) =
            both(move_to(&w, "Acme (France)", Some(india)), move_to(&w, "Acme (India)", Some(france))).await;
        let (done, refused) = if one.status == 200 { (one, other) } else { (other, one) };
        done.is(200);
        refused.is_invalid("/parent_id", "cycle");
    })
    .await;
}

#[actix_web::test]
async fn nobody_stands_below_somebody_in_the_bin() {
    everywhere(async |w| {
        w.administrator().remove(w.client("IBM")).await.is(204);
        let reply = unchanged(&w, || move_to(&w, "Acme", Some(w.id("IBM")))).await;
        reply.is_problem(409, "parent-in-bin");
        let new = json!({"name": "Eve", "kind": "person", "parent_id": w.id("IBM")});
        unchanged(&w, || w.administrator().post("/clients", &new)).await.is_problem(409, "parent-in-bin");
    })
    .await;
}

#[actix_web::test]
async fn nobody_stands_below_nobody() {
    everywhere(async |w| {
        unchanged(&w, || move_to(&w, "Acme", Some(nobody()))).await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn a_tree_has_an_end() {
    everywhere(async |w| {
        let mut parent = w.id("Pierre");
        // Pierre stands on the third of 32 levels
        for level in 4..=32 {
            let new = json!({"name": format!("Level {level}"), "kind": "unit", "parent_id": parent});
            parent = w.administrator().post("/clients", new).await.id();
        }
        let deeper = json!({"name": "Level 33", "kind": "unit", "parent_id": parent});
        let reply = unchanged(&w, || w.administrator().post("/clients", &deeper)).await;
        reply.is_invalid("/parent_id", "out_of_range");
        let reply = unchanged(&w, || move_to(&w, "Acme (France)", Some(w.id("Ravi")))).await;
        reply.is_invalid("/parent_id", "out_of_range");
    })
    .await;
}

#[actix_web::test]
async fn a_child_is_not_restored_below_a_parent_in_the_bin_unless_it_gets_another() {
    everywhere(async |w| {
        let pierre = w.client("Pierre");
        w.administrator().remove(pierre.clone()).await.is(204);
        w.administrator().remove(w.client("Acme")).await.is(204);
        let restore = |body: Value| w.administrator().post(format!("{pierre}/restore"), body);
        unchanged(&w, || restore(json!({}))).await.is_problem(409, "parent-in-bin");
        let dead = json!({"parent_id": w.id("Acme")});
        unchanged(&w, || restore(dead.clone())).await.is_problem(409, "parent-in-bin");
        restore(json!({"parent_id": w.id("IBM")})).await.is(200);
        unchanged(&w, || restore(json!({}))).await.is_problem(404, "not-found");
        // the rest of the batch comes back without it
        w.administrator().post(format!("{}/restore", w.client("Acme")), json!({})).await.is(200);
        let below: Value = w.administrator().get(format!("/clients?parent_id={}", w.id("Acme (France)"))).await.good();
        assert_eq!(below["data"].as_array().unwrap().len(), 1, "Chloe alone");
    })
    .await;
}

#[actix_web::test]
async fn only_the_top_of_a_deletion_is_restored() {
    everywhere(async |w| {
        w.administrator().remove(w.client("Acme")).await.is(204);
        for client in ["Pierre", "Acme (France)", "John"] {
            let path = format!("{}/restore", w.client(client));
            unchanged(&w, || w.administrator().post(&path, json!({}))).await.is_problem(404, "not-found");
        }
    })
    .await;
}

#[actix_web::test]
async fn clients_of_two_roots_share_a_project_only_where_that_was_confirmed() {
    everywhere(async |w| {
        let clients = w.ids(&["Pierre", "John"]);
        let new = |confirmed: bool| json!({"name": "Fair", "client_ids": clients, "confirm_foreign_root": confirmed});
        let refused = unchanged(&w, || w.administrator().post("/projects", new(false))).await;
        let problem = refused.is_problem(409, "foreign-root-unconfirmed");
        assert!(problem.detail.contains("Acme") && problem.detail.contains("IBM"), "{} (R10)", problem.detail);
        w.hire(
            "manager",
            "project.view_overview project.view_all project.create project.edit task.view client.view_info",
        )
        .await;
        unchanged(&w, || w.as_("manager").post("/projects", new(true))).await.is_problem(403, "not-permitted");
        w.administrator().post("/projects", new(true)).await.is(201);
    })
    .await;
}
