//! What the cards of a board tell of approval.

use crate::Error;
use crate::assignees::{Assignee, root_of};
use crate::sql::{id_text, json_list, json_row};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::DbBackend;
use uuid::Uuid;
use vitrine_domain::access::{PeopleScope, Worker};
use vitrine_domain::approval::{RoundState, Tally};
use vitrine_domain::{AccountId, ApprovalId, ClientId};

/// The last round of a task, unless it was withdrawn.
#[derive(Clone, Debug)]
pub struct CardRound {
    id: ApprovalId,
    pub state: RoundState,
    /// When it was asked or, once it is decided, when that was.
    pub at: DateTime<Utc>,
    /// Its last day.
    pub due_on: Option<NaiveDate>,
    /// The OKs that it has and takes.
    pub tally: Tally,
    /// Who decided.
    by: Option<Assignee>,
}

impl CardRound {
    /// Who decided, to who may know of them.
    pub fn by(&self, people: PeopleScope) -> Option<&Assignee> {
        self.by.as_ref().filter(|one| people.admits(one.account, one.worker))
    }

    /// Whether it was asked while its reader's client was on the project; none: it always was (R44).
    pub fn is_since(&self, since: Option<Uuid>) -> bool {
        // ids grow with time
        since.is_none_or(|since| since < self.id.0)
    }

    /// The expression for it, as a list of at most one for [`Self::read`].
    pub(crate) fn list(backend: DbBackend, task: &str) -> String {
        let (id, root) = (id_text(backend, "cr.account_id"), id_text(backend, "cr.root_id"));
        let round = id_text(backend, "cr.id");
        let item = json_row(
            backend,
            &[&round, "cr.state", "cr.at", &id, "cr.name", &root, "cr.due_on", "cr.given", "cr.needed"],
        );
        json_list(
            backend,
            &format!(
                "select {item} as item from (select r.id, r.state, coalesce(r.closed_at, r.asked_at) as at, r.due_on, r.needed, \
                 (select count(*) from approval_oks go where go.round_id = r.id) as given, a.id as account_id, \
                 coalesce(c.name, a.name, a.username, '') as name, {} as root_id from approval_rounds r \
                 left join accounts a on a.id = r.closed_by left join clients c on c.id = a.client_id \
                 where r.task_id = {task} order by r.number desc limit 1) cr \
                 where cr.state <> 'withdrawn'",
                root_of("a.client_id")
            ),
        )
    }

    pub(crate) fn read(json: &str) -> Result<Option<Self>, Error> {
        const UNREADABLE: Error = Error::Unreadable("round of a card");
        type Item = (Uuid, String, i64, Option<Uuid>, String, Option<Uuid>, Option<NaiveDate>, u32, u32);
        let items: Vec<Item> = serde_json::from_str(json).map_err(|_not_a_list| UNREADABLE)?;
        let Some((id, state, at, account, name, root, due_on, given, needed)) = items.into_iter().next() else {
            return Ok(None);
        };
        let worker = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
        Ok(Some(Self {
            id: ApprovalId(id),
            state: RoundState::from_name(&state).ok_or(UNREADABLE)?,
            at: DateTime::from_timestamp_millis(at).ok_or(UNREADABLE)?,
            due_on,
            tally: Tally { given, needed },
            by: account.map(|account| Assignee { account: AccountId(account), name, worker }),
        }))
    }
}
