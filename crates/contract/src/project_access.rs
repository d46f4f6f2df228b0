use crate::{ClientRef, Level, Privileges, patch, wire};
use uuid::Uuid;

wire! {
    /// Who has access to a project, and how much. Its `revision` is the project's.
    pub struct ProjectAccess {
        /// Of the project.
        pub id: Uuid,
        pub level: Level,
        /// Whether time worked is shown to the clients. Always false while the project is not visible.
        pub time_shown: bool,
        /// Clients see the project only if they are invited to it, besides being or standing below one of its clients.
        pub is_invited_only: bool,
        /// Clients of different roots learn each other's names.
        pub co_clients_visible: bool,
        /// In order, the first is the primary client.
        pub clients: Vec<ProjectClient>,
        /// By name. Kept, without effect, while the project is not for invited people only.
        pub invited: Vec<ClientRef>,
        /// The team, by name: staff who do not see all projects see those of their teams.
        pub members: Vec<TeamMember>,
        /// Staff who may be put on the team, for who may do so; by name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub possible_members: Vec<TeamMember>,
        pub revision: String,
    }
}

wire! {
    pub struct ProjectClient {
        pub client: ClientRef,
        /// The root above it, for staff who see the client list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub root: Option<ClientRef>,
        /// What this project leaves of the privileges to who comes by this client. Absent: all that the account has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub narrowed_to: Option<Privileges>,
    }
}

wire! {
    pub struct TeamMember {
        /// Of the account.
        pub id: Uuid,
        pub name: String,
    }
}

wire! {
    /// Merge patch. Each list replaces the one that is there; all of it is saved or nothing.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateProjectAccess {
        /// In order, the first is the primary client. Who stays keeps what is narrowed.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub client_ids: Option<Vec<Uuid>>,
        /// Confirms that clients of different roots share this project.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub confirm_foreign_root: Option<bool>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub time_shown: Option<bool>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub is_invited_only: Option<bool>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub co_clients_visible: Option<bool>,
        /// Of the clients that the project then has. Those that are not listed are not narrowed.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub narrowings: Option<Vec<Narrowing>>,
        /// Each must be one of the clients that the project then has, or stand below one. An invitation reaches nobody else, above or below.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub invited_client_ids: Option<Vec<Uuid>>,
        /// Accounts of staff. Who does not see all projects cannot leave the team by themselves.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub member_ids: Option<Vec<Uuid>>,
    }
}

wire! {
    /// A person gets what both their account and this leave, by this client; by another client of the project perhaps more.
    #[serde(deny_unknown_fields)]
    pub struct Narrowing {
        pub client_id: Uuid,
        pub narrowed_to: Privileges,
    }
}
