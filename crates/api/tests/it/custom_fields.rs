//! Fields that the workspace adds, and what they say.

mod define;
mod finance;
mod import;
mod values;

use crate::harness::World;
use serde_json::{Value, json};
use uuid::Uuid;

/// A new field, which has its name as a nickname.
async fn add(w: &World, subject: &str, name: &str, more: Value) -> Uuid {
    let mut new = json!({"subject": subject, "name": name});
    for (key, value) in more.as_object().unwrap() {
        new[key] = value.clone();
    }
    let id = w.administrator().post("/custom-fields", new).await.id();
    w.call(name, format!("/custom-fields/{id}"));
    id
}

async fn set(w: &World, client: &str, field: &str, value: Value) {
    let change = json!({"custom_values": [{"field_id": w.id(field), "value": value}]});
    w.administrator().edit_client(client, change).await.is(200);
}

/// What a client's record says of its fields, by name.
async fn said(w: &World, username: &str, client: &str) -> Value {
    let client: Value = w.as_(username).get(w.client(client)).await.good();
    by_name(&client["custom_values"])
}

fn by_name(values: &Value) -> Value {
    let pairs = values.as_array().into_iter().flatten();
    pairs.map(|value| (value["name"].as_str().unwrap().to_owned(), value["value"].clone())).collect()
}
