use crate::{AccountKind, Rehearsal, page_of, wire};
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

wire! {
    pub struct AuditEntry {
        pub id: Uuid,
        pub at: DateTime<Utc>,
        /// Absent for the system itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actor: Option<AuditActor>,
        /// Such as `project.updated`.
        pub action: String,
        /// Such as `project`.
        pub subject_kind: String,
        pub subject_id: Uuid,
        /// What the subject was called then.
        pub subject_name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Uuid>,
        /// Field by field, `[before, after]`. Never a secret.
        pub changes: Value,
        /// What the things are called now whose ids stand in `changes`; without those that the caller does not know.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub names: Vec<AuditName>,
        /// Who was to gain and lose what, as it was reviewed before the change; on the first entry of the change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub review: Option<Rehearsal>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub request_id: Option<String>,
        /// SHA-256 over the entry and the hash of the one before, in hexadecimal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hash: Option<String>,
    }
}

wire! {
    pub struct AuditActor {
        pub account_id: Uuid,
        pub name: String,
        pub kind: AccountKind,
    }
}

wire! {
    pub struct AuditName {
        pub id: Uuid,
        pub name: String,
    }
}

page_of!(AuditEntryPage, AuditEntry);
