//! Open event streams: counted for each session, ended all together when the server stops.

use crate::http::problem::ApiError;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

#[derive(Debug)]
pub struct Streams {
    open: Arc<Mutex<HashMap<Uuid, usize>>>,
    limit: usize,
    ended: watch::Sender<bool>,
}

impl Streams {
    pub fn new(limit: usize) -> Self {
        Self { open: Arc::default(), limit, ended: watch::Sender::new(false) }
    }

    pub fn open(&self, session_id: Uuid) -> Result<OpenStream, ApiError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(session_id).or_default();
        if *count >= self.limit {
            return Err(ApiError::slow_down(Duration::from_secs(30)));
        }
        *count += 1;
        Ok(OpenStream { session_id, open: Arc::clone(&self.open), ended: self.ended.subscribe() })
    }

    pub fn end(&self) {
        self.ended.send_replace(true);
    }
}

/// One open stream; dropping it makes room for another.
#[derive(Debug)]
pub struct OpenStream {
    session_id: Uuid,
    open: Arc<Mutex<HashMap<Uuid, usize>>>,
    ended: watch::Receiver<bool>,
}

impl OpenStream {
    /// Completes when the server stops.
    pub async fn ended(&mut self) {
        // An error means that the sender is gone, and with it the server.
        self.ended.wait_for(|ended| *ended).await.map(drop).unwrap_or_default();
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.session_id) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.session_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_has_a_few_streams_and_gets_another_when_one_closes() {
        let streams = Streams::new(2);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let first = streams.open(one).unwrap();
        let _second = streams.open(one).unwrap();
        assert!(streams.open(one).is_err());
        assert!(streams.open(other).is_ok());
        drop(first);
        assert!(streams.open(one).is_ok());
    }
}
