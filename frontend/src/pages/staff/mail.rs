//! How people may sign in, and the messages about it.

mod demands;
mod new_clients;
mod options;
mod outbox;

use super::StaffPage;
use crate::session::use_session;
use crate::ui::*;
use demands::Demands;
use new_clients::NewClients;
use options::Options;
use outbox::Outbox;

#[component]
pub(super) fn MailPage() -> impl IntoView {
    let session = use_session();
    view! {
        <StaffPage title=t!("nav-sign-in-and-mail")>
            <div class="mail">
                <p class="mail-lead">{t!("mail-lead")}</p>
                <Options/>
                {session.may("client.add").then(|| view! { <NewClients/> })}
                {session.may("permission_set.view").then(|| view! { <Demands/> })}
                <Outbox/>
            </div>
        </StaffPage>
    }
    .into_any()
}
