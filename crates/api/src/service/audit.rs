use super::{Caller, Result, Services};
use crate::query::ListAuditEntries;
use vitrine_contract::{AccountKind, AuditActor, AuditEntry, AuditEntryPage};
use vitrine_domain::permission::Base;
use vitrine_store::AuditQuery;

const LIST: &str = "audit";

/// What was done, newest first.
pub async fn list_audit_entries(
    services: &Services,
    caller: &Caller,
    query: ListAuditEntries,
) -> Result<AuditEntryPage> {
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let wanted = AuditQuery {
        subject: query.subject_id,
        actor: query.actor_id.map(Into::into),
        action: query.action,
        project: query.project_id.map(Into::into),
        after: services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id),
        limit: u64::from(query.limit.get()) + 1,
    };
    let mut entries = services.store.seen_by(&services.viewer(caller)).audit_entries(&wanted).await?;
    let has_more = entries.len() > limit;
    entries.truncate(limit);
    let next_cursor = entries.last().filter(|_| has_more).map(|entry| services.cursor(LIST, "", entry.id));
    let data = entries.into_iter().map(|entry| present(entry.into_value())).collect();
    Ok(AuditEntryPage { data, next_cursor, total: None })
}

fn present(entry: vitrine_store::AuditEntry) -> AuditEntry {
    let actor = entry.actor.map(|(id, name, base)| AuditActor {
        account_id: id.0,
        name,
        kind: if base == Base::Staff { AccountKind::Staff } else { AccountKind::Client },
    });
    AuditEntry {
        id: entry.id,
        at: entry.at,
        actor,
        action: entry.action,
        subject_kind: entry.subject_kind,
        subject_id: entry.subject_id,
        subject_name: entry.subject_name,
        project_id: entry.project.map(|id| id.0),
        changes: entry.changes,
        request_id: entry.request_id,
    }
}
