use crate::{ClientKind, page_of, patch, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    pub enum PermissionBase { Staff, Client }
}

wire! {
    pub struct PermissionSetRef {
        pub id: Uuid,
        pub name: String,
    }
}

wire! {
    pub struct PermissionSet {
        pub id: Uuid,
        /// Those of built-in sets are in English, and never those of another.
        pub name: String,
        pub base: PermissionBase,
        /// Built-in sets cannot be changed or deleted; their grants can be put into a new set.
        pub is_builtin: bool,
        /// The one that a new client has where no other is named.
        pub is_client_default: bool,
        /// Client sets never use a paid seat.
        pub is_free_seat: bool,
        /// By name, such as `task.view`, sorted.
        pub grants: Vec<String>,
        /// Accounts that have it, those of clients without a login and in the recycle bin too.
        pub used_by: u32,
        /// The first of those accounts by name, as far as the caller may know of them; only where one set is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accounts: Option<Vec<PermissionSetAccount>>,
        /// How often it was saved.
        pub version: u32,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    /// An account that has a permission set.
    #[derive(Eq)]
    pub struct PermissionSetAccount {
        pub account_id: Uuid,
        pub name: String,
        /// Absent for staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_id: Option<Uuid>,
        /// Absent for staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_kind: Option<ClientKind>,
        pub has_login: bool,
    }
}

wire! {
    pub struct PermissionSetList {
        pub data: Vec<PermissionSet>,
    }
}

wire! {
    /// What a permission set was saved as.
    pub struct PermissionSetVersion {
        pub version: u32,
        pub name: String,
        /// By name, sorted.
        pub grants: Vec<String>,
        /// Why, in the words of its author.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
        /// Absent for the state that a set came with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub author: Option<String>,
        pub at: DateTime<Utc>,
    }
}

page_of! {
    /// Newest first.
    PermissionSetVersionPage, PermissionSetVersion
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreatePermissionSet {
        /// No other set may be called the same, whatever the case and the accents.
        pub name: String,
        /// Stays as it is. A client set holds client grants only.
        pub base: PermissionBase,
        /// By name. To copy a set, send its grants.
        pub grants: Vec<String>,
        /// Why, for the history of the set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdatePermissionSet {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// All that the set shall grant.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub grants: Option<Vec<String>>,
        /// Why, for the history of the set.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}

wire! {
    #[derive(Copy, Default, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct DeletePermissionSet {
        /// Of the same base, for the accounts that have the deleted set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub replacement_id: Option<Uuid>,
    }
}
