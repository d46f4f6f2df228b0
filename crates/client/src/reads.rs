use crate::call::Call;
use crate::{Client, Error, ExplainAccess, ExportAuditEntries, ListAuditEntries, Search};
use vitrine_contract::{AuditEntryPage, Explanation, SearchResults};

impl Client {
    pub async fn search(&self, query: &Search) -> Result<SearchResults, Error> {
        self.send(Call::get("search").query(query)?).await?.decoded()
    }

    pub async fn explain_access(&self, query: &ExplainAccess) -> Result<Explanation, Error> {
        self.send(Call::get("explanation").query(query)?).await?.decoded()
    }

    pub async fn list_audit_entries(&self, query: &ListAuditEntries) -> Result<AuditEntryPage, Error> {
        self.send(Call::get("audit-entries").query(query)?).await?.decoded()
    }

    /// Where a browser finds the file of [`Client::export_audit_entries`], to save it itself.
    pub fn audit_export_address(&self, query: &ExportAuditEntries) -> Result<String, Error> {
        self.address(&Call::get("audit-entries/export").query(query)?).map(String::from)
    }

    /// The bytes of a CSV file.
    pub async fn export_audit_entries(&self, query: &ExportAuditEntries) -> Result<Vec<u8>, Error> {
        Ok(self.send(Call::get("audit-entries/export").query(query)?).await?.into_body())
    }
}
