//! Settings: what new projects can begin with.

mod content;
mod edit;

use super::StaffPage;
use crate::format;
use crate::live::use_live;
use crate::resource::{Loaded, Reading, read, write};
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use content::ContentDialog;
use edit::EditDialog;
use vitrine_client::Error;
use vitrine_contract::{EventKind, ProjectTemplate, ProjectTemplateList};

/// What can be done with a template, from any row.
#[derive(Clone, Copy)]
struct Acts {
    list: Reading<ProjectTemplateList>,
    shown: RwSignal<Option<ProjectTemplate>>,
    edited: RwSignal<Option<ProjectTemplate>>,
    deleted: RwSignal<Option<ProjectTemplate>>,
}

/// Whether the reader sees what new projects can begin with.
pub(super) fn sees_templates() -> bool {
    let session = use_session();
    session.may("project.create") && session.may("task.view")
}

/// All templates, read again when one comes, changes or goes.
pub(super) fn read_templates() -> Reading<ProjectTemplateList> {
    let list = read(|client| async move { client.list_project_templates().await });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::TemplateChanged | EventKind::Reset) {
            list.refetch();
        }
    });
    list
}

/// Such as "4 columns · 12 tasks · 3 of them team only".
pub(super) fn brings(template: &ProjectTemplate) -> String {
    let team_only = template.task_count.saturating_sub(template.shared_task_count);
    let columns = t!("template-columns", count = template.column_count);
    let tasks = (template.task_count > 0).then(|| t!("template-tasks", count = template.task_count));
    let team_only = (team_only > 0).then(|| t!("template-team-only", count = team_only));
    std::iter::once(columns).chain(tasks).chain(team_only).collect::<Vec<_>>().join(" · ")
}

#[component]
pub(super) fn TemplatesPage() -> impl IntoView {
    let list = read_templates();
    let acts = Acts { list, shown: RwSignal::new(None), edited: RwSignal::new(None), deleted: RwSignal::new(None) };
    let is_empty = |list: &ProjectTemplateList| list.data.is_empty();
    let empty = || {
        view! {
            <EmptyState glyph=Glyph::Layers title=t!("templates-none") text=t!("templates-none-detail")>
                <ButtonLink label=t!("nav-projects") href=Route::Projects.path() icon=Glyph::FolderKanban/>
            </EmptyState>
        }
    };
    let ready = move |list: Signal<ProjectTemplateList>| view! { <Rows list acts/> }.into_any();
    view! {
        <StaffPage title=t!("nav-templates")>
            <div class="templates">
                <p class="templates-lead">{t!("templates-lead")}</p>
                <Loaded source=list skeleton=|| view! { <Skeleton rows=4/> } is_empty empty ready/>
            </div>
            <ContentDialog of=acts.shown/>
            <EditDialog of=acts.edited on_done=move || list.refetch()/>
            <DeleteDialog acts/>
        </StaffPage>
    }
    .into_any()
}

#[component]
fn Rows(list: Signal<ProjectTemplateList>, acts: Acts) -> impl IntoView {
    let columns = vec![
        Column::new(t!("template-name")),
        Column::new(t!("template-brings")),
        Column::new(t!("project-changed")),
        Column::new(t!("act-more")).bare(),
    ];
    view! {
        <Table caption=t!("nav-templates") columns>
            <For each=move || list.get().data key=|template| (template.id, template.revision.clone()) let:template>
                {row(template, acts)}
            </For>
        </Table>
    }
    .into_any()
}

fn row(template: ProjectTemplate, acts: Acts) -> AnyView {
    let label = t!("act-actions", name = template.name.as_str());
    let (name, description) = (template.name.clone(), template.description.clone());
    let (brings, changed) = (brings(&template), format::ago(template.updated_at));
    let shown = template.clone();
    let items = move || {
        let set = |key: &'static str, glyph, into: RwSignal<Option<ProjectTemplate>>| {
            let template = template.clone();
            MenuItem::act(t!(key), move || into.set(Some(template.clone()))).icon(glyph)
        };
        vec![
            set("template-show", Glyph::Eye, acts.shown),
            set("act-edit", Glyph::Pencil, acts.edited),
            MenuItem::Separator,
            set("act-delete", Glyph::Trash2, acts.deleted).danger(),
        ]
    };
    view! {
        <tr>
            <td data-lead="">
                <button class="templates-name" type="button" on:click=move |_| acts.shown.set(Some(shown.clone()))>{name}</button>
                <span class="detail templates-about">{description}</span>
            </td>
            <td data-label=t!("template-brings")>{brings}</td>
            <td data-label=t!("project-changed")>{changed}</td>
            <td><Menu label items align_end=true/></td>
        </tr>
    }
    .into_any()
}

#[component]
fn DeleteDialog(acts: Acts) -> impl IntoView {
    let (toasts, errors) = (use_toasts(), FormErrors::new());
    let open = RwSignal::new(false);
    Effect::new(move || open.set(acts.deleted.read().is_some()));
    let delete = write(
        |client, template: ProjectTemplate| async move {
            client.delete_project_template(template.id, &template.revision).await.map(|()| template.name)
        },
        move |answer: Result<String, Error>| {
            match answer {
                Ok(name) => {
                    open.set(false);
                    toasts.say(t!("template-deleted", name = name));
                }
                Err(error) => errors.take(&error),
            }
            acts.list.refetch();
        },
    );
    let name = move || acts.deleted.read().as_ref().map(|template| template.name.clone()).unwrap_or_default();
    let title = Signal::derive(move || t!("template-delete", name = name()));
    let go = move || {
        if let Some(template) = acts.deleted.get_untracked() {
            delete.send(template);
        }
    };
    let closed = move || {
        errors.clear();
        acts.deleted.set(None);
    };
    view! {
        <Dialog open title on_close=closed>
            <p>{t!("template-delete-detail")}</p>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("act-delete") kind=ButtonKind::Danger icon=Glyph::Trash2 busy=delete.busy on_click=go/>
            </DialogActions>
        </Dialog>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use uuid::Uuid;

    #[test]
    fn a_line_says_what_a_template_brings() {
        for (column_count, task_count, shared_task_count, expected) in [
            (4, 0, 0, "4 columns"),
            (1, 1, 1, "1 column · 1 task"),
            (4, 12, 9, "4 columns · 12 tasks · 3 of them team only"),
            (4, 1, 0, "4 columns · 1 task · 1 of them team only"),
        ] {
            let template = ProjectTemplate {
                id: Uuid::nil(),
                name: String::new(),
                description: None,
                column_count,
                task_count,
                shared_task_count,
                has_dates: false,
                content: None,
                updated_at: DateTime::UNIX_EPOCH,
                revision: String::new(),
            };
            assert_eq!(brings(&template), expected);
        }
    }
}
