//! What is said of a task and attached to it where a client is asked about it. It needs no sight of the task (R18, R54).

use crate::query::ListComments;
use crate::service::comments::with_files;
use crate::service::files::{Announced, Content};
use crate::service::{Caller, Created, Error, Idempotency, Result, Services};
use bytes::Bytes;
use futures_util::Stream;
use std::fmt;
use std::ops::Range;
use vitrine_contract as contract;
use vitrine_contract::{CommentPage, CreateApprovalComment, ProjectFile, ProjectFileList};
use vitrine_domain::approval::RoundState;
use vitrine_domain::text::CommentText;
use vitrine_domain::{ApprovalId, CommentId, FileId};
use vitrine_store::{Eyes, Moment, NewComment, Round, Seen, StoredFile, Tx, act};

const CREATE: &str = "create_approval_comment";

pub async fn list_approval_comments(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    query: ListComments,
) -> Result<CommentPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let round = waiting(&eyes, id).await?;
    let comments = eyes.comments_in_round(&round, services.comment_query(round.task, &query)?).await?;
    let files = eyes.comment_files_in_round(&round, &with_files(&comments)).await?;
    let files: Vec<_> = files.iter().map(|file| told(services, file)).collect();
    Ok(services.comment_page(comments, &files, &query))
}

pub async fn create_approval_comment(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    input: CreateApprovalComment,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Comment>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let made = services.made_before(&tx, CREATE, idempotency.as_ref()).await?;
    let round = waiting(&tx.seen(), id).await?;
    let (comment, is_replay) = match made {
        Some(comment) => (CommentId(comment), true),
        None => {
            let grant = round.grant::<act::CommentInRound>()?;
            let text = CommentText::parse(&input.text).map_err(|fault| Error::invalid("/text", fault.code()))?;
            let new = NewComment { text, mentions: Vec::new(), is_team_only: false, files: Vec::new() };
            let comment = tx.add_comment_in_round(grant, new).await?;
            services.remember(&tx, CREATE, idempotency.as_ref(), comment.0).await?;
            (comment, false)
        }
    };
    let value = services.comment(&tx.seen().comment_in_round(&round, comment).await?, &[]);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn list_approval_files(services: &Services, caller: &Caller, id: ApprovalId) -> Result<ProjectFileList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let round = waiting(&eyes, id).await?;
    let files = eyes.files_in_round(&round).await?;
    Ok(ProjectFileList { data: files.iter().map(|file| told(services, file)).collect() })
}

pub async fn upload_approval_file<E: fmt::Display>(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    announced: Announced,
    body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<ProjectFile> {
    let viewer = services.viewer(caller);
    let round = waiting(&services.store.seen_by(&viewer), id).await?;
    if !round.share.takes_files {
        return Err(Error::NotPermitted);
    }
    let admitted = services.check_announced(round.facts().is_staff(), &announced)?;
    let attach = async |tx: Tx, received| {
        let round = waiting(&tx.seen(), id).await?;
        let grant = round.grant::<act::AttachInRound>()?;
        let file = tx.attach_in_round(grant, services.new_file(admitted, received)).await?;
        let value = told(services, &tx.seen().file_in_round(&round, file).await?);
        tx.commit().await?;
        Ok(value)
    };
    services.upload(caller, round.facts().account, body, attach).await
}

/// `choose` tells which bytes of a file of this size and hash are wanted; none: there are no such bytes.
pub async fn read_approval_file_content(
    services: &Services,
    caller: &Caller,
    id: ApprovalId,
    file: FileId,
    choose: impl FnOnce(u64, &str) -> Option<Range<u64>>,
) -> Result<Content> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let round = waiting(&eyes, id).await?;
    let file = eyes.file_in_round(&round, file).await?.into_value();
    services.content(file, choose).await
}

/// Of its versions, those that are asked about are the round's matter; the others are read with the task (T-062).
fn told<When>(services: &Services, file: &Seen<StoredFile, When>) -> ProjectFile {
    ProjectFile { version_count: 0, ..services.file(file) }
}

/// What is put before whoever reads it: afterwards only the record stays (R18).
async fn waiting<C: Moment>(eyes: &Eyes<'_, C>, id: ApprovalId) -> Result<Seen<Round, C::When>> {
    let round = eyes.round(id).await?;
    if round.state == RoundState::Open { Ok(round) } else { Err(Error::NotFound) }
}
