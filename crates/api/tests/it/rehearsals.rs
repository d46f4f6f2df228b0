//! Changes of access are tried out first, and what is told is what then happens.

mod differences;
mod imports;
mod refusals;
mod reviews;

use crate::harness::{Reply, World};
use serde_json::{Value, json};
use vitrine_contract::{Rehearsal, RehearsedPerson, SightChange, SightKind};

async fn rehearse(w: &World, change: Value) -> Rehearsal {
    w.administrator().post("/rehearsals", change).await.good()
}

fn person<'a>(rehearsal: &'a Rehearsal, name: &str) -> Option<&'a RehearsedPerson> {
    rehearsal.people.iter().find(|person| person.client.name == name)
}

fn projects(changes: &[SightChange], kind: SightKind) -> Vec<&str> {
    let of_kind = changes.iter().filter(|change| change.kind == kind);
    of_kind.flat_map(|change| change.projects.iter().map(|project| project.name.as_str())).collect()
}

async fn permission_set(w: &World, name: &str) -> Value {
    let sets: Value = w.administrator().get("/permission-sets").await.good();
    sets["data"].as_array().unwrap().iter().find(|set| set["name"] == name).unwrap().clone()
}

async fn revision(w: &World, path: String) -> String {
    w.administrator().get(path).await.good::<Value>()["revision"].as_str().unwrap().to_owned()
}

fn move_client(w: &World, name: &str, parent: &str) -> Value {
    json!({"change": "move_client", "client_id": w.id(name), "input": {"parent_id": w.id(parent)}})
}

/// Moves as it was rehearsed, under the fingerprint of the review.
async fn save_move(w: &World, name: &str, parent: &str, fingerprint: &str) -> Reply {
    let ask = w.administrator().ask(actix_web::http::Method::POST, format!("{}/move", w.client(name)));
    ask.header("access-review", fingerprint).json(json!({"parent_id": w.id(parent)})).send().await
}

/// A project for France at each level, and one for India.
async fn furnish(w: &World) {
    for (name, client, level) in [
        ("Website", "Acme (France)", "read_only"),
        ("Catalogue", "Acme (France)", "full"),
        ("Brand", "Acme", "overview"),
        ("Secret", "Acme", "not_visible"),
        ("Dealers", "Acme (India)", "full"),
    ] {
        w.add_project(name, &[client], level).await;
        w.add_task(name, &format!("Shared of {name}")).await;
        w.add_internal_task(name, &format!("Internal of {name}")).await;
    }
    w.administrator().edit_project("Website", json!({"time_shown": true})).await.is(200);
}
