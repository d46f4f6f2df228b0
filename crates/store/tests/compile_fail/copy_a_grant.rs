//! Leave is given once.

use vitrine_store::Grant;
use vitrine_store::act::DeleteProject;

fn copy(grant: &Grant<DeleteProject>) -> Grant<DeleteProject> {
    grant.clone()
}

fn main() {}
