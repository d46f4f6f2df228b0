//! Addresses and methods that lead nowhere.

use crate::harness::{Reply, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};

#[actix_web::test]
async fn an_unknown_address_is_a_problem_like_any_other() {
    everywhere(async |w| {
        let nothing = w.administrator().get("/nothing").await;
        nothing.is_problem(404, "not-found");
        for path in [
            "/projects/",
            "//projects",
            "/Projects",
            "/projects/../projects",
            "/projects;x",
            "/tasks",
            "/clients/x/y/z",
            "/%70rojects/x",
        ] {
            let reply = w.administrator().get(path).await;
            reply.is_problem(404, "not-found"); // T-015
        }
        w.anonymous().get("/nothing").await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn an_id_has_one_spelling_and_everything_else_is_not_found() {
    everywhere(async |w| {
        let id = w.add_project("Site", &["Acme"], "full").await;
        let missing = w.as_("pierre").get(format!("/projects/{}", crate::harness::nobody())).await;
        for spelling in [
            id.simple().to_string(),
            id.hyphenated().to_string().to_uppercase(),
            format!("%7B{id}%7D"),
            format!("urn:uuid:{id}"),
            "0".into(),
            "-1".into(),
            "9223372036854775808".into(),
            "all".into(),
            "me".into(),
            "null".into(),
            "%00".into(),
            "00000000-0000-0000-0000-000000000000".into(),
        ] {
            let reply = w.as_("pierre").get(format!("/projects/{spelling}")).await;
            reply.is_indistinguishable_from(&missing); // T-058
        }
        w.as_("pierre").read_project("Site").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_method_is_told_the_right_ones() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        for (method, path, allowed) in [
            (Method::DELETE, "/projects".to_owned(), "GET, POST"),
            (Method::PUT, w.project("Site"), "DELETE, GET, PATCH"),
            (Method::POST, format!("{}/board", w.project("Site")), "GET"),
            (Method::GET, "/auth/sign-out".to_owned(), "POST"),
        ] {
            let reply = w.administrator().ask(method, path).json(json!({})).send().await;
            reply.is_problem(405, "method-not-allowed");
            let mut known: Vec<&str> = reply.header("allow").unwrap().split(", ").collect();
            known.sort_unstable();
            assert_eq!(known.join(", "), allowed, "{}", reply.request);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_method_in_a_header_is_no_method() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        let before = w.digest().await;
        for header in ["x-http-method-override", "x-method-override", "x-http-method"] {
            let ask = w.administrator().ask(Method::GET, w.project("Site")).header(header, "DELETE");
            ask.header("if-match", "\"0\"").send().await.is(200);
        }
        assert_eq!(w.digest().await, before, "T-014");
    })
    .await;
}

#[actix_web::test]
async fn every_problem_of_the_edge_has_the_same_shape() {
    everywhere(async |w| {
        let replies: Vec<Reply> = vec![
            w.anonymous().get("/projects").await,
            w.administrator().get("/nothing").await,
            w.administrator().get("/projects?limit=x").await,
            w.administrator().post("/projects", json!({})).await,
            w.administrator().ask(Method::POST, "/projects").body("application/json", "{").send().await,
        ];
        for reply in replies {
            let problem: Value = serde_json::from_slice(&reply.body).unwrap();
            let problem = problem.as_object().unwrap();
            for member in ["type", "title", "status", "detail", "instance", "request_id"] {
                assert!(problem.contains_key(member), "{} has no {member}", reply.request);
            }
            assert_eq!(problem["instance"], "urn:request:asked-by-a-test");
            assert_eq!(reply.header("x-request-id"), Some("asked-by-a-test"));
            for name in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
                assert!(reply.header(name).is_some(), "{} has no {name}", reply.request);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn head_is_get_without_the_bytes() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let head = async |username: &str, path: String| w.as_(username).ask(Method::HEAD, path).send().await;
        for path in ["/projects".to_owned(), w.project("Site"), format!("{}/board", w.project("Site"))] {
            let (with, without) = (w.as_("pierre").get(&path).await, head("pierre", path).await);
            assert_eq!((with.status, with.header("etag")), (without.status, without.header("etag")), "T-014");
            assert_eq!(with.header("content-type"), without.header("content-type"));
            assert!(without.body.is_empty() && !with.body.is_empty());
        }
        head("john", w.project("Site")).await.is(404);
        head("pierre", "/auth/sign-out".to_owned()).await.is(405);
    })
    .await;
}
