use crate::call::Call;
use crate::{Client, Error, ListComments};
use uuid::Uuid;
use vitrine_contract::{Comment, CommentPage, CommentReaderList, CreateComment, UpdateComment};

impl Client {
    pub async fn list_comments(&self, task_id: Uuid, query: &ListComments) -> Result<CommentPage, Error> {
        self.send(Call::get(format!("tasks/{task_id}/comments")).query(query)?).await?.decoded()
    }

    pub async fn list_comment_readers(&self, task_id: Uuid) -> Result<CommentReaderList, Error> {
        self.send(Call::get(format!("tasks/{task_id}/comment-readers"))).await?.decoded()
    }

    pub async fn create_comment(&self, task_id: Uuid, input: &CreateComment) -> Result<Comment, Error> {
        self.send(self.creation(format!("tasks/{task_id}/comments"), input)?).await?.decoded()
    }

    pub async fn read_comment(&self, comment_id: Uuid) -> Result<Comment, Error> {
        self.send(Call::get(format!("comments/{comment_id}"))).await?.decoded()
    }

    pub async fn update_comment(
        &self,
        comment_id: Uuid,
        revision: &str,
        input: &UpdateComment,
    ) -> Result<Comment, Error> {
        self.send(Call::patch(format!("comments/{comment_id}"), input)?.if_match(revision)).await?.decoded()
    }

    pub async fn remove_comment(&self, comment_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("comments/{comment_id}")).if_match(revision)).await?;
        Ok(())
    }
}
