//! Sending a file as it lies on the disk. Only this way of asking tells how much has gone.

use super::queue::Place;
use crate::ui::*;
use vitrine_client::{Client, Error};
use vitrine_contract::ProjectFile;
use wasm_bindgen::closure::Closure;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// An upload under way.
#[derive(Clone)]
pub(super) struct Sending(XmlHttpRequest);

impl Sending {
    /// `done` hears of it as of a connection that broke.
    pub(super) fn stop(&self) {
        let _ = self.0.abort();
    }
}

/// `done` hears how it went, unless there is nothing to be heard of because it could not begin.
pub(super) fn send(
    client: &Client,
    to: &Place,
    file: &File,
    progress: impl Fn(u8) + 'static,
    done: impl FnOnce(Result<ProjectFile, Error>) + 'static,
) -> Option<Sending> {
    let address = to.address(client).ok()?;
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", &address).ok()?;
    request.set_request_header("Content-Type", "application/octet-stream").ok()?;
    if let Some(token) = client.csrf_token() {
        request.set_request_header("X-CSRF-Token", &token).ok()?;
    }
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress(percent(event.loaded(), event.total()));
    });
    request.upload().ok()?.set_onprogress(Some(on_progress.into_js_value().unchecked_ref()));
    let finished = request.clone();
    let on_end = Closure::once_into_js(move || {
        let body = finished.response_text().ok().flatten().unwrap_or_default();
        done(Client::uploaded(finished.status().unwrap_or_default(), body.into_bytes()));
    });
    request.set_onloadend(Some(on_end.unchecked_ref()));
    request.send_with_opt_blob(Some(file)).ok()?;
    Some(Sending(request))
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a hundred"
)]
fn percent(loaded: f64, total: f64) -> u8 {
    if total > 0.0 { (loaded * 100.0 / total).clamp(0.0, 100.0) as u8 } else { 0 }
}
