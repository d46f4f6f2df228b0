//! Which rows are chosen, and the keys that walk them.

use super::editor::Editing;
use super::listing::Listing;
use crate::keys::{KeyGroup, use_shortcut};
use crate::ui::*;
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_contract::Project;
use web_sys::HtmlElement;

#[derive(Clone, Copy)]
pub struct Selection(RwSignal<BTreeSet<Uuid>>);

impl Selection {
    pub fn new() -> Self {
        Self(RwSignal::default())
    }

    pub fn has(self, id: Uuid) -> bool {
        self.0.read().contains(&id)
    }

    pub fn toggle(self, id: Uuid) {
        self.0.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    }

    pub fn set(self, ids: Vec<Uuid>) {
        self.0.set(ids.into_iter().collect());
    }

    pub fn clear(self) {
        self.0.set(BTreeSet::new());
    }

    /// Those of the list that are chosen, as they are now.
    pub fn of(self, listing: &Listing) -> Vec<Project> {
        let chosen = self.0.read();
        listing.projects.iter().filter(|project| chosen.contains(&project.id)).cloned().collect()
    }
}

/// J and K walk the rows, X selects, E edits; Enter opens as on any link.
pub fn use_row_keys(selection: Selection, editing: Editing) {
    use_shortcut("j", KeyGroup::Do, t!("projects-key-next"), || walk(true));
    use_shortcut("k", KeyGroup::Do, t!("projects-key-previous"), || walk(false));
    use_shortcut("x", KeyGroup::Do, t!("projects-key-select"), move || {
        if let Some(id) = current().and_then(|row| id_of(&row)) {
            selection.toggle(id);
        }
    });
    use_shortcut("e", KeyGroup::Do, t!("project-edit"), move || {
        if let Some(id) = current().and_then(|row| id_of(&row)) {
            editing.open(id);
        }
    });
}

fn rows() -> Vec<HtmlElement> {
    document().body().map(|body| elements(&body, ".projects-table tbody tr")).unwrap_or_default()
}

/// The row that holds the focus.
fn current() -> Option<HtmlElement> {
    rows().into_iter().find(|row| row.matches(":focus-within").unwrap_or(false))
}

fn id_of(row: &HtmlElement) -> Option<Uuid> {
    row.get_attribute("data-id")?.parse().ok()
}

fn walk(forward: bool) {
    let rows = rows();
    let at = rows.iter().position(|row| row.matches(":focus-within").unwrap_or(false));
    let next = at.map_or(0, |at| step(at, rows.len(), forward));
    if let Some(row) = rows.get(next) {
        focus_first(".projects-name", Some(row));
    }
}
