use crate::{
    AudienceSight, CustomValue, Invitation, Layer, Level, PermissionSetRef, Preferences, ProjectRef, SetCustomValue,
    SightKind, page_of, patch, wire,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum ClientKind { Organisation, Unit, Person }
}

wire! {
    pub struct ClientRef {
        pub id: Uuid,
        pub name: String,
        pub kind: ClientKind,
    }
}

wire! {
    /// The third privilege: progress updates on tasks.
    #[derive(Default)]
    pub enum UpdateProgress {
        #[default]
        Off,
        /// Comment only.
        Comment,
        /// Comment and update progress.
        Full,
    }
}

wire! {
    /// The three switches of a client account. All off unless staff say otherwise.
    #[derive(Default, Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Privileges {
        /// View task information, excluding financial information.
        pub view_tasks: bool,
        /// View details of progress updates on tasks, and others' comments.
        pub view_progress: bool,
        pub update_progress: UpdateProgress,
    }
}

wire! {
    /// Privileges that go together.
    pub enum PrivilegeTemplate {
        None,
        /// Views tasks and progress.
        Observer,
        /// Comments, too.
        Collaborator,
        /// Updates progress, too.
        CoManager,
    }
}

wire! {
    /// What a form for a new client begins with. It grants nothing: `create_client` and imports give what they are told to.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ClientDefaults {
        pub template: PrivilegeTemplate,
    }
}

wire! {
    /// Of a client that is about to be added, what decides what it would see.
    #[serde(deny_unknown_fields)]
    pub struct RehearseNewClient {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Uuid>,
        /// It would get a username and a password.
        pub has_login: bool,
        #[serde(default)]
        pub privileges: Privileges,
        /// The built-in one where it is absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission_set_id: Option<Uuid>,
    }
}

wire! {
    /// A node of the client tree, as staff with `client.view_info` see it.
    pub struct Client {
        pub id: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Uuid>,
        /// From the root down to the parent; empty for a root.
        pub path: Vec<ClientRef>,
        pub name: String,
        pub kind: ClientKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
        /// Absent for a virtual client.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,
        /// False for a virtual client.
        pub has_login: bool,
        pub must_change_password: bool,
        /// Whether signing in takes a second step.
        pub has_second_factor: bool,
        /// While the link was not followed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invitation: Option<Invitation>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_seen_at: Option<DateTime<Utc>>,
        pub permission_set: PermissionSetRef,
        pub privileges: Privileges,
        pub preferences: Preferences,
        /// Direct children.
        pub child_count: u32,
        /// What a deletion of this client would take; only where one client is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub subtree: Option<SubtreeCounts>,
        /// Only where one client is read.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub custom_values: Vec<CustomValue>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    #[derive(Copy, Eq)]
    pub struct SubtreeCounts {
        /// This client and everything below it.
        pub clients: u32,
        pub logins: u32,
        /// Projects linked to any of them. They are kept.
        pub projects: u32,
    }
}

wire! {
    pub struct ClientPage {
        pub data: Vec<Client>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_cursor: Option<String>,
        /// How many there are on all pages, where `include_total=true` asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub total: Option<u64>,
        pub counts: ClientCounts,
    }
}

wire! {
    /// Of the whole workspace.
    #[derive(Copy, Eq)]
    pub struct ClientCounts {
        pub clients: u32,
        pub logins: u32,
        /// Deletions that can be restored.
        pub deleted: u32,
    }
}

wire! {
    /// Both or neither: username and password.
    #[serde(deny_unknown_fields)]
    pub struct Credentials {
        pub username: String,
        /// Absent where only the username of an existing login changes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub password: Option<String>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateClient {
        pub name: String,
        pub kind: ClientKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Uuid>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
        /// Absent: a virtual client, which cannot sign in. Nobody is notified either way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credentials: Option<Credentials>,
        #[serde(default)]
        pub privileges: Privileges,
        /// Absent: the built-in client set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission_set_id: Option<Uuid>,
        #[serde(default)]
        pub preferences: Preferences,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub custom_values: Vec<SetCustomValue>,
    }
}

wire! {
    /// Merge patch. `credentials: null` withdraws the login at once.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateClient {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub kind: Option<ClientKind>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub email: Option<Option<String>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub phone: Option<Option<String>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub credentials: Option<Option<Credentials>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub privileges: Option<Privileges>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub permission_set_id: Option<Uuid>,
        /// All of them, in place of those before.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub preferences: Option<Preferences>,
        /// Fields that are not named stay as they are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub custom_values: Vec<SetCustomValue>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct MoveClient {
        /// Null makes it a root.
        pub parent_id: Option<Uuid>,
    }
}

wire! {
    /// One deletion: a node and everything that was below it, restored as one.
    pub struct DeletedClient {
        pub client: ClientRef,
        /// Where it stood, from the root down.
        pub path: Vec<ClientRef>,
        /// Whether the parent it stood under is itself deleted: restoring then needs a new place.
        pub parent_deleted: bool,
        pub counts: SubtreeCounts,
        pub deleted_at: DateTime<Utc>,
        /// Name of who deleted it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub deleted_by: Option<String>,
    }
}

wire! {
    pub struct DeletedClientPage {
        pub data: Vec<DeletedClient>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_cursor: Option<String>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct PurgeClient {
        /// The name of the client, typed as a confirmation.
        pub name: String,
    }
}

wire! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct RestoreClient {
        /// A new parent; null a root. Absent: where it stood.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<Uuid>>,
    }
}

wire! {
    /// A project that the tree leads a client to, and what the client sees of it.
    pub struct ClientProject {
        pub project: ProjectRef,
        pub level: Level,
        /// The nearest of the project's clients that is this one or above it.
        pub via: ClientRef,
        pub sees: AudienceSight,
        /// Tasks this client sees.
        pub task_count: u32,
        pub sees_time: bool,
        /// All that the client sees and may do there, the most sensitive first.
        pub may: Vec<SightKind>,
        /// Where the client sees less than the level would show, the first layer that stops it; else the project's own narrowing, where it
        /// takes what all other layers allow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limited_by: Option<Layer>,
        /// The layer that lets least through of all that could be done in a project. Absent: nothing narrows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub narrowest: Option<Layer>,
    }
}

page_of!(ClientProjectPage, ClientProject);
