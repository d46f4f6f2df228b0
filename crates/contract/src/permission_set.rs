use crate::wire;
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
        pub name: String,
        pub base: PermissionBase,
        pub is_builtin: bool,
        /// Client sets never use a paid seat.
        pub is_free_seat: bool,
        /// By name, such as `task.view`, sorted.
        pub grants: Vec<String>,
        /// Accounts that have it.
        pub used_by: u32,
    }
}

wire! {
    pub struct PermissionSetList {
        pub data: Vec<PermissionSet>,
    }
}
