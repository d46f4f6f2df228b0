use crate::{Client, Error, locked};
use vitrine_contract::Event;

impl Client {
    /// Where the stream is, for the browser's own `EventSource`: it reconnects by itself and says what it last read.
    /// Every event is a plain `message` with an [`Event`] as its data. When the source closes, read the session (which renews
    /// it) and open another.
    pub fn events_url(&self) -> Result<String, Error> {
        let mut url = self.url("events")?;
        if let Some(preview) = *locked(&self.shared.preview) {
            url.query_pairs_mut().append_pair("preview", &preview.to_string());
        }
        Ok(url.into())
    }
}

/// The data of one message of the stream.
pub fn parse_event(data: &str) -> Result<Event, Error> {
    serde_json::from_str(data).map_err(|error| Error::Unexpected { status: 200, reason: error.to_string() })
}

#[cfg(not(target_arch = "wasm32"))]
pub use native::EventStream;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::parse_event;
    use crate::call::Call;
    use crate::{Client, Error};
    use reqwest::Response;
    use vitrine_contract::{Event, Problem};

    /// An open stream, read one event at a time.
    #[derive(Debug)]
    pub struct EventStream {
        response: Response,
        unread: Vec<u8>,
    }

    impl Client {
        /// After the event `last_event_id`, or from now on.
        pub async fn stream_events(&self, last_event_id: Option<&str>) -> Result<EventStream, Error> {
            let mut request = self.request(&Call::get("events"))?;
            if let Some(id) = last_event_id {
                request = request.header("last-event-id", id);
            }
            let response = request.send().await?;
            if response.status().is_success() {
                return Ok(EventStream { response, unread: Vec::new() });
            }
            let status = response.status().as_u16();
            Err(match response.json::<Problem>().await {
                Ok(problem) => Error::Problem(Box::new(problem)),
                Err(error) => Error::Unexpected { status, reason: error.to_string() },
            })
        }
    }

    impl EventStream {
        /// The next event with its id; `None` once the server has ended the stream.
        pub async fn next(&mut self) -> Result<Option<(String, Event)>, Error> {
            loop {
                while let Some(message) = self.message() {
                    let field = |name: &str| message.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                    if let Some(data) = field("data:") {
                        return Ok(Some((field("id:").unwrap_or_default().to_owned(), parse_event(data)?)));
                    }
                }
                match self.response.chunk().await? {
                    Some(chunk) => self.unread.extend_from_slice(&chunk),
                    None => return Ok(None),
                }
            }
        }

        fn message(&mut self) -> Option<String> {
            let end = self.unread.windows(2).position(|pair| pair == b"\n\n")? + 2;
            let message: Vec<u8> = self.unread.drain(..end).collect();
            Some(String::from_utf8_lossy(&message).into_owned())
        }
    }
}
