//! Which projects are listed. All of it stands in the address.

use super::super::client_picker::PickClient;
use super::draft::{LEVELS, level_of};
use crate::palette::paused;
use crate::resource::read;
use crate::routes::{QueryValue, Route, use_go, use_query_value};
use crate::ui::*;
use vitrine_client::{ListProjects, ProjectSort};
use vitrine_contract::ProjectState;

pub const PAGE: u32 = 50;
const NEWEST: &str = "-updated_at";

#[derive(Clone, Copy)]
pub struct Filters {
    state: QueryValue,
    level: QueryValue,
    client: QueryValue,
    words: QueryValue,
    sort: QueryValue,
}

pub fn use_filters() -> Filters {
    Filters {
        state: use_query_value("state"),
        level: use_query_value("level"),
        client: use_query_value("client"),
        words: use_query_value("q"),
        sort: use_query_value("sort"),
    }
}

impl Filters {
    pub fn state(self) -> ProjectState {
        state_of(&self.state.get())
    }

    pub fn is_sorted_by_name(self) -> bool {
        self.sort.get() != NEWEST
    }

    /// Whether anything narrows the list beyond its state.
    pub fn is_narrowed(self) -> bool {
        [self.level, self.client, self.words].into_iter().any(|value| !value.get().is_empty())
    }

    pub fn query(self) -> ListProjects {
        ListProjects {
            state: Some(self.state()),
            level: level_of(&self.level.get()),
            client_id: self.client.get().parse().ok(),
            q: Some(self.words.get()).filter(|words| !words.is_empty()),
            sort: Some(if self.is_sorted_by_name() { ProjectSort::Name } else { ProjectSort::UpdatedAtDescending }),
            limit: Some(PAGE),
            cursor: None,
            include_total: true,
        }
    }
}

fn state_of(name: &str) -> ProjectState {
    match name {
        "archived" => ProjectState::Archived,
        "deleted" => ProjectState::Deleted,
        _ => ProjectState::Active,
    }
}

const fn state_name(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Active => "active",
        ProjectState::Archived => "archived",
        ProjectState::Deleted => "deleted",
    }
}

/// State, search, filters and order, above the list.
#[component]
pub fn Toolbar(
    filters: Filters,
    /// How many there are on all pages.
    #[prop(into)]
    total: Signal<Option<u64>>,
) -> impl IntoView {
    let picks_client = RwSignal::new(false);
    let count = move || total.get().map(|count| t!("projects-count", count = count));
    view! {
        <div class="projects-tools" role="search" aria-label=t!("projects-search")>
            <StateSwitch filters/>
            <WordSearch filters/>
            <Menu label=t!("projects-filter") face=MenuFace::Button(Some(Glyph::ListFilter))
                items=move || filter_items(filters, picks_client)/>
            <span class="projects-count" role="status">{count}</span>
            <Menu label=Signal::derive(move || t!("projects-sort", by = sort_text(filters.is_sorted_by_name())))
                face=MenuFace::Button(None) items=move || sort_items(filters) align_end=true/>
        </div>
        <ActiveFilters filters/>
        <ClientFilter filters open=picks_client/>
    }
    .into_any()
}

#[component]
fn StateSwitch(filters: Filters) -> impl IntoView {
    let value = RwSignal::new(state_name(filters.state()).to_owned());
    Effect::new(move |before: Option<()>| {
        let wanted = value.get();
        if before.is_some() {
            filters.state.set(if wanted == "active" { "" } else { &wanted });
        }
    });
    let options = [ProjectState::Active, ProjectState::Archived, ProjectState::Deleted]
        .map(|state| Choice::new(state_name(state), state_text(state)));
    view! { <Segmented label=t!("projects-state") value options=options.to_vec()/> }.into_any()
}

fn state_text(state: ProjectState) -> String {
    match state {
        ProjectState::Active => t!("projects-state-active"),
        ProjectState::Archived => t!("projects-state-archived"),
        ProjectState::Deleted => t!("projects-state-deleted"),
    }
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
    view! { <div class="projects-search"><SearchField label=t!("projects-search") value=typed/></div> }.into_any()
}

fn filter_items(filters: Filters, picks_client: RwSignal<bool>) -> Vec<MenuItem> {
    let chosen = level_of(&filters.level.get());
    let levels = LEVELS.map(|level| {
        MenuItem::act(level_text(level), move || filters.level.set(level_name(level))).checked(chosen == Some(level))
    });
    let any = MenuItem::act(t!("projects-filter-any"), move || filters.level.set("")).checked(chosen.is_none());
    let client =
        MenuItem::act(t!("projects-filter-client"), move || picks_client.set(true)).icon(Glyph::SquareUserRound);
    let heading = MenuItem::Heading(t!("level"));
    [heading, any].into_iter().chain(levels).chain([MenuItem::Separator, client]).collect()
}

fn sort_text(by_name: bool) -> String {
    if by_name { t!("projects-sort-name") } else { t!("projects-sort-updated") }
}

fn sort_items(filters: Filters) -> Vec<MenuItem> {
    let by_name = filters.is_sorted_by_name();
    let item = |name: bool| {
        let act = move || filters.sort.set(if name { "" } else { NEWEST });
        MenuItem::act(sort_text(name), act).checked(by_name == name)
    };
    vec![item(true), item(false)]
}

/// What narrows the list, each with a way out.
#[component]
fn ActiveFilters(filters: Filters) -> impl IntoView {
    let go = use_go();
    let client_id = Memo::new(move |_| filters.client.get().parse::<uuid::Uuid>().ok());
    let client = read(move |client| {
        let id = client_id.get();
        async move {
            match id {
                Some(id) => client.read_client(id).await.map(|client| client.name),
                None => Ok(String::new()),
            }
        }
    });
    let client_name = move || match &*client.read() {
        Some(Ok(name)) => name.clone(),
        _ => "…".to_owned(),
    };
    let level = move || {
        level_of(&filters.level.get()).map(|level| {
            let label = t!("projects-filter-level-of", name = level_text(level));
            view! { <FilterChip label on_remove=move || filters.level.set("")/> }
        })
    };
    let client = move || {
        client_id.get().map(|_| {
            view! { <FilterChip label=t!("projects-filter-client-of", name = client_name()) on_remove=move || filters.client.set("")/> }
        })
    };
    let clear = move || {
        let state = filters.state.get();
        let query = if state.is_empty() { String::new() } else { format!("?state={state}") };
        go.instead(&format!("{}{query}", Route::Projects.path()));
    };
    move || {
        (level_of(&filters.level.get()).is_some() || client_id.get().is_some()).then(|| {
            view! {
                <div class="projects-filters">
                    {level}
                    {client}
                    <Button label=t!("projects-filter-clear") kind=ButtonKind::Quiet size=ButtonSize::Small on_click=clear/>
                </div>
            }
        })
    }
}

#[component]
pub fn FilterChip(label: String, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    view! {
        <span class="chip" data-size="chosen">
            <span class="projects-filter-words">{label.clone()}</span>
            <button class="chip-remove" type="button" aria-label=t!("act-remove", name = label) on:click=move |_| on_remove.run(())>
                <Icon glyph=Glyph::X size=IconSize::Small/>
            </button>
        </span>
    }
    .into_any()
}

#[component]
fn ClientFilter(filters: Filters, open: RwSignal<bool>) -> impl IntoView {
    let pick = move |client: String| filters.client.set(&client);
    view! { <PickClient open title=t!("projects-filter-client-title") label=t!("projects-column-clients") on_pick=pick/> }
        .into_any()
}
