//! Custom fields to fill in: the same controls for staff and for clients, for what each of them was given.

mod fresh;

pub use fresh::{NewValues, new_task_values, new_values};

use crate::resource::{Loaded, read, write};
use crate::ui::*;
use leptos::reactive::signal::ArcRwSignal;
use uuid::Uuid;
use vitrine_client::{Error, ValuesOwner};
use vitrine_contract::{
    CustomValue, CustomValues, FieldContent, FieldKind, FieldOption, FieldVisibility, SetCustomValue, SetCustomValues,
    ValueKind,
};

/// A field with what stands in its control.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: Uuid,
    pub name: String,
    pub kind: FieldKind,
    pub options: Vec<FieldOption>,
    pub visibility: Option<FieldVisibility>,
    pub may_edit: bool,
    /// The text of the control; the ids of choices divided by spaces; `yes` or `no`.
    pub raw: String,
}

impl Entry {
    pub fn of(value: &CustomValue) -> Self {
        Self {
            id: value.field_id,
            name: value.name.clone(),
            kind: kind_of(value.kind),
            options: value.options.clone(),
            visibility: value.visibility,
            may_edit: value.may_edit,
            raw: value.value.as_ref().map(raw_of).unwrap_or_default(),
        }
    }
}

pub const fn kind_of(kind: ValueKind) -> FieldKind {
    match kind {
        ValueKind::Text => FieldKind::Text,
        ValueKind::LongText => FieldKind::LongText,
        ValueKind::Number => FieldKind::Number,
        ValueKind::Date => FieldKind::Date,
        ValueKind::Choice => FieldKind::Choice,
        ValueKind::MultiChoice => FieldKind::MultiChoice,
        ValueKind::YesNo => FieldKind::YesNo,
        ValueKind::Link => FieldKind::Link,
    }
}

pub fn raw_of(content: &FieldContent) -> String {
    match content {
        FieldContent::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        FieldContent::Number(number) => number.to_string(),
        FieldContent::Text(text) => text.clone(),
        FieldContent::Choices(ids) => ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" "),
    }
}

/// What is sent of a control; none where it is empty. A number that is none is sent as it stands: the server says so.
pub fn content_of(kind: FieldKind, raw: &str) -> Option<FieldContent> {
    let text = raw.trim();
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        FieldKind::Number => {
            text.replace(',', ".").parse().map_or_else(|_| FieldContent::Text(text.to_owned()), FieldContent::Number)
        }
        FieldKind::YesNo => FieldContent::Flag(text == "yes"),
        FieldKind::MultiChoice => FieldContent::Choices(text.split(' ').filter_map(|id| id.parse().ok()).collect()),
        _ => FieldContent::Text(raw.to_owned()),
    })
}

/// What differs between two states of the same fields.
pub fn changes(now: &[Entry], before: &[Entry]) -> Vec<SetCustomValue> {
    let changed = now.iter().filter(|entry| {
        let old = before.iter().find(|old| old.id == entry.id);
        old.map_or(!entry.raw.trim().is_empty(), |old| old.raw != entry.raw)
    });
    changed.map(|entry| SetCustomValue { field_id: entry.id, value: content_of(entry.kind, &entry.raw) }).collect()
}

/// The fields that there are now, each as it was typed or, where nothing was, as it is.
pub fn rebased(mine: &[Entry], old: &[Entry], new: &[Entry]) -> Vec<Entry> {
    let raw = |of: &[Entry], entry: &Entry| of.iter().find(|own| own.id == entry.id).map(|own| own.raw.clone());
    let entry = |entry: &Entry| match (raw(mine, entry), raw(old, entry)) {
        (Some(mine), Some(old)) if mine != old => Entry { raw: mine, ..entry.clone() },
        _ => entry.clone(),
    };
    new.iter().map(entry).collect()
}

/// The controls of some fields: what stands in them, and what was said of them.
#[derive(Clone, Debug)]
pub struct Cell {
    entry: Entry,
    raw: ArcRwSignal<String>,
    error: ArcRwSignal<Option<String>>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Cells(RwSignal<Vec<Cell>>);

impl Cells {
    pub fn get(self) -> Vec<Entry> {
        self.0.read().iter().map(|cell| Entry { raw: cell.raw.get(), ..cell.entry.clone() }).collect()
    }

    /// Other fields get other controls; the same fields keep theirs, and with them the focus.
    pub fn set(self, entries: &[Entry]) {
        let bare = |entry: &Entry| Entry { raw: String::new(), ..entry.clone() };
        let is_same = self.0.read_untracked().iter().map(|cell| bare(&cell.entry)).eq(entries.iter().map(bare));
        if is_same {
            for (cell, entry) in self.0.read_untracked().iter().zip(entries) {
                cell.raw.set(entry.raw.clone());
                cell.error.set(None);
            }
        } else {
            let cell = |entry: &Entry| Cell {
                entry: entry.clone(),
                raw: ArcRwSignal::new(entry.raw.clone()),
                error: ArcRwSignal::new(None),
            };
            self.0.set(entries.iter().map(cell).collect());
        }
    }

    /// Shows faults at `<pointer>/<n>/…` beside the fields that were sent, and gives whether there was one.
    pub fn take(self, error: &Error, pointer: &str, sent: &[Uuid]) -> bool {
        let mut has_any = false;
        for fault in error.fields() {
            let at = fault.pointer.strip_prefix(pointer).and_then(|rest| rest.split('/').nth(1)?.parse::<usize>().ok());
            let Some(id) = at.and_then(|at| sent.get(at)) else { continue };
            for cell in self.0.read_untracked().iter().filter(|cell| cell.entry.id == *id) {
                cell.error.set(Some(fault_words(cell.entry.kind, &fault.code, &fault.detail)));
                has_any = true;
            }
        }
        if has_any {
            focus_first_invalid();
        }
        has_any
    }
}

/// What is no value of such a field is told with what would be one.
fn fault_words(kind: FieldKind, code: &str, detail: &str) -> String {
    let wanted = match kind {
        FieldKind::Number => Some("field-no-number"),
        FieldKind::Date => Some("field-no-date"),
        FieldKind::Link => Some("field-no-link"),
        FieldKind::Money => Some("field-no-money"),
        _ => None,
    };
    match (code, wanted) {
        ("unknown_value" | "wrong_type", Some(key)) => texts().get(key, &[]),
        _ => texts().find(&format!("field-{code}"), &[]).unwrap_or_else(|| detail.to_owned()),
    }
}

#[component]
pub fn FieldControls(cells: Cells, #[prop(optional)] disabled: bool) -> impl IntoView {
    // Clients read what they cannot change, where there is something to read.
    let shown = move |cell: &Cell| {
        let is_for_reading = cell.entry.visibility.is_none() && !cell.entry.may_edit;
        if is_for_reading { reading(cell) } else { control(cell, disabled) }
    };
    move || cells.0.get().iter().map(shown).collect_view()
}

fn reading(cell: &Cell) -> AnyView {
    let (entry, raw) = (cell.entry.clone(), RwSignal::from(cell.raw.clone()));
    let name = entry.name.clone();
    let is_there = Memo::new(move |_| !raw.read().is_empty());
    let words = move || match entry.kind {
        FieldKind::Link => view! { <Follow raw/> }.into_any(),
        _ => view! { <p class="field-shown">{shown(&entry, &raw.read())}</p> }.into_any(),
    };
    view! {
        <div class="field" hidden=move || !is_there.get()>
            <span class="field-label">{name}</span>
            {words}
        </div>
    }
    .into_any()
}

/// A value in words.
fn shown(entry: &Entry, raw: &str) -> String {
    match entry.kind {
        FieldKind::Choice | FieldKind::MultiChoice => {
            let is_chosen = |option: &&FieldOption| raw.split(' ').any(|id| option.id.to_string() == id);
            let names = entry.options.iter().filter(is_chosen).map(|option| option.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        }
        FieldKind::YesNo => {
            if raw == "yes" {
                t!("field-yes")
            } else {
                t!("field-no")
            }
        }
        FieldKind::Date => raw.parse().map_or_else(|_| raw.to_owned(), crate::format::date),
        FieldKind::Number => raw.replace('.', &t!("field-decimal-mark")),
        _ => raw.to_owned(),
    }
}

fn control(cell: &Cell, disabled: bool) -> AnyView {
    let Entry { name, kind, options, visibility, may_edit, .. } = cell.entry.clone();
    let disabled = disabled || !may_edit;
    let (raw, error) = (RwSignal::from(cell.raw.clone()), RwSignal::from(cell.error.clone()));
    let help = visibility.map(seen_by).unwrap_or_default();
    match kind {
        FieldKind::LongText => view! { <TextArea label=name value=raw help error optional=true disabled/> }.into_any(),
        FieldKind::Date => {
            view! { <TextField label=name value=raw kind="date" help error optional=true disabled/> }.into_any()
        }
        FieldKind::Number => view! { <TextField label=name value=raw help error optional=true disabled/> }.into_any(),
        FieldKind::Link => view! {
            <TextField label=name value=raw kind="url" placeholder="https://" help error optional=true disabled/>
            <Follow raw/>
        }
        .into_any(),
        FieldKind::Choice => {
            let none = Choice::new("", t!("field-none"));
            let known = options.into_iter().map(|option| Choice::new(option.id.to_string(), option.name));
            let options: Vec<Choice> = std::iter::once(none).chain(known).collect();
            view! { <SelectField label=name value=raw options help error optional=true disabled/> }.into_any()
        }
        FieldKind::YesNo => {
            let options = vec![
                Choice::new("", t!("field-none")),
                Choice::new("yes", t!("field-yes")),
                Choice::new("no", t!("field-no")),
            ];
            view! { <SelectField label=name value=raw options help error optional=true disabled/> }.into_any()
        }
        FieldKind::MultiChoice => view! { <Several name options raw help error disabled/> }.into_any(),
        FieldKind::Money => {
            view! { <TextField label=name value=raw placeholder="1250.00 EUR" help error optional=true disabled/> }
                .into_any()
        }
        FieldKind::Text => view! { <TextField label=name value=raw help error optional=true disabled/> }.into_any(),
    }
}

/// The way to what a link field says, once it is an address.
#[component]
fn Follow(raw: RwSignal<String>) -> impl IntoView {
    let address = move || Some(raw.get()).filter(|raw| raw.starts_with("https://") || raw.starts_with("http://"));
    move || {
        address().map(|address| {
            let href = address.clone();
            view! {
                <a class="field-follow" href=href target="_blank" rel="noopener noreferrer nofollow">
                    <Icon glyph=Glyph::ExternalLink size=IconSize::Small/>{address}
                </a>
            }
        })
    }
}

#[component]
fn Several(
    name: String,
    options: Vec<FieldOption>,
    raw: RwSignal<String>,
    help: String,
    error: RwSignal<Option<String>>,
    disabled: bool,
) -> impl IntoView {
    let toggle = move |id: &str, on: bool| {
        raw.update(|raw| {
            let mut ids: Vec<String> = raw.split_whitespace().filter(|own| *own != id).map(str::to_owned).collect();
            if on {
                ids.push(id.to_owned());
            }
            *raw = ids.join(" ");
        });
    };
    let boxes = options
        .into_iter()
        .map(|option| {
            let (own, id) = (option.id.to_string(), option.id.to_string());
            let checked = Signal::derive(move || raw.read().split_whitespace().any(|chosen| chosen == own));
            view! { <Checkbox label=option.name checked disabled on_change=move |on| toggle(&id, on)/> }
        })
        .collect_view();
    view! {
        <fieldset class="field" data-invalid=move || error.read().is_some().then_some("")>
            <legend class="field-label">{name}<span class="field-optional">{t!("field-optional")}</span></legend>
            <div class="toggle-group">{boxes}</div>
            {(!help.is_empty()).then(|| view! { <p class="field-help">{help}</p> })}
            {move || error.get().map(|error| view! { <p class="field-error"><Icon glyph=Glyph::CircleX/><span>{error}</span></p> })}
        </fieldset>
    }
    .into_any()
}

fn seen_by(visibility: FieldVisibility) -> String {
    match visibility {
        FieldVisibility::TeamOnly => t!("field-seen-team"),
        FieldVisibility::ClientSees => t!("field-seen-client"),
        FieldVisibility::ClientEdits => t!("field-edited-client"),
        FieldVisibility::Financial => t!("field-seen-finance"),
    }
}

/// The fields of a project or a task, with their own Save. Nothing where there are none.
#[component]
pub fn ValuesPanel(#[prop(into)] owner: Signal<ValuesOwner>) -> impl IntoView {
    let values = read(move |api| {
        let owner = owner.get();
        async move { api.read_values(owner).await }
    });
    let is_empty = |values: &CustomValues| values.data.is_empty();
    let ready = move |values: Signal<CustomValues>| view! { <Panel owner values/> }.into_any();
    view! { <Loaded source=values skeleton=|| () is_empty ready/> }.into_any()
}

#[component]
fn Panel(owner: Signal<ValuesOwner>, values: Signal<CustomValues>) -> impl IntoView {
    let (toasts, errors, cells) = (use_toasts(), FormErrors::new(), Cells::default());
    let base = RwSignal::new(values.get_untracked());
    let before = move || base.read().data.iter().map(Entry::of).collect::<Vec<_>>();
    cells.set(&untrack(before));
    let sent = StoredValue::new(Vec::<Uuid>::new());
    let changed = Memo::new(move |_| changes(&cells.get(), &before()));
    Effect::new(move || {
        let now = values.get();
        if untrack(|| changed.read().is_empty()) && now != *base.read_untracked() {
            base.set(now);
            cells.set(&untrack(before));
        }
    });
    let save = write(
        |api, (owner, revision, values): (ValuesOwner, String, Vec<SetCustomValue>)| async move {
            api.set_values(owner, &revision, &SetCustomValues { values }).await
        },
        move |answer: Result<CustomValues, Error>| match answer {
            Ok(now) => {
                base.set(now);
                cells.set(&untrack(before));
                toasts.say(t!("act-saved"));
            }
            Err(error) => {
                if !cells.take(&error, "/values", &sent.get_value()) {
                    errors.take(&error);
                }
            }
        },
    );
    let send = move || {
        errors.clear();
        let values = changed.get_untracked();
        sent.set_value(values.iter().map(|set| set.field_id).collect());
        save.send((owner.get_untracked(), base.read_untracked().revision.clone(), values));
    };
    let is_dirty = Memo::new(move |_| !changed.read().is_empty());
    view! {
        <section class="fields-panel form" aria-label=t!("fields-title")>
            <h3>{t!("fields-title")}</h3>
            <FieldControls cells/>
            <FormProblem errors/>
            {move || is_dirty.get().then(|| view! {
                <div class="fields-acts">
                    <Button label=t!("act-discard") on_click=move || cells.set(&untrack(before))/>
                    <Button label=t!("act-save") kind=ButtonKind::Primary busy=save.busy on_click=send/>
                </div>
            })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_control_leads_back() {
        let ids = vec![Uuid::from_u128(1), Uuid::from_u128(2)];
        for (kind, content) in [
            (FieldKind::Text, FieldContent::Text("EU".into())),
            (FieldKind::Number, FieldContent::Number(12.5)),
            (FieldKind::YesNo, FieldContent::Flag(false)),
            (FieldKind::Choice, FieldContent::Text(ids[0].to_string())),
            (FieldKind::MultiChoice, FieldContent::Choices(ids)),
        ] {
            assert_eq!(content_of(kind, &raw_of(&content)), Some(content), "{kind:?}");
        }
        assert_eq!(content_of(FieldKind::Number, "1,5"), Some(FieldContent::Number(1.5)));
        assert_eq!(content_of(FieldKind::Text, "  "), None);
    }

    #[test]
    fn what_is_no_value_is_told_with_what_would_be_one() {
        let words = |kind, code| fault_words(kind, code, "detail");
        assert_eq!(words(FieldKind::Link, "unknown_value"), t!("field-no-link"));
        assert_eq!(words(FieldKind::Number, "wrong_type"), t!("field-no-number"));
        assert_eq!(words(FieldKind::Choice, "unknown_value"), t!("field-unknown_value"));
        assert_eq!(words(FieldKind::Date, "never heard of"), "detail");
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        let entry = |id, raw: &str| Entry {
            id: Uuid::from_u128(id),
            name: String::new(),
            kind: FieldKind::Text,
            options: Vec::new(),
            visibility: None,
            may_edit: true,
            raw: raw.into(),
        };
        let before = [entry(1, "a"), entry(2, "b")];
        assert_eq!(
            changes(&[entry(1, "a"), entry(2, "")], &before),
            [SetCustomValue { field_id: Uuid::from_u128(2), value: None }]
        );
        assert_eq!(changes(&[entry(3, "")], &before), []);
    }
}
