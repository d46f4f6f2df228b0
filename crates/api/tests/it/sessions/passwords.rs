//! One's own password.

use crate::harness::{Caller, PASSWORD, Reply, everywhere};
use serde_json::json;
use vitrine_contract::SignedIn;

const NEW: &str = "a passphrase of my own";

async fn change(caller: &Caller<'_>, current: &str, new: &str) -> Reply {
    caller.post("/session/password", json!({"current_password": current, "new_password": new})).await
}

#[actix_web::test]
async fn a_changed_password_ends_every_other_session() {
    everywhere(async |w| {
        let sign_in = json!({"login": "pierre", "password": PASSWORD, "delivery": "bearer"});
        let other: SignedIn = w.anonymous().post("/auth/sign-in", sign_in).await.good();
        let other = other.tokens.unwrap();
        let elsewhere = w.bearer(&other.access_token);
        let mut stream = elsewhere.listen().await;
        let pierre = w.as_("pierre");
        change(&pierre, PASSWORD, NEW).await.is(200);
        assert!(pierre.is_signed_in().await);
        elsewhere.get("/session").await.is_problem(401, "not-signed-in");
        stream.ends().await;
        let renewal = json!({"refresh_token": other.refresh_token});
        w.anonymous().post("/auth/refresh", renewal).await.is_problem(401, "not-signed-in");
        assert!(w.as_("chloe").is_signed_in().await);
        for (password, status) in [(PASSWORD, 401), (NEW, 200)] {
            w.anonymous().post("/auth/sign-in", json!({"login": "pierre", "password": password})).await.is(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_current_one_must_be_right_and_the_new_one_good() {
    everywhere(async |w| {
        let pierre = w.as_("pierre");
        let before = w.digest().await;
        change(&pierre, "not the password", NEW).await.is_invalid("/current_password", "wrong_password");
        change(&pierre, PASSWORD, "short").await.is_invalid("/new_password", "too_short_password");
        change(&pierre, PASSWORD, "Password1234").await.is_invalid("/new_password", "common_password");
        change(&pierre, PASSWORD, &"long ".repeat(26)).await.is_invalid("/new_password", "too_long");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn ones_own_username_is_no_password() {
    everywhere(async |w| {
        let credentials = json!({"username": "pierre-of-acme", "password": PASSWORD});
        w.administrator().edit_client("Pierre", json!({"credentials": credentials})).await.is(200);
        let sign_in = json!({"login": "pierre-of-acme", "password": PASSWORD, "delivery": "bearer"});
        let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", sign_in).await.good();
        let pierre = w.bearer(&signed_in.tokens.unwrap().access_token);
        let answer = change(&pierre, PASSWORD, "Pierre-of-Acme").await;
        answer.is_invalid("/new_password", "common_password");
    })
    .await;
}

#[actix_web::test]
async fn whose_password_staff_chose_may_only_choose_another_first() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let chosen = "chosen by the staff";
        let credentials = json!({"username": "pierre", "password": chosen});
        w.administrator().edit_client("Pierre", json!({"credentials": credentials})).await.is(200);
        let sign_in = json!({"login": "pierre", "password": chosen, "delivery": "bearer"});
        let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", sign_in).await.good();
        assert!(signed_in.session.must_change_password, "R14");
        let pierre = w.bearer(&signed_in.tokens.unwrap().access_token);
        for path in ["/projects", "/search?q=site"] {
            pierre.get(path).await.is_problem(403, "password-change-required");
        }
        pierre.read_project("Site").await.is_problem(403, "password-change-required");
        assert!(pierre.open_stream(None).await.is_err());
        assert!(pierre.is_signed_in().await);
        change(&pierre, chosen, NEW).await.is(200);
        assert_eq!(pierre.project_names().await, ["Site"]);
    })
    .await;
}

#[actix_web::test]
async fn passwords_stand_nowhere_but_hashed() {
    everywhere(async |w| {
        let canary = "canary-of-a-password";
        let new = json!({"name": "Eve", "kind": "person", "credentials": {"username": "eve", "password": canary}});
        let created = w.administrator().post("/clients", new).await;
        created.is(201);
        assert!(!created.text().contains(canary) && !created.text().contains("argon2"));
        let rows = w.rows().everything().await;
        assert!(rows.iter().any(|row| row.contains("eve")));
        assert!(rows.iter().all(|row| !row.contains(canary)), "T-096, T-128");
        let audit = w.administrator().get("/audit-entries?limit=100").await;
        assert!(!audit.text().contains("argon2") && !audit.text().contains(canary));
    })
    .await;
}
