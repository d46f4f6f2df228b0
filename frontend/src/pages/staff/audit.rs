//! Who changed what, newest first.

mod entry;
mod filters;

use super::StaffPage;
use super::projects::quiet::when_quiet;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::session::use_session;
use crate::ui::*;
use entry::{Entry, subject_name};
use filters::{FilterChip, Filters, Toolbar, use_filters};
use vitrine_client::ListAuditEntries;
use vitrine_contract::AuditEntry;

#[component]
pub(super) fn AuditPage() -> impl IntoView {
    let filters = use_filters();
    let names = RwSignal::new(Names::default());
    let on_read = Callback::new(move |entries: Vec<AuditEntry>| names.set(untrack(|| Names::of(&entries, filters))));
    let session = use_session();
    let export = Signal::derive(move || session.client().audit_export_address(&filters.whole()).unwrap_or_default());
    view! {
        <StaffPage title=t!("nav-audit")>
            <div class="audit">
                <p class="audit-lead">{t!("audit-lead")}</p>
                <Toolbar filters export/>
                <div class="audit-filters">
                    <FilterChip value=filters.actor key="audit-of-actor" unknown="audit-of-someone" name=Signal::derive(move || names.read().actor.clone())/>
                    <FilterChip value=filters.subject key="audit-of-subject" unknown="audit-of-something" name=Signal::derive(move || names.read().subject.clone())/>
                    <FilterChip value=filters.client key="audit-of-client" unknown="audit-of-someone" name=Signal::derive(move || names.read().client.clone())/>
                    <FilterChip value=filters.project key="audit-project" unknown="audit-of-project" name=Signal::derive(move || names.read().project.clone())/>
                </div>
                <Entries query=Signal::derive(move || filters.query()) filters on_read empty=move || view! { <Nothing filters/> }.into_any()/>
            </div>
        </StaffPage>
    }
    .into_any()
}

/// The entries that are asked for, page by page, in step with the server.
#[component]
pub(super) fn Entries(
    query: Signal<ListAuditEntries>,
    #[prop(optional, into)] filters: Option<Filters>,
    #[prop(optional, into)] on_read: Option<Callback<Vec<AuditEntry>>>,
    empty: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    // How many pages of which list: another filter begins with the first.
    let wanted = RwSignal::new((ListAuditEntries::default(), 1_usize));
    let entries = read(move |api| {
        let query = query.get();
        let count = wanted.with(|(of, count)| if *of == query { *count } else { 1 });
        async move {
            first_pages(count, |cursor| {
                let (api, query) = (api.clone(), ListAuditEntries { cursor, ..query.clone() });
                async move {
                    let page = api.list_audit_entries(&query).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    let refresh = when_quiet(move || entries.refetch());
    use_live().on(move |_| refresh());
    let more = move || {
        let query = query.get_untracked();
        wanted.update(|(of, count)| {
            *count = if *of == query { *count + 1 } else { 2 };
            *of = query;
        });
    };
    Effect::new(move || {
        if let (Some(Ok(pages)), Some(on_read)) = (&*entries.read(), on_read) {
            on_read.run(pages.items.clone());
        }
    });
    let ready = move |entries: Signal<Pages<AuditEntry>>| {
        view! {
            <ul class="audit-list" aria-label=t!("audit-list")>
                <For each=move || entries.get().items key=|entry| entry.id let:entry>
                    <Entry entry filters/>
                </For>
            </ul>
            <ShowMore when=Signal::derive(move || entries.read().has_more) on_click=more/>
        }
        .into_any()
    };
    view! { <Loaded source=entries is_empty empty ready/> }.into_any()
}

/// What the filters are called, as far as the entries tell.
#[derive(Clone, Default, PartialEq)]
struct Names {
    actor: Option<String>,
    subject: Option<String>,
    client: Option<String>,
    project: Option<String>,
}

impl Names {
    fn of(entries: &[AuditEntry], filters: Filters) -> Self {
        let (actor, subject) = (filters.actor.get(), filters.subject.get());
        let (client, project) = (filters.client.get(), filters.project.get());
        let called = |id: &str| entries.iter().find(|entry| entry.subject_id.to_string() == id);
        Self {
            actor: entries
                .iter()
                .filter_map(|entry| entry.actor.as_ref())
                .find(|by| by.account_id.to_string() == actor)
                .map(|by| by.name.clone()),
            subject: called(&subject).map(subject_name),
            client: called(&client).map(subject_name),
            project: called(&project).map(subject_name),
        }
    }
}

fn is_empty(entries: &Pages<AuditEntry>) -> bool {
    entries.items.is_empty()
}

fn action_text(action: &str) -> String {
    let key = format!("audit-act-{}", action.replace('.', "-"));
    texts().find(&key, &[]).unwrap_or_else(|| action.to_owned())
}

#[component]
fn Nothing(filters: Filters) -> impl IntoView {
    let is_narrowed = Memo::new(move |_| filters.is_any());
    move || {
        let (title, text) =
            if is_narrowed.get() { ("audit-none", "audit-none-detail") } else { ("audit-empty", "audit-empty-detail") };
        view! { <EmptyState glyph=Glyph::History title=t!(title) text=t!(text)/> }
    }
}
