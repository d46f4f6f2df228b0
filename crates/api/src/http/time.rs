use crate::http::extract::{Creation, Id, IfMatch, Json, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListTimeEntries;
use crate::service::{Caller, Services, time};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{
    CreateTimeEntry, OwnTimer, ProjectTime, StartTimer, StopTimer, TimeEntry, TimeEntryPage, UpdateTimeEntry,
};
use vitrine_domain::{ProjectId, TimeEntryId};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_time_entries)
        .service(read_project_time)
        .service(create_time_entry)
        .service(read_time_entry)
        .service(update_time_entry)
        .service(delete_time_entry)
        .service(read_timer)
        .service(start_timer)
        .service(stop_timer)
        .service(discard_timer);
}

/// Time worked that the caller sees: clients, that of projects which show it; staff without `time.view_entries`, their own.
#[utoipa::path(
    tag = "Time",
    params(ListTimeEntries),
    responses((status = 200, description = "A page of entries, newest first.", body = TimeEntryPage)),
    extensions(("x-audience" = json!("both"))),
)]
#[get("/time-entries")]
async fn list_time_entries(services: Data<Services>, caller: Caller, query: Query<ListTimeEntries>) -> Answer {
    respond::ok(&time::list_time_entries(&services, &caller, query.0).await?)
}

/// The sum of the time worked on a project, of what the caller may see. A project that does not show time has none to be found.
#[utoipa::path(
    tag = "Time",
    responses((status = 200, description = "The sum.", body = ProjectTime)),
    extensions(("x-audience" = json!("both"))),
)]
#[get("/projects/{project_id}/time")]
async fn read_project_time(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    respond::ok(&time::read_project_time(&services, &caller, id.0).await?)
}

/// Log time of one's own, on a project or on one of its tasks.
#[utoipa::path(
    tag = "Time",
    request_body = CreateTimeEntry,
    responses((status = 201, description = "The new entry.", body = TimeEntry)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[post("/projects/{project_id}/time-entries")]
async fn create_time_entry(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    creation: Creation<CreateTimeEntry>,
) -> Answer {
    let Creation { input, idempotency } = creation;
    respond::created(&time::create_time_entry(&services, &caller, id.0, input, idempotency).await?)
}

/// One entry.
#[utoipa::path(
    tag = "Time",
    responses((status = 200, description = "The entry.", body = TimeEntry)),
    extensions(("x-audience" = json!("both"))),
)]
#[get("/time-entries/{time_entry_id}")]
async fn read_time_entry(services: Data<Services>, caller: Caller, id: Id<TimeEntryId>) -> Answer {
    respond::resource(&time::read_time_entry(&services, &caller, id.0).await?)
}

/// Change what is given: one's own entries, and others' with `project.edit`.
#[utoipa::path(
    tag = "Time",
    request_body(content = UpdateTimeEntry, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The entry as it is now.", body = TimeEntry)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit"))),
)]
#[patch("/time-entries/{time_entry_id}")]
async fn update_time_entry(
    services: Data<Services>,
    caller: Caller,
    id: Id<TimeEntryId>,
    revision: IfMatch,
    input: Merge<UpdateTimeEntry>,
) -> Answer {
    respond::resource(&time::update_time_entry(&services, &caller, id.0, &revision.0, input.0).await?)
}

/// Delete an entry for good: one's own, and others' with `project.edit`.
#[utoipa::path(
    tag = "Time",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit"))),
)]
#[delete("/time-entries/{time_entry_id}")]
async fn delete_time_entry(services: Data<Services>, caller: Caller, id: Id<TimeEntryId>, revision: IfMatch) -> Answer {
    time::delete_time_entry(&services, &caller, id.0, &revision.0).await?;
    Ok(respond::no_content())
}

/// The caller's own clock.
#[utoipa::path(
    tag = "Time",
    responses((status = 200, description = "The clock, if one runs.", body = OwnTimer)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[get("/timer")]
async fn read_timer(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&time::read_timer(&services, &caller).await?)
}

/// Start the caller's clock. There is one for each person: while it runs, no other starts.
#[utoipa::path(
    tag = "Time",
    request_body = StartTimer,
    responses((status = 200, description = "The clock.", body = OwnTimer)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[post("/projects/{project_id}/timer")]
async fn start_timer(services: Data<Services>, caller: Caller, id: Id<ProjectId>, input: Json<StartTimer>) -> Answer {
    respond::ok(&time::start_timer(&services, &caller, id.0, input.0).await?)
}

/// Stop the caller's clock, and log what it shows: minutes that have begun, a day at most.
#[utoipa::path(
    tag = "Time",
    request_body = StopTimer,
    responses((status = 200, description = "The entry.", body = TimeEntry)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[post("/timer/stop")]
async fn stop_timer(services: Data<Services>, caller: Caller, input: Json<StopTimer>) -> Answer {
    respond::resource(&time::stop_timer(&services, &caller, input.0).await?)
}

/// Stop the caller's clock, and log nothing.
#[utoipa::path(
    tag = "Time",
    responses((status = 204, description = "It is gone.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.view_overview"))),
)]
#[post("/timer/discard")]
async fn discard_timer(services: Data<Services>, caller: Caller) -> Answer {
    time::discard_timer(&services, &caller).await?;
    Ok(respond::no_content())
}
