use crate::http::extract::{Body, Id, RangeOf};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, files};
use actix_web::web::Data;
use actix_web::{get, post};
use vitrine_contract::{FileVersionList, Problem, ProjectFile};
use vitrine_domain::{FileId, FileVersionId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_file_versions)
        .service(upload_file_version)
        .service(read_file_version_content)
        .service(restore_file_version)
        .service(purge_file_version);
}

/// What a file held before, as far as the caller sees it. Clients do not see what was the team's own when it was replaced.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The earlier versions.", body = FileVersionList)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/files/{file_id}/versions")]
async fn list_file_versions(services: Data<Services>, caller: Caller, id: Id<FileId>) -> Answer {
    respond::ok(&files::list_file_versions(&services, &caller, id.0).await?)
}

/// Upload a new version of a file. What it held until now stays as an earlier one.
///
/// The body is the file itself, as of a new one. Name, place and audience stay.
#[utoipa::path(
    tag = "Files",
    request_body(content = String, content_type = "application/octet-stream", description = "The bytes of the file."),
    responses((status = 200, description = "The file as it is now.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[post("/files/{file_id}/versions")]
async fn upload_file_version(services: Data<Services>, caller: Caller, id: Id<FileId>, body: Body) -> Answer {
    respond::resource(&files::upload_file_version(&services, &caller, id.0, body.announced, body.bytes).await?)
}

/// The bytes of an earlier version, or the part of them that `Range` asks for. Each request is checked anew.
#[utoipa::path(
    tag = "Files",
    params(("Range" = Option<String>, Header, description = "One range, such as `bytes=0-1023`."),
        ("If-Range" = Option<String>, Header, description = "The `ETag` that the range is of; of other bytes, all are sent.")),
    responses(
        (status = 200, description = "The whole version, to be saved.", body = String, content_type = "application/octet-stream"),
        (status = 206, description = "The part.", body = String, content_type = "application/octet-stream"),
        (status = 416, description = "It has no such part.", body = Problem, content_type = "application/problem+json"),
    ),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/file-versions/{version_id}/content")]
async fn read_file_version_content(
    services: Data<Services>,
    caller: Caller,
    id: Id<FileVersionId>,
    range: RangeOf,
) -> Answer {
    let choose = |size, sha256: &str| range.within(size, sha256);
    respond::content(files::read_file_version_content(&services, &caller, id.0, choose).await?)
}

/// Put an earlier version back. What the file held until now stays as another.
#[utoipa::path(
    tag = "Files",
    responses((status = 200, description = "The file as it is now.", body = ProjectFile)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[post("/file-versions/{version_id}/restore")]
async fn restore_file_version(services: Data<Services>, caller: Caller, id: Id<FileVersionId>) -> Answer {
    respond::resource(&files::restore_file_version(&services, &caller, id.0).await?)
}

/// Delete an earlier version for good, such as one that was uploaded by mistake. The file and its other versions stay.
#[utoipa::path(
    tag = "Files",
    responses((status = 204, description = "Deleted for good.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("task.edit"))),
)]
#[post("/file-versions/{version_id}/purge")]
async fn purge_file_version(services: Data<Services>, caller: Caller, id: Id<FileVersionId>) -> Answer {
    files::purge_file_version(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}
