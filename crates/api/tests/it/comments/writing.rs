//! Saying something, saying it otherwise, and taking it back.

use super::{comments, furnished, read, say, tell, tell_clients, texts};
use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use vitrine_contract::{Comment, CommentAct, CommentPage};

async fn post(w: &World, username: &str, comment: Value) -> Reply {
    w.as_(username).post(comments(w, "Shared"), comment).await
}

#[actix_web::test]
async fn the_team_alone_reads_a_comment_unless_its_author_says_otherwise() {
    everywhere(async |w| {
        furnished(&w).await;
        let said: Comment = say(w.administrator(), &w, "Shared", "Between us").await.good();
        assert_eq!(said.is_team_only, Some(true));
        let said: Comment = say(w.as_("pierre"), &w, "Shared", "For all of us").await.good();
        assert_eq!((said.is_team_only, said.author.name.as_deref()), (None, Some("Pierre")));
        let before = w.digest().await;
        for is_team_only in [true, false] {
            let comment = json!({"text": "Secret", "is_team_only": is_team_only});
            post(&w, "pierre", comment).await.is_invalid("/is_team_only", "unknown_field");
        }
        // what nobody would see is not promised to clients
        let comment = json!({"text": "Hello", "is_team_only": false});
        w.administrator().post(comments(&w, "Internal"), comment).await.is_invalid("/is_team_only", "team_only_task");
        assert_eq!(w.digest().await, before);
        say(w.administrator(), &w, "Internal", "Between us").await.is(201);
    })
    .await;
}

#[actix_web::test]
async fn words_are_kept_as_written_and_bad_ones_refused() {
    everywhere(async |w| {
        furnished(&w).await;
        let script = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) #1 @pierre";
        say(w.as_("pierre"), &w, "Shared", script).await.is(201);
        let longest = "é".repeat(10_000);
        say(w.as_("pierre"), &w, "Shared", &longest).await.is(201);
        assert_eq!(texts(w.as_("chloe"), &w).await, [script, &longest]);
        let before = w.digest().await;
        for (text, code) in [
            ("", "required"),
            (" \n\t ", "required"),
            (&"x".repeat(10_001), "too_long"),
            ("a\u{0}b", "control_characters"),
        ] {
            say(w.as_("pierre"), &w, "Shared", text).await.is_invalid("/text", code);
        }
        post(&w, "pierre", json!({"text": 1})).await.is(422);
        post(&w, "pierre", json!({"text": "Hi", "author_id": 1})).await.is_invalid("/author_id", "unknown_field");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn sent_twice_it_is_said_once() {
    everywhere(async |w| {
        furnished(&w).await;
        let send = async |text: &str| {
            let ask = w.as_("pierre").ask(Method::POST, comments(&w, "Shared")).header("idempotency-key", "one");
            ask.json(json!({"text": text})).send().await
        };
        let first = send("Once").await;
        let again = send("Once").await;
        assert_eq!((first.id(), again.header("idempotency-replayed")), (again.id(), Some("true")));
        send("Something else").await.is_problem(422, "idempotency-mismatch");
        assert_eq!(texts(w.as_("pierre"), &w).await, ["Once"]);
    })
    .await;
}

#[actix_web::test]
async fn an_author_has_a_quarter_of_an_hour_to_think_again() {
    everywhere(async |w| {
        furnished(&w).await;
        let id = say(w.as_("pierre"), &w, "Shared", "Frist").await.id();
        let path = format!("/comments/{id}");
        let etag = w.as_("pierre").get(&path).await.etag();
        let others = |comment: &Comment| comment.may.is_empty();
        assert!(others(&w.as_("chloe").get(&path).await.good()));
        let before = w.digest().await;
        for username in ["chloe", "marion"] {
            w.as_(username).patch(&path, &etag, json!({"text": "Mine"})).await.is_problem(403, "not-permitted");
        }
        w.as_("pierre").ask(Method::PATCH, &path).json(json!({"text": "x"})).send().await.is(428);
        w.as_("pierre").patch(&path, &etag, json!({"text": ""})).await.is_invalid("/text", "required");
        w.as_("pierre")
            .patch(&path, &etag, json!({"is_team_only": true}))
            .await
            .is_invalid("/is_team_only", "unknown_field");
        assert_eq!(w.digest().await, before);
        w.later(TimeDelta::minutes(14));
        let edited: Comment = w.as_("pierre").patch(&path, &etag, json!({"text": "First"})).await.good();
        assert_eq!((edited.text.as_deref(), edited.edited_at), (Some("First"), Some(w.now())));
        w.as_("pierre").patch(&path, &etag, json!({"text": "Third"})).await.is_problem(412, "stale-version");
        w.later(TimeDelta::minutes(1));
        let late: Comment = w.as_("pierre").get(&path).await.good();
        assert_eq!(late.may, [CommentAct::Remove]);
        w.as_("pierre").edit(&path, json!({"text": "Last"})).await.is_problem(403, "not-permitted");
        assert_eq!(texts(w.as_("chloe"), &w).await, ["First"]);
    })
    .await;
}

#[actix_web::test]
async fn what_is_taken_back_leaves_a_trace_and_no_words() {
    everywhere(async |w| {
        furnished(&w).await;
        let id = say(w.as_("pierre"), &w, "Shared", "Oops").await.id();
        let path = format!("/comments/{id}");
        let etag = w.as_("pierre").get(&path).await.etag();
        w.as_("chloe").delete(&path, &etag).await.is_problem(403, "not-permitted");
        w.later(TimeDelta::days(1));
        w.as_("pierre").delete(&path, &etag).await.is(204);
        assert_eq!(texts(w.as_("chloe"), &w).await, ["(removed)"]);
        let trace = read(w.administrator(), &w).await.remove(0);
        assert_eq!((trace.author.name.as_deref(), trace.may.len()), (Some("Pierre"), 0));
        w.as_("pierre").edit(&path, json!({"text": "Back"})).await.is_problem(403, "not-permitted");
        w.as_("pierre").remove(&path).await.is_problem(403, "not-permitted");
        assert!(w.rows().ids("select id from comments where text = 'Oops'").await.is_empty(), "the words are gone");
        // who may delete tasks keeps order among comments; others of the team do not
        let id = say(w.as_("chloe"), &w, "Shared", "Rude").await.id();
        w.hire("vera", "project.view_overview project.view_all task.view task.comment").await;
        w.as_("vera").remove(format!("/comments/{id}")).await.is_problem(403, "not-permitted");
        w.administrator().remove(format!("/comments/{id}")).await.is(204);
    })
    .await;
}

#[actix_web::test]
async fn a_long_conversation_is_read_page_by_page() {
    everywhere(async |w| {
        furnished(&w).await;
        for number in 0..5 {
            tell_clients(&w, &number.to_string()).await;
            tell(&w, json!({"text": "Between us"})).await;
        }
        let mut read = Vec::new();
        let mut query = "?limit=2".to_owned();
        loop {
            let page: CommentPage = w.as_("pierre").get(format!("{}{query}", comments(&w, "Shared"))).await.good();
            read.extend(page.data.into_iter().filter_map(|comment| comment.text));
            let Some(cursor) = page.next_cursor else { break };
            query = format!("?limit=2&cursor={cursor}");
        }
        assert_eq!(read, ["4", "3", "2", "1", "0"]);
        w.as_("pierre")
            .get(format!("{}?cursor=x", comments(&w, "Shared")))
            .await
            .is_invalid("?cursor", "unknown_value");
    })
    .await;
}

#[actix_web::test]
async fn the_log_tells_that_something_was_said_and_not_what() {
    everywhere(async |w| {
        furnished(&w).await;
        let id = say(w.as_("pierre"), &w, "Shared", "Unforgettable").await.id();
        w.as_("pierre").edit(format!("/comments/{id}"), json!({"text": "Unforgivable"})).await.is(200);
        w.as_("pierre").remove(format!("/comments/{id}")).await.is(204);
        let log = w.administrator().get("/audit-entries?limit=10").await;
        for deed in ["comment.added", "comment.edited", "comment.removed"] {
            assert!(log.text().contains(deed), "{}", log.text());
        }
        assert!(!log.text().contains("Unforg"), "{}", log.text());
    })
    .await;
}
