use crate::{AssigneeKind, ProjectFile, page_of, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// Who wrote something, as far as the reader may know.
    pub struct Author {
        /// Of the account. Absent, like the name, where the reader knows no more than that somebody of that kind wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        pub kind: AssigneeKind,
        /// The reader.
        pub is_self: bool,
    }
}

wire! {
    pub struct Mention {
        /// Of the account.
        pub id: Uuid,
        pub name: String,
        pub kind: AssigneeKind,
    }
}

wire! {
    /// What the reader may do to a comment.
    pub enum CommentAct { Edit, Remove }
}

wire! {
    pub struct Comment {
        pub id: Uuid,
        /// For who sees the task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
        pub author: Author,
        /// Markdown, as it was written. HTML in it is text. Absent: the comment was removed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// To whom it is addressed, of those of whom the reader may know.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub mentions: Vec<Mention>,
        /// What was sent with it, for everybody who reads it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub files: Vec<ProjectFile>,
        /// Staff only: no client sees a team-only comment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        pub may: Vec<CommentAct>,
        pub created_at: DateTime<Utc>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub edited_at: Option<DateTime<Utc>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub removed_at: Option<DateTime<Utc>>,
        pub revision: String,
    }
}

page_of!(
    /// Newest first.
    CommentPage,
    Comment
);

wire! {
    /// Somebody else who sees the task and may be mentioned.
    pub struct CommentReader {
        /// Of the account.
        pub id: Uuid,
        pub name: String,
        pub kind: AssigneeKind,
        /// To staff: whether they read every comment that is not kept from their side, and not only what is addressed to them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reads_all: Option<bool>,
    }
}

wire! {
    pub struct CommentReaderList {
        pub data: Vec<CommentReader>,
    }
}

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CreateComment {
        /// Markdown, up to 10 000 characters.
        pub text: String,
        /// Accounts of people who see the task; in a team-only comment, of the team.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub mention_ids: Vec<Uuid>,
        /// What the author uploaded to this task with `for_comment`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub file_ids: Vec<Uuid>,
        /// Staff only. Absent: the team alone reads it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
    }
}

wire! {
    /// Merge patch. Who may read a comment does not change.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateComment {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub mention_ids: Option<Vec<Uuid>>,
    }
}
