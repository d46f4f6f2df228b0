//! How people may sign in, and the messages about it.

mod options;
mod outbox;

use super::StaffPage;
use crate::ui::*;
use options::Options;
use outbox::Outbox;

#[component]
pub(super) fn MailPage() -> impl IntoView {
    view! {
        <StaffPage title=t!("nav-sign-in-and-mail")>
            <div class="mail">
                <p class="mail-lead">{t!("mail-lead")}</p>
                <Options/>
                <Outbox/>
            </div>
        </StaffPage>
    }
    .into_any()
}
