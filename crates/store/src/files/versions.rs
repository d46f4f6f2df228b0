//! Earlier versions of a file: what it held before somebody uploaded something else in its place.

use super::change::{NewContent, Of, content_changes, signed};
use super::{StoredFile, Uploader, Where, read, select, uploader};
use crate::act::{AddFileVersion, PurgeFile, PurgeFileVersion, RestoreFileVersion};
use crate::assignees::root_of;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, scope};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Acts, Facts};
use vitrine_domain::audit::Deed;
use vitrine_domain::file::FileScope;
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, CommentId, FileId, FileVersionId, ProjectId};

/// What clients see of them: what was the team's own when it was replaced stays so, whoever sees the file by now.
pub(super) const SHARED: &str = " and fv.is_team_only = false";

/// One of them, of a file as its viewer sees it.
#[derive(Clone, Debug)]
pub struct FileVersion {
    pub id: FileVersionId,
    pub file: StoredFile,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// In hexadecimal digits.
    pub sha256: String,
    pub object_key: String,
    pub uploader: Uploader,
    pub uploaded_at: DateTime<Utc>,
    pub replaced_at: DateTime<Utc>,
    account: AccountId,
    is_team_only: bool,
}

impl FileVersion {
    /// Whether it may take the place of what the file holds now.
    pub fn may_change(&self, acts: Acts) -> bool {
        self.file.may_change(acts)
    }

    pub fn may_purge(&self, acts: Acts) -> bool {
        self.file.may_purge(acts)
    }

    /// The file as it was when it held this.
    fn into_file(self) -> StoredFile {
        StoredFile {
            media_type: self.media_type,
            size: self.size,
            sha256: self.sha256,
            object_key: self.object_key,
            content_by: self.uploader,
            content_at: self.uploaded_at,
            content_account: self.account,
            ..self.file
        }
    }
}

#[derive(Clone, Copy)]
enum Which {
    Of(FileId),
    One(FileVersionId),
}

/// Writes the query of files in scope, as `narrow` narrows it, with the versions that are joined to each by `join`, open for further
/// conditions with `and`.
pub(crate) fn select_with(
    sql: &mut Sql,
    facts: &Facts,
    in_scope: FileScope,
    narrow: impl FnOnce(&mut Sql),
    join: impl FnOnce(&mut Sql),
) {
    sql.push(&format!(
        "select f.*, fv.id as version_id, fv.media_type as version_media_type, fv.size as version_size, \
         fv.sha256 as version_sha256, fv.object_key as version_object_key, fv.uploaded_by as version_by, fv.uploaded_at, fv.replaced_at, \
         fv.is_team_only as version_is_team_only, coalesce(vc.name, va.name, va.username, '') as version_name, {} as version_root from (",
        root_of("va.client_id")
    ));
    select(sql, facts, in_scope, Where::InPlace);
    narrow(sql);
    sql.push(") f ");
    join(sql);
    sql.push(
        " left join accounts va on va.id = fv.uploaded_by left join clients vc on vc.id = va.client_id where 1 = 1",
    );
}

/// A file as it is, and as it was with another version.
pub(crate) type NowAndThen<When> = (Seen<StoredFile, When>, Option<Seen<StoredFile, When>>);

/// The file of a row with the version that is joined to it, if one is. None where the viewer may not learn of the file.
pub(crate) fn read_with<When>(row: &QueryResult, known: &Arc<Known>) -> Result<Option<NowAndThen<When>>, Error> {
    let Some(file) = read::<When>(row, known)? else { return Ok(None) };
    let earlier = match row.get::<Option<Uuid>>("version_id")? {
        Some(_) => {
            let version = of(&known.facts, row, StoredFile::clone(&file))?;
            Some(Seen::new(version.into_file(), known, file.acts()))
        }
        None => None,
    };
    Ok(Some((file, earlier)))
}

impl<C: Moment> Eyes<'_, C> {
    /// The earlier versions of a file, what was replaced last first.
    pub async fn file_versions(&self, file: FileId) -> Result<Vec<Seen<FileVersion, C::When>>, Error> {
        self.versions(Which::Of(file)).await
    }

    pub async fn file_version(&self, id: FileVersionId) -> Result<Seen<FileVersion, C::When>, Error> {
        self.versions(Which::One(id)).await?.into_iter().next().ok_or(Error::NotFound)
    }

    async fn versions(&self, which: Which) -> Result<Vec<Seen<FileVersion, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let join = |sql: &mut Sql| {
                    sql.push("join file_versions fv on fv.file_id = f.id");
                };
                select_with(sql, facts, FileScope::of(facts), |_| {}, join);
                sql.push(if facts.is_staff() { "" } else { SHARED });
                match which {
                    Which::Of(file) => sql.push(" and fv.file_id = ").bind(file.0),
                    Which::One(id) => sql.push(" and fv.id = ").bind(id.0),
                };
                sql.push(" order by fv.replaced_at desc, fv.id desc").limit(super::MOST_LISTED);
            })
            .await?;
        let version = |row: &QueryResult| {
            let Some(file) = read::<C::When>(row, &known)? else { return Ok(None) };
            let acts = file.acts();
            Ok(Some(Seen::new(of(&known.facts, row, file.into_value())?, &known, acts)))
        };
        rows.iter().filter_map(|row| version(row).transpose()).collect()
    }
}

fn of(facts: &Facts, row: &QueryResult, file: StoredFile) -> Result<FileVersion, Error> {
    let account = row.id("version_by")?;
    Ok(FileVersion {
        id: row.id("version_id")?,
        file,
        media_type: row.get("version_media_type")?,
        size: u64::try_from(row.get::<i64>("version_size")?).map_err(|_negative| Error::Unreadable("size"))?,
        sha256: row.get("version_sha256")?,
        object_key: row.get("version_object_key")?,
        uploader: uploader(facts, row, account, "version")?,
        uploaded_at: row.time("uploaded_at")?,
        replaced_at: row.time("replaced_at")?,
        account,
        is_team_only: row.get("version_is_team_only")?,
    })
}

impl Tx {
    /// Puts other bytes in the place of what the file holds, which becomes an earlier version. Refused where there are too many of them
    /// already, or no room is left.
    pub async fn add_file_version(&self, grant: Grant<AddFileVersion>, new: NewContent) -> Result<(), Error> {
        let file = grant.target();
        self.check_room(&new).await?;
        let count = sql!("select count(*) as versions from file_versions where file_id = ", file.id.0);
        let count = count.one(&self.conn).await?.map_or(Ok(0), |row| row.count("versions"))?;
        new.check_number(count)?;
        self.keep_content(file).await?;
        let by = (self.account(), self.now());
        self.set_content(file, (&new.media_type, new.size, &new.sha256, &new.object_key), by).await?;
        self.record_content(file, Deed::FileVersionAdded, &content_changes(&file.sha256, &new.sha256)).await
    }

    /// Puts an earlier version back. What the file held until now becomes one.
    pub async fn restore_file_version(&self, grant: Grant<RestoreFileVersion>) -> Result<(), Error> {
        let version = grant.target();
        let file = &version.file;
        exactly_one(sql!("delete from file_versions where id = ", version.id.0).run(&self.conn).await?)?;
        self.keep_content(file).await?;
        let by = (version.account, version.uploaded_at.timestamp_millis());
        let content = (&*version.media_type, version.size, &*version.sha256, &*version.object_key);
        self.set_content(file, content, by).await?;
        self.record_content(file, Deed::FileVersionRestored, &content_changes(&file.sha256, &version.sha256)).await
    }

    /// One of them for good. Gives the key of its object, which is nobody's once this is committed.
    pub async fn purge_file_version(&self, grant: Grant<PurgeFileVersion>) -> Result<String, Error> {
        let version = grant.target();
        exactly_one(sql!("delete from file_versions where id = ", version.id.0).run(&self.conn).await?)?;
        let of = Of::file(&version.file).hidden_if(version.is_team_only);
        let changes = Changes::default().field("sha256", Some(version.sha256.as_str()), None);
        self.record_file(&of, Deed::FileVersionPurged, &changes).await?;
        Ok(version.object_key.clone())
    }

    /// For good, from the bin. Gives the keys of its objects, which are nobody's once this is committed.
    pub async fn purge_file(&self, grant: Grant<PurgeFile>) -> Result<Vec<String>, Error> {
        let file = grant.target();
        let keys = self.erase_file(file.id).await?;
        // it was in the bin, where clients do not see it
        self.record_file(&Of::file(file).hidden_if(true), Deed::FilePurged, &Changes::default()).await?;
        Ok(keys)
    }

    /// Whatever was sent with a comment goes for good with its words: there is nothing to have it back to. Gives the keys of the objects.
    pub(crate) async fn purge_files_of(&self, comment: CommentId, project: ProjectId) -> Result<Vec<String>, Error> {
        let mut keys = Vec::new();
        for row in &sql!("select id, name from files where comment_id = ", comment.0).all(&self.conn).await? {
            let (id, name) = (row.id::<FileId>("id")?, row.get::<String>("name")?);
            keys.extend(self.erase_file(id).await?);
            let subject = Subject { kind: "file", id: id.0, name: &name, project: Some(project) };
            self.audit(Deed::FilePurged, &subject, &Changes::default());
        }
        Ok(keys)
    }

    /// With its versions. Gives the keys of all their objects.
    pub(super) async fn erase_file(&self, id: FileId) -> Result<Vec<String>, Error> {
        let rows = sql!(
            "select object_key from file_versions where file_id = ",
            id.0,
            " union all select object_key from files where id = ",
            id.0
        );
        let keys = rows.all(&self.conn).await?.iter().map(|row| row.get("object_key")).collect::<Result<_, Error>>()?;
        sql!("delete from file_versions where file_id = ", id.0).run(&self.conn).await?;
        exactly_one(sql!("delete from files where id = ", id.0).run(&self.conn).await?)?;
        Ok(keys)
    }

    async fn keep_content(&self, file: &StoredFile) -> Result<(), Error> {
        let is_team_only = file.is_team_only || file.is_task_team_only;
        // who is asked about it sees it, however little the level shows of tasks (R18)
        let least = match file.task {
            Some(task) if !self.is_put_before_clients(task, file).await? => Level::ReadOnly,
            Some(_) | None => Level::Overview,
        };
        let mut sql = sql!(
            "insert into file_versions (id, file_id, media_type, size, sha256, object_key, uploaded_by, uploaded_at, replaced_at, \
             is_team_only) select ",
            Uuid::from(FileVersionId(self.store.new_id())),
            ", ",
            file.id.0,
            ", ",
            file.media_type.as_str(),
            ", ",
            signed(file.size),
            ", ",
            file.sha256.as_str(),
            ", ",
            file.object_key.as_str(),
            ", ",
            file.content_account.0,
            ", ",
            file.content_at.timestamp_millis(),
            ", ",
            self.now(),
            ", "
        );
        scope::is_unwatched(&mut sql, is_team_only, least);
        sql.push(" from projects p where p.id = ").bind(file.project.0);
        exactly_one(sql.run(&self.conn).await?)
    }

    /// `content`: media type, size, hash and key. `by`: who uploaded it, and when.
    async fn set_content(
        &self,
        file: &StoredFile,
        (media_type, size, sha256, object_key): (&str, u64, &str, &str),
        (account, at): (AccountId, i64),
    ) -> Result<(), Error> {
        let rows = sql!(
            "update files set media_type = ",
            media_type,
            ", size = ",
            signed(size),
            ", sha256 = ",
            sha256,
            ", object_key = ",
            object_key,
            ", content_by = ",
            account.0,
            ", content_at = ",
            at,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            file.id.0,
            " and version = ",
            file.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)
    }
}
