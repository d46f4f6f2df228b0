//! Leave to edit is no leave to delete.

use vitrine_store::act::EditProject;
use vitrine_store::{Error, Grant, Tx};

async fn delete(tx: &Tx, grant: Grant<EditProject>) -> Result<(), Error> {
    tx.delete_project(grant).await
}

fn main() {}
