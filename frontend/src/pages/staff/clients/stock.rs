//! The tree as far as it has been read: whole where it fits one page, else branch by branch as they are opened.

use crate::resource::{Reading, read};
use crate::ui::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use vitrine_client::{Client as Api, ClientFilter, Error, ListClients, Parent};
use vitrine_contract::{Client, ClientCounts};

const PAGE: u32 = 100;
/// Pages of one branch; who has more children than that is found by name.
const MOST_PAGES: usize = 5;

#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    pub clients: Vec<Client>,
    pub counts: ClientCounts,
    /// Nothing is left to be read.
    pub is_whole: bool,
    /// A branch was longer than what is read of one.
    pub is_cut: bool,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    first: Option<(Vec<Client>, ClientCounts, bool)>,
    branches: BTreeMap<Option<Uuid>, (Vec<Client>, bool)>,
    /// Parents that have been closed for the first time already.
    met: BTreeSet<String>,
}

#[derive(Clone, Copy)]
pub struct Stock {
    pub tree: Reading<Forest>,
    /// The ids of closed parents.
    pub closed: RwSignal<BTreeSet<String>>,
    kept: StoredValue<Kept>,
}

pub fn use_stock() -> Stock {
    let closed = RwSignal::new(BTreeSet::new());
    let kept = StoredValue::new(Kept::default());
    // What is closed matters to the reading only once the tree is known not to fit.
    let is_partial = RwSignal::new(false);
    let tree = read(move |api| {
        if is_partial.get() {
            closed.track();
        }
        async move {
            let (clients, counts, is_whole) = first_page(&api, kept).await?;
            if is_whole {
                return Ok(Forest { clients, counts, is_whole, is_cut: false });
            }
            if !is_partial.get_untracked() {
                is_partial.set(true);
            }
            let (clients, is_cut) = opened_branches(&api, kept, closed).await?;
            Ok(Forest { clients, counts, is_whole, is_cut })
        }
    });
    Stock { tree, closed, kept }
}

impl Stock {
    /// Reads everything shown anew.
    pub fn refresh(self) {
        self.kept.update_value(|kept| {
            kept.first = None;
            kept.branches.clear();
        });
        self.tree.refetch();
    }

    /// Opens the way down to a client.
    pub fn reveal(self, path: impl Iterator<Item = Uuid>) {
        let path: Vec<_> = path.map(|id| id.to_string()).collect();
        self.kept.update_value(|kept| kept.met.extend(path.iter().cloned()));
        if path.iter().any(|id| self.closed.read_untracked().contains(id)) {
            self.closed.update(|closed| closed.retain(|id| !path.contains(id)));
        }
    }

    /// What is known of one client.
    pub fn client(self, id: &str) -> Option<Client> {
        let id: Uuid = id.parse().ok()?;
        let tree = self.tree.read_untracked();
        tree.as_ref()?.as_ref().ok()?.clients.iter().find(|client| client.id == id).cloned()
    }
}

type First = (Vec<Client>, ClientCounts, bool);

async fn first_page(api: &Api, kept: StoredValue<Kept>) -> Result<First, Error> {
    if let Some(first) = kept.read_value().first.clone() {
        return Ok(first);
    }
    let page = api.list_clients(&ListClients { limit: Some(PAGE), ..ListClients::default() }).await?;
    let first = (page.data, page.counts, page.next_cursor.is_none());
    kept.update_value(|kept| kept.first = Some(first.clone()));
    Ok(first)
}

async fn opened_branches(
    api: &Api,
    kept: StoredValue<Kept>,
    closed: RwSignal<BTreeSet<String>>,
) -> Result<(Vec<Client>, bool), Error> {
    let (mut clients, mut is_cut) = (Vec::new(), false);
    let mut open = vec![None];
    while let Some(parent) = open.pop() {
        let (children, is_long) = branch(api, kept, parent).await?;
        let parents: Vec<_> = children.iter().filter(|child| child.child_count > 0).map(|child| child.id).collect();
        close_new(&parents, kept, closed);
        let shut = closed.read_untracked();
        open.extend(parents.into_iter().filter(|id| !shut.contains(&id.to_string())).map(Some));
        is_cut |= is_long;
        clients.extend(children);
    }
    Ok((clients, is_cut))
}

async fn branch(api: &Api, kept: StoredValue<Kept>, parent: Option<Uuid>) -> Result<(Vec<Client>, bool), Error> {
    if let Some(branch) = kept.read_value().branches.get(&parent).cloned() {
        return Ok(branch);
    }
    let mut children = Vec::new();
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let parent_id = Some(parent.map_or(Parent::Root, Parent::Of));
        let filter = ClientFilter { parent_id, ..ClientFilter::default() };
        let page =
            api.list_clients(&ListClients { filter, limit: Some(PAGE), cursor, ..ListClients::default() }).await?;
        children.extend(page.data);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    let branch = (children, cursor.is_some());
    kept.update_value(|kept| drop(kept.branches.insert(parent, branch.clone())));
    Ok(branch)
}

/// Parents arrive closed, once; after that it is the person who opens and closes.
fn close_new(parents: &[Uuid], kept: StoredValue<Kept>, closed: RwSignal<BTreeSet<String>>) {
    let mut new = Vec::new();
    kept.update_value(|kept| new.extend(parents.iter().map(Uuid::to_string).filter(|id| kept.met.insert(id.clone()))));
    if !new.is_empty() {
        closed.update(|closed| closed.extend(new));
    }
}
