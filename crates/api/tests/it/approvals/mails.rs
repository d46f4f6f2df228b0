//! Mails to approvers (B147, B208, R13, R53, R77, T-103).

use super::{add_project, ok, put, waiting};
use crate::harness::{Manner, Smtp, World, everywhere, everywhere_with};
use crate::mail::through;
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::MailList;

async fn set_up(w: &World) {
    add_project(w, "Site", &["Acme (France)"], "overview", &[1]).await;
    let task = json!({"title": "Home design", "description": "Confidential words"});
    let id = w.administrator().post(format!("{}/tasks", w.project("Site")), task).await.id();
    w.call("Home design", format!("/tasks/{id}"));
}

/// B143, B205: before the work goes on, whoever has to review it is told.
#[actix_web::test]
async fn each_approver_gets_one_mail_in_their_language_with_the_title_alone() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        w.administrator().edit_client("Chloe", json!({"preferences": {"language": "fr"}})).await.is(200);
        w.grant_only("france", &["project.view_overview", "task.view"]).await;
        put(&w, "Site", "Home design", 1).await;
        w.send_mails().await;
        w.send_mails().await;
        let mut messages = smtp.taken();
        messages.sort_by_key(|message| message.recipients.clone());
        let recipients: Vec<_> = messages.iter().flat_map(|message| message.recipients.clone()).collect();
        assert_eq!(recipients, ["RCPT TO:<chloe@example.com>", "RCPT TO:<pierre@example.com>"], "R13, R77");
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        let plain = |at: usize| messages[at].data.replace("=\r\n", "").replace("=3D", "=");
        assert!(plain(0).contains("Bonjour Chloe") && plain(1).contains("Hello Pierre"));
        for text in [plain(0), plain(1)] {
            assert!(text.contains("Home design") && text.contains(&format!("/?approve={round}")));
            assert!(!text.contains("Confidential") && !text.contains("Site"), "T-103");
            assert!(text.contains("text/plain") && text.contains("text/html"));
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_are_asked_again_when_it_is_sent() {
    // R53: access lost, decided, moved away
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        let reasons = async || {
            w.send_mails().await;
            assert!(smtp.taken().is_empty());
            let reasons = w.rows().texts("select reason from mails where state = 'dropped' order by id").await;
            assert!(reasons.iter().all(|reason| reason == "not_asked"), "{reasons:?}");
            reasons.len()
        };
        put(&w, "Site", "Home design", 1).await;
        w.set_level("Site", "not_visible").await;
        assert_eq!(reasons().await, 3);
        w.set_level("Site", "overview").await;
        put(&w, "Site", "Home design", 0).await;
        put(&w, "Site", "Home design", 1).await;
        put(&w, "Site", "Home design", 0).await;
        assert_eq!(reasons().await, 6);
        put(&w, "Site", "Home design", 1).await;
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        assert_eq!(reasons().await, 9);
    })
    .await;
}

#[actix_web::test]
async fn nobody_takes_one_out_of_the_outbox() {
    // T-132: it holds no link, and the title of a task that its taker may not see
    everywhere(async |w| {
        set_up(&w).await;
        put(&w, "Site", "Home design", 1).await;
        let mails: MailList = w.administrator().get("/mails").await.good();
        assert!(!mails.data.is_empty() && mails.data.iter().all(|mail| !mail.can_hand_over));
        let path = format!("/mails/{}/hand-over", mails.data[0].id);
        w.administrator().ask(Method::POST, path).send().await.is_problem(403, "not-permitted");
    })
    .await;
}
