use crate::http::extract::{LastEventId, Query};
use crate::http::respond::Answer;
use crate::http::routes::Operations;
use crate::http::state::State;
use crate::http::streams::OpenStream;
use crate::query::StreamEvents;
use crate::service::events::{self, Happened};
use crate::service::{self, Caller, Services};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, HeaderName, HeaderValue};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpResponse, get};
use futures_util::stream::{self, LocalBoxStream, StreamExt};
use std::convert::Infallible;
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior, interval};
use vitrine_contract::Event;

const PING: Duration = Duration::from_secs(15);
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(stream_events);
}

/// What changes of what the caller sees, as it happens, until the session ends.
///
/// Server-sent events: each is a plain message with an `Event` as its data. A stream that breaks off is taken up again with
/// `Last-Event-ID`, as browsers do by themselves.
#[utoipa::path(
    tag = "Events",
    params(StreamEvents),
    responses((status = 200, description = "An endless stream.", body = Event, content_type = "text/event-stream")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/events")]
async fn stream_events(
    state: Data<State>,
    services: Data<Services>,
    caller: Caller,
    last: LastEventId,
    query: Query<StreamEvents>,
) -> Answer {
    let caller = Caller { preview: query.0.preview.map(Into::into).or(caller.preview), ..caller };
    let session_id = caller.session_id.into();
    let happenings = events::stream_events(&services, caller, last.0).await?;
    Ok(endless(state.streams.open(session_id), happenings))
}

fn endless(open: OpenStream, happenings: LocalBoxStream<'static, Result<Happened, service::Error>>) -> HttpResponse {
    let mut ping = interval(PING);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let frames = stream::unfold(Some((open, happenings, ping)), |source| async {
        let (mut open, mut happenings, mut ping) = source?;
        let frame = next(&mut open, &mut happenings, &mut ping).await?;
        Some((Ok::<_, Infallible>(frame), Some((open, happenings, ping))))
    });
    HttpResponse::Ok()
        .content_type("text/event-stream")
        // Compression would hold events back.
        .insert_header((CONTENT_ENCODING, HeaderValue::from_static("identity")))
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .insert_header((ACCEL_BUFFERING, HeaderValue::from_static("no")))
        .streaming(frames)
}

/// The next lines to send; `None` once the session, the sight of anything or the server has ended.
async fn next(
    open: &mut OpenStream,
    happenings: &mut LocalBoxStream<'static, Result<Happened, service::Error>>,
    ping: &mut Interval,
) -> Option<Bytes> {
    tokio::select! {
        biased;
        () = open.ended() => None,
        happened = happenings.next() => match happened? {
            Ok(Happened { id, event }) => {
                let data = serde_json::to_string(&event).ok()?;
                Some(format!("id: {id}\ndata: {data}\n\n").into())
            }
            Err(error) => {
                tracing::info!(reason = %error, "event stream ended");
                None
            }
        },
        _ = ping.tick() => Some(Bytes::from_static(b": ping\n\n")),
    }
}
