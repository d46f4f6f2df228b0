use crate::app::use_title;
use crate::routes::Route;
use crate::ui::*;

/// The same page for what does not exist and what is not yours.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    use_title(|| t!("not-found-title"));
    view! {
        <div class="empty">
            <span class="empty-case"><Icon glyph=Glyph::MapPinOff size=IconSize::Large/></span>
            <h1 class="empty-title">{t!("not-found-title")}</h1>
            <p class="empty-text">{t!("not-found-detail")}</p>
            <div class="empty-act"><ButtonLink label=t!("not-found-act") href=Route::Home.path()/></div>
        </div>
    }
    .into_any()
}
