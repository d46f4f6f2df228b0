use crate::call::Call;
use crate::{Client, Error, ListApprovals, ListComments};
use uuid::Uuid;
use vitrine_contract::{
    Approval, ApprovalList, ApprovalPage, ApprovalReceipt, ColumnApproval, Comment, CommentPage, CreateApprovalComment,
    DecideApproval, ProjectApprovers, ReceiptCheck, SetColumnApproval, SetProjectApprovers,
};

impl Client {
    pub async fn list_approvals(&self, query: &ListApprovals) -> Result<ApprovalPage, Error> {
        self.send(Call::get("approvals").query(query)?).await?.decoded()
    }

    pub async fn read_approval(&self, approval_id: Uuid) -> Result<Approval, Error> {
        self.send(Call::get(format!("approvals/{approval_id}"))).await?.decoded()
    }

    pub async fn decide_approval(&self, approval_id: Uuid, input: &DecideApproval) -> Result<Approval, Error> {
        self.send(Call::post(format!("approvals/{approval_id}/decisions")).json(input)?).await?.decoded()
    }

    pub async fn list_approval_comments(&self, approval_id: Uuid, query: &ListComments) -> Result<CommentPage, Error> {
        self.send(Call::get(format!("approvals/{approval_id}/comments")).query(query)?).await?.decoded()
    }

    pub async fn create_approval_comment(
        &self,
        approval_id: Uuid,
        input: &CreateApprovalComment,
    ) -> Result<Comment, Error> {
        self.send(self.creation(format!("approvals/{approval_id}/comments"), input)?).await?.decoded()
    }

    pub async fn read_approval_receipt(&self, approval_id: Uuid) -> Result<ApprovalReceipt, Error> {
        self.send(Call::get(format!("approvals/{approval_id}/receipt"))).await?.decoded()
    }

    /// Of the text of a file, whatever is in it.
    pub async fn verify_receipt_text(&self, text: &str) -> Result<ReceiptCheck, Error> {
        let call = Call::post("receipts/verify").bytes("application/json", text.as_bytes().to_vec());
        self.send(call).await?.decoded()
    }

    pub async fn verify_receipt(&self, receipt: &ApprovalReceipt) -> Result<ReceiptCheck, Error> {
        self.send(Call::post("receipts/verify").json(receipt)?).await?.decoded()
    }

    pub async fn read_column_approval(&self, column_id: Uuid) -> Result<ColumnApproval, Error> {
        self.send(Call::get(format!("columns/{column_id}/approval"))).await?.decoded()
    }

    pub async fn set_column_approval(
        &self,
        column_id: Uuid,
        revision: &str,
        input: &SetColumnApproval,
    ) -> Result<ColumnApproval, Error> {
        let call = Call::put(format!("columns/{column_id}/approval")).json(input)?;
        self.send(call.if_match(revision)).await?.decoded()
    }

    pub async fn read_project_approvers(&self, project_id: Uuid) -> Result<ProjectApprovers, Error> {
        self.send(Call::get(format!("projects/{project_id}/approvers"))).await?.decoded()
    }

    pub async fn set_project_approvers(
        &self,
        project_id: Uuid,
        revision: &str,
        input: &SetProjectApprovers,
    ) -> Result<ProjectApprovers, Error> {
        let call = Call::put(format!("projects/{project_id}/approvers")).json(input)?;
        self.send(call.if_match(revision)).await?.decoded()
    }

    pub async fn list_task_approvals(&self, task_id: Uuid) -> Result<ApprovalList, Error> {
        self.send(Call::get(format!("tasks/{task_id}/approvals"))).await?.decoded()
    }
}
