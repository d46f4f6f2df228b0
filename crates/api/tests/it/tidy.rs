//! The conventions of the house, so that nobody has to remember them.

mod manifests;
mod sources;
mod store;

use std::path::{Path, PathBuf};

/// The root of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}
