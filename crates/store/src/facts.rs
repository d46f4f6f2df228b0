//! What decides a viewer's access, read together with the data.

use crate::eyes::Viewer;
use crate::sql::{Row, Sql, id_text};
use crate::{Error, scope};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use uuid::Uuid;
use vitrine_domain::access::{Facts, Side, may_preview};
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

    /// Reads what [`select`] wrote. Anything else is no facts at all; nor are those of somebody whom the viewer may not be shown.
    pub(crate) fn parse(text: String) -> Result<Self, Error> {
        let Some((shown, viewer)) = text.split_once(PREVIEWED_BY) else {
            let (facts, duty) = read(&text)?;
            return Ok(Self { text, facts, duty });
        };
        // what the other has to do first is no matter of who looks
        let ((facts, _), (viewer, duty)) = (read(shown)?, read(viewer)?);
        if !may_preview(&viewer, &facts) {
            return Err(Error::NotSignedIn);
        }
        Ok(Self { text, facts, duty })
    }
}

/// Divides the facts of the person that a preview shows from those of who looks.
const PREVIEWED_BY: &str = " / ";

/// The facts of one person, and what they have to do before anything else.
fn read(text: &str) -> Result<(Facts, Option<Duty>), Error> {
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
    Ok((Facts::new(account, true, side, permissions), duty))
}

fn uuid(text: &str) -> Result<Uuid, Error> {
    Uuid::try_parse(text).map_err(|_not_an_id| Error::Unreadable("id"))
}

/// The facts of an account that may read, for the server that writes to it: none of who has yet to change a password or to set up a
/// second step, as they read nothing in the app either. Nothing that decides them changes before the transaction ends.
pub(crate) async fn of_account(conn: &DatabaseTransaction, account: AccountId) -> Result<Option<Facts>, Error> {
    let mut sql = Sql::new("select ");
    sql.push(&text(conn.get_database_backend()))
        .push(" as facts from accounts fa join permission_sets fs on fs.id = fa.permission_set_id where ")
        .push(IS_LIVE)
        .push(" and fa.id = ")
        .bind(account.0);
    match sql.one(conn).await? {
        Some(row) => {
            let (facts, duty) = read(&row.get::<String>("facts")?)?;
            Ok(duty.is_none().then_some(facts))
        }
        None => Ok(None),
    }
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

/// The same, said of account `oa` with the set `os`: of who looks through a preview, where `fa` is who is shown.
fn of_viewer(sql: &str) -> String {
    sql.replace("fa.", "oa.").replace("fs.", "os.")
}

/// Selects the facts of a viewer as one text called `facts`; no row if the session is over or its account not live. Through a preview:
/// those of the person shown, then their own; no row either if the preview is over or another session's, or who is shown not live.
pub(crate) fn select(sql: &mut Sql, backend: DbBackend, viewer: &Viewer) {
    let text = text(backend);
    sql.push("select ").push(&text);
    match viewer.preview {
        None => sql.push(
            " as facts from sessions fx join accounts fa on fa.id = fx.account_id \
             join permission_sets fs on fs.id = fa.permission_set_id where ",
        ),
        Some(preview) => sql
            .push(&format!(" || '{PREVIEWED_BY}' || {}", of_viewer(&text)))
            .push(
                " as facts from sessions fx join previews fp on fp.session_id = fx.id join accounts oa on oa.id = fx.account_id \
                 join permission_sets os on os.id = oa.permission_set_id join accounts fa on fa.id = fp.account_id \
                 join permission_sets fs on fs.id = coalesce(fp.permission_set_id, fa.permission_set_id) where fp.id = ",
            )
            .bind(preview.0)
            .push(" and fp.expires_at > ")
            .bind(viewer.now.timestamp_millis())
            .push(&format!(" and {} and ", of_viewer(IS_LIVE))),
    };
    sql.push(IS_LIVE)
        .push(" and fx.id = ")
        .bind(viewer.session.0)
        .push(" and fx.revoked_at is null and fx.expires_at > ")
        .bind(viewer.now.timestamp_millis());
}
