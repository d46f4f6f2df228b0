//! Invitations: a one-time link by which somebody gets a login of their own choice. Those who follow one are not signed in yet, so
//! these functions know no viewer; making one takes a grant, see `staff`.

use crate::accounts::{IS_WELCOME, logins};
use crate::audit::{self, Record};
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Conflict, Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult};
use vitrine_domain::AccountId;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permissions};
use vitrine_domain::text::{Email, Username};

/// What an account is invited with.
#[derive(Clone)]
pub struct NewInvitation {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    pub expires_at: DateTime<Utc>,
}

impl std::fmt::Debug for NewInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewInvitation").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// An invitation that was not followed yet. It may have run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Whom a link invites.
#[derive(Clone, Debug)]
pub struct Invitee {
    pub account: AccountId,
    pub name: String,
    pub base: Base,
    pub workspace_name: String,
    pub expires_at: DateTime<Utc>,
}

/// The login that somebody invited has chosen.
#[derive(Clone)]
pub struct ChosenLogin {
    pub username: Username,
    pub password_hash: String,
}

impl std::fmt::Debug for ChosenLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChosenLogin").field("username", &self.username).finish_non_exhaustive()
    }
}

impl Store {
    /// None: there is no such invitation, it has run out, or its account is no longer one to be invited.
    pub async fn invitee(&self, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Invitee>, Error> {
        let row = invited(&self.0.read, token_hash, now).await?;
        row.map(|row| {
            Ok(Invitee {
                account: row.id("id")?,
                name: row.get("name")?,
                base: if row.get::<String>("kind")? == "staff" { Base::Staff } else { Base::Client },
                workspace_name: row.get("workspace_name")?,
                expires_at: row.time("expires_at")?,
            })
        })
        .transpose()
    }

    /// Gives the account its login and burns the invitation. None where [`Store::invitee`] is none.
    pub async fn accept_invitation(
        &self,
        token_hash: &[u8],
        chosen: ChosenLogin,
        now: DateTime<Utc>,
    ) -> Result<Option<AccountId>, Error> {
        let conn = self.begin().await?;
        let Some(row) = invited(&conn, token_hash, now).await? else { return Ok(None) };
        let (account, name): (AccountId, String) = (row.id("id")?, row.get("name")?);
        let known = row.get::<Option<String>>("address")?.and_then(|address| Email::parse(&address).ok());
        let is_new_address = known.is_none() && row.get::<String>("kind")? == "staff";
        // of staff nobody has written an address down: what they call themselves by is theirs, if it is nobody's
        let own = if is_new_address { chosen.username.as_email() } else { known };
        logins::check_username(&conn, &chosen.username, own.as_ref(), Some(account)).await?;
        let now = now.timestamp_millis();
        let mut sql = sql!(
            "update accounts set username = ",
            chosen.username.as_str(),
            ", username_key = ",
            chosen.username.key(),
            ", password_hash = ",
            chosen.password_hash,
            ", must_change_password = false, updated_at = ",
            now,
            ", version = version + 1"
        );
        if let Some(email) = own.filter(|_| is_new_address) {
            if logins::is_address_of_another(&conn, &email, account).await? {
                return Err(Conflict::UsernameNotOwn.into());
            }
            sql.push(", email = ").bind(email.as_str()).push(", email_key = ").bind(email.key());
        }
        sql.push(" where id = ").bind(account.0);
        sql.run(&conn).await?;
        sql!("delete from invitations where account_id = ", account.0).run(&conn).await?;
        let changes = Changes::default().field("username", None, Some(chosen.username.as_str()));
        let subject = Subject { kind: "account", id: account.0, name: &name, project: None };
        let record = Record::of_system(self.new_id(), Deed::InvitationAccepted, &subject, now);
        audit::append(&conn, &[Record { actor: Some(account), changes: changes.to_text(), ..record }]).await?;
        self.finish(conn).await?;
        Ok(Some(account))
    }
}

/// The invitation in force with this token, and whom it invites: an account without a login that could have one. A colleague's holds
/// while whoever gave it could give it: what their set holds now, and not what it held then, is what the link opens (T-095).
async fn invited(
    conn: &impl ConnectionTrait,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<QueryResult>, Error> {
    let mut sql = sql!(
        "select a.id, a.kind, coalesce(a.name, c.name, '') as name, w.name as workspace_name, \
         coalesce(c.email, a.email) as address, i.expires_at, s.grants, "
    );
    sql.push(GIVER_GRANTS).push(" from invitations i join accounts a on a.id = i.account_id ");
    sql.push("join permission_sets s on s.id = a.permission_set_id ").push(JOIN_GIVER);
    sql.push(" left join clients c on c.id = a.client_id cross join workspace w where i.token_hash = ");
    sql.bind(token_hash.to_vec()).push(" and i.expires_at > ").bind(now.timestamp_millis());
    sql.push(" and a.username is null and ").push(IS_WELCOME);
    let Some(row) = sql.one(conn).await? else { return Ok(None) };
    let is_given = row.get::<String>("kind")? != "staff" || is_given(&row)?;
    Ok(is_given.then_some(row))
}

/// What whoever gave invitation `i` holds now.
pub(crate) const GIVER_GRANTS: &str =
    "case when g.username is not null and g.deactivated_at is null then gs.grants else '' end as giver_grants";
pub(crate) const JOIN_GIVER: &str =
    "left join accounts g on g.id = i.invited_by left join permission_sets gs on gs.id = g.permission_set_id";

/// Whether whoever gave it holds all of `grants`.
pub(crate) fn is_given(row: &QueryResult) -> Result<bool, Error> {
    let grants = |column: &str| Ok::<_, Error>(Permissions::from_names(&row.get::<String>(column)?));
    Ok(grants("giver_grants")?.contains_all(grants("grants")?))
}

/// Where an account has one: `invited_at`, `invitation_expires_at`.
pub(crate) fn read(row: &QueryResult) -> Result<Option<Invitation>, Error> {
    let Some(created_at) = row.time_or_none("invited_at")? else { return Ok(None) };
    Ok(Some(Invitation { created_at, expires_at: row.time("invitation_expires_at")? }))
}

impl Tx {
    /// Invites an account; a link that it was given before is dead. The caller has spent the grant.
    pub(crate) async fn replace_invitation(&self, account: AccountId, new: NewInvitation) -> Result<(), Error> {
        self.drop_invitation(account).await?;
        sql!(
            "insert into invitations (account_id, token_hash, invited_by, created_at, expires_at) values (",
            account.0,
            ", ",
            new.token_hash,
            ", ",
            self.account().0,
            ", ",
            self.now(),
            ", ",
            new.expires_at.timestamp_millis(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    /// Whether there was one.
    pub(crate) async fn drop_invitation(&self, account: AccountId) -> Result<bool, Error> {
        Ok(sql!("delete from invitations where account_id = ", account.0).run(&self.conn).await? > 0)
    }
}
