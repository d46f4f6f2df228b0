use crate::call::Call;
use crate::{Client, Error, ListTimeEntries};
use uuid::Uuid;
use vitrine_contract::{
    CreateTimeEntry, OwnTimer, ProjectTime, StartTimer, StopTimer, TimeEntry, TimeEntryPage, UpdateTimeEntry,
};

impl Client {
    pub async fn list_time_entries(&self, query: &ListTimeEntries) -> Result<TimeEntryPage, Error> {
        self.send(Call::get("time-entries".to_owned()).query(query)?).await?.decoded()
    }

    pub async fn read_project_time(&self, project_id: Uuid) -> Result<ProjectTime, Error> {
        self.send(Call::get(format!("projects/{project_id}/time"))).await?.decoded()
    }

    pub async fn create_time_entry(&self, project_id: Uuid, input: &CreateTimeEntry) -> Result<TimeEntry, Error> {
        self.send(self.creation(format!("projects/{project_id}/time-entries"), input)?).await?.decoded()
    }

    pub async fn read_time_entry(&self, time_entry_id: Uuid) -> Result<TimeEntry, Error> {
        self.send(Call::get(format!("time-entries/{time_entry_id}"))).await?.decoded()
    }

    pub async fn update_time_entry(
        &self,
        time_entry_id: Uuid,
        revision: &str,
        input: &UpdateTimeEntry,
    ) -> Result<TimeEntry, Error> {
        self.send(Call::patch(format!("time-entries/{time_entry_id}"), input)?.if_match(revision)).await?.decoded()
    }

    pub async fn delete_time_entry(&self, time_entry_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("time-entries/{time_entry_id}")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn read_timer(&self) -> Result<OwnTimer, Error> {
        self.send(Call::get("timer".to_owned())).await?.decoded()
    }

    pub async fn start_timer(&self, project_id: Uuid, input: &StartTimer) -> Result<OwnTimer, Error> {
        self.send(Call::post(format!("projects/{project_id}/timer")).json(input)?).await?.decoded()
    }

    pub async fn stop_timer(&self, input: &StopTimer) -> Result<TimeEntry, Error> {
        self.send(Call::post("timer/stop".to_owned()).json(input)?).await?.decoded()
    }

    pub async fn discard_timer(&self) -> Result<(), Error> {
        self.send(Call::post("timer/discard".to_owned())).await?;
        Ok(())
    }
}
