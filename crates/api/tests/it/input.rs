//! Bad input gets a clear problem and changes nothing.

mod creations;
mod files;
mod json;
mod lists;
mod preconditions;
mod routes;
mod tree;
mod values;

use crate::harness::{Reply, World};

/// What the request leaves behind: nothing.
async fn unchanged(w: &World, request: impl AsyncFnOnce() -> Reply) -> Reply {
    let before = w.digest().await;
    let reply = request().await;
    assert!(reply.status >= 400, "{}: {}", reply.request, reply.text());
    assert_eq!(w.digest().await, before, "{} changed something", reply.request);
    reply
}
