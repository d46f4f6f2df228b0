use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{InviteStaff, StaffList, StaffMember, UpdateStaff};

impl Client {
    pub async fn list_staff(&self) -> Result<StaffList, Error> {
        self.send(Call::get("staff")).await?.decoded()
    }

    /// The link is in this answer only.
    pub async fn invite_staff(&self, input: &InviteStaff) -> Result<StaffMember, Error> {
        self.send(self.creation("staff", input)?).await?.decoded()
    }

    pub async fn read_staff_member(&self, account_id: Uuid) -> Result<StaffMember, Error> {
        self.send(Call::get(format!("staff/{account_id}"))).await?.decoded()
    }

    pub async fn update_staff(
        &self,
        account_id: Uuid,
        revision: &str,
        input: &UpdateStaff,
    ) -> Result<StaffMember, Error> {
        let call = Call::patch(format!("staff/{account_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn deactivate_staff(&self, account_id: Uuid) -> Result<StaffMember, Error> {
        self.send(Call::post(format!("staff/{account_id}/deactivate"))).await?.decoded()
    }

    pub async fn reactivate_staff(&self, account_id: Uuid) -> Result<StaffMember, Error> {
        self.send(Call::post(format!("staff/{account_id}/reactivate"))).await?.decoded()
    }

    /// The link is in this answer only.
    pub async fn invite_staff_again(&self, account_id: Uuid) -> Result<StaffMember, Error> {
        self.send(Call::post(format!("staff/{account_id}/invitation"))).await?.decoded()
    }

    pub async fn withdraw_staff_invitation(&self, account_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("staff/{account_id}/invitation")).if_match(revision)).await?;
        Ok(())
    }
}
