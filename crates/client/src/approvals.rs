use crate::call::Call;
use crate::{Client, Error, ListApprovals};
use uuid::Uuid;
use vitrine_contract::{Approval, ApprovalList, ApprovalReceipt, DecideApproval, ReceiptCheck};

impl Client {
    pub async fn list_approvals(&self, query: &ListApprovals) -> Result<ApprovalList, Error> {
        self.send(Call::get("approvals").query(query)?).await?.decoded()
    }

    pub async fn read_approval(&self, approval_id: Uuid) -> Result<Approval, Error> {
        self.send(Call::get(format!("approvals/{approval_id}"))).await?.decoded()
    }

    pub async fn decide_approval(&self, approval_id: Uuid, input: &DecideApproval) -> Result<Approval, Error> {
        self.send(Call::post(format!("approvals/{approval_id}/decisions")).json(input)?).await?.decoded()
    }

    pub async fn read_approval_receipt(&self, approval_id: Uuid) -> Result<ApprovalReceipt, Error> {
        self.send(Call::get(format!("approvals/{approval_id}/receipt"))).await?.decoded()
    }

    pub async fn verify_receipt(&self, receipt: &ApprovalReceipt) -> Result<ReceiptCheck, Error> {
        self.send(Call::post("receipts/verify").json(receipt)?).await?.decoded()
    }

    pub async fn list_task_approvals(&self, task_id: Uuid) -> Result<ApprovalList, Error> {
        self.send(Call::get(format!("tasks/{task_id}/approvals"))).await?.decoded()
    }
}
