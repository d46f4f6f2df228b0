use super::PortalPage;
use crate::pages::AccountParts;
use crate::routes::Route;
use crate::ui::*;

#[component]
pub(super) fn AccountPage() -> impl IntoView {
    view! {
        <PortalPage title=t!("account-title") back=Route::Home>
            <h1 class="portal-heading">{t!("account-title")}</h1>
            <AccountParts/>
        </PortalPage>
    }
    .into_any()
}
