use super::{add_set, built_in, give, save};
use crate::harness::{World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::Client;

/// Deletes a set and gives those who have it another one.
async fn replace(w: &World, by: &str, set: &str, replacement: Uuid) -> crate::harness::Reply {
    let etag = w.administrator().get(w.client(set)).await.etag();
    let path = format!("{}?replacement_id={replacement}", w.client(set));
    w.as_(by).ask(Method::DELETE, path).header("if-match", &etag).send().await
}

#[actix_web::test]
async fn a_set_in_use_goes_only_with_another_in_its_place() {
    everywhere(async |w| {
        add_set(&w, "Old", "client", &["project.view_overview"]).await;
        let new = add_set(&w, "New", "client", &["project.view_overview", "task.view"]).await;
        give(&w, "Pierre", "Old").await;
        let before = w.digest().await;
        w.administrator().remove(w.client("Old")).await.is_problem(409, "permission-set-in-use");
        assert_eq!(w.digest().await, before);
        let etag = w.administrator().get(w.client("Pierre")).await.etag();
        replace(&w, "marion", "Old", new).await.is(204);
        w.administrator().get(w.client("Old")).await.is_problem(404, "not-found");
        let pierre: Client = w.administrator().get(w.client("Pierre")).await.good();
        assert_eq!(pierre.permission_set.id, new);
        // whoever edits Pierre from what he was before is told
        let stale = w.administrator().patch(w.client("Pierre"), &etag, json!({"phone": "1"})).await;
        stale.is_problem(412, "stale-version");
    })
    .await;
}

#[actix_web::test]
async fn the_other_set_has_the_same_base_and_is_there() {
    everywhere(async |w| {
        let old = add_set(&w, "Old", "client", &["task.view"]).await;
        let staff = add_set(&w, "Staff", "staff", &["task.view"]).await;
        give(&w, "Pierre", "Old").await;
        let before = w.digest().await;
        replace(&w, "marion", "Old", staff).await.is_invalid("?replacement_id", "other_base");
        replace(&w, "marion", "Old", old).await.is_invalid("?replacement_id", "other_base");
        replace(&w, "marion", "Old", nobody()).await.is_problem(404, "not-found");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn nobody_gives_what_they_do_not_hold_by_deleting() {
    everywhere(async |w| {
        w.hire("nora", "permission_set.view permission_set.manage").await;
        add_set(&w, "Old", "client", &["task.view"]).await;
        give(&w, "Pierre", "Old").await;
        let wider = built_in(&w, "Client").await.id;
        replace(&w, "nora", "Old", wider).await.is_invalid("?replacement_id", "not_held");
        let same = add_set(&w, "Same", "client", &["task.view"]).await;
        replace(&w, "nora", "Old", same).await.is(204);
    })
    .await;
}

/// Somebody else with a custom set that manages everything, and the founder without.
#[actix_web::test]
async fn the_last_administrator_stays_one_whatever_happens_to_the_set() {
    everywhere(async |w| {
        let managing = ["staff.manage", "permission_set.manage", "permission_set.view"];
        let id = add_set(&w, "Bosses", "staff", &managing).await;
        let lesser = add_set(&w, "Lesser", "staff", &["permission_set.view"]).await;
        let set = w.rows().id(id).await;
        w.rows().run(&format!("update accounts set permission_set_id = {set} where username = 'marion'")).await;
        let before = w.digest().await;
        for grants in [&managing[1..], &["staff.manage", "permission_set.view"], &[]] {
            let reply = w.administrator().edit(w.client("Bosses"), json!({"grants": grants})).await;
            reply.is_problem(409, "last-administrator");
        }
        replace(&w, "marion", "Bosses", lesser).await.is_problem(409, "last-administrator");
        assert_eq!(w.digest().await, before);
        // with another administrator, it goes
        w.hire("nora", &managing.join(" ")).await;
        save(&w, "Bosses", json!({"grants": ["permission_set.view"]})).await;
        w.as_("nora").edit(w.client("Bosses"), json!({"name": "Former bosses"})).await.is(200);
    })
    .await;
}
