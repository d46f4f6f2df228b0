//! What decides a viewer's access, read together with the data.

use crate::eyes::Viewer;
use crate::sql::{Sql, id_text};
use crate::{Error, scope};
use sea_orm::DbBackend;
use uuid::Uuid;
use vitrine_domain::access::{Facts, Side};
use vitrine_domain::permission::Permissions;
use vitrine_domain::{AccountId, ClientId};

/// Facts, and the text they were read as. Two readings are the same exactly if their texts are.
#[derive(Debug)]
pub(crate) struct Known {
    text: String,
    pub(crate) facts: Facts,
    /// What the viewer has to do before anything else.
    pub(crate) duty: Option<Duty>,
}

/// Before it is done, only what it takes to do it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Duty {
    /// Staff chose the password.
    ChangePassword,
    /// The permission set demands a second step at sign-in.
    SetUpSecondFactor,
}

impl Known {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Reads what [`select`] wrote. Anything else is no facts at all.
    pub(crate) fn parse(text: String) -> Result<Self, Error> {
        let mut words = text.split_ascii_whitespace();
        let mut word = || words.next().ok_or(Error::Unreadable("facts"));
        let account = AccountId(uuid(word()?)?);
        let client = word()?;
        let privileges = scope::read_privileges(word()?);
        let duty = match word()? {
            "0" => None,
            "2" => Some(Duty::SetUpSecondFactor),
            _ => Some(Duty::ChangePassword),
        };
        let side = match client {
            "-" => Side::Staff,
            node => Side::Client { node: ClientId(uuid(node)?), privileges },
        };
        let permissions = words.filter_map(vitrine_domain::permission::Permission::from_name).collect::<Permissions>();
        // the statement gives no row for an account that may not sign in
        let facts = Facts::new(account, true, side, permissions);
        Ok(Self { text, facts, duty })
    }
}

fn uuid(text: &str) -> Result<Uuid, Error> {
    Uuid::try_parse(text).map_err(|_not_an_id| Error::Unreadable("id"))
}

/// The facts of account `fa`, which has the set `fs`, as one text.
pub(crate) fn text(backend: DbBackend) -> String {
    let (account, client) = (id_text(backend, "fa.id"), id_text(backend, "fa.client_id"));
    let privileges = scope::privileges("fa");
    format!(
        "{account} || ' ' || coalesce({client}, '-') || ' ' || {privileges} \
         || case when fa.must_change_password then ' 1 ' when fs.requires_second_factor and not exists (select 1 from second_factors ff \
         where ff.account_id = fa.id and ff.confirmed_at is not null) then ' 2 ' else ' 0 ' end || fs.grants"
    )
}

/// That account `fa`, which has the set `fs`, may sign in.
pub(crate) const IS_LIVE: &str = "(fa.username is not null and fa.deactivated_at is null and fs.base = fa.kind and not exists \
                                  (select 1 from client_closure fk join clients fc on fc.id = fk.ancestor_id \
                                  where fk.descendant_id = fa.client_id and fc.deleted_at is not null))";

/// Selects the facts of a viewer as one text called `facts`; no row if the session is over or its account not live.
pub(crate) fn select(sql: &mut Sql, backend: DbBackend, viewer: &Viewer) {
    sql.push(&format!(
        "select {} as facts from sessions fx join accounts fa on fa.id = fx.account_id \
         join permission_sets fs on fs.id = fa.permission_set_id where fx.id = ",
        text(backend)
    ))
    .bind(viewer.session.0)
    .push(" and fx.revoked_at is null and fx.expires_at > ")
    .bind(viewer.now.timestamp_millis())
    .push(" and ")
    .push(IS_LIVE);
}
