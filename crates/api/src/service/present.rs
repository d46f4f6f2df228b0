//! Domain values as what their reader may have on the wire.

use super::{Result, Services, approvals};
use vitrine_contract as contract;
use vitrine_contract::{CommentAct, FieldContent, ProjectAct};
use vitrine_domain::access::{Action, Acts, Facts, Gate, Layer, Worker};
use vitrine_domain::board::{CardLimit, Colour, Stage};
use vitrine_domain::client::ClientKind;
use vitrine_domain::custom_field::{FieldKind, FieldOption, Value, Visibility};
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::preference::{DashboardTab, DateFormat, Language, Preferences};
use vitrine_domain::privilege::{Privileges, Template, UpdateProgress};
use vitrine_domain::progress::{Percent, WorkLeft};
use vitrine_domain::project::{Level, ProjectState, time_is_shown};
use vitrine_domain::{AccountId, TaskId};
use vitrine_store::{
    Assignee, Board, Card, CheckItem, ClientRef, Column, Comment, CommentReader, LinkedTask, Notification,
    ProgressUpdate, Project, Seen, Task,
};

pub(super) fn client_ref(client: &ClientRef) -> contract::ClientRef {
    contract::ClientRef { id: client.id.0, name: client.name.clone(), kind: client_kind(client.kind) }
}

pub(super) fn client_kind(kind: ClientKind) -> contract::ClientKind {
    match kind {
        ClientKind::Organisation => contract::ClientKind::Organisation,
        ClientKind::Unit => contract::ClientKind::Unit,
        ClientKind::Person => contract::ClientKind::Person,
    }
}

pub(super) fn privileges(privileges: Privileges) -> contract::Privileges {
    contract::Privileges {
        view_tasks: privileges.view_tasks,
        view_progress: privileges.view_progress,
        update_progress: match privileges.update_progress {
            UpdateProgress::Off => contract::UpdateProgress::Off,
            UpdateProgress::Comment => contract::UpdateProgress::Comment,
            UpdateProgress::Full => contract::UpdateProgress::Full,
        },
    }
}

pub(super) fn template(template: Template) -> contract::PrivilegeTemplate {
    match template {
        Template::None => contract::PrivilegeTemplate::None,
        Template::Observer => contract::PrivilegeTemplate::Observer,
        Template::Collaborator => contract::PrivilegeTemplate::Collaborator,
        Template::CoManager => contract::PrivilegeTemplate::CoManager,
    }
}

pub(super) fn preferences(preferences: &Preferences) -> contract::Preferences {
    contract::Preferences {
        time_zone: preferences.time_zone.as_ref().map(|zone| zone.as_str().to_owned()),
        language: preferences.language.map(|language| match language {
            Language::English => contract::Language::En,
            Language::French => contract::Language::Fr,
        }),
        date_format: preferences.date_format.map(|format| match format {
            DateFormat::DayMonthYear => contract::DateFormat::DayMonthYear,
            DateFormat::MonthDayYear => contract::DateFormat::MonthDayYear,
            DateFormat::YearMonthDay => contract::DateFormat::YearMonthDay,
        }),
        dashboard_tabs: preferences.dashboard_tabs.as_ref().map(|tabs| {
            tabs.as_slice()
                .iter()
                .map(|tab| match tab {
                    DashboardTab::Next => contract::DashboardTab::Next,
                    DashboardTab::Projects => contract::DashboardTab::Projects,
                    DashboardTab::Recent => contract::DashboardTab::Recent,
                })
                .collect()
        }),
    }
}

pub(super) fn field_kind(kind: FieldKind) -> contract::FieldKind {
    match kind {
        FieldKind::Text => contract::FieldKind::Text,
        FieldKind::LongText => contract::FieldKind::LongText,
        FieldKind::Number => contract::FieldKind::Number,
        FieldKind::Date => contract::FieldKind::Date,
        FieldKind::Choice => contract::FieldKind::Choice,
        FieldKind::MultiChoice => contract::FieldKind::MultiChoice,
        FieldKind::YesNo => contract::FieldKind::YesNo,
        FieldKind::Link => contract::FieldKind::Link,
        FieldKind::Money => contract::FieldKind::Money,
    }
}

/// The kind of a value that stands with the thing itself: money does not.
pub(super) fn value_kind(kind: FieldKind) -> Option<contract::ValueKind> {
    Some(match kind {
        FieldKind::Text => contract::ValueKind::Text,
        FieldKind::LongText => contract::ValueKind::LongText,
        FieldKind::Number => contract::ValueKind::Number,
        FieldKind::Date => contract::ValueKind::Date,
        FieldKind::Choice => contract::ValueKind::Choice,
        FieldKind::MultiChoice => contract::ValueKind::MultiChoice,
        FieldKind::YesNo => contract::ValueKind::YesNo,
        FieldKind::Link => contract::ValueKind::Link,
        FieldKind::Money => return None,
    })
}

pub(super) fn field_visibility(visibility: Visibility) -> contract::FieldVisibility {
    match visibility {
        Visibility::TeamOnly => contract::FieldVisibility::TeamOnly,
        Visibility::ClientSees => contract::FieldVisibility::ClientSees,
        Visibility::ClientEdits => contract::FieldVisibility::ClientEdits,
        Visibility::Financial => contract::FieldVisibility::Financial,
    }
}

pub(super) fn field_options(options: &[FieldOption]) -> Vec<contract::FieldOption> {
    options.iter().map(|option| contract::FieldOption { id: option.id, name: option.name.clone() }).collect()
}

/// None for money.
pub(super) fn field_content(kind: FieldKind, value: &Value) -> Option<FieldContent> {
    match value {
        Value::Text(text) => Some(FieldContent::Text(text.clone())),
        Value::Number(number) => Some(FieldContent::Number(*number)),
        Value::Date(date) => Some(FieldContent::Text(date.to_string())),
        Value::Choices(ids) if kind == FieldKind::Choice => ids.first().map(|id| FieldContent::Text(id.to_string())),
        Value::Choices(ids) => Some(FieldContent::Choices(ids.clone())),
        Value::YesNo(flag) => Some(FieldContent::Flag(*flag)),
        Value::Money { .. } => None,
    }
}

pub(super) fn level(level: Level) -> contract::Level {
    match level {
        Level::NotVisible => contract::Level::NotVisible,
        Level::Overview => contract::Level::Overview,
        Level::ReadOnly => contract::Level::ReadOnly,
        Level::Full => contract::Level::Full,
    }
}

pub(super) fn stage(stage: Stage) -> contract::Stage {
    match stage {
        Stage::Planned => contract::Stage::Planned,
        Stage::Active => contract::Stage::Active,
        Stage::Review => contract::Stage::Review,
        Stage::Done => contract::Stage::Done,
    }
}

pub(super) fn colour(colour: Colour) -> contract::ColumnColour {
    match colour {
        Colour::Blue => contract::ColumnColour::Blue,
        Colour::Green => contract::ColumnColour::Green,
        Colour::Amber => contract::ColumnColour::Amber,
        Colour::Purple => contract::ColumnColour::Purple,
        Colour::Red => contract::ColumnColour::Red,
        Colour::Grey => contract::ColumnColour::Grey,
        Colour::Sky => contract::ColumnColour::Sky,
    }
}

pub(super) fn gate(gate: Gate) -> contract::Gate {
    match gate {
        Gate::Account => contract::Gate::Account,
        Gate::Reach => contract::Gate::Reach,
        Gate::Level => contract::Gate::Level,
        Gate::Grant => contract::Gate::Grant,
        Gate::Privileges => contract::Gate::Privileges,
        Gate::ShareFlag => contract::Gate::ShareFlag,
        Gate::HardDeny => contract::Gate::HardDeny,
    }
}

pub(super) fn layer(layer: Layer) -> contract::Layer {
    match layer {
        Layer::Narrowing => contract::Layer::Narrowing,
        Layer::Gate(Gate::Account) => contract::Layer::Account,
        Layer::Gate(Gate::Reach) => contract::Layer::Reach,
        Layer::Gate(Gate::Level) => contract::Layer::Level,
        Layer::Gate(Gate::Grant) => contract::Layer::Grant,
        Layer::Gate(Gate::Privileges) => contract::Layer::Privileges,
        Layer::Gate(Gate::ShareFlag) => contract::Layer::ShareFlag,
        Layer::Gate(Gate::HardDeny) => contract::Layer::HardDeny,
    }
}

/// What to offer. Acts that this version has no button for are left out.
pub(super) fn may(acts: Acts) -> Vec<ProjectAct> {
    const OFFERS: [(Action, ProjectAct); 17] = [
        (Action::ViewBoard, ProjectAct::ViewBoard),
        (Action::EditProject, ProjectAct::Update),
        (Action::EditProject, ProjectAct::SetClients),
        (Action::DeleteProject, ProjectAct::Delete),
        (Action::EditColumns, ProjectAct::EditColumns),
        (Action::CreateTask, ProjectAct::CreateTask),
        (Action::EditTaskStatus, ProjectAct::MoveTask),
        (Action::EditTask, ProjectAct::EditTask),
        (Action::EditTaskDates, ProjectAct::EditTaskDates),
        (Action::EditTaskAssignee, ProjectAct::AssignTask),
        (Action::CheckTask, ProjectAct::CheckTask),
        (Action::CommentOnTask, ProjectAct::Comment),
        (Action::UpdateProgress, ProjectAct::UpdateProgress),
        (Action::DeleteTask, ProjectAct::DeleteTask),
        (Action::AttachToProject, ProjectAct::AttachToProject),
        (Action::AttachToTask, ProjectAct::AttachToTask),
        (Action::ViewAudience, ProjectAct::ViewAudience),
    ];
    OFFERS.into_iter().filter(|(action, _)| acts.contains(*action)).map(|(_, offer)| offer).collect()
}

pub(super) fn worker_kind(worker: Worker) -> contract::AssigneeKind {
    match worker {
        Worker::Team => contract::AssigneeKind::Team,
        Worker::Client { .. } => contract::AssigneeKind::Client,
    }
}

/// `name`: none where the reader knows no more than where the author belongs.
pub(super) fn author(account: AccountId, name: Option<&str>, writer: Worker, reader: &Facts) -> contract::Author {
    contract::Author {
        id: name.is_some().then_some(account.0),
        name: name.map(str::to_owned),
        kind: worker_kind(writer),
        is_self: account == reader.account,
    }
}

/// `to_staff`: what a colleague may read is not a client's to know (R58).
pub(super) fn comment_reader(reader: &CommentReader, to_staff: bool) -> contract::CommentReader {
    let CommentReader { person, reads_all } = reader;
    let (id, kind) = (person.account.0, worker_kind(person.worker));
    contract::CommentReader { id, name: person.name.clone(), kind, reads_all: to_staff.then_some(*reads_all) }
}

pub(super) fn notification_kind(kind: NotificationKind) -> contract::NotificationKind {
    match kind {
        NotificationKind::Assigned => contract::NotificationKind::Assigned,
        NotificationKind::Mentioned => contract::NotificationKind::Mentioned,
        NotificationKind::Commented => contract::NotificationKind::Commented,
        NotificationKind::ProgressUpdated => contract::NotificationKind::ProgressUpdated,
        NotificationKind::ApprovalAsked => contract::NotificationKind::ApprovalAsked,
        NotificationKind::Approved => contract::NotificationKind::Approved,
        NotificationKind::ChangesRequested => contract::NotificationKind::ChangesRequested,
        NotificationKind::ApprovalWithdrawn => contract::NotificationKind::ApprovalWithdrawn,
    }
}

pub(super) fn notification<When>(seen: &Seen<Notification, When>) -> contract::Notification {
    let one: &Notification = seen;
    contract::Notification {
        id: one.id.0,
        kind: notification_kind(one.kind),
        actor: author(one.actor, one.actor_name.as_deref(), one.writer, seen.facts()),
        project: contract::ProjectRef { id: one.project.0, name: one.project_name.clone() },
        task: contract::NotifiedTask { id: one.task.0, title: one.task_title.clone() },
        text: one.text.clone(),
        percent: one.percent,
        oks: one.oks.and_then(approvals::progress),
        moved_to: one.moved_to.clone(),
        needs_answer: one.needs_answer,
        is_read: one.is_read,
        created_at: one.created_at,
    }
}

/// `is_waiting`: for staff.
pub(super) fn assignee(assignee: &Assignee, is_waiting: Option<bool>) -> contract::Assignee {
    let kind = worker_kind(assignee.worker);
    contract::Assignee {
        id: assignee.account.0,
        name: assignee.name.clone(),
        kind,
        is_waiting: is_waiting.filter(|_| kind == contract::AssigneeKind::Client),
    }
}

fn check_item(item: &CheckItem) -> contract::CheckItem {
    contract::CheckItem { id: item.id.0, title: item.title.clone(), is_done: item.is_done }
}

fn task_ref(linked: &LinkedTask) -> contract::TaskRef {
    contract::TaskRef { id: linked.id.0, title: linked.title.clone() }
}

impl Services {
    pub(super) fn project<When>(&self, seen: &Seen<Project, When>) -> Result<contract::Project> {
        let project: &Project = seen;
        let percent =
            || (project.task_done * 100).checked_div(project.task_total).and_then(|share| u8::try_from(share).ok());
        let shown = contract::Project {
            id: project.id.0,
            name: project.name.clone(),
            description: project.description.clone(),
            clients: project.clients.iter().map(client_ref).collect(),
            level: level(project.level),
            time_shown: time_is_shown(project.level, project.time_wish),
            state: match project.state {
                ProjectState::Active => contract::ProjectState::Active,
                ProjectState::Archived => contract::ProjectState::Archived,
                ProjectState::Deleted => contract::ProjectState::Deleted,
            },
            starts_on: project.starts_on,
            due_on: project.due_on,
            progress_percent: seen.may(Action::ViewProjectProgress).then(percent).flatten(),
            task_counts: seen
                .may(Action::ViewBoard)
                .then_some(contract::TaskCounts { total: project.task_total, done: project.task_done }),
            may: may(seen.acts()),
            created_at: project.created_at,
            updated_at: project.updated_at,
            revision: String::new(),
        };
        // who else has access is among what staff change, and a client must not notice
        let revision = if seen.facts().is_staff() {
            self.revision(project.id.0, project.version)
        } else {
            self.revision_of_sight(project.id.0, &shown)?
        };
        Ok(contract::Project { revision, ..shown })
    }

    /// `waiting`: for staff, the client contacts who have the task and could not be given it now. `approval_warning`: for staff.
    pub(super) fn task<When>(
        &self,
        seen: &Seen<Task, When>,
        waiting: Option<&[AccountId]>,
        approval_warning: Option<contract::ApprovalWarning>,
    ) -> contract::Task {
        let task: &Task = seen;
        let is_waiting = |one: &Assignee| waiting.map(|waiting| waiting.contains(&one.account));
        contract::Task {
            id: task.id.0,
            project: contract::ProjectRef { id: task.project.0, name: task.project_name.clone() },
            column: contract::ColumnRef { id: task.column.0, name: task.column_name.clone(), stage: stage(task.stage) },
            title: task.title.clone(),
            description: task.description.clone(),
            starts_on: task.starts_on,
            due_on: task.due_on,
            assignees: task.assignees.iter().map(|one| assignee(one, is_waiting(one))).collect(),
            checklist: task.checklist.iter().map(check_item).collect(),
            is_milestone: task.is_milestone,
            predecessors: task.predecessors.iter().map(task_ref).collect(),
            successors: task.successors.iter().map(task_ref).collect(),
            progress: task.progress.map(|progress| contract::TaskProgress {
                percent: progress.percent.get(),
                hours_left: progress.left.map(WorkLeft::hours),
            }),
            is_team_only: seen.facts().is_staff().then_some(task.is_team_only),
            approval_warning,
            may: may(seen.acts()),
            created_at: task.created_at,
            updated_at: task.updated_at,
            revision: self.revision(task.id.0, task.version),
        }
    }

    /// `files`: among them those that were sent with it.
    pub(super) fn comment<When>(
        &self,
        seen: &Seen<Comment, When>,
        files: &[contract::ProjectFile],
    ) -> contract::Comment {
        let comment: &Comment = seen;
        let author = author(comment.author, comment.author_name.as_deref(), comment.writer, seen.facts());
        let mention = |one: &Assignee| {
            let (id, kind) = (one.account.0, worker_kind(one.worker));
            contract::Mention { id, name: one.name.clone(), kind }
        };
        let may = [(Action::EditComment, CommentAct::Edit), (Action::RemoveComment, CommentAct::Remove)];
        contract::Comment {
            id: comment.id.0,
            task_id: seen.may(Action::ViewTask).then_some(comment.task.0),
            author,
            text: comment.text.clone(),
            mentions: comment.mentions.iter().map(mention).collect(),
            files: files.iter().filter(|file| file.comment_id == Some(comment.id.0)).cloned().collect(),
            is_team_only: seen.facts().is_staff().then_some(comment.is_team_only),
            may: may.into_iter().filter(|(action, _)| seen.may(*action)).map(|(_, act)| act).collect(),
            created_at: comment.created_at,
            edited_at: comment.edited_at,
            removed_at: comment.removed_at,
            revision: self.revision(comment.id.0, comment.version),
        }
    }

    pub(super) fn progress_update<When>(&self, seen: &Seen<ProgressUpdate, When>) -> contract::ProgressUpdate {
        let update: &ProgressUpdate = seen;
        contract::ProgressUpdate {
            id: update.id.0,
            task_id: update.task.0,
            author: author(update.author, update.author_name.as_deref(), update.writer, seen.facts()),
            percent: update.progress.percent.get(),
            percent_before: update.percent_before.map(Percent::get),
            hours_left: update.progress.left.map(WorkLeft::hours),
            note: update.note.clone(),
            created_at: update.created_at,
            // it never changes
            revision: self.revision(update.id.0, 1),
        }
    }

    /// A column without its cards.
    pub(super) fn column(&self, column: &Column, is_for_team: bool) -> Result<contract::Column> {
        let (name, client_name) = if is_for_team {
            (column.name.clone(), column.client_name.clone())
        } else {
            (column.name_for_clients().to_owned(), None)
        };
        let (stage, colour) = (stage(column.stage), column.colour.map(colour));
        let revision = if is_for_team {
            self.revision(column.id.0, column.version)
        } else {
            self.revision_of_sight(column.id.0, &(&name, stage, column.asks_approval, colour))?
        };
        Ok(contract::Column {
            id: column.id.0,
            name,
            client_name,
            stage,
            asks_approval: column.asks_approval,
            colour,
            card_limit: column.card_limit.map(CardLimit::get).filter(|_| is_for_team),
            is_archived: column.is_archived,
            tasks: Vec::new(),
            revision,
        })
    }

    /// `predecessors`: of what its reader sees.
    pub(super) fn card(&self, card: &Card, board: &Board, predecessors: &[TaskId]) -> contract::Card {
        let is_for_team = board.key.is_for_team;
        // what the board's level takes from all of them; the open task tells of each
        let is_waiting = is_for_team.then_some(board.level != Level::Full);
        let (total, done) = card.checklist;
        // of what others say and attach, the number is not a client's to learn (R44, R47)
        let told = |count: u32| (is_for_team && count > 0).then_some(count);
        let round = card.round.as_ref().filter(|round| round.is_since(board.key.rounds_since));
        contract::Card {
            checklist: (total > 0).then_some(contract::TaskCounts { total, done }),
            id: card.id.0,
            title: card.title.clone(),
            starts_on: card.starts_on,
            due_on: card.due_on,
            is_milestone: card.is_milestone,
            predecessor_ids: predecessors.iter().map(|id| id.0).collect(),
            has_description: card.has_description,
            progress_percent: card.progress_percent(board),
            comment_count: told(card.comments),
            file_count: told(card.files),
            assignees: card.assignees(board.key.people).map(|one| assignee(one, is_waiting)).collect(),
            approval: round.map(|round| approvals::card(round, board.key.people)),
            is_team_only: is_for_team.then_some(card.is_team_only),
            revision: self.revision(card.id.0, card.version),
        }
    }
}
