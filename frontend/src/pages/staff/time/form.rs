//! Logging time, and changing what was logged.

use crate::format;
use crate::resource::{read, write};
use crate::time::{duration, parse_duration};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error, ListProjects, ListTasks};
use vitrine_contract::{CreateTimeEntry, TimeEntry, UpdateTimeEntry};

/// What the time is logged on.
#[derive(Clone)]
pub(in crate::pages::staff) enum Subject {
    /// A project that is chosen here, and perhaps a task.
    Any,
    Task {
        project: Uuid,
        task: Uuid,
    },
    /// What is there already.
    Entry(Box<TimeEntry>),
}

#[derive(Clone)]
struct Input {
    project: Option<Uuid>,
    task: Option<Uuid>,
    day: chrono::NaiveDate,
    minutes: i32,
    note: Option<String>,
}

#[component]
pub(in crate::pages::staff) fn TimeForm(subject: Subject, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let errors = FormErrors::new();
    let entry = match &subject {
        Subject::Entry(entry) => Some((**entry).clone()),
        Subject::Any | Subject::Task { .. } => None,
    };
    let day = RwSignal::new(entry.as_ref().map_or_else(format::today, |entry| entry.day).to_string());
    let amount = RwSignal::new(
        entry.as_ref().map_or_else(String::new, |entry| format!("{}:{:02}", entry.minutes / 60, entry.minutes % 60)),
    );
    let note = RwSignal::new(entry.as_ref().and_then(|entry| entry.note.clone()).unwrap_or_default());
    let (project, task) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    if let Subject::Task { project: of, task: on } = &subject {
        project.set(of.to_string());
        task.set(on.to_string());
    }
    let base = StoredValue::new(entry.clone());
    let done = move |answer: Result<TimeEntry, Error>| match answer {
        Ok(entry) => {
            toasts.say(t!("time-logged", time = duration(entry.minutes.into())));
            on_done.run(());
        }
        Err(error) => errors.take(&error),
    };
    let save = write(
        move |client: Client, input: Input| {
            let base = base.get_value();
            async move { send(client, base, input).await }
        },
        done,
    );
    let submit = move || {
        errors.clear();
        let Some(minutes) = parse_duration(&amount.get_untracked()) else {
            return errors.set("/minutes", "time_unclear");
        };
        let Ok(day) = day.get_untracked().parse() else { return errors.set("/day", "required") };
        let project = project.get_untracked().parse().ok();
        if project.is_none() && base.with_value(Option::is_none) {
            return errors.set("/project_id", "required");
        }
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        save.send(Input { project, task: task.get_untracked().parse().ok(), day, minutes, note });
    };
    let choosing = matches!(subject, Subject::Any);
    view! {
        <form class="form time-form" novalidate=true on:submit=move |event| { event.prevent_default(); event.stop_propagation(); submit() }>
            {choosing.then(|| view! { <Choose project task errors/> })}
            <TextField label=t!("time-amount") value=amount help=t!("time-amount-help") error=errors.at("/minutes")/>
            <TextField label=t!("time-day") kind="date" value=day error=errors.at("/day")/>
            <TextField label=t!("time-note") value=note help=t!("time-note-help") error=errors.at("/note") optional=true/>
            <FormProblem errors/>
            <div class="task-acts">
                {entry.map(|entry| view! { <Delete entry on_done/> })}
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=save.busy/>
            </div>
        </form>
    }
    .into_any()
}

async fn send(client: Client, base: Option<TimeEntry>, input: Input) -> Result<TimeEntry, Error> {
    let Input { project, task, day, minutes, note } = input;
    match base {
        Some(entry) => {
            let change = UpdateTimeEntry { day: Some(day), minutes: Some(minutes), note: Some(note) };
            client.update_time_entry(entry.id, &entry.revision, &change).await
        }
        None => {
            let new = CreateTimeEntry { task_id: task, day, minutes, note };
            client.create_time_entry(project.unwrap_or_default(), &new).await
        }
    }
}

#[component]
fn Choose(project: RwSignal<String>, task: RwSignal<String>, errors: FormErrors) -> impl IntoView {
    let projects = read(|client| async move {
        let query = ListProjects { limit: Some(100), ..ListProjects::default() };
        client.list_projects(&query).await.map(|page| page.data)
    });
    let tasks = read(move |client| {
        let project: Option<Uuid> = project.get().parse().ok();
        async move {
            match project {
                Some(project) => {
                    let query = ListTasks { limit: Some(100), ..ListTasks::default() };
                    client.list_tasks(project, &query).await.map(|page| page.data)
                }
                None => Ok(Vec::new()),
            }
        }
    });
    Effect::new(move |was: Option<String>| {
        let is = project.get();
        if was.is_some_and(|was| was != is) {
            task.set(String::new());
        }
        is
    });
    let of_projects = Signal::derive(move || {
        let known = projects.read();
        let list = known.as_ref().and_then(|answer| answer.as_ref().ok()).into_iter().flatten();
        std::iter::once(Choice::new("", ""))
            .chain(list.map(|one| Choice::new(one.id.to_string(), one.name.clone())))
            .collect::<Vec<_>>()
    });
    let of_tasks = Signal::derive(move || {
        let known = tasks.read();
        let list = known.as_ref().and_then(|answer| answer.as_ref().ok()).into_iter().flatten();
        let none = Choice::new("", t!("time-no-task"));
        std::iter::once(none)
            .chain(list.map(|one| Choice::new(one.id.to_string(), one.title.clone())))
            .collect::<Vec<_>>()
    });
    view! {
        <SelectField label=t!("time-project") value=project options=of_projects error=errors.at("/project_id")/>
        <SelectField label=t!("time-task") value=task options=of_tasks error=errors.at("/task_id") optional=true/>
    }
    .into_any()
}

#[component]
fn Delete(entry: TimeEntry, on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let done = move |answer: Result<(), Error>| match answer {
        Ok(()) => {
            toasts.say(t!("time-deleted"));
            on_done.run(());
        }
        Err(error) => toasts.say(problem_words(&error).0),
    };
    let delete = write(
        |client: Client, (id, revision): (Uuid, String)| async move { client.delete_time_entry(id, &revision).await },
        done,
    );
    let go = move || delete.send((entry.id, entry.revision.clone()));
    view! { <Button label=t!("act-delete") kind=ButtonKind::Danger icon=Glyph::Trash2 on_click=go busy=delete.busy/> }
        .into_any()
}
