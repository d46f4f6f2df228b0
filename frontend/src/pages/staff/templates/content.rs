//! What stands in a template, word for word: whoever begins a project for another client can see first what comes along.

use crate::resource::{Loaded, read};
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::{ProjectTemplate, TemplateColumn, TemplateContent, TemplateTask};

#[component]
pub(super) fn ContentDialog(of: RwSignal<Option<ProjectTemplate>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(of.read().is_some()));
    let title = Signal::derive(move || of.read().as_ref().map(|template| template.name.clone()).unwrap_or_default());
    view! {
        <Dialog open title size=DialogSize::Large on_close=move || of.set(None)>
            {move || of.get().map(|template| view! { <Content id=template.id/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Content(id: Uuid) -> impl IntoView {
    let template = read(move |client| async move { client.read_project_template(id).await });
    let ready = |template: Signal<ProjectTemplate>| {
        let rows = move || template.get().content.as_ref().map(columns);
        view! { <ol class="template-columns">{rows}</ol> }.into_any()
    };
    view! { <Loaded source=template ready/> }.into_any()
}

fn columns(content: &TemplateContent) -> AnyView {
    let column = |(at, own): (usize, &TemplateColumn)| {
        let is_own = |task: &&TemplateTask| usize::try_from(task.column) == Ok(at);
        column(own, content.tasks.iter().filter(is_own))
    };
    content.columns.iter().enumerate().map(column).collect_view().into_any()
}

fn column<'t>(column: &TemplateColumn, tasks: impl Iterator<Item = &'t TemplateTask>) -> AnyView {
    let tasks: Vec<_> = tasks.map(task).collect();
    let client_name = column.client_name.as_deref().map(|name| t!("template-for-clients", name = name));
    let asks = column
        .asks_approval
        .then(|| view! { <Chip label=t!("template-asks") tone=Tone::Wait icon=Glyph::UserRoundCheck/> });
    view! {
        <li class="template-column">
            <h3 class="template-column-name"><StageMark stage=column.stage/><span>{column.name.clone()}</span>{asks}</h3>
            {client_name.map(|words| view! { <p class="detail">{words}</p> })}
            {(!tasks.is_empty()).then(|| view! { <ul class="template-tasks">{tasks}</ul> })}
        </li>
    }
    .into_any()
}

fn task(task: &TemplateTask) -> AnyView {
    let team_only = task.is_team_only.then(|| view! { <Chip label=t!("audience-team-only") icon=Glyph::EyeOff/> });
    let milestone = task.is_milestone.then(|| view! { <Chip label=t!("task-milestone") icon=Glyph::Flag/> });
    let steps = (!task.steps.is_empty()).then(|| t!("template-steps", steps = task.steps.join(" · ")));
    let days = days(task.starts_after_days, task.due_after_days);
    let lines = [days, steps].into_iter().flatten().map(|line| view! { <p class="detail">{line}</p> }).collect_view();
    let description = task.description.clone().map(|words| view! { <p class="template-words">{words}</p> });
    view! {
        <li>
            <span class="template-task"><span>{task.title.clone()}</span>{team_only}{milestone}</span>
            {description}
            {lines}
        </li>
    }
    .into_any()
}

fn days(starts: Option<i64>, due: Option<i64>) -> Option<String> {
    match (starts, due) {
        (Some(from), Some(to)) => Some(t!("template-days", from = from, to = to)),
        (Some(from), None) => Some(t!("template-from", from = from)),
        (None, Some(to)) => Some(t!("template-due", to = to)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_start() {
        for (starts, due, expected) in [
            (Some(-2), Some(3), Some("From day -2 to day 3 of the project")),
            (Some(0), None, Some("From day 0 of the project")),
            (None, Some(10), Some("Due on day 10 of the project")),
            (None, None, None),
        ] {
            assert_eq!(days(starts, due).as_deref(), expected);
        }
    }
}
