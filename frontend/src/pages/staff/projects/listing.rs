//! Reading the list, page after page. What is shown so far is read as one, so that it never mixes two moments for long.

use super::filters::Filters;
use super::quiet::when_quiet;
use crate::live::use_live;
use crate::resource::{Reading, read};
use crate::ui::*;
use vitrine_client::{Client, Error, ListProjects};
use vitrine_contract::Project;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    pub projects: Vec<Project>,
    pub has_more: bool,
    pub total: Option<u64>,
}

#[derive(Clone, Copy)]
pub struct Listed {
    pub source: Reading<Listing>,
    /// For which question how many pages are shown; another question starts with one.
    pages: RwSignal<(ListProjects, usize)>,
    asked: Memo<ListProjects>,
}

pub fn use_listing(filters: Filters) -> Listed {
    let asked = Memo::new(move |_| filters.query());
    let pages = RwSignal::new((asked.get_untracked(), 1));
    let source = read(move |client| {
        let (query, (of, count)) = (asked.get(), pages.get());
        let count = if of == query { count } else { 1 };
        read_pages(client, query, count)
    });
    let again = when_quiet(move || source.refetch());
    use_live().on(move |_| again());
    Listed { source, pages, asked }
}

impl Listed {
    pub fn show_more(self) {
        let asked = self.asked.get_untracked();
        self.pages.update(|(of, count)| {
            *count = if *of == asked { *count + 1 } else { 2 };
            *of = asked;
        });
    }

    pub fn total(self) -> Signal<Option<u64>> {
        Signal::derive(move || match &*self.source.read() {
            Some(Ok(listing)) => listing.total,
            _ => None,
        })
    }
}

async fn read_pages(client: Client, mut query: ListProjects, count: usize) -> Result<Listing, Error> {
    let mut listing = Listing::default();
    for _ in 0..count.max(1) {
        let page = client.list_projects(&query).await?;
        listing.projects.extend(page.data);
        listing.total = page.total.or(listing.total);
        listing.has_more = page.next_cursor.is_some();
        query.cursor = page.next_cursor;
        query.include_total = false;
        if !listing.has_more {
            break;
        }
    }
    Ok(listing)
}
