//! The deliberate invitation of a client (R13, B036).

use super::through;
use crate::harness::{Manner, PASSWORD, Reply, Smtp, World, everywhere, everywhere_with};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

async fn invite(w: &World, client: &str) -> Reply {
    w.administrator().ask(Method::POST, format!("{}/invite", w.client(client))).send().await
}

async fn withdraw(w: &World, client: &str) {
    w.administrator().edit_client(client, json!({"credentials": null})).await.is(200);
}

async fn accept(w: &World, token: &str, username: &str) -> Reply {
    let input = json!({"token": token, "username": username, "password": PASSWORD});
    w.anonymous().post("/auth/accept-invitation", input).await
}

#[actix_web::test]
async fn a_client_is_invited_by_mail_and_chooses_a_login() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        withdraw(&w, "Pierre").await;
        let preview: Value = w.administrator().get(format!("{}/invitation", w.client("Pierre"))).await.good();
        assert_eq!(preview["address"], "pierre@example.com");
        assert!(preview["text"].as_str().unwrap().contains("/invitation#…"));
        w.send_mails().await;
        assert!(smtp.taken().is_empty(), "a look sends nothing");
        invite(&w, "Pierre").await.is(204);
        w.send_mails().await;
        let [message] = smtp.taken().try_into().unwrap();
        assert_eq!(message.recipients, ["RCPT TO:<pierre@example.com>"]);
        let token = message.token();
        assert!(w.rows().everything().await.iter().all(|row| !row.contains(&token)));
        accept(&w, &token, "p.dupont").await.is(200);
        w.anonymous().post("/auth/sign-in", json!({"login": "p.dupont", "password": PASSWORD})).await.is(200);
        accept(&w, &token, "somebody").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn the_link_lives_seven_days_and_a_newer_one_ends_it() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        withdraw(&w, "Pierre").await;
        invite(&w, "Pierre").await.is(204);
        w.send_mails().await;
        let first = smtp.taken().remove(0).token();
        invite(&w, "Pierre").await.is(204);
        w.send_mails().await;
        let second = smtp.taken().remove(0).token();
        accept(&w, &first, "pierre").await.is_problem(404, "not-found");
        w.later(TimeDelta::days(7));
        accept(&w, &second, "pierre").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn only_who_has_no_login_and_an_address_is_invited() {
    everywhere(async |w| {
        let before = w.digest().await;
        invite(&w, "Chloe").await.is_problem(409, "conflict");
        assert_eq!(w.digest().await, before);
        withdraw(&w, "Chloe").await;
        w.administrator().edit_client("Chloe", json!({"email": null})).await.is(200);
        invite(&w, "Chloe").await.is_invalid("/email", "required");
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_to_who_was_deleted_meanwhile_is_not_sent() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        withdraw(&w, "Pierre").await;
        invite(&w, "Pierre").await.is(204);
        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        w.send_mails().await;
        assert!(smtp.taken().is_empty(), "R53");
    })
    .await;
}

#[actix_web::test]
async fn whoever_is_purged_leaves_no_address_in_the_outbox() {
    everywhere(async |w| {
        withdraw(&w, "Pierre").await;
        invite(&w, "Pierre").await.is(204);
        w.administrator().remove(w.client("Pierre")).await.is(204);
        let purge = format!("{}/purge", w.client("Pierre"));
        w.administrator().post(purge, json!({"name": "Pierre"})).await.is(204);
        for table in ["mails", "invitations"] {
            let count = w.rows().texts(&format!("select cast(count(*) as text) from {table}")).await;
            assert_eq!(count, ["0"], "{table}");
        }
    })
    .await;
}
