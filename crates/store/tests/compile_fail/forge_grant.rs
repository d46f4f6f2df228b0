//! Only something seen gives leave.

use vitrine_domain::ProjectId;
use vitrine_store::Grant;
use vitrine_store::act::DeleteProject;

fn forge(key: ProjectId) -> Grant<DeleteProject> {
    Grant { key }
}

fn main() {}
