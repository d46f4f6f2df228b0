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
    /// A task by its title.
    pub struct TaskRef {
        pub id: Uuid,
        pub title: String,
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
        /// It marks a point in time: its due date, or else its start.
        pub is_milestone: bool,
        /// What has to be finished before it begins, of the tasks that the reader sees.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub predecessors: Vec<TaskRef>,
        /// What waits for it, of the tasks that the reader sees.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub successors: Vec<TaskRef>,
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
        /// Staff only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_milestone: Option<bool>,
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
        /// With the right to edit the task.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_milestone: Option<bool>,
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
    /// What becomes of one of many tasks. What is absent stays.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct BulkTaskChange {
        pub task_id: Uuid,
        /// Of the task as it was read. Given, nothing at all is done unless the task is still that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub revision: Option<String>,
        /// Of the task's own project.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub column_id: Option<Uuid>,
        /// Right below this task of that column. Null: to the top. Absent: to the end of a column that is another one.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub after_task_id: Option<Option<Uuid>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<Option<NaiveDate>>,
        /// Not before the start.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub due_on: Option<Option<NaiveDate>>,
        /// Staff only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        /// Of the people who may be given this task.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub add_assignee_ids: Vec<Uuid>,
        /// Who does not have the task, as far as the caller sees, is passed over.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub remove_assignee_ids: Vec<Uuid>,
    }
}

wire! {
    /// All of it is done, in this order, or nothing.
    #[serde(deny_unknown_fields)]
    pub struct BulkUpdateTasks {
        /// 1 to 100, and in all of them together at most 500 people who are added or removed.
        pub tasks: Vec<BulkTaskChange>,
    }
}

wire! {
    pub struct BulkUpdatedTasks {
        /// The tasks as they are now.
        pub data: Vec<Task>,
        /// What takes all of it back, as `tasks` of another request, as long as nobody has changed one of the tasks since.
        pub undo: Vec<BulkTaskChange>,
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

wire! {
    /// All of it is done, or nothing.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ChangeDependencies {
        /// Tasks of the same project that have to be finished before this one begins. None that waits for it, be it over others. Fifty
        /// at most, and none for which two hundred wait already.
        #[serde(default)]
        pub add: Vec<Uuid>,
        /// For what the task does not wait is passed over.
        #[serde(default)]
        pub remove: Vec<Uuid>,
    }
}
