use crate::http::extract::{Id, Json};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, second_factor};
use actix_web::web::Data;
use actix_web::{get, post};
use vitrine_contract::{
    ConfirmPassword, ConfirmSecondFactor, DemandSecondFactor, RecoveryCodes, SecondFactor, SecondFactorDemandList,
    SecondFactorSecret,
};
use vitrine_domain::{AccountId, ClientId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(read_second_factor)
        .service(begin_second_factor)
        .service(confirm_second_factor)
        .service(turn_off_second_factor)
        .service(renew_recovery_codes)
        .service(reset_second_factor)
        .service(reset_staff_second_factor)
        .service(list_second_factor_demands)
        .service(demand_second_factor);
}

/// Whether one's own sign-in has a second step.
#[utoipa::path(
    tag = "Account",
    responses((status = 200, description = "Its state.", body = SecondFactor)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/me/second-factor")]
async fn read_second_factor(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&second_factor::read_second_factor(&services, &caller).await?)
}

/// A new secret for an app that makes codes (TOTP, RFC 6238). In force once a code confirms it.
#[utoipa::path(
    tag = "Account",
    request_body = ConfirmPassword,
    responses((status = 200, description = "The secret, once.", body = SecondFactorSecret)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[post("/me/second-factor/begin")]
async fn begin_second_factor(services: Data<Services>, caller: Caller, input: Json<ConfirmPassword>) -> Answer {
    respond::ok(&second_factor::begin_second_factor(&services, &caller, input.0).await?)
}

/// Put the new secret in force with a first code. Gives recovery codes, once.
#[utoipa::path(
    tag = "Account",
    request_body = ConfirmSecondFactor,
    responses((status = 200, description = "From now on sign-in asks for a code.", body = RecoveryCodes)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[post("/me/second-factor/confirm")]
async fn confirm_second_factor(services: Data<Services>, caller: Caller, input: Json<ConfirmSecondFactor>) -> Answer {
    respond::ok(&second_factor::confirm_second_factor(&services, &caller, input.0).await?)
}

/// Sign in with the password alone again.
#[utoipa::path(
    tag = "Account",
    request_body = ConfirmPassword,
    responses((status = 200, description = "It is off.", body = SecondFactor)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[post("/me/second-factor/turn-off")]
async fn turn_off_second_factor(services: Data<Services>, caller: Caller, input: Json<ConfirmPassword>) -> Answer {
    respond::ok(&second_factor::turn_off_second_factor(&services, &caller, input.0).await?)
}

/// New recovery codes; the old ones are dead.
#[utoipa::path(
    tag = "Account",
    request_body = ConfirmPassword,
    responses((status = 200, description = "The codes, once.", body = RecoveryCodes)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("people.manage_own"))),
)]
#[post("/me/second-factor/recovery-codes")]
async fn renew_recovery_codes(services: Data<Services>, caller: Caller, input: Json<ConfirmPassword>) -> Answer {
    respond::ok(&second_factor::renew_recovery_codes(&services, &caller, input.0).await?)
}

/// Take the second step away from a client who has lost their device. Their sessions end.
#[utoipa::path(
    tag = "Clients",
    responses((status = 204, description = "They sign in with the password alone.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit"))),
)]
#[post("/clients/{client_id}/reset-second-factor")]
async fn reset_second_factor(services: Data<Services>, caller: Caller, id: Id<ClientId>) -> Answer {
    second_factor::reset_second_factor(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}

/// Take the second step away from one of the staff who has lost their device. Their sessions end.
///
/// Only for who holds all that they hold.
#[utoipa::path(
    tag = "Staff",
    responses((status = 204, description = "They sign in with the password alone.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("staff.manage"))),
)]
#[post("/staff/{account_id}/reset-second-factor")]
async fn reset_staff_second_factor(services: Data<Services>, caller: Caller, id: Id<AccountId>) -> Answer {
    second_factor::reset_staff_second_factor(&services, &caller, id.0).await?;
    Ok(respond::no_content())
}

/// Which permission sets demand a second step at sign-in.
#[utoipa::path(
    tag = "Permission sets",
    responses((status = 200, description = "For every set.", body = SecondFactorDemandList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.view"))),
)]
#[get("/second-factor-demands")]
async fn list_second_factor_demands(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&second_factor::list_second_factor_demands(&services, &caller).await?)
}

/// Demand a second step of everybody with a permission set, or no longer. Who has none sets it up before anything else.
#[utoipa::path(
    tag = "Permission sets",
    request_body = DemandSecondFactor,
    responses((status = 200, description = "For every set, as it is now.", body = SecondFactorDemandList)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("permission_set.manage"))),
)]
#[post("/second-factor-demands")]
async fn demand_second_factor(services: Data<Services>, caller: Caller, input: Json<DemandSecondFactor>) -> Answer {
    respond::ok(&second_factor::demand_second_factor(&services, &caller, input.0).await?)
}
