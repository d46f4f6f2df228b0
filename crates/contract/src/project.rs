use crate::{ClientRef, SetCustomValue, page_of, patch, wire};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

wire! {
    /// Client portal access of a project.
    #[derive(PartialOrd, Ord)]
    pub enum Level { NotVisible, Overview, ReadOnly, Full }
}

wire! {
    #[derive(Default)]
    pub enum ProjectState {
        #[default]
        Active,
        Archived,
        Deleted,
    }
}

wire! {
    /// What the app may offer on a project and its board. The server decides each request anew.
    #[derive(PartialOrd, Ord)]
    pub enum ProjectAct {
        ViewBoard,
        Update,
        SetClients,
        Delete,
        EditColumns,
        CreateTask,
        MoveTask,
        EditTask,
        EditTaskDates,
        AssignTask,
        CheckTask,
        Comment,
        UpdateProgress,
        DeleteTask,
        /// Upload a file to the project.
        AttachToProject,
        /// Upload a file to one of its tasks.
        AttachToTask,
        ViewAudience,
    }
}

wire! {
    pub struct Project {
        pub id: Uuid,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// In order, the first is the primary client. A client reads only those of its own root.
        pub clients: Vec<ClientRef>,
        pub level: Level,
        /// Whether time worked is shown to the clients. Always false while the project is not visible.
        pub time_shown: bool,
        pub state: ProjectState,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// Share of the reader's tasks that are done, 0 to 100. Absent where the reader may not see progress.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub progress_percent: Option<u8>,
        /// Of the tasks the reader sees. Absent where the reader sees none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_counts: Option<TaskCounts>,
        pub may: Vec<ProjectAct>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub revision: String,
    }
}

wire! {
    #[derive(Copy, Eq)]
    pub struct TaskCounts {
        pub total: u32,
        pub done: u32,
    }
}

wire! {
    pub struct ProjectRef {
        pub id: Uuid,
        pub name: String,
    }
}

page_of!(ProjectPage, Project);

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateProject {
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// In order, the first is the primary client.
        #[serde(default)]
        pub client_ids: Vec<Uuid>,
        /// Confirms that clients of different roots share this project.
        #[serde(default)]
        pub confirm_foreign_root: bool,
        /// Absent: not visible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        #[serde(default)]
        pub time_shown: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// What it begins with instead of four plain columns. It takes what making all of that by hand takes: editing columns, creating tasks and, for
        /// steps and dependencies, editing them. The dates of tasks are counted from `starts_on`; without it they have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub template_id: Option<Uuid>,
        /// Takes the right to edit the project.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub custom_values: Vec<SetCustomValue>,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateProject {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub time_shown: Option<bool>,
        /// `active` or `archived`; deletion is an operation of its own.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub state: Option<ProjectState>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub starts_on: Option<Option<NaiveDate>>,
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub due_on: Option<Option<NaiveDate>>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetProjectClients {
        /// In order, the first is the primary client.
        pub client_ids: Vec<Uuid>,
        /// Confirms that clients of different roots share this project.
        #[serde(default)]
        pub confirm_foreign_root: bool,
    }
}

wire! {
    pub enum BulkClientsMode {
        Replace,
        /// After those they have; the primary client stays.
        Add,
        Remove,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct BulkClients {
        pub mode: BulkClientsMode,
        pub client_ids: Vec<Uuid>,
        #[serde(default)]
        pub confirm_foreign_root: bool,
    }
}

wire! {
    /// The same change for many projects: all of them or none.
    #[serde(deny_unknown_fields)]
    pub struct BulkUpdateProjects {
        /// 1 to 100.
        pub project_ids: Vec<Uuid>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub clients: Option<BulkClients>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_shown: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state: Option<ProjectState>,
    }
}

wire! {
    pub struct ProjectList {
        pub data: Vec<Project>,
    }
}

wire! {
    /// Who sees a project, as saved or as it would be with the given clients and level.
    pub struct ProjectAudience {
        pub level: Level,
        /// Everybody who reaches the project and can sign in.
        pub people: Vec<AudiencePerson>,
        /// Clients that reach it and cannot sign in.
        pub virtual_count: u32,
        /// All tasks of the project.
        pub task_total: u32,
        /// Tasks that are not team-only.
        pub task_shared: u32,
    }
}

wire! {
    pub struct AudiencePerson {
        pub client: ClientRef,
        pub root: ClientRef,
        pub sees: AudienceSight,
        /// Tasks this person sees.
        pub task_count: u32,
        pub sees_time: bool,
        /// Is asked for approval, and may give it.
        pub approves: bool,
        /// Where the person sees less than the level would show, the first layer that stops it; else the project's own narrowing, where it
        /// takes what all other layers allow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limited_by: Option<Layer>,
    }
}

wire! {
    pub enum AudienceSight {
        Nothing,
        Overview,
        /// The board, read only.
        Board,
        /// The board, and may change it.
        BoardEdit,
    }
}

wire! {
    /// The seven gates of the access rule, in their order.
    #[derive(PartialOrd, Ord)]
    pub enum Gate { Account, Reach, Level, Grant, Privileges, ShareFlag, HardDeny }
}

wire! {
    /// What narrows access: a gate of the access rule, but `privileges` are those of the account alone, and `narrowing` is what the project
    /// leaves of them.
    pub enum Layer { Account, Reach, Level, Grant, Privileges, Narrowing, ShareFlag, HardDeny }
}
