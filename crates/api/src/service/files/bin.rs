//! The bin of files.

use super::BIN_DAYS;
use crate::service::{Caller, Result, Services};
use chrono::Duration;
use vitrine_contract::{DeletedFile, DeletedFileList, FileAct, ProjectFile};
use vitrine_domain::{FileId, ProjectId};
use vitrine_store::{Seen, StoredFile, act};

/// Of a project and of its tasks: what the caller may restore.
pub async fn list_deleted_files(services: &Services, caller: &Caller, id: ProjectId) -> Result<DeletedFileList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.project(id).await?;
    let files = eyes.deleted_files(id).await?;
    let restorable = files.iter().filter(|file| file.may_change(file.acts()));
    Ok(DeletedFileList { data: restorable.filter_map(|file| services.deleted(file)).collect() })
}

/// Deletes what is in the bin for good, with all its versions.
pub async fn purge_file(services: &Services, caller: &Caller, id: FileId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().deleted_file(id).await?.grant::<act::PurgeFile>()?;
    let keys = tx.purge_file(grant).await?;
    tx.commit().await?;
    services.forget_objects(keys).await;
    Ok(())
}

impl Services {
    fn deleted<When>(&self, file: &Seen<StoredFile, When>) -> Option<DeletedFile> {
        let deletion = file.deletion.clone()?;
        let may = if file.may_purge(file.acts()) { vec![FileAct::Purge] } else { Vec::new() };
        Some(DeletedFile {
            file: ProjectFile { may, ..self.file(file) },
            task_title: file.task_title.clone(),
            deleted_by: deletion.by,
            deleted_at: deletion.at,
            expires_at: deletion.at + Duration::days(BIN_DAYS),
        })
    }
}
