//! What was seen before the transaction may have changed since.

use vitrine_store::act::DeleteProject;
use vitrine_store::{Project, Seen, Then};

fn grant(project: &Seen<Project, Then>) {
    let _ = project.grant::<DeleteProject>();
}

fn main() {}
