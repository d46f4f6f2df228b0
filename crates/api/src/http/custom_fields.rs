use crate::http::extract::{Creation, Id, IfMatch, Json, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListCustomFields;
use crate::service::{Caller, Services, custom_fields};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{CreateCustomField, CustomField, CustomFieldList, MoveCustomField, UpdateCustomField};
use vitrine_domain::FieldId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_custom_fields)
        .service(create_custom_field)
        .service(read_custom_field)
        .service(update_custom_field)
        .service(move_custom_field)
        .service(delete_custom_field);
}

/// The custom fields of clients, of projects or of tasks, in order. Financial ones only for who may view finance.
#[utoipa::path(
    tag = "Custom fields",
    params(ListCustomFields),
    responses((status = 200, description = "The fields.", body = CustomFieldList)),
    extensions(("x-audience" = json!("staff"))),
)]
#[get("/custom-fields")]
async fn list_custom_fields(services: Data<Services>, caller: Caller, query: Query<ListCustomFields>) -> Answer {
    respond::ok(&custom_fields::list_custom_fields(&services, &caller, query.0).await?)
}

/// Add a field, behind the others of its subject. A financial one takes `finance.edit`, too.
#[utoipa::path(
    tag = "Custom fields",
    request_body = CreateCustomField,
    responses((status = 201, description = "The new field.", body = CustomField)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/custom-fields")]
async fn create_custom_field(
    services: Data<Services>,
    caller: Caller,
    creation: Creation<CreateCustomField>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = custom_fields::create_custom_field(&services, &caller, input, idempotency).await?;
    respond::created(&created)
}

/// One custom field.
#[utoipa::path(
    tag = "Custom fields",
    responses((status = 200, description = "The field.", body = CustomField)),
    extensions(("x-audience" = json!("staff"))),
)]
#[get("/custom-fields/{custom_field_id}")]
async fn read_custom_field(services: Data<Services>, caller: Caller, id: Id<FieldId>) -> Answer {
    respond::resource(&custom_fields::read_custom_field(&services, &caller, id.0).await?)
}

/// Change what is given. Making a field financial hides it at once, everywhere, with its name; that and the way back take `finance.edit`.
#[utoipa::path(
    tag = "Custom fields",
    request_body(content = UpdateCustomField, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The field as it is now.", body = CustomField)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[patch("/custom-fields/{custom_field_id}")]
async fn update_custom_field(
    services: Data<Services>,
    caller: Caller,
    id: Id<FieldId>,
    revision: IfMatch,
    input: Merge<UpdateCustomField>,
) -> Answer {
    let field = custom_fields::update_custom_field(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::resource(&field)
}

/// Put a field behind another of its subject, or first.
#[utoipa::path(
    tag = "Custom fields",
    request_body = MoveCustomField,
    responses((status = 200, description = "The field where it is now.", body = CustomField)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/custom-fields/{custom_field_id}/move")]
async fn move_custom_field(
    services: Data<Services>,
    caller: Caller,
    id: Id<FieldId>,
    input: Json<MoveCustomField>,
) -> Answer {
    respond::resource(&custom_fields::move_custom_field(&services, &caller, id.0, input.0).await?)
}

/// Delete a field with all its values. It cannot be restored.
#[utoipa::path(
    tag = "Custom fields",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[delete("/custom-fields/{custom_field_id}")]
async fn delete_custom_field(services: Data<Services>, caller: Caller, id: Id<FieldId>, revision: IfMatch) -> Answer {
    custom_fields::delete_custom_field(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
