//! Ids as types of their own, so that two of them cannot be swapped.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    AccountId
    /// A round of approval.
    ApprovalId
    /// A step of a task.
    CheckItemId
    ClientId
    ColumnId
    /// A comment on a task.
    CommentId
    /// One deletion of a client with everything below it.
    DeletionId
    EventId
    /// A custom field.
    FieldId
    FileId
    /// An earlier version of a file.
    FileVersionId
    /// An import of clients that was run.
    ImportId
    NotificationId
    PermissionSetId
    PreviewId
    /// An update of how far a task is.
    ProgressUpdateId
    ProjectId
    SessionId
    TaskId
    /// Of a project.
    TemplateId
    TimeEntryId
}
