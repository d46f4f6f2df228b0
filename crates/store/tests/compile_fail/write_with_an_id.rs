//! An id is no leave.

use vitrine_domain::ProjectId;
use vitrine_store::{Error, Tx};

async fn delete(tx: &Tx, id: ProjectId) -> Result<(), Error> {
    tx.delete_project(id).await
}

fn main() {}
