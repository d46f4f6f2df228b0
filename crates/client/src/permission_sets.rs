use crate::call::Call;
use crate::{Client, Error, ListPermissionSetVersions};
use uuid::Uuid;
use vitrine_contract::{
    CreatePermissionSet, DeletePermissionSet, PermissionSet, PermissionSetList, PermissionSetVersionPage,
    UpdatePermissionSet,
};

impl Client {
    pub async fn list_permission_sets(&self) -> Result<PermissionSetList, Error> {
        self.send(Call::get("permission-sets")).await?.decoded()
    }

    pub async fn create_permission_set(&self, input: &CreatePermissionSet) -> Result<PermissionSet, Error> {
        self.send(self.creation("permission-sets", input)?).await?.decoded()
    }

    pub async fn read_permission_set(&self, permission_set_id: Uuid) -> Result<PermissionSet, Error> {
        self.send(Call::get(format!("permission-sets/{permission_set_id}"))).await?.decoded()
    }

    pub async fn update_permission_set(
        &self,
        permission_set_id: Uuid,
        revision: &str,
        input: &UpdatePermissionSet,
    ) -> Result<PermissionSet, Error> {
        let call = Call::patch(format!("permission-sets/{permission_set_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn delete_permission_set(
        &self,
        permission_set_id: Uuid,
        revision: &str,
        query: &DeletePermissionSet,
    ) -> Result<(), Error> {
        let call = Call::delete(format!("permission-sets/{permission_set_id}")).query(query)?.if_match(revision);
        self.send(call).await?;
        Ok(())
    }

    pub async fn list_permission_set_versions(
        &self,
        permission_set_id: Uuid,
        query: &ListPermissionSetVersions,
    ) -> Result<PermissionSetVersionPage, Error> {
        let call = Call::get(format!("permission-sets/{permission_set_id}/versions")).query(query)?;
        self.send(call).await?.decoded()
    }
}
