//! One click turns mails off, without signing in; it only turns off, and tells nothing (RFC 8058, T-101, T-115).

use super::{account, choose, furnished, page, reached, say, sent};
use crate::harness::{Manner, Message, Reply, Smtp, World, everywhere_with};
use crate::mail::through;
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::json;

/// Where the header of a message leads, below `/api/v1`.
fn link(message: &Message) -> String {
    let header = message.header("List-Unsubscribe").unwrap();
    let (_, path) = header.strip_prefix('<').unwrap().strip_suffix('>').unwrap().split_once("/api/v1").unwrap();
    path.to_owned()
}

/// What a mail program sends (RFC 8058).
async fn click(w: &World, path: &str) -> Reply {
    let ask = w.anonymous().ask(Method::POST, path);
    ask.body("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click").send().await
}

async fn mention(w: &World) {
    let pierre = account(w, "pierre").await;
    say(w, "marion", json!({"text": "Look", "mention_ids": [pierre], "is_team_only": false})).await;
}

#[actix_web::test]
async fn one_click_turns_off_the_mails_of_that_kind_and_nothing_else() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        choose(&w, "pierre", "commented", "at_once").await;
        let project = format!("{}/notification-settings", w.project("Site"));
        let own = json!({"settings": [{"kind": "mentioned", "telling": {"mail": "daily", "in_app": true}}]});
        mention(&w).await;
        let [(_, message)] = sent(&w, &smtp).await.try_into().unwrap();
        w.as_("pierre").edit(project.clone(), own).await.is(200);
        assert_eq!(message.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
        assert!(message.plain().contains(&link(&message)), "and at the end of the message");
        let before = w.digest().await;
        let offer = w.anonymous().get(link(&message)).await;
        assert!(offer.is(200).text().contains("<form method=\"post\">"));
        assert_eq!(w.digest().await, before, "whoever only looks changes nothing");
        click(&w, &link(&message)).await.is(200);
        let changed = w.digest().await;
        click(&w, &link(&message)).await.is(200);
        assert_eq!(w.digest().await, changed, "twice is as once");
        let by_persons =
            "select action from audit_entries where action = 'account.notifications_set' and actor_id is not null";
        assert_eq!(w.rows().texts(by_persons).await.len(), 2, "what was chosen in the app, not what the link did");
        mention(&w).await;
        w.later(TimeDelta::days(2));
        assert!(reached(&w, &smtp).await.is_empty(), "neither at once nor, in this project, once a day");
        assert_eq!(page(w.as_("pierre")).await.unread, 2, "the app still tells");
        say(&w, "pierre", json!({"text": "Hello"})).await;
        say(&w, "marion", json!({"text": "Again", "is_team_only": false})).await;
        assert_eq!(reached(&w, &smtp).await, ["pierre"], "other kinds are as they were");
    })
    .await;
}

#[actix_web::test]
async fn a_digest_turns_off_digests() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        say(&w, "pierre", json!({"text": "Hello"})).await;
        say(&w, "marion", json!({"text": "One", "is_team_only": false})).await;
        w.later(TimeDelta::days(1));
        let [(_, message)] = sent(&w, &smtp).await.try_into().unwrap();
        click(&w, &link(&message)).await.is(200);
        say(&w, "marion", json!({"text": "Two", "is_team_only": false})).await;
        w.later(TimeDelta::days(1));
        assert!(reached(&w, &smtp).await.is_empty());
        mention(&w).await;
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
    })
    .await;
}

#[actix_web::test]
async fn a_token_that_means_nothing_is_answered_alike_and_none_names_anybody() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention(&w).await;
        let [(_, message)] = sent(&w, &smtp).await.try_into().unwrap();
        let real = link(&message);
        let (path, token) = real.split_once("token=").unwrap();
        for other in
            ["", "nonsense", "AAAA", &token.to_ascii_lowercase(), token.trim_end_matches(|last| token.ends_with(last))]
        {
            let unknown = format!("{path}token={other}");
            let before = w.digest().await;
            let reply = click(&w, &unknown).await;
            assert_eq!(w.digest().await, before, "{other}");
            reply.is_indistinguishable_from(&click(&w, &real).await);
            w.anonymous().get(unknown).await.is_indistinguishable_from(&w.anonymous().get(real.as_str()).await);
        }
        let pierre = account(&w, "pierre").await;
        for text in [pierre.to_string(), pierre.simple().to_string(), "pierre".into()] {
            assert!(!token.contains(&text), "{text}");
        }
        assert!(w.rows().everything().await.iter().all(|row| !row.contains(token)), "it is stored nowhere");
    })
    .await;
}

#[actix_web::test]
async fn a_link_in_a_mail_opens_from_anywhere_and_a_foreign_page_cannot_click_it() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention(&w).await;
        let [(_, message)] = sent(&w, &smtp).await.try_into().unwrap();
        let ask = |method: Method| w.anonymous().ask(method, link(&message)).header("sec-fetch-site", "cross-site");
        let offer = ask(Method::GET).header("accept-language", "fr").send().await;
        assert!(offer.is(200).text().contains("lang=\"fr\""));
        assert!(offer.header("content-security-policy").unwrap().contains("form-action 'self'"));
        assert_eq!(offer.header("set-cookie"), None, "T-115");
        let before = w.digest().await;
        ask(Method::POST).send().await.is_problem(403, "csrf");
        assert_eq!(w.digest().await, before);
    })
    .await;
}
