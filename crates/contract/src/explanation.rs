use crate::{AccountKind, ClientRef, Gate, Layer, ProjectRef, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// What a person may want to do. The first ones are done to a project, the others, from `view_task` on, to a task.
    pub enum ExplainedAction {
        ViewProject,
        AttachToProject,
        ViewBoard,
        ViewProjectProgress,
        CreateTask,
        StartDiscussion,
        ViewTime,
        ViewTimeEntries,
        ViewFinance,
        EditProject,
        DeleteProject,
        EditColumns,
        ViewAudience,
        ViewTask,
        ViewProgress,
        CommentOnTask,
        AttachToTask,
        MoveTask,
        AssignTask,
        EditTaskDates,
        CheckTask,
        UpdateProgress,
        Approve,
        EditTask,
        DeleteTask,
    }
}

wire! {
    pub enum GateVerdict {
        Passed,
        Stopped,
        /// An earlier gate had stopped it.
        NotReached,
    }
}

wire! {
    pub struct ExplainedGate {
        pub gate: Gate,
        pub verdict: GateVerdict,
        /// What the gate looked at, in a word or two of the reader's language.
        pub value: String,
        /// Why it said so, as a sentence of the reader's language.
        pub words: String,
    }
}

wire! {
    pub struct ExplainedPerson {
        pub account_id: Uuid,
        pub name: String,
        pub kind: AccountKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub client: Option<ClientRef>,
    }
}

wire! {
    pub enum SettingKind {
        Client,
        /// In the recycle bin.
        DeletedClient,
        StaffMember,
        PermissionSet,
        Project,
        Task,
    }
}

wire! {
    /// Where that is set which decides.
    pub struct ExplainedSetting {
        pub kind: SettingKind,
        pub id: Uuid,
        pub name: String,
    }
}

wire! {
    /// Who gave the deciding setting its value, and when.
    pub struct ExplainedSetter {
        /// Absent for the system itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        pub at: DateTime<Utc>,
        /// Whether somebody changed it; else it is so since the thing was made.
        pub is_change: bool,
    }
}

wire! {
    /// Why somebody may or may not do something to a thing: what the access rule says, gate by gate.
    pub struct Explanation {
        pub person: ExplainedPerson,
        pub action: ExplainedAction,
        pub project: ProjectRef,
        /// Where it is asked about a task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task: Option<ExplainedTask>,
        pub is_allowed: bool,
        /// In one line.
        pub answer: String,
        /// All seven, in their order.
        pub gates: Vec<ExplainedGate>,
        /// The gate that explains a refusal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub stopped_by: Option<Gate>,
        /// The layer that narrows most what this person may do here at all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub narrowest: Option<Layer>,
        /// Of a refusal, where somebody could set it otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub setting: Option<ExplainedSetting>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub set_by: Option<ExplainedSetter>,
        /// Of a refusal, the smallest change of one setting that would allow it, as a sentence of the reader's language. Absent where no
        /// single one would.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub shortest_fix: Option<String>,
    }
}

wire! {
    pub struct ExplainedTask {
        pub id: Uuid,
        pub title: String,
    }
}
