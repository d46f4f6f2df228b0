//! What was done stands in the log, can be found there, and cannot be changed without a trace (B077).

mod chain;
mod list;
mod secrets;

use crate::harness::World;
use serde_json::json;

/// A few changes by a few people.
async fn busy(w: &World) {
    w.add_project("Website relaunch", &["Acme (France)"], "full").await;
    w.add_task("Website relaunch", "Choose the colours").await;
    w.as_("pierre").move_to("Choose the colours", w.columns("Website relaunch").await[1].id).await.is(200);
    w.administrator().edit_client("Pierre", json!({"phone": "+33 1 23 45 67 89"})).await.is(200);
    w.set_level("Website relaunch", "overview").await;
}
