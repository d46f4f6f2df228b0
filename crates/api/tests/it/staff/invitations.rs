//! A link is good once, for seven days, for one person.

use super::{accept, invite, set_called, sign_in, token};
use crate::harness::{PASSWORD, everywhere, nobody};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use vitrine_contract::{AccountKind, Invitee, StaffMember, StaffState};

#[actix_web::test]
async fn whoever_follows_the_link_chooses_their_own_login_and_is_signed_in() {
    everywhere(async |w| {
        let (member, token) = invite(&w, "Jonas Weber", "Team member").await;
        assert_eq!((member.state, member.username.as_deref()), (StaffState::Invited, None));
        let invitee: Invitee = w.anonymous().post("/auth/read-invitation", json!({"token": token})).await.good();
        assert_eq!((invitee.name.as_str(), invitee.kind), ("Jonas Weber", AccountKind::Staff));
        assert_eq!(invitee.workspace.name, "Northlight");
        let accepted = accept(&w, &token, "jonas").await;
        accepted.is(200);
        assert!(accepted.cookie("vitrine_access").is_some());
        let jonas = sign_in(&w, "jonas").await;
        assert_eq!(jonas.session().await.kind, AccountKind::Staff);
        let member: StaffMember = w.administrator().get(w.client("Jonas Weber")).await.good();
        assert_eq!((member.state, member.username.as_deref()), (StaffState::Active, Some("jonas")));
        assert!(member.invitation.is_none());
    })
    .await;
}

#[actix_web::test]
async fn a_link_that_is_spent_withdrawn_replaced_old_or_made_up_is_the_same_404() {
    everywhere(async |w| {
        let made_up = accept(&w, "made up", "mallory").await;
        made_up.is_problem(404, "not-found");
        let (_, spent) = invite(&w, "Spent", "Team member").await;
        accept(&w, &spent, "spent").await.is(200);
        let (_, replaced) = invite(&w, "Replaced", "Team member").await;
        let again = format!("{}/invitation", w.client("Replaced"));
        let renewed: StaffMember = w.administrator().post(again.clone(), json!({})).await.good();
        let (_, withdrawn) = invite(&w, "Withdrawn", "Team member").await;
        let etag = w.administrator().get(w.client("Withdrawn")).await.etag();
        w.administrator().delete(format!("{}/invitation", w.client("Withdrawn")), &etag).await.is(204);
        let (_, left) = invite(&w, "Left", "Team member").await;
        w.administrator().post(format!("{}/deactivate", w.client("Left")), json!({})).await.is(200);
        let (_, old) = invite(&w, "Old", "Team member").await;
        let before = w.digest().await;
        for token in [&spent, &replaced, &withdrawn, &left] {
            accept(&w, token, "mallory").await.is_indistinguishable_from(&made_up);
            let read = w.anonymous().post("/auth/read-invitation", json!({"token": token})).await;
            read.is_problem(404, "not-found");
        }
        assert_eq!(w.digest().await, before);
        accept(&w, &token(&renewed), "replaced").await.is(200);
        w.later(TimeDelta::days(7));
        accept(&w, &old, "mallory").await.is_indistinguishable_from(&made_up);
        let member: Value = sign_in(&w, "marion").await.get(w.client("Old")).await.good();
        assert_eq!((&member["state"], &member["invitation"]["is_expired"]), (&json!("invited"), &json!(true)));
    })
    .await;
}

#[actix_web::test]
async fn the_link_is_shown_once_and_kept_nowhere() {
    everywhere(async |w| {
        let set = set_called(&w, "Team member").await;
        let new = json!({"name": "Jonas", "permission_set_id": set});
        let invite =
            || w.administrator().ask(Method::POST, "/staff").header("idempotency-key", "once").json(&new).send();
        let first: StaffMember = invite().await.good();
        let secret = token(&first);
        let replayed = invite().await;
        assert_eq!(replayed.header("idempotency-replayed"), Some("true"));
        let list = w.administrator().get("/staff").await;
        for text in [replayed.text(), list.text()] {
            assert!(text.contains("Jonas") && !text.contains("link") && !text.contains(&secret));
        }
        assert!(w.rows().everything().await.iter().all(|row| !row.contains(&secret)), "only its hash is stored");
    })
    .await;
}

#[actix_web::test]
async fn a_login_that_cannot_be_is_refused_and_the_link_stays_good() {
    everywhere(async |w| {
        let (_, token) = invite(&w, "Jonas", "Team member").await;
        let before = w.digest().await;
        accept(&w, &token, "PIERRE").await.is_invalid("/username", "taken");
        accept(&w, &token, "two words").await.is_invalid("/username", "unknown_value");
        let weak = json!({"token": token, "username": "jonas", "password": "short"});
        w.anonymous().post("/auth/accept-invitation", weak).await.is_invalid("/password", "too_short_password");
        let own = json!({"token": token, "username": "jonas.weber.1", "password": "jonas.weber.1"});
        w.anonymous().post("/auth/accept-invitation", own).await.is_invalid("/password", "common_password");
        assert_eq!(w.digest().await, before);
        accept(&w, &token, "jonas").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_of_wrong_values_is_refused_at_its_field() {
    everywhere(async |w| {
        let set = set_called(&w, "Team member").await;
        let before = w.digest().await;
        let invite = async |body: Value| w.administrator().post("/staff", body).await;
        invite(json!({"name": " ", "permission_set_id": set})).await.is_invalid("/name", "required");
        let unknown = json!({"name": "Jonas", "permission_set_id": nobody()});
        invite(unknown).await.is_invalid("/permission_set_id", "not_found");
        let of_clients = json!({"name": "Jonas", "permission_set_id": set_called(&w, "Client").await});
        invite(of_clients).await.is_invalid("/permission_set_id", "not_found");
        let with_password = json!({"name": "Jonas", "permission_set_id": set, "password": PASSWORD});
        invite(with_password).await.is_invalid("/password", "unknown_field");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn only_who_has_no_login_is_invited_again() {
    everywhere(async |w| {
        let (_, token) = invite(&w, "Jonas", "Team member").await;
        accept(&w, &token, "jonas").await.is(200);
        let again = w.administrator().post(format!("{}/invitation", w.client("Jonas")), json!({})).await;
        again.is_problem(409, "conflict");
        let etag = w.administrator().get(w.client("Jonas")).await.etag();
        w.administrator().delete(format!("{}/invitation", w.client("Jonas")), &etag).await.is_problem(404, "not-found");
    })
    .await;
}

/// T-095: whoever holds a link becomes the colleague, so it opens no more than who gave it could give.
#[actix_web::test]
async fn a_link_does_not_grow_with_the_set_of_who_is_invited() {
    everywhere(async |w| {
        w.hire("deputy", "staff.manage permission_set.view").await;
        let (narrow, wide) = (set_called(&w, "deputy").await, set_called(&w, "Administrator").await);
        let new = json!({"name": "Jonas", "permission_set_id": narrow});
        let jonas: StaffMember = w.as_("deputy").post("/staff", new).await.good();
        let path = format!("/staff/{}", jonas.id);
        w.administrator().edit(path.clone(), json!({"permission_set_id": wide})).await.is(200);
        accept(&w, &token(&jonas), "mallory").await.is_problem(404, "not-found");
        let member: StaffMember = w.administrator().get(path.clone()).await.good();
        assert_eq!((member.state, member.invitation), (StaffState::NoLogin, None), "and it does not look as if it did");
        w.administrator().edit(path, json!({"permission_set_id": narrow})).await.is(200);
        accept(&w, &token(&jonas), "jonas").await.is(200);
    })
    .await;
}

/// A colleague who calls themselves by their address has it from then on; nobody takes that of somebody else.
#[actix_web::test]
async fn who_is_called_by_an_address_has_it() {
    everywhere(async |w| {
        let (_, token) = invite(&w, "Jonas Weber", "Team member").await;
        for username in ["pierre@example.com", "jonas@", "@jonas"] {
            accept(&w, &token, username).await.is_invalid("/username", "not_own_address");
        }
        accept(&w, &token, "Jonas@northlight.example").await.is(200);
        let me: Value = sign_in(&w, "jonas@northlight.example").await.get("/me").await.good();
        assert_eq!(me["email"], "Jonas@northlight.example");
        let taken = json!({"name": "New", "kind": "person", "email": "jonas@northlight.example"});
        w.administrator().post("/clients", taken).await.is_invalid("/email", "address_unavailable");
    })
    .await;
}
