//! Earlier versions of files.

use super::{Content, uploader};
use crate::service::{Caller, Error, Result, Services};
use bytes::Bytes;
use futures_util::Stream;
use std::fmt;
use std::ops::Range;
use vitrine_contract as contract;
use vitrine_contract::{FileVersionList, ProjectFile};
use vitrine_domain::{FileId, FileVersionId};
use vitrine_store::{FileVersion, Tx, act};

pub async fn list_file_versions(services: &Services, caller: &Caller, id: FileId) -> Result<FileVersionList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.file(id).await?;
    let versions = eyes.file_versions(id).await?;
    Ok(FileVersionList { data: versions.iter().map(|version| told(version)).collect() })
}

pub async fn upload_file_version<E: fmt::Display>(
    services: &Services,
    caller: &Caller,
    id: FileId,
    announced: Option<u64>,
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<ProjectFile> {
    let viewer = services.viewer(caller);
    let file = services.store.seen_by(&viewer).file(id).await?;
    if !file.may_change(file.acts()) {
        return Err(Error::NotPermitted);
    }
    if announced.is_some_and(|size| size > services.settings.files.most_bytes) {
        return Err(Error::TooLarge);
    }
    let add = async |tx: Tx, received| {
        let grant = tx.seen().file(id).await?.grant::<act::AddFileVersion>()?;
        tx.add_file_version(grant, services.new_content(received)).await?;
        services.file_now(tx, id).await
    };
    services.upload(caller, file.facts().account, body, add).await
}

/// As of [`super::read_file_content`].
pub async fn read_file_version_content(
    services: &Services,
    caller: &Caller,
    id: FileVersionId,
    choose: impl FnOnce(u64, &str) -> Option<Range<u64>>,
) -> Result<Content> {
    let version = services.store.seen_by(&services.viewer(caller)).file_version(id).await?.into_value();
    let FileVersion { file, media_type, size, sha256, object_key, .. } = version;
    let part = services.part(&object_key, choose(size, &sha256)).await?;
    Ok(Content { name: file.name, media_type, size, sha256, part })
}

pub async fn restore_file_version(services: &Services, caller: &Caller, id: FileVersionId) -> Result<ProjectFile> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().file_version(id).await?.grant::<act::RestoreFileVersion>()?;
    let file = grant.target().file.id;
    tx.restore_file_version(grant).await?;
    services.file_now(tx, file).await
}

/// Deletes one of them for good, and its bytes with it.
pub async fn purge_file_version(services: &Services, caller: &Caller, id: FileVersionId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().file_version(id).await?.grant::<act::PurgeFileVersion>()?;
    let key = tx.purge_file_version(grant).await?;
    tx.commit().await?;
    services.forget_objects([key]).await;
    Ok(())
}

fn told(version: &FileVersion) -> contract::FileVersion {
    contract::FileVersion {
        id: version.id.0,
        media_type: version.media_type.clone(),
        size: version.size,
        sha256: version.sha256.clone(),
        uploaded_by: uploader(&version.uploader),
        uploaded_at: version.uploaded_at,
        replaced_at: version.replaced_at,
    }
}
