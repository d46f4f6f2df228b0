//! One leave, one change.

use vitrine_store::act::DeleteProject;
use vitrine_store::{Error, Grant, Project, Tx};

async fn delete_twice(tx: &Tx, grant: Grant<DeleteProject>, project: &Project) -> Result<(), Error> {
    tx.delete_project(grant, project).await?;
    tx.delete_project(grant, project).await
}

fn main() {}
