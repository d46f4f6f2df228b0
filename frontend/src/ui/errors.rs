use super::*;
use vitrine_client::Error;

/// What the server said about single fields, by JSON Pointer, and about the form as a whole.
#[derive(Clone, Copy, Debug)]
pub struct FormErrors {
    fields: RwSignal<Vec<(String, String)>>,
    whole: RwSignal<Option<Error>>,
}

impl Default for FormErrors {
    fn default() -> Self {
        Self::new()
    }
}

impl FormErrors {
    pub fn new() -> Self {
        Self { fields: RwSignal::default(), whole: RwSignal::new(None) }
    }

    /// The error of one field: `errors.at("/name")`.
    pub fn at(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.fields.read().iter().find(|(at, _)| at == pointer).map(|(_, message)| message.clone())
        })
    }

    /// The first error at this place or below it, tracked.
    pub fn below(self, place: &str) -> Option<String> {
        let is_there = |at: &str| at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.fields.read().iter().find(|(at, _)| is_there(at)).map(|(_, message)| message.clone())
    }

    /// What belongs to no field; to be shown above the form's buttons.
    pub fn whole(self) -> Signal<Option<Error>> {
        self.whole.into()
    }

    /// What was said about fields, for forms that have none of their own.
    pub fn messages(self) -> Vec<String> {
        self.fields.read().iter().map(|(_, message)| message.clone()).collect()
    }

    /// Those that have no place of their own among these.
    pub fn messages_but(self, places: &[&str]) -> Vec<String> {
        let fields = self.fields.read();
        fields.iter().filter(|(at, _)| !places.contains(&at.as_str())).map(|(_, message)| message.clone()).collect()
    }

    /// Sets the error of one field by the code that the server would have sent.
    pub fn set(self, pointer: &str, code: &str) {
        let message = texts().get(&format!("field-{code}"), &[]);
        self.fields.update(|fields| fields.push((pointer.to_owned(), message)));
        focus_first_invalid();
    }

    pub fn take(self, error: &Error) {
        // to a form, what went into the query is a field like any other
        let place =
            |pointer: &str| pointer.strip_prefix('?').map_or_else(|| pointer.to_owned(), |name| format!("/{name}"));
        let fields: Vec<_> = error.fields().iter().map(|field| (place(&field.pointer), field_message(field))).collect();
        self.whole.set(fields.is_empty().then(|| error.clone()));
        self.fields.set(fields);
        focus_first_invalid();
    }

    pub fn clear(self) {
        self.whole.set(None);
        self.fields.set(Vec::new());
    }

    pub fn is_empty(self) -> bool {
        self.fields.read_untracked().is_empty() && self.whole.read_untracked().is_none()
    }
}

/// Our own words where we know the code, so that they follow the language of the app at once.
fn field_message(field: &vitrine_contract::FieldError) -> String {
    texts().find(&format!("field-{}", field.code), &[]).unwrap_or_else(|| field.detail.clone())
}

/// The problem of a form that belongs to none of its fields.
#[component]
pub fn FormProblem(errors: FormErrors) -> impl IntoView {
    move || {
        errors.whole().get().map(|error| {
            let (title, detail) = problem_words(&error);
            view! { <Note kind=NoteKind::Bad alert=true><strong>{title}</strong>" "{detail}</Note> }
        })
    }
}
