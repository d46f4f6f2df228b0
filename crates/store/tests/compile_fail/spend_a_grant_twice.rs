//! One leave, one change.

use vitrine_store::act::DeleteProject;
use vitrine_store::{Error, Grant, Tx};

async fn delete_twice(tx: &Tx, grant: Grant<DeleteProject>) -> Result<(), Error> {
    tx.delete_project(grant).await?;
    tx.delete_project(grant).await
}

fn main() {}
