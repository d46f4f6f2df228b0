//! Only something seen gives leave.

use vitrine_store::act::DeleteProject;
use vitrine_store::{Grant, Project};

fn forge(target: Project) -> Grant<DeleteProject> {
    Grant { target }
}

fn main() {}
