//! Bodies that are no JSON, or not the JSON that was asked for.

use super::unchanged;
use crate::harness::everywhere;
use actix_web::http::Method;
use serde_json::json;

#[actix_web::test]
async fn what_is_no_json_is_malformed() {
    everywhere(async |w| {
        for body in
            ["", "{", "nonsense", "{\"name\": \"A\",}", "{\"name\": \"A\"} {}", "{\"name\": \"\\ud800\"}", "\u{feff}{}"]
        {
            let ask =
                || w.administrator().ask(Method::POST, "/projects").body("application/json", body.to_owned()).send();
            unchanged(&w, ask).await.is_problem(400, "malformed-request");
        }
        let binary = || {
            let ask = w.administrator().ask(Method::POST, "/projects");
            ask.body("application/json", vec![b'"', 0xff, 0xfe, b'"']).send()
        };
        unchanged(&w, binary).await.is_problem(400, "malformed-request");
    })
    .await;
}

#[actix_web::test]
async fn a_body_nested_without_end_is_malformed() {
    everywhere(async |w| {
        let deep = format!("{{\"name\": {}", "[".repeat(100_000));
        let ask = || w.administrator().ask(Method::POST, "/projects").body("application/json", deep.clone()).send();
        let reply = unchanged(&w, ask).await;
        assert!([400, 422].contains(&reply.status), "{}", reply.text());
    })
    .await;
}

#[actix_web::test]
async fn a_body_beyond_the_limit_is_too_large() {
    everywhere(async |w| {
        let body = json!({"name": "A", "description": "x".repeat(300 * 1024)});
        unchanged(&w, || w.administrator().post("/projects", &body)).await.is_problem(413, "too-large");
    })
    .await;
}

#[actix_web::test]
async fn a_body_of_another_kind_is_not_accepted() {
    everywhere(async |w| {
        for media_type in ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""] {
            let ask = || w.administrator().ask(Method::POST, "/projects").body(media_type, "{\"name\": \"A\"}").send();
            unchanged(&w, ask).await.is_problem(415, "unsupported-media-type");
        }
        let csv = || w.administrator().post("/clients/import", json!({"name": "A"}));
        unchanged(&w, csv).await.is_problem(415, "unsupported-media-type");
    })
    .await;
}

#[actix_web::test]
async fn unknown_fields_are_named() {
    everywhere(async |w| {
        w.add_project("Site", &[], "full").await;
        let administrator = w.administrator();
        let create = json!({"name": "A", "budget": 1});
        unchanged(&w, || administrator.post("/projects", &create)).await.is_invalid("/budget", "unknown_field");
        let nested = json!({"name": "A", "kind": "person", "privileges":
            {"view_tasks": true, "view_progress": true, "update_progress": "off", "admin": true}});
        let reply = unchanged(&w, || administrator.post("/clients", &nested)).await;
        reply.is_invalid("/privileges/admin", "unknown_field");
        for field in ["id", "revision", "clients", "task_counts", "deleted_at", "version"] {
            let patch = json!({field: null});
            let reply = unchanged(&w, || administrator.edit_project("Site", patch.clone())).await;
            reply.is_invalid(&format!("/{field}"), "unknown_field");
        }
    })
    .await;
}

#[actix_web::test]
async fn nobody_changes_their_own_rights_by_extra_fields() {
    everywhere(async |w| {
        for field in ["parent_id", "privileges", "permission_set_id", "kind", "client_id"] {
            let body = json!({"current_password": "x", "new_password": "y", field: "z"});
            let reply = unchanged(&w, || w.as_("pierre").post("/session/password", &body)).await;
            reply.is_invalid(&format!("/{field}"), "unknown_field"); // T-134
        }
    })
    .await;
}

#[actix_web::test]
async fn wrong_types_are_pointed_at() {
    everywhere(async |w| {
        let administrator = w.administrator();
        for (body, pointer, code) in [
            (json!({"name": 7}), "/name", "wrong_type"),
            (json!({"name": null}), "/name", "wrong_type"),
            (json!({}), "/name", "required"),
            (json!({"name": "A", "client_ids": "x"}), "/client_ids", "wrong_type"),
            (json!({"name": "A", "client_ids": ["x"]}), "/client_ids/0", "wrong_type"),
            (json!({"name": "A", "client_ids": [0]}), "/client_ids/0", "wrong_type"),
            (json!({"name": "A", "level": "root"}), "/level", "unknown_value"),
            (json!({"name": "A", "level": "Full"}), "/level", "unknown_value"),
            (json!({"name": "A", "due_on": "2027-02-30"}), "/due_on", "invalid_date"),
            (json!({"name": "A", "due_on": "soon"}), "/due_on", "invalid_date"),
            (json!({"name": "A", "time_shown": "yes"}), "/time_shown", "wrong_type"),
        ] {
            unchanged(&w, || administrator.post("/projects", &body)).await.is_invalid(pointer, code);
        }
        let list = unchanged(&w, || administrator.post("/projects", json!([]))).await;
        assert!([400, 422].contains(&list.status));
    })
    .await;
}

#[actix_web::test]
async fn a_name_given_twice_is_malformed() {
    everywhere(async |w| {
        let twice = "{\"name\": \"A\", \"name\": \"B\"}";
        let ask = || w.administrator().ask(Method::POST, "/projects").body("application/json", twice).send();
        unchanged(&w, ask).await.is_problem(400, "malformed-request");
    })
    .await;
}

#[actix_web::test]
async fn no_answer_repeats_what_was_sent_in_confidence() {
    everywhere(async |w| {
        let canary = "canary-of-a-secret";
        for body in [
            format!("{{\"login\": \"a\", \"password\": {canary}}}"),
            format!("{{\"login\": \"a\", \"password\": \"b\", \"delivery\": \"{canary}\"}}"),
            format!("{{\"login\": \"a\", \"password\": [\"{canary}\"]}}"),
        ] {
            let ask = w.anonymous().ask(Method::POST, "/auth/sign-in").body("application/json", body).send().await;
            assert!(ask.status >= 400 && !ask.text().contains(canary), "{} (T-128)", ask.text());
        }
    })
    .await;
}
