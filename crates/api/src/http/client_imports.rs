use crate::http::extract::{Id, Query};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::ListClientImports;
use crate::service::{Caller, Services, clients};
use actix_web::get;
use actix_web::web::Data;
use vitrine_contract::{ClientImportPage, ClientImportReport};
use vitrine_domain::ImportId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(list_client_imports).service(read_client_import);
}

/// Imports of clients that were run, latest first.
#[utoipa::path(
    tag = "Clients",
    params(ListClientImports),
    responses((status = 200, description = "A page of imports.", body = ClientImportPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.import"))),
)]
#[get("/client-imports")]
async fn list_client_imports(services: Data<Services>, caller: Caller, query: Query<ListClientImports>) -> Answer {
    respond::ok(&clients::list_client_imports(&services, &caller, query.0).await?)
}

/// What became of each row of an import.
///
/// Clients are called what they are called now. What stood in the file is not kept.
#[utoipa::path(
    tag = "Clients",
    responses((status = 200, description = "The import.", body = ClientImportReport)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("client.import"))),
)]
#[get("/client-imports/{import_id}")]
async fn read_client_import(services: Data<Services>, caller: Caller, id: Id<ImportId>) -> Answer {
    respond::ok(&clients::read_client_import(&services, &caller, id.0).await?)
}
