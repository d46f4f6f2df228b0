use crate::{AssigneeKind, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum FileAct {
        /// Rename it, choose who sees it, replace what it holds.
        Update,
        Delete,
        /// For good: what is in the bin, and one of its earlier versions.
        Purge,
    }
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
        /// Absent: it belongs to the project itself, or to a task that is out of the reader's sight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
        /// Of the comment that it was sent with, and with which it is listed and seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment_id: Option<Uuid>,
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
        /// Who uploaded it first.
        pub uploaded_by: FileUploader,
        /// Who uploaded what it holds now.
        pub content_by: FileUploader,
        pub content_at: DateTime<Utc>,
        /// How many earlier versions of it the reader sees.
        pub version_count: u32,
        pub may: Vec<FileAct>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    /// What a file held before it was replaced. Its bytes are at `/file-versions/{version_id}/content`.
    pub struct FileVersion {
        pub id: Uuid,
        pub media_type: String,
        /// In bytes.
        pub size: u64,
        /// Of the bytes as they are kept, in hexadecimal digits.
        pub sha256: String,
        pub uploaded_by: FileUploader,
        pub uploaded_at: DateTime<Utc>,
        pub replaced_at: DateTime<Utc>,
    }
}

wire! {
    pub struct FileVersionList {
        /// What was replaced last comes first. What the file holds now is not among them.
        pub data: Vec<FileVersion>,
    }
}

wire! {
    /// A file in the bin.
    pub struct DeletedFile {
        pub file: ProjectFile,
        /// Of the task that it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_title: Option<String>,
        pub deleted_by: String,
        pub deleted_at: DateTime<Utc>,
        /// When the bin is emptied of it.
        pub expires_at: DateTime<Utc>,
    }
}

wire! {
    pub struct DeletedFileList {
        /// What was deleted last comes first.
        pub data: Vec<DeletedFile>,
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
        /// Staff only, and not of what was sent with a comment.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_team_only: Option<bool>,
    }
}
