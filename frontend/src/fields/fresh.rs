//! The fields of something that is about to be made.

use super::{Cells, Entry, changes};
use crate::resource::read;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{CustomField, FieldSubject, FieldVisibility, SetCustomValue, TaskFields};

/// What is typed into them, sent with the thing itself.
#[derive(Clone, Copy)]
pub struct NewValues {
    pub cells: Cells,
    blank: Memo<Vec<Entry>>,
    /// The fields that were sent, by whose places the answer speaks of them.
    sent: StoredValue<Vec<Uuid>>,
}

/// Fills `cells` with the fields that such a thing has.
pub fn new_values(subject: FieldSubject, cells: Cells) -> NewValues {
    let fields = read(move |api| async move { api.list_custom_fields(subject).await });
    of_blank(
        cells,
        Memo::new(move |_| match &*fields.read() {
            Some(Ok(list)) => list.data.iter().filter_map(blank_entry).collect(),
            _ => Vec::new(),
        }),
    )
}

/// The fields that the reader may fill in of a new task, while they may make one.
pub fn new_task_values(project: Uuid, may_create: Signal<bool>) -> NewValues {
    let fields = read(move |api| {
        let asks = may_create.get();
        async move { if asks { api.list_task_fields(project).await } else { Ok(TaskFields { data: Vec::new() }) } }
    });
    let blank = Memo::new(move |_| match &*fields.read() {
        Some(Ok(list)) => list.data.iter().map(Entry::of).collect(),
        _ => Vec::new(),
    });
    of_blank(Cells::default(), blank)
}

fn of_blank(cells: Cells, blank: Memo<Vec<Entry>>) -> NewValues {
    Effect::new(move || cells.set(&blank.read()));
    NewValues { cells, blank, sent: StoredValue::default() }
}

impl NewValues {
    pub fn is_empty(self) -> bool {
        self.blank.read().is_empty()
    }

    /// Nothing typed.
    pub fn blank(self) -> Vec<Entry> {
        self.blank.get_untracked()
    }

    /// Empties the controls for the next one.
    pub fn clear(self) {
        self.cells.set(&self.blank.read_untracked());
    }

    /// What was typed, to be sent.
    pub fn given(self) -> Vec<SetCustomValue> {
        let given = changes(&untrack(|| self.cells.get()), &[]);
        self.sent.set_value(given.iter().map(|set| set.field_id).collect());
        given
    }

    /// Shows what was wrong with them, and gives whether something was.
    pub fn take(self, error: &Error) -> bool {
        self.cells.take(error, "/custom_values", &self.sent.get_value())
    }
}

/// Finance is filled in later, by who may view it.
fn blank_entry(field: &CustomField) -> Option<Entry> {
    (field.visibility != FieldVisibility::Financial).then(|| Entry {
        id: field.id,
        name: field.name.clone(),
        kind: field.kind,
        options: field.options.clone(),
        visibility: Some(field.visibility),
        may_edit: true,
        raw: String::new(),
    })
}
