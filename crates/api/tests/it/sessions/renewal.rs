//! Refresh tokens: each is good for once, and one used twice ends its session.

use crate::harness::{PASSWORD, Reply, World, everywhere};
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{SignedIn, Tokens};

async fn signed_in(w: &World) -> Tokens {
    let sign_in = json!({"login": "pierre", "password": PASSWORD, "delivery": "bearer"});
    w.anonymous().post("/auth/sign-in", sign_in).await.good::<SignedIn>().tokens.unwrap()
}

async fn renew(w: &World, token: &str) -> Reply {
    w.anonymous().post("/auth/refresh", json!({"refresh_token": token})).await
}

#[actix_web::test]
async fn each_renewal_replaces_the_token() {
    everywhere(async |w| {
        let first = signed_in(&w).await;
        let mut token = first.refresh_token.clone();
        for _ in 0..3 {
            w.later(TimeDelta::minutes(10));
            let next = renew(&w, &token).await.good::<SignedIn>().tokens.unwrap();
            assert_ne!(next.refresh_token, token);
            assert!(w.bearer(&next.access_token).is_signed_in().await);
            token = next.refresh_token;
        }
    })
    .await;
}

#[actix_web::test]
async fn a_token_used_twice_ends_the_session_for_everybody_who_has_it() {
    everywhere(async |w| {
        let stolen = signed_in(&w).await.refresh_token;
        let tokens = renew(&w, &stolen).await.good::<SignedIn>().tokens.unwrap();
        w.later(TimeDelta::minutes(1));
        renew(&w, &stolen).await.is_problem(401, "not-signed-in");
        w.bearer(&tokens.access_token).get("/session").await.is_problem(401, "not-signed-in");
        renew(&w, &tokens.refresh_token).await.is_problem(401, "not-signed-in");
        assert!(w.as_("pierre").is_signed_in().await, "another session of the same account");
    })
    .await;
}

#[actix_web::test]
async fn a_second_tab_that_renews_at_the_same_time_does_not_end_the_session() {
    everywhere(async |w| {
        let sign_in = json!({"login": "pierre", "password": PASSWORD});
        let opened = w.anonymous().post("/auth/sign-in", sign_in).await;
        let cookie = format!("vitrine_refresh={}", opened.cookie("vitrine_refresh").unwrap());
        let tab = || {
            let ask = w.anonymous().ask(actix_web::http::Method::POST, "/auth/refresh");
            ask.header("cookie", &cookie).json(json!({})).send()
        };
        let first = tab().await;
        first.is(200);
        let second = tab().await;
        second.is(200);
        assert!(second.cookie("vitrine_access").is_some());
        assert!(second.cookie("vitrine_refresh").is_none(), "the browser keeps the one that the first tab got");
    })
    .await;
}

#[actix_web::test]
async fn an_idle_session_ends() {
    everywhere(async |w| {
        let tokens = signed_in(&w).await;
        w.later(TimeDelta::hours(12));
        renew(&w, &tokens.refresh_token).await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn a_session_ends_after_a_week_however_busy() {
    everywhere(async |w| {
        let mut token = signed_in(&w).await.refresh_token;
        for _ in 0..15 {
            w.later(TimeDelta::hours(11));
            token = renew(&w, &token).await.good::<SignedIn>().tokens.unwrap().refresh_token;
        }
        w.later(TimeDelta::hours(4));
        renew(&w, &token).await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn a_refresh_token_opens_nothing_else() {
    everywhere(async |w| {
        let tokens = signed_in(&w).await;
        w.bearer(&tokens.refresh_token).get("/session").await.is_problem(401, "not-signed-in");
        renew(&w, &tokens.access_token).await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn tokens_are_stored_nowhere() {
    everywhere(async |w| {
        let tokens = signed_in(&w).await;
        let sessions = w.rows().texts("select coalesce(user_agent, '') from sessions").await;
        let rows = w.rows().everything().await.into_iter().chain(sessions);
        for row in rows {
            assert!(!row.contains(&tokens.refresh_token) && !row.contains(&tokens.access_token), "{row}");
        }
    })
    .await;
}
