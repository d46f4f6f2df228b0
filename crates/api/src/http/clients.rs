use crate::http::extract::{AccessReview, Creation, Csv, Id, IfMatch, Json, Merge, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ExportClients, ImportClients, ListClientProjects, ListClients, ListDeletedClients};
use crate::service::{Caller, Services, client_projects, clients};
use actix_web::web::Data;
use actix_web::{delete, get, patch, post};
use vitrine_contract::{
    Client, ClientDefaults, ClientImportReport, ClientPage, ClientProjectPage, CreateClient, DeletedClientPage,
    ImportReport, MoveClient, PurgeClient, RehearseNewClient, RestoreClient, UpdateClient,
};
use vitrine_domain::ClientId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations
        .service(list_clients)
        .service(create_client)
        .service(read_client_defaults)
        .service(set_client_defaults)
        .service(export_clients)
        .service(read_client)
        .service(list_client_projects)
        .service(rehearse_client_projects)
        .service(rehearse_new_client_projects)
        .service(update_client)
        .service(move_client)
        .service(delete_client)
        .service(list_deleted_clients)
        .service(restore_client)
        .service(purge_client)
        .service(import_clients);
}

/// The client tree, or one level of it, or what contains some words.
#[utoipa::path(
    tag = "Clients",
    params(ListClients),
    responses((status = 200, description = "A page of clients.", body = ClientPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.view_info"))),
)]
#[get("/clients")]
async fn list_clients(services: Data<Services>, caller: Caller, query: Query<ListClients>) -> Answer {
    respond::ok(&clients::list_clients(&services, &caller, query.0).await?)
}

/// The same clients as a file. It is written as they are read: a right that ends meanwhile breaks it off.
///
/// What a spreadsheet would take for a formula begins with an apostrophe.
#[utoipa::path(
    tag = "Clients",
    params(ExportClients),
    responses((status = 200, description = "The file.", content(
        (String = "text/csv"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.view_info"))),
)]
#[get("/clients/export")]
async fn export_clients(services: Data<Services>, caller: Caller, query: Query<ExportClients>) -> Answer {
    let export = clients::export_clients(&services, &caller, query.0).await?;
    Ok(respond::file(&export.name, export.media_type, export.bytes))
}

/// Add a client. Nobody is notified, and nothing is granted but what is given: `read_client_defaults` is for forms.
#[utoipa::path(
    tag = "Clients",
    request_body = CreateClient,
    responses((status = 201, description = "The new client.", body = Client)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.add"))),
)]
#[post("/clients")]
async fn create_client(services: Data<Services>, caller: Caller, creation: Creation<CreateClient>) -> Answer {
    let Creation { input, idempotency } = creation;
    let created = clients::create_client(&services, &caller, input, idempotency).await?;
    respond::created(&created)
}

/// What a form for a new client begins with. It grants nothing by itself.
#[utoipa::path(
    tag = "Workspace",
    responses((status = 200, description = "The template.", body = ClientDefaults)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.add"))),
)]
#[get("/workspace/client-defaults")]
async fn read_client_defaults(services: Data<Services>, caller: Caller) -> Answer {
    respond::ok(&clients::read_client_defaults(&services, &caller).await?)
}

/// Say what a form for a new client begins with. Also needs `client.add`.
#[utoipa::path(
    tag = "Workspace",
    request_body = ClientDefaults,
    responses((status = 200, description = "The template as it is now.", body = ClientDefaults)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("workspace.manage"))),
)]
#[post("/workspace/client-defaults")]
async fn set_client_defaults(services: Data<Services>, caller: Caller, input: Json<ClientDefaults>) -> Answer {
    respond::ok(&clients::set_client_defaults(&services, &caller, input.0).await?)
}

/// One client, with what a deletion of it would take along.
#[utoipa::path(
    tag = "Clients",
    responses((status = 200, description = "The client.", body = Client)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.view_info"))),
)]
#[get("/clients/{client_id}")]
async fn read_client(services: Data<Services>, caller: Caller, id: Id<ClientId>) -> Answer {
    respond::resource(&clients::read_client(&services, &caller, id.0).await?)
}

/// The active projects that the tree leads a client to, by name, and what the client sees of each.
#[utoipa::path(
    tag = "Clients",
    params(ListClientProjects),
    responses((status = 200, description = "A page of projects.", body = ClientProjectPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.view_info"))),
)]
#[get("/clients/{client_id}/projects")]
async fn list_client_projects(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    query: Query<ListClientProjects>,
) -> Answer {
    respond::ok(&client_projects::list_client_projects(&services, &caller, id.0, query.0).await?)
}

/// The same as it would be after a change of the client. Nothing is changed.
///
/// What the change would refuse, this refuses.
#[utoipa::path(
    tag = "Clients",
    params(ListClientProjects),
    request_body = UpdateClient,
    responses((status = 200, description = "A page of projects.", body = ClientProjectPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit"))),
)]
#[post("/clients/{client_id}/rehearsed-projects")]
async fn rehearse_client_projects(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    query: Query<ListClientProjects>,
    input: Json<UpdateClient>,
) -> Answer {
    respond::ok(&client_projects::rehearse_client_projects(&services, &caller, id.0, query.0, input.0).await?)
}

/// What a new client would see of which projects, before it is added. Nothing is changed.
#[utoipa::path(
    tag = "Clients",
    params(ListClientProjects),
    request_body = RehearseNewClient,
    responses((status = 200, description = "A page of projects.", body = ClientProjectPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.add"))),
)]
#[post("/clients/rehearsed-projects")]
async fn rehearse_new_client_projects(
    services: Data<Services>,
    caller: Caller,
    query: Query<ListClientProjects>,
    input: Json<RehearseNewClient>,
) -> Answer {
    respond::ok(&client_projects::rehearse_new_client_projects(&services, &caller, query.0, input.0).await?)
}

/// Change what is given. `credentials: null` withdraws the login at once.
#[utoipa::path(
    tag = "Clients",
    request_body(content = UpdateClient, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The client as it is now.", body = Client)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit")), ("x-reviewed" = json!(true))),
)]
#[patch("/clients/{client_id}")]
async fn update_client(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    revision: IfMatch,
    review: AccessReview,
    input: Merge<UpdateClient>,
) -> Answer {
    let client = clients::update_client(&services, &caller, id.0, &revision.0, input.0, review.0.as_deref()).await?;
    respond::resource(&client)
}

/// Put a client, with everything below it, under another or at the top. Who sees which projects follows.
#[utoipa::path(
    tag = "Clients",
    request_body = MoveClient,
    responses((status = 200, description = "The client where it is now.", body = Client)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.edit")), ("x-reviewed" = json!(true))),
)]
#[post("/clients/{client_id}/move")]
async fn move_client(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    review: AccessReview,
    input: Json<MoveClient>,
) -> Answer {
    respond::resource(&clients::move_client(&services, &caller, id.0, input.0, review.0.as_deref()).await?)
}

/// Delete a client and everything below it, to be restored as one. Their sessions end; projects are kept.
#[utoipa::path(
    tag = "Clients",
    responses((status = 204, description = "Deleted.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.delete")), ("x-reviewed" = json!(true))),
)]
#[delete("/clients/{client_id}")]
async fn delete_client(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    revision: IfMatch,
    review: AccessReview,
) -> Answer {
    clients::delete_client(&services, &caller, id.0, &revision.0, review.0.as_deref()).await?;
    Ok(respond::no_content())
}

/// The recycle bin, latest first.
#[utoipa::path(
    tag = "Clients",
    params(ListDeletedClients),
    responses((status = 200, description = "A page of deletions.", body = DeletedClientPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.delete"))),
)]
#[get("/deleted-clients")]
async fn list_deleted_clients(services: Data<Services>, caller: Caller, query: Query<ListDeletedClients>) -> Answer {
    respond::ok(&clients::list_deleted_clients(&services, &caller, query.0).await?)
}

/// Undo a deletion, where it stood or elsewhere. Old sessions stay dead.
#[utoipa::path(
    tag = "Clients",
    request_body = RestoreClient,
    responses((status = 200, description = "The client, back again.", body = Client)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.delete")), ("x-reviewed" = json!(true))),
)]
#[post("/clients/{client_id}/restore")]
async fn restore_client(
    services: Data<Services>,
    caller: Caller,
    id: Id<ClientId>,
    review: AccessReview,
    input: Json<RestoreClient>,
) -> Answer {
    respond::resource(&clients::restore_client(&services, &caller, id.0, input.0, review.0.as_deref()).await?)
}

/// Delete for good what is in the recycle bin, and what was deleted from below it before. Usernames are free again; history keeps no name.
#[utoipa::path(
    tag = "Clients",
    request_body = PurgeClient,
    responses((status = 204, description = "Deleted for good.")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.delete"))),
)]
#[post("/clients/{client_id}/purge")]
async fn purge_client(services: Data<Services>, caller: Caller, id: Id<ClientId>, input: Json<PurgeClient>) -> Answer {
    clients::purge_client(&services, &caller, id.0, input.0).await?;
    Ok(respond::no_content())
}

/// Import clients from a CSV file, all or nothing, or say what that would do. No mail is sent, and new clients get no privileges.
///
/// Comma or semicolon, UTF-8 with or without a mark, a row of headers. Passwords are never repeated. Where there are some, the import
/// runs on after the answer until they are hashed, and everything is written at its end; its report says how far it is. Without one it
/// is finished with the answer.
#[utoipa::path(
    tag = "Clients",
    params(ImportClients),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "In a dry run: what would be done, row by row.", body = ImportReport),
        (status = 202, description = "The import, begun or finished. Its `Location` is its report.", body = ClientImportReport),
    ),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.import")), ("x-reviewed" = json!(true))),
)]
#[post("/clients/import")]
async fn import_clients(
    services: Data<Services>,
    caller: Caller,
    query: Query<ImportClients>,
    review: AccessReview,
    file: Csv,
) -> Answer {
    if query.0.dry_run {
        return respond::ok(&clients::check_import(&services, &caller, query.0, file.0).await?);
    }
    let report = clients::import_clients(&services, &caller, query.0, file.0, review.0).await?;
    respond::accepted("client-imports", report.import.id, &report)
}
