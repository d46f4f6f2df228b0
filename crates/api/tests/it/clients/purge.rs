//! Deleting for good (R32).

use crate::harness::everywhere;
use serde_json::{Value, json};

#[actix_web::test]
async fn what_is_purged_is_gone_and_its_usernames_are_free() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.as_("pierre").read_project("Site").await.is(200);
        // deleted before, on its own, and then with everything
        w.administrator().remove(w.client("Chloe")).await.is(204);
        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        let taken = json!({"name": "New", "kind": "person", "credentials": {"username": "pierre", "password": "correct horse battery"}});
        w.administrator().post("/clients", &taken).await.is_invalid("/credentials/username", "taken");

        let path = format!("{}/purge", w.client("Acme (France)"));
        let before = w.digest().await;
        w.administrator().post(path.clone(), json!({"name": "Acme"})).await.is_invalid("/name", "other_name");
        w.administrator().post(path.clone(), json!({})).await.is_invalid("/name", "required");
        assert_eq!(w.digest().await, before);
        w.administrator().post(path.clone(), json!({"name": " acme (france) "})).await.is(204);

        w.administrator().post(path, json!({"name": "Acme (France)"})).await.is_problem(404, "not-found");
        let restore = format!("{}/restore", w.client("Chloe"));
        w.administrator().post(restore, json!({"parent_id": null})).await.is_problem(404, "not-found");
        let bin: Value = w.administrator().get("/deleted-clients").await.good();
        assert_eq!(bin["data"], json!([]));
        w.as_("pierre").get("/session").await.is_problem(401, "not-signed-in");
        w.administrator().post("/clients", &taken).await.is(201);
        let project: Value = w.administrator().read_project("Site").await.good();
        assert_eq!(project["clients"], json!([]), "the link is gone, the project stays (B114)");
        for table in ["clients ", "accounts ", "sessions "] {
            let rows = w.rows().everything().await;
            let rows: Vec<_> = rows.iter().filter(|row| row.starts_with(table)).collect();
            for word in ["Acme (France)", "Chloe", "chloe@example.com"] {
                assert!(!rows.iter().any(|row| row.contains(word)), "{word} in {table}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn only_what_is_in_the_bin_is_purged() {
    everywhere(async |w| {
        let path = format!("{}/purge", w.client("Pierre"));
        w.administrator().post(path, json!({"name": "Pierre"})).await.is_problem(404, "not-found");
    })
    .await;
}
