use crate::{AssigneeKind, ProjectRef, ValueKind, wire};
use chrono::{DateTime, NaiveDate, Utc};
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
    /// How far a round is that takes more than one OK.
    #[derive(Copy, Eq)]
    pub struct ApprovalProgress {
        pub given: u32,
        pub needed: u32,
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
        /// As long as it waits: its last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// As long as it waits, and takes more than one OK.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub progress: Option<ApprovalProgress>,
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
        /// Files of the team that are part of it. Those that are still what they were are in `/approvals/{approval_id}/files`.
        pub file_ids: Vec<Uuid>,
    }
}

wire! {
    pub enum ApprovalPart { Title, Description, Values, Files }
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
        /// Whether the reader may have its receipt.
        pub has_receipt: bool,
    }
}

wire! {
    /// One client's OK.
    pub struct ApprovalOk {
        pub by: ApprovalPerson,
        pub at: DateTime<Utc>,
        /// What they wrote with it, for who may read it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment: Option<String>,
        /// Whether the reader may have the receipt of it.
        pub has_receipt: bool,
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
        /// How many OKs it takes.
        pub needed: u32,
        /// Those that it has, the oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub oks: Vec<ApprovalOk>,
        /// Whose OK it waits for, where it waits for certain people.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub awaits: Vec<ApprovalPerson>,
        /// Its last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_on: Option<NaiveDate>,
        /// It waits, and its last day has passed.
        pub is_overdue: bool,
        /// Staff only, as long as it waits: why it does so in vain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub warning: Option<ApprovalWarning>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closing: Option<ApprovalClosing>,
        /// What the reader may say.
        pub may: Vec<ApprovalVerdict>,
        /// Whether the reader may comment on it, also with an OK; a request for changes always has a comment.
        pub takes_words: bool,
        /// Whether the reader may attach files to it.
        pub takes_files: bool,
    }
}

wire! {
    pub struct ApprovalList {
        pub data: Vec<Approval>,
    }
}

wire! {
    /// How much waits in a project.
    #[derive(Copy, Eq)]
    pub struct WaitingCount {
        pub project_id: Uuid,
        pub count: u32,
    }
}

wire! {
    /// The oldest first.
    pub struct ApprovalPage {
        pub data: Vec<Approval>,
        /// Opaque; send it back as `cursor` to read on. Absent on the last page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_cursor: Option<String>,
        /// How many there are on all pages: of each project that has any.
        pub counts: Vec<WaitingCount>,
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
    /// How many of those who are asked must give their OK.
    pub enum ApprovalRule {
        One,
        /// So many as are `needed`.
        Some,
        All,
    }
}

wire! {
    /// Somebody who is named as an approver, or could be.
    pub struct ApproverChoice {
        pub account_id: Uuid,
        /// Absent for who may not know the contacts of clients.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Reaches the project and may give their OK. Who is named and may not is waited for in vain.
        pub may_approve: bool,
    }
}

wire! {
    /// What rounds of a column ask for. Those that wait keep what they began with.
    pub struct ColumnApproval {
        pub rule: ApprovalRule,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub needed: Option<u8>,
        /// Nobody: those whom the project names are asked.
        pub approvers: Vec<ApproverChoice>,
        /// Who could be named, by name.
        pub possible_approvers: Vec<ApproverChoice>,
        /// Days from the asking to the last day of a round.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_days: Option<u16>,
        /// Of the column.
        pub revision: String,
    }
}

wire! {
    /// All of it, anew.
    #[serde(deny_unknown_fields)]
    pub struct SetColumnApproval {
        pub rule: ApprovalRule,
        /// With the rule `some`: 2 to 50.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub needed: Option<u8>,
        /// Accounts of clients who may approve. Nobody: those whom the project names are asked.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub approver_ids: Vec<Uuid>,
        /// 1 to 365.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due_days: Option<u16>,
    }
}

wire! {
    /// Whose OK the columns of a project ask for that name nobody. Rounds that wait keep what they began with.
    pub struct ProjectApprovers {
        /// Nobody: whoever may approve is asked.
        pub approvers: Vec<ApproverChoice>,
        /// Who could be named, by name.
        pub possible_approvers: Vec<ApproverChoice>,
        /// Of who is named.
        pub revision: String,
    }
}

wire! {
    /// All of them, anew.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct SetProjectApprovers {
        /// Accounts of clients who may approve. Nobody: whoever may approve is asked.
        pub approver_ids: Vec<Uuid>,
    }
}

wire! {
    /// Something a client says of what they are asked about.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CreateApprovalComment {
        /// Markdown, up to 10 000 characters.
        pub text: String,
    }
}

wire! {
    /// Why no client is asked about a task whose column asks.
    pub enum ApprovalWarning {
        TeamOnly,
        NotVisible,
        /// Nobody who is asked may approve.
        Nobody,
        /// Not as many as it takes may approve. Once it leaves the column and enters anew, it is asked by what the column says then.
        TooFew,
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
    /// Why a receipt is not genuine.
    pub enum ReceiptFault {
        /// It is not what was signed.
        Altered,
        /// It is signed, but not by this workspace.
        OtherKey,
        /// What was signed is no receipt of a decision.
        NoReceipt,
    }
}

wire! {
    /// What a receipt says.
    pub struct ReceiptStatement {
        pub workspace: String,
        pub project: String,
        pub title: String,
        pub verdict: ApprovalState,
        pub decided_by: String,
        pub decided_at: DateTime<Utc>,
        /// OKs that the round had by then, this one included, and how many it took.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub oks_given: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub oks_needed: Option<u32>,
        /// Of the files that were approved, in hexadecimal digits.
        #[serde(default)]
        pub files_sha256: Vec<String>,
    }
}

wire! {
    pub struct ReceiptCheck {
        /// The workspace wrote and signed this receipt.
        pub is_genuine: bool,
        /// Of one that is not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fault: Option<ReceiptFault>,
        /// Of one that is: what is vouched for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub statement: Option<ReceiptStatement>,
    }
}
