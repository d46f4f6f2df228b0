//! Writing the log. There is one way, whatever was done and by whom: [`append`].

use super::chain::{Link, last_link};
use crate::Error;
use crate::sql::{Sql, storable};
use crate::tx::{Changes, Subject, Tx};
use sea_orm::DatabaseTransaction;
use serde_json::Value as Json;
use std::sync::PoisonError;
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::text::fold;
use vitrine_domain::{AccountId, ProjectId};

/// As many entries as go into one statement, far from the limits of both databases.
const CHUNK: usize = 500;

/// One entry as it is kept. All of it is under the seal of the chain.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) id: Uuid,
    /// None for the system itself.
    pub(crate) actor: Option<AccountId>,
    pub(crate) action: String,
    pub(crate) subject_kind: String,
    pub(crate) subject_id: Uuid,
    pub(crate) subject_name: String,
    pub(crate) project: Option<ProjectId>,
    /// A JSON object, field by field.
    pub(crate) changes: String,
    /// The difference that was reviewed before the change, as JSON.
    pub(crate) review: Option<String>,
    pub(crate) request_id: Option<String>,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
}

impl Record {
    /// What was done outside of any viewer's transaction.
    pub(crate) fn of_system(id: Uuid, deed: Deed, subject: &Subject<'_>, at: i64) -> Self {
        Self {
            id,
            actor: None,
            action: deed.name().to_owned(),
            subject_kind: subject.kind.to_owned(),
            subject_id: subject.id,
            subject_name: storable(subject.name.to_owned()),
            project: subject.project,
            changes: Changes::default().to_text(),
            review: None,
            request_id: None,
            at,
        }
    }

    /// What the entry is found by: what it is about and every text in its changes, folded.
    pub(super) fn words(&self) -> String {
        let mut words = vec![self.subject_name.clone(), self.action.clone()];
        if let Ok(changes) = serde_json::from_str(&self.changes) {
            collect_texts(&changes, &mut words);
        }
        fold(&words.join(" "))
    }
}

fn collect_texts(value: &Json, texts: &mut Vec<String>) {
    match value {
        Json::String(text) => texts.push(text.clone()),
        Json::Array(items) => items.iter().for_each(|item| collect_texts(item, texts)),
        Json::Object(fields) => fields.values().for_each(|field| collect_texts(field, texts)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// Adds entries to the end of the chain. Writes are serial, so the order of the chain is that of the commits.
pub(crate) async fn append(conn: &DatabaseTransaction, records: &[Record]) -> Result<(), Error> {
    let mut link = last_link(conn).await?;
    for chunk in records.chunks(CHUNK) {
        insertion(&mut link, chunk).run(conn).await?;
    }
    Ok(())
}

/// The statement that puts entries behind `link`, which becomes the last of them.
fn insertion(link: &mut Link, records: &[Record]) -> Sql {
    let mut sql = Sql::new(
        "insert into audit_entries (id, actor_id, action, subject_kind, subject_id, subject_name, project_id, changes, review, \
         request_id, created_at, words, sequence, hash) values ",
    );
    for (n, record) in records.iter().enumerate() {
        *link = link.next(record);
        sql.push(if n == 0 { "(" } else { ", (" }).bind(record.id);
        sql.push(", ").bind(record.actor.map(|actor| actor.0));
        sql.push(", ").bind(record.action.as_str());
        sql.push(", ").bind(record.subject_kind.as_str());
        sql.push(", ").bind(record.subject_id);
        sql.push(", ").bind(record.subject_name.as_str());
        sql.push(", ").bind(record.project.map(|project| project.0));
        sql.push(", ").bind(record.changes.as_str());
        sql.push(", ").bind(record.review.clone());
        sql.push(", ").bind(record.request_id.clone());
        sql.push(", ").bind(record.at);
        sql.push(", ").bind(record.words());
        sql.push(", ").bind(link.sequence);
        sql.push(", ").bind(link.hash.0.to_vec()).push(")");
    }
    sql
}

/// What a transaction will add to the end of the chain.
#[derive(Debug)]
pub(crate) struct Log {
    end: Link,
    records: Vec<Record>,
}

impl Log {
    pub(crate) fn after(end: Link) -> Self {
        Self { end, records: Vec::new() }
    }

    /// Few statements for all of it.
    pub(crate) fn into_statements(mut self) -> Vec<Sql> {
        self.records.chunks(CHUNK).map(|chunk| insertion(&mut self.end, chunk)).collect()
    }
}

impl Tx {
    /// Keeps what was reviewed before this change with the first of its entries.
    pub fn keep_review(&self, review: &Json) {
        if let Some(first) = self.log.lock().unwrap_or_else(PoisonError::into_inner).records.first_mut() {
            first.review = Some(review.to_string());
        }
    }

    /// Notes what is done. It is written, and sealed, when the transaction is committed.
    pub(crate) fn audit(&self, deed: Deed, subject: &Subject<'_>, changes: &Changes) {
        let record = Record {
            actor: Some(self.account()),
            changes: changes.to_text(),
            request_id: self.viewer.request_id.clone().map(storable),
            ..Record::of_system(self.store.new_id(), deed, subject, self.now())
        };
        self.log.lock().unwrap_or_else(PoisonError::into_inner).records.push(record);
    }

    /// What was noted until now, a statement for each, to be written together with other things: the log takes no review of it any more.
    pub(crate) fn sealed(&self) -> Vec<Sql> {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let Log { end, records } = &mut *log;
        records.drain(..).map(|record| insertion(end, &[record])).collect()
    }
}
