//! Where one is signed in, and ending it.

use crate::harness::{Caller, PASSWORD, everywhere, nobody};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::{OwnSession, OwnSessionList};

async fn sessions(caller: &Caller<'_>) -> Vec<OwnSession> {
    caller.get("/sessions").await.good::<OwnSessionList>().data
}

fn revoke(id: Uuid) -> String {
    format!("/sessions/{id}/revoke")
}

#[actix_web::test]
async fn ones_own_sessions_are_listed_with_their_devices_and_this_one_is_marked() {
    everywhere(async |w| {
        w.later(TimeDelta::minutes(1));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";
        let ask = w.anonymous().ask(Method::POST, "/auth/sign-in").header("user-agent", phone);
        ask.json(json!({"login": "pierre", "password": PASSWORD})).send().await.is(200);
        let [newest, current] = sessions(&w.as_("pierre")).await.try_into().unwrap();
        assert_eq!(newest.device.browser.as_deref(), Some("Safari"));
        assert_eq!(newest.device.system.as_deref(), Some("iPhone"));
        assert!(newest.last_seen_at > current.last_seen_at && !newest.is_current);
        assert!(current.is_current && current.id == w.session_id("pierre"));
        assert_eq!(sessions(&w.as_("chloe")).await.len(), 1, "T-013");
    })
    .await;
}

#[actix_web::test]
async fn a_session_that_is_ended_is_dead_on_every_channel() {
    everywhere(async |w| {
        let id = w.add_session("pierre").await;
        let elsewhere = w.holding(id);
        let mut stream = elsewhere.listen().await;
        let pierre = w.as_("pierre");
        pierre.ask(Method::POST, revoke(id)).send().await.is(204);
        elsewhere.get("/session").await.is_problem(401, "not-signed-in"); // T-118
        stream.ends().await;
        assert!(pierre.is_signed_in().await);
        assert_eq!(sessions(&pierre).await.len(), 1);
        pierre.ask(Method::POST, revoke(id)).send().await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn anothers_session_is_no_session() {
    everywhere(async |w| {
        let before = w.digest().await;
        for asking in ["pierre", "marion"] {
            let caller = w.as_(asking);
            let missing = caller.ask(Method::POST, revoke(nobody())).send().await;
            missing.is_problem(404, "not-found");
            let reply = caller.ask(Method::POST, revoke(w.session_id("chloe"))).send().await;
            reply.is_indistinguishable_from(&missing); // T-013
        }
        assert!(w.as_("chloe").is_signed_in().await);
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn all_others_end_at_once_and_nobody_elses() {
    everywhere(async |w| {
        let [one, other] = [w.add_session("pierre").await, w.add_session("pierre").await];
        let mut stream = w.holding(one).listen().await;
        let pierre = w.as_("pierre");
        pierre.ask(Method::POST, "/sessions/revoke-others").send().await.is(204);
        for session in [one, other] {
            w.holding(session).get("/session").await.is_problem(401, "not-signed-in");
        }
        stream.ends().await;
        assert!(pierre.is_signed_in().await && w.as_("chloe").is_signed_in().await);
        let entries = w.administrator().get("/audit-entries?action=session.others_revoked").await;
        assert!(entries.text().contains("Pierre"));
    })
    .await;
}

#[actix_web::test]
async fn ending_the_session_that_asks_signs_out() {
    everywhere(async |w| {
        let pierre = w.as_("pierre");
        pierre.ask(Method::POST, revoke(w.session_id("pierre"))).send().await.is(204);
        assert!(!pierre.is_signed_in().await);
    })
    .await;
}
