use super::field::{Field, FieldMessage, described_by};
use super::*;

/// One of several things to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A second line or a meta text: a path, a consequence.
    pub hint: String,
    pub lead: Lead,
}

/// What stands before a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Lead {
    #[default]
    None,
    Glyph(Glyph),
    Avatar(AvatarKind, String),
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn glyph(mut self, glyph: Glyph) -> Self {
        self.lead = Lead::Glyph(glyph);
        self
    }

    #[must_use]
    pub fn avatar(mut self, kind: AvatarKind) -> Self {
        self.lead = Lead::Avatar(kind, self.label.clone());
        self
    }
}

impl Lead {
    pub(crate) fn view(&self) -> AnyView {
        match self {
            Self::None => ().into_any(),
            Self::Glyph(glyph) => view! { <Icon glyph=*glyph/> }.into_any(),
            Self::Avatar(kind, name) => {
                view! { <Avatar name=name.clone() kind=*kind size=AvatarSize::Small/> }.into_any()
            }
        }
    }
}

/// A native select, for up to seven plain options. More: `Combobox`.
#[component]
pub fn SelectField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] help: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("field");
    let described = described_by(&id, help, error);
    let control_id = id.clone();
    let options = move || {
        options
            .get()
            .into_iter()
            .map(|choice| {
                let own = choice.value.clone();
                view! { <option value=choice.value selected=move || *value.read() == own>{choice.label}</option> }
            })
            .collect_view()
    };
    view! {
        <Field id label help error optional>
            <span class="select">
                <select
                    class="input"
                    id=control_id
                    disabled=move || disabled.get()
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:change=move |event| value.set(event_target_value(&event))
                >
                    {options}
                </select>
                <Icon glyph=Glyph::ChevronsUpDown/>
            </span>
        </Field>
    }
    .into_any()
}

/// One of a few, each with its consequence in words.
#[component]
pub fn RadioGroup(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Beside each other instead of below.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let name = next_id("radio");
    let error_id = format!("{name}-error");
    let options = {
        let name = name.clone();
        move || {
            options
                .get()
                .into_iter()
                .map(|choice| {
                    let (own, set) = (choice.value.clone(), choice.value.clone());
                    view! {
                        <label class="toggle">
                            <input
                                class="radio"
                                type="radio"
                                name=name.clone()
                                value=choice.value
                                disabled=move || disabled.get()
                                prop:checked=move || *value.read() == own
                                on:change=move |_| value.set(set.clone())
                            />
                            <ToggleText label=choice.label hint=choice.hint lead=choice.lead/>
                        </label>
                    }
                })
                .collect_view()
        }
    };
    view! {
        <fieldset class="field" data-inline=inline.then_some("")>
            <legend class="field-label">{move || label.get()}</legend>
            <div class="toggle-group">{options}</div>
            {move || error.get().map(|error| view! { <FieldMessage id=error_id.clone() error/> })}
        </fieldset>
    }
    .into_any()
}

/// Switches the view of the same data. Arrow keys move, as in any group of radio buttons.
#[component]
pub fn Segmented(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
) -> impl IntoView {
    let name = next_id("segment");
    let options = move || {
        options
            .get()
            .into_iter()
            .map(|choice| {
                let (own, set) = (choice.value.clone(), choice.value.clone());
                view! {
                    <label class="segmented-item">
                        <input
                            class="sr-only"
                            type="radio"
                            name=name.clone()
                            value=choice.value
                            prop:checked=move || *value.read() == own
                            on:change=move |_| value.set(set.clone())
                        />
                        {choice.lead.view()}
                        <span>{choice.label}</span>
                        {(!choice.hint.is_empty()).then(|| view! { <span class="counter">{choice.hint}</span> })}
                    </label>
                }
            })
            .collect_view()
    };
    view! { <div class="segmented" role="radiogroup" aria-label=move || label.get()>{options}</div> }.into_any()
}

#[component]
pub(super) fn ToggleText(label: String, hint: String, lead: Lead) -> impl IntoView {
    view! {
        {lead.view()}
        <span class="toggle-text">
            <span class="toggle-label">{label}</span>
            {(!hint.is_empty()).then(|| view! { <span class="toggle-hint">{hint}</span> })}
        </span>
    }
    .into_any()
}

/// Takes effect with the form's own button. `mixed` is for a selection of which only some are chosen.
#[component]
pub fn Checkbox(
    #[prop(into)] label: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] mixed: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// The label is only heard: in the rows of a table.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let text = if bare {
        view! { <span class="sr-only">{label}</span> }.into_any()
    } else {
        view! { <ToggleText label hint lead=Lead::None/> }.into_any()
    };
    view! {
        <label class="toggle">
            <input
                class="checkbox"
                type="checkbox"
                disabled=move || disabled.get()
                prop:checked=move || checked.get()
                prop:indeterminate=move || mixed.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {text}
        </label>
    }
    .into_any()
}

/// Takes effect at once, or with Save inside a form.
#[component]
pub fn Switch(
    #[prop(into)] label: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let error_id = next_id("switch-error");
    view! {
        <div class="field">
            <label class="toggle">
                <input
                    class="switch"
                    type="checkbox"
                    role="switch"
                    disabled=move || disabled.get()
                    prop:checked=move || checked.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <ToggleText label hint lead=Lead::None/>
            </label>
            {move || error.get().map(|error| view! { <FieldMessage id=error_id.clone() error/> })}
        </div>
    }
    .into_any()
}
