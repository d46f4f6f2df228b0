//! A new password by a link in a mail (T-120).

use super::{ask_for_reset, reset_mail, through};
use crate::harness::{Manner, PASSWORD, Reply, Smtp, World, everywhere_with};
use chrono::TimeDelta;
use serde_json::json;

const NEW: &str = "a passphrase of my own";

async fn reset(w: &World, token: &str) -> Reply {
    w.anonymous().post("/auth/reset-password", json!({"token": token, "new_password": NEW})).await
}

async fn signs_in(w: &World, login: &str, password: &str) -> bool {
    w.anonymous().post("/auth/sign-in", json!({"login": login, "password": password})).await.status == 200
}

#[actix_web::test]
async fn a_link_sets_a_password_once_and_ends_every_session() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = reset_mail(&w, &smtp, "Pierre@example.com").await.token();
        let pierre = w.as_("pierre");
        let mut stream = pierre.listen().await;
        reset(&w, &token).await.is(204);
        assert!(!pierre.is_signed_in().await, "T-118");
        stream.ends().await;
        assert!(signs_in(&w, "pierre", NEW).await && !signs_in(&w, "pierre", PASSWORD).await);
        assert!(w.as_("chloe").is_signed_in().await);
        reset(&w, &token).await.is_invalid("/token", "dead_link");
    })
    .await;
}

#[actix_web::test]
async fn asking_is_the_same_work_and_the_same_answer_for_everybody() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        w.administrator().remove(w.client("IBM")).await.is(204);
        w.administrator().edit_client("Ravi", json!({"email": null})).await.is(200);
        w.administrator().edit_client("Suresh", json!({"email": "peter@example.com"})).await.is(200);
        let ask = async |login: &str| w.anonymous().post("/auth/request-password-reset", json!({"login": login})).await;
        let known = ask("pierre").await;
        known.is(204);
        // unknown, virtual, deleted, without an address, and two with one address, who share a mailbox
        for login in ["nobody", "chloe", "ibm", "john", "ravi", "peter@example.com", "", "pier\0re"] {
            ask(login).await.is_indistinguishable_from(&known);
        }
        let requests = w.rows().texts("select login_key from mail_requests").await;
        assert_eq!(requests.len(), 9, "each is written down, before anybody looks whether it exists");
        w.send_mails().await;
        let recipients: Vec<String> = smtp.taken().into_iter().flat_map(|message| message.recipients).collect();
        let [shared, own] = ["RCPT TO:<peter@example.com>", "RCPT TO:<pierre@example.com>"];
        assert_eq!(recipients.iter().filter(|to| *to == shared).count(), 2, "{recipients:?}");
        assert_eq!(recipients.iter().filter(|to| *to == own).count(), 1, "{recipients:?}");
        assert_eq!(recipients.len(), 3);
        assert!(w.rows().texts("select login_key from mail_requests").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn asking_often_sends_one_message() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        for _ in 0..5 {
            ask_for_reset(&w, "pierre").await;
        }
        w.send_mails().await;
        assert_eq!(smtp.taken().len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_link_lives_half_an_hour() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = reset_mail(&w, &smtp, "pierre").await.token();
        w.later(TimeDelta::minutes(30));
        reset(&w, &token).await.is_invalid("/token", "dead_link");
        assert!(signs_in(&w, "pierre", PASSWORD).await);
    })
    .await;
}

#[actix_web::test]
async fn whatever_changes_the_password_voids_the_link() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let by_pierre = json!({"current_password": PASSWORD, "new_password": "staple battery horse"});
        let token = reset_mail(&w, &smtp, "pierre").await.token();
        w.as_("pierre").post("/session/password", by_pierre).await.is(200);
        reset(&w, &token).await.is_invalid("/token", "dead_link");

        let by_staff = json!({"username": "suresh", "password": "staple battery horse"});
        let token = reset_mail(&w, &smtp, "suresh").await.token();
        w.administrator().edit_client("Suresh", json!({"credentials": by_staff})).await.is(200);
        reset(&w, &token).await.is_invalid("/token", "dead_link");
    })
    .await;
}

#[actix_web::test]
async fn a_link_opens_nothing_that_was_closed() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let withdrawn = reset_mail(&w, &smtp, "pierre").await.token();
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        let deleted = reset_mail(&w, &smtp, "suresh").await.token();
        w.administrator().remove(w.client("Acme (India)")).await.is(204);
        let before = w.digest().await;
        for token in [withdrawn.as_str(), deleted.as_str(), "not a token", ""] {
            reset(&w, token).await.is_invalid("/token", "dead_link");
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_weak_password_is_refused_and_the_link_is_kept() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = reset_mail(&w, &smtp, "pierre").await.token();
        let weak = w.anonymous().post("/auth/reset-password", json!({"token": token, "new_password": "short"})).await;
        weak.is_invalid("/new_password", "too_short_password");
        reset(&w, &token).await.is(204);
    })
    .await;
}

#[actix_web::test]
async fn no_token_is_stored() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = reset_mail(&w, &smtp, "pierre").await.token();
        assert!(token.len() > 40);
        reset(&w, &token).await.is(204);
        let rows = w.rows().everything().await;
        assert!(rows.iter().any(|row| row.starts_with("links ")));
        assert!(rows.iter().all(|row| !row.contains(&token) && !row.contains(NEW)), "T-120, T-128");
    })
    .await;
}

#[actix_web::test]
async fn nobody_is_mailed_because_staff_or_a_file_set_a_password() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let marion = w.administrator();
        let credentials = json!({"username": "eve", "password": "chosen by the staff"});
        let new = json!({"name": "Eve", "kind": "person", "email": "eve@example.com", "credentials": credentials});
        let eve = marion.post("/clients", new).await;
        w.call("Eve", format!("/clients/{}", eve.id()));
        let again = json!({"credentials": {"username": "eve", "password": "chosen by the staff again"}});
        marion.edit_client("Eve", again).await.is(200);
        marion.edit_client("Pierre", json!({"email": "pierre.d@example.com", "credentials": null})).await.is(200);
        let file = "name,email,username,password,virtual\nAda,ada@example.com,ada,chosen by the staff,false\n";
        assert_eq!(w.import("", file).await.import.created, 1);
        w.send_mails().await;
        assert!(smtp.taken().is_empty(), "B035, R13, T-102");
        for table in ["mails", "mail_requests", "links"] {
            let count = w.rows().texts(&format!("select cast(count(*) as text) from {table}")).await;
            assert_eq!(count, ["0"], "{table}: B035, R13, T-102");
        }
    })
    .await;
}

/// T-115, T-116: an address is given up because somebody else reads there.
#[actix_web::test]
async fn another_address_voids_the_links_that_went_to_the_old_one() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = reset_mail(&w, &smtp, "pierre").await.token();
        w.administrator().edit_client("Pierre", json!({"email": "elsewhere@example.com"})).await.is(200);
        reset(&w, &token).await.is_invalid("/token", "dead_link");
        let own = json!({"email": "chloe.d@example.com", "current_password": PASSWORD});
        let token = reset_mail(&w, &smtp, "chloe").await.token();
        w.as_("chloe").edit("/me", own).await.is(200);
        reset(&w, &token).await.is_invalid("/token", "dead_link");
    })
    .await;
}
