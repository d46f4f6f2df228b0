//! Creations that are sent twice.

use super::unchanged;
use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

async fn create(w: &World, username: &str, path: &str, key: &str, body: &Value) -> Reply {
    w.as_(username).ask(Method::POST, path).header("idempotency-key", key).json(body).send().await
}

async fn creations(w: &World) -> [(String, Value); 4] {
    w.add_project("Site", &["Acme"], "full").await;
    [
        ("/clients".into(), json!({"name": "Eve", "kind": "person"})),
        ("/projects".into(), json!({"name": "Another"})),
        (format!("{}/columns", w.project("Site")), json!({"name": "Another", "stage": "done"})),
        (format!("{}/tasks", w.project("Site")), json!({"title": "Another"})),
    ]
}

#[actix_web::test]
async fn the_same_request_makes_one_thing() {
    everywhere(async |w| {
        for (path, body) in creations(&w).await {
            let first = create(&w, "marion", &path, "once", &body).await;
            first.is(201);
            assert_eq!(first.header("idempotency-replayed"), None);
            assert!(first.header("location").unwrap().ends_with(&first.id().to_string()));
            let before = w.digest().await;
            let second = create(&w, "marion", &path, "once", &body).await;
            assert_eq!(w.digest().await, before, "{path}");
            assert_eq!((second.status, second.text()), (201, first.text()), "{path}");
            assert_eq!(second.header("idempotency-replayed"), Some("true"), "{path}");
        }
    })
    .await;
}

#[actix_web::test]
async fn another_request_with_the_same_key_is_a_mistake() {
    everywhere(async |w| {
        for (path, body) in creations(&w).await {
            create(&w, "marion", &path, "once", &body).await.is(201);
            let mut other = body.clone();
            let field = if body.get("title").is_some() { "title" } else { "name" };
            other[field] = json!("Something else");
            let reply = unchanged(&w, || create(&w, "marion", &path, "once", &other)).await;
            reply.is_problem(422, "idempotency-mismatch");
        }
    })
    .await;
}

#[actix_web::test]
async fn keys_of_two_people_are_two_keys() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        let (path, body) = (format!("{}/tasks", w.project("Site")), json!({"title": "Mine"}));
        let one = create(&w, "pierre", &path, "once", &body).await.id();
        let other = create(&w, "chloe", &path, "once", &body).await.id();
        assert_ne!(one, other);
    })
    .await;
}

#[actix_web::test]
async fn keys_of_two_projects_are_not_mixed_up() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.add_project("Shop", &["Acme"], "full").await;
        let (body, shop) = (json!({"title": "Mine"}), format!("{}/tasks", w.project("Shop")));
        create(&w, "pierre", &format!("{}/tasks", w.project("Site")), "once", &body).await.is(201);
        // never the task of the first as if it were one of the second
        let elsewhere = || create(&w, "pierre", &shop, "once", &body);
        unchanged(&w, elsewhere).await.is_problem(422, "idempotency-mismatch");
    })
    .await;
}

#[actix_web::test]
async fn a_replay_shows_no_more_than_its_reader_may_see_by_now() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        let (path, body) = (format!("{}/tasks", w.project("Site")), json!({"title": "Mine"}));
        create(&w, "pierre", &path, "once", &body).await.is(201);
        w.set_level("Site", "overview").await;
        let reply = unchanged(&w, || create(&w, "pierre", &path, "once", &body)).await;
        assert!([403, 404].contains(&reply.status) && !reply.text().contains("Mine"), "{} (R53)", reply.text());
    })
    .await;
}

#[actix_web::test]
async fn a_key_is_forgotten_after_a_day() {
    everywhere(async |w| {
        let body = json!({"name": "Another"});
        let first = create(&w, "marion", "/projects", "once", &body).await.id();
        w.later(TimeDelta::hours(25));
        assert_ne!(create(&w, "marion", "/projects", "once", &body).await.id(), first);
    })
    .await;
}

#[actix_web::test]
async fn a_key_is_short_and_plain() {
    everywhere(async |w| {
        let body = json!({"name": "Another"});
        for key in ["", "with space", &"k".repeat(256)] {
            let reply = unchanged(&w, || create(&w, "marion", "/projects", key, &body)).await;
            reply.is_problem(400, "malformed-request");
        }
    })
    .await;
}
