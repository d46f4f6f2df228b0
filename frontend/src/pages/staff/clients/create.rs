use super::super::client_picker::{ClientPicker, chosen_ids};
use super::access::{CredentialFields, PrivilegeFields, SetField, privileges_of};
use super::basic::BasicFields;
use super::draft::{Fields, Values, given};
use super::sees::SeesNew;
use crate::fields::{FieldControls, new_values};
use crate::pages::PreferenceControls;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{
    Client, ClientDefaults, CreateClient, Credentials, FieldSubject, PrivilegeTemplate, SetCustomValue,
};

/// A new client. With "add another" the dialog stays for the next one at the same place.
#[component]
pub fn CreateDialog(
    open: RwSignal<bool>,
    /// Where the next one is put; kept from one to the next.
    parent: RwSignal<Vec<Choice>>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_done: Callback<(Client, bool)>,
) -> impl IntoView {
    view! {
        <Dialog open title=t!("create-title") size=DialogSize::Large on_close>
            <Begun open parent on_done/>
        </Dialog>
    }
    .into_any()
}

/// The form comes with what the workspace begins new clients with, so that nothing changes under whoever fills it in.
#[component]
fn Begun(open: RwSignal<bool>, parent: RwSignal<Vec<Choice>>, on_done: Callback<(Client, bool)>) -> impl IntoView {
    let defaults = read(|api| async move { api.read_client_defaults().await });
    let ready = move |defaults: Signal<ClientDefaults>| {
        let template = defaults.read_untracked().template;
        view! { <CreateForm open parent template on_done/> }.into_any()
    };
    view! { <Loaded source=defaults ready/> }.into_any()
}

#[component]
fn CreateForm(
    open: RwSignal<bool>,
    parent: RwSignal<Vec<Choice>>,
    template: PrivilegeTemplate,
    on_done: Callback<(Client, bool)>,
) -> impl IntoView {
    let (toasts, announcer) = (use_toasts(), use_announcer());
    let fields = Fields::new();
    fields.set_privileges(privileges_of(template));
    let errors = FormErrors::new();
    let is_virtual = RwSignal::new(false);
    let another = RwSignal::new(false);
    let part = RwSignal::new(BASIC.to_owned());
    let custom = new_values(FieldSubject::Client, fields.custom);
    let name_input = NodeRef::<html::Input>::new();
    let done = move |answer: Result<Client, Error>| match answer {
        Ok(client) => {
            let words = t!("create-done", name = client.name.as_str());
            let goes_on = another.get_untracked();
            if goes_on {
                announcer.say(words.clone());
                fields.set(Values { custom: custom.blank(), ..next(fields) });
                part.set(BASIC.to_owned());
                focus(name_input);
            } else {
                open.set(false);
            }
            toasts.say(words);
            on_done.run((client, goes_on));
        }
        Err(error) => {
            if let Some(fault) = error.fields().first() {
                part.set(part_of(&fault.pointer).to_owned());
            }
            if !custom.take(&error) {
                errors.take(&error);
            }
        }
    };
    let create = write(|api, input: CreateClient| async move { api.create_client(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let values = untrack(|| fields.get());
        if values.name.trim().is_empty() {
            part.set(BASIC.to_owned());
            return errors.set("/name", "required");
        }
        let parent_id = chosen_ids(&parent.read_untracked()).first().copied();
        create.send(input(values, custom.given(), parent_id, is_virtual.get_untracked()));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Segmented label=t!("create-parts") value=part options=parts()/>
            // All stay mounted, so that an error finds its field whichever part is shown.
            <div class="client-tab" hidden=move || *part.read() != BASIC>
                <BasicFields fields errors autofocus=true name_ref=name_input/>
                <ClientPicker label=t!("client-parent") selected=parent offers_top=true optional=true error=errors.at("/parent_id")/>
                <fieldset class="client-part">
                    <legend class="client-part-title">{t!("client-sign-in")}</legend>
                    <Checkbox label=t!("create-virtual") hint=t!("create-virtual-hint") checked=is_virtual on_change=move |on| is_virtual.set(on)/>
                    {move || (!is_virtual.get()).then(|| view! {
                        <CredentialFields fields errors/>
                        <p class="field-help">{t!("client-nobody-notified")}</p>
                    })}
                </fieldset>
                <SetField fields errors/>
                <PrivilegeFields fields proposed=template/>
                <SeesNew fields parent is_virtual/>
            </div>
            <div class="client-tab" hidden=move || *part.read() != FIELDS>
                <FieldControls cells=fields.custom/>
                {move || custom.is_empty().then(|| view! {
                    <EmptyState glyph=Glyph::Columns3 title=t!("fields-none-client") text=t!("fields-none-client-detail")/>
                })}
            </div>
            <div class="client-tab" hidden=move || *part.read() != PREFERENCES>
                <PreferenceControls fields=fields.preferences errors/>
            </div>
            <FormProblem errors/>
            <DialogActions>
                <Checkbox label=t!("create-another") checked=another on_change=move |on| another.set(on)/>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("create-act") kind=ButtonKind::Primary submit=true busy=create.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}

const BASIC: &str = "basic";
const FIELDS: &str = "fields";
const PREFERENCES: &str = "preferences";

fn parts() -> Vec<Choice> {
    vec![
        Choice::new(BASIC, t!("client-tab-basic")),
        Choice::new(FIELDS, t!("client-tab-fields")),
        Choice::new(PREFERENCES, t!("client-tab-preferences")),
    ]
}

fn part_of(pointer: &str) -> &'static str {
    match pointer {
        pointer if pointer.starts_with("/preferences") => PREFERENCES,
        pointer if pointer.starts_with("/custom_values") => FIELDS,
        _ => BASIC,
    }
}

/// For the next client of the same kind: what is personal is cleared, the access stays.
fn next(fields: Fields) -> Values {
    let last = untrack(|| fields.get());
    Values {
        kind: last.kind,
        set: last.set,
        privileges: last.privileges,
        preferences: last.preferences,
        ..Values::blank()
    }
}

fn input(
    values: Values,
    custom_values: Vec<SetCustomValue>,
    parent_id: Option<Uuid>,
    is_virtual: bool,
) -> CreateClient {
    // Who is not virtual has both: the server says which one is missing.
    let credentials = (!is_virtual).then(|| Credentials {
        username: values.username.clone(),
        password: (!values.password.is_empty()).then(|| values.password.clone()),
    });
    CreateClient {
        name: values.name,
        kind: values.kind,
        parent_id,
        email: given(&values.email),
        phone: given(&values.phone),
        credentials,
        privileges: values.privileges,
        permission_set_id: values.set.parse().ok(),
        preferences: values.preferences,
        custom_values,
    }
}
