use crate::{ProjectRef, TaskRef, patch, wire};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

wire! {
    /// Who worked.
    pub struct Worker {
        /// Of the account.
        pub id: Uuid,
        pub name: String,
    }
}

wire! {
    /// Time that was worked. It says nothing of what it costs.
    pub struct TimeEntry {
        pub id: Uuid,
        pub project: ProjectRef,
        /// Absent: the time is the project's, or the reader does not see the task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task: Option<TaskRef>,
        /// For who may know whose time it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub worker: Option<Worker>,
        pub day: NaiveDate,
        /// From 1 to 1440.
        pub minutes: i32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// Staff only: whether the reader may change and delete it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub may_edit: Option<bool>,
        pub revision: String,
    }
}

wire! {
    pub struct TimeEntryPage {
        pub data: Vec<TimeEntry>,
        /// Opaque; send it back as `cursor` to read on. Absent on the last page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_cursor: Option<String>,
        /// The sum of all pages, in minutes: of what the reader sees, and nothing else.
        pub minutes: i64,
    }
}

wire! {
    /// Time worked on a project, as far as the reader sees it.
    pub struct ProjectTime {
        /// Of the project.
        pub id: Uuid,
        pub minutes: i64,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateTimeEntry {
        /// Of this project. Absent: the time is the project's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
        /// Not in the future.
        pub day: NaiveDate,
        /// From 1 to 1440.
        pub minutes: i32,
        /// Clients who see the entry read it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateTimeEntry {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub day: Option<NaiveDate>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub minutes: Option<i32>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub note: Option<Option<String>>,
    }
}

wire! {
    /// A clock that runs.
    pub struct Timer {
        pub project: ProjectRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task: Option<TaskRef>,
        pub started_at: DateTime<Utc>,
    }
}

wire! {
    pub struct OwnTimer {
        /// Absent: none runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timer: Option<Timer>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct StartTimer {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct StopTimer {
        /// The day that the time is written to: today, where the person is.
        pub day: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}
