use super::busy;
use crate::harness::{World, everywhere};
use serde_json::Value;
use vitrine_api::service::admin;
use vitrine_store::ChainHash;

async fn verdict(w: &World, expected: Option<ChainHash>) -> Result<String, String> {
    admin::verify_audit(w.services(), expected).await.map_err(|error| error.to_string())
}

async fn head(w: &World) -> ChainHash {
    admin::audit_head(w.services()).await.unwrap().unwrap()
}

#[actix_web::test]
async fn an_untouched_log_verifies_to_the_hash_that_was_printed() {
    everywhere(async |w| {
        busy(&w).await;
        let kept = head(&w).await;
        assert!(verdict(&w, None).await.unwrap().contains(&kept.to_string()));
        w.set_level("Website relaunch", "full").await;
        assert_ne!(head(&w).await, kept);
        verdict(&w, Some(kept)).await.unwrap();
        let newest: Value = w.administrator().get("/audit-entries?limit=1").await.good();
        assert_eq!(newest["data"][0]["hash"], head(&w).await.to_string());
    })
    .await;
}

#[actix_web::test]
async fn the_first_entry_that_was_altered_is_named() {
    for change in [
        "changes = '{}'",
        "subject_name = 'Somebody else'",
        "action = 'client.restored'",
        "actor_id = null",
        "created_at = created_at + 1",
        "request_id = 'another'",
        "review = '{}'",
        "hash = (select hash from audit_entries where sequence = 1)",
    ] {
        everywhere(async |w| {
            busy(&w).await;
            let last = "(select max(sequence) from audit_entries)";
            w.rows()
                .run(&format!("update audit_entries set {change} where sequence in ({last} - 1, {last} - 2)"))
                .await;
            let told = verdict(&w, None).await.unwrap_err();
            let number = w.rows().texts(&format!("select cast({last} - 2 as text)")).await.remove(0);
            assert!(told.contains(&format!("number {number}, is not what was written")), "{change}: {told}");
        })
        .await;
    }
}

#[actix_web::test]
async fn an_entry_that_was_taken_out_is_missed() {
    everywhere(async |w| {
        busy(&w).await;
        w.rows().run("delete from audit_entries where sequence = 3").await;
        assert!(verdict(&w, None).await.unwrap_err().contains("number 3 is gone"));
    })
    .await;
}

#[actix_web::test]
async fn an_entry_that_was_put_in_is_found_out() {
    everywhere(async |w| {
        busy(&w).await;
        let id = w.rows().id(crate::harness::nobody()).await;
        w.rows()
            .run(&format!(
                "insert into audit_entries (id, action, subject_kind, subject_id, subject_name, changes, created_at) \
                 values ({id}, 'project.updated', 'project', {id}, 'Invented', '{{}}', 0)"
            ))
            .await;
        assert!(verdict(&w, None).await.unwrap_err().contains("past the chain"));
    })
    .await;
}

#[actix_web::test]
async fn a_cut_off_end_is_missed_where_a_hash_was_kept() {
    everywhere(async |w| {
        busy(&w).await;
        let kept = head(&w).await;
        w.rows().run("delete from audit_entries where sequence = (select max(sequence) from audit_entries)").await;
        verdict(&w, None).await.unwrap();
        assert!(verdict(&w, Some(kept)).await.unwrap_err().contains("cut off"));
        // the numbers go on where the log was cut, and still the kept hash is missed
        w.set_level("Website relaunch", "full").await;
        assert!(verdict(&w, Some(kept)).await.unwrap_err().contains("cut off"));
    })
    .await;
}

#[actix_web::test]
async fn entries_from_before_the_chain_are_sealed_once() {
    everywhere(async |w| {
        busy(&w).await;
        w.rows().run("update audit_entries set sequence = null, hash = null, words = null").await;
        assert!(verdict(&w, None).await.unwrap_err().contains("past the chain"));
        w.restart().await;
        verdict(&w, None).await.unwrap();
        let found: Value = w.administrator().get("/audit-entries?q=relaunch").await.good();
        assert!(!found["data"].as_array().unwrap().is_empty());
        // what comes past a chain that exists is not taken in
        w.rows()
            .run("update audit_entries set sequence = null where sequence = (select max(sequence) from audit_entries)")
            .await;
        w.restart().await;
        assert!(verdict(&w, None).await.unwrap_err().contains("past the chain"));
    })
    .await;
}

#[actix_web::test]
async fn what_was_refused_leaves_no_entry() {
    everywhere(async |w| {
        busy(&w).await;
        let before = head(&w).await;
        w.as_("pierre").edit_project("Website relaunch", serde_json::json!({"level": "full"})).await.is(403);
        assert_eq!(head(&w).await, before, "T-012");
    })
    .await;
}
