use crate::call::Call;
use crate::{Client, Error};
use uuid::Uuid;
use vitrine_contract::{Board, Column, CreateColumn, MoveColumn, UpdateColumn};

impl Client {
    /// The board and its revision; `None` if it is still as the caller knows it.
    pub async fn read_board(
        &self,
        project_id: Uuid,
        known_revision: Option<&str>,
    ) -> Result<Option<(Board, String)>, Error> {
        let mut call = Call::get(format!("projects/{project_id}/board"));
        if let Some(revision) = known_revision {
            call = call.if_none_match(revision);
        }
        let mut reply = self.send(call).await?;
        if reply.is_unchanged() {
            return Ok(None);
        }
        let revision = reply.etag.take().unwrap_or_default();
        Ok(Some((reply.decoded()?, revision)))
    }

    pub async fn create_column(&self, project_id: Uuid, input: &CreateColumn) -> Result<Column, Error> {
        self.send(self.creation(format!("projects/{project_id}/columns"), input)?).await?.decoded()
    }

    pub async fn update_column(&self, column_id: Uuid, revision: &str, input: &UpdateColumn) -> Result<Column, Error> {
        self.send(Call::patch(format!("columns/{column_id}"), input)?.if_match(revision)).await?.decoded()
    }

    pub async fn move_column(&self, column_id: Uuid, input: &MoveColumn) -> Result<Column, Error> {
        self.send(Call::post(format!("columns/{column_id}/move")).json(input)?).await?.decoded()
    }

    pub async fn delete_column(&self, column_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("columns/{column_id}")).if_match(revision)).await?;
        Ok(())
    }
}
