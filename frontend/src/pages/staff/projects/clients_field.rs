//! The clients of a project in order. The first is the primary client.

use super::super::client_picker::ClientPicker;
use crate::ui::*;

#[component]
pub fn ClientsField(
    clients: RwSignal<Vec<Choice>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// Whether the order means something: the first is the primary client.
    #[prop(default = true)]
    ordered: bool,
    #[prop(optional, into)] help: Signal<String>,
) -> impl IntoView {
    let picked = RwSignal::new(Vec::<Choice>::new());
    let dragged = RwSignal::new(None::<String>);
    Effect::new(move || {
        if let Some(choice) = picked.get().pop() {
            picked.set(Vec::new());
            clients.update(|clients| {
                if clients.iter().all(|client| client.value != choice.value) {
                    clients.push(choice);
                }
            });
        }
    });
    let label = Signal::derive(move || {
        if clients.read().is_empty() { t!("project-form-client-add") } else { t!("project-form-client-add-more") }
    });
    view! {
        <fieldset class="field clients-field">
            <legend class="field-label">{t!("project-form-clients")}</legend>
            {move || (!help.read().is_empty()).then(|| view! { <p class="field-help">{help.get()}</p> })}
            {move || (!clients.read().is_empty()).then(|| view! {
                <ol class="clients-list">
                    <For each=move || clients.get() key=|client| client.value.clone() let:client>
                        <Row client clients ordered dragged/>
                    </For>
                </ol>
            })}
            <ClientPicker label selected=picked error/>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Row(
    client: Choice,
    clients: RwSignal<Vec<Choice>>,
    ordered: bool,
    /// The row that a pointer holds; the buttons do the same by keyboard and on a phone.
    dragged: RwSignal<Option<String>>,
) -> impl IntoView {
    let announcer = use_announcer();
    let value = StoredValue::new(client.value.clone());
    let name = StoredValue::new(client.label.clone());
    let at = Memo::new(move |_| {
        value.with_value(|value| clients.read().iter().position(|client| client.value == *value)).unwrap_or_default()
    });
    let go = move |to: usize| {
        let (from, count) = (at.get_untracked(), clients.read_untracked().len());
        if to >= count {
            return;
        }
        clients.update(|clients| clients.swap(from, to));
        announcer.say(t!("order-moved", name = name.get_value(), position = to + 1, count = count));
    };
    let pass = move || {
        let (held, to) = (dragged.get_untracked(), at.get_untracked());
        let from = clients.read_untracked().iter().position(|client| Some(&client.value) == held.as_ref());
        if let Some(from) = from.filter(|from| *from != to) {
            clients.update(|clients| {
                let held = clients.remove(from);
                clients.insert(to, held);
            });
        }
    };
    let remove = move || {
        clients.update(|clients| value.with_value(|value| clients.retain(|client| client.value != *value)));
        announcer.say(t!("project-form-client-removed", name = name.get_value()));
        focus_first(".clients-field .combobox-input", None);
    };
    let is_last = move || at.get() + 1 == clients.read().len();
    view! {
        <li
            class="clients-row"
            draggable=ordered.then_some("true")
            data-held=move || value.with_value(|value| dragged.read().as_ref() == Some(value)).then_some("")
            on:dragstart=move |_| dragged.set(Some(value.get_value()))
            on:dragover=move |event| event.prevent_default()
            on:dragenter=move |_| pass()
            on:dragend=move |_| dragged.set(None)
        >
            {client.lead.view()}
            <span class="clients-name">{client.label.clone()}</span>
            <span class="clients-path">{client.hint.clone()}</span>
            {move || (ordered && at.get() == 0).then(|| view! { <Chip label=t!("project-primary")/> })}
            {ordered.then(|| view! {
                <MoveButton label=t!("order-up", name = name.get_value()) glyph=Glyph::ArrowUp
                    is_off=Signal::derive(move || at.get() == 0) on_click=move || go(at.get_untracked().wrapping_sub(1))/>
                <MoveButton label=t!("order-down", name = name.get_value()) glyph=Glyph::ArrowDown
                    is_off=Signal::derive(is_last) on_click=move || go(at.get_untracked() + 1)/>
            })}
            <IconButton label=t!("act-remove", name = name.get_value()) glyph=Glyph::X on_click=remove/>
        </li>
    }
    .into_any()
}
