//! Permission sets: made, saved version by version, given, replaced (B158 to B171, B174, B175; T-029, T-135).

mod deleting;
mod force;
mod making;
mod saving;

use crate::harness::World;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{PermissionSet, PermissionSetList};

/// A set that the administrator makes; its address is its name.
async fn add_set(w: &World, name: &str, base: &str, grants: &[&str]) -> Uuid {
    let new = json!({"name": name, "base": base, "grants": grants});
    let id = w.administrator().post("/permission-sets", new).await.id();
    w.call(name, format!("/permission-sets/{id}"));
    id
}

async fn read_set(w: &World, name: &str) -> PermissionSet {
    w.administrator().get(w.client(name)).await.good()
}

/// What an administrator saves of a set.
async fn save(w: &World, name: &str, change: Value) {
    w.administrator().edit(w.client(name), change).await.is(200);
}

async fn give(w: &World, client: &str, set: &str) {
    w.administrator().edit_client(client, json!({"permission_set_id": w.id(set)})).await.is(200);
}

async fn built_in(w: &World, name: &str) -> PermissionSet {
    let sets: PermissionSetList = w.administrator().get("/permission-sets").await.good();
    sets.data.into_iter().find(|set| set.is_builtin && set.name == name).unwrap()
}

/// Every grant that clients can have.
fn client_grants() -> Vec<&'static str> {
    use vitrine_domain::permission::{Base, Permission, Permissions};
    Permissions::of_base(Base::Client).iter().map(Permission::name).collect()
}
