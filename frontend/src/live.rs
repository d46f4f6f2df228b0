//! What happens elsewhere while a page is open: one event stream for the whole app.

use crate::session::{SessionContext, SessionState, use_session};
use crate::ui::*;
use std::time::Duration;
use vitrine_client::{contract::Event, parse_event};
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

const REOPEN_AFTER: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug)]
pub struct Live {
    /// With a number, so that two equal events are two.
    last: RwSignal<(u64, Option<Event>)>,
    is_connected: RwSignal<bool>,
}

pub fn use_live() -> Live {
    expect_context()
}

impl Live {
    pub fn provide() {
        let live = Self { last: RwSignal::new((0, None)), is_connected: RwSignal::new(true) };
        provide_context(live);
        let session = use_session();
        // whose eyes see; a stream is opened for each
        let viewer = Memo::new(move |_| match &*session.state().read() {
            SessionState::SignedIn(own) => {
                Some((own.account_id, session.shown().read().as_ref().map(|shown| shown.id)))
            }
            _ => None,
        });
        let source = StoredValue::new_local(None::<Stream>);
        let reopen = RwSignal::new(0_u32);
        Effect::new(move || {
            reopen.track();
            source.set_value(None);
            if viewer.read().is_some() {
                source.set_value(open(live, session, reopen));
            }
        });
    }

    /// Calls back for each event while the calling component lives.
    pub fn on(self, callback: impl Fn(&Event) + 'static) {
        Effect::new(move |seen: Option<u64>| {
            let (number, event) = self.last.get();
            if let (Some(event), true) = (event, seen.is_some_and(|seen| seen != number)) {
                callback(&event);
            }
            number
        });
    }

    /// False from the moment the stream breaks until it is back.
    pub fn is_connected(self) -> Signal<bool> {
        self.is_connected.into()
    }
}

/// An open stream with what it calls, which has to live as long.
struct Stream {
    source: EventSource,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_change: [Closure<dyn Fn()>; 2],
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

fn open(live: Live, session: SessionContext, reopen: RwSignal<u32>) -> Option<Stream> {
    let url = session.client().events_url().ok()?;
    let source = EventSource::new(&url).ok()?;
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let event = message.data().as_string().and_then(|data| parse_event(&data).ok());
        if let Some(event) = event {
            live.last.update(|last| *last = (last.0 + 1, Some(event)));
        }
    });
    let on_open = Closure::<dyn Fn()>::new(move || live.is_connected.set(true));
    let stream = source.clone();
    let on_error = Closure::<dyn Fn()>::new(move || {
        live.is_connected.set(false);
        // A stream ends when its session does: whoever was signed out learns it now and not with their next click.
        session.read();
        // The browser tries again by itself, unless the server refused.
        if stream.ready_state() == EventSource::CLOSED {
            set_timeout(move || reopen.update(|times| *times += 1), REOPEN_AFTER);
        }
    });
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Some(Stream { source, _on_message: on_message, _on_change: [on_open, on_error] })
}
