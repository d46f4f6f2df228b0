use super::StaffPage;
use crate::pages::AccountParts;
use crate::ui::*;

#[component]
pub(super) fn AccountPage() -> impl IntoView {
    view! { <StaffPage title=t!("account-title")><AccountParts/></StaffPage> }.into_any()
}
