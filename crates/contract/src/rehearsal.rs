//! What a change of access would give and take, before it is made.

use crate::{
    Assignee, BulkUpdateProjects, ClientRef, DeletePermissionSet, Level, MoveClient, RestoreClient, SetProjectClients,
    UpdateClient, UpdatePermissionSet, UpdateProject, UpdateProjectAccess, wire,
};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Declares what can be rehearsed: for each operation one struct with a `change` that has one value, so that generated clients have
/// a type for each; and the union of them.
macro_rules! rehearsals {
    ($($variant:ident $name:tt $struct:ident $tag:ident $schema:tt { $($(#[$meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            wire! {
                #[derive(Default)]
                pub enum $tag {
                    #[default]
                    $variant,
                }
            }

            wire! {
                #[serde(deny_unknown_fields)]
                pub struct $struct {
                    pub change: $tag,
                    $($(#[$meta])* pub $field: $type,)*
                }
            }
        )*

        /// A change of access as its own operation would be asked for: checked as that operation checks it, and undone.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(untagged)]
        #[cfg_attr(feature = "openapi", schema(discriminator(property_name = "change", mapping($(($name = $schema)),*))))]
        pub enum RehearseChange {
            $($variant($struct),)*
        }

        /// By `change`, so that a mistake is told of the one that was meant.
        impl<'de> Deserialize<'de> for RehearseChange {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = Value::deserialize(deserializer)?;
                let change = value.get("change").ok_or_else(|| D::Error::missing_field("change"))?;
                match change.as_str().unwrap_or_default() {
                    $($name => $struct::deserialize(value).map(Self::$variant).map_err(D::Error::custom),)*
                    other => Err(D::Error::unknown_variant(other, &[$($name),*])),
                }
            }
        }
    };
}

rehearsals! {
    UpdateClient "update_client" RehearseUpdateClient OfUpdateClient "#/components/schemas/RehearseUpdateClient" {
        client_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: UpdateClient,
    }
    MoveClient "move_client" RehearseMoveClient OfMoveClient "#/components/schemas/RehearseMoveClient" {
        client_id: Uuid,
        input: MoveClient,
    }
    DeleteClient "delete_client" RehearseDeleteClient OfDeleteClient "#/components/schemas/RehearseDeleteClient" {
        client_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
    }
    RestoreClient "restore_client" RehearseRestoreClient OfRestoreClient "#/components/schemas/RehearseRestoreClient" {
        client_id: Uuid,
        input: RestoreClient,
    }
    UpdateProject "update_project" RehearseUpdateProject OfUpdateProject "#/components/schemas/RehearseUpdateProject" {
        project_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: UpdateProject,
    }
    DeleteProject "delete_project" RehearseDeleteProject OfDeleteProject "#/components/schemas/RehearseDeleteProject" {
        project_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
    }
    RestoreProject "restore_project" RehearseRestoreProject OfRestoreProject "#/components/schemas/RehearseRestoreProject" {
        project_id: Uuid,
    }
    SetProjectClients "set_project_clients" RehearseSetProjectClients OfSetProjectClients "#/components/schemas/RehearseSetProjectClients" {
        project_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: SetProjectClients,
    }
    UpdateProjectAccess "update_project_access" RehearseUpdateProjectAccess OfUpdateProjectAccess "#/components/schemas/RehearseUpdateProjectAccess" {
        project_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: UpdateProjectAccess,
    }
    UpdatePermissionSet "update_permission_set" RehearseUpdatePermissionSet OfUpdatePermissionSet "#/components/schemas/RehearseUpdatePermissionSet" {
        permission_set_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: UpdatePermissionSet,
    }
    DeletePermissionSet "delete_permission_set" RehearseDeletePermissionSet OfDeletePermissionSet "#/components/schemas/RehearseDeletePermissionSet" {
        permission_set_id: Uuid,
        /// The one that would be sent in `If-Match`.
        revision: String,
        input: DeletePermissionSet,
    }
    BulkUpdateProjects "bulk_update_projects" RehearseBulkUpdateProjects OfBulkUpdateProjects "#/components/schemas/RehearseBulkUpdateProjects" {
        input: BulkUpdateProjects,
    }
}

wire! {
    /// Who gains and who loses what.
    pub struct Rehearsal {
        /// To be sent in `Access-Review` with the change itself: it is then made only if it still does exactly this.
        pub fingerprint: String,
        /// People who gain something.
        pub gaining: u32,
        /// People who lose something.
        pub losing: u32,
        /// People who were looked at and for whom nothing changes.
        pub unaffected: u32,
        /// Those concerned, the most sensitive first; a hundred at most. Empty where the caller may not know who they are.
        pub people: Vec<RehearsedPerson>,
        /// Tasks that client contacts have and could not be given any more. What becomes of them is to be said with the change itself,
        /// in `Client-Assignees`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub assignments: Vec<RehearsedAssignment>,
    }
}

wire! {
    pub struct RehearsedAssignment {
        pub task_id: Uuid,
        pub task_title: String,
        pub project_name: String,
        pub assignee: Assignee,
    }
}

wire! {
    pub struct RehearsedPerson {
        pub client: ClientRef,
        pub root: ClientRef,
        pub gains: Vec<SightChange>,
        pub losses: Vec<SightChange>,
    }
}

wire! {
    /// One kind of thing that a person gains or loses.
    pub struct SightChange {
        pub kind: SightKind,
        /// Tasks for `tasks`, entries for `time_entries`, else projects.
        pub count: u32,
        /// How many of the entries have a note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note_count: Option<u32>,
        pub project_count: u32,
        /// The first of them, by name; without those that the caller does not see.
        pub projects: Vec<RehearsedProject>,
    }
}

wire! {
    pub struct RehearsedProject {
        pub id: Uuid,
        pub name: String,
        /// At which the person will see it or, for a loss, sees it now.
        pub level: Level,
    }
}

wire! {
    /// What can be gained or lost, the most sensitive first.
    #[derive(PartialOrd, Ord)]
    pub enum SightKind {
        /// Time worked, entry by entry, with days and notes.
        TimeEntries,
        /// The sum of it.
        Time,
        Project,
        Tasks,
        Progress,
        ProjectProgress,
        Approve,
        Comment,
        StartDiscussion,
        AttachToProject,
        AttachToTask,
        CreateTask,
        EditStatus,
        EditAssignee,
        EditDates,
        Check,
        UpdateProgress,
    }
}
