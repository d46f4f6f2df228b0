use crate::call::{Call, Reply};
use crate::{Client, Error};
use serde::Serialize;
use uuid::Uuid;
use vitrine_contract::{ProjectFile, ProjectFileList, UpdateFile};

/// What files belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilesOwner {
    Project(Uuid),
    Task(Uuid),
}

/// What is sent beside the bytes of a new file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UploadFile {
    pub name: String,
    /// Staff only.
    pub is_team_only: Option<bool>,
}

impl FilesOwner {
    fn path(self) -> String {
        match self {
            Self::Project(id) => format!("projects/{id}/files"),
            Self::Task(id) => format!("tasks/{id}/files"),
        }
    }
}

impl Client {
    pub async fn list_files(&self, of: FilesOwner) -> Result<ProjectFileList, Error> {
        self.send(Call::get(of.path())).await?.decoded()
    }

    /// With all bytes in memory; see [`Self::upload_address`] for more of them.
    pub async fn upload_file(&self, to: FilesOwner, query: &UploadFile, bytes: Vec<u8>) -> Result<ProjectFile, Error> {
        let call = Call::post(to.path()).query(query)?.bytes("application/octet-stream", bytes);
        self.send(call).await?.decoded()
    }

    /// Where to post the bytes of a new file, for who sends them otherwise, to tell how far it is.
    pub fn upload_address(&self, to: FilesOwner, query: &UploadFile) -> Result<String, Error> {
        Ok(self.address(&Call::post(to.path()).query(query)?)?.into())
    }

    /// What came back of an upload that was sent otherwise.
    pub fn uploaded(status: u16, body: Vec<u8>) -> Result<ProjectFile, Error> {
        Reply::of(status, body)?.checked()?.decoded()
    }

    pub async fn update_file(&self, file_id: Uuid, revision: &str, input: &UpdateFile) -> Result<ProjectFile, Error> {
        self.send(Call::patch(format!("files/{file_id}"), input)?.if_match(revision)).await?.decoded()
    }

    pub async fn delete_file(&self, file_id: Uuid, revision: &str) -> Result<(), Error> {
        self.send(Call::delete(format!("files/{file_id}")).if_match(revision)).await?;
        Ok(())
    }

    pub async fn restore_file(&self, file_id: Uuid) -> Result<ProjectFile, Error> {
        self.send(Call::post(format!("files/{file_id}/restore"))).await?.decoded()
    }
}
