//! An id is no leave.

use vitrine_store::{Error, Project, Tx};

async fn delete(tx: &Tx, project: &Project) -> Result<(), Error> {
    tx.delete_project(project.id, project).await
}

fn main() {}
