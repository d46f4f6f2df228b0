//! Where the bytes of files are kept: objects under random keys, which tell nothing of what they hold.
//!
//! **Invariant:** an object that was received is on the disk, its folder too, before anybody is told its key.

mod image;
mod place;
mod turns;

use crate::settings;
use bytes::{Bytes, BytesMut};
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload, PutPayloadMut};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::task::JoinSet;
use tokio::time::timeout;
pub(crate) use turns::Turn;
use turns::Turns;
use uuid::Uuid;
use vitrine_domain::AccountId;

/// What is written at once; an upload takes twice that of the memory. A bucket takes no smaller parts.
const PART: usize = 5 * 1024 * 1024;
/// Pieces smaller than this are put together.
const CRUMB: usize = 4 * 1024;
/// What is read at once of a folder, which by itself gives 8 kB for each change of threads.
const PIECE: u64 = 1024 * 1024;
/// An image is rewritten as a whole, in memory.
const MOST_IMAGE: usize = 32 * 1024 * 1024;
/// What was received and belongs to nothing is being uploaded, or was left behind by a server that died, and then this old.
const LEFT_BEHIND: Duration = Duration::from_hours(24);

/// The way to the objects. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Blobs {
    objects: Arc<dyn ObjectStore>,
    /// Where uploads leave remains, if they do.
    folder: Option<PathBuf>,
    most_bytes: u64,
    patience: Duration,
    turns: Turns,
}

/// An object that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) key: String,
    /// Told from the bytes.
    pub(crate) media_type: &'static str,
    /// In bytes.
    pub(crate) size: u64,
    /// In hexadecimal digits.
    pub(crate) sha256: String,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ReceiveError {
    #[error("more bytes than a file may have")]
    TooLarge,
    #[error("no bytes")]
    Empty,
    #[error("an image that cannot be read")]
    DamagedImage,
    /// The sender went away, or was too slow.
    #[error("cut off: {0}")]
    CutOff(String),
    #[error("the objects cannot be reached")]
    Unavailable(#[from] object_store::Error),
}

impl Blobs {
    pub(crate) fn open(settings: &settings::Settings) -> anyhow::Result<Self> {
        let (objects, folder) = place::open(settings)?;
        let patience = Duration::from_secs(u64::from(settings.files.patience_seconds));
        Ok(Self { objects, folder, most_bytes: settings.files.most_bytes, patience, turns: Turns::default() })
    }

    /// To be held while somebody uploads; none: there are too many at this already, or too many of theirs.
    pub(crate) fn turn(&self, account: AccountId) -> Option<Turn> {
        self.turns.take(account)
    }

    /// Keeps what arrives under a key made of this id. Of what cannot be kept whole, nothing is.
    pub(crate) async fn receive<E: std::fmt::Display>(
        &self,
        id: Uuid,
        mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Received, ReceiveError> {
        let key = key(id);
        let first = self.part(&mut body).await?;
        if first.content_length() == 0 {
            return Err(ReceiveError::Empty);
        }
        let head = Bytes::from(first.clone());
        let media_type = infer::get(&head).map_or("application/octet-stream", |found| found.mime_type());
        if image::is_cleaned(media_type) {
            drop(first);
            let whole = self.rest(head.into(), &mut body).await?;
            let clean = image::without_metadata(media_type, whole.freeze()).ok_or(ReceiveError::DamagedImage)?;
            let (size, sha256) = (length(clean.len()), hexadecimal(&Sha256::digest(&clean)));
            self.objects.put(&path(&key), PutPayload::from_bytes(clean)).await?;
            return Ok(Received { key, media_type, size, sha256 });
        }
        drop(head);
        let mut upload = self.objects.put_multipart(&path(&key)).await?;
        match self.pass_on(first, &mut body, upload.as_mut()).await {
            Ok((size, sha256)) => {
                upload.complete().await?;
                Ok(Received { key, media_type, size, sha256 })
            }
            Err(error) => {
                upload.abort().await?;
                Err(error)
            }
        }
    }

    /// What arrives next, at least so much that it can be written; less is the end. It is kept as it came, so that nothing is copied.
    async fn part<E: std::fmt::Display>(
        &self,
        body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
    ) -> Result<PutPayload, ReceiveError> {
        let mut part = PutPayloadMut::new();
        while part.content_length() < PART {
            match self.next(body).await? {
                // else crumbs would take more of the memory than they hold
                Some(bytes) if bytes.len() < CRUMB => part.extend_from_slice(&bytes),
                Some(bytes) => part.push(bytes),
                None => break,
            }
        }
        Ok(part.freeze())
    }

    async fn next<E: std::fmt::Display>(
        &self,
        body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
    ) -> Result<Option<Bytes>, ReceiveError> {
        match timeout(self.patience, body.next()).await {
            Ok(None) => Ok(None),
            Ok(Some(Ok(bytes))) => Ok(Some(bytes)),
            Ok(Some(Err(error))) => Err(ReceiveError::CutOff(error.to_string())),
            Err(_elapsed) => Err(ReceiveError::CutOff("too slow".into())),
        }
    }

    async fn rest<E: std::fmt::Display>(
        &self,
        mut whole: BytesMut,
        body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
    ) -> Result<BytesMut, ReceiveError> {
        loop {
            if whole.len() > MOST_IMAGE || length(whole.len()) > self.most_bytes {
                return Err(ReceiveError::TooLarge);
            }
            match self.next(body).await? {
                Some(bytes) => whole.extend_from_slice(&bytes),
                None => return Ok(whole),
            }
        }
    }

    /// While a part is written, the next one arrives.
    async fn pass_on<E: std::fmt::Display>(
        &self,
        mut part: PutPayload,
        body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
        upload: &mut dyn MultipartUpload,
    ) -> Result<(u64, String), ReceiveError> {
        let (mut size, mut hash) = (0, Sha256::new());
        loop {
            size += length(part.content_length());
            if size > self.most_bytes {
                return Err(ReceiveError::TooLarge);
            }
            let is_last = part.content_length() < PART;
            // ends with this, should whoever sends go away
            let mut writing = JoinSet::new();
            if part.content_length() > 0 {
                writing.spawn(upload.put_part(part.clone()));
            }
            part.iter().for_each(|bytes| hash.update(bytes));
            let next = if is_last { Ok(PutPayload::new()) } else { self.part(body).await };
            while let Some(written) = writing.join_next().await {
                written.map_err(object_store::Error::from)??;
            }
            part = next?;
            if is_last {
                return Ok((size, hexadecimal(&hash.finalize())));
            }
        }
    }

    /// These bytes of an object, as they are read. An error at the beginning is told before anything is.
    pub(crate) async fn read(
        &self,
        key: &str,
        range: Range<u64>,
    ) -> object_store::Result<BoxStream<'static, object_store::Result<Bytes>>> {
        if self.folder.is_some() && length_of(&range) > PIECE {
            let (objects, path) = (self.objects.clone(), path(key));
            let (first, rest) = pieces(&range);
            let first = objects.get_range(&path, first).await?;
            let rest = stream::try_unfold(rest, move |left| {
                let (objects, path) = (objects.clone(), path.clone());
                async move {
                    let (next, left) = pieces(&left);
                    if next.is_empty() {
                        return Ok(None);
                    }
                    Ok(Some((objects.get_range(&path, next).await?, left)))
                }
            });
            return Ok(stream::once(std::future::ready(Ok(first))).chain(rest).boxed());
        }
        let range = (!range.is_empty()).then_some(GetRange::Bounded(range));
        let options = GetOptions { range, ..GetOptions::default() };
        Ok(self.objects.get_opts(&path(key), options).await?.into_stream())
    }

    pub(crate) async fn forget(&self, key: &str) -> object_store::Result<()> {
        self.objects.delete(&path(key)).await
    }

    /// Keys of objects that were there before anything that is being uploaded now.
    pub(crate) async fn settled(&self, now: DateTime<Utc>) -> object_store::Result<Vec<String>> {
        let before = now - LEFT_BEHIND;
        let objects = self.objects.list(None).try_filter(|object| std::future::ready(object.last_modified < before));
        let keys = objects.map_ok(|object| object.location.to_string());
        keys.try_filter(|key| std::future::ready(is_key(key))).try_collect().await
    }

    /// Removes what uploads left behind that a dying server cut off.
    pub(crate) async fn remove_remains(&self, now: DateTime<Utc>) -> std::io::Result<()> {
        let now = SystemTime::from(now);
        let mut folders: Vec<PathBuf> = self.folder.iter().cloned().collect();
        while let Some(folder) = folders.pop() {
            let mut entries = tokio::fs::read_dir(folder).await?;
            while let Some(entry) = entries.next_entry().await? {
                let data = entry.metadata().await?;
                if data.is_dir() {
                    folders.push(entry.path());
                    continue;
                }
                let age = data.modified().ok().and_then(|at| now.duration_since(at).ok());
                let is_remains = entry.file_name().to_string_lossy().contains('#');
                if is_remains && age.is_some_and(|age| age > LEFT_BEHIND) {
                    tokio::fs::remove_file(entry.path()).await?;
                }
            }
        }
        Ok(())
    }
}

/// In folders, of which each takes a share.
fn key(id: Uuid) -> String {
    let id = id.simple().to_string();
    let share = id.get(30..).unwrap_or_default();
    format!("{share}/{id}")
}

/// Whether an object of this name is one of ours: in a bucket there may be others.
fn is_key(name: &str) -> bool {
    name.rsplit('/').next().and_then(|id| Uuid::try_parse(id).ok()).is_some_and(|id| key(id) == name)
}

fn path(key: &str) -> Path {
    Path::from(key)
}

fn length(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn length_of(range: &Range<u64>) -> u64 {
    range.end.saturating_sub(range.start)
}

/// What is read first of a range, and what is left of it then.
fn pieces(range: &Range<u64>) -> (Range<u64>, Range<u64>) {
    let at = range.end.min(range.start.saturating_add(PIECE));
    (range.start..at, at..range.end)
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
