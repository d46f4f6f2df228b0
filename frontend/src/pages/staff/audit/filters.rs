//! What the log is narrowed to. All of it stands in the address.

use super::action_text;
use crate::format;
use crate::palette::paused;
use crate::routes::{QueryValue, use_query_value};
use crate::ui::*;
use vitrine_client::{ExportAuditEntries, ListAuditEntries};
use vitrine_domain::audit::DeedGroup;

pub(super) const PAGE: u32 = 50;

#[derive(Clone, Copy)]
pub(in crate::pages::staff) struct Filters {
    words: QueryValue,
    action: QueryValue,
    pub(super) actor: QueryValue,
    pub(super) subject: QueryValue,
    pub(super) client: QueryValue,
    pub(super) project: QueryValue,
    from: QueryValue,
    to: QueryValue,
}

pub(super) fn use_filters() -> Filters {
    Filters {
        words: use_query_value("q"),
        action: use_query_value("action"),
        actor: use_query_value("actor"),
        subject: use_query_value("subject"),
        client: use_query_value("client"),
        project: use_query_value("project"),
        from: use_query_value("from"),
        to: use_query_value("to"),
    }
}

impl Filters {
    pub(super) fn query(self) -> ListAuditEntries {
        let ExportAuditEntries { q, subject_id, client_id, actor_id, action, project_id, from, to } = self.whole();
        let (limit, cursor) = (Some(PAGE), None);
        ListAuditEntries { q, subject_id, client_id, actor_id, action, project_id, from, to, limit, cursor }
    }

    /// The same without pages.
    pub(super) fn whole(self) -> ExportAuditEntries {
        let text = |value: QueryValue| Some(value.get()).filter(|text| !text.is_empty());
        let day = |value: QueryValue| value.get().parse().ok();
        ExportAuditEntries {
            q: text(self.words),
            action: text(self.action),
            actor_id: self.actor.get().parse().ok(),
            subject_id: self.subject.get().parse().ok(),
            client_id: self.client.get().parse().ok(),
            project_id: self.project.get().parse().ok(),
            from: day(self.from).and_then(format::start_of_day),
            // the last day is meant with all its hours
            to: day(self.to).and_then(|day| day.succ_opt()).and_then(format::start_of_day),
        }
    }

    pub(super) fn is_any(self) -> bool {
        self.whole() != ExportAuditEntries::default()
    }
}

/// Search, action and period, above the list.
#[component]
pub(super) fn Toolbar(filters: Filters, export: Signal<String>) -> impl IntoView {
    view! {
        <div class="audit-tools" role="search" aria-label=t!("audit-search")>
            <WordSearch words=filters.words/>
            <ActionFilter value=filters.action/>
            <Day label=t!("audit-from") value=filters.from/>
            <Day label=t!("audit-to") value=filters.to/>
            <a class="button audit-export" data-kind="default" download="audit.csv" href=move || export.get()>
                <span class="button-icon"><Icon glyph=Glyph::Download/></span>
                <span class="button-label">{t!("audit-export")}</span>
            </a>
        </div>
    }
    .into_any()
}

#[component]
fn WordSearch(words: QueryValue) -> impl IntoView {
    let typed = RwSignal::new(words.signal().get_untracked());
    let rested = paused(typed);
    Effect::new(move |before: Option<String>| {
        let rested = rested.get().trim().to_owned();
        if before.as_ref().is_some_and(|before| *before != rested) {
            words.set(&rested);
        }
        rested
    });
    view! { <div class="audit-search"><SearchField label=t!("audit-search") value=typed/></div> }.into_any()
}

#[component]
fn Day(label: String, value: QueryValue) -> impl IntoView {
    let id = next_id("day");
    view! {
        <span class="audit-filter">
            <label class="detail" for=id.clone()>{label}</label>
            <input class="input" type="date" id=id prop:value=move || value.get() on:change=move |event| value.set(&event_target_value(&event))/>
        </span>
    }
    .into_any()
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
        for group in DeedGroup::ALL {
            items.push(MenuItem::Separator);
            items.extend(group.deeds().iter().map(|deed| item(deed.name(), action_text(deed.name()))));
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
pub(super) fn FilterChip(
    value: QueryValue,
    key: &'static str,
    unknown: &'static str,
    name: Signal<Option<String>>,
) -> impl IntoView {
    let is_on = Memo::new(move |_| !value.get().is_empty());
    move || {
        is_on.get().then(|| {
            let name = name.get().unwrap_or_else(|| texts().get(unknown, &[]));
            let words = texts().get(key, &[("name", name.into())]);
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
