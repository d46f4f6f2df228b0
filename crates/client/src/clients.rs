use crate::call::Call;
use crate::{
    Client, Error, ExportClients, ImportClients, ListClientImports, ListClientProjects, ListClients, ListDeletedClients,
};
use uuid::Uuid;
use vitrine_contract::{
    ClientDefaults, ClientImportPage, ClientImportReport, ClientPage, ClientProjectPage, CreateClient,
    DeletedClientPage, ImportReport, InvitationPreview, MoveClient, PurgeClient, RehearseNewClient, RestoreClient,
    UpdateClient,
};

impl Client {
    pub async fn list_clients(&self, query: &ListClients) -> Result<ClientPage, Error> {
        self.send(Call::get("clients").query(query)?).await?.decoded()
    }

    /// The bytes of the file.
    pub async fn export_clients(&self, query: &ExportClients) -> Result<Vec<u8>, Error> {
        Ok(self.send(Call::get("clients/export").query(query)?).await?.into_body())
    }

    pub async fn create_client(&self, input: &CreateClient) -> Result<vitrine_contract::Client, Error> {
        self.send(self.creation("clients", input)?).await?.decoded()
    }

    pub async fn read_client(&self, client_id: Uuid) -> Result<vitrine_contract::Client, Error> {
        self.send(Call::get(format!("clients/{client_id}"))).await?.decoded()
    }

    /// What the client sees of the projects that the tree leads it to.
    pub async fn list_client_projects(
        &self,
        client_id: Uuid,
        query: &ListClientProjects,
    ) -> Result<ClientProjectPage, Error> {
        self.send(Call::get(format!("clients/{client_id}/projects")).query(query)?).await?.decoded()
    }

    /// The same as it would be after a change, which is not made.
    pub async fn rehearse_client_projects(
        &self,
        client_id: Uuid,
        query: &ListClientProjects,
        input: &UpdateClient,
    ) -> Result<ClientProjectPage, Error> {
        let call = Call::post(format!("clients/{client_id}/rehearsed-projects"));
        self.send(call.query(query)?.json(input)?).await?.decoded()
    }

    /// The same of a client that is about to be added.
    pub async fn rehearse_new_client_projects(
        &self,
        query: &ListClientProjects,
        input: &RehearseNewClient,
    ) -> Result<ClientProjectPage, Error> {
        self.send(Call::post("clients/rehearsed-projects").query(query)?.json(input)?).await?.decoded()
    }

    pub async fn update_client(
        &self,
        client_id: Uuid,
        revision: &str,
        input: &UpdateClient,
    ) -> Result<vitrine_contract::Client, Error> {
        let call = Call::patch(format!("clients/{client_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn read_client_defaults(&self) -> Result<ClientDefaults, Error> {
        self.send(Call::get("workspace/client-defaults")).await?.decoded()
    }

    pub async fn set_client_defaults(&self, input: &ClientDefaults) -> Result<ClientDefaults, Error> {
        self.send(Call::post("workspace/client-defaults").json(input)?).await?.decoded()
    }

    /// What an invitation would say. Nothing is sent.
    pub async fn preview_client_invitation(&self, client_id: Uuid) -> Result<InvitationPreview, Error> {
        self.send(Call::get(format!("clients/{client_id}/invitation"))).await?.decoded()
    }

    pub async fn invite_client(&self, client_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("clients/{client_id}/invite"))).await?;
        Ok(())
    }

    pub async fn withdraw_client_invitation(&self, client_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("clients/{client_id}/invitation")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn move_client(&self, client_id: Uuid, input: &MoveClient) -> Result<vitrine_contract::Client, Error> {
        self.send(Call::post(format!("clients/{client_id}/move")).json(input)?).await?.decoded()
    }

    pub async fn delete_client(&self, client_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("clients/{client_id}")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn list_deleted_clients(&self, query: &ListDeletedClients) -> Result<DeletedClientPage, Error> {
        self.send(Call::get("deleted-clients").query(query)?).await?.decoded()
    }

    pub async fn restore_client(
        &self,
        client_id: Uuid,
        input: &RestoreClient,
    ) -> Result<vitrine_contract::Client, Error> {
        self.send(Call::post(format!("clients/{client_id}/restore")).json(input)?).await?.decoded()
    }

    pub async fn purge_client(&self, client_id: Uuid, input: &PurgeClient) -> Result<(), Error> {
        self.send(Call::post(format!("clients/{client_id}/purge")).json(input)?).await?;
        Ok(())
    }

    pub async fn list_client_imports(&self, query: &ListClientImports) -> Result<ClientImportPage, Error> {
        self.send(Call::get("client-imports").query(query)?).await?.decoded()
    }

    pub async fn read_client_import(&self, id: Uuid) -> Result<ClientImportReport, Error> {
        self.send(Call::get(format!("client-imports/{id}"))).await?.decoded()
    }

    /// What the import of a file would do. `csv`: the bytes of the file as they are.
    pub async fn check_import(&self, query: &ImportClients, csv: Vec<u8>) -> Result<ImportReport, Error> {
        let query = ImportClients { dry_run: true, ..query.clone() };
        self.send(Call::post("clients/import").query(&query)?.bytes("text/csv", csv)).await?.decoded()
    }

    /// Begins an import. Where passwords are to be hashed, it runs on after the answer.
    pub async fn import_clients(&self, query: &ImportClients, csv: Vec<u8>) -> Result<ClientImportReport, Error> {
        let query = ImportClients { dry_run: false, ..query.clone() };
        self.send(Call::post("clients/import").query(&query)?.bytes("text/csv", csv)).await?.decoded()
    }
}
