use crate::http::extract::Query;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::{ExportAuditEntries, ListAuditEntries};
use crate::service::{Caller, Services, audit};
use actix_web::get;
use actix_web::web::Data;
use vitrine_contract::AuditEntryPage;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(list_audit_entries).service(export_audit_entries);
}

/// Who changed what, latest first.
#[utoipa::path(
    tag = "Audit",
    params(ListAuditEntries),
    responses((status = 200, description = "A page of entries.", body = AuditEntryPage)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("audit.view"))),
)]
#[get("/audit-entries")]
async fn list_audit_entries(services: Data<Services>, caller: Caller, query: Query<ListAuditEntries>) -> Answer {
    respond::ok(&audit::list_audit_entries(&services, &caller, query.0).await?)
}

/// The same entries as a CSV file, all of them. No cell is a formula.
#[utoipa::path(
    tag = "Audit",
    params(ExportAuditEntries),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv")),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("audit.view"))),
)]
#[get("/audit-entries/export")]
async fn export_audit_entries(services: Data<Services>, caller: Caller, query: Query<ExportAuditEntries>) -> Answer {
    Ok(respond::file(
        "audit.csv",
        "text/csv; charset=utf-8",
        audit::export_audit_entries(&services, &caller, query.0).await?,
    ))
}
