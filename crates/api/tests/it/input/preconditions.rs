//! Edits of what somebody else has changed, and edits of whatever it may be by now.

use super::unchanged;
use crate::harness::{Ask, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};

/// Method, address, body and where the present state is read.
async fn edits(w: &World) -> Vec<(Method, String, Option<Value>)> {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_task("Site", "Task").await;
    let column = format!("/columns/{}", w.columns("Site").await[3].id);
    let named = Some(json!({"name": "Renamed"}));
    vec![
        (Method::PATCH, w.client("Pierre"), named.clone()),
        (Method::PATCH, w.project("Site"), named.clone()),
        (Method::PUT, format!("{}/clients", w.project("Site")), Some(json!({"client_ids": []}))),
        (Method::PATCH, column.clone(), named),
        (Method::PATCH, w.task("Task"), Some(json!({"title": "Renamed"}))),
        (Method::DELETE, w.client("Chloe"), None),
        (Method::DELETE, column, None),
        (Method::DELETE, w.task("Task"), None),
        (Method::DELETE, w.project("Site"), None),
    ]
}

#[actix_web::test]
async fn an_edit_says_what_it_edits() {
    everywhere(async |w| {
        for (method, path, body) in edits(&w).await {
            let ask = || {
                let ask = w.administrator().ask(method.clone(), &path);
                body.iter().fold(ask, Ask::json).send()
            };
            unchanged(&w, ask).await.is_problem(428, "precondition-required");
        }
    })
    .await;
}

#[actix_web::test]
async fn an_edit_of_something_older_is_refused_with_what_it_is_now() {
    everywhere(async |w| {
        for (method, path, body) in edits(&w).await {
            let ask = || {
                let ask = w.administrator().ask(method.clone(), &path).header("if-match", "\"0123456789abcdef\"");
                body.iter().fold(ask, Ask::json).send()
            };
            let problem = unchanged(&w, ask).await.is_problem(412, "stale-version");
            let current = problem.current.unwrap_or_else(|| panic!("{path} is not told as it is now"));
            assert!(current["revision"].is_string() && current["id"].is_string(), "{path}: {current}");
        }
    })
    .await;
}

#[actix_web::test]
async fn two_edits_of_one_state_are_one_edit_and_a_conflict() {
    everywhere(async |w| {
        w.add_project("Site", &[], "full").await;
        let etag = w.administrator().read_project("Site").await.etag();
        let edit = |name: &str| w.administrator().patch(w.project("Site"), &etag, json!({"name": name}));
        edit("First").await.is(200);
        let problem = edit("Second").await.is_problem(412, "stale-version");
        assert_eq!(problem.current.unwrap()["name"], "First");
    })
    .await;
}

#[actix_web::test]
async fn a_precondition_is_one_strong_tag() {
    everywhere(async |w| {
        w.add_project("Site", &[], "full").await;
        for tag in ["*", "W/\"0123456789abcdef\"", "0123456789abcdef", "\"a\", \"b\"", "\"\"", ""] {
            let ask = || w.administrator().patch(w.project("Site"), tag, json!({"name": "Renamed"}));
            unchanged(&w, ask).await.is_problem(400, "malformed-request");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_somebody_does_not_see_has_no_revision_to_be_wrong() {
    everywhere(async |w| {
        w.add_project("Foreign", &["Peter Parker"], "full").await;
        let before = w.digest().await;
        let missing =
            w.as_("pierre").patch(format!("/projects/{}", crate::harness::nobody()), "\"0\"", json!({"name": "A"}));
        let missing = missing.await;
        missing.is_problem(404, "not-found");
        let hidden = w.as_("pierre").patch(w.project("Foreign"), "\"0\"", json!({"name": "A"})).await;
        hidden.is_indistinguishable_from(&missing);
        assert_eq!(w.digest().await, before);
    })
    .await;
}
