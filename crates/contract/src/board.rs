use crate::{Assignee, CardApproval, Level, ProjectAct, ProjectRef, TaskCounts, patch, wire};
use chrono::NaiveDate;
use uuid::Uuid;

wire! {
    /// Where a column stands in the flow of work; decides its mark and what counts as done.
    pub enum Stage { Planned, Active, Review, Done }
}

wire! {
    /// The colour of a column's head. It has no meaning of its own.
    pub enum ColumnColour { Blue, Green, Amber, Purple, Red, Grey, Sky }
}

wire! {
    /// A project's board as its reader sees it. Columns from left to right, tasks from top to bottom. Its timeline is made of the same:
    /// the dates of the tasks, the milestones, and what waits for what.
    pub struct Board {
        pub project: ProjectRef,
        pub level: Level,
        pub columns: Vec<Column>,
        /// Staff only: those that the board no longer shows, without tasks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub archived_columns: Vec<Column>,
        pub may: Vec<ProjectAct>,
    }
}

wire! {
    pub struct Column {
        pub id: Uuid,
        /// For a client: the client name where there is one.
        pub name: String,
        /// Staff only: what clients read instead of the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_name: Option<String>,
        pub stage: Stage,
        /// A task that enters is put before the client, whose OK moves it on to the right.
        pub asks_approval: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub colour: Option<ColumnColour>,
        /// Staff only: so many cards are meant to stand in it at once. It keeps none out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub card_limit: Option<u16>,
        /// Staff only: boards leave it out and nothing enters it. Absent: it is not.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub is_archived: bool,
        pub tasks: Vec<Card>,
        pub revision: String,
    }
}

wire! {
    pub struct Card {
        pub id: Uuid,
        pub title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// It marks a point in time. Absent: it does not.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub is_milestone: bool,
        /// What has to be finished before it begins, of the tasks on this board.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub predecessor_ids: Vec<Uuid>,
        /// 0 to 100, for who may view progress.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub progress_percent: Option<u8>,
        pub has_description: bool,
        /// Absent where there are no steps.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub checklist: Option<TaskCounts>,
        /// Staff only: how much is said about it. Absent: nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment_count: Option<u32>,
        /// Staff only. Absent: none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file_count: Option<u32>,
        /// Those of whom the reader may know.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub assignees: Vec<Assignee>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approval: Option<CardApproval>,
        /// Staff only: no client sees a team-only task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        pub revision: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateColumn {
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_name: Option<String>,
        pub stage: Stage,
        #[serde(default)]
        pub asks_approval: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub colour: Option<ColumnColour>,
        /// 1 to 999.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub card_limit: Option<u16>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateColumn {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub client_name: Option<Option<String>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub stage: Option<Stage>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub asks_approval: Option<bool>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub colour: Option<Option<ColumnColour>>,
        /// 1 to 999.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub card_limit: Option<Option<u16>>,
        /// Refused while the column holds tasks, and of the last one that the board shows.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_archived: Option<bool>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct MoveColumn {
        /// Null: to the far left.
        pub after_column_id: Option<Uuid>,
    }
}
