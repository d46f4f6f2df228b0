//! Whom the list has. All of it stands in the address.

use super::super::client_picker::PickClient;
use super::super::projects::{FilterChip, LEVELS};
use super::rows::{Columns, ColumnsMenu};
use crate::format;
use crate::palette::paused;
use crate::resource::{Reading, read};
use crate::routes::{QueryValue, Route, use_go, use_query_value};
use crate::session::use_session;
use crate::ui::*;
use chrono::Days;
use uuid::Uuid;
use vitrine_client::ClientFilter;
use vitrine_contract::{Level, PermissionBase, PermissionSet};

#[derive(Clone, Copy)]
pub struct Filters {
    words: QueryValue,
    login: QueryValue,
    seen: QueryValue,
    set: QueryValue,
    level: QueryValue,
    root: QueryValue,
    sort: QueryValue,
}

pub fn use_filters() -> Filters {
    Filters {
        words: use_query_value("q"),
        login: use_query_value("login"),
        seen: use_query_value("seen"),
        set: use_query_value("set"),
        level: use_query_value("level"),
        root: use_query_value("root"),
        sort: use_query_value("sort"),
    }
}

/// Sights as the filter offers them: name, text, days back, and whether the sight is wanted or its absence.
const SIGHTS: [(&str, &str, u64, bool); 3] = [
    ("week", "clients-filter-seen-week", 7, true),
    ("month", "clients-filter-seen-month", 30, true),
    ("long", "clients-filter-seen-long", 90, false),
];

impl Filters {
    pub fn query(self) -> ClientFilter {
        let seen = self.seen.get();
        let sight = SIGHTS.iter().find(|(name, ..)| *name == seen);
        let day = |wanted: bool| {
            let (_, _, days, is_wanted) = sight.copied()?;
            (is_wanted == wanted).then(|| format::today().checked_sub_days(Days::new(days))).flatten()
        };
        ClientFilter {
            q: Some(self.words.get()).filter(|words| !words.is_empty()),
            has_login: match self.login.get().as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            permission_set_id: self.set.get().parse().ok(),
            level: level_of(&self.level.get()),
            root_id: self.root.get().parse().ok(),
            seen_since: day(true),
            not_seen_since: day(false),
            sort: Some(self.sort.get()).filter(|sort| !sort.is_empty()),
            ..ClientFilter::default()
        }
    }

    pub fn sort(self) -> Signal<String> {
        Signal::derive(move || Some(self.sort.get()).filter(|sort| !sort.is_empty()).unwrap_or_else(|| "name".into()))
    }

    pub fn sort_by(self, sort: &str) {
        self.sort.set(if sort == "name" { "" } else { sort });
    }
}

fn level_of(name: &str) -> Option<Level> {
    LEVELS.into_iter().find(|level| level_name(*level) == name)
}

/// Search, filters and columns, above the list.
#[component]
pub fn Toolbar(filters: Filters, columns: Columns, total: Signal<Option<u64>>) -> impl IntoView {
    let picks_root = RwSignal::new(false);
    let sets = use_sets();
    let count = move || total.get().map(|count| t!("clients-list-count", count = count));
    view! {
        <div class="projects-tools" role="search" aria-label=t!("clients-find")>
            <WordSearch filters/>
            <Menu label=t!("clients-filter") face=MenuFace::Button(Some(Glyph::ListFilter))
                items=move || items(filters, sets, picks_root)/>
            <span class="projects-count" role="status">{count}</span>
            <ColumnsMenu columns/>
        </div>
        <ActiveFilters filters sets/>
        <RootFilter filters open=picks_root/>
    }
    .into_any()
}

/// The sets for clients, where they may be seen.
fn use_sets() -> Memo<Vec<PermissionSet>> {
    let may_see = use_session().may("permission_set.view");
    let sets: Reading<Vec<PermissionSet>> = read(move |api| async move {
        if may_see { api.list_permission_sets().await.map(|list| list.data) } else { Ok(Vec::new()) }
    });
    Memo::new(move |_| match &*sets.read() {
        Some(Ok(sets)) => sets.iter().filter(|set| set.base == PermissionBase::Client).cloned().collect(),
        _ => Vec::new(),
    })
}

#[component]
fn WordSearch(filters: Filters) -> impl IntoView {
    let typed = RwSignal::new(filters.words.get());
    let rested = paused(typed);
    Effect::new(move |before: Option<String>| {
        let words = rested.get().trim().to_owned();
        if before.as_ref().is_some_and(|before| *before != words) {
            filters.words.set(&words);
        }
        words
    });
    view! { <div class="projects-search"><SearchField label=t!("clients-find") value=typed/></div> }.into_any()
}

fn items(filters: Filters, sets: Memo<Vec<PermissionSet>>, picks_root: RwSignal<bool>) -> Vec<MenuItem> {
    // A second press on what is chosen takes it back.
    let item = |of: QueryValue, value: String, label: String| {
        let is_on = of.get() == value;
        MenuItem::act(label, move || of.set(if is_on { "" } else { &value })).checked(is_on)
    };
    let mut items = vec![
        // first: the end of a long menu is out of sight
        MenuItem::act(t!("clients-filter-root"), move || picks_root.set(true)).icon(Glyph::ListTree),
        MenuItem::Separator,
        MenuItem::Heading(t!("clients-filter-login")),
        item(filters.login, "yes".into(), t!("clients-filter-login-yes")),
        item(filters.login, "no".into(), t!("clients-filter-login-no")),
        MenuItem::Heading(t!("clients-filter-seen")),
    ];
    items.extend(SIGHTS.map(|(name, text, ..)| item(filters.seen, name.into(), t!(text))));
    items.push(MenuItem::Heading(t!("clients-filter-level")));
    items.extend(LEVELS.map(|level| item(filters.level, level_name(level).into(), level_text(level))));
    let sets = sets.get();
    if sets.len() > 1 {
        items.push(MenuItem::Heading(t!("clients-filter-set")));
        items.extend(
            sets.into_iter().map(|set| item(filters.set, set.id.to_string(), texts().permission_set(&set.name))),
        );
    }
    items
}

/// What narrows the list, each with a way out.
#[component]
fn ActiveFilters(filters: Filters, sets: Memo<Vec<PermissionSet>>) -> impl IntoView {
    let go = use_go();
    let root = Memo::new(move |_| filters.root.get().parse::<Uuid>().ok());
    let root_name = read(move |api| {
        let id = root.get();
        async move {
            match id {
                Some(id) => api.read_client(id).await.map(|client| client.name),
                None => Ok(String::new()),
            }
        }
    });
    let root_name = move || match &*root_name.read() {
        Some(Ok(name)) => name.clone(),
        _ => "…".to_owned(),
    };
    let chips = move || {
        let mut chips = Vec::new();
        match filters.login.get().as_str() {
            "yes" => chips.push((t!("clients-filter-login-yes"), filters.login)),
            "no" => chips.push((t!("clients-filter-login-no"), filters.login)),
            _ => {}
        }
        let seen = filters.seen.get();
        chips.extend(SIGHTS.iter().find(|(name, ..)| *name == seen).map(|(_, text, ..)| (t!(text), filters.seen)));
        if let Some(level) = level_of(&filters.level.get()) {
            chips.push((t!("clients-filter-level-of", name = level_text(level)), filters.level));
        }
        let set = filters.set.get();
        chips.extend(
            sets.get()
                .into_iter()
                .find(|own| own.id.to_string() == set)
                .map(|set| (texts().permission_set(&set.name), filters.set)),
        );
        if root.get().is_some() {
            chips.push((t!("clients-filter-root-of", name = root_name()), filters.root));
        }
        chips
    };
    move || {
        let chips = chips();
        (!chips.is_empty()).then(|| {
            let chips = chips
                .into_iter()
                .map(|(label, of)| view! { <FilterChip label on_remove=move || of.set("")/> })
                .collect_view();
            view! {
                <div class="projects-filters">
                    {chips}
                    <Button label=t!("clients-filter-clear") kind=ButtonKind::Quiet size=ButtonSize::Small
                        on_click=move || go.instead(&Route::ClientList.path())/>
                </div>
            }
        })
    }
}

#[component]
fn RootFilter(filters: Filters, open: RwSignal<bool>) -> impl IntoView {
    let pick = move |client: String| filters.root.set(&client);
    view! { <PickClient open title=t!("clients-filter-root-title") label=t!("clients-column-name") on_pick=pick/> }
        .into_any()
}
