use crate::{Author, page_of, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// How far a task is, by the last update.
    pub struct TaskProgress {
        /// 0 to 100.
        pub percent: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hours_left: Option<f64>,
    }
}

wire! {
    /// What somebody said of how far a task is. It is never changed; a newer one takes its place.
    pub struct ProgressUpdate {
        pub id: Uuid,
        pub task_id: Uuid,
        pub author: Author,
        /// 0 to 100.
        pub percent: u8,
        /// Of the update before. Absent for the first, and for who reads only their own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent_before: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hours_left: Option<f64>,
        /// Markdown, as it was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        pub created_at: DateTime<Utc>,
        pub revision: String,
    }
}

page_of!(
    /// Newest first.
    ProgressUpdatePage,
    ProgressUpdate
);

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CreateProgressUpdate {
        /// 0 to 100.
        pub percent: u32,
        /// To the minute, up to 10 000.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hours_left: Option<f64>,
        /// Markdown, up to 10 000 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}
