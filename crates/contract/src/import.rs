use crate::wire;
use uuid::Uuid;

wire! {
    /// A field of a client that a column of the file can fill.
    pub enum ImportField { Id, Name, Email, Phone, Parent, Kind, Username, Password, Virtual }
}

wire! {
    /// What an import did, or in a dry run would do. Passwords are never repeated.
    pub struct ImportReport {
        pub dry_run: bool,
        pub columns: Vec<ImportColumn>,
        pub rows: Vec<ImportRow>,
        pub created: u32,
        pub updated: u32,
        pub with_problems: u32,
        /// How many of the rows get a login.
        pub logins: u32,
    }
}

wire! {
    pub struct ImportColumn {
        pub header: String,
        /// Absent: the column is ignored.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub field: Option<ImportField>,
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
        /// The client, once it exists.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client_id: Option<Uuid>,
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
