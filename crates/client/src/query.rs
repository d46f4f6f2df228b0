//! What the lists can be asked for. An absent field leaves the choice to the server.

use chrono::{DateTime, NaiveDate, Utc};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use uuid::Uuid;
use vitrine_contract::{ExplainedAction, FieldSubject, ImportTarget, Level, Narrowing, ProjectState};

/// Which children of the client tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    Root,
    Of(Uuid),
}

impl Serialize for Parent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Root => serializer.serialize_str("root"),
            Self::Of(id) => serializer.collect_str(id),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListClients {
    #[serde(flatten)]
    pub filter: ClientFilter,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
    pub include_total: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportClients {
    #[serde(flatten)]
    pub filter: ClientFilter,
    pub format: ExportFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Csv,
    Xlsx,
}

/// Who is listed, in which order: alike for the list and its export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClientFilter {
    /// Absent: the whole tree.
    pub parent_id: Option<Parent>,
    /// This client and everything below it.
    pub root_id: Option<Uuid>,
    pub q: Option<String>,
    pub has_login: Option<bool>,
    pub permission_set_id: Option<Uuid>,
    pub level: Option<Level>,
    pub project_id: Option<Uuid>,
    pub seen_since: Option<NaiveDate>,
    pub not_seen_since: Option<NaiveDate>,
    /// `name`, `updated_at` or `last_seen_at`, with `-` before it for the other direction.
    pub sort: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ListCustomFields {
    pub subject: FieldSubject,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListDeletedClients {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListNotifications {
    pub only_unread: bool,
    /// Staff only.
    pub only_unanswered: bool,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListProgressUpdates {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListTaskHistory {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListComments {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListClientProjects {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListPermissionSetVersions {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListClientImports {
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportClients {
    pub dry_run: bool,
    pub on_problem: OnProblem,
    pub without_credentials: WithoutCredentials,
    /// What each column of the file fills, in its order. Absent: recognised by the headers.
    pub columns: Option<Vec<Option<ImportTarget>>>,
    pub file_name: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnProblem {
    /// One problem, and nothing is imported.
    #[default]
    Stop,
    /// Rows with problems are left out.
    Skip,
}

/// What a row is that is not virtual and has no username and password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutCredentials {
    #[default]
    Problem,
    /// Imported without a login, which it is given later.
    Later,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ProjectSort {
    #[serde(rename = "name")]
    Name,
    #[serde(rename = "-updated_at")]
    UpdatedAtDescending,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListProjects {
    pub state: Option<ProjectState>,
    pub level: Option<Level>,
    pub client_id: Option<Uuid>,
    pub q: Option<String>,
    pub sort: Option<ProjectSort>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub include_total: bool,
}

/// The saved project, with what is given here in place of what is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReadProjectAudience {
    pub project_id: Option<Uuid>,
    /// What a project that does not exist yet would begin with.
    pub template_id: Option<Uuid>,
    pub client_ids: Option<Vec<Uuid>>,
    pub level: Option<Level>,
    pub time_shown: Option<bool>,
    pub is_invited_only: Option<bool>,
    pub invited_client_ids: Option<Vec<Uuid>>,
    #[serde(serialize_with = "in_json")]
    pub narrowings: Option<Vec<Narrowing>>,
}

/// As one text, so that it stands in one parameter.
#[expect(clippy::ref_option, reason = "this is how serde calls it")]
fn in_json<S: Serializer>(list: &Option<Vec<Narrowing>>, serializer: S) -> Result<S::Ok, S::Error> {
    list.as_ref().map(serde_json::to_string).transpose().map_err(S::Error::custom)?.serialize(serializer)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    Active,
    /// Staff only.
    Deleted,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListApprovals {
    pub project_id: Option<Uuid>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListOwnTasks {
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListTasks {
    pub state: Option<TaskState>,
    pub q: Option<String>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListTimeEntries {
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    pub is_own: Option<bool>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Search {
    pub q: String,
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListAuditEntries {
    pub q: Option<String>,
    pub subject_id: Option<Uuid>,
    pub client_id: Option<Uuid>,
    pub actor_id: Option<Uuid>,
    pub action: Option<String>,
    pub project_id: Option<Uuid>,
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExportAuditEntries {
    pub q: Option<String>,
    pub subject_id: Option<Uuid>,
    pub client_id: Option<Uuid>,
    pub actor_id: Option<Uuid>,
    pub action: Option<String>,
    pub project_id: Option<Uuid>,
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
}

/// Who, what and to what: an account or a client, a project or a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainAccess {
    pub account_id: Option<Uuid>,
    pub client_id: Option<Uuid>,
    pub action: ExplainedAction,
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
}
