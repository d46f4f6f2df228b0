//! An open event stream.

use actix_web::body::{BoxBody, MessageBody};
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::timeout;
use vitrine_contract::Event;

/// Longer than any answer takes; who waits so long waits for nothing.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Frames {
    body: Pin<Box<BoxBody>>,
    pub(crate) last_id: Option<String>,
}

impl Frames {
    pub(crate) fn of(body: BoxBody) -> Self {
        Self { body: Box::pin(body), last_id: None }
    }

    /// The next event; none once the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        loop {
            let chunk = timeout(PATIENCE, poll_fn(|context| self.body.as_mut().poll_next(context)));
            let chunk = chunk.await.unwrap_or_else(|_| panic!("the stream neither speaks nor ends"))?.unwrap();
            let text = std::str::from_utf8(&chunk).unwrap();
            for line in text.lines() {
                if let Some(id) = line.strip_prefix("id: ") {
                    self.last_id = Some(id.to_owned());
                }
                if let Some(data) = line.strip_prefix("data: ") {
                    return Some(serde_json::from_str(data).unwrap());
                }
            }
        }
    }

    pub(crate) async fn ends(&mut self) {
        let said = self.next().await;
        assert_eq!(said, None, "the stream goes on");
    }
}
