use super::{add_set, give, read_set, save};
use crate::harness::everywhere;
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{AuditEntryPage, ClientKind, PermissionSet, PermissionSetAccount, PermissionSetVersionPage};

#[actix_web::test]
async fn each_save_is_a_version_with_its_author_its_time_and_its_note_b171() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &["task.view"]).await;
        w.later(TimeDelta::minutes(1));
        save(&w, "Reviewer", json!({"grants": ["task.view", "task.comment"], "note": "Acme India asked for it"})).await;
        w.later(TimeDelta::minutes(1));
        save(&w, "Reviewer", json!({"name": "Commenter", "grants": ["task.comment"]})).await;
        let versions: PermissionSetVersionPage =
            w.administrator().get(format!("{}/versions", w.client("Reviewer"))).await.good();
        let told: Vec<_> = versions
            .data
            .iter()
            .map(|v| (v.version, v.name.as_str(), v.grants.join(" "), v.note.as_deref(), v.author.as_deref()))
            .collect();
        let author = Some("Marion Leroy");
        assert_eq!(
            told,
            [
                (3, "Commenter", "task.comment".to_owned(), None, author),
                (2, "Reviewer", "task.view task.comment".to_owned(), Some("Acme India asked for it"), author),
                (1, "Reviewer", "task.view".to_owned(), None, author),
            ]
        );
        assert!(versions.data.windows(2).all(|pair| pair[0].at > pair[1].at));
        assert_eq!(read_set(&w, "Reviewer").await.version, 3);
    })
    .await;
}

#[actix_web::test]
async fn a_long_history_is_read_page_by_page() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &[]).await;
        for number in 0..4 {
            save(&w, "Reviewer", json!({"name": format!("Reviewer {number}")})).await;
        }
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("{}/versions?limit=2{cursor}", w.client("Reviewer"));
            let page: PermissionSetVersionPage = w.administrator().get(path).await.good();
            seen.extend(page.data.iter().map(|version| version.version));
            match page.next_cursor {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, [5, 4, 3, 2, 1]);
    })
    .await;
}

#[actix_web::test]
async fn what_a_set_came_with_is_its_first_version() {
    everywhere(async |w| {
        let set = super::built_in(&w, "Client").await;
        let versions: PermissionSetVersionPage =
            w.administrator().get(format!("/permission-sets/{}/versions", set.id)).await.good();
        let [first] = versions.data.as_slice() else { panic!("{versions:?}") };
        assert_eq!((first.version, &first.grants, &first.author), (1, &set.grants, &None));
    })
    .await;
}

#[actix_web::test]
async fn saving_nothing_new_makes_no_version() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &["task.view"]).await;
        let before = w.digest().await;
        save(&w, "Reviewer", json!({"name": "Reviewer", "grants": ["task.view", "task.view"], "note": "Nothing"}))
            .await;
        save(&w, "Reviewer", json!({})).await;
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn the_base_of_a_set_stays() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &["task.view"]).await;
        let reply = w.administrator().edit(w.client("Reviewer"), json!({"base": "staff"})).await;
        reply.is_invalid("/base", "unknown_field");
    })
    .await;
}

#[actix_web::test]
async fn an_older_state_is_not_saved_over_a_newer_one() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &["task.view"]).await;
        let etag = w.administrator().get(w.client("Reviewer")).await.etag();
        save(&w, "Reviewer", json!({"grants": []})).await;
        let reply = w.administrator().patch(w.client("Reviewer"), &etag, json!({"grants": ["task.comment"]})).await;
        let current = reply.is_problem(412, "stale-version").current.unwrap();
        assert_eq!(serde_json::from_value::<PermissionSet>(current).unwrap().grants, Vec::<String>::new());
        w.administrator().delete(w.client("Reviewer"), &etag).await.is_problem(412, "stale-version");
    })
    .await;
}

#[actix_web::test]
async fn every_change_stands_in_the_audit_log() {
    everywhere(async |w| {
        let id = add_set(&w, "Reviewer", "client", &["task.view"]).await;
        save(&w, "Reviewer", json!({"grants": ["task.comment"], "note": "On request"})).await;
        w.administrator().remove(w.client("Reviewer")).await.is(204);
        let entries: AuditEntryPage = w.administrator().get(format!("/audit-entries?subject_id={id}")).await.good();
        let actions: Vec<&str> = entries.data.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["permission_set.deleted", "permission_set.updated", "permission_set.created"]);
        let changes = &entries.data[1].changes;
        assert_eq!(changes["grants"], json!(["task.view", "task.comment"]));
        assert_eq!(changes["note"], json!([null, "On request"]));
    })
    .await;
}

#[actix_web::test]
async fn who_has_a_set_is_named_as_far_as_the_reader_may_know_b174() {
    everywhere(async |w| {
        add_set(&w, "Reviewer", "client", &["task.view"]).await;
        w.administrator().edit_client("Acme", json!({"kind": "organisation"})).await.is(200);
        give(&w, "Acme", "Reviewer").await;
        give(&w, "Pierre", "Reviewer").await;
        let set = read_set(&w, "Reviewer").await;
        assert_eq!(set.used_by, 2);
        let who = |account: &PermissionSetAccount| (account.name.clone(), account.client_id, account.client_kind);
        assert_eq!(
            set.accounts.iter().flatten().map(who).collect::<Vec<_>>(),
            [
                ("Acme".to_owned(), Some(w.id("Acme")), Some(ClientKind::Organisation)),
                ("Pierre".to_owned(), Some(w.id("Pierre")), Some(ClientKind::Person)),
            ]
        );
        w.hire("nora", "permission_set.view").await;
        let set: PermissionSet = w.as_("nora").get(w.client("Reviewer")).await.good();
        assert_eq!(
            (set.used_by, set.accounts),
            (2, Some(Vec::new())),
            "R40: no client is named without client.view_info"
        );
    })
    .await;
}
