use super::Object;
use super::person::{PersonPicker, Who, choice_of_person};
use crate::palette::paused;
use crate::resource::read;
use crate::routes::QueryValue;
use crate::ui::*;
use vitrine_client::{ExplainAccess, Search};
use vitrine_contract::{ExplainedAction, Explanation, Hit, HitKind};

/// A question as the address has it, whole or half.
#[derive(Clone, Copy)]
pub(super) struct Question {
    pub(super) who: QueryValue,
    pub(super) action: QueryValue,
    pub(super) object: QueryValue,
}

/// What can be asked about each kind of thing, with its name on the wire. The first is asked where nothing was chosen.
const OF_PROJECT: [(ExplainedAction, &str); 12] = [
    (ExplainedAction::ViewProject, "view_project"),
    (ExplainedAction::ViewBoard, "view_board"),
    (ExplainedAction::ViewProjectProgress, "view_project_progress"),
    (ExplainedAction::ViewTime, "view_time"),
    (ExplainedAction::ViewTimeEntries, "view_time_entries"),
    (ExplainedAction::CreateTask, "create_task"),
    (ExplainedAction::AttachToProject, "attach_to_project"),
    (ExplainedAction::EditProject, "edit_project"),
    (ExplainedAction::EditColumns, "edit_columns"),
    (ExplainedAction::DeleteProject, "delete_project"),
    (ExplainedAction::ViewAudience, "view_audience"),
    (ExplainedAction::ViewFinance, "view_finance"),
];
const OF_TASK: [(ExplainedAction, &str); 12] = [
    (ExplainedAction::ViewTask, "view_task"),
    (ExplainedAction::ViewProgress, "view_progress"),
    (ExplainedAction::CommentOnTask, "comment_on_task"),
    (ExplainedAction::AttachToTask, "attach_to_task"),
    (ExplainedAction::Approve, "approve"),
    (ExplainedAction::MoveTask, "move_task"),
    (ExplainedAction::AssignTask, "assign_task"),
    (ExplainedAction::EditTaskDates, "edit_task_dates"),
    (ExplainedAction::CheckTask, "check_task"),
    (ExplainedAction::UpdateProgress, "update_progress"),
    (ExplainedAction::EditTask, "edit_task"),
    (ExplainedAction::DeleteTask, "delete_task"),
];

fn actions(object: Option<Object>) -> &'static [(ExplainedAction, &'static str)] {
    match object {
        Some(Object::Task(_)) => &OF_TASK,
        _ => &OF_PROJECT,
    }
}

/// What of these has this name; else the first.
fn action_named(offered: &[(ExplainedAction, &'static str)], name: &str) -> Option<(ExplainedAction, &'static str)> {
    offered.iter().find(|(_, known)| *known == name).or(offered.first()).copied()
}

impl Question {
    /// None while something is missing.
    pub(super) fn asked(self) -> Option<ExplainAccess> {
        let (who, object) = (Who::parse(&self.who.get())?, Object::parse(&self.object.get())?);
        let (action, _) = action_named(actions(Some(object)), &self.action.get())?;
        let (project_id, task_id) = match object {
            Object::Project(id) => (Some(id), None),
            Object::Task(id) => (None, Some(id)),
        };
        let (account_id, client_id) = match who {
            Who::Account(id) => (Some(id), None),
            Who::Client(id) => (None, Some(id)),
        };
        Some(ExplainAccess { account_id, client_id, action, project_id, task_id })
    }
}

/// The sentence to fill in.
#[component]
pub(super) fn QuestionFields(question: Question, known: Memo<Option<Explanation>>) -> impl IntoView {
    let person = RwSignal::new(Vec::<Choice>::new());
    let object = RwSignal::new(Vec::<Choice>::new());
    // the fields show the names of what the address only has by id
    Effect::new(move || {
        if let Some(explanation) = &*known.read() {
            if person.read_untracked().is_empty() {
                person.set(vec![choice_of_person(&explanation.person)]);
            }
            if object.read_untracked().is_empty() {
                object.set(vec![choice_of_object(explanation)]);
            }
        }
    });
    Effect::new(move || {
        if let Some(choice) = person.read().first() {
            question.who.set(&choice.value);
        }
    });
    Effect::new(move || {
        if let Some(choice) = object.read().first() {
            question.object.set(&choice.value);
        }
    });
    let offered = Memo::new(move |_| actions(Object::parse(&question.object.get())));
    let action = RwSignal::new(question.action.signal().get_untracked());
    // another kind of thing offers other acts
    Effect::new(move || {
        let wanted = action.get();
        let Some((_, name)) = action_named(offered.get(), &wanted) else { return };
        if wanted != name {
            action.set(name.to_owned());
        }
        question.action.set(name);
    });
    let options =
        Signal::derive(move || offered.get().iter().map(|(_, name)| choice_of_action(name)).collect::<Vec<_>>());
    view! {
        <div class="why-question" role="group" aria-label=t!("why-title")>
            <PersonPicker selected=person/>
            <SelectField label=t!("why-does") value=action options/>
            <ObjectPicker selected=object/>
        </div>
    }
    .into_any()
}

fn choice_of_action(name: &str) -> Choice {
    Choice::new(name, texts().get(&format!("why-act-{name}"), &[]))
}

fn choice_of_object(explanation: &Explanation) -> Choice {
    let project = &explanation.project;
    match &explanation.task {
        Some(task) => {
            Choice::new(Object::Task(task.id).text(), &*task.title).glyph(Glyph::CircleCheck).hint(&*project.name)
        }
        None => Choice::new(Object::Project(project.id).text(), &*project.name).glyph(Glyph::FolderKanban),
    }
}

/// Projects and tasks, found by their names.
#[component]
fn ObjectPicker(selected: RwSignal<Vec<Choice>>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let asked = paused(query);
    let found = read(move |client| {
        let words = asked.get().trim().to_owned();
        async move {
            if words.is_empty() {
                return Ok(Vec::new());
            }
            client.search(&Search { q: words, limit: Some(20) }).await.map(|found| found.data)
        }
    });
    let options = Memo::new(move |last: Option<&Vec<Choice>>| match &*found.read() {
        Some(Ok(hits)) => hits.iter().filter_map(choice_of_hit).collect(),
        _ => last.cloned().unwrap_or_default(),
    });
    view! { <Combobox label=t!("why-what") options selected query placeholder=t!("why-what-placeholder")/> }.into_any()
}

fn choice_of_hit(hit: &Hit) -> Option<Choice> {
    let place = hit.project.as_ref().map(|project| project.name.clone()).unwrap_or_default();
    match hit.kind {
        HitKind::Project => Some(Choice::new(Object::Project(hit.id).text(), &*hit.title).glyph(Glyph::FolderKanban)),
        HitKind::Task => {
            Some(Choice::new(Object::Task(hit.id).text(), &*hit.title).glyph(Glyph::CircleCheck).hint(place))
        }
        HitKind::Client => None,
    }
}
