//! The custom fields in the form of a project: a new one is made with them, of an existing one they are saved after the rest.

use crate::fields::{Cells, Entry, FieldControls, NewValues, changes, new_values, rebased};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, ValuesOwner};
use vitrine_contract::{CustomValues, FieldSubject, SetCustomValue, SetCustomValues};

#[derive(Clone, Copy)]
pub struct CustomPart {
    cells: Cells,
    /// Of a new project.
    fresh: Option<NewValues>,
    /// Of an existing one: the version that is edited.
    base: RwSignal<Option<CustomValues>>,
    sent: StoredValue<Vec<Uuid>>,
    /// What the fields are called that somebody else changed meanwhile.
    pub changed: RwSignal<Vec<String>>,
}

impl CustomPart {
    /// `values`: those of an existing project.
    pub fn new(values: Option<CustomValues>) -> Self {
        let cells = Cells::default();
        let fresh = values.is_none().then(|| new_values(FieldSubject::Project, cells));
        if let Some(values) = &values {
            cells.set(&entries(values));
        }
        Self { cells, fresh, base: RwSignal::new(values), sent: StoredValue::default(), changed: RwSignal::default() }
    }

    /// What differs from what is saved.
    pub fn given(self) -> Vec<SetCustomValue> {
        if let Some(fresh) = self.fresh {
            return fresh.given();
        }
        let before = self.base.read_untracked().as_ref().map(entries).unwrap_or_default();
        let given = changes(&untrack(|| self.cells.get()), &before);
        self.sent.set_value(given.iter().map(|set| set.field_id).collect());
        given
    }

    /// Shows what was wrong with them, and gives whether something was.
    pub fn take(self, error: &Error) -> bool {
        match self.fresh {
            Some(fresh) => fresh.take(error),
            None => self.cells.take(error, "/values", &self.sent.get_value()),
        }
    }

    /// Nothing where nothing was changed.
    pub async fn save(self, client: &Client, project: Uuid, values: Vec<SetCustomValue>) -> Result<(), Error> {
        let Some(base) = self.base.try_get_untracked().flatten().filter(|_| !values.is_empty()) else { return Ok(()) };
        let owner = ValuesOwner::Project(project);
        let saved = client.set_values(owner, &base.revision, &SetCustomValues { values }).await?;
        self.base.try_set(Some(saved));
        Ok(())
    }

    /// Somebody else was first: what was not touched here becomes as they made it.
    pub async fn catch_up(self, client: &Client, project: Uuid) -> Result<(), Error> {
        let newest = client.read_values(ValuesOwner::Project(project)).await?;
        if let Some(base) = self.base.try_get_untracked().flatten() {
            let mine = untrack(|| self.cells.get());
            let (old, new) = (entries(&base), entries(&newest));
            self.cells.set(&rebased(&mine, &old, &new));
            self.changed.set(changed_names(&old, &new));
            self.base.set(Some(newest));
        }
        Ok(())
    }

    /// As they are saved, whatever was typed.
    pub fn discard(self) {
        if let Some(base) = self.base.get_untracked() {
            self.cells.set(&entries(&base));
        }
    }
}

/// Those whose values differ, and those that came or went.
fn changed_names(old: &[Entry], new: &[Entry]) -> Vec<String> {
    let is_in = |of: &[Entry], entry: &Entry| of.iter().any(|own| own.id == entry.id && own.raw == entry.raw);
    let came = new.iter().filter(|entry| !is_in(old, entry));
    let went = old.iter().filter(|entry| !new.iter().any(|own| own.id == entry.id));
    came.chain(went).map(|entry| entry.name.clone()).collect()
}

fn entries(values: &CustomValues) -> Vec<Entry> {
    values.data.iter().map(Entry::of).collect()
}

/// The controls, where there is something to fill in.
#[component]
pub fn CustomFields(part: CustomPart) -> impl IntoView {
    // the server takes values of a new project from who may edit projects
    let may_fill = part.fresh.is_none() || use_session().may("project.edit");
    let is_there = Memo::new(move |_| may_fill && !part.cells.get().is_empty());
    move || {
        is_there.get().then(|| {
            view! {
                <fieldset class="project-custom">
                    <legend class="project-custom-title">{t!("fields-title")}</legend>
                    <FieldControls cells=part.cells/>
                </fieldset>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::FieldKind;

    fn entry(id: u128, raw: &str) -> Entry {
        Entry {
            id: Uuid::from_u128(id),
            name: format!("Field {id}"),
            kind: FieldKind::Text,
            options: Vec::new(),
            visibility: None,
            may_edit: true,
            raw: raw.into(),
        }
    }

    #[test]
    fn what_somebody_else_changed_is_named() {
        let old = [entry(1, "a"), entry(2, "b"), entry(3, "")];
        let new = [entry(1, "a"), entry(2, "c"), entry(4, "")];
        assert_eq!(changed_names(&old, &new), ["Field 2", "Field 4", "Field 3"]);
        assert!(changed_names(&old, &old).is_empty());
    }
}
