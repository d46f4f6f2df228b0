use crate::http::extract::{AccessReview, Creation, Id, IfMatch, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{self, ListPermissionSetVersions};
use crate::service::{Caller, Services, permission_sets};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{
    CreatePermissionSet, DeletePermissionSet, PermissionSet, PermissionSetList, PermissionSetVersionPage,
    UpdatePermissionSet,
};
use vitrine_domain::PermissionSetId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_permission_sets)
        .service(create_permission_set)
        .service(read_permission_set)
        .service(update_permission_set)
        .service(delete_permission_set)
        .service(list_permission_set_versions);
}

/// All permission sets, those for clients first.
#[utoipa::path(
    tag = "Permission sets",
    responses((status = 200, description = "The sets.", body = PermissionSetList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.view"))),
)]
#[get("/permission-sets")]
async fn list_permission_sets(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&permission_sets::list_permission_sets(&services, &caller).await?)
}

/// Add a set. A client set takes client grants only, and nobody grants what they do not hold.
#[utoipa::path(
    tag = "Permission sets",
    request_body = CreatePermissionSet,
    responses((status = 201, description = "The new set.", body = PermissionSet)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.manage"))),
)]
#[post("/permission-sets")]
async fn create_permission_set(
    services: Data<Services>,
    caller: Caller,
    creation: Creation<CreatePermissionSet>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = permission_sets::create_permission_set(&services, &caller, input, idempotency).await?;
    respond::created(&created)
}

/// One set, with the accounts that have it.
#[utoipa::path(
    tag = "Permission sets",
    responses((status = 200, description = "The set.", body = PermissionSet)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.view"))),
)]
#[get("/permission-sets/{permission_set_id}")]
async fn read_permission_set(services: Data<Services>, caller: Caller, id: Id<PermissionSetId>) -> Answer {
    respond::resource(&permission_sets::read_permission_set(&services, &caller, id.0).await?)
}

/// Save a set. It is in force at the next request of everybody who has it, and the state before is kept as a version.
#[utoipa::path(
    tag = "Permission sets",
    request_body(content = UpdatePermissionSet, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The set as it is now.", body = PermissionSet)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.manage")), ("x-reviewed" = json!(true))),
)]
#[patch("/permission-sets/{permission_set_id}")]
async fn update_permission_set(
    services: Data<Services>,
    caller: Caller,
    id: Id<PermissionSetId>,
    revision: IfMatch,
    review: AccessReview,
    input: Merge<UpdatePermissionSet>,
) -> Answer {
    let review = review.0.as_deref();
    let set = permission_sets::update_permission_set(&services, &caller, id.0, &revision.0, input.0, review).await?;
    respond::resource(&set)
}

/// Delete a set that nobody has, or give those who have it another one at the same time.
#[utoipa::path(
    tag = "Permission sets",
    params(query::DeletePermissionSet),
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.manage")), ("x-reviewed" = json!(true))),
)]
#[delete("/permission-sets/{permission_set_id}")]
async fn delete_permission_set(
    services: Data<Services>,
    caller: Caller,
    id: Id<PermissionSetId>,
    revision: IfMatch,
    review: AccessReview,
    query: Query<query::DeletePermissionSet>,
) -> Answer {
    let input = DeletePermissionSet { replacement_id: query.0.replacement_id };
    permission_sets::delete_permission_set(&services, &caller, id.0, &revision.0, input, review.0.as_deref()).await?;
    Ok(respond::no_content())
}

/// What a set was saved as, by whom, when and why, newest first.
#[utoipa::path(
    tag = "Permission sets",
    params(ListPermissionSetVersions),
    responses((status = 200, description = "A page of versions.", body = PermissionSetVersionPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.view"))),
)]
#[get("/permission-sets/{permission_set_id}/versions")]
async fn list_permission_set_versions(
    services: Data<Services>,
    caller: Caller,
    id: Id<PermissionSetId>,
    query: Query<ListPermissionSetVersions>,
) -> Answer {
    respond::ok(&permission_sets::list_permission_set_versions(&services, &caller, id.0, query.0).await?)
}
