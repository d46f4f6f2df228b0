//! Files of projects and tasks.

mod bin;
mod versions;

pub use bin::{list_deleted_files, purge_file};
pub use versions::{
    list_file_versions, purge_file_version, read_file_version_content, restore_file_version, upload_file_version,
};

use super::{Caller, Error, Result, Services, present};
use crate::blobs::{ReceiveError, Received};
use bytes::Bytes;
use chrono::Duration;
use futures_util::stream::BoxStream;
use futures_util::{Stream, TryStreamExt};
use std::fmt;
use std::ops::Range;
use tokio::time::timeout;
use vitrine_contract as contract;
use vitrine_contract::{FileAct, ProjectFileList, UpdateFile};
use vitrine_domain::access::Action;
use vitrine_domain::file::FilePlace;
use vitrine_domain::text::{Fault, FileName};
use vitrine_domain::{AccountId, FileId, ProjectId, TaskId};
use vitrine_store::{Eyes, FileChange, Moment, NewContent, NewFile, Seen, StoredFile, Tx, Uploader, act};

/// How long deleted files stay in the bin.
const BIN_DAYS: i64 = 30;
/// How long a file waits for the comment that it was uploaded for.
const PENDING: Duration = Duration::days(1);
/// An upload of the largest file takes this long at 100 kB/s.
const LONGEST: std::time::Duration = std::time::Duration::from_hours(6);
const BETWEEN_SWEEPS: std::time::Duration = std::time::Duration::from_hours(6);

/// What a new file is sent with, beside its bytes.
#[derive(Clone, Debug)]
pub struct Announced {
    pub name: String,
    /// Staff only. Absent: it is the team's own until they say otherwise.
    pub is_team_only: Option<bool>,
    /// It waits for a comment to be sent with, and has its audience.
    pub is_for_comment: bool,
    /// In bytes, where the sender said so.
    pub size: Option<u64>,
}

/// The same once it is found to be in order.
pub(super) struct Admitted {
    name: FileName,
    is_team_only: bool,
    is_pending: bool,
}

/// Bytes to be sent.
#[derive(Debug)]
pub struct Content {
    pub name: String,
    pub media_type: String,
    /// Of the whole file.
    pub size: u64,
    pub sha256: String,
    /// Which of its bytes these are; none: it does not reach so far.
    pub part: Option<Part>,
}

pub struct Part {
    pub range: Range<u64>,
    pub bytes: BoxStream<'static, Result<Bytes>>,
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Part").field("range", &self.range).finish_non_exhaustive()
    }
}

pub async fn list_project_files(services: &Services, caller: &Caller, id: ProjectId) -> Result<ProjectFileList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.project(id).await?;
    services.files_of(&eyes, FilePlace::Project(id)).await
}

pub async fn list_task_files(services: &Services, caller: &Caller, id: TaskId) -> Result<ProjectFileList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.task(id).await?;
    services.files_of(&eyes, FilePlace::Task(id)).await
}

pub async fn upload_project_file<E: fmt::Display>(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    announced: Announced,
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<contract::ProjectFile> {
    let viewer = services.viewer(caller);
    let project = services.store.seen_by(&viewer).project(id).await?;
    let admitted = services.admit(&project, FilePlace::Project(id), &announced)?;
    let attach = async |tx: Tx, received| {
        let grant = tx.seen().project(id).await?.grant::<act::AttachToProject>()?;
        let file = tx.attach_to_project(grant, services.new_file(admitted, received)).await?;
        services.file_now(tx, file).await
    };
    services.upload(caller, project.facts().account, body, attach).await
}

pub async fn upload_task_file<E: fmt::Display>(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    announced: Announced,
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<contract::ProjectFile> {
    let viewer = services.viewer(caller);
    let task = services.store.seen_by(&viewer).task(id).await?;
    let admitted = services.admit(&task, FilePlace::Task(id), &announced)?;
    let attach = async |tx: Tx, received| {
        let grant = tx.seen().task(id).await?.grant::<act::AttachToTask>()?;
        let file = tx.attach_to_task(grant, services.new_file(admitted, received)).await?;
        services.file_now(tx, file).await
    };
    services.upload(caller, task.facts().account, body, attach).await
}

pub async fn read_file(services: &Services, caller: &Caller, id: FileId) -> Result<contract::ProjectFile> {
    Ok(services.file(&services.store.seen_by(&services.viewer(caller)).file(id).await?))
}

/// `choose` tells which bytes of a file of this size and hash are wanted; none: there are no such bytes.
pub async fn read_file_content(
    services: &Services,
    caller: &Caller,
    id: FileId,
    choose: impl FnOnce(u64, &str) -> Option<Range<u64>>,
) -> Result<Content> {
    let file = services.store.seen_by(&services.viewer(caller)).file(id).await?.into_value();
    services.content(file, choose).await
}

pub async fn update_file(
    services: &Services,
    caller: &Caller,
    id: FileId,
    revision: &str,
    input: UpdateFile,
) -> Result<contract::ProjectFile> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let file = tx.seen().file(id).await?;
    check_team_only(file.facts().is_staff(), file.is_for_comment(), "/is_team_only", input.is_team_only)?;
    let grant = file.grant::<act::EditFile>()?;
    services.check_file(&file, revision)?;
    let name = FileName::parse(input.name.as_deref().unwrap_or(&file.name))
        .map_err(|fault| Error::invalid("/name", fault.code()))?;
    let is_team_only = input.is_team_only.unwrap_or(file.is_team_only);
    tx.edit_file(grant, FileChange { name, is_team_only }).await?;
    services.file_now(tx, id).await
}

pub async fn delete_file(services: &Services, caller: &Caller, id: FileId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let file = tx.seen().file(id).await?;
    let grant = file.grant::<act::DeleteFile>()?;
    services.check_file(&file, revision)?;
    let keys = tx.delete_file(grant).await?;
    tx.commit().await?;
    services.forget_objects(keys).await;
    Ok(())
}

pub async fn restore_file(services: &Services, caller: &Caller, id: FileId) -> Result<contract::ProjectFile> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().deleted_file(id).await?.grant::<act::RestoreFile>()?;
    tx.restore_file(grant).await?;
    services.file_now(tx, id).await
}

/// Removes what belongs to no file any more, at the start and then again and again.
pub async fn sweep_files(services: &Services) {
    loop {
        if let Err(error) = services.sweep().await {
            tracing::warn!(%error, "could not tidy up the files; trying again later");
        }
        tokio::time::sleep(BETWEEN_SWEEPS).await;
    }
}

/// To a client there is no such field, and what is sent with a comment has the audience of that.
fn check_team_only(is_staff: bool, is_for_comment: bool, pointer: &str, is_team_only: Option<bool>) -> Result<()> {
    match is_team_only {
        Some(_) if !is_staff => Err(Error::invalid(pointer, "unknown_field")),
        Some(_) if is_for_comment => Err(Error::invalid(pointer, "audience_of_comment")),
        Some(_) | None => Ok(()),
    }
}

fn uploader(person: &Uploader) -> contract::FileUploader {
    contract::FileUploader { kind: present::worker_kind(person.worker), name: person.name.clone() }
}

impl Services {
    /// The bytes of a file that the caller sees.
    pub(super) async fn content(
        &self,
        file: StoredFile,
        choose: impl FnOnce(u64, &str) -> Option<Range<u64>>,
    ) -> Result<Content> {
        let part = self.part(&file.object_key, choose(file.size, &file.sha256)).await?;
        Ok(Content { name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256, part })
    }

    /// Takes the bytes in, then attaches them. The rights were asked before the first one; `attach` asks again, once all are kept. An
    /// object that is not attached goes at once; where that fails, the next sweep takes it.
    pub(super) async fn upload<E: fmt::Display>(
        &self,
        caller: &Caller,
        account: AccountId,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
        attach: impl AsyncFnOnce(Tx, Received) -> Result<contract::ProjectFile>,
    ) -> Result<contract::ProjectFile> {
        let _turn = self.blobs.turn(account).ok_or(Error::Busy)?;
        let received = self.receive(body).await?;
        let key = received.key.clone();
        let attached = match self.store.write(&self.viewer(caller)).await {
            Ok(tx) => attach(tx, received).await,
            Err(error) => Err(error.into()),
        };
        // of a commit that was answered by nothing, nobody knows whether it was one
        if attached.as_ref().is_err_and(|error| !matches!(error, Error::Unavailable(_))) {
            self.forget_objects([key]).await;
        }
        attached
    }

    /// Removes what is nobody's any more; where that fails, the next sweep does.
    pub(super) async fn forget_objects(&self, keys: impl IntoIterator<Item = String>) {
        for key in keys {
            let _ = self.blobs.forget(&key).await;
        }
    }

    /// Whether this may come in at all. What a client uploads is shared: they would not see it otherwise.
    fn admit<T>(&self, seen: &Seen<T>, place: FilePlace, announced: &Announced) -> Result<Admitted> {
        if !seen.may(place.attaching()) {
            return Err(Error::NotPermitted);
        }
        self.check_announced(seen.facts().is_staff(), announced)
    }

    pub(super) fn check_announced(&self, is_staff: bool, announced: &Announced) -> Result<Admitted> {
        let Announced { is_team_only, is_for_comment, .. } = *announced;
        check_team_only(is_staff, is_for_comment, "?is_team_only", is_team_only)?;
        if announced.size.is_some_and(|size| size > self.settings.files.most_bytes) {
            return Err(Error::TooLarge);
        }
        let name = FileName::parse(&announced.name).map_err(|fault: Fault| Error::invalid("?name", fault.code()))?;
        Ok(Admitted { name, is_team_only: is_team_only.unwrap_or(is_staff), is_pending: is_for_comment })
    }

    pub(super) async fn receive<E: fmt::Display>(
        &self,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Received> {
        let receiving = timeout(LONGEST, self.blobs.receive(self.ids.next(), body));
        receiving.await.map_err(|_elapsed| Error::CutOff)?.map_err(|error| match error {
            ReceiveError::TooLarge => Error::TooLarge,
            ReceiveError::Empty => Error::invalid("", "empty_upload"),
            ReceiveError::DamagedImage => Error::invalid("", "damaged_image"),
            ReceiveError::CutOff(_) => Error::CutOff,
            ReceiveError::Unavailable(_) => Error::Unavailable(error.into()),
        })
    }

    /// None where there is no such part.
    async fn part(&self, key: &str, range: Option<Range<u64>>) -> Result<Option<Part>> {
        let Some(range) = range else { return Ok(None) };
        let unavailable = |error: object_store::Error| Error::Unavailable(error.into());
        let bytes = self.blobs.read(key, range.clone()).await.map_err(unavailable)?;
        Ok(Some(Part { range, bytes: Box::pin(bytes.map_err(unavailable)) }))
    }

    pub(super) fn new_file(&self, admitted: Admitted, received: Received) -> NewFile {
        let Admitted { name, is_team_only, is_pending } = admitted;
        NewFile { name, is_team_only, is_pending, content: self.new_content(received) }
    }

    fn new_content(&self, received: Received) -> NewContent {
        let Received { key, media_type, size, sha256 } = received;
        NewContent {
            media_type: media_type.to_owned(),
            size,
            sha256,
            object_key: key,
            most_files: self.settings.files.most_files,
            most_bytes: self.settings.files.workspace_bytes,
        }
    }

    /// The file as it is at the end of a transaction, which is thereby done.
    async fn file_now(&self, tx: Tx, id: FileId) -> Result<contract::ProjectFile> {
        let value = self.file(&tx.seen().file(id).await?);
        tx.commit().await?;
        Ok(value)
    }

    async fn files_of<C: Moment>(&self, eyes: &Eyes<'_, C>, place: FilePlace) -> Result<ProjectFileList> {
        let files = eyes.files(place).await?;
        Ok(ProjectFileList { data: files.iter().map(|file| self.file(file)).collect() })
    }

    fn check_file<When>(&self, file: &Seen<StoredFile, When>, revision: &str) -> Result<()> {
        if self.revision(file.id.0, file.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.file(file)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    pub(super) fn file<When>(&self, file: &Seen<StoredFile, When>) -> contract::ProjectFile {
        let mut may = if file.may_change(file.acts()) { vec![FileAct::Update, FileAct::Delete] } else { Vec::new() };
        may.extend(file.may_purge(file.acts()).then_some(FileAct::Purge));
        contract::ProjectFile {
            id: file.id.0,
            project_id: file.project.0,
            task_id: file.task.filter(|_| file.may(Action::ViewTask)).map(|task| task.0),
            comment_id: file.comment.map(|comment| comment.0),
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            is_team_only: file.facts().is_staff().then_some(file.is_team_only),
            uploaded_by: uploader(&file.uploader),
            content_by: uploader(&file.content_by),
            content_at: file.content_at,
            version_count: file.versions,
            may,
            created_at: file.created_at,
            updated_at: file.updated_at,
            revision: self.revision(file.id.0, file.version),
        }
    }

    /// Empties the bin of what lay there long enough, forgets what was never sent, then removes objects that no file names.
    pub async fn sweep(&self) -> Result<()> {
        let now = self.clock.now();
        self.store.forget_files(now - Duration::days(BIN_DAYS), now - PENDING).await?;
        let unavailable = |error: object_store::Error| Error::Unavailable(error.into());
        for key in self.blobs.settled(now).await.map_err(unavailable)? {
            if !self.store.knows_object(&key).await? {
                self.blobs.forget(&key).await.map_err(unavailable)?;
            }
        }
        self.blobs.remove_remains(now).await.map_err(|error| Error::Unavailable(error.into()))
    }
}
