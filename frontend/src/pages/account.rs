//! One's own account, alike in the workshop and in the portal.

mod notifications;
mod preferences;
mod profile;
mod second_factor;
mod sessions;

use crate::resource::read;
use crate::routes::Route;
use crate::ui::*;
use notifications::NotificationsPart;
use preferences::PreferencesPart;
use profile::ProfilePart;
use second_factor::SecondFactorPart;
use sessions::SessionsPart;

#[component]
pub fn AccountParts() -> impl IntoView {
    // One reading for both forms: what one of them saves is the revision that the other starts from.
    let profile = read(|client| async move { client.read_profile().await });
    view! {
        <div class="account">
            <Part title=t!("account-profile")><ProfilePart profile/></Part>
            <Part title=t!("pref-title")><PreferencesPart profile/></Part>
            <Part title=t!("notify-title")><NotificationsPart/></Part>
            <Part title=t!("account-sign-in")>
                <div class="account-row">
                    <div class="account-words">
                        <strong>{t!("account-password")}</strong>
                        <p class="detail">{t!("account-password-detail")}</p>
                    </div>
                    <ButtonLink label=t!("password-act") href=Route::Password.path() icon=Glyph::KeyRound/>
                </div>
                <SecondFactorPart/>
            </Part>
            <Part title=t!("account-sessions")><SessionsPart/></Part>
        </div>
    }
    .into_any()
}

#[component]
fn Part(title: String, children: Children) -> impl IntoView {
    let id = next_id("account");
    let title_id = id.clone();
    view! {
        <section class="account-part" aria-labelledby=title_id>
            <h2 class="account-title" id=id>{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}
