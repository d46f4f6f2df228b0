use crate::call::Call;
use crate::{Client, Error, ListCustomFields};
use uuid::Uuid;
use vitrine_contract::{
    CreateCustomField, CustomField, CustomFieldList, CustomValues, FieldSubject, FinanceValues, MoveCustomField,
    SetCustomValues, SetFinanceValues, TaskFields, UpdateCustomField,
};

/// What has financial fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinanceOwner {
    Client(Uuid),
    Project(Uuid),
    Task(Uuid),
}

impl FinanceOwner {
    fn path(self) -> String {
        match self {
            Self::Client(id) => format!("clients/{id}/finance-values"),
            Self::Project(id) => format!("projects/{id}/finance-values"),
            Self::Task(id) => format!("tasks/{id}/finance-values"),
        }
    }
}

/// What has custom fields of its own resource; those of clients stand with the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValuesOwner {
    Project(Uuid),
    Task(Uuid),
}

impl ValuesOwner {
    fn path(self) -> String {
        match self {
            Self::Project(id) => format!("projects/{id}/custom-values"),
            Self::Task(id) => format!("tasks/{id}/custom-values"),
        }
    }
}

impl Client {
    pub async fn list_custom_fields(&self, subject: FieldSubject) -> Result<CustomFieldList, Error> {
        self.send(Call::get("custom-fields").query(&ListCustomFields { subject })?).await?.decoded()
    }

    /// The fields that the caller may fill in of a new task.
    pub async fn list_task_fields(&self, project_id: Uuid) -> Result<TaskFields, Error> {
        self.send(Call::get(format!("projects/{project_id}/task-fields"))).await?.decoded()
    }

    pub async fn create_custom_field(&self, input: &CreateCustomField) -> Result<CustomField, Error> {
        self.send(self.creation("custom-fields", input)?).await?.decoded()
    }

    pub async fn read_custom_field(&self, field_id: Uuid) -> Result<CustomField, Error> {
        self.send(Call::get(format!("custom-fields/{field_id}"))).await?.decoded()
    }

    pub async fn update_custom_field(
        &self,
        field_id: Uuid,
        revision: &str,
        input: &UpdateCustomField,
    ) -> Result<CustomField, Error> {
        let call = Call::patch(format!("custom-fields/{field_id}"), input)?.if_match(revision);
        self.send(call).await?.decoded()
    }

    pub async fn move_custom_field(&self, field_id: Uuid, input: &MoveCustomField) -> Result<CustomField, Error> {
        self.send(Call::post(format!("custom-fields/{field_id}/move")).json(input)?).await?.decoded()
    }

    pub async fn delete_custom_field(&self, field_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("custom-fields/{field_id}")).if_match(revision)).await?;
        Ok(())
    }

    /// `read_project_values`, `read_task_values`
    pub async fn read_values(&self, owner: ValuesOwner) -> Result<CustomValues, Error> {
        self.send(Call::get(owner.path())).await?.decoded()
    }

    /// `set_project_values`, `set_task_values`
    pub async fn set_values(
        &self,
        owner: ValuesOwner,
        revision: &str,
        input: &SetCustomValues,
    ) -> Result<CustomValues, Error> {
        self.send(Call::patch(owner.path(), input)?.if_match(revision)).await?.decoded()
    }

    /// `read_client_finance`, `read_project_finance`, `read_task_finance`
    pub async fn read_finance(&self, owner: FinanceOwner) -> Result<FinanceValues, Error> {
        self.send(Call::get(owner.path())).await?.decoded()
    }

    /// `set_client_finance`, `set_project_finance`, `set_task_finance`
    pub async fn set_finance(
        &self,
        owner: FinanceOwner,
        revision: &str,
        input: &SetFinanceValues,
    ) -> Result<FinanceValues, Error> {
        self.send(Call::patch(owner.path(), input)?.if_match(revision)).await?.decoded()
    }
}
