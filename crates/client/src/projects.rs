use crate::call::Call;
use crate::{Client, Error, ListProjects, ReadProjectAudience};
use uuid::Uuid;
use vitrine_contract::{
    BulkUpdateProjects, CreateProject, Project, ProjectAccess, ProjectAudience, ProjectList, ProjectPage,
    SetProjectClients, UpdateProject, UpdateProjectAccess,
};

impl Client {
    pub async fn list_projects(&self, query: &ListProjects) -> Result<ProjectPage, Error> {
        self.send(Call::get("projects").query(query)?).await?.decoded()
    }

    pub async fn create_project(&self, input: &CreateProject) -> Result<Project, Error> {
        self.send(self.creation("projects", input)?).await?.decoded()
    }

    pub async fn read_project(&self, project_id: Uuid) -> Result<Project, Error> {
        self.send(Call::get(format!("projects/{project_id}"))).await?.decoded()
    }

    pub async fn update_project(
        &self,
        project_id: Uuid,
        revision: &str,
        input: &UpdateProject,
    ) -> Result<Project, Error> {
        let call = Call::patch(format!("projects/{project_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn set_project_clients(
        &self,
        project_id: Uuid,
        revision: &str,
        input: &SetProjectClients,
    ) -> Result<Project, Error> {
        let call = Call::put(format!("projects/{project_id}/clients")).json(input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn read_project_access(&self, project_id: Uuid) -> Result<ProjectAccess, Error> {
        self.send(Call::get(format!("projects/{project_id}/access"))).await?.decoded()
    }

    pub async fn update_project_access(
        &self,
        project_id: Uuid,
        revision: &str,
        input: &UpdateProjectAccess,
    ) -> Result<ProjectAccess, Error> {
        let call = Call::patch(format!("projects/{project_id}/access"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn bulk_update_projects(&self, input: &BulkUpdateProjects) -> Result<ProjectList, Error> {
        self.send(Call::post("projects/bulk").json(input)?).await?.decoded()
    }

    pub async fn delete_project(&self, project_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("projects/{project_id}")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn restore_project(&self, project_id: Uuid) -> Result<Project, Error> {
        self.send(Call::post(format!("projects/{project_id}/restore"))).await?.decoded()
    }

    pub async fn read_project_audience(&self, query: &ReadProjectAudience) -> Result<ProjectAudience, Error> {
        self.send(Call::get("project-audience").query(query)?).await?.decoded()
    }
}
