//! Who sees a project has no leave for a task by that.

use vitrine_store::act::DeleteTask;
use vitrine_store::{Now, Project, Seen};

fn grant(project: &Seen<Project, Now>) {
    let _ = project.grant::<DeleteTask>();
}

fn main() {}
