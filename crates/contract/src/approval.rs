use crate::{AssigneeKind, ProjectRef, ValueKind, wire};
use chrono::{DateTime, Utc};
use uuid::Uuid;

wire! {
    /// How far a round of approval is.
    pub enum ApprovalState {
        Open,
        Approved,
        ChangesRequested,
        /// The task left the column without a decision, or the column asks no longer.
        Withdrawn,
    }
}

wire! {
    /// Somebody who asked or decided.
    pub struct ApprovalPerson {
        pub kind: AssigneeKind,
        /// Absent where the reader may not know who it is: another client, or somebody of the team.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
    }
}

wire! {
    /// What a card tells of approval.
    pub struct CardApproval {
        pub state: ApprovalState,
        /// When it was asked or, once it is decided, when that was.
        pub at: DateTime<Utc>,
        /// Who decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub by: Option<ApprovalPerson>,
    }
}

wire! {
    /// What a field said when the client was asked.
    pub struct ApprovalValue {
        pub name: String,
        pub kind: ValueKind,
        /// One text; of a choice, the names of what was chosen.
        pub said: Vec<String>,
    }
}

wire! {
    /// The task as it stood when the client was asked.
    pub struct ApprovalContent {
        /// Markdown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        pub values: Vec<ApprovalValue>,
    }
}

wire! {
    pub enum ApprovalPart { Title, Description, Values }
}

wire! {
    /// How a round ended.
    pub struct ApprovalClosing {
        pub by: ApprovalPerson,
        pub at: DateTime<Utc>,
        /// What the client wrote, for who may read it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment: Option<String>,
        /// The column that the task went to, for who sees the board.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub moved_to: Option<String>,
    }
}

wire! {
    pub enum ApprovalVerdict { Ok, RequestChanges }
}

wire! {
    /// One round in which clients are asked to approve one task as it stood at that moment.
    pub struct Approval {
        pub id: Uuid,
        pub project: ProjectRef,
        /// For who sees the task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub task_id: Option<Uuid>,
        pub title: String,
        pub state: ApprovalState,
        /// Staff only: how many rounds the task has seen, this one included.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<u32>,
        pub asked_by: ApprovalPerson,
        pub asked_at: DateTime<Utc>,
        /// For clients: as long as it waits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub content: Option<ApprovalContent>,
        /// What the task says otherwise by now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub changed_since: Vec<ApprovalPart>,
        /// What was otherwise when a client last decided about the task. Absent: none did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub changed_since_decision: Option<Vec<ApprovalPart>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closing: Option<ApprovalClosing>,
        /// What the reader may say.
        pub may: Vec<ApprovalVerdict>,
        /// Whether the reader may add a comment to an OK; a request for changes always has one.
        pub takes_words: bool,
    }
}

wire! {
    pub struct ApprovalList {
        pub data: Vec<Approval>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct DecideApproval {
        pub verdict: ApprovalVerdict,
        /// Needed where changes are requested.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment: Option<String>,
    }
}

wire! {
    /// Why no client is asked about a task whose column asks.
    pub enum ApprovalWarning {
        TeamOnly,
        NotVisible,
        /// Nobody who reaches the project may approve.
        Nobody,
        /// It came there when nobody could be asked. Once it leaves the column and enters anew, clients are asked.
        NotAsked,
    }
}

wire! {
    /// That a decision was made: signed, and with the hash of the receipt before it.
    #[serde(deny_unknown_fields)]
    pub struct ApprovalReceipt {
        /// JSON, exactly as it was signed: what was decided about, how, by whom and when.
        pub body: String,
        /// Ed25519, in base64 for addresses, without padding.
        pub signature: String,
        /// Of the workspace; likewise.
        pub public_key: String,
    }
}

wire! {
    pub struct ReceiptCheck {
        /// The workspace wrote and signed this receipt.
        pub is_genuine: bool,
    }
}
