use crate::http::extract::{Id, IfMatch, Json, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListNotifications;
use crate::service::{Caller, Services, notifications};
use actix_web::web::Data;
use actix_web::{get, patch, post};
use vitrine_contract::{
    MarkNotificationsRead, MarkNotificationsUnread, NotificationPage, NotificationSettings, SetNotificationSettings,
};
use vitrine_domain::ProjectId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_notifications)
        .service(mark_notifications_read)
        .service(mark_notifications_unread)
        .service(read_notification_settings)
        .service(set_notification_settings)
        .service(read_project_notification_settings)
        .service(set_project_notification_settings);
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

/// Mark one's own as new again.
#[utoipa::path(
    tag = "Notifications",
    request_body = MarkNotificationsUnread,
    responses((status = 204, description = "New again.")),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[post("/notifications/mark-unread")]
async fn mark_notifications_unread(
    services: Data<Services>,
    caller: Caller,
    input: Json<MarkNotificationsUnread>,
) -> Answer {
    notifications::mark_notifications_unread(&services, &caller, input.0).await?;
    Ok(respond::no_content())
}

/// How one is told of what happens, in all projects for which one chose nothing else.
#[utoipa::path(
    tag = "Notifications",
    responses((status = 200, description = "Kind by kind.", body = NotificationSettings)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[get("/me/notification-settings")]
async fn read_notification_settings(services: Data<Services>, caller: Caller) -> Answer {
    let settings = notifications::read_notification_settings(&services, &caller).await?;
    respond::part(&settings.revision, &settings)
}

/// Choose how one is told of what happens, in all projects for which one chooses nothing else.
#[utoipa::path(
    tag = "Notifications",
    request_body(content = SetNotificationSettings, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "As they are now.", body = NotificationSettings)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!(null))),
)]
#[patch("/me/notification-settings")]
async fn set_notification_settings(
    services: Data<Services>,
    caller: Caller,
    revision: IfMatch,
    input: Merge<SetNotificationSettings>,
) -> Answer {
    let settings = notifications::set_notification_settings(&services, &caller, &revision.0, input.0).await?;
    respond::part(&settings.revision, &settings)
}

/// How one is told of what happens in a project.
#[utoipa::path(
    tag = "Notifications",
    responses((status = 200, description = "Kind by kind.", body = NotificationSettings)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/projects/{project_id}/notification-settings")]
async fn read_project_notification_settings(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    let settings = notifications::read_project_notification_settings(&services, &caller, id.0).await?;
    respond::part(&settings.revision, &settings)
}

/// Choose how one is told of what happens in a project.
#[utoipa::path(
    tag = "Notifications",
    request_body(content = SetNotificationSettings, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "As they are now.", body = NotificationSettings)),
    extensions(("x-audience" = json!("both")), ("x-permission" = json!("project.view_overview"))),
)]
#[patch("/projects/{project_id}/notification-settings")]
async fn set_project_notification_settings(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    input: Merge<SetNotificationSettings>,
) -> Answer {
    let settings =
        notifications::set_project_notification_settings(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&settings.revision, &settings)
}
