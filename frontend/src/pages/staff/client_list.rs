//! The clients as rows: found, filtered, sorted, taken along as a file.

mod export;
mod filters;
mod rows;

pub(super) use export::ExportMenu;

use super::StaffPage;
use super::projects::when_quiet;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, Reading, read};
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use filters::{Filters, Toolbar, use_filters};
use rows::{Columns, Rows, use_columns};
use vitrine_client::{Client as Api, ClientFilter, Error, ListClients};
use vitrine_contract::{Client, EventKind};

const PAGE: u32 = 50;

#[derive(Clone, Debug, PartialEq)]
struct Listing {
    pages: Pages<Client>,
    total: Option<u64>,
}

#[component]
pub(super) fn ClientListPage() -> impl IntoView {
    let (filters, columns) = (use_filters(), use_columns());
    let session = use_session();
    // For which question how many pages are shown; another question starts with one.
    let shown = RwSignal::new((ClientFilter::default(), 1_usize));
    let asked = Memo::new(move |_| filters.query());
    let listing = read(move |api| {
        let (filter, (of, count)) = (asked.get(), shown.get());
        let count = if of == filter { count } else { 1 };
        read_pages(api, filter, count)
    });
    let again = when_quiet(move || listing.refetch());
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ClientChanged | EventKind::Reset) {
            again();
        }
    });
    let more = move || {
        let asked = asked.get_untracked();
        shown.update(|(of, count)| {
            *count = if *of == asked { *count + 1 } else { 2 };
            *of = asked;
        });
    };
    let actions = move || {
        view! {
            <div class="clients-acts">
                <ViewSwitch is_list=true/>
                <ExportMenu filter=move || filters.query()/>
                {session.may("client.import").then(|| view! {
                    <ButtonLink label=t!("nav-import") href=Route::ClientImport.path() icon=Glyph::Upload/>
                })}
                {session.may("client.add").then(|| view! {
                    <ButtonLink label=t!("client-new") href=format!("{}?new=1", Route::Clients.path()) kind=ButtonKind::Primary icon=Glyph::Plus/>
                })}
            </div>
        }
    };
    let ready = move |listing: Signal<Listing>| view! { <Ready listing filters columns on_more=more/> }.into_any();
    view! {
        <StaffPage title=t!("nav-clients") actions>
            <Toolbar filters columns total=total_of(listing)/>
            <Loaded
                source=listing
                skeleton=|| view! { <Skeleton rows=12/> }
                is_empty=|listing: &Listing| listing.pages.items.is_empty()
                empty=|| view! { <EmptyState glyph=Glyph::Search title=t!("clients-list-none") text=t!("clients-list-none-detail")/> }
                ready
            />
        </StaffPage>
    }
    .into_any()
}

fn total_of(listing: Reading<Listing>) -> Signal<Option<u64>> {
    Signal::derive(move || match &*listing.read() {
        Some(Ok(listing)) => listing.total,
        _ => None,
    })
}

async fn read_pages(api: Api, filter: ClientFilter, count: usize) -> Result<Listing, Error> {
    let (api, filter, total) = (&api, &filter, std::cell::Cell::new(None));
    let known = &total;
    let pages = first_pages(count, move |cursor| async move {
        let include_total = cursor.is_none();
        let query = ListClients { filter: filter.clone(), limit: Some(PAGE), cursor, include_total };
        let page = api.list_clients(&query).await?;
        known.set(page.total.or(known.get()));
        Ok((page.data, page.next_cursor))
    })
    .await?;
    Ok(Listing { pages, total: total.get() })
}

#[component]
fn Ready(
    listing: Signal<Listing>,
    filters: Filters,
    columns: Columns,
    #[prop(into)] on_more: Callback<()>,
) -> impl IntoView {
    let clients = Signal::derive(move || listing.read().pages.items.clone());
    view! {
        <Rows clients columns sort=filters.sort() on_sort=move |sort: String| filters.sort_by(&sort)/>
        <ShowMore when=move || listing.read().pages.has_more on_click=on_more/>
    }
    .into_any()
}

/// The same clients as a tree or as rows.
#[component]
pub(super) fn ViewSwitch(is_list: bool) -> impl IntoView {
    let link = |label: String, glyph, route: Route, is_here: bool| {
        view! {
            <a class="segmented-item view-switch" href=route.path() aria-current=is_here.then_some("page")>
                <Icon glyph/>
                <span>{label}</span>
            </a>
        }
    };
    view! {
        <nav class="segmented" aria-label=t!("clients-view")>
            {link(t!("clients-view-tree"), Glyph::ListTree, Route::Clients, !is_list)}
            {link(t!("clients-view-list"), Glyph::List, Route::ClientList, is_list)}
        </nav>
    }
    .into_any()
}
