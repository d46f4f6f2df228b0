use crate::call::Call;
use crate::{Client, Error, ListOwnTasks};
use vitrine_contract::TaskPage;

impl Client {
    /// Those of the caller that are not done; what is due stands first.
    pub async fn list_own_tasks(&self, query: &ListOwnTasks) -> Result<TaskPage, Error> {
        self.send(Call::get("me/tasks").query(query)?).await?.decoded()
    }
}
