use crate::{ApprovalRule, ColumnColour, Stage, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// What new projects can begin with: columns and, in some, tasks. For staff who may begin projects and view tasks.
    pub struct ProjectTemplate {
        pub id: Uuid,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        pub column_count: u32,
        pub task_count: u32,
        /// Of its tasks, those that are not team-only.
        pub shared_task_count: u32,
        /// Some of its tasks have dates, which are counted from the start of the new project.
        pub has_dates: bool,
        /// What stands in it. Absent in lists.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub content: Option<TemplateContent>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    /// Nothing in it says for whom it was made: no clients, people, dates, comments, files, time or custom fields.
    pub struct TemplateContent {
        /// From left to right.
        pub columns: Vec<TemplateColumn>,
        /// Those of one column from top to bottom.
        pub tasks: Vec<TemplateTask>,
    }
}

wire! {
    pub struct TemplateColumn {
        pub name: String,
        /// What clients read instead of the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_name: Option<String>,
        pub stage: Stage,
        pub asks_approval: bool,
        /// Absent: it is not set up, so that one OK is enough.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approval: Option<TemplateApproval>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub colour: Option<ColumnColour>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub card_limit: Option<u16>,
    }
}

wire! {
    /// What rounds of a column ask for, without whom they ask.
    pub struct TemplateApproval {
        pub rule: ApprovalRule,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub needed: Option<u8>,
        /// Days from the asking to the last day of a round.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_days: Option<u16>,
    }
}

wire! {
    pub struct TemplateTask {
        /// Where it begins: a place in the list of columns, from 0.
        pub column: u32,
        pub title: String,
        /// Markdown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub steps: Vec<String>,
        /// Days from the start of the project; before it, they are negative.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_after_days: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_after_days: Option<i64>,
        /// It marks a point in time. Absent: it does not.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub is_milestone: bool,
        pub is_team_only: bool,
        /// What has to be finished before it begins: places in the list of tasks, from 0.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub predecessors: Vec<u32>,
    }
}

wire! {
    /// By name.
    pub struct ProjectTemplateList {
        pub data: Vec<ProjectTemplate>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateProjectTemplate {
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Beside the columns, at most 500 of them. Those that clients added are left out, as are those in the bin; team-only ones stay team-only.
        #[serde(default)]
        pub with_tasks: bool,
    }
}

wire! {
    /// Merge patch. What stands in a template stays as it was saved.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateProjectTemplate {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
    }
}
