use crate::call::{Call, Reply};
use crate::{Client, Error};
use serde::Serialize;
use uuid::Uuid;
use vitrine_contract::{DeletedFileList, FileVersionList, ProjectFile, ProjectFileList, UpdateFile};

/// What files belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilesOwner {
    Project(Uuid),
    Task(Uuid),
    /// A task as it is put before a client.
    Approval(Uuid),
}

/// What is sent beside the bytes of a new file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UploadFile {
    pub name: String,
    /// Staff only.
    pub is_team_only: Option<bool>,
    /// Of a task: it waits to be sent with a comment.
    pub for_comment: Option<bool>,
}

impl FilesOwner {
    fn path(self) -> String {
        match self {
            Self::Project(id) => format!("projects/{id}/files"),
            Self::Task(id) => format!("tasks/{id}/files"),
            Self::Approval(id) => format!("approvals/{id}/files"),
        }
    }

    /// Where the bytes of one of its files are, after the address of the API.
    pub fn content_path(self, file_id: Uuid) -> String {
        match self {
            Self::Project(_) | Self::Task(_) => format!("files/{file_id}/content"),
            Self::Approval(id) => format!("approvals/{id}/files/{file_id}/content"),
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

    /// Where to post the bytes of a new version, as of [`Self::upload_address`].
    pub fn version_address(&self, file_id: Uuid) -> Result<String, Error> {
        Ok(self.address(&Call::post(format!("files/{file_id}/versions")))?.into())
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

    /// All bytes of a file, in memory.
    pub async fn read_file_content(&self, of: FilesOwner, file_id: Uuid) -> Result<Vec<u8>, Error> {
        Ok(self.send(Call::get(of.content_path(file_id))).await?.into_body())
    }

    /// What lies in the bin of a project and of its tasks.
    pub async fn list_deleted_files(&self, project_id: Uuid) -> Result<DeletedFileList, Error> {
        self.send(Call::get(format!("projects/{project_id}/deleted-files"))).await?.decoded()
    }

    pub async fn purge_file(&self, file_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("files/{file_id}/purge"))).await?;
        Ok(())
    }

    pub async fn list_file_versions(&self, file_id: Uuid) -> Result<FileVersionList, Error> {
        self.send(Call::get(format!("files/{file_id}/versions"))).await?.decoded()
    }

    pub async fn purge_file_version(&self, version_id: Uuid) -> Result<(), Error> {
        self.send(Call::post(format!("file-versions/{version_id}/purge"))).await.map(drop)
    }

    pub async fn restore_file_version(&self, version_id: Uuid) -> Result<ProjectFile, Error> {
        self.send(Call::post(format!("file-versions/{version_id}/restore"))).await?.decoded()
    }

    pub async fn restore_file(&self, file_id: Uuid) -> Result<ProjectFile, Error> {
        self.send(Call::post(format!("files/{file_id}/restore"))).await?.decoded()
    }
}
