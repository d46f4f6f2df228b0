//! Messages: what is sent, to whom, and what their links are good for.

mod invitations;
mod outbox;
mod reset;
mod sending;
mod sign_in_links;

use crate::harness::{Message, Smtp, World};
use serde_json::json;
use vitrine_api::settings::Settings;

/// Has the workspace send through that server.
pub(crate) fn through(smtp: &Smtp) -> impl Fn(&mut Settings) + use<> {
    let url = smtp.url();
    move |settings| {
        settings.mail.smtp_url = Some(url.clone().into());
        settings.mail.from = Some("Northlight <portal@northlight.example>".into());
        settings.mail.timeout_seconds = 1;
    }
}

pub(crate) async fn ask_for_reset(w: &World, login: &str) {
    w.anonymous().post("/auth/request-password-reset", json!({"login": login})).await.is(204);
}

/// The one message that asking led to.
async fn reset_mail(w: &World, smtp: &Smtp, login: &str) -> Message {
    ask_for_reset(w, login).await;
    w.send_mails().await;
    let [message] = smtp.taken().try_into().unwrap();
    message
}
