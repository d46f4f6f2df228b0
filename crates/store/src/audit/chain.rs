//! The chain that shows whether anybody has touched the log: each entry's hash covers the entry and the hash before it.
//!
//! Who can write the database can also make a new chain. Against that helps a hash that was kept elsewhere: see [`Store::audit_head`].

use super::record::Record;
use crate::sql::{Row, Sql, sql};
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;
use vitrine_domain::{AccountId, ProjectId};

/// SHA-256 over the hash before and the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHash(pub(super) [u8; 32]);

impl fmt::Display for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash is written as 64 hexadecimal digits")]
pub struct NotAHash;

impl FromStr for ChainHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let mut hash = [0; 32];
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAHash);
        }
        for (byte, at) in hash.iter_mut().zip((0..).step_by(2)) {
            let digits = text.get(at..at + 2).ok_or(NotAHash)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_not_hexadecimal| NotAHash)?;
        }
        Ok(Self(hash))
    }
}

/// How far the chain goes: the number of the last entry, from 1 on, and its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(super) sequence: i64,
    pub(super) hash: ChainHash,
}

impl Link {
    const START: Self = Self { sequence: 0, hash: ChainHash([0; 32]) };

    /// From a row of [`LAST_LINK`], of which all may be null.
    pub(crate) fn read(row: &QueryResult) -> Result<Self, Error> {
        let Some(sequence) = row.get("sequence")? else { return Ok(Self::START) };
        let hash: Vec<u8> = row.get("hash")?;
        let hash = hash.try_into().map_err(|_of_another_length| Error::Unreadable("hash"))?;
        Ok(Self { sequence, hash: ChainHash(hash) })
    }

    pub(super) fn next(self, record: &Record) -> Self {
        let sequence = self.sequence + 1;
        let hash = Sha256::new().chain_update(self.hash.0).chain_update(canonical(sequence, record)).finalize();
        Self { sequence, hash: ChainHash(hash.into()) }
    }
}

/// The entry as the text that is hashed. It must never change: a field that comes later goes to the end, and only where it is set.
fn canonical(sequence: i64, record: &Record) -> String {
    json!([
        sequence,
        record.id.to_string(),
        record.at,
        record.actor.map(|actor| actor.0.to_string()),
        record.action,
        record.subject_kind,
        record.subject_id.to_string(),
        record.subject_name,
        record.project.map(|project| project.0.to_string()),
        record.changes,
        record.review,
        record.request_id,
    ])
    .to_string()
}

/// Selects how far the chain goes; no row if it has not begun.
pub(crate) const LAST_LINK: &str =
    "select sequence, hash from audit_entries where sequence is not null order by sequence desc limit 1";

pub(super) async fn last_link(conn: &impl ConnectionTrait) -> Result<Link, Error> {
    Sql::new(LAST_LINK).one(conn).await?.map_or(Ok(Link::START), |row| Link::read(&row))
}

const COLUMNS: &str = "select id, actor_id, action, subject_kind, subject_id, subject_name, project_id, changes, review, request_id, \
                       created_at, sequence, hash from audit_entries where ";

fn record_of(row: &QueryResult) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        actor: row.get::<Option<Uuid>>("actor_id")?.map(AccountId),
        action: row.get("action")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        subject_name: row.get("subject_name")?,
        project: row.get::<Option<Uuid>>("project_id")?.map(ProjectId),
        changes: row.get("changes")?,
        review: row.get("review")?,
        request_id: row.get("request_id")?,
        at: row.get("created_at")?,
    })
}

/// What a check of the whole log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditCheck {
    Whole {
        entries: i64,
        head: ChainHash,
    },
    /// The first entry that does not fit.
    Broken(Misfit),
    /// Every entry fits, but none has the hash that was expected: the end was cut off, or the whole chain made anew.
    Shortened {
        entries: i64,
        head: ChainHash,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    pub id: Uuid,
    pub action: String,
    pub at: DateTime<Utc>,
    pub fault: MisfitFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MisfitFault {
    /// The entry, or the one before it, is not what was written.
    Altered { number: i64 },
    /// The entry with this number, right before, is gone.
    Missing { number: i64 },
    /// It was written past the chain.
    Unsealed,
}

/// So many entries are read at once.
const BATCH: i64 = 1000;

impl Store {
    /// The newest hash, to be kept where the database is not. None of an empty log.
    pub async fn audit_head(&self) -> Result<Option<ChainHash>, Error> {
        let last = last_link(&self.0.read).await?;
        Ok((last != Link::START).then_some(last.hash))
    }

    /// Recomputes the chain from its start. `expected`: a hash that some entry must have.
    pub async fn check_audit(&self, expected: Option<ChainHash>) -> Result<AuditCheck, Error> {
        let mut link = Link::START;
        let mut is_expected_there = expected.is_none_or(|expected| expected == link.hash);
        loop {
            let mut sql = Sql::new(COLUMNS);
            sql.push("sequence > ").bind(link.sequence).push(" order by sequence").limit(BATCH);
            let rows = sql.all(&self.0.read).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let (record, stored) = (record_of(row)?, row.get::<i64>("sequence")?);
                let next = link.next(&record);
                if stored != next.sequence {
                    return broken(&record, MisfitFault::Missing { number: next.sequence });
                }
                if Link::read(row).ok() != Some(next) {
                    return broken(&record, MisfitFault::Altered { number: next.sequence });
                }
                is_expected_there |= expected == Some(next.hash);
                link = next;
            }
        }
        let mut sql = Sql::new(COLUMNS);
        sql.push("sequence is null order by id limit 1");
        if let Some(row) = sql.one(&self.0.read).await? {
            return broken(&record_of(&row)?, MisfitFault::Unsealed);
        }
        let (entries, head) = (link.sequence, link.hash);
        Ok(if is_expected_there {
            AuditCheck::Whole { entries, head }
        } else {
            AuditCheck::Shortened { entries, head }
        })
    }

    /// Seals what was written before there was a chain, in the order of time. Does nothing once there is one.
    pub async fn seal_audit(&self) -> Result<(), Error> {
        let conn = self.begin().await?;
        let mut link = last_link(&conn).await?;
        if link != Link::START {
            return Ok(());
        }
        loop {
            let mut sql = Sql::new(COLUMNS);
            sql.push("sequence is null order by id").limit(BATCH);
            let rows = sql.all(&conn).await?;
            if rows.is_empty() {
                return self.finish(conn).await;
            }
            for row in &rows {
                let record = record_of(row)?;
                link = link.next(&record);
                sql!(
                    "update audit_entries set words = ",
                    record.words(),
                    ", sequence = ",
                    link.sequence,
                    ", hash = ",
                    link.hash.0.to_vec(),
                    " where id = ",
                    record.id
                )
                .run(&conn)
                .await?;
            }
        }
    }
}

fn broken(record: &Record, fault: MisfitFault) -> Result<AuditCheck, Error> {
    let at = DateTime::from_timestamp_millis(record.at).ok_or(Error::Unreadable("time"))?;
    Ok(AuditCheck::Broken(Misfit { id: record.id, action: record.action.clone(), at, fault }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = Link::START.hash;
        assert_eq!(hash.to_string().parse(), Ok(hash));
        for wrong in ["", "00", &"0".repeat(63), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(wrong.parse::<ChainHash>(), Err(NotAHash), "{wrong}");
        }
    }

    /// Anchors that people keep must stay good: this very text is hashed in every version.
    #[test]
    fn the_form_that_is_hashed_never_changes() {
        let record = Record {
            id: Uuid::from_u128(1),
            actor: Some(AccountId(Uuid::from_u128(2))),
            action: "project.updated".into(),
            subject_kind: "project".into(),
            subject_id: Uuid::from_u128(3),
            subject_name: "Site \"é\"".into(),
            project: None,
            changes: r#"{"level":["full","overview"]}"#.into(),
            review: None,
            request_id: Some("r".into()),
            at: 1_800_000_000_000,
        };
        assert_eq!(
            canonical(1, &record),
            r#"[1,"00000000-0000-0000-0000-000000000001",1800000000000,"00000000-0000-0000-0000-000000000002","project.updated","project","00000000-0000-0000-0000-000000000003","Site \"é\"",null,"{\"level\":[\"full\",\"overview\"]}",null,"r"]"#
        );
        let first = Link::START.next(&record);
        assert_eq!((first.sequence, first.next(&record).sequence), (1, 2));
        assert_ne!(first.hash, first.next(&record).hash);
    }
}
