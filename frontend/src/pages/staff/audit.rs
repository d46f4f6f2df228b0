//! Who changed what, newest first.

mod entry;

use super::StaffPage;
use super::paging::{Pages, ShowMore, first_pages};
use super::projects::quiet::when_quiet;
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::{QueryValue, use_query_value};
use crate::ui::*;
use entry::Entry;
use vitrine_client::ListAuditEntries;
use vitrine_contract::AuditEntry;

const PAGE: u32 = 50;

/// Every action that is recorded, in the groups of the filter.
const ACTIONS: [&[&str]; 5] = [
    &["session.started", "session.revoked", "session.others_revoked", "account.password_changed", "account.updated"],
    &["client.created", "client.updated", "client.moved", "client.deleted", "client.restored"],
    &["project.created", "project.updated", "project.clients_set", "project.deleted", "project.restored"],
    &["column.created", "column.updated", "column.moved", "column.deleted"],
    &["task.created", "task.updated", "task.moved", "task.deleted", "task.restored"],
];

/// What the list is narrowed to, as the address has it.
#[derive(Clone, Copy)]
struct Filters {
    action: QueryValue,
    actor: QueryValue,
    subject: QueryValue,
}

impl Filters {
    fn query(self) -> ListAuditEntries {
        let action = Some(self.action.get()).filter(|action| !action.is_empty());
        ListAuditEntries {
            action,
            actor_id: self.actor.get().parse().ok(),
            subject_id: self.subject.get().parse().ok(),
            limit: Some(PAGE),
            ..ListAuditEntries::default()
        }
    }

    fn is_any(self) -> bool {
        self.query() != ListAuditEntries { limit: Some(PAGE), ..ListAuditEntries::default() }
    }
}

#[component]
pub(super) fn AuditPage() -> impl IntoView {
    let filters = Filters {
        action: use_query_value("action"),
        actor: use_query_value("actor"),
        subject: use_query_value("subject"),
    };
    // How many pages of which list: another filter begins with the first.
    let wanted = RwSignal::new((ListAuditEntries::default(), 1_usize));
    let entries = read(move |api| {
        let query = filters.query();
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
        let query = untrack(|| filters.query());
        wanted.update(|(of, count)| {
            *count = if *of == query { *count + 1 } else { 2 };
            *of = query;
        });
    };
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
    let names = Memo::new(move |last: Option<&(Option<String>, Option<String>)>| {
        let (actor, subject) = (filters.actor.get(), filters.subject.get());
        match &*entries.read() {
            Some(Ok(pages)) => pages.items.iter().fold((None, None), |(actor_name, subject_name), entry| {
                let by = entry.actor.as_ref().filter(|by| by.account_id.to_string() == actor);
                let of = Some(&entry.subject_name).filter(|_| entry.subject_id.to_string() == subject);
                (actor_name.or_else(|| by.map(|by| by.name.clone())), subject_name.or_else(|| of.cloned()))
            }),
            _ => last.cloned().unwrap_or_default(),
        }
    });
    view! {
        <StaffPage title=t!("nav-audit")>
            <div class="audit">
                <p class="audit-lead">{t!("audit-lead")}</p>
                <div class="audit-filters">
                    <ActionFilter value=filters.action/>
                    <FilterChip value=filters.actor key="audit-of-actor" unknown="audit-of-someone" name=Signal::derive(move || names.read().0.clone())/>
                    <FilterChip value=filters.subject key="audit-of-subject" unknown="audit-of-something" name=Signal::derive(move || names.read().1.clone())/>
                </div>
                <Loaded source=entries is_empty=is_empty empty=move || view! { <Nothing filters/> }.into_any() ready/>
            </div>
        </StaffPage>
    }
    .into_any()
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

#[component]
fn ActionFilter(value: QueryValue) -> impl IntoView {
    let label = Signal::derive(move || match value.get() {
        action if action.is_empty() => t!("audit-filter-any"),
        action => action_text(&action),
    });
    let items = move || {
        let current = value.signal().get_untracked();
        let item = |action: &'static str, label: String| {
            MenuItem::act(label, move || value.set(action)).checked(current == action)
        };
        let mut items = vec![item("", t!("audit-filter-any"))];
        for group in ACTIONS {
            items.push(MenuItem::Separator);
            items.extend(group.iter().map(|action| item(action, action_text(action))));
        }
        items
    };
    view! {
        <span class="audit-filter">
            <span class="detail">{t!("audit-filter-action")}</span>
            <Menu label items face=MenuFace::Button(Some(Glyph::ListFilter))/>
        </span>
    }
    .into_any()
}

/// A filter that was chosen on an entry, to be taken off again.
#[component]
fn FilterChip(
    value: QueryValue,
    key: &'static str,
    unknown: &'static str,
    name: Signal<Option<String>>,
) -> impl IntoView {
    let is_on = Memo::new(move |_| !value.get().is_empty());
    move || {
        is_on.get().then(|| {
            let name = name.get().unwrap_or_else(|| texts().get(unknown, &[]));
            let words = t!(key, name = name);
            let clear = t!("audit-clear", name = words.as_str());
            view! {
                <span class="chip" data-size="chosen">
                    <span class="audit-chip">{words}</span>
                    <button class="chip-remove" type="button" aria-label=clear on:click=move |_| value.set("")>
                        <Icon glyph=Glyph::X size=IconSize::Small/>
                    </button>
                </span>
            }
        })
    }
}
