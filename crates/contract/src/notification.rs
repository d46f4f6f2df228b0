use crate::{ApprovalProgress, Author, ProjectRef, wire};
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
        /// Staff only, like all that follow: such a task was put before its clients.
        ApprovalAsked,
        /// A client gave their OK.
        Approved,
        ChangesRequested,
        /// The clients are not asked any more.
        ApprovalWithdrawn,
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
        /// The comment, in Markdown as it was written; what a client wrote about an approval.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// Of an update of progress.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<u8>,
        /// Staff only: of an OK where it takes more than one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub oks: Option<ApprovalProgress>,
        /// Staff only: the column that the task went to by an approval.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub moved_to: Option<String>,
        /// Staff only: a client said this or asked for it, and the team has neither said anything to clients about the task since nor put
        /// it before them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub needs_answer: Option<bool>,
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

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct MarkNotificationsUnread {
        /// Those of others, and what is not there, are passed over.
        pub ids: Vec<Uuid>,
    }
}

wire! {
    /// When a mail tells of something.
    pub enum MailTiming {
        AtOnce,
        /// In one mail with all else of the hour.
        Hourly,
        /// In one mail, in the morning where the person is.
        Daily,
        Never,
    }
}

wire! {
    /// How a person is told of one kind of thing.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Telling {
        pub mail: MailTiming,
        pub in_app: bool,
    }
}

wire! {
    #[derive(Copy, Eq)]
    pub struct NotificationSetting {
        pub kind: NotificationKind,
        pub telling: Telling,
        /// It was chosen for just this: for all projects, or for the one that was asked about. Otherwise it follows what is chosen for all
        /// projects, or the default.
        pub is_own: bool,
    }
}

wire! {
    /// How one is told of what happens: of each kind, in this order.
    pub struct NotificationSettings {
        pub settings: Vec<NotificationSetting>,
        pub revision: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetNotificationSetting {
        pub kind: NotificationKind,
        /// Absent: as if nothing had been chosen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub telling: Option<Telling>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetNotificationSettings {
        /// Of the kinds that are to change.
        pub settings: Vec<SetNotificationSetting>,
    }
}
