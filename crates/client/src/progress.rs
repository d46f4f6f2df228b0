use crate::call::Call;
use crate::{Client, Error, ListProgressUpdates};
use uuid::Uuid;
use vitrine_contract::{CreateProgressUpdate, ProgressUpdate, ProgressUpdatePage};

impl Client {
    pub async fn list_progress_updates(
        &self,
        task_id: Uuid,
        query: &ListProgressUpdates,
    ) -> Result<ProgressUpdatePage, Error> {
        self.send(Call::get(format!("tasks/{task_id}/progress-updates")).query(query)?).await?.decoded()
    }

    pub async fn create_progress_update(
        &self,
        task_id: Uuid,
        input: &CreateProgressUpdate,
    ) -> Result<ProgressUpdate, Error> {
        self.send(self.creation(format!("tasks/{task_id}/progress-updates"), input)?).await?.decoded()
    }

    pub async fn read_progress_update(&self, progress_update_id: Uuid) -> Result<ProgressUpdate, Error> {
        self.send(Call::get(format!("progress-updates/{progress_update_id}"))).await?.decoded()
    }
}
