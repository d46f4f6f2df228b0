//! What is typed into the form of a project, and what of it has to be sent.

use super::super::client_picker::{choice_of_ref, chosen_ids};
use super::start_from::plain;
use crate::ui::*;
use chrono::NaiveDate;
use uuid::Uuid;
use vitrine_client::ReadProjectAudience;
use vitrine_contract::{
    BulkClients, BulkClientsMode, BulkUpdateProjects, CreateProject, Level, OfBulkUpdateProjects, OfSetProjectClients,
    OfUpdateProject, Project, RehearseBulkUpdateProjects, RehearseChange, RehearseSetProjectClients,
    RehearseUpdateProject, SetCustomValue, SetProjectClients, UpdateProject,
};

pub const LEVELS: [Level; 4] = [Level::NotVisible, Level::Overview, Level::ReadOnly, Level::Full];

pub fn level_of(name: &str) -> Option<Level> {
    LEVELS.into_iter().find(|level| level_name(*level) == name)
}

/// The fields of the form. Levels and dates are as the controls hold them.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub description: RwSignal<String>,
    pub clients: RwSignal<Vec<Choice>>,
    /// What a new project begins with.
    pub template: RwSignal<Vec<Choice>>,
    pub level: RwSignal<String>,
    /// What is wished; in force only while the project is visible.
    pub time_shown: RwSignal<bool>,
    pub starts_on: RwSignal<String>,
    pub due_on: RwSignal<String>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            name: RwSignal::default(),
            description: RwSignal::default(),
            clients: RwSignal::default(),
            template: RwSignal::new(vec![plain()]),
            level: RwSignal::new(level_name(Level::NotVisible).to_owned()),
            time_shown: RwSignal::new(false),
            starts_on: RwSignal::default(),
            due_on: RwSignal::default(),
        }
    }

    pub fn of(project: &Project) -> Self {
        let draft = Self::new();
        draft.fill(project);
        draft
    }

    pub fn fill(self, project: &Project) {
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        self.name.set(project.name.clone());
        self.description.set(project.description.clone().unwrap_or_default());
        self.clients.set(project.clients.iter().map(choice_of_ref).collect());
        self.level.set(level_name(project.level).to_owned());
        self.time_shown.set(project.time_shown);
        self.starts_on.set(day(project.starts_on));
        self.due_on.set(day(project.due_on));
    }

    /// Takes over what changed between two versions, where it was not changed here.
    pub fn rebase(self, from: &Project, to: &Project) {
        let (from, to) = (Self::of(from), Self::of(to));
        keep_if_changed(self.name, from.name, to.name);
        keep_if_changed(self.description, from.description, to.description);
        keep_if_changed(self.clients, from.clients, to.clients);
        keep_if_changed(self.level, from.level, to.level);
        keep_if_changed(self.time_shown, from.time_shown, to.time_shown);
        keep_if_changed(self.starts_on, from.starts_on, to.starts_on);
        keep_if_changed(self.due_on, from.due_on, to.due_on);
    }

    /// What the controls hold now. A day that is none is told to `errors`, as the server would.
    pub fn read(self, errors: FormErrors) -> Values {
        let day = |text: RwSignal<String>, pointer: &str| {
            let text = text.get_untracked();
            let date = text.parse::<NaiveDate>().ok();
            if date.is_none() && !text.is_empty() {
                errors.set(pointer, "invalid_date");
            }
            date
        };
        let description = self.description.get_untracked().trim().to_owned();
        Values {
            name: self.name.get_untracked().trim().to_owned(),
            description: (!description.is_empty()).then_some(description),
            client_ids: chosen_ids(&self.clients.read_untracked()),
            template_id: chosen_ids(&self.template.read_untracked()).pop(),
            level: self.level.with_untracked(|level| level_of(level)).unwrap_or(Level::NotVisible),
            time_shown: self.time_shown.get_untracked(),
            starts_on: day(self.starts_on, "/starts_on"),
            due_on: day(self.due_on, "/due_on"),
            custom: Vec::new(),
        }
    }

    pub fn is_hidden(self) -> Signal<bool> {
        Signal::derive(move || *self.level.read() == level_name(Level::NotVisible))
    }

    /// The chosen one, for a project that does not exist yet.
    pub fn template_id(self, project_id: Option<Uuid>) -> Option<Uuid> {
        chosen_ids(&self.template.read()).pop().filter(|_| project_id.is_none())
    }

    /// What to ask to learn who would see this.
    pub fn audience(self, project_id: Option<Uuid>) -> Signal<ReadProjectAudience> {
        let is_hidden = self.is_hidden();
        Signal::derive(move || ReadProjectAudience {
            project_id,
            template_id: self.template_id(project_id),
            client_ids: Some(chosen_ids(&self.clients.read())),
            level: level_of(&self.level.read()),
            time_shown: Some(self.time_shown.get() && !is_hidden.get()),
            ..ReadProjectAudience::default()
        })
    }
}

fn keep_if_changed<T>(mine: RwSignal<T>, from: RwSignal<T>, to: RwSignal<T>)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    if mine.with_untracked(|mine| from.with_untracked(|from| mine == from)) {
        mine.set(to.get_untracked());
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    pub name: String,
    pub description: Option<String>,
    pub client_ids: Vec<Uuid>,
    pub template_id: Option<Uuid>,
    pub level: Level,
    pub time_shown: bool,
    pub starts_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// What differs in the custom fields.
    pub custom: Vec<SetCustomValue>,
}

/// One step of saving an existing project.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Update(UpdateProject),
    SetClients(SetProjectClients),
    /// Clients together with level or time: one change, so that nobody sees more in between than before or after.
    SetAccess(BulkUpdateProjects),
}

impl Step {
    /// What has to be tried out and reviewed of it.
    pub fn rehearsal(&self, project: &Project) -> Option<RehearseChange> {
        let (project_id, revision) = (project.id, project.revision.clone());
        match self {
            Self::Update(patch) if !touches_access(patch) => None,
            Self::Update(patch) => {
                let change = OfUpdateProject::UpdateProject;
                let of = RehearseUpdateProject { change, project_id, revision, input: patch.clone() };
                Some(RehearseChange::UpdateProject(of))
            }
            Self::SetClients(input) => {
                let change = OfSetProjectClients::SetProjectClients;
                let of = RehearseSetProjectClients { change, project_id, revision, input: input.clone() };
                Some(RehearseChange::SetProjectClients(of))
            }
            Self::SetAccess(input) => {
                let change = OfBulkUpdateProjects::BulkUpdateProjects;
                let of = RehearseBulkUpdateProjects { change, input: input.clone() };
                Some(RehearseChange::BulkUpdateProjects(of))
            }
        }
    }
}

fn touches_access(patch: &UpdateProject) -> bool {
    patch.level.is_some() || patch.time_shown.is_some()
}

impl Values {
    pub fn creation(self, confirm_foreign_root: bool) -> CreateProject {
        CreateProject {
            time_shown: self.shows_time(),
            name: self.name,
            description: self.description,
            client_ids: self.client_ids,
            confirm_foreign_root,
            template_id: self.template_id,
            level: Some(self.level),
            starts_on: self.starts_on,
            due_on: self.due_on,
            custom_values: self.custom,
        }
    }

    fn shows_time(&self) -> bool {
        self.time_shown && self.level != Level::NotVisible
    }

    /// What has to be sent to bring the project there.
    pub fn steps(&self, from: &Project, confirm_foreign_root: bool) -> Vec<Step> {
        let had: Vec<_> = from.clients.iter().map(|client| client.id).collect();
        let (mut patch, client_ids) = (self.patch(from), self.client_ids.clone());
        let access = match (had != client_ids, touches_access(&patch)) {
            (false, _) => None,
            (true, false) => Some(Step::SetClients(SetProjectClients { client_ids, confirm_foreign_root })),
            (true, true) => Some(Step::SetAccess(BulkUpdateProjects {
                project_ids: vec![from.id],
                clients: Some(BulkClients { mode: BulkClientsMode::Replace, client_ids, confirm_foreign_root }),
                level: patch.level.take(),
                time_shown: patch.time_shown.take(),
                state: None,
            })),
        };
        let update = (patch != UpdateProject::default()).then_some(Step::Update(patch));
        update.into_iter().chain(access).collect()
    }

    pub fn patch(&self, from: &Project) -> UpdateProject {
        let becomes_visible = from.level == Level::NotVisible && self.level != Level::NotVisible;
        let changes_time = self.level != Level::NotVisible && self.time_shown != from.time_shown;
        UpdateProject {
            name: (self.name != from.name).then(|| self.name.clone()),
            description: (self.description != from.description).then(|| self.description.clone()),
            level: (self.level != from.level).then_some(self.level),
            // On becoming visible what the form shows is sent, or else an earlier wish would come back unseen (R16).
            time_shown: (becomes_visible || changes_time).then_some(self.time_shown),
            starts_on: (self.starts_on != from.starts_on).then_some(self.starts_on),
            due_on: (self.due_on != from.due_on).then_some(self.due_on),
            ..UpdateProject::default()
        }
    }
}

/// The labels of what is different between two versions of a project.
pub fn changed_fields(before: &Project, now: &Project) -> Vec<String> {
    [
        (before.name != now.name, "project-form-name"),
        (before.description != now.description, "project-form-description"),
        (before.clients != now.clients, "project-form-clients"),
        (before.level != now.level, "level"),
        (before.time_shown != now.time_shown, "projects-column-time"),
        (before.starts_on != now.starts_on, "project-form-starts"),
        (before.due_on != now.due_on, "project-form-due"),
        (before.state != now.state, "projects-state"),
    ]
    .into_iter()
    .filter(|&(is_changed, _label)| is_changed)
    .map(|(_is_changed, label)| t!(label))
    .collect()
}

#[cfg(test)]
mod tests;
