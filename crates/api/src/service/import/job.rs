//! The part of an import that runs after the answer.

use super::super::{Error, Refusal, Result, Services};
use super::Import;
use super::apply::Hashes;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use secrecy::SecretString;
use std::fmt;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use vitrine_domain::ImportId;
use vitrine_store::ImportFailure;

/// So many hashes are between two notes of how far it is: some tenths of a second.
const STRIDE: usize = 10;

/// Imports that were begun, on their way to the job. They are in memory only, and so are the passwords that stand in them.
#[derive(Clone, Debug)]
pub struct Imports {
    sender: UnboundedSender<Begun>,
    receiver: Arc<Mutex<UnboundedReceiver<Begun>>>,
}

/// What was sent, with the passwords to hash. A server that dies takes it along, and nothing is imported.
pub(super) struct Begun {
    pub(super) id: ImportId,
    pub(super) import: Import,
    /// By the positions of their rows.
    pub(super) passwords: Vec<(usize, SecretString)>,
}

impl fmt::Debug for Begun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Begun").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Default for Imports {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self { sender, receiver: Arc::new(Mutex::new(receiver)) }
    }
}

impl Imports {
    /// Where the job is gone, the server stops, and the import is interrupted.
    pub(super) fn begin(&self, begun: Begun) {
        drop(self.sender.send(begun));
    }
}

/// The job that hashes the passwords of imports and then imports, until dropped.
pub async fn run_imports(services: &Services) {
    let mut waiting = services.imports.receiver.lock().await;
    let mut running = FuturesUnordered::new();
    loop {
        tokio::select! {
            Some(begun) = waiting.recv() => running.push(run(services, begun)),
            Some(()) = running.next() => {}
            else => return,
        }
    }
}

/// Those that were begun so far, to their end.
pub async fn run_begun_imports(services: &Services) {
    let mut waiting = services.imports.receiver.lock().await;
    while let Ok(begun) = waiting.try_recv() {
        run(services, begun).await;
    }
}

/// What comes of it stands in the report of the import.
async fn run(services: &Services, begun: Begun) {
    let id = begun.id;
    let Err(error) = finish(services, begun).await else { return };
    let failure = failure(&error);
    if failure == ImportFailure::Unavailable {
        tracing::error!(import = %id.0, error = format!("{error:#}"), "an import failed");
    }
    if let Err(error) = services.store.fail_import(id, failure, services.clock.now()).await {
        tracing::error!(import = %id.0, error = format!("{error:#}"), "that an import failed could not be noted");
    }
}

async fn finish(services: &Services, begun: Begun) -> Result<()> {
    let Begun { id, import, passwords } = begun;
    let mut hashes = Hashes::new();
    for (at, password) in passwords {
        hashes.insert(at, services.passwords.hash_behind(password).await?);
        if hashes.len().is_multiple_of(STRIDE) {
            let count = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
            services.store.note_hashed(id, count, services.clock.now()).await?;
        }
    }
    import.finish(services, Some(id), &hashes).await.map(drop)
}

fn failure(error: &Error) -> ImportFailure {
    match error {
        Error::WorldChanged { .. } | Error::Refused(Refusal::Conflict) => ImportFailure::WorldChanged,
        Error::Invalid(_) | Error::Refused(_) | Error::NotFound => ImportFailure::Problems,
        Error::NotPermitted => ImportFailure::NotPermitted,
        Error::NotSignedIn | Error::PasswordChangeRequired | Error::SecondFactorSetUpRequired => {
            ImportFailure::SignedOut
        }
        _ => ImportFailure::Unavailable,
    }
}
