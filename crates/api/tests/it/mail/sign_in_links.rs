//! Signing in by a link, where the workspace lets clients.

use super::through;
use crate::harness::{Manner, Reply, Smtp, World, everywhere_with};
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{SignInPage, SignedIn};

async fn offer(w: &World, is_offered: bool) {
    w.administrator().post("/workspace/sign-in-options", json!({"client_links": is_offered})).await.is(200);
}

async fn ask(w: &World, login: &str) -> Reply {
    w.anonymous().post("/auth/request-sign-in-link", json!({"login": login})).await
}

async fn token(w: &World, smtp: &Smtp, login: &str) -> String {
    ask(w, login).await.is(204);
    w.send_mails().await;
    let [message] = smtp.taken().try_into().unwrap();
    message.token()
}

async fn open(w: &World, token: &str) -> Reply {
    w.anonymous().post("/auth/sign-in-by-link", json!({"token": token, "delivery": "bearer"})).await
}

#[actix_web::test]
async fn a_link_signs_a_client_in_once() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        offer(&w, true).await;
        let token = token(&w, &smtp, "pierre").await;
        let signed_in: SignedIn = open(&w, &token).await.good();
        assert_eq!(signed_in.session.name, "Pierre");
        assert!(w.bearer(&signed_in.tokens.unwrap().access_token).is_signed_in().await);
        open(&w, &token).await.is_invalid("/token", "dead_link");
    })
    .await;
}

#[actix_web::test]
async fn it_is_off_until_somebody_turns_it_on_and_off_kills_links_under_way() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        let page: SignInPage = w.anonymous().get("/auth/options").await.good();
        assert_eq!((page.workspace_name.as_str(), page.client_links), ("Northlight", false));
        ask(&w, "pierre").await.is_problem(404, "not-found");
        offer(&w, true).await;
        let sent = token(&w, &smtp, "pierre").await;
        ask(&w, "chloe").await.is(204);
        offer(&w, false).await;
        open(&w, &sent).await.is_invalid("/token", "dead_link");
        w.send_mails().await;
        assert!(smtp.taken().is_empty(), "asked before, not allowed now (R53)");
    })
    .await;
}

#[actix_web::test]
async fn it_lives_a_quarter_of_an_hour() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        offer(&w, true).await;
        let token = token(&w, &smtp, "pierre").await;
        w.later(TimeDelta::minutes(15));
        open(&w, &token).await.is_invalid("/token", "dead_link");
    })
    .await;
}

#[actix_web::test]
async fn it_is_for_clients_and_answers_everybody_alike() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        offer(&w, true).await;
        let change = json!({"email": "marion@northlight.example", "current_password": crate::harness::PASSWORD});
        w.administrator().edit("/me", change).await.is(200);
        let known = ask(&w, "pierre").await;
        for login in ["marion", "marion@northlight.example", "nobody"] {
            ask(&w, login).await.is_indistinguishable_from(&known);
        }
        w.send_mails().await;
        assert_eq!(smtp.taken().len(), 1, "to Pierre alone");
    })
    .await;
}

#[actix_web::test]
async fn a_link_for_one_purpose_serves_no_other() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        offer(&w, true).await;
        let sign_in = token(&w, &smtp, "pierre").await;
        let reset = json!({"token": sign_in, "new_password": "a passphrase of my own"});
        w.anonymous().post("/auth/reset-password", reset).await.is_invalid("/token", "dead_link");
        let reset = super::reset_mail(&w, &smtp, "chloe").await.token();
        open(&w, &reset).await.is_invalid("/token", "dead_link"); // T-115
    })
    .await;
}
