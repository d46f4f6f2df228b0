//! Attaching files, and changing what is known of them.

use super::StoredFile;
use crate::act::{AttachToProject, AttachToTask, DeleteFile, EditFile, RestoreFile, SendFile};
use crate::assignees::root_of;
use crate::evidence::Grant;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use std::collections::BTreeSet;
use vitrine_domain::access::{Side, Worker};
use vitrine_domain::audit::Deed;
use vitrine_domain::file::FilePlace;
use vitrine_domain::text::FileName;
use vitrine_domain::{ClientId, CommentId, FileId, ProjectId};

/// One client takes at most this part of all the room there is, and leaves the others theirs.
const CLIENT_SHARE: u64 = 10;

/// A file whose bytes are kept already.
#[derive(Clone, Debug)]
pub struct NewFile {
    pub name: FileName,
    pub is_team_only: bool,
    /// It waits to be sent with a comment, on a task.
    pub is_pending: bool,
    pub content: NewContent,
}

/// Bytes that are kept already.
#[derive(Clone, Debug)]
pub struct NewContent {
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// In hexadecimal digits.
    pub sha256: String,
    pub object_key: String,
    /// How many files somebody may have where this goes, those in the bin included; and earlier versions of one file.
    pub most_files: u32,
    /// How many bytes all files of the workspace may have, earlier versions and those in the bin included.
    pub most_bytes: u64,
}

impl NewContent {
    pub(super) fn check_number(&self, there_are: u32) -> Result<(), Error> {
        if there_are >= self.most_files { Err(Conflict::TooManyFiles.into()) } else { Ok(()) }
    }
}

/// As the log tells of it: by the hashes.
pub(super) fn content_changes(before: &str, after: &str) -> Changes {
    Changes::default().field("sha256", Some(before), Some(after))
}

/// As the log tells of it when it is there.
fn attached(name: &str) -> Changes {
    Changes::default().field("name", None, Some(name))
}

/// What of a file can be changed.
#[derive(Clone, Debug)]
pub struct FileChange {
    pub name: FileName,
    pub is_team_only: bool,
}

/// Whom a file's events and records are about.
pub(super) struct Of<'a> {
    id: FileId,
    project: ProjectId,
    place: FilePlace,
    comment: Option<CommentId>,
    /// Of what is yet to be sent, nothing is recorded.
    is_pending: bool,
    name: &'a str,
    is_team_only: bool,
    /// Of the client who uploaded it.
    root: Option<ClientId>,
}

impl<'a> Of<'a> {
    /// What clients do not see although they see the file, or would.
    pub(super) fn hidden_if(self, is_hidden: bool) -> Self {
        Self { is_team_only: self.is_team_only || is_hidden, ..self }
    }

    pub(super) fn file(file: &'a StoredFile) -> Self {
        let is_team_only = file.is_team_only || file.is_task_team_only;
        let root = match file.uploader.worker {
            Worker::Client { root } => Some(root),
            Worker::Team => None,
        };
        let (place, comment, is_pending) = (file.place(), file.comment, file.is_pending);
        Self { id: file.id, project: file.project, place, comment, is_pending, name: &file.name, is_team_only, root }
    }
}

impl Tx {
    /// Refused where there are too many already, or no room is left.
    pub async fn attach_to_project(&self, grant: Grant<AttachToProject>, new: NewFile) -> Result<FileId, Error> {
        self.attach(grant.key(), FilePlace::Project(grant.key()), false, new).await
    }

    /// Refused where there are too many already, or no room is left.
    pub async fn attach_to_task(&self, grant: Grant<AttachToTask>, new: NewFile) -> Result<FileId, Error> {
        let task = grant.target();
        self.attach(task.project, FilePlace::Task(task.id), task.is_team_only, new).await
    }

    pub(crate) async fn attach(
        &self,
        project: ProjectId,
        place: FilePlace,
        is_place_team_only: bool,
        new: NewFile,
    ) -> Result<FileId, Error> {
        let NewFile { name, is_team_only, is_pending, content } = new;
        self.check_room(&content).await?;
        self.check_number(project, place, &content).await?;
        let id = FileId(self.store.new_id());
        let task = match place {
            FilePlace::Project(_) => None,
            FilePlace::Task(task) => Some(task.0),
        };
        sql!(
            "insert into files (id, project_id, task_id, name, media_type, size, sha256, object_key, is_team_only, for_comment, uploaded_by, \
             created_at, updated_at, version) values (", id.0, ", ", project.0, ", ", task, ", ", name.as_str(), ", ", content.media_type, ", ",
            signed(content.size), ", ", content.sha256, ", ", content.object_key, ", ", is_team_only, ", ", is_pending, ", ", self.account().0, ", ",
            self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        let is_team_only = is_team_only || is_place_team_only;
        let root = self.own_root().await?;
        let of = Of { id, project, place, comment: None, is_pending, name: name.as_str(), is_team_only, root };
        self.record_file(&of, Deed::FileAttached, &attached(name.as_str())).await?;
        Ok(id)
    }

    /// Sends with a comment what was uploaded for it. From now on it is seen by whoever reads that.
    pub(crate) async fn send_file(
        &self,
        grant: Grant<SendFile>,
        with: CommentId,
        is_team_only: bool,
    ) -> Result<(), Error> {
        let file = grant.target();
        let rows = sql!(
            "update files set comment_id = ",
            with.0,
            ", is_team_only = ",
            is_team_only,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where for_comment = true and comment_id is null and id = ",
            file.id.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let subject = Subject { kind: "file", id: file.id.0, name: &file.name, project: Some(file.project) };
        self.audit(Deed::FileAttached, &subject, &attached(&file.name));
        Ok(())
    }

    pub(super) async fn check_room(&self, new: &NewContent) -> Result<(), Error> {
        let used = sql!(
            "select cast(coalesce((select sum(size) from files), 0) + coalesce((select sum(size) from file_versions), 0) as bigint) as bytes"
        );
        let used = used.one(&self.conn).await?.map_or(Ok(0), |row| row.get::<i64>("bytes"))?;
        if used.saturating_add(signed(new.size)) > signed(new.most_bytes) {
            return Err(Conflict::StorageFull.into());
        }
        if !self.known.facts.is_staff() {
            let own = sql!(
                "select cast(coalesce((select sum(size) from files where coalesce(content_by, uploaded_by) = ",
                self.account().0,
                "), 0) + coalesce((select sum(size) from file_versions where uploaded_by = ",
                self.account().0,
                "), 0) as bigint) as bytes"
            );
            let own = own.one(&self.conn).await?.map_or(Ok(0), |row| row.get::<i64>("bytes"))?;
            if own.saturating_add(signed(new.size)) > signed(new.most_bytes / CLIENT_SHARE) {
                return Err(Conflict::StorageFull.into());
            }
        }
        Ok(())
    }

    async fn check_number(&self, project: ProjectId, place: FilePlace, new: &NewContent) -> Result<(), Error> {
        // of files that others have here, the number is not theirs to learn (R47)
        let mut count = sql!("select count(*) as files from files where uploaded_by = ", self.account().0);
        match place {
            FilePlace::Project(_) => count.push(" and task_id is null and project_id = ").bind(project.0),
            FilePlace::Task(task) => count.push(" and task_id = ").bind(task.0),
        };
        new.check_number(count.one(&self.conn).await?.map_or(Ok(0), |row| row.count("files"))?)
    }

    pub async fn edit_file(&self, grant: Grant<EditFile>, change: FileChange) -> Result<(), Error> {
        let before = grant.target();
        let changes = Changes::default().field("name", before.name.as_str(), change.name.as_str()).field(
            "is_team_only",
            before.is_team_only,
            change.is_team_only,
        );
        if changes.is_empty() {
            return Ok(());
        }
        let rows = sql!(
            "update files set name = ",
            change.name.as_str(),
            ", is_team_only = ",
            change.is_team_only,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            before.id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        // whoever saw it or sees it now hears of it
        let is_team_only = (before.is_team_only && change.is_team_only) || before.is_task_team_only;
        let of = Of { name: change.name.as_str(), is_team_only, ..Of::file(before) };
        self.record_file(&of, Deed::FileUpdated, &changes).await
    }

    /// Into the bin, from which it can be restored until it is emptied. What nobody else has seen yet goes at once; gives the keys of its
    /// objects, which are nobody's once this is committed.
    pub async fn delete_file(&self, grant: Grant<DeleteFile>) -> Result<Vec<String>, Error> {
        let file = grant.target();
        if file.is_pending {
            return self.erase_file(file.id).await;
        }
        self.set_file_deleted(file, Some(self.now()), Deed::FileDeleted).await?;
        Ok(Vec::new())
    }

    pub async fn restore_file(&self, grant: Grant<RestoreFile>) -> Result<(), Error> {
        self.set_file_deleted(grant.target(), None, Deed::FileRestored).await
    }

    async fn set_file_deleted(&self, file: &StoredFile, at: Option<i64>, deed: Deed) -> Result<(), Error> {
        let rows = sql!(
            "update files set deleted_at = ",
            at,
            ", deleted_by = ",
            at.map(|_| self.account().0),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            file.id.0,
            " and version = ",
            file.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let changes = Changes::default().field("is_deleted", at.is_none(), at.is_some());
        self.record_file(&Of::file(file), deed, &changes).await
    }

    pub(super) async fn record_content(&self, file: &StoredFile, deed: Deed, changes: &Changes) -> Result<(), Error> {
        self.record_file(&Of::file(file), deed, changes).await
    }

    /// Streams tell of what it belongs to, whose files are then read anew.
    pub(super) async fn record_file(&self, of: &Of<'_>, deed: Deed, changes: &Changes) -> Result<(), Error> {
        if of.is_pending {
            return Ok(());
        }
        let subject = Subject { kind: "file", id: of.id.0, name: of.name, project: Some(of.project) };
        self.audit(deed, &subject, changes);
        if let Some(comment) = of.comment {
            // from the bin, it was no part of it any more
            let is_told = deed != Deed::FilePurged;
            return if is_told { self.touch_comment(comment, of.project, of.is_team_only).await } else { Ok(()) };
        }
        // clients of another root would hear of somebody they do not know (R44)
        let roots: BTreeSet<ClientId> = of.root.into_iter().collect();
        let is_quiet = of.is_team_only || self.has_clients_who_know_nothing_of(of.project, &roots).await?;
        match of.place {
            FilePlace::Project(project) => {
                self.emit(EventKind::ProjectChanged, Some(project), Some(project.0), is_quiet).await
            }
            FilePlace::Task(task) => {
                self.renew_card(task, of.project).await?;
                self.emit(EventKind::TaskChanged, Some(of.project), Some(task.0), is_quiet).await
            }
        }
    }

    /// Of the viewer, if a client.
    async fn own_root(&self) -> Result<Option<ClientId>, Error> {
        let Side::Client { node, .. } = self.known.facts.side else { return Ok(None) };
        let mut sql = Sql::new("select ");
        sql.push(&root_of("k.descendant_id")).push(" as root_id from client_closure k where k.descendant_id = ");
        sql.bind(node.0).push(" limit 1");
        sql.one(&self.conn).await?.map(|row| row.id("root_id")).transpose()
    }
}

pub(super) fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
