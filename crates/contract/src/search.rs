use crate::{ProjectRef, wire};
use uuid::Uuid;

wire! {
    pub enum HitKind { Client, Project, Task }
}

wire! {
    pub struct Hit {
        pub kind: HitKind,
        pub id: Uuid,
        pub title: String,
        /// The project of a task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub project: Option<ProjectRef>,
        /// The ancestors of a client, as one line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub path: Option<String>,
    }
}

wire! {
    /// What the reader may see that contains the words, newest first.
    pub struct SearchResults {
        pub data: Vec<Hit>,
    }
}
