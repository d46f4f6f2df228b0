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
}

impl CustomPart {
    /// `values`: those of an existing project.
    pub fn new(values: Option<CustomValues>) -> Self {
        let cells = Cells::default();
        let fresh = values.is_none().then(|| new_values(FieldSubject::Project, cells));
        if let Some(values) = &values {
            cells.set(&entries(values));
        }
        Self { cells, fresh, base: RwSignal::new(values), sent: StoredValue::default() }
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
            self.cells.set(&rebased(&mine, &entries(&base), &entries(&newest)));
            self.base.set(Some(newest));
        }
        Ok(())
    }
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
