use crate::harness::{PASSWORD, World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::SignedIn;

const CANARY: &str = "canary-of-a-password-1";
const OTHER: &str = "canary-of-a-password-2";

/// Everything that the log holds, and its file.
async fn log(w: &World) -> String {
    let rows = w.rows().everything().await;
    let entries: Vec<String> = rows.into_iter().filter(|row| row.starts_with("audit_entries ")).collect();
    assert!(entries.len() > 10);
    entries.join("\n") + w.administrator().get("/audit-entries/export").await.text()
}

#[actix_web::test]
async fn no_password_token_or_hash_is_in_the_log() {
    everywhere(async |w| {
        let administrator = w.administrator();
        let login = json!({"username": "new.login", "password": CANARY});
        let new = json!({"name": "New", "kind": "person", "credentials": login});
        administrator.post("/clients", new).await.is(201);
        administrator
            .edit_client("Pierre", json!({"credentials": {"username": "pierre", "password": CANARY}}))
            .await
            .is(200);
        let csv = format!("name,username,password\nImported,imported,{CANARY}\n");
        assert_eq!(w.import("", &csv).await.import.created, 1);
        let sign_in = |password: &str| json!({"login": "chloe", "password": password, "delivery": "bearer"});
        let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", sign_in(PASSWORD)).await.good();
        let change = json!({"current_password": PASSWORD, "new_password": OTHER});
        let chloe = w.bearer(&signed_in.tokens.as_ref().unwrap().access_token);
        chloe.post("/session/password", change).await.is(200);
        w.anonymous().post("/auth/sign-in", sign_in(CANARY)).await.is(401);
        let again: SignedIn = w.anonymous().post("/auth/sign-in", sign_in(OTHER)).await.good();
        chloe.ask(Method::POST, "/auth/sign-out").send().await.is(204);

        let log = log(&w).await.to_lowercase();
        for tokens in [signed_in.tokens.unwrap(), again.tokens.unwrap()] {
            assert!(!log.contains(&tokens.access_token.to_lowercase()), "T-128");
            assert!(!log.contains(&tokens.refresh_token.to_lowercase()), "T-128");
        }
        for secret in [CANARY, OTHER, PASSWORD, "canary", "$argon2", "argon2id"] {
            assert!(!log.contains(secret), "T-128, T-096: {secret}");
        }
        assert!(log.contains("password_set"), "that there was one is told");
    })
    .await;
}
