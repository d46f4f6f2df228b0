use crate::{ApprovalWarning, ProjectAct, ProjectRef, SetCustomValue, Stage, TaskProgress, page_of, patch, wire};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

wire! {
    pub struct ColumnRef {
        pub id: Uuid,
        pub name: String,
        pub stage: Stage,
    }
}

wire! {
    pub enum AssigneeKind { Team, Client }
}

wire! {
    /// Somebody who works on a task.
    pub struct Assignee {
        /// Of the account.
        pub id: Uuid,
        pub name: String,
        pub kind: AssigneeKind,
        /// Staff only, of one task or a board: a client who has the task, and at present could not be given it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_waiting: Option<bool>,
    }
}

wire! {
    pub struct AssigneeList {
        pub data: Vec<Assignee>,
    }
}

wire! {
    /// A step of a task.
    pub struct CheckItem {
        pub id: Uuid,
        pub title: String,
        pub is_done: bool,
    }
}

wire! {
    pub struct Task {
        pub id: Uuid,
        pub project: ProjectRef,
        pub column: ColumnRef,
        pub title: String,
        /// Markdown, as it was written. HTML in it is text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// Those of whom the reader may know.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub assignees: Vec<Assignee>,
        /// In order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub checklist: Vec<CheckItem>,
        /// For who may view progress. Absent: nobody has said anything of it yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub progress: Option<TaskProgress>,
        /// Staff only: no client sees a team-only task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        /// Staff only: the column asks for approval, and no client is asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub approval_warning: Option<ApprovalWarning>,
        pub may: Vec<ProjectAct>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

page_of!(TaskPage, Task);

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CreateTask {
        pub title: String,
        /// At the end of this column. Absent: of the first one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub column_id: Option<Uuid>,
        /// Markdown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<NaiveDate>,
        /// Not before the start.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// Staff only. Absent: the clients of the project see the task, as far as its level shows tasks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        /// Takes the right to change the status of tasks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub custom_values: Vec<SetCustomValue>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateTask {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<Option<NaiveDate>>,
        /// Not before the start.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub due_on: Option<Option<NaiveDate>>,
        /// Staff only.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct MoveTask {
        /// A column of the task's own project.
        pub column_id: Uuid,
        /// Right below this task of that column. Null: to the top.
        pub after_task_id: Option<Uuid>,
    }
}

wire! {
    /// All of it is done, or nothing.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ChangeAssignees {
        /// Of the people who may be given this task.
        #[serde(default)]
        pub add: Vec<Uuid>,
        /// Who does not have the task, as far as the caller sees, is passed over.
        #[serde(default)]
        pub remove: Vec<Uuid>,
    }
}

wire! {
    /// All of it is done, or nothing.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ChangeChecklist {
        /// At the end, in this order. A hundred steps at most.
        #[serde(default)]
        pub add: Vec<String>,
        /// What is no step of the task is passed over.
        #[serde(default)]
        pub remove: Vec<Uuid>,
        /// First these, in this order, then the others as they are.
        #[serde(default)]
        pub order: Vec<Uuid>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CheckTask {
        /// Of the task's own steps.
        pub item_id: Uuid,
        pub is_done: bool,
    }
}
