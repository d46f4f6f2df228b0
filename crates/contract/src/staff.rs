use crate::{AccountKind, PermissionSetRef, Workspace, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum StaffState {
        /// Can sign in, and takes a seat.
        Active,
        /// Has a link and no login yet.
        Invited,
        /// Has neither: the invitation was withdrawn.
        NoLogin,
        /// Has left. Nothing of theirs is lost.
        Deactivated,
    }
}

wire! {
    /// Somebody of the agency. Its `id` is that of the account.
    pub struct StaffMember {
        pub id: Uuid,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,
        pub permission_set: PermissionSetRef,
        pub state: StaffState,
        /// Whether signing in takes a second step.
        pub has_second_factor: bool,
        /// While the link was not followed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invitation: Option<Invitation>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_seen_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    pub struct Invitation {
        pub invited_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
        pub is_expired: bool,
        /// Only in the answer that made it, and never again: whoever has it becomes this person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub link: Option<String>,
    }
}

wire! {
    pub struct StaffList {
        /// By name.
        pub data: Vec<StaffMember>,
        pub seats: Seats,
    }
}

wire! {
    pub struct Seats {
        /// Staff who can sign in. Nobody else takes a seat.
        pub used: u32,
        /// Client logins, which are free.
        pub free: u32,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct InviteStaff {
        pub name: String,
        /// A set made for staff, with no grant that the caller does not hold.
        pub permission_set_id: Uuid,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateStaff {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub permission_set_id: Option<Uuid>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct ReadInvitation {
        /// What stands behind the `#` of the link.
        pub token: String,
    }
}

wire! {
    /// Whom a link invites.
    pub struct Invitee {
        pub name: String,
        pub kind: AccountKind,
        pub workspace: Workspace,
        pub expires_at: DateTime<Utc>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct AcceptInvitation {
        pub token: String,
        pub username: String,
        #[cfg_attr(feature = "openapi", schema(format = Password))]
        pub password: String,
    }
}
