//! Open event streams: a few for each session, ended all together when the server stops.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use uuid::Uuid;

/// The streams of each session, the oldest first.
type Open = Arc<Mutex<HashMap<Uuid, VecDeque<watch::Sender<bool>>>>>;

#[derive(Debug)]
pub struct Streams {
    open: Open,
    limit: usize,
    ended: watch::Sender<bool>,
}

impl Streams {
    pub fn new(limit: usize) -> Self {
        Self { open: Arc::default(), limit, ended: watch::Sender::new(false) }
    }

    /// One more than the limit ends the oldest: that its listener has left shows only when it is next written to.
    pub fn open(&self, session_id: Uuid) -> OpenStream {
        let replaced = watch::Sender::new(false);
        let stream = OpenStream {
            session_id,
            open: Arc::clone(&self.open),
            replaced: replaced.subscribe(),
            ended: self.ended.subscribe(),
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let streams = open.entry(session_id).or_default();
        streams.push_back(replaced);
        if streams.len() > self.limit
            && let Some(oldest) = streams.pop_front()
        {
            oldest.send_replace(true);
        }
        stream
    }

    pub fn end(&self) {
        self.ended.send_replace(true);
    }
}

/// One open stream; dropping it makes room for another.
#[derive(Debug)]
pub struct OpenStream {
    session_id: Uuid,
    open: Open,
    replaced: watch::Receiver<bool>,
    ended: watch::Receiver<bool>,
}

impl OpenStream {
    /// Completes when the server stops or newer streams of the session have taken this one's place.
    pub async fn ended(&mut self) {
        // An error means that the sender is gone, and with it the server or the place.
        tokio::select! {
            _ = self.ended.wait_for(|ended| *ended) => {}
            _ = self.replaced.wait_for(|replaced| *replaced) => {}
        }
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(streams) = open.get_mut(&self.session_id) {
            streams.retain(|other| !other.subscribe().same_channel(&self.replaced));
            if streams.is_empty() {
                open.remove(&self.session_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[test]
    fn a_session_has_a_few_streams_and_the_newest_are_kept() {
        let streams = Streams::new(2);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let is_over = |stream: &mut OpenStream| stream.ended().now_or_never().is_some();
        let (mut first, mut second) = (streams.open(one), streams.open(one));
        let mut elsewhere = streams.open(other);
        assert!(!is_over(&mut first));
        let mut third = streams.open(one);
        assert!(is_over(&mut first) && !is_over(&mut second) && !is_over(&mut third) && !is_over(&mut elsewhere));
        drop(third);
        let mut fourth = streams.open(one);
        assert!(!is_over(&mut second) && !is_over(&mut fourth));
        streams.end();
        assert!(is_over(&mut second) && is_over(&mut elsewhere));
    }
}
