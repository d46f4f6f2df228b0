//! A mail server that is slow, refuses, or takes a message and hangs up: nothing is lost, nothing is told under two names, nobody waits.

use super::{account, furnished, page, say};
use crate::harness::{Manner, Smtp, World, everywhere_with};
use crate::mail::{ask_for_reset, through};
use chrono::TimeDelta;
use futures_util::FutureExt;
use futures_util::future::{Either, select};
use serde_json::json;
use std::collections::BTreeSet;

async fn mention_both(w: &World) {
    let mentions = [account(w, "pierre").await, account(w, "chloe").await];
    say(w, "marion", json!({"text": "Look", "mention_ids": mentions, "is_team_only": false})).await;
}

async fn states(w: &World) -> Vec<String> {
    w.rows().texts("select state from mails order by id").await
}

#[actix_web::test]
async fn whatever_it_does_each_thing_arrives_and_under_one_name() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention_both(&w).await;
        mention_both(&w).await;
        let mut names = BTreeSet::new();
        let mut arrived = 0;
        for manner in [Manner::PutsOff, Manner::Drops, Manner::Takes, Manner::Takes] {
            smtp.behaves(manner);
            w.send_mails().await;
            let messages = smtp.taken();
            names.extend(messages.iter().map(|message| message.header("Message-ID").unwrap().to_owned()));
            arrived += if manner == Manner::Takes { messages.len() } else { 0 };
            w.later(TimeDelta::hours(1));
        }
        assert_eq!(states(&w).await, ["sent"; 4]);
        assert_eq!((names.len(), arrived), (4, 4), "whoever has it already can tell by its name");
    })
    .await;
}

#[actix_web::test]
async fn what_is_refused_for_good_is_given_up_and_stands_in_the_app() {
    let smtp = Smtp::start(Manner::Refuses).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::Refuses);
        furnished(&w).await;
        mention_both(&w).await;
        w.send_mails().await;
        smtp.behaves(Manner::Takes);
        w.later(TimeDelta::hours(1));
        w.send_mails().await;
        assert!(smtp.taken().is_empty());
        assert_eq!(states(&w).await, ["failed"; 2]);
        assert_eq!(page(w.as_("pierre")).await.unread, 1);
    })
    .await;
}

#[actix_web::test]
async fn nobody_waits_for_one_that_says_nothing() {
    let smtp = Smtp::start(Manner::Silent).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention_both(&w).await;
        let working = async {
            mention_both(&w).await;
            assert_eq!(page(w.as_("pierre")).await.unread, 2);
            ask_for_reset(&w, "chloe").await;
        };
        match select(w.send_mails().boxed_local(), working.boxed_local()).await {
            Either::Left(_) => panic!("requests waited for the mail server"),
            Either::Right(((), sending)) => sending.await,
        }
        assert_eq!(states(&w).await, ["waiting"; 5], "the link was made and tried among the news");
        let tried = w.rows().texts("select purpose from mails where attempts = 1 order by purpose").await;
        assert_eq!(tried, ["notification", "notification", "notification", "notification", "password_reset"]);
    })
    .await;
}

#[actix_web::test]
async fn who_waits_for_a_link_waits_for_no_news() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention_both(&w).await;
        w.later(TimeDelta::minutes(1));
        ask_for_reset(&w, "chloe").await;
        w.send_mails().await;
        let messages = smtp.taken();
        assert_eq!(messages.len(), 3);
        assert!(messages[0].plain().contains("/reset-password#"), "{}", messages[0].plain());
    })
    .await;
}
