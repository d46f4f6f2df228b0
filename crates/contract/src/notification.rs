use crate::{Author, ProjectRef, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum NotificationKind {
        /// The reader was given a task.
        Assigned,
        /// A comment was addressed to the reader.
        Mentioned,
        /// Somebody commented on a task that concerns the reader.
        Commented,
        /// Somebody said how far such a task is.
        ProgressUpdated,
    }
}

wire! {
    pub struct NotifiedTask {
        pub id: Uuid,
        pub title: String,
    }
}

wire! {
    /// Something that happened, for one person. It is there as long as they may read what it is about.
    pub struct Notification {
        pub id: Uuid,
        pub kind: NotificationKind,
        pub actor: Author,
        pub project: ProjectRef,
        pub task: NotifiedTask,
        /// The comment, in Markdown as it was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// Of an update of progress.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<u8>,
        pub is_read: bool,
        pub created_at: DateTime<Utc>,
    }
}

wire! {
    /// Newest first.
    pub struct NotificationPage {
        pub data: Vec<Notification>,
        /// Opaque; send it back as `cursor` to read on. Absent on the last page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_cursor: Option<String>,
        /// How many the reader has not read, on all pages.
        pub unread: u32,
    }
}

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct MarkNotificationsRead {
        /// Those of others, and what is not there, are passed over. Absent: all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ids: Option<Vec<Uuid>>,
    }
}
