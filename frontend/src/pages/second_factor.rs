//! A second step at sign-in: the page where it is demanded first, and the steps of setting it up.

mod steps;

pub use steps::{RecoveryCodeList, SetUpSteps};

use super::GatePage;
use crate::app::use_title;
use crate::session::use_session;
use crate::ui::*;

/// Shown in place of everything else while the person's permission set demands it.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let session = use_session();
    use_title(|| t!("second-demanded-title"));
    view! {
        <GatePage>
            <h1>{t!("second-demanded-title")}</h1>
            <p class="gate-lead">{t!("second-demanded-lead")}</p>
            <SetUpSteps on_done=move || session.read()/>
            <Button label=t!("sign-out") kind=ButtonKind::Quiet wide=true on_click=move || session.sign_out()/>
        </GatePage>
    }
    .into_any()
}
