//! Which rows are chosen, and the keys that walk them.

use super::editor::Editing;
use crate::keys::{KeyGroup, use_shortcut};
use crate::ui::*;
use uuid::Uuid;
use web_sys::HtmlElement;

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
