use super::field::{Field, described_by};
use super::*;
use leptos::html;

/// More things to choose from than a select holds: typed to find, with arrows to walk. With `multiple`, what is chosen stands as
/// chips in order. Give `query` to search elsewhere (then `options` is the answer); else the options are filtered here.
#[component]
pub fn Combobox(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    selected: RwSignal<Vec<Choice>>,
    #[prop(optional)] multiple: bool,
    #[prop(optional)] query: Option<RwSignal<String>>,
    #[prop(optional, into)] help: Signal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] placeholder: Signal<String>,
) -> impl IntoView {
    let id = next_id("combobox");
    let list_id = format!("{id}-list");
    let described = described_by(&id, help, error);
    let is_remote = query.is_some();
    let query = query.unwrap_or_default();
    let input = NodeRef::<html::Input>::new();
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let shown = Memo::new(move |_| {
        let words = folded(query.read().trim());
        let taken = selected.read();
        let is_new = |choice: &Choice| !multiple || taken.iter().all(|other| other.value != choice.value);
        let fits = |choice: &Choice| {
            is_remote || folded(&choice.label).contains(&words) || folded(&choice.hint).contains(&words)
        };
        options.get().into_iter().filter(|choice| is_new(choice) && fits(choice)).take(50).collect::<Vec<_>>()
    });
    let pick = move |choice: Choice| {
        if multiple {
            selected.update(|list| list.push(choice));
        } else {
            selected.set(vec![choice]);
            is_open.set(false);
        }
        query.set(String::new());
        active.set(0);
        focus(input);
    };
    let on_keydown = move |event: web_sys::KeyboardEvent| {
        let count = shown.read_untracked().len();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !is_open.get_untracked() => is_open.set(true),
            "ArrowDown" => active.update(|at| *at = step(*at, count, true)),
            "ArrowUp" => active.update(|at| *at = step(*at, count, false)),
            "Enter" if is_open.get_untracked() => {
                if let Some(choice) = shown.read_untracked().get(active.get_untracked()).cloned() {
                    pick(choice);
                }
            }
            "Escape" if is_open.get_untracked() => {
                is_open.set(false);
                event.stop_propagation();
            }
            "Backspace" if multiple && query.read_untracked().is_empty() => {
                selected.update(|list| drop(list.pop()));
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (is_open.get() && !shown.read().is_empty()).then(|| option_id(active.get()))
    };
    let rows = move || {
        shown
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, choice)| {
                let picked = choice.clone();
                let is_chosen = selected.read_untracked().iter().any(|other| other.value == choice.value);
                view! {
                    <li
                        class="option"
                        role="option"
                        id=option_id(at)
                        aria-selected=if is_chosen { "true" } else { "false" }
                        data-active=move || (active.get() == at).then_some("")
                        on:mousedown=move |event| { event.prevent_default(); pick(picked.clone()) }
                        on:pointermove=move |_| active.set(at)
                    >
                        {choice.lead.view()}
                        <span class="option-label">{choice.label}</span>
                        <span class="option-hint">{choice.hint}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let chips = move || {
        multiple
            .then(|| selected.get().into_iter().map(|choice| view! { <ChosenChip choice selected/> }).collect_view())
    };
    let text_of_one = move || selected.read().first().map(|choice| choice.label.clone()).unwrap_or_default();
    let (control_id, list_name) = (id.clone(), list_id.clone());
    view! {
        <Field id label help error optional>
            <div class="combobox" on:focusout=move |_| is_open.set(false)>
                <div class="combobox-box" data-invalid=move || error.read().is_some().then_some("")>
                    {chips}
                    <input
                        class="combobox-input"
                        id=control_id
                        node_ref=input
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-autocomplete="list"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls=list_id.clone()
                        aria-activedescendant=active_id
                        aria-invalid=move || error.read().is_some().then_some("true")
                        aria-describedby=described
                        placeholder=move || Some(placeholder.get()).filter(|text| !text.is_empty())
                        prop:value=move || if multiple || is_open.get() { query.get() } else { text_of_one() }
                        on:input=move |event| { query.set(event_target_value(&event)); active.set(0); is_open.set(true) }
                        on:click=move |_| is_open.set(true)
                        on:keydown=on_keydown
                    />
                    <Icon glyph=Glyph::ChevronsUpDown/>
                </div>
                <ul class="options" role="listbox" id=list_name aria-label=move || label.get() hidden=move || !is_open.get()>
                    {rows}
                    {move || shown.read().is_empty().then(|| view! {
                        <li class="options-none" role="option" aria-disabled="true">{t!("field-no-match", query = query.get())}</li>
                    })}
                </ul>
            </div>
        </Field>
    }
    .into_any()
}

#[component]
fn ChosenChip(choice: Choice, selected: RwSignal<Vec<Choice>>) -> impl IntoView {
    let value = choice.value.clone();
    view! {
        <span class="chip" data-size="chosen">
            {choice.lead.view()}
            {choice.label.clone()}
            <button class="chip-remove" type="button" aria-label=t!("act-remove", name = choice.label) on:click=move |_| {
                selected.update(|list| list.retain(|other| other.value != value));
            }>
                <Icon glyph=Glyph::X size=IconSize::Small/>
            </button>
        </span>
    }
    .into_any()
}
