//! Sessions in cookies: what no other site may make a browser do.

use crate::harness::{PASSWORD, Reply, World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::SignedIn;

async fn change(w: &World, headers: &[(&'static str, &str)]) -> Reply {
    let cookie = format!("vitrine_access={}", w.access_token("marion"));
    let mut ask = w.anonymous().ask(Method::POST, "/projects").header("cookie", &cookie);
    for (name, value) in headers {
        ask = ask.header(name, value);
    }
    ask.json(json!({"name": "Forged"})).send().await
}

#[actix_web::test]
async fn a_browser_reads_and_changes_with_its_cookie_and_its_token() {
    everywhere(async |w| {
        let marion = w.in_browser("marion");
        assert!(marion.is_signed_in().await);
        marion.post("/projects", json!({"name": "Real"})).await.is(201);
    })
    .await;
}

#[actix_web::test]
async fn a_change_by_cookie_needs_the_token_of_this_session_and_this_site() {
    everywhere(async |w| {
        let own = w.in_browser("marion").session().await.csrf_token;
        let anothers = w.in_browser("pierre").session().await.csrf_token;
        let before = w.digest().await;
        for headers in [
            &[][..],
            &[("sec-fetch-site", "same-origin")],
            &[("x-csrf-token", &own)],
            &[("x-csrf-token", &own), ("sec-fetch-site", "cross-site")],
            &[("x-csrf-token", &own), ("sec-fetch-site", "same-site")],
            &[("x-csrf-token", &own), ("origin", "https://evil.example")],
            &[("x-csrf-token", &own), ("origin", "null")],
            &[("x-csrf-token", &anothers), ("sec-fetch-site", "same-origin")],
            &[("x-csrf-token", ""), ("sec-fetch-site", "same-origin")],
        ] {
            change(&w, headers).await.is_problem(403, "csrf");
        }
        assert_eq!(w.digest().await, before);
        change(&w, &[("x-csrf-token", &own), ("origin", "http://127.0.0.1:8080")]).await.is(201);
    })
    .await;
}

#[actix_web::test]
async fn no_other_site_signs_a_browser_in() {
    everywhere(async |w| {
        let ask = w.anonymous().ask(Method::POST, "/auth/sign-in").header("sec-fetch-site", "cross-site");
        let forged = ask.json(json!({"login": "pierre", "password": PASSWORD})).send().await;
        forged.is_problem(403, "csrf");
        assert!(forged.header("set-cookie").is_none());
    })
    .await;
}

#[actix_web::test]
async fn cookies_are_for_browsers_and_tokens_for_programs() {
    everywhere(async |w| {
        let by_cookie = w.anonymous().post("/auth/sign-in", json!({"login": "pierre", "password": PASSWORD})).await;
        assert!(by_cookie.good::<SignedIn>().tokens.is_none());
        for cookie in by_cookie.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let is_kept_in = cookie.contains("SameSite=Lax") || cookie.contains("SameSite=Strict");
            assert!(cookie.contains("HttpOnly") && is_kept_in, "{cookie} (T-124)");
        }
        let bearer = json!({"login": "pierre", "password": PASSWORD, "delivery": "bearer"});
        let by_token = w.anonymous().post("/auth/sign-in", bearer).await;
        assert!(by_token.header("set-cookie").is_none() && by_token.good::<SignedIn>().tokens.is_some());
    })
    .await;
}

#[actix_web::test]
async fn signing_out_clears_the_cookies() {
    everywhere(async |w| {
        let out = w.in_browser("pierre").ask(Method::POST, "/auth/sign-out").send().await;
        out.is(204);
        assert_eq!(out.cookie("vitrine_access").as_deref(), Some(""));
        assert_eq!(out.cookie("vitrine_refresh").as_deref(), Some(""));
        assert!(out.header("clear-site-data").is_some());
        assert!(!w.in_browser("pierre").is_signed_in().await);
    })
    .await;
}

#[actix_web::test]
async fn no_answer_is_kept_by_caches_or_open_to_other_sites() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let board = w.in_browser("pierre").read_board("Site").await;
        let ask = w.in_browser("pierre").ask(Method::GET, format!("{}/board", w.project("Site")));
        let same_board = ask.header("if-none-match", &board.etag()).send().await;
        same_board.is(304);
        for reply in [
            board,
            same_board,
            w.in_browser("pierre").read_project("Site").await,
            w.in_browser("pierre").get("/projects").await,
            w.anonymous().get("/projects").await,
        ] {
            assert_eq!(reply.header("cache-control"), Some("no-store"), "{} (T-069)", reply.request);
            assert_eq!(reply.header("access-control-allow-origin"), None, "{} (T-070)", reply.request);
        }
    })
    .await;
}
