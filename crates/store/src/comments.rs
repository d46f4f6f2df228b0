//! Comments on tasks.
//!
//! A comment keeps the audience that its author chose. One that is removed stays as a trace without words.

use crate::act::{CommentOnTask, EditComment, RemoveComment, SendFile};
use crate::assignees::{self, Acquaintance, Assignee};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::Known;
use crate::projects::{project_acts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::tasks::Task;
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, EventKind, scope};
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, QueryResult};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::{Action, CommentScope, Facts, TaskScope, Worker, comment_acts};
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::project::ProjectState;
use vitrine_domain::text::CommentText;
use vitrine_domain::{AccountId, ClientId, CommentId, ProjectId, TaskId};

/// A comment as its viewer reads it.
#[derive(Clone, Debug)]
pub struct Comment {
    pub id: CommentId,
    pub task: TaskId,
    pub author: AccountId,
    /// None where the viewer knows no more of the author than where they belong.
    pub author_name: Option<String>,
    pub writer: Worker,
    /// None: it was removed.
    pub text: Option<String>,
    /// Those of whom the viewer may know.
    pub mentions: Vec<Assignee>,
    pub is_team_only: bool,
    /// Something was sent with it.
    pub has_files: bool,
    pub created_at: DateTime<Utc>,
    pub edited_at: Option<DateTime<Utc>>,
    pub removed_at: Option<DateTime<Utc>>,
    pub version: i64,
    project: ProjectId,
    task_title: String,
}

#[derive(Debug)]
pub struct NewComment {
    pub text: CommentText,
    pub mentions: Vec<AccountId>,
    pub is_team_only: bool,
    /// What is sent with it.
    pub files: Vec<Grant<SendFile>>,
}

#[derive(Clone, Copy, Debug)]
pub struct CommentQuery {
    pub task: TaskId,
    /// The id before which to read on: the newest come first.
    pub before: Option<Uuid>,
    pub limit: u64,
}

/// Somebody who sees a task, and whom its viewer may mention.
#[derive(Clone, Debug)]
pub struct CommentReader {
    pub person: Assignee,
    /// They read what others say, and not only what is addressed to them.
    pub reads_all: bool,
}

/// Writes the query of comments in scope, of tasks in scope, open for further conditions with `and`.
pub(crate) fn select(sql: &mut Sql, backend: DbBackend, facts: &Facts, tasks: TaskScope, comments: CommentScope) {
    let paths = scope::paths(tasks.projects);
    sql.push(&format!(
        "select 1 as hit, cm.id, cm.task_id, cm.author_id, coalesce(ac.name, aa.name, aa.username, '') as author_name, \
         {} as author_root, cm.text, cm.is_team_only, cm.created_at, cm.edited_at, cm.removed_at, cm.version, \
         exists (select 1 from files cf where cf.comment_id = cm.id and cf.deleted_at is null) as has_files, t.title as task_title, \
         t.project_id, p.level, p.paths, p.archived_at as project_archived_at, p.deleted_at as project_deleted_at, {} as mentions, ",
        assignees::root_of("aa.client_id"),
        assignees::people(backend, "comment_mentions", "pl.comment_id = cm.id")
    ));
    assignees::select_people_scope(sql, facts);
    sql.push(&format!(
        " from comments cm join tasks t on t.id = cm.task_id join accounts aa on aa.id = cm.author_id \
         left join clients ac on ac.id = aa.client_id join (select p.id, p.level, {paths} as paths, p.archived_at, p.deleted_at, \
         p.co_clients_visible from "
    ));
    scope::projects(sql, tasks.projects);
    sql.push(") p on p.id = t.project_id where t.deleted_at is null");
    scope::and_task(sql, tasks);
    scope::and_comment(sql, comments);
}

pub(crate) fn read<When>(
    row: &QueryResult,
    known: &Arc<Known>,
    now: DateTime<Utc>,
) -> Result<Seen<Comment, When>, Error> {
    let state = state_of(row, "project_")?;
    if state == ProjectState::Deleted {
        return Err(Error::NotFound);
    }
    let people = assignees::people_scope(&known.facts, row)?;
    let author = row.id("author_id")?;
    let root = row.get::<Option<Uuid>>("author_root")?;
    let writer = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
    let name = row.get::<String>("author_name")?;
    let is_named = known.facts.account == author || people.admits(author, writer);
    let mut mentions = assignees::read_list(&row.get::<String>("mentions")?)?;
    let removed_at = row.time_or_none("removed_at")?;
    mentions.retain(|one| removed_at.is_none() && people.admits(one.account, one.worker));
    let comment = Comment {
        id: row.id("id")?,
        task: row.id("task_id")?,
        author,
        author_name: Some(name).filter(|name| is_named && !name.is_empty()),
        writer,
        text: row.get("text")?,
        mentions,
        is_team_only: row.get("is_team_only")?,
        has_files: row.get("has_files")?,
        created_at: row.time("created_at")?,
        edited_at: row.time_or_none("edited_at")?,
        removed_at,
        version: row.get("version")?,
        project: row.id("project_id")?,
        task_title: row.get("task_title")?,
    };
    let acts = project_acts(&known.facts, row, state)?;
    let acts = comment_acts(&known.facts, acts, author, comment.created_at, now, comment.removed_at.is_some());
    Ok(Seen::new(comment, known, acts))
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn comment(&self, id: CommentId) -> Result<Seen<Comment, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, TaskScope::of(facts), CommentScope::of(facts));
                sql.push(" and cm.id = ").bind(id.0);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?, &known, self.viewer.now())
    }

    /// A page of what is said of a task, newest first.
    pub async fn comments(&self, query: CommentQuery) -> Result<Vec<Seen<Comment, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, self.backend(), facts, TaskScope::of(facts), CommentScope::of(facts));
                sql.push(" and cm.task_id = ").bind(query.task.0);
                if let Some(before) = query.before {
                    sql.push(" and cm.id < ").bind(before);
                }
                sql.push(" order by cm.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| read(row, &known, self.viewer.now())).collect()
    }

    /// Whom this viewer may mention in a comment on a task: others who see it, as far as they may know of them (T-025, T-053).
    pub async fn comment_readers(&self, task: &Task) -> Result<Vec<CommentReader>, Error> {
        let oneself = self.known().await?.facts.account;
        let mut people = self.people_around(task).await?;
        people.retain(|one| one.person.account != oneself && one.may(Action::ViewTask));
        let reader = |one: Acquaintance| CommentReader { reads_all: one.may(Action::ViewComments), person: one.person };
        Ok(people.into_iter().map(reader).collect())
    }
}

impl Tx {
    pub async fn add_comment(&self, grant: Grant<CommentOnTask>, new: NewComment) -> Result<CommentId, Error> {
        let task = grant.target();
        self.read_by_answering(task.id).await?;
        self.insert_comment(task.id, task.project, &task.title, new).await
    }

    pub(crate) async fn insert_comment(
        &self,
        task: TaskId,
        project: ProjectId,
        title: &str,
        new: NewComment,
    ) -> Result<CommentId, Error> {
        let id = CommentId(self.store.new_id());
        sql!(
            "insert into comments (id, task_id, author_id, text, is_team_only, created_at, updated_at, version) values (",
            id.0, ", ", task.0, ", ", self.account().0, ", ", new.text.into_string(), ", ", new.is_team_only, ", ",
            self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        self.set_mentions(id, &new.mentions).await?;
        for file in new.files {
            self.send_file(file, id, new.is_team_only).await?;
        }
        let mentioned: BTreeSet<AccountId> = new.mentions.iter().copied().collect();
        self.notify(NotificationKind::Mentioned, task, id.0, &mentioned).await?;
        self.notify(NotificationKind::Commented, task, id.0, &self.concerned(task).await?).await?;
        let of = Of { id, task, title, project, is_team_only: new.is_team_only };
        self.record_comment(&of, Deed::CommentAdded).await?;
        Ok(id)
    }

    /// New words, or none; new mentions, or none.
    pub async fn edit_comment(
        &self,
        grant: Grant<EditComment>,
        text: Option<CommentText>,
        mentions: Option<&[AccountId]>,
    ) -> Result<(), Error> {
        let comment = grant.target();
        let text = text.map(CommentText::into_string).or_else(|| comment.text.clone());
        let rows = sql!(
            "update comments set text = ",
            text,
            ", edited_at = ",
            self.now(),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            comment.id.0,
            " and version = ",
            comment.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        if let Some(mentions) = mentions {
            self.set_mentions(comment.id, mentions).await?;
        }
        self.record_comment(&Of::comment(comment), Deed::CommentEdited).await
    }

    /// Its words are gone, and what was sent with them; that somebody wrote stays, for whoever could read it. Gives the keys of objects, which
    /// are nobody's once this is committed.
    pub async fn remove_comment(&self, grant: Grant<RemoveComment>) -> Result<Vec<String>, Error> {
        let comment = grant.target();
        let rows = sql!(
            "update comments set text = null, removed_at = ",
            self.now(),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            comment.id.0,
            " and version = ",
            comment.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let keys = self.purge_files_of(comment.id, comment.project).await?;
        self.record_comment(&Of::comment(comment), Deed::CommentRemoved).await?;
        Ok(keys)
    }

    /// What was sent with it has changed: whoever reads it reads it anew.
    pub(crate) async fn touch_comment(
        &self,
        comment: CommentId,
        project: ProjectId,
        is_team_only: bool,
    ) -> Result<(), Error> {
        sql!("update comments set updated_at = ", self.now(), ", version = version + 1 where id = ", comment.0)
            .run(&self.conn)
            .await?;
        self.emit(EventKind::CommentChanged, Some(project), Some(comment.0), is_team_only).await
    }

    async fn set_mentions(&self, comment: CommentId, accounts: &[AccountId]) -> Result<(), Error> {
        sql!("delete from comment_mentions where comment_id = ", comment.0).run(&self.conn).await?;
        for account in accounts {
            sql!(
                "insert into comment_mentions (comment_id, account_id, created_at) values (",
                comment.0,
                ", ",
                account.0,
                ", ",
                self.now(),
                ")"
            )
            .run(&self.conn)
            .await?;
        }
        Ok(())
    }

    /// What was said stands in no record: the log cannot forget it, and the comment can.
    async fn record_comment(&self, of: &Of<'_>, deed: Deed) -> Result<(), Error> {
        let subject = Subject { kind: "task", id: of.task.0, name: of.title, project: Some(of.project) };
        let changes = Changes::default().field("is_team_only", Json::Null, Json::Bool(of.is_team_only));
        self.audit(deed, &subject, &changes);
        self.renew_card(of.task, of.project).await?;
        self.emit(EventKind::CommentChanged, Some(of.project), Some(of.id.0), of.is_team_only).await
    }
}

/// The comment that a record is about.
struct Of<'a> {
    id: CommentId,
    task: TaskId,
    title: &'a str,
    project: ProjectId,
    is_team_only: bool,
}

impl<'a> Of<'a> {
    fn comment(comment: &'a Comment) -> Self {
        Self {
            id: comment.id,
            task: comment.task,
            title: &comment.task_title,
            project: comment.project,
            is_team_only: comment.is_team_only,
        }
    }
}
