//! The audit log, as a list and as a file.

use super::{Caller, Error, Result, Services, csv};
use crate::query::{ExportAuditEntries, ListAuditEntries};
use bytes::Bytes;
use chrono::SecondsFormat;
use futures_util::stream::{self, BoxStream, StreamExt};
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use vitrine_contract::{AccountKind, AuditActor, AuditEntry, AuditEntryPage, AuditName};
use vitrine_domain::permission::Base;
use vitrine_store::AuditQuery;
use vitrine_texts::Texts;
use vitrine_texts::changes::{Changed, Reader};

const LIST: &str = "audit";

/// So many entries of a file are read at once.
const EXPORT_PAGE: u16 = 1000;
/// So many names are asked for at once: a statement takes no more values than it does.
const NAMED: usize = 1000;

/// What was done, newest first.
pub async fn list_audit_entries(
    services: &Services,
    caller: &Caller,
    query: ListAuditEntries,
) -> Result<AuditEntryPage> {
    let size = query.limit.get();
    let after = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
    let wanted = AuditQuery { after, limit: u64::from(size) + 1, ..wanted(query.filters())? };
    let mut entries = read(services, caller, &wanted).await?;
    let has_more = entries.len() > usize::try_from(size).unwrap_or(usize::MAX);
    entries.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    let names = names(services, caller, &entries).await?;
    let next_cursor = entries.last().filter(|_| has_more).map(|entry| services.cursor(LIST, "", entry.id));
    Ok(AuditEntryPage {
        data: entries.into_iter().map(|entry| present(entry, &names)).collect(),
        next_cursor,
        total: None,
    })
}

/// All that the filters let through, newest first, page by page as the reader takes it. Each page is read with the rights of its moment.
pub async fn export_audit_entries(
    services: &Services,
    caller: &Caller,
    query: ExportAuditEntries,
) -> Result<BoxStream<'static, Result<Bytes>>> {
    let wanted = AuditQuery { limit: u64::from(EXPORT_PAGE), ..wanted(query)? };
    let first = read(services, caller, &wanted).await?;
    let head = csv::rows([headers(Texts::of(caller.locale))])?;
    let start = (services.clone(), caller.clone(), wanted, Some(first));
    let pages = stream::try_unfold(start, |(services, caller, mut wanted, page)| async move {
        let Some(page) = page else { return Ok(None) };
        wanted.after = page.last().map(|entry| entry.id);
        let is_full = page.len() == usize::from(EXPORT_PAGE);
        let next = if is_full { Some(read(&services, &caller, &wanted).await?) } else { None };
        let names = names(&services, &caller, &page).await?;
        let texts = Texts::of(caller.locale);
        let rows = csv::rows(page.into_iter().map(|entry| row(entry, &names, texts)))?;
        Ok(Some((rows, (services, caller, wanted, next))))
    });
    Ok(stream::iter([Ok(Bytes::from_static(csv::MARK.as_bytes())), Ok(head)]).chain(pages).boxed())
}

/// What the things are called that these entries name by their ids, as far as the reader knows them.
async fn names(
    services: &Services,
    caller: &Caller,
    entries: &[vitrine_store::AuditEntry],
) -> Result<HashMap<Uuid, String>> {
    let ids: BTreeSet<Uuid> = entries.iter().flat_map(|entry| ids_in(&entry.changes)).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let viewer = services.viewer(caller);
    let mut names = HashMap::new();
    for some in ids.chunks(NAMED) {
        names.extend(services.store.seen_by(&viewer).names_in_audit(some).await?);
    }
    Ok(names)
}

async fn read(services: &Services, caller: &Caller, query: &AuditQuery) -> Result<Vec<vitrine_store::AuditEntry>> {
    let entries = services.store.seen_by(&services.viewer(caller)).audit_entries(query).await?;
    Ok(entries.into_iter().map(vitrine_store::Seen::into_value).collect())
}

fn wanted(filters: ExportAuditEntries) -> Result<AuditQuery> {
    if filters.from.zip(filters.to).is_some_and(|(from, to)| to < from) {
        return Err(Error::invalid("?to", "out_of_range"));
    }
    Ok(AuditQuery {
        words: filters.q,
        subject: filters.subject_id,
        client: filters.client_id.map(Into::into),
        actor: filters.actor_id.map(Into::into),
        action: filters.action,
        project: filters.project_id.map(Into::into),
        from: filters.from,
        to: filters.to,
        after: None,
        limit: 0,
    })
}

fn headers(texts: Texts) -> [String; 12] {
    [
        "at",
        "actor",
        "actor-id",
        "action",
        "subject",
        "subject-kind",
        "subject-id",
        "project-id",
        "changes",
        "recorded",
        "reference",
        "hash",
    ]
    .map(|column| texts.get(&format!("audit-column-{column}"), &[]))
}

/// Beside what is recorded, the same in words.
fn row(entry: vitrine_store::AuditEntry, names: &HashMap<Uuid, String>, texts: Texts) -> [String; 12] {
    let reader = Reader { texts, name: &|id| names.get(&id).cloned(), date: &|date| date.to_string() };
    let changes: Vec<String> = reader.changes(&entry.changes).iter().map(|changed| in_words(changed, texts)).collect();
    let subject = match entry.subject_kind.as_str() {
        "permission_set" => texts.permission_set(&entry.subject_name),
        _ => entry.subject_name,
    };
    let (actor, actor_id) = entry.actor.map(|(id, name, _)| (name, id.0.to_string())).unwrap_or_default();
    [
        entry.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        actor,
        actor_id,
        entry.action,
        subject,
        entry.subject_kind,
        entry.subject_id.to_string(),
        entry.project.map(|id| id.0.to_string()).unwrap_or_default(),
        changes.join("; "),
        entry.changes.to_string(),
        entry.request_id.unwrap_or_default(),
        entry.hash.map(|hash| hash.to_string()).unwrap_or_default(),
    ]
}

fn in_words(changed: &Changed, texts: Texts) -> String {
    let Changed { field, before, after } = changed;
    let parts =
        [("field", field), ("before", before), ("after", after)].map(|(name, part)| (name, part.as_str().into()));
    texts.get("audit-change", &parts)
}

/// The ids in what is recorded, each once: lists of them are kept as one text.
pub(super) fn ids_in(changes: &Json) -> BTreeSet<Uuid> {
    match changes {
        Json::String(text) => text.split([' ', ':', ';']).filter_map(|word| Uuid::try_parse(word).ok()).collect(),
        Json::Array(sides) => sides.iter().flat_map(ids_in).collect(),
        Json::Object(fields) => fields.values().flat_map(ids_in).collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) => BTreeSet::new(),
    }
}

fn present(entry: vitrine_store::AuditEntry, names: &HashMap<Uuid, String>) -> AuditEntry {
    let called = |id: Uuid| names.get(&id).map(|name| AuditName { id, name: name.clone() });
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
        names: ids_in(&entry.changes).into_iter().filter_map(called).collect(),
        changes: entry.changes,
        // one that an older version wrote otherwise is not shown
        review: entry.review.and_then(|review| serde_json::from_value(review).ok()),
        request_id: entry.request_id,
        hash: entry.hash.map(|hash| hash.to_string()),
    }
}
