//! What the lists can be asked for.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use std::num::NonZeroUsize;
use utoipa::IntoParams;
use uuid::Uuid;
use vitrine_contract::{ExplainedAction, FieldSubject, ImportField, ImportTarget, Level, Narrowing, ProjectState};

/// How [`Limit`] refuses a number; the extractor makes a code of it.
pub(crate) const OUT_OF_RANGE: &str = "out of range";

const DEFAULT_LIMIT: u32 = 25;
const MAX_LIMIT: u32 = 100;

/// How many of a list at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(DEFAULT_LIMIT)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let limit = u32::deserialize(deserializer)?;
        if (1..=MAX_LIMIT).contains(&limit) { Ok(Self(limit)) } else { Err(D::Error::custom(OUT_OF_RANGE)) }
    }
}

/// Which children of the client tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    Root,
    Of(Uuid),
}

impl<'de> Deserialize<'de> for Parent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "root" => Ok(Self::Root),
            id => id.parse().map(Self::Of).map_err(D::Error::custom),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientSort {
    #[default]
    #[serde(rename = "name")]
    Name,
    #[serde(rename = "-name")]
    NameDescending,
    #[serde(rename = "updated_at")]
    UpdatedAt,
    #[serde(rename = "-updated_at")]
    UpdatedAtDescending,
    #[serde(rename = "last_seen_at")]
    LastSeenAt,
    #[serde(rename = "-last_seen_at")]
    LastSeenAtDescending,
}

/// Who is listed: what the list and its export have in common.
#[derive(Clone, Debug, Default)]
pub struct ClientFilter {
    pub parent_id: Option<Parent>,
    pub root_id: Option<Uuid>,
    pub q: Option<String>,
    pub has_login: Option<bool>,
    pub permission_set_id: Option<Uuid>,
    pub level: Option<Level>,
    pub project_id: Option<Uuid>,
    pub seen_since: Option<NaiveDate>,
    pub not_seen_since: Option<NaiveDate>,
}

/// Declares the parameters of a list of clients. Query strings cannot be made of parts, so the common ones are repeated here.
macro_rules! client_lists {
    ($($name:ident { $($more:tt)* })*) => {$(
        #[derive(Clone, Debug, Deserialize, IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub struct $name {
            /// Only the direct children of this client; `root`: only the roots. Absent: the whole tree, in its order.
            #[param(value_type = Option<String>, example = "root")]
            pub parent_id: Option<Parent>,
            /// Only this client and everything below it.
            pub root_id: Option<Uuid>,
            /// Words to find in names, usernames and e-mail addresses.
            pub q: Option<String>,
            /// Only those that can sign in, or only virtual ones.
            pub has_login: Option<bool>,
            pub permission_set_id: Option<Uuid>,
            /// Only those with an active project at this level: their own, or one of a client above them.
            pub level: Option<Level>,
            /// Only those of this project: one of its clients, or below one.
            pub project_id: Option<Uuid>,
            /// Only those seen on this day (UTC) or later.
            pub seen_since: Option<NaiveDate>,
            /// Only those last seen before this day (UTC), or never.
            pub not_seen_since: Option<NaiveDate>,
            #[serde(default)]
            #[param(inline)]
            pub sort: ClientSort,
            $($more)*
        }

        impl $name {
            pub fn filter(&self) -> ClientFilter {
                ClientFilter {
                    parent_id: self.parent_id,
                    root_id: self.root_id,
                    q: self.q.clone(),
                    has_login: self.has_login,
                    permission_set_id: self.permission_set_id,
                    level: self.level,
                    project_id: self.project_id,
                    seen_since: self.seen_since,
                    not_seen_since: self.not_seen_since,
                }
            }
        }
    )*};
}

client_lists! {
    ListClients {
        #[serde(default)]
        #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
        pub limit: Limit,
        /// Where the page before ended: its `next_cursor`.
        pub cursor: Option<String>,
        /// Count what all pages hold.
        #[serde(default)]
        pub include_total: bool,
    }
    ExportClients {
        #[param(inline)]
        pub format: ExportFormat,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// UTF-8 with a byte order mark, commas.
    Csv,
    /// For spreadsheets.
    Xlsx,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListCustomFields {
    /// Of what.
    pub subject: FieldSubject,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListDeletedClients {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListClientProjects {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeletePermissionSet {
    /// A set of the same base, for the accounts that have the deleted one.
    pub replacement_id: Option<Uuid>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListPermissionSetVersions {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnProblem {
    /// One problem, and nothing is imported.
    #[default]
    Stop,
    /// Rows with problems are left out.
    Skip,
}

/// What a row is that is not virtual and has no username and password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WithoutCredentials {
    #[default]
    Problem,
    /// Imported without a login, which it is given later.
    Later,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportClients {
    /// Say what would happen, and change nothing.
    #[serde(default)]
    pub dry_run: bool,
    #[serde(default)]
    #[param(inline)]
    pub on_problem: OnProblem,
    #[serde(default)]
    #[param(inline)]
    pub without_credentials: WithoutCredentials,
    /// What each column of the file fills, in its order, with commas: a field, the id of a custom field, or `-` for nothing. Absent: recognised
    /// by the headers.
    #[serde(default, deserialize_with = "columns")]
    #[param(value_type = Option<String>, example = "name,-,email")]
    pub columns: Option<Vec<Option<ImportTarget>>>,
    /// What the file is called, to recognise its report by.
    pub file_name: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListClientImports {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub enum ProjectSort {
    #[default]
    #[serde(rename = "name")]
    Name,
    #[serde(rename = "-updated_at")]
    UpdatedAtDescending,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListProjects {
    /// Others than `active` are for staff.
    #[serde(default)]
    pub state: ProjectState,
    pub level: Option<Level>,
    /// Only projects of this client.
    pub client_id: Option<Uuid>,
    /// Words to find in names.
    pub q: Option<String>,
    #[serde(default)]
    #[param(inline)]
    pub sort: ProjectSort,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
    /// Count what all pages hold.
    #[serde(default)]
    pub include_total: bool,
}

/// Each parameter stands in for what is saved.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReadProjectAudience {
    /// Absent: a project that does not exist yet.
    pub project_id: Option<Uuid>,
    /// What a project that does not exist yet would begin with.
    pub template_id: Option<Uuid>,
    /// In order, with commas.
    #[serde(default, deserialize_with = "ids")]
    #[param(value_type = Option<String>)]
    pub client_ids: Option<Vec<Uuid>>,
    pub level: Option<Level>,
    pub time_shown: Option<bool>,
    pub is_invited_only: Option<bool>,
    /// With commas.
    #[serde(default, deserialize_with = "ids")]
    #[param(value_type = Option<String>)]
    pub invited_client_ids: Option<Vec<Uuid>>,
    /// In JSON, the list that `update_project_access` takes.
    #[serde(default, deserialize_with = "json")]
    #[param(value_type = Option<String>)]
    pub narrowings: Option<Vec<Narrowing>>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListTimeEntries {
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    /// Only the caller's own.
    #[serde(default)]
    pub is_own: bool,
    pub from: Option<NaiveDate>,
    /// This day, too.
    pub to: Option<NaiveDate>,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExplainAccess {
    /// Who is asked about: an account, or `client_id`.
    pub account_id: Option<Uuid>,
    /// The client whose account is asked about.
    pub client_id: Option<Uuid>,
    pub action: ExplainedAction,
    /// To what: a project, or `task_id`.
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    #[default]
    Active,
    Deleted,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UploadFile {
    /// What the file is called. Of a path, the last part.
    pub name: String,
    /// Staff only: whether no client sees it, which is so unless it is said otherwise. What clients upload is shared.
    pub is_team_only: Option<bool>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UploadTaskFile {
    /// What the file is called. Of a path, the last part.
    pub name: String,
    /// Staff only: whether no client sees it, which is so unless it is said otherwise. What clients upload is shared.
    pub is_team_only: Option<bool>,
    /// Whether it is for a comment that is yet to be sent, and will be seen by whoever reads that. Until then it is the uploader's alone;
    /// after a day it is gone.
    #[serde(default)]
    pub for_comment: bool,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListApprovals {
    /// Only of this project.
    pub project_id: Option<Uuid>,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListTasks {
    /// Others than `active` are for staff.
    #[serde(default)]
    #[param(inline)]
    pub state: TaskState,
    /// Words to find in titles.
    pub q: Option<String>,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListOwnTasks {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListNotifications {
    /// Those alone that the caller has not read.
    #[serde(default)]
    pub only_unread: bool,
    /// Staff only: those alone that need an answer.
    #[serde(default)]
    pub only_unanswered: bool,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Unsubscribe {
    /// Of the link.
    pub token: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListProgressUpdates {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReadReceipt {
    /// Of which OK, the oldest being 1. Absent: of the decision that closed the round.
    #[param(value_type = Option<u32>, minimum = 1)]
    pub ok: Option<NonZeroUsize>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListTaskHistory {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListComments {
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// Words to find.
    pub q: String,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StreamEvents {
    /// The preview to look through, for browsers, whose streams have no headers of their own.
    pub preview: Option<Uuid>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListAuditEntries {
    /// Words to find in what was changed, what it is called, and who did it.
    pub q: Option<String>,
    /// What something was done to.
    pub subject_id: Option<Uuid>,
    /// Only what was done to this client or its account, or by it.
    pub client_id: Option<Uuid>,
    /// The account that did it.
    pub actor_id: Option<Uuid>,
    /// Such as `project.updated`.
    pub action: Option<String>,
    pub project_id: Option<Uuid>,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub to: Option<DateTime<Utc>>,
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 25)]
    pub limit: Limit,
    /// Where the page before ended: its `next_cursor`.
    pub cursor: Option<String>,
}

impl ListAuditEntries {
    /// The list without its pages.
    pub(crate) fn filters(self) -> ExportAuditEntries {
        let Self { q, subject_id, client_id, actor_id, action, project_id, from, to, limit: _, cursor: _ } = self;
        ExportAuditEntries { q, subject_id, client_id, actor_id, action, project_id, from, to }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportAuditEntries {
    /// Words to find in what was changed, what it is called, and who did it.
    pub q: Option<String>,
    /// What something was done to.
    pub subject_id: Option<Uuid>,
    /// Only what was done to this client or its account, or by it.
    pub client_id: Option<Uuid>,
    /// The account that did it.
    pub actor_id: Option<Uuid>,
    /// Such as `project.updated`.
    pub action: Option<String>,
    pub project_id: Option<Uuid>,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub to: Option<DateTime<Utc>>,
}

fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Uuid>>, D::Error> {
    let list = String::deserialize(deserializer)?;
    let ids = list.split(',').filter(|id| !id.is_empty()).map(str::parse);
    ids.collect::<Result<_, _>>().map(Some).map_err(D::Error::custom)
}

fn json<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map(Some).map_err(D::Error::custom)
}

fn columns<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Option<ImportTarget>>>, D::Error> {
    let list = String::deserialize(deserializer)?;
    let target = |name: &str| match (name, name.parse()) {
        ("-", _) => Ok(None),
        (_, Ok(id)) => Ok(Some(ImportTarget::Custom(id))),
        (name, Err(_no_id)) => ImportField::deserialize(serde::de::value::StrDeserializer::<D::Error>::new(name))
            .map(|field| Some(ImportTarget::Field(field))),
    };
    list.split(',').map(target).collect::<Result<_, _>>().map(Some)
}
