//! What links in mails lead to, and asking for one. Nothing happens by opening a link: the person has to press a button, so that no
//! program that looks at mail uses it up.

mod ask;
mod open;
mod reset;

pub use ask::{AskForLinkPage, AskForResetPage};
pub use open::SignInByLinkPage;
pub use reset::ResetPasswordPage;

use super::GatePage;
use crate::routes::Route;
use crate::ui::*;

/// A link that is used, old or incomplete.
#[component]
fn DeadLink(again: Route) -> impl IntoView {
    view! {
        <GatePage>
            <h1>{t!("link-dead-title")}</h1>
            <p class="gate-lead">{t!("link-dead-detail")}</p>
            <ButtonLink label=t!("link-again") href=again.path() kind=ButtonKind::Primary/>
            <ButtonLink label=t!("forgot-back") href=Route::SignIn.path() kind=ButtonKind::Quiet/>
        </GatePage>
    }
    .into_any()
}

/// Whether the server said that the link is dead.
fn is_dead(error: &vitrine_client::Error) -> bool {
    error.fields().iter().any(|field| field.code == "dead_link")
}
