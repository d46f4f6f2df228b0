//! What a preview receives is what the person receives, byte for byte, operation by operation (R31, R74, T-131).

use super::operations::{self, Operation};
use super::requests::Request;
use super::stage::{Things, place, set_called};
use crate::harness::{Caller, Reply, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

/// The reads that clients have. Streams have no end to compare.
fn reads() -> impl Iterator<Item = Operation> {
    let is_read = |operation: &Operation| operation.method == Method::GET && operation.audience == "both";
    operations::all().into_iter().filter(is_read).filter(|operation| operation.id != "stream_events")
}

async fn answers(who: &Caller<'_>, things: &[Things]) -> Vec<Reply> {
    let mut replies = Vec::new();
    for operation in reads() {
        for things in things {
            replies.push(Request::of(&operation, things).send(&operation, who, None).await);
        }
    }
    replies
}

/// Two answers are one, but for what belongs to the session and not to the person: its token against forged requests, and which of the
/// sessions it is.
#[track_caller]
fn compare(shown: &[Reply], real: &[Reply]) {
    assert!(real.iter().any(|reply| reply.status == 200) && real.iter().any(|reply| reply.status == 404));
    for (shown, real) in shown.iter().zip(real) {
        if real.request.ends_with("/session") || real.request.ends_with("/sessions") {
            assert_eq!(of_the_person(shown), of_the_person(real));
        } else {
            shown.is_indistinguishable_from(real);
        }
    }
}

#[track_caller]
fn of_the_person(reply: &Reply) -> Value {
    let mut value: Value = reply.good();
    if let Some(token) = value.get_mut("csrf_token") {
        token.take();
    }
    let sessions = value.get_mut("data").and_then(Value::as_array_mut);
    sessions.into_iter().flatten().for_each(|session| drop(session["is_current"].take()));
    value
}

async fn start(w: &World, body: Value) -> Caller<'_> {
    let marion = w.administrator();
    let preview = marion.post("/previews", body).await.id();
    marion.previewing(preview)
}

/// Something at each level, some of it hidden from Pierre.
async fn furnished(w: &World) -> Vec<Things> {
    // the others want places of a kind of their own
    let is_of_tasks =
        |operation: &Operation| !["approval", "file", "time"].iter().any(|part| operation.path.contains(part));
    let operations: Vec<Operation> = reads().filter(is_of_tasks).collect();
    let staff_set = set_called(w, "team member").await;
    let mut things = vec![Things::missing()];
    for (client, level) in [
        ("Acme", "full"),
        ("Acme (France)", "read_only"),
        ("Pierre", "overview"),
        ("Acme", "not_visible"),
        ("IBM", "full"),
    ] {
        things.push(place(w, &operations, staff_set, client, level, "pierre").await);
        w.add_internal_task("Something to see", &format!("Internal {level} {client}")).await;
    }
    things
}

#[actix_web::test]
async fn a_preview_of_a_client_is_what_the_client_gets() {
    everywhere(async |w| {
        let things = furnished(&w).await;
        let everything = json!({"view_tasks": true, "view_progress": true, "update_progress": "full"});
        for privileges in [everything, json!({"view_tasks": false, "view_progress": false, "update_progress": "off"})] {
            w.administrator().edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
            let shown = answers(&start(&w, json!({"client_id": w.id("Pierre")})).await, &things).await;
            compare(&shown, &answers(&w.as_("pierre"), &things).await);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_set_that_is_tried_out_is_what_a_client_with_it_gets_b172() {
    everywhere(async |w| {
        let things = furnished(&w).await;
        let sets: [&[&str]; 3] = [
            &[],
            &["project.view_overview"],
            &["project.view_overview", "task.view", "task.comment", "task.edit_status"],
        ];
        for grants in sets {
            let new = json!({"name": format!("Tried {}", grants.len()), "base": "client", "grants": grants});
            let set: Uuid = w.administrator().post("/permission-sets", new).await.id();
            let tried = start(&w, json!({"client_id": w.id("Pierre"), "permission_set_id": set})).await;
            let shown = answers(&tried, &things).await;
            // now somebody really has it; behind the API's back, which would give the account another revision
            let set = w.rows().id(set).await;
            w.rows().run(&format!("update accounts set permission_set_id = {set} where username = 'pierre'")).await;
            let real = answers(&w.as_("pierre"), &things).await;
            compare(&shown, &real);
        }
    })
    .await;
}
