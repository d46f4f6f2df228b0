//! One-time links to one's own account. Those who follow one are not signed in yet, so these functions know no viewer.
//!
//! A link holds as long as everything about it does: it is not used, not too old, its account is live, and the password, the address and
//! a colleague's grants are those that were in force when the link was made. So whatever changes one of them voids the links before.

use crate::accounts::{NewSession, SecondFactor, is_live, second_factor};
use crate::audit::{self, Record};
use crate::sql::{Row, Sql, sql};
use crate::tx::Subject;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};
use sha2::{Digest, Sha256};
use std::time::Duration;
use vitrine_domain::audit::Deed;
use vitrine_domain::{AccountId, SessionId};

/// What a link or a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    PasswordReset,
    /// Signing in without a password, for clients, where the workspace allows it.
    SignIn,
    /// Choosing a first login; its link is the invitation's.
    Invitation,
    /// Being asked for approval. Its link opens nothing by itself: whoever follows it signs in first.
    Approval,
    /// Being told of something, and of all there is at the end of a period; likewise.
    Notification,
    Digest,
}

/// For how long an invitation is good once its link was made.
pub const INVITATION_LIFETIME: Duration = Duration::from_hours(7 * 24);

impl Purpose {
    pub fn name(self) -> &'static str {
        match self {
            Self::PasswordReset => "password_reset",
            Self::SignIn => "sign_in",
            Self::Invitation => "invitation",
            Self::Approval => "approval",
            Self::Notification => "notification",
            Self::Digest => "digest",
        }
    }

    pub(crate) fn from_name(name: &str) -> Result<Self, Error> {
        [Self::PasswordReset, Self::SignIn, Self::Invitation, Self::Approval, Self::Notification, Self::Digest]
            .into_iter()
            .find(|purpose| purpose.name() == name)
            .ok_or(Error::Unreadable("purpose"))
    }

    pub fn tells_news(self) -> bool {
        matches!(self, Self::Notification | Self::Digest)
    }

    /// For how long a link is good once it was made; none of one without a secret.
    pub fn lifetime(self) -> Option<Duration> {
        match self {
            Self::PasswordReset => Some(Duration::from_mins(30)),
            Self::SignIn => Some(Duration::from_mins(15)),
            Self::Invitation => Some(INVITATION_LIFETIME),
            Self::Approval | Self::Notification | Self::Digest => None,
        }
    }
}

/// Whom a link speaks for.
#[derive(Clone, Debug)]
pub struct LinkHolder {
    pub account: AccountId,
    pub username: String,
}

impl Store {
    /// None: the link is unknown, used or too old, or what it was made for no longer holds.
    pub async fn link_holder(
        &self,
        purpose: Purpose,
        token_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<LinkHolder>, Error> {
        Ok(find(&self.0.read, purpose, token_hash, now).await?.map(|link| link.holder))
    }

    /// Sets a password by a link, which is spent, and ends all sessions of the account. False where [`Store::link_holder`] is none.
    pub async fn reset_password_by_link(
        &self,
        token_hash: &[u8],
        password_hash: String,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let conn = self.begin().await?;
        let Some(link) = find(&conn, Purpose::PasswordReset, token_hash, now).await? else { return Ok(false) };
        let (account, now) = (link.holder.account, now.timestamp_millis());
        spend(&conn, Purpose::PasswordReset, &link, now).await?;
        sql!(
            "update accounts set password_hash = ",
            password_hash,
            ", must_change_password = false, updated_at = ",
            now,
            ", version = version + 1 where id = ",
            account.0
        )
        .run(&conn)
        .await?;
        sql!("update sessions set revoked_at = ", now, " where revoked_at is null and account_id = ", account.0)
            .run(&conn)
            .await?;
        self.record(&conn, Deed::AccountPasswordReset, &link, now).await?;
        self.finish(conn).await?;
        Ok(true)
    }

    /// Starts a session by a link, which is spent, for who passed `second`, the second step there was. None where [`Store::link_holder`]
    /// is none, or another second step has come.
    pub async fn sign_in_by_link(
        &self,
        token_hash: &[u8],
        second: Option<&SecondFactor>,
        new: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Option<SessionId>, Error> {
        let conn = self.begin().await?;
        let Some(link) = find(&conn, Purpose::SignIn, token_hash, now).await? else { return Ok(None) };
        let mut passed = sql!("select 1 as one from accounts a where a.id = ", link.holder.account.0);
        second_factor::is_still(&mut passed, second);
        if passed.one(&conn).await?.is_none() {
            return Ok(None);
        }
        spend(&conn, Purpose::SignIn, &link, now.timestamp_millis()).await?;
        let session = self.insert_session(&conn, link.holder.account, new, now.timestamp_millis()).await?;
        self.record(&conn, Deed::SessionStartedByLink, &link, now.timestamp_millis()).await?;
        self.finish(conn).await?;
        Ok(Some(session))
    }

    async fn record(&self, conn: &DatabaseTransaction, deed: Deed, link: &Link, now: i64) -> Result<(), Error> {
        let account = link.holder.account;
        let subject = Subject { kind: "account", id: account.0, name: &link.name, project: None };
        let record = Record::of_system(self.new_id(), deed, &subject, now);
        audit::append(conn, &[Record { actor: Some(account), ..record }]).await
    }

    /// Makes a link to an account. The password that is in force goes with it.
    pub(crate) async fn insert_link(
        &self,
        conn: &DatabaseTransaction,
        purpose: Purpose,
        account: AccountId,
        token_hash: &[u8],
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut bound_to = Sql::new("select ");
        bound_to.push(BOUND_TO).push(" where a.id = ").bind(account.0);
        let bound_to = fingerprint(&bound_to.one(conn).await?.ok_or(Error::NotFound)?)?;
        sql!("delete from links where expires_at < ", now.timestamp_millis() - 86_400_000).run(conn).await?;
        sql!(
            "insert into links (id, purpose, account_id, token_hash, password_fingerprint, created_at, expires_at) values (",
            self.new_id(), ", ", purpose.name(), ", ", account.0, ", ", token_hash.to_vec(), ", ", bound_to, ", ",
            now.timestamp_millis(), ", ", expires_at.timestamp_millis(), ")"
        )
        .run(conn)
        .await
        .map(drop)
    }
}

struct Link {
    holder: LinkHolder,
    /// What the account is called.
    name: String,
}

async fn find(
    conn: &impl ConnectionTrait,
    purpose: Purpose,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Link>, Error> {
    let mut sql = Sql::new(
        "select l.account_id, l.password_fingerprint, a.username, coalesce(a.name, n.name, a.username) as name, ",
    );
    sql.push(BOUND_TO).push(" join links l on l.account_id = a.id where l.token_hash = ").bind(token_hash.to_vec());
    sql.push(" and l.used_at is null and l.expires_at > ").bind(now.timestamp_millis());
    sql.push(" and l.purpose = ").bind(purpose.name());
    is_live(sql.push(" and "));
    if purpose == Purpose::SignIn {
        sql.push(" and ").push(MAY_SIGN_IN_BY_LINK);
    }
    sql.one(conn).await?.map(|row| read(&row)).transpose().map(Option::flatten)
}

/// That account `a` is a client's in a workspace where clients may sign in by link.
pub(crate) const MAY_SIGN_IN_BY_LINK: &str =
    "a.kind = 'client' and exists (select 1 from workspace o where o.client_links)";

fn read(row: &QueryResult) -> Result<Option<Link>, Error> {
    if row.get::<Vec<u8>>("password_fingerprint")? != fingerprint(row)? {
        return Ok(None);
    }
    let holder = LinkHolder { account: row.id("account_id")?, username: row.get("username")? };
    Ok(Some(Link { holder, name: row.get("name")? }))
}

/// With it go its like: a message that was sent twice has two.
async fn spend(conn: &DatabaseTransaction, purpose: Purpose, link: &Link, now: i64) -> Result<(), Error> {
    sql!(
        "update links set used_at = ",
        now,
        " where used_at is null and account_id = ",
        link.holder.account.0,
        " and purpose = ",
        purpose.name()
    )
    .run(conn)
    .await
    .map(drop)
}

/// What a link is bound to, and from where: the password, the address it goes to, and what a colleague may do, since whoever handed the
/// link over could do that and no more.
const BOUND_TO: &str = "a.password_hash, coalesce(n.email, a.email) as address, case when a.kind = 'staff' then s.grants else '' end as grants \
                        from accounts a join permission_sets s on s.id = a.permission_set_id left join clients n on n.id = a.client_id";

fn fingerprint(row: &QueryResult) -> Result<Vec<u8>, Error> {
    let mut hash = Sha256::new();
    for column in ["password_hash", "address", "grants"] {
        hash.update(row.get::<Option<String>>(column)?.unwrap_or_default());
        hash.update([0]);
    }
    Ok(hash.finalize().to_vec())
}
