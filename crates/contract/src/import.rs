use crate::{ClientRef, Rehearsal, page_of, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// A field of a client that a column of the file can fill.
    pub enum ImportField { Id, Name, Email, Phone, Parent, Kind, Username, Password, Virtual }
}

/// What a column of the file fills: a field of the client, or a custom field by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum ImportTarget {
    Field(ImportField),
    Custom(Uuid),
}

wire! {
    /// What an import would do. Passwords are never repeated.
    pub struct ImportReport {
        pub columns: Vec<ImportColumn>,
        pub rows: Vec<ImportRow>,
        pub created: u32,
        pub updated: u32,
        pub with_problems: u32,
        /// Where clients are changed: who gains and who loses by it. Send its fingerprint with the import.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub review: Option<Rehearsal>,
        /// How many of the rows get a login.
        pub logins: u32,
    }
}

wire! {
    pub struct ImportColumn {
        pub header: String,
        /// With `custom_field_id` absent, too: the column is ignored.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub field: Option<ImportField>,
        /// The custom field that the column fills.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub custom_field_id: Option<Uuid>,
        /// A few values, to recognise the column by; masked for passwords.
        pub samples: Vec<String>,
    }
}

wire! {
    pub enum ImportVerdict { Create, Update, Problem }
}

wire! {
    pub struct ImportRow {
        /// The row of the file, the header being 1.
        pub row: u32,
        pub verdict: ImportVerdict,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,
        pub is_virtual: bool,
        /// The client that the row changes; absent for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_id: Option<Uuid>,
        pub problems: Vec<ImportProblem>,
    }
}

wire! {
    /// How far an import is. Only a finished one has imported anything.
    pub enum ImportStatus { Running, Finished, Failed, Interrupted }
}

wire! {
    /// Why nothing was imported in the end.
    pub enum ImportFailure { WorldChanged, Problems, NotPermitted, SignedOut, Unavailable }
}

wire! {
    /// An import that runs or was run.
    pub struct ClientImport {
        pub id: Uuid,
        /// When it was begun.
        pub at: DateTime<Utc>,
        /// Who ran it, as they are called now.
        pub by: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file_name: Option<String>,
        pub status: ImportStatus,
        /// Of a failed one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub failure: Option<ImportFailure>,
        /// How many passwords are to be hashed before anything is imported.
        pub passwords: u32,
        /// How many of them are.
        pub hashed: u32,
        pub created: u32,
        pub updated: u32,
        /// Rows with problems, which were skipped.
        pub left_out: u32,
    }
}

page_of!(ClientImportPage, ClientImport);

wire! {
    /// An import, row by row once it is finished. What stood in the file is not kept.
    pub struct ClientImportReport {
        pub import: ClientImport,
        pub rows: Vec<ImportedRow>,
    }
}

wire! {
    pub struct ImportedRow {
        /// The row of the file, the header being 1.
        pub row: u32,
        /// What became of it: a row with a problem was skipped.
        pub verdict: ImportVerdict,
        /// The client as it is called now; absent where it is no longer there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client: Option<ClientRef>,
        pub problems: Vec<ImportProblem>,
    }
}

wire! {
    pub struct ImportProblem {
        /// The header of the column at fault; absent for the whole row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub column: Option<String>,
        pub code: String,
        pub detail: String,
    }
}
