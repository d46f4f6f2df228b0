//! Comments on tasks.

use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Result, Services, present};
use crate::query::ListComments;
use std::collections::BTreeSet;
use std::slice;
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{CommentPage, CommentReaderList, CreateComment, UpdateComment};
use vitrine_domain::access::{Action, Worker};
use vitrine_domain::text::CommentText;
use vitrine_domain::{AccountId, CommentId, TaskId};
use vitrine_store::{
    Assignee, Comment, CommentQuery, CommentReader, Eyes, Grant, Moment, NewComment, Now, Seen, Task, Tx, act,
};

const LIST: &str = "comments";

pub async fn list_comments(
    services: &Services,
    caller: &Caller,
    task: TaskId,
    query: ListComments,
) -> Result<CommentPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let comments = eyes.comments(services.comment_query(task, &query)?).await?;
    if comments.is_empty() {
        // no comments of a task that the caller does not see are no list at all
        eyes.task(task).await?;
    }
    let files = services.files_with(&eyes, &comments).await?;
    Ok(services.comment_page(comments, &files, &query))
}

pub async fn list_comment_readers(services: &Services, caller: &Caller, id: TaskId) -> Result<CommentReaderList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let task = eyes.task(id).await?;
    if !task.may(Action::CommentOnTask) {
        return Err(Error::NotPermitted);
    }
    let readers = eyes.comment_readers(&task).await?;
    let to_staff = task.facts().is_staff();
    Ok(CommentReaderList { data: readers.iter().map(|one| present::comment_reader(one, to_staff)).collect() })
}

pub async fn create_comment(
    services: &Services,
    caller: &Caller,
    task: TaskId,
    input: CreateComment,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Comment>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_comment", idempotency.as_ref()).await? {
        Some(id) => (CommentId(id), true),
        None => {
            let task = tx.seen().task(task).await?;
            let grant = task.grant::<act::CommentOnTask>()?;
            let new = new_comment(&tx, &task, &input).await?;
            let id = tx.add_comment(grant, new).await?;
            services.remember(&tx, "create_comment", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.shown_comment(&tx.seen(), id).await?;
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn read_comment(services: &Services, caller: &Caller, id: CommentId) -> Result<contract::Comment> {
    services.shown_comment(&services.store.seen_by(&services.viewer(caller)), id).await
}

pub async fn update_comment(
    services: &Services,
    caller: &Caller,
    id: CommentId,
    revision: &str,
    input: UpdateComment,
) -> Result<contract::Comment> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let comment = tx.seen().comment(id).await?;
    let grant = comment.grant::<act::EditComment>()?;
    services.check_comment(&tx, &comment, revision).await?;
    let mut faults = Faults::default();
    let text = input.text.as_deref().and_then(|text| faults.take("/text", CommentText::parse(text)));
    let mentions = match &input.mention_ids {
        Some(ids) => {
            let task = tx.seen().task(comment.task).await?;
            let mentionable = mentionable(&tx, &task, comment.is_team_only).await?;
            // whom the author mentioned before stays, if they are mentioned still
            let known: Vec<&Assignee> = mentionable.iter().map(|one| &one.person).chain(&comment.mentions).collect();
            Some(mentions(&mut faults, ids, &known))
        }
        None => None,
    };
    let (text, mentions) = faults.check(Some((text, mentions)))?;
    if text.is_some() || mentions.is_some() {
        tx.edit_comment(grant, text, mentions.as_deref()).await?;
    }
    let value = services.shown_comment(&tx.seen(), id).await?;
    tx.commit().await?;
    Ok(value)
}

pub async fn remove_comment(services: &Services, caller: &Caller, id: CommentId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let comment = tx.seen().comment(id).await?;
    let grant = comment.grant::<act::RemoveComment>()?;
    services.check_comment(&tx, &comment, revision).await?;
    let keys = tx.remove_comment(grant).await?;
    tx.commit().await?;
    services.forget_objects(keys).await;
    Ok(())
}

/// Those that something was sent with.
pub(super) fn with_files<When>(comments: &[Seen<Comment, When>]) -> Vec<CommentId> {
    comments.iter().filter(|comment| comment.has_files).map(|comment| comment.id).collect()
}

impl Services {
    /// One more than is shown, which tells whether there are more.
    pub(super) fn comment_query(&self, task: TaskId, query: &ListComments) -> Result<CommentQuery> {
        let before = self.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
        Ok(CommentQuery { task, before, limit: u64::from(query.limit.get()) + 1 })
    }

    pub(super) fn comment_page<When>(
        &self,
        mut comments: Vec<Seen<Comment, When>>,
        files: &[contract::ProjectFile],
        query: &ListComments,
    ) -> CommentPage {
        let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
        let has_more = comments.len() > limit;
        comments.truncate(limit);
        let next_cursor = comments.last().filter(|_| has_more).map(|comment| self.cursor(LIST, "", comment.id.0));
        let data = comments.iter().map(|comment| self.comment(comment, files)).collect();
        CommentPage { data, next_cursor, total: None }
    }

    /// What was sent with any of them.
    async fn files_with<C: Moment>(
        &self,
        eyes: &Eyes<'_, C>,
        comments: &[Seen<Comment, C::When>],
    ) -> Result<Vec<contract::ProjectFile>> {
        Ok(eyes.comment_files(&with_files(comments)).await?.iter().map(|file| self.file(file)).collect())
    }

    async fn shown_comment<C: Moment>(&self, eyes: &Eyes<'_, C>, id: CommentId) -> Result<contract::Comment> {
        let comment = eyes.comment(id).await?;
        let files = self.files_with(eyes, slice::from_ref(&comment)).await?;
        Ok(self.comment(&comment, &files))
    }

    async fn check_comment(&self, tx: &Tx, comment: &Comment, revision: &str) -> Result<()> {
        if self.revision(comment.id.0, comment.version) == revision {
            return Ok(());
        }
        let current = self.shown_comment(&tx.seen(), comment.id).await?;
        let current = serde_json::to_value(current).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}

async fn new_comment(tx: &Tx, task: &Seen<Task, Now>, input: &CreateComment) -> Result<NewComment> {
    let is_staff = task.facts().is_staff();
    if !is_staff && input.is_team_only.is_some() {
        // to a client there is no such field
        return Err(Error::invalid("/is_team_only", "unknown_field"));
    }
    let is_team_only = input.is_team_only.unwrap_or(is_staff);
    let mut faults = Faults::default();
    if task.is_team_only && !is_team_only {
        faults.add("/is_team_only", "team_only_task");
    }
    let text = faults.take("/text", CommentText::parse(&input.text));
    let mentionable =
        if input.mention_ids.is_empty() { Vec::new() } else { mentionable(tx, task, is_team_only).await? };
    let known: Vec<&Assignee> = mentionable.iter().map(|one| &one.person).collect();
    let mentions = mentions(&mut faults, &input.mention_ids, &known);
    let files = sent_files(&mut faults, tx, task, &input.file_ids).await?;
    faults.check(text.map(|text| NewComment { text, mentions, is_team_only, files }))
}

/// Each once. What others uploaded, and what was sent already, is the same as nothing.
async fn sent_files(faults: &mut Faults, tx: &Tx, task: &Task, ids: &[Uuid]) -> Result<Vec<Grant<act::SendFile>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let pending = tx.seen().pending_files(task.id).await?;
    for (at, id) in ids.iter().enumerate() {
        if !pending.iter().any(|file| file.id.0 == *id) {
            faults.add(&format!("/file_ids/{at}"), "file_gone");
        }
    }
    let chosen = pending.iter().filter(|file| ids.contains(&file.id.0));
    Ok(chosen.map(Seen::grant).collect::<std::result::Result<_, _>>()?)
}

/// Those to whom a comment of that audience can be addressed.
async fn mentionable(tx: &Tx, task: &Task, is_team_only: bool) -> Result<Vec<CommentReader>> {
    let mut readers = tx.seen().comment_readers(task).await?;
    readers.retain(|one| !is_team_only || one.person.worker == Worker::Team);
    Ok(readers)
}

/// Each once. Whom the caller may not know is the same as nobody.
fn mentions(faults: &mut Faults, ids: &[Uuid], known: &[&Assignee]) -> Vec<AccountId> {
    let mut mentions = BTreeSet::new();
    for (at, id) in ids.iter().enumerate() {
        match known.iter().find(|one| one.account.0 == *id) {
            Some(one) => drop(mentions.insert(one.account)),
            None => faults.add(&format!("/mention_ids/{at}"), "not_mentionable"),
        }
    }
    mentions.into_iter().collect()
}
