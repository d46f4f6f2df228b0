//! What a template is called, and what is said about it.

use crate::resource::write;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{ProjectTemplate, UpdateProjectTemplate};

#[component]
pub(super) fn EditDialog(of: RwSignal<Option<ProjectTemplate>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(of.read().is_some()));
    view! {
        <Dialog open title=t!("template-edit") on_close=move || of.set(None)>
            {move || of.get().map(|template| view! { <Form template open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Form(template: ProjectTemplate, open: RwSignal<bool>, on_done: Callback<()>) -> impl IntoView {
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let (id, revision) = (template.id, template.revision);
    let name = RwSignal::new(template.name);
    let description = RwSignal::new(template.description.unwrap_or_default());
    let save = write(
        move |client, (revision, input): (String, UpdateProjectTemplate)| async move {
            client.update_project_template(id, &revision, &input).await
        },
        move |answer: Result<ProjectTemplate, Error>| {
            match answer {
                Ok(_) => {
                    open.set(false);
                    toasts.say(t!("act-saved"));
                }
                Err(error) => errors.take(&error),
            }
            on_done.run(());
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let words = description.get_untracked().trim().to_owned();
        let input = UpdateProjectTemplate {
            name: Some(name.get_untracked()),
            description: Some((!words.is_empty()).then_some(words)),
        };
        save.send((revision.clone(), input));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("template-name") value=name error=errors.at("/name") autofocus=true/>
            <TextArea label=t!("project-form-description") value=description error=errors.at("/description") optional=true rows=3/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("act-save") kind=ButtonKind::Primary icon=Glyph::Check submit=true busy=save.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
