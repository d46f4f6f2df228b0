use super::options::{lines, meant};
use super::{Acts, KINDS, VISIBILITIES, kind_name, name_of, visibility_name};
use crate::resource::write;
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{CreateCustomField, CustomField, FieldKind, FieldSubject, FieldVisibility, UpdateCustomField};

/// A new field, or another shape of one.
#[component]
pub fn FieldEditor() -> impl IntoView {
    let acts = expect_context::<Acts>();
    let title = Signal::derive(move || match &*acts.edited.read() {
        Some(field) => t!("custom-fields-edit", name = field.name.as_str()),
        None => t!("custom-fields-new"),
    });
    view! {
        <Dialog open=acts.editor title size=DialogSize::Large>
            {move || view! { <Form field=acts.edited.get()/> }}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Form(field: Option<CustomField>) -> impl IntoView {
    let (acts, toasts, errors) = (expect_context::<Acts>(), use_toasts(), FormErrors::new());
    let subject = field.as_ref().map_or_else(|| acts.subject.get_untracked(), |field| field.subject);
    let text = |text: Option<&str>| RwSignal::new(text.unwrap_or_default().to_owned());
    let was = field.clone();
    let name = text(field.as_ref().map(|field| field.name.as_str()));
    let kind = text(Some(name_of(&KINDS, field.as_ref().map_or(FieldKind::Text, |field| field.kind))));
    let visibility =
        text(Some(name_of(&VISIBILITIES, field.as_ref().map_or(FieldVisibility::TeamOnly, |field| field.visibility))));
    let options = text(field.as_ref().map(|field| lines(&field.options)).as_deref());
    let has_options = Memo::new(move |_| matches!(kind.read().as_str(), "choice" | "multi_choice"));
    let is_money = Memo::new(move |_| *kind.read() == "money");
    // Money is financial, whatever was chosen before.
    let visibility_now = move || {
        if is_money.get() {
            FieldVisibility::Financial
        } else {
            chosen(&VISIBILITIES, &visibility.read(), FieldVisibility::Financial)
        }
    };
    let is_new_secret = {
        let was = was.clone();
        Memo::new(move |_| {
            was.as_ref().is_some_and(|was| was.visibility != FieldVisibility::Financial)
                && visibility_now() == FieldVisibility::Financial
        })
    };
    let done = move |answer: Result<CustomField, Error>| match answer {
        Ok(field) => {
            acts.editor.set(false);
            toasts.say(t!("custom-fields-saved", name = field.name));
            acts.list.refetch();
        }
        Err(error) => errors.take(&error),
    };
    let create = write(|api, input: CreateCustomField| async move { api.create_custom_field(&input).await }, done);
    let update = write(
        |api, (field, input): (CustomField, UpdateCustomField)| async move {
            api.update_custom_field(field.id, &field.revision, &input).await
        },
        done,
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let (kind, visibility) = (chosen(&KINDS, &kind.read_untracked(), FieldKind::Text), untrack(visibility_now));
        let before = was.as_ref().map(|was| was.options.clone()).unwrap_or_default();
        let options = if has_options.get_untracked() { meant(&options.read_untracked(), &before) } else { Vec::new() };
        match was.clone() {
            None => create.send(CreateCustomField {
                subject,
                name: name.get_untracked(),
                kind,
                visibility,
                options: options.into_iter().map(|option| option.name).collect(),
            }),
            Some(was) => {
                let input = UpdateCustomField {
                    name: Some(name.get_untracked()),
                    kind: Some(kind),
                    visibility: Some(visibility),
                    options: Some(options),
                };
                update.send((was, input));
            }
        }
    };
    let of_options = Signal::derive(move || {
        let own = errors.at("/options").get();
        own.or_else(|| errors.messages().into_iter().next().filter(|_| has_options.get()))
    });
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("custom-field-name") value=name error=errors.at("/name") autofocus=true/>
            <SelectField label=t!("custom-field-kind") value=kind options=kinds() help=t!("custom-field-kind-help") error=errors.at("/kind")/>
            {move || has_options.get().then(|| view! {
                <TextArea label=t!("custom-field-options") value=options help=t!("custom-field-options-help") error=of_options rows=6/>
            })}
            {move || (!is_money.get()).then(|| view! {
                <RadioGroup label=t!("custom-field-visibility") value=visibility options=visibilities(subject) error=errors.at("/visibility")/>
            })}
            {move || is_money.get().then(|| view! { <Note>{t!("field-money_is_financial")}" "{t!("custom-field-seen-financial-hint")}</Note> })}
            {move || is_new_secret.get().then(|| view! { <Note kind=NoteKind::Wait alert=true>{t!("custom-field-goes-financial")}</Note> })}
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || acts.editor.set(false)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=Signal::derive(move || create.busy.get() || update.busy.get())/>
            </DialogActions>
        </form>
    }
    .into_any()
}

/// What a name stands for; it came from the table.
fn chosen<T: Copy>(table: &[(T, &'static str)], name: &str, otherwise: T) -> T {
    table.iter().find(|(_, own)| *own == name).map_or(otherwise, |(of, _)| *of)
}

/// Money is for who may change finance.
fn kinds() -> Vec<Choice> {
    let may_finance = use_session().may("finance.edit");
    let kinds = KINDS.iter().filter(|(kind, _)| may_finance || *kind != FieldKind::Money);
    kinds.map(|(kind, name)| Choice::new(*name, kind_name(*kind))).collect()
}

/// What means something there: no client sees the record of a client, and none changes a project.
fn visibilities(subject: FieldSubject) -> Vec<Choice> {
    let may_finance = use_session().may("finance.edit");
    let is_offered = |visibility: FieldVisibility| match visibility {
        FieldVisibility::TeamOnly => true,
        FieldVisibility::ClientSees => subject != FieldSubject::Client,
        FieldVisibility::ClientEdits => subject == FieldSubject::Task,
        FieldVisibility::Financial => may_finance,
    };
    let hint = |name: &str| texts().get(&format!("custom-field-seen-{name}-hint"), &[]);
    let offered = VISIBILITIES.iter().filter(|(visibility, _)| is_offered(*visibility));
    offered.map(|(visibility, name)| Choice::new(*name, visibility_name(*visibility)).hint(hint(name))).collect()
}
