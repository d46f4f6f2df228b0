//! What is said of a task and attached to it in the round in which a client is asked about it: without the task, which may be out of their
//! sight, and only while they are asked (R18, R54).

use super::Round;
use crate::act::{AttachInRound, CommentInRound};
use crate::comments::{self, Comment, CommentQuery, NewComment};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::files::{self, MOST_LISTED, NewFile, StoredFile, Where};
use crate::sql::Sql;
use crate::tx::Tx;
use crate::{Error, scope};
use vitrine_domain::access::{CommentScope, Facts, RoundScope, Worker};
use vitrine_domain::file::{FilePlace, FileScope};
use vitrine_domain::{ApprovalId, CommentId, FileId};

/// Writes the condition that `task` is put before the viewer in a round that waits.
fn and_asked(sql: &mut Sql, facts: &Facts, round: ApprovalId, task: &str) {
    sql.push(&format!(" and {task} in (select r.task_id from approval_rounds r where r.state = 'open' and r.id = "));
    sql.bind(round.0);
    scope::and_round(sql, RoundScope::of(facts), "r");
    sql.push(")");
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of what is said of the round's task, newest first.
    pub async fn comments_in_round(
        &self,
        round: &Round,
        query: CommentQuery,
    ) -> Result<Vec<Seen<Comment, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let tasks = RoundScope::of(facts).tasks();
                comments::select(sql, self.backend(), facts, tasks, CommentScope::in_rounds(facts));
                and_asked(sql, facts, round.id, "cm.task_id");
                if let Some(before) = query.before {
                    sql.push(" and cm.id < ").bind(before);
                }
                sql.push(" order by cm.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| comments::read(row, &known, self.viewer.now())).collect()
    }

    pub async fn comment_in_round(&self, round: &Round, id: CommentId) -> Result<Seen<Comment, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let tasks = RoundScope::of(facts).tasks();
                comments::select(sql, self.backend(), facts, tasks, CommentScope::in_rounds(facts));
                and_asked(sql, facts, round.id, "cm.task_id");
                sql.push(" and cm.id = ").bind(id.0);
            })
            .await?;
        comments::read(rows.first().ok_or(Error::NotFound)?, &known, self.viewer.now())
    }

    /// The files that were put before clients, as they were then, and what clients attached; newest first.
    pub async fn files_in_round(&self, round: &Round) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        self.in_round(round, |sql| {
            sql.push(" and f.for_comment = false");
        })
        .await
    }

    /// What was sent with comments that the viewer reads in the round, in that order.
    pub async fn comment_files_in_round(
        &self,
        round: &Round,
        comments: &[CommentId],
    ) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        if comments.is_empty() {
            return Ok(Vec::new());
        }
        let (known, rows) = self
            .rows(|facts, sql| {
                files::select(sql, facts, FileScope::in_rounds(facts), Where::InPlace);
                and_asked(sql, facts, round.id, "f.task_id");
                files::of_comments(sql, comments);
            })
            .await?;
        rows.iter().filter_map(|row| files::read(row, &known).transpose()).collect()
    }

    pub async fn file_in_round(&self, round: &Round, id: FileId) -> Result<Seen<StoredFile, C::When>, Error> {
        let files = self
            .in_round(round, |sql| {
                sql.push(" and f.id = ").bind(id.0);
            })
            .await?;
        files.into_iter().next().ok_or(Error::NotFound)
    }

    async fn in_round(
        &self,
        round: &Round,
        narrow: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<Seen<StoredFile, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                let narrow = |sql: &mut Sql| {
                    and_asked(sql, facts, round.id, "f.task_id");
                    narrow(sql);
                };
                files::select_with(sql, facts, FileScope::in_rounds(facts), narrow, |sql| round.join_frozen(sql));
                sql.push(" order by f.id desc, fv.id").limit(MOST_LISTED);
            })
            .await?;
        let mut files = Vec::new();
        for row in &rows {
            let shown = files::read_with(row, &known)?.and_then(|(file, earlier)| round.shown(file, earlier));
            files.extend(shown);
        }
        // the same bytes may have been there twice
        files.dedup_by_key(|file| file.id);
        Ok(files)
    }
}

impl Round {
    /// Joins the version of a file that was put before clients, where something else has taken its place since.
    fn join_frozen(&self, sql: &mut Sql) {
        sql.push("left join file_versions fv on fv.file_id = f.id and fv.is_team_only = false and fv.sha256 <> f.sha256 and (1 = 0");
        for frozen in self.content.iter().flat_map(|content| &content.files) {
            sql.push(" or (f.id = ").bind(frozen.id.0).push(" and fv.sha256 = ").bind(frozen.sha256.as_str()).push(")");
        }
        sql.push(")");
    }

    /// What is asked about, as it was then; of the rest, what was sent with comments and what clients put there. What the team shared since,
    /// or put into a client's file, nobody is asked about.
    fn shown<When>(
        &self,
        file: Seen<StoredFile, When>,
        earlier: Option<Seen<StoredFile, When>>,
    ) -> Option<Seen<StoredFile, When>> {
        let is_frozen = self.content.as_ref().is_some_and(|content| content.holds(&file));
        if is_frozen || file.comment.is_some() {
            return Some(file);
        }
        earlier.or_else(|| (file.content_by.worker != Worker::Team).then_some(file))
    }
}

impl Tx {
    /// Says something of what the viewer is asked about.
    pub async fn add_comment_in_round(
        &self,
        grant: Grant<CommentInRound>,
        new: NewComment,
    ) -> Result<CommentId, Error> {
        let round = grant.target();
        self.insert_comment(round.task, round.project, &round.asked.title, new).await
    }

    /// Refused where there are too many already, or no room is left.
    pub async fn attach_in_round(&self, grant: Grant<AttachInRound>, new: NewFile) -> Result<FileId, Error> {
        let round = grant.target();
        self.attach(round.project, FilePlace::Task(round.task), false, new).await
    }
}
