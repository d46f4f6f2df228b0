use crate::call::Call;
use crate::{Client, Error, ListTaskHistory, ListTasks};
use uuid::Uuid;
use vitrine_contract::{
    AssigneeList, BulkUpdateTasks, BulkUpdatedTasks, ChangeAssignees, ChangeChecklist, ChangeDependencies, CheckTask,
    CreateTask, MoveTask, Task, TaskHistoryPage, TaskPage, UpdateTask,
};

impl Client {
    pub async fn list_tasks(&self, project_id: Uuid, query: &ListTasks) -> Result<TaskPage, Error> {
        self.send(Call::get(format!("projects/{project_id}/tasks")).query(query)?).await?.decoded()
    }

    pub async fn create_task(&self, project_id: Uuid, input: &CreateTask) -> Result<Task, Error> {
        self.send(self.creation(format!("projects/{project_id}/tasks"), input)?).await?.decoded()
    }

    pub async fn read_task(&self, task_id: Uuid) -> Result<Task, Error> {
        self.send(Call::get(format!("tasks/{task_id}"))).await?.decoded()
    }

    pub async fn update_task(&self, task_id: Uuid, revision: &str, input: &UpdateTask) -> Result<Task, Error> {
        self.send(Call::patch(format!("tasks/{task_id}"), input)?.if_match(revision)).await?.decoded()
    }

    pub async fn move_task(&self, task_id: Uuid, input: &MoveTask) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/move")).json(input)?).await?.decoded()
    }

    pub async fn bulk_update_tasks(&self, input: &BulkUpdateTasks) -> Result<BulkUpdatedTasks, Error> {
        self.send(Call::post("tasks/bulk".to_owned()).json(input)?).await?.decoded()
    }

    pub async fn list_possible_assignees(&self, task_id: Uuid) -> Result<AssigneeList, Error> {
        self.send(Call::get(format!("tasks/{task_id}/possible-assignees"))).await?.decoded()
    }

    pub async fn change_assignees(&self, task_id: Uuid, input: &ChangeAssignees) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/assignees")).json(input)?).await?.decoded()
    }

    pub async fn change_checklist(&self, task_id: Uuid, input: &ChangeChecklist) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/checklist")).json(input)?).await?.decoded()
    }

    pub async fn check_task(&self, task_id: Uuid, input: &CheckTask) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/check")).json(input)?).await?.decoded()
    }

    pub async fn change_dependencies(&self, task_id: Uuid, input: &ChangeDependencies) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/dependencies")).json(input)?).await?.decoded()
    }

    pub async fn list_task_history(&self, task_id: Uuid, query: &ListTaskHistory) -> Result<TaskHistoryPage, Error> {
        self.send(Call::get(format!("tasks/{task_id}/history")).query(query)?).await?.decoded()
    }

    pub async fn delete_task(&self, task_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("tasks/{task_id}")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn restore_task(&self, task_id: Uuid) -> Result<Task, Error> {
        self.send(Call::post(format!("tasks/{task_id}/restore"))).await?.decoded()
    }
}
