use crate::{AssigneeKind, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum FileAct { Update, Delete }
}

wire! {
    /// Whoever uploaded a file.
    pub struct FileUploader {
        pub kind: AssigneeKind,
        /// Absent where the reader may not know who it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
    }
}

wire! {
    /// A file of a project or of one of its tasks. Its bytes are at `/files/{file_id}/content`.
    pub struct ProjectFile {
        pub id: Uuid,
        pub project_id: Uuid,
        /// Absent: it belongs to the project itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
        pub name: String,
        /// Told from the bytes, never from the name.
        pub media_type: String,
        /// In bytes.
        pub size: u64,
        /// Of the bytes as they are kept, in hexadecimal digits.
        pub sha256: String,
        /// Staff only: no client sees a team-only file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
        pub uploaded_by: FileUploader,
        pub may: Vec<FileAct>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    pub struct ProjectFileList {
        /// Newest first.
        pub data: Vec<ProjectFile>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateFile {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Staff only.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
    }
}
