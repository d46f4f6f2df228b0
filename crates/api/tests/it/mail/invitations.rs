//! The deliberate invitation of a client (R13, B036).

use super::through;
use crate::harness::{Manner, PASSWORD, Reply, Smtp, World, everywhere, everywhere_with};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use vitrine_contract::SignedIn;

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
        accept(&w, &token, "peter@example.com").await.is_invalid("/username", "not_own_address");
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

/// Pierre, invited at his address; the token of the message.
async fn invited(w: &World, smtp: &Smtp) -> String {
    withdraw(w, "Pierre").await;
    w.administrator().edit_client("Pierre", json!({"email": "pierre@example.com"})).await.is(200);
    invite(w, "Pierre").await.is(204);
    w.send_mails().await;
    let token = smtp.taken().remove(0).token();
    w.anonymous().post("/auth/read-invitation", json!({"token": token})).await.is(200);
    token
}

/// Gate 1, R13, R41, T-115, T-116: a link that was sent for other circumstances opens nothing, nor does it once they are past.
#[actix_web::test]
async fn an_invitation_ends_with_what_it_was_sent_for() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let dead = async |token: &str, why: &str| {
            let before = w.digest().await;
            accept(&w, token, "mallory").await.is_problem(404, "not-found");
            assert_eq!(w.digest().await, before, "{why}");
        };
        let credentials = json!({"username": "pierre", "password": "chosen by the staff"});
        let token = invited(&w, &smtp).await;
        w.administrator().edit_client("Pierre", json!({"credentials": credentials})).await.is(200);
        withdraw(&w, "Pierre").await;
        dead(&token, "a login was given and withdrawn").await;

        let token = invited(&w, &smtp).await;
        withdraw(&w, "Pierre").await;
        dead(&token, "a login was withdrawn that was not there yet").await;

        let token = invited(&w, &smtp).await;
        w.administrator().edit_client("Pierre", json!({"email": "elsewhere@example.com"})).await.is(200);
        dead(&token, "the address was not theirs").await;

        let token = invited(&w, &smtp).await;
        w.administrator().edit_client("Pierre", json!({"phone": "1"})).await.is(200);
        w.anonymous().post("/auth/read-invitation", json!({"token": token})).await.is(200);

        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        let restore = format!("{}/restore", w.client("Acme (France)"));
        w.administrator().post(restore, json!({})).await.is(200);
        dead(&token, "deleted with what is above, and restored").await;
    })
    .await;
}

#[actix_web::test]
async fn staff_withdraw_an_invitation() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let token = invited(&w, &smtp).await;
        let path = format!("{}/invitation", w.client("Pierre"));
        let client = w.administrator().get(w.client("Pierre")).await;
        assert_eq!(client.good::<Value>()["invitation"]["is_expired"], json!(false));
        w.administrator().delete(path.clone(), "\"other\"").await.is_problem(412, "stale-version");
        w.administrator().delete(path.clone(), &client.etag()).await.is(204);
        accept(&w, &token, "pierre").await.is_problem(404, "not-found");
        w.administrator().delete(path, &client.etag()).await.is_problem(404, "not-found");
        let pierre: Value = w.administrator().get(w.client("Pierre")).await.good();
        assert!(pierre.get("invitation").is_none());
        let audit = w.administrator().get("/audit-entries?action=client.invitation_withdrawn").await;
        assert!(audit.text().contains("Pierre") && !audit.text().contains(&token));
        invite(&w, "Pierre").await.is(204);
        w.send_mails().await;
        accept(&w, &smtp.taken().remove(0).token(), "pierre").await.is(200);
    })
    .await;
}

/// T-115: who manages the workspace, and clients not at all, gives no old invitation new days.
#[actix_web::test]
async fn a_mail_that_is_sent_again_revives_no_invitation_that_ran_out() {
    let smtp = Smtp::start(Manner::Refuses).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::Refuses);
        withdraw(&w, "Pierre").await;
        invite(&w, "Pierre").await.is(204);
        w.send_mails().await;
        w.later(TimeDelta::days(7));
        smtp.behaves(Manner::Takes);
        let login = json!({"login": "marion", "password": PASSWORD, "delivery": "bearer"});
        let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", login).await.good();
        let marion = w.bearer(&signed_in.tokens.unwrap().access_token);
        let mails: Value = marion.get("/mails").await.good();
        let mail = mails["data"][0]["id"].as_str().unwrap();
        marion.post(format!("/mails/{mail}/retry"), json!({})).await.is(204);
        w.send_mails().await;
        assert!(smtp.taken().is_empty());
    })
    .await;
}
