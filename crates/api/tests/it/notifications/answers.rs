//! What needs an answer of the team (R53), and rounds that wait in vain (R19).

use super::{furnished, page, say};
use crate::approvals::{add_project, put, refuse, waiting};
use crate::harness::{World, everywhere};
use serde_json::json;
use vitrine_contract::{ApprovalWarning, NotificationPage};

/// What somebody is told needs an answer: what was written, newest first.
async fn unanswered(w: &World, username: &str) -> Vec<String> {
    let all: NotificationPage = w.as_(username).get("/notifications").await.good();
    let flagged = all.data.iter().filter(|one| one.needs_answer == Some(true)).map(|one| one.id);
    let only: NotificationPage = w.as_(username).get("/notifications?only_unanswered=true").await.good();
    assert_eq!(
        only.data.iter().map(|one| one.id).collect::<Vec<_>>(),
        flagged.collect::<Vec<_>>(),
        "flag and filter agree"
    );
    only.data.into_iter().filter_map(|one| one.text).collect()
}

#[actix_web::test]
async fn what_a_client_says_needs_an_answer_until_the_team_speaks_to_clients() {
    everywhere(async |w| {
        furnished(&w).await;
        say(&w, "pierre", json!({"text": "Which green?"})).await;
        assert_eq!(unanswered(&w, "marion").await, ["Which green?"]);
        say(&w, "chloe", json!({"text": "And which red?"})).await;
        say(&w, "marion", json!({"text": "Somebody answer them"})).await;
        assert_eq!(unanswered(&w, "marion").await, ["And which red?", "Which green?"], "between the team is no answer");
        // hidden, it cannot be answered
        w.set_level("Site", "not_visible").await;
        assert!(unanswered(&w, "marion").await.is_empty());
        w.set_level("Site", "full").await;
        w.administrator().edit(w.task("Shared"), json!({"is_team_only": true})).await.is(200);
        assert!(unanswered(&w, "marion").await.is_empty());
        w.administrator().edit(w.task("Shared"), json!({"is_team_only": false})).await.is(200);
        // another task is none, this one is
        w.add_task("Site", "Other").await;
        let other = json!({"text": "Elsewhere", "is_team_only": false});
        w.administrator().post(format!("{}/comments", w.task("Other")), other).await.is(201);
        assert_eq!(unanswered(&w, "marion").await.len(), 2);
        let answer = json!({"text": "The dark ones", "is_team_only": false});
        let answer = w.administrator().post(format!("{}/comments", w.task("Shared")), answer).await.id();
        assert!(unanswered(&w, "marion").await.is_empty());
        assert_eq!(page(w.administrator()).await.unread, 0, "who answers has read");
        // what was taken back was not said
        w.administrator().remove(format!("/comments/{answer}")).await.is(204);
        assert_eq!(unanswered(&w, "marion").await.len(), 2);
        say(&w, "marion", json!({"text": "The dark ones", "is_team_only": false})).await;
        say(&w, "pierre", json!({"text": "Thank you"})).await;
        assert_eq!(unanswered(&w, "marion").await, ["Thank you"]);
        // to a client there is no such thing
        let all: NotificationPage = w.as_("pierre").get("/notifications").await.good();
        assert!(all.data.iter().all(|one| one.needs_answer.is_none()) && !all.data.is_empty());
        assert!(unanswered(&w, "pierre").await.is_empty());
        // having read it answers nothing
        w.administrator().post("/notifications/mark-read", json!({})).await.is(204);
        assert_eq!(unanswered(&w, "marion").await, ["Thank you"]);
        let both = "/notifications?only_unread=true&only_unanswered=true";
        assert!(w.administrator().get(both).await.good::<NotificationPage>().data.is_empty());
        assert_eq!(page(w.administrator()).await.unread, 0);
    })
    .await;
}

#[actix_web::test]
async fn changes_that_were_requested_need_an_answer_until_the_client_is_asked_anew() {
    // R22
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let pierre = w.as_("pierre");
        refuse(&pierre, waiting(&pierre).await[0].id, "Another photo").await.is(200);
        assert_eq!(unanswered(&w, "marion").await, ["Another photo"]);
        put(&w, "Site", "Home", 2).await;
        assert_eq!(unanswered(&w, "marion").await, ["Another photo"], "a move tells the client nothing");
        put(&w, "Site", "Home", 1).await;
        assert!(unanswered(&w, "marion").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn staff_are_told_of_rounds_that_wait_in_vain() {
    // R19
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        add_project(&w, "Shop", &["IBM"], "full", &[1]).await;
        for (project, task) in [("Site", "Home"), ("Site", "Logo"), ("Shop", "Till")] {
            w.add_task(project, task).await;
            put(&w, project, task, 1).await;
        }
        let warnings =
            async || waiting(&w.administrator()).await.into_iter().map(|round| round.warning).collect::<Vec<_>>();
        assert_eq!(warnings().await, [None, None, None]);
        for person in ["Pierre", "Chloe", "Acme (France)"] {
            w.administrator().edit_client(person, json!({"credentials": null})).await.is(200);
        }
        let nobody = Some(ApprovalWarning::Nobody);
        assert_eq!(warnings().await, [nobody, nobody, None]);
        let round = waiting(&w.administrator()).await.remove(0).id;
        let one: vitrine_contract::Approval = w.administrator().get(format!("/approvals/{round}")).await.good();
        assert_eq!(one.warning, nobody);
        w.set_level("Shop", "not_visible").await;
        assert_eq!(warnings().await, [nobody, nobody, Some(ApprovalWarning::NotVisible)]);
        w.set_level("Shop", "overview").await;
        assert!(waiting(&w.as_("john")).await.iter().all(|round| round.warning.is_none()));
        assert_eq!(waiting(&w.as_("john")).await.len(), 1);
    })
    .await;
}
