use crate::http::extract::{Json, Query};
use crate::http::respond::{self, Answer};
use crate::query::ListNotifications;
use crate::service::{Caller, Services, notifications};
use actix_web::web::Data;
use actix_web::{get, post};
use utoipa_actix_web::service_config::ServiceConfig;
use vitrine_contract::{MarkNotificationsRead, NotificationPage};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_notifications).service(mark_notifications_read);
}

/// What happened that concerns the caller, as far as they may read now what it is about.
#[utoipa::path(
    tag = "Notifications",
    params(ListNotifications),
    responses((status = 200, description = "A page of them, newest first.", body = NotificationPage)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/notifications")]
async fn list_notifications(services: Data<Services>, caller: Caller, query: Query<ListNotifications>) -> Answer {
    respond::ok(&notifications::list_notifications(&services, &caller, query.0).await?)
}

/// Mark one's own as read.
#[utoipa::path(
    tag = "Notifications",
    request_body = MarkNotificationsRead,
    responses((status = 204, description = "Read.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[post("/notifications/mark-read")]
async fn mark_notifications_read(
    services: Data<Services>,
    caller: Caller,
    input: Json<MarkNotificationsRead>,
) -> Answer {
    notifications::mark_notifications_read(&services, &caller, input.0).await?;
    Ok(respond::no_content())
}
