//! Handing messages to a mail server that takes them, refuses them, or does neither.

use super::{ask_for_reset, reset_mail, through};
use crate::harness::{Manner, Smtp, World, everywhere_with};
use chrono::TimeDelta;
use futures_util::FutureExt;
use futures_util::future::{Either, select};
use serde_json::json;

async fn states(w: &World) -> Vec<String> {
    w.rows().texts("select state from mails order by id").await
}

#[actix_web::test]
async fn a_message_has_one_recipient_and_names_nobody_else() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        ask_for_reset(&w, "pierre").await;
        ask_for_reset(&w, "chloe").await;
        w.send_mails().await;
        let messages = smtp.taken();
        assert_eq!(messages.len(), 2);
        for (message, own, other) in [(&messages[0], "pierre", "chloe"), (&messages[1], "chloe", "pierre")] {
            assert_eq!(message.recipients, [format!("RCPT TO:<{own}@example.com>")]);
            assert_eq!(message.header("To"), Some(format!("{own}@example.com").as_str()), "T-101");
            assert_eq!(message.header("From"), Some("Northlight <portal@northlight.example>"));
            assert_eq!(message.header("Auto-Submitted"), Some("auto-generated"));
            assert!(message.header("Message-ID").is_some() && message.header("Reply-To").is_none());
            assert!(!message.data.contains(other), "T-101");
            assert!(message.data.contains("text/plain") && message.data.contains("text/html"));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_message_speaks_the_language_of_who_asked() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let ask = w.anonymous().ask(actix_web::http::Method::POST, "/auth/request-password-reset");
        ask.header("accept-language", "fr-FR,fr;q=0.9").json(json!({"login": "pierre"})).send().await.is(204);
        w.send_mails().await;
        assert!(smtp.taken()[0].data.contains("Bonjour Pierre,"));
        // their own choice comes first (R77)
        w.administrator().edit_client("Chloe", json!({"preferences": {"language": "fr"}})).await.is(200);
        ask_for_reset(&w, "chloe").await;
        w.send_mails().await;
        assert!(smtp.taken()[0].data.contains("Bonjour Chloe,"));
    })
    .await;
}

#[actix_web::test]
async fn a_server_that_puts_off_is_asked_again_later_and_not_sooner() {
    let smtp = Smtp::start(Manner::PutsOff).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::PutsOff);
        ask_for_reset(&w, "pierre").await;
        w.send_mails().await;
        assert_eq!(states(&w).await, ["waiting"]);
        smtp.behaves(Manner::Takes);
        w.send_mails().await;
        assert!(smtp.taken().is_empty(), "not before its time");
        w.later(TimeDelta::minutes(1));
        w.send_mails().await;
        assert_eq!(smtp.taken().len(), 1);
        w.later(TimeDelta::hours(12));
        w.send_mails().await;
        assert!(smtp.taken().is_empty());
        assert_eq!(states(&w).await, ["sent"]);
    })
    .await;
}

#[actix_web::test]
async fn a_server_that_always_puts_off_is_given_up() {
    let smtp = Smtp::start(Manner::PutsOff).await;
    everywhere_with(through(&smtp), async |w| {
        ask_for_reset(&w, "pierre").await;
        for _ in 0..8 {
            w.send_mails().await;
            w.later(TimeDelta::hours(3));
        }
        assert!(["failed", "dropped"].contains(&states(&w).await[0].as_str()));
    })
    .await;
}

#[actix_web::test]
async fn a_refusal_is_final_and_staff_can_read_it() {
    let smtp = Smtp::start(Manner::Refuses).await;
    everywhere_with(through(&smtp), async |w| {
        ask_for_reset(&w, "pierre").await;
        w.send_mails().await;
        w.later(TimeDelta::hours(3));
        w.send_mails().await;
        assert_eq!(states(&w).await, ["failed"]);
        let outbox = w.administrator().get("/mails").await;
        assert!(outbox.text().contains("no such person here"), "{}", outbox.text());
    })
    .await;
}

#[actix_web::test]
async fn a_server_that_hangs_up_gets_the_same_message_again() {
    let smtp = Smtp::start(Manner::Drops).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::Drops);
        ask_for_reset(&w, "pierre").await;
        w.send_mails().await;
        let [first] = smtp.taken().try_into().unwrap();
        assert_eq!(states(&w).await, ["waiting"]);
        smtp.behaves(Manner::Takes);
        w.later(TimeDelta::minutes(1));
        w.send_mails().await;
        let [second] = smtp.taken().try_into().unwrap();
        assert_eq!(first.header("Message-ID"), second.header("Message-ID"), "a receiver can tell that it has it");
    })
    .await;
}

#[actix_web::test]
async fn nobody_waits_for_a_server_that_says_nothing() {
    let smtp = Smtp::start(Manner::Silent).await;
    everywhere_with(through(&smtp), async |w| {
        ask_for_reset(&w, "pierre").await;
        let asking = async {
            w.as_("chloe").get("/projects").await.is(200);
            w.administrator().post("/projects", json!({"name": "Meanwhile"})).await.is(201);
            ask_for_reset(&w, "suresh").await;
        };
        match select(w.send_mails().boxed_local(), asking.boxed_local()).await {
            Either::Left(_) => panic!("requests waited for the mail server"),
            Either::Right(((), sending)) => sending.await,
        }
        assert!(states(&w).await.iter().all(|state| state == "waiting"));
    })
    .await;
}

#[actix_web::test]
async fn a_message_that_was_under_way_when_the_server_died_is_not_sent_twice() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        reset_mail(&w, &smtp, "pierre").await;
        w.rows().run("update mails set state = 'sending'").await;
        w.send_mails().await;
        assert_eq!(states(&w).await, ["sending"], "perhaps another server is at it");
        w.later(TimeDelta::minutes(11));
        w.send_mails().await;
        assert!(smtp.taken().is_empty());
        assert_eq!(states(&w).await, ["uncertain"]);
    })
    .await;
}

#[actix_web::test]
async fn whether_it_may_be_sent_is_asked_again_when_it_is() {
    let smtp = Smtp::start(Manner::PutsOff).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::PutsOff);
        for login in ["pierre", "chloe", "suresh", "ravi"] {
            ask_for_reset(&w, login).await;
        }
        w.send_mails().await;
        smtp.behaves(Manner::Takes);
        w.administrator().edit_client("Pierre", json!({"email": "elsewhere@example.com"})).await.is(200);
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        w.administrator().remove(w.client("Suresh")).await.is(204);
        w.later(TimeDelta::minutes(1));
        w.send_mails().await;
        let recipients: Vec<String> = smtp.taken().into_iter().flat_map(|message| message.recipients).collect();
        assert_eq!(recipients, ["RCPT TO:<ravi@example.com>"], "R53");
        let reasons = w.rows().texts("select coalesce(reason, '') from mails order by id").await;
        assert_eq!(reasons, ["other_address", "no_login", "no_login", ""]);
    })
    .await;
}
