use crate::http::extract::{Body, Id, IfMatch, Merge, Query, RangeOf};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{UploadFile, UploadTaskFile};
use crate::service::files::Announced;
use crate::service::{Caller, Services, files};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{DeletedFileList, Problem, ProjectFile, ProjectFileList, UpdateFile};
use vitrine_domain::{FileId, ProjectId, TaskId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_project_files)
        .service(upload_project_file)
        .service(list_task_files)
        .service(upload_task_file)
        .service(read_file)
        .service(update_file)
        .service(delete_file)
        .service(restore_file)
        .service(list_deleted_files)
        .service(purge_file)
        .service(read_file_content);
}

/// The files of a project itself that the caller sees; those of its tasks are with the tasks.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The files.", body = ProjectFileList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}/files")]
async fn list_project_files(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::ok(&files::list_project_files(&services, &caller, id.0).await?)
}

/// Upload a file to a project.
///
/// The body is the file itself, as it is; it is kept as it arrives and may be as large as the server allows. What kind of file it is is
/// told from its bytes. JPEG, PNG and WebP images lose what they say of where, when and by what they were taken. Staff choose before
/// sending whether clients see it; what clients upload is shared.
#[utoipa::path(
    tag = "Files",
    params(UploadFile),
    request_body(content = String, content_type = "application/octet-stream", description = "The bytes of the file."),
    responses((status = 201, description = "The new file.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.attach"))),
)]
#[post("/projects/{project_id}/files")]
async fn upload_project_file(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    query: Query<UploadFile>,
    body: Body,
) -> Answer {
    let announced = announced(query.0, &body);
    respond::made(&files::upload_project_file(&services, &caller, id.0, announced, body.bytes).await?)
}

/// The files of a task that the caller sees. Those of comments are with the comments.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The files.", body = ProjectFileList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.view"))),
)]
#[get("/tasks/{task_id}/files")]
async fn list_task_files(services: Data<Services>, caller: Caller, id: Id<TaskId>) -> Answer {
    respond::ok(&files::list_task_files(&services, &caller, id.0).await?)
}

/// Upload a file to a task, as to a project, or for a comment on it.
#[utoipa::path(
    tag = "Files",
    params(UploadTaskFile),
    request_body(content = String, content_type = "application/octet-stream", description = "The bytes of the file."),
    responses((status = 201, description = "The new file.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.attach"))),
)]
#[post("/tasks/{task_id}/files")]
async fn upload_task_file(
    services: Data<Services>,
    caller: Caller,
    id: Id<TaskId>,
    query: Query<UploadTaskFile>,
    body: Body,
) -> Answer {
    let UploadTaskFile { name, is_team_only, for_comment } = query.0;
    let announced = Announced { is_for_comment: for_comment, ..announced(UploadFile { name, is_team_only }, &body) };
    respond::made(&files::upload_task_file(&services, &caller, id.0, announced, body.bytes).await?)
}

/// What is known of a file.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The file.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/files/{file_id}")]
async fn read_file(services: Data<Services>, caller: Caller, id: Id<FileId>) -> Answer {
    respond::resource(&files::read_file(&services, &caller, id.0).await?)
}

/// The bytes of a file, or the part of them that `Range` asks for. Each request is checked anew.
#[utoipa::path(
    tag = "Files",
    params(("Range" = Option<String>, Header, description = "One range, such as `bytes=0-1023`."),
        ("If-Range" = Option<String>, Header, description = "The `ETag` that the range is of; of other bytes, all are sent.")),
    responses(
        (status = 200, description = "The whole file, to be saved.", body = String, content_type = "application/octet-stream"),
        (status = 206, description = "The part.", body = String, content_type = "application/octet-stream"),
        (status = 416, description = "It has no such part.", body = Problem, content_type = "application/problem+json"),
    ),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/files/{file_id}/content")]
async fn read_file_content(services: Data<Services>, caller: Caller, id: Id<FileId>, range: RangeOf) -> Answer {
    let content = files::read_file_content(&services, &caller, id.0, |size, sha256| range.within(size, sha256)).await?;
    respond::content(content)
}

/// Rename a file, or choose who sees it; of what was sent with a comment, that was said with the comment.
#[utoipa::path(
    tag = "Files",
    request_body(content = UpdateFile, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The file as it is now.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[patch("/files/{file_id}")]
async fn update_file(
    services: Data<Services>,
    caller: Caller,
    id: Id<FileId>,
    revision: IfMatch,
    input: Merge<UpdateFile>,
) -> Answer {
    respond::resource(&files::update_file(&services, &caller, id.0, &revision.0, input.0).await?)
}

/// Delete a file. For thirty days, it can be restored, unless it was uploaded for a comment and not sent yet.
#[utoipa::path(
    tag = "Files",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[delete("/files/{file_id}")]
async fn delete_file(services: Data<Services>, caller: Caller, id: Id<FileId>, revision: IfMatch) -> Answer {
    files::delete_file(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}

/// Undo the deletion of a file.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The file, back again.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[post("/files/{file_id}/restore")]
async fn restore_file(services: Data<Services>, caller: Caller, id: Id<FileId>) -> Answer {
    respond::resource(&files::restore_file(&services, &caller, id.0).await?)
}

/// What was deleted of the files of a project and of its tasks, as far as the caller may restore it.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The files in the bin.", body = DeletedFileList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}/deleted-files")]
async fn list_deleted_files(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::ok(&files::list_deleted_files(&services, &caller, id.0).await?)
}

/// Delete a file in the bin for good, with all its versions.
#[utoipa::path(
    tag = "Files",
    responses((status = 204, description = "Deleted for good.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[post("/files/{file_id}/purge")]
async fn purge_file(services: Data<Services>, caller: Caller, id: Id<FileId>) -> Answer {
    files::purge_file(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}

pub(super) fn announced(query: UploadFile, body: &Body) -> Announced {
    let UploadFile { name, is_team_only } = query;
    Announced { name, is_team_only, is_for_comment: false, size: body.announced }
}
