use crate::pages::staff::audit::Entries;
use crate::routes::Route;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ListAuditEntries;

const PAGE: u32 = 25;

/// What was done to a client or by it, newest first: the part of the audit log that is about it.
#[component]
pub fn ActivityTab(#[prop(into)] id: Signal<Uuid>) -> impl IntoView {
    let query = Signal::derive(move || ListAuditEntries {
        client_id: Some(id.get()),
        limit: Some(PAGE),
        ..ListAuditEntries::default()
    });
    let whole = move || format!("{}?client={}", Route::Audit.path(), id.get());
    let empty = || {
        view! { <EmptyState glyph=Glyph::History title=t!("audit-empty") text=t!("audit-empty-detail")/> }.into_any()
    };
    view! {
        <section class="client-told" aria-label=t!("client-tab-activity")>
            <p class="client-told-lead">
                {t!("client-activity-lead")}" "<a href=whole>{t!("client-activity-whole")}</a>
            </p>
            <Entries query empty/>
        </section>
    }
    .into_any()
}
