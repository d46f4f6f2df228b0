use crate::{Author, page_of, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// What somebody did to a task.
    pub enum TaskDeed {
        Created,
        Updated,
        Moved,
        Assigned,
        ChecklistChanged,
        StepDone,
        StepReopened,
        Deleted,
        Restored,
        ApprovalRequested,
        ApprovalWithdrawn,
        Approved,
        ChangesRequested,
    }
}

wire! {
    pub enum TaskPart { Title, Description, Audience, StartsOn, DueOn, Column, Assignee, Checklist, Step }
}

wire! {
    /// What a part of a task was and became. Staff read the words; clients, that they changed.
    pub struct TaskChange {
        pub part: TaskPart,
        /// A text; a day as 2027-03-01; the name of a column or of somebody who was taken off the task; the lines of a checklist; of an audience,
        /// `team_only` or `shared`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }
}

wire! {
    pub struct TaskHistoryEntry {
        pub id: Uuid,
        pub author: Author,
        pub deed: TaskDeed,
        /// As far as the reader may know them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub changes: Vec<TaskChange>,
        pub at: DateTime<Utc>,
    }
}

page_of!(
    /// Newest first.
    TaskHistoryPage,
    TaskHistoryEntry
);
