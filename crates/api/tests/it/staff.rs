//! The agency's own people: inviting them, what they may be given, letting them go; and the last administrator, who stays.

mod administrators;
mod invitations;
mod members;

use crate::harness::{Caller, PASSWORD, Reply, World};
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{SignedIn, StaffMember};

async fn set_called(w: &World, name: &str) -> Uuid {
    let sets: Value = w.administrator().get("/permission-sets").await.good();
    let set = sets["data"].as_array().unwrap().iter().find(|set| set["name"] == name).unwrap();
    set["id"].as_str().unwrap().parse().unwrap()
}

/// Somebody invited by the administrator, and the token of their link.
async fn invite(w: &World, name: &str, set: &str) -> (StaffMember, String) {
    let new = json!({"name": name, "permission_set_id": set_called(w, set).await});
    let member: StaffMember = w.administrator().post("/staff", new).await.good();
    w.call(name, format!("/staff/{}", member.id));
    let token = token(&member);
    (member, token)
}

fn token(member: &StaffMember) -> String {
    let link = member.invitation.as_ref().unwrap().link.as_ref().unwrap();
    link.split_once("/invitation#").unwrap().1.to_owned()
}

async fn accept(w: &World, token: &str, username: &str) -> Reply {
    let login = json!({"token": token, "username": username, "password": PASSWORD});
    w.anonymous().post("/auth/accept-invitation", login).await
}

async fn sign_in<'w>(w: &'w World, username: &str) -> Caller<'w> {
    let login = json!({"login": username, "password": PASSWORD, "delivery": "bearer"});
    let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", login).await.good();
    w.bearer(&signed_in.tokens.unwrap().access_token)
}

/// Somebody with a login of their own and a session.
async fn join<'w>(w: &'w World, name: &str, username: &str, set: &str) -> Caller<'w> {
    let (_, token) = invite(w, name, set).await;
    accept(w, &token, username).await.is(200);
    sign_in(w, username).await
}
