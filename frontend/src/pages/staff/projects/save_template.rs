//! Saving a project as a template.

use super::super::templates::{brings, sees_templates};
use crate::resource::write;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{CreateProjectTemplate, Project, ProjectAct, ProjectState, ProjectTemplate};

const WITH_TASKS: &str = "tasks";

/// The project that is to be saved.
pub type Saved = RwSignal<Option<Project>>;

/// Asked where the menu is built, not where it opens.
pub fn may_save_templates() -> bool {
    sees_templates()
}

pub fn template_item(project: &Project, saved: Saved) -> Option<MenuItem> {
    let may = project.may.contains(&ProjectAct::ViewBoard) && project.state != ProjectState::Deleted;
    let project = project.clone();
    may.then(|| MenuItem::act(t!("template-save"), move || saved.set(Some(project.clone()))).icon(Glyph::Layers))
}

#[component]
pub fn SaveTemplate(of: Saved) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(of.read().is_some()));
    let name = move || of.read().as_ref().map(|project| project.name.clone()).unwrap_or_default();
    let title = Signal::derive(move || t!("template-save-title", name = name()));
    view! {
        <Dialog open title on_close=move || of.set(None)>
            {move || of.get().map(|project| view! { <Form project open/> })}
        </Dialog>
    }
    .into_any()
}

/// The name is not that of the project: it would name whom it was made for.
#[component]
fn Form(project: Project, open: RwSignal<bool>) -> impl IntoView {
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let id = project.id;
    let (name, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let what = RwSignal::new("columns".to_owned());
    let save = write(
        move |client, input: CreateProjectTemplate| async move { client.create_project_template(id, &input).await },
        move |answer: Result<ProjectTemplate, Error>| match answer {
            Ok(template) => {
                open.set(false);
                toasts.say(t!("template-saved", name = template.name.as_str(), brings = brings(&template)));
            }
            Err(error) => errors.take(&error),
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let words = description.get_untracked().trim().to_owned();
        save.send(CreateProjectTemplate {
            name: name.get_untracked(),
            description: (!words.is_empty()).then_some(words),
            with_tasks: *what.read_untracked() == WITH_TASKS,
        });
    };
    let options = vec![
        Choice::new("columns", t!("template-save-columns")).hint(t!("template-save-columns-hint")),
        Choice::new(WITH_TASKS, t!("template-save-tasks")).hint(t!("template-save-tasks-hint")),
    ];
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("template-name") value=name error=errors.at("/name") autofocus=true/>
            <TextArea label=t!("project-form-description") value=description error=errors.at("/description") optional=true rows=2/>
            <RadioGroup label=t!("template-save-what") value=what options error=errors.at("/with_tasks")/>
            <Note>{t!("template-save-note")}</Note>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("template-save") kind=ButtonKind::Primary icon=Glyph::Layers submit=true busy=save.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}
