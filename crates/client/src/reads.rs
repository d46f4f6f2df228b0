use crate::call::Call;
use crate::{Client, Error, ListAuditEntries, Search};
use vitrine_contract::{AuditEntryPage, SearchResults};

impl Client {
    pub async fn search(&self, query: &Search) -> Result<SearchResults, Error> {
        self.send(Call::get("search").query(query)?).await?.decoded()
    }

    pub async fn list_audit_entries(&self, query: &ListAuditEntries) -> Result<AuditEntryPage, Error> {
        self.send(Call::get("audit-entries").query(query)?).await?.decoded()
    }
}
