use super::*;
use leptos::html;

/// What the label, help and error of every field have in common.
#[component]
pub(super) fn Field(
    id: String,
    label: Signal<String>,
    help: Signal<String>,
    error: Signal<Option<String>>,
    optional: bool,
    children: Children,
) -> impl IntoView {
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    view! {
        <div class="field" data-invalid=move || error.read().is_some().then_some("")>
            <label class="field-label" for=id>
                {move || label.get()}
                {optional.then(|| view! { <span class="field-optional">{t!("field-optional")}</span> })}
            </label>
            {children()}
            {move || (!help.read().is_empty()).then(|| view! { <p class="field-help" id=help_id.clone()>{help.get()}</p> })}
            {move || error.get().map(|error| view! { <FieldMessage id=error_id.clone() error/> })}
        </div>
    }
    .into_any()
}

#[component]
pub(super) fn FieldMessage(id: String, error: String) -> impl IntoView {
    view! {
        <p class="field-error" id=id>
            <Icon glyph=Glyph::CircleX/>
            <span>{error}</span>
        </p>
    }
    .into_any()
}

/// The ids that describe a control: its help and its error, where there are any.
pub(super) fn described_by(
    id: &str,
    help: Signal<String>,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + use<> {
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    move || match (!help.read().is_empty(), error.read().is_some()) {
        (false, false) => None,
        (true, false) => Some(help_id.clone()),
        (false, true) => Some(error_id.clone()),
        (true, true) => Some(format!("{help_id} {error_id}")),
    }
}

/// One line of text. Required is the default; `optional` is written beside the label.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] help: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// `text`, `email`, `tel`, `date`, `search`, `password`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional, into)] placeholder: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = next_id("field");
    let described = described_by(&id, help, error);
    if autofocus {
        focus_when_mounted(node_ref);
    }
    let revealed = RwSignal::new(false);
    let is_password = kind == "password";
    let control_id = id.clone();
    view! {
        <Field id label help error optional>
            <span class="field-box" data-reveal=is_password.then_some("")>
                <input
                    class="input"
                    id=control_id
                    node_ref=node_ref
                    type=move || if is_password && revealed.get() { "text" } else { kind }
                    autocomplete=autocomplete
                    autocapitalize=(is_password || autocomplete == "username").then_some("none")
                    spellcheck=(is_password || autocomplete == "username").then_some("false")
                    placeholder=move || Some(placeholder.get()).filter(|text| !text.is_empty())
                    required=!optional
                    disabled=move || disabled.get()
                    aria-invalid=move || error.read().is_some().then_some("true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {is_password.then(|| view! { <Reveal revealed/> })}
            </span>
        </Field>
    }
    .into_any()
}

#[component]
fn Reveal(revealed: RwSignal<bool>) -> impl IntoView {
    move || {
        let (glyph, label) = if revealed.get() {
            (Glyph::EyeOff, t!("act-hide-password"))
        } else {
            (Glyph::Eye, t!("act-show-password"))
        };
        view! { <IconButton label glyph on_click=move || revealed.update(|on| *on = !*on)/> }
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] help: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(default = 4)] rows: u32,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = next_id("field");
    let described = described_by(&id, help, error);
    let control_id = id.clone();
    view! {
        <Field id label help error optional>
            <textarea
                class="input"
                id=control_id
                rows=rows.to_string()
                required=!optional
                disabled=move || disabled.get()
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Field>
    }
    .into_any()
}

/// A search box: no label to see, but one to hear; Esc empties it.
#[component]
pub fn SearchField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    view! {
        <span class="field-box" data-leading="">
            <Icon glyph=Glyph::Search/>
            <input
                class="input"
                type="search"
                node_ref=node_ref
                aria-label=move || label.get()
                placeholder=move || label.get()
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </span>
    }
    .into_any()
}
