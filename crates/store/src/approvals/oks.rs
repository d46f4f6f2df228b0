//! Whose OK a round has, and whose it waits for (R19).

use super::RoundPerson;
use crate::Error;
use crate::assignees::root_of;
use crate::sql::{id_text, json_list, json_row};
use chrono::{DateTime, Utc};
use sea_orm::DbBackend;
use uuid::Uuid;
use vitrine_domain::access::{PeopleScope, Worker};
use vitrine_domain::{AccountId, ClientId};

/// One OK.
#[derive(Clone, Debug)]
pub struct GivenOk {
    pub by: RoundPerson,
    pub at: DateTime<Utc>,
    /// What was said with it, for who may read it (R54, R58).
    pub comment: Option<String>,
    /// Whether the viewer may read what was said, if anything was.
    pub(crate) is_readable: bool,
}

/// The expression for the OKs of a round, for [`read_oks`].
pub(super) fn list_oks(backend: DbBackend, round: &str) -> String {
    list(backend, "approval_oks", &format!("l.round_id = {round}"), "l.comment")
}

/// The expression for those to whom a round is bound and who have not given theirs, for [`read_awaited`].
pub(super) fn list_awaited(backend: DbBackend, round: &str) -> String {
    let condition = format!(
        "l.round_id = {round} and not exists (select 1 from approval_oks go where go.round_id = l.round_id \
         and go.account_id = l.account_id)"
    );
    list(backend, "approval_round_approvers", &condition, "cast(null as text)")
}

fn list(backend: DbBackend, table: &str, condition: &str, comment: &str) -> String {
    let (id, root) = (id_text(backend, "i.account_id"), id_text(backend, "i.root_id"));
    let item = json_row(backend, &[&id, "i.name", &root, "i.created_at", "i.comment"]);
    json_list(
        backend,
        &format!(
            "select {item} as item from (select l.account_id, l.created_at, {comment} as comment, \
             coalesce(pc.name, pa.name, pa.username, '') as name, {} as root_id from {table} l \
             join accounts pa on pa.id = l.account_id left join clients pc on pc.id = pa.client_id where {condition}) i",
            root_of("pa.client_id")
        ),
    )
}

type Item = (Uuid, String, Option<Uuid>, i64, Option<String>);

fn read(json: &str) -> Result<Vec<Item>, Error> {
    let mut items: Vec<Item> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("people of a round"))?;
    items.sort_by_key(|(id, _, _, at, _)| (*at, *id));
    Ok(items)
}

fn person(id: Uuid, name: String, root: Option<Uuid>, people: PeopleScope) -> RoundPerson {
    let worker = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
    let account = AccountId(id);
    RoundPerson { account, worker, name: people.admits(account, worker).then_some(name) }
}

/// Of [`list_oks`], the oldest first; `reads` tells whose words the viewer may read.
pub(super) fn read_oks(
    json: &str,
    people: PeopleScope,
    reads: impl Fn(&RoundPerson) -> bool,
) -> Result<Vec<GivenOk>, Error> {
    let ok = |(id, name, root, at, comment): Item| {
        let by = person(id, name, root, people);
        let at = DateTime::from_timestamp_millis(at).ok_or(Error::Unreadable("time"))?;
        let is_readable = reads(&by);
        Ok(GivenOk { at, comment: comment.filter(|_| is_readable), by, is_readable })
    };
    read(json)?.into_iter().map(ok).collect()
}

/// Of [`list_awaited`].
pub(super) fn read_awaited(json: &str, people: PeopleScope) -> Result<Vec<RoundPerson>, Error> {
    Ok(read(json)?.into_iter().map(|(id, name, root, _, _)| person(id, name, root, people)).collect())
}
