//! A save that carries the fingerprint of what was reviewed does that or nothing.

use super::{furnish, move_client, permission_set, rehearse, revision, save_move};
use crate::harness::everywhere;
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::Rehearsal;

#[actix_web::test]
async fn if_the_world_moved_nothing_is_saved_and_the_new_difference_is_told() {
    everywhere(async |w| {
        furnish(&w).await;
        let change = move_client(&w, "Pierre", "Acme (India)");
        let reviewed = rehearse(&w, change.clone()).await;
        w.set_level("Dealers", "overview").await;

        let before = w.digest().await;
        let problem =
            save_move(&w, "Pierre", "Acme (India)", &reviewed.fingerprint).await.is_problem(409, "world-changed");
        assert_eq!(w.digest().await, before);
        let fresh: Rehearsal = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_ne!(fresh.fingerprint, reviewed.fingerprint);
        assert_eq!(fresh, rehearse(&w, change).await);
        save_move(&w, "Pierre", "Acme (India)", &fresh.fingerprint).await.is(200);
        assert_eq!(w.as_("pierre").project_names().await, ["Brand", "Dealers"]);
    })
    .await;
}

#[actix_web::test]
async fn a_task_more_is_no_other_decision() {
    everywhere(async |w| {
        furnish(&w).await;
        let reviewed = rehearse(&w, move_client(&w, "Pierre", "Acme (India)")).await;
        w.add_task("Dealers", "One more").await;
        save_move(&w, "Pierre", "Acme (India)", &reviewed.fingerprint).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_fingerprint_of_another_change_saves_nothing() {
    everywhere(async |w| {
        furnish(&w).await;
        let of_chloe = rehearse(&w, move_client(&w, "Chloe", "Acme (India)")).await;
        for wrong in [of_chloe.fingerprint.as_str(), "", "0"] {
            save_move(&w, "Pierre", "Acme (India)", wrong).await.is_problem(409, "world-changed");
        }
        assert_eq!(w.as_("pierre").project_names().await, ["Brand", "Catalogue", "Website"]);
    })
    .await;
}

#[actix_web::test]
async fn what_was_reviewed_is_kept_in_the_audit_log() {
    everywhere(async |w| {
        furnish(&w).await;
        let reviewed = rehearse(&w, move_client(&w, "Pierre", "Acme (India)")).await;
        save_move(&w, "Pierre", "Acme (India)", &reviewed.fingerprint).await.is(200);
        let entries: Value = w.administrator().get("/audit-entries?action=client.moved").await.good();
        let kept: Rehearsal = serde_json::from_value(entries["data"][0]["review"].clone()).unwrap();
        assert_eq!(kept, reviewed);
        vitrine_api::service::admin::verify_audit(w.services(), None).await.unwrap();
        w.administrator().post(format!("{}/move", w.client("Chloe")), json!({"parent_id": null})).await.is(200);
        let entries: Value = w.administrator().get("/audit-entries?action=client.moved").await.good();
        assert!(entries["data"][0].get("review").is_none(), "without a review there is none to keep");
    })
    .await;
}

#[actix_web::test]
async fn every_reviewed_operation_refuses_what_was_not_reviewed() {
    everywhere(async |w| {
        furnish(&w).await;
        let administrator = w.administrator();
        w.administrator().remove(w.client("Ravi")).await.is(204);
        w.administrator().remove(w.project("Catalogue")).await.is(204);
        let (pierre, website) = (w.client("Pierre"), w.project("Website"));
        let of_pierre = format!("\"{}\"", revision(&w, pierre.clone()).await);
        let of_website = format!("\"{}\"", revision(&w, website.clone()).await);
        let new = json!({"name": "Readers", "base": "client", "grants": ["project.view_overview", "task.view"]});
        let set = format!("/permission-sets/{}", administrator.post("/permission-sets", new).await.id());
        let of_set = format!("\"{}\"", revision(&w, set.clone()).await);
        let reviewer = permission_set(&w, "Client reviewer").await;
        let before = w.digest().await;
        for (method, path, etag, body) in [
            (Method::PATCH, pierre.clone(), &of_pierre, json!({"credentials": null})),
            (Method::POST, format!("{pierre}/move"), &of_pierre, json!({"parent_id": null})),
            (Method::DELETE, pierre, &of_pierre, json!({})),
            (Method::POST, format!("{}/restore", w.client("Ravi")), &of_pierre, json!({})),
            (Method::PATCH, website.clone(), &of_website, json!({"level": "overview"})),
            (Method::DELETE, website.clone(), &of_website, json!({})),
            (Method::POST, format!("{}/restore", w.project("Catalogue")), &of_website, json!({})),
            (Method::PUT, format!("{website}/clients"), &of_website, json!({"client_ids": []})),
            (Method::PATCH, set.clone(), &of_set, json!({"grants": []})),
            (Method::DELETE, format!("{set}?replacement_id={}", reviewer["id"].as_str().unwrap()), &of_set, json!({})),
            (Method::PATCH, format!("{website}/access"), &of_website, json!({"client_ids": [], "level": "full"})),
            (
                Method::POST,
                "/projects/bulk".to_owned(),
                &of_website,
                json!({"project_ids": [w.id("Website")], "level": "full"}),
            ),
        ] {
            let ask = administrator.ask(method, path).header("if-match", etag).header("access-review", "other");
            ask.json(body).send().await.is_problem(409, "world-changed");
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}
