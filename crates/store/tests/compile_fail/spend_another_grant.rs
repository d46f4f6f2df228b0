//! Leave to edit is no leave to delete.

use vitrine_store::act::EditProject;
use vitrine_store::{Error, Grant, Project, Tx};

async fn delete(tx: &Tx, grant: Grant<EditProject>, project: &Project) -> Result<(), Error> {
    tx.delete_project(grant, project).await
}

fn main() {}
