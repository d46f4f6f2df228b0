use super::draft::Fields;
use super::head::PathLinks;
use crate::ui::*;
use vitrine_contract::{Client, ClientKind};

use super::super::client_picker::kind_text;
use super::draft::kind_name;

/// Who the client is; for new and for existing ones.
#[component]
pub fn BasicFields(
    fields: Fields,
    errors: FormErrors,
    #[prop(optional)] disabled: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] name_ref: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let kinds = [ClientKind::Organisation, ClientKind::Unit, ClientKind::Person];
    let kinds = kinds.map(|kind| Choice::new(kind_name(kind), kind_text(kind))).to_vec();
    view! {
        <div class="form-row">
            <TextField label=t!("client-name") value=fields.name error=errors.at("/name") disabled autofocus node_ref=name_ref/>
            <SelectField label=t!("client-kind") value=fields.kind options=kinds error=errors.at("/kind") disabled/>
        </div>
        <div class="form-row">
            <TextField label=t!("client-email") value=fields.email error=errors.at("/email") kind="email" optional=true disabled/>
            <TextField label=t!("client-phone") value=fields.phone error=errors.at("/phone") kind="tel" optional=true disabled/>
        </div>
    }
    .into_any()
}

/// Where the client stands in the tree, and the way elsewhere.
#[component]
pub fn Place(client: Signal<Client>, may_move: bool, #[prop(into)] on_move: Callback<()>) -> impl IntoView {
    let way = move || {
        let path = client.read().path.clone();
        if path.is_empty() { t!("client-at-top").into_any() } else { view! { <PathLinks path/> }.into_any() }
    };
    view! {
        <div class="client-place">
            <div>
                <p class="field-label">{t!("client-parent")}</p>
                <div class="client-place-way">{way}</div>
            </div>
            {may_move.then(|| view! { <Button label=t!("client-move") icon=Glyph::Move on_click=on_move/> })}
        </div>
    }
    .into_any()
}
