use crate::wire;
use uuid::Uuid;

wire! {
    pub enum EventKind {
        ClientChanged,
        ProjectChanged,
        /// The reader no longer sees this project.
        ProjectGone,
        BoardChanged,
        TaskChanged,
        /// A round of approval began or ended.
        ApprovalChanged,
        /// A comment on a task was written, changed or removed.
        CommentChanged,
        /// Somebody said how far a task is.
        ProgressChanged,
        /// What a permission set grants. Whoever has it hears of it too, and reads the session anew.
        PermissionSetChanged,
        /// A custom field was defined, changed, moved or deleted. For staff.
        FieldChanged,
        /// A template of projects was saved, renamed or deleted. For staff who may begin projects.
        TemplateChanged,
        /// The stream cannot replay from where the reader was: read everything anew.
        Reset,
    }
}

wire! {
    /// One line of the event stream: that something changed, never what it is now.
    pub struct Event {
        pub kind: EventKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Uuid>,
        /// The client, column, task, approval, permission set, custom field or template; for a comment or an update of progress, its task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub object_id: Option<Uuid>,
    }
}
