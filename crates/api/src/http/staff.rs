use crate::http::extract::{Creation, Id, IfMatch, Merge};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, staff};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{InviteStaff, StaffList, StaffMember, UpdateStaff};
use vitrine_domain::AccountId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_staff)
        .service(invite_staff)
        .service(read_staff_member)
        .service(update_staff)
        .service(deactivate_staff)
        .service(reactivate_staff)
        .service(invite_staff_again)
        .service(withdraw_staff_invitation);
}

/// The agency's own people, and how many seats they take. Clients take none.
#[utoipa::path(
    tag = "Staff",
    responses((status = 200, description = "Everybody.", body = StaffList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[get("/staff")]
async fn list_staff(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&staff::list_staff(&services, &caller).await?)
}

/// Add somebody, and get the one-time link by which they choose their login. It is shown here and never again.
#[utoipa::path(
    tag = "Staff",
    request_body = InviteStaff,
    responses((status = 201, description = "The new colleague, with the link.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[post("/staff")]
async fn invite_staff(services: Data<Services>, caller: Caller, creation: Creation<InviteStaff>) -> Answer {
    let Creation { input, idempotency } = creation;
    respond::created(&staff::invite_staff(&services, &caller, input, idempotency).await?)
}

/// One of the agency's people.
#[utoipa::path(
    tag = "Staff",
    responses((status = 200, description = "The person.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[get("/staff/{account_id}")]
async fn read_staff_member(services: Data<Services>, caller: Caller, id: Id<AccountId>) -> Answer {
    respond::resource(&staff::read_staff_member(&services, &caller, id.0).await?)
}

/// Change what is given. The last administrator stays one; nobody gives grants that they do not hold.
#[utoipa::path(
    tag = "Staff",
    request_body(content = UpdateStaff, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The person as they are now.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[patch("/staff/{account_id}")]
async fn update_staff(
    services: Data<Services>,
    caller: Caller,
    id: Id<AccountId>,
    revision: IfMatch,
    input: Merge<UpdateStaff>,
) -> Answer {
    respond::resource(&staff::update_staff(&services, &caller, id.0, &revision.0, input.0).await?)
}

/// Let somebody in no more. Their sessions and their invitation end at once; their name stays in the records.
#[utoipa::path(
    tag = "Staff",
    responses((status = 200, description = "The person as they are now.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[post("/staff/{account_id}/deactivate")]
async fn deactivate_staff(services: Data<Services>, caller: Caller, id: Id<AccountId>) -> Answer {
    respond::resource(&staff::deactivate_staff(&services, &caller, id.0).await?)
}

/// Let somebody in again, with the login they had.
#[utoipa::path(
    tag = "Staff",
    responses((status = 200, description = "The person as they are now.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[post("/staff/{account_id}/reactivate")]
async fn reactivate_staff(services: Data<Services>, caller: Caller, id: Id<AccountId>) -> Answer {
    respond::resource(&staff::reactivate_staff(&services, &caller, id.0).await?)
}

/// Make a new link for somebody without a login. The one before is dead.
#[utoipa::path(
    tag = "Staff",
    responses((status = 200, description = "The person, with the link.", body = StaffMember)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[post("/staff/{account_id}/invitation")]
async fn invite_staff_again(services: Data<Services>, caller: Caller, id: Id<AccountId>) -> Answer {
    respond::resource(&staff::invite_staff_again(&services, &caller, id.0).await?)
}

/// Take an invitation back. Its link is dead.
#[utoipa::path(
    tag = "Staff",
    responses((status = 204, description = "Withdrawn.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[delete("/staff/{account_id}/invitation")]
async fn withdraw_staff_invitation(
    services: Data<Services>,
    caller: Caller,
    id: Id<AccountId>,
    revision: IfMatch,
) -> Answer {
    staff::withdraw_staff_invitation(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}
