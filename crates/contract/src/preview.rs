use crate::{ClientRef, PermissionSetRef, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// Whose eyes to look through.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct StartPreview {
        /// Somebody with a login. Absent: one's own place, to try a set for staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_id: Option<Uuid>,
        /// Another set than they have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission_set_id: Option<Uuid>,
    }
}

wire! {
    /// Good for the session that started it and for no other. Its id goes into the header `Vitrine-Preview`.
    pub struct Preview {
        pub id: Uuid,
        /// Absent where a set for staff is tried.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client: Option<ClientRef>,
        /// The set that is shown.
        pub permission_set: PermissionSetRef,
        pub expires_at: DateTime<Utc>,
    }
}
