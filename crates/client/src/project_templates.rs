use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{CreateProjectTemplate, ProjectTemplate, ProjectTemplateList, UpdateProjectTemplate};

impl Client {
    pub async fn list_project_templates(&self) -> Result<ProjectTemplateList, Error> {
        self.send(Call::get("project-templates")).await?.decoded()
    }

    /// Of a project.
    pub async fn create_project_template(
        &self,
        project_id: Uuid,
        input: &CreateProjectTemplate,
    ) -> Result<ProjectTemplate, Error> {
        self.send(self.creation(format!("projects/{project_id}/templates"), input)?).await?.decoded()
    }

    pub async fn read_project_template(&self, template_id: Uuid) -> Result<ProjectTemplate, Error> {
        self.send(Call::get(format!("project-templates/{template_id}"))).await?.decoded()
    }

    pub async fn update_project_template(
        &self,
        template_id: Uuid,
        revision: &str,
        input: &UpdateProjectTemplate,
    ) -> Result<ProjectTemplate, Error> {
        let call = Call::patch(format!("project-templates/{template_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn delete_project_template(&self, template_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("project-templates/{template_id}")).if_match(revision)).await?;
        Ok(())
    }
}
