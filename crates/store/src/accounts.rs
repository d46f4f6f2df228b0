//! Signing in and staying signed in. These functions know no viewer: they are what makes one.

mod demands;
pub(crate) mod logins;
mod own;
pub(crate) mod second_factor;
mod sessions;

pub use demands::SecondFactorDemand;
pub use own::ProfileChange;
pub use second_factor::{OwnSecondFactor, SecondFactor};
pub use sessions::OwnSession;

use crate::act::ChangePassword;
use crate::audit::{self, Record};
use crate::clients::ClientRef;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, Store, preferences};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, QueryResult};
use std::time::Duration;
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::Preferences;
use vitrine_domain::text::fold;
use vitrine_domain::{AccountId, ClientId, SessionId};

/// An account that may sign in, if the password is right.
#[derive(Clone)]
pub struct Login {
    pub account: AccountId,
    pub password_hash: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("account", &self.account).finish_non_exhaustive()
    }
}

/// What somebody may try to guess.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Guess<'a> {
    /// The password of whoever signs in under this name, whether there is anybody or not.
    Password(&'a str),
    /// A code of this account, whatever name it signs in with.
    Code(AccountId),
}

impl std::fmt::Debug for Guess<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Password(_) => "Password",
            Self::Code(_) => "Code",
        })
    }
}

impl Guess<'_> {
    /// A login is folded: none has a capital, so none that anybody types is counted with the codes of an account.
    fn key(self) -> String {
        match self {
            Self::Password(login) => key(login).chars().take(200).collect(),
            Self::Code(account) => format!("CODE {}", account.0),
        }
    }
}

/// How often somebody failed of late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: u32,
    pub last_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the refresh token.
    pub refresh_hash: Vec<u8>,
    pub user_agent: Option<String>,
    pub expires_at: DateTime<Utc>,
}

/// How long a session lives: so long without a refresh, and so long at most.
#[derive(Clone, Copy, Debug)]
pub struct Lifetime {
    pub idle: Duration,
    pub absolute: Duration,
}

impl Lifetime {
    /// When a session ends that began at `start` and was last refreshed at `now`.
    pub fn end(self, start: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
        (start + self.absolute).min(now + self.idle)
    }
}

/// What a refresh token was good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It is replaced by the new one.
    Rotated { session: SessionId, expires_at: DateTime<Utc> },
    /// It was replaced a moment ago, by another tab that refreshed at the same time. The session goes on, with the other's token.
    JustReplaced { session: SessionId },
    /// Nothing. If it had been used before, the session it belonged to is now over.
    Refused,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Profile {
    pub account: AccountId,
    pub name: String,
    pub username: String,
    pub email: Option<String>,
    pub client: Option<ClientRef>,
    pub workspace_name: String,
    pub version: i64,
    pub preferences: Preferences,
}

/// For this long a replaced refresh token is taken for a second tab's, and not for a thief's.
const GRACE_MS: i64 = 30_000;

/// Names are compared alike everywhere: see `Username::key`.
pub(crate) fn key(login: &str) -> String {
    fold(login.trim())
}

/// That account `a` may sign in once it has a login: not deactivated, its node and everything above it not deleted.
pub(crate) const IS_WELCOME: &str = "a.deactivated_at is null and not exists (select 1 from client_closure k \
                                     join clients c on c.id = k.ancestor_id where k.descendant_id = a.client_id and c.deleted_at is not null)";

/// Writes the condition that account `a` may sign in.
pub(crate) fn is_live(sql: &mut Sql) -> &mut Sql {
    sql.push("a.username is not null and ").push(IS_WELCOME)
}

impl Store {
    /// The live account with this username or, if exactly one has it, this e-mail address.
    pub async fn login(&self, login: &str) -> Result<Option<Login>, Error> {
        let select = |sql: &mut Sql| {
            sql.push("select a.id, a.password_hash, a.username_key, a.email_key from accounts a where ");
        };
        let meant = logins::meant(&self.0.read, login, select).await?;
        let [row] = meant.as_slice() else { return Ok(None) };
        Ok(Some(Login { account: row.id("id")?, password_hash: row.get("password_hash")? }))
    }

    pub async fn failures(&self, guess: Guess<'_>) -> Result<Option<Failures>, Error> {
        let row = sql!("select failures, last_at from sign_in_failures where login_key = ", guess.key())
            .one(&self.0.read)
            .await?;
        row.map(|row| Ok(Failures { count: row.count("failures")?, last_at: row.time("last_at")? })).transpose()
    }

    /// Counts a failed attempt; counting starts anew after a day without one.
    pub async fn note_failure(&self, guess: Guess<'_>, now: DateTime<Utc>) -> Result<(), Error> {
        let now = now.timestamp_millis();
        let conn = self.begin().await?;
        sql!("delete from sign_in_failures where last_at < ", now - 86_400_000).run(&conn).await?;
        sql!(
            "insert into sign_in_failures (login_key, failures, last_at) values (", guess.key(),
            ", 1, ", now, ") on conflict (login_key) do update set failures = sign_in_failures.failures + 1, last_at = excluded.last_at"
        )
        .run(&conn)
        .await?;
        Ok(conn.commit().await?)
    }

    /// Starts a session for who showed the password of `login` and passed `second`, the second step there was, under the name `typed`.
    /// None if any of it no longer holds: checking takes time, and whoever takes a login back meanwhile has taken it back (T-158).
    pub async fn start_session(
        &self,
        typed: &str,
        login: &Login,
        second: Option<&SecondFactor>,
        new: NewSession,
        now: DateTime<Utc>,
    ) -> Result<Option<SessionId>, Error> {
        let (account, now) = (login.account, now.timestamp_millis());
        let conn = self.begin().await?;
        let mut sql = Sql::new(
            "select coalesce(a.name, n.name, a.username) as name from accounts a left join clients n on n.id = a.client_id where a.id = ",
        );
        sql.bind(account.0).push(" and a.password_hash = ").bind(login.password_hash.as_str());
        second_factor::is_still(&mut sql, second);
        is_live(sql.push(" and "));
        let Some(row) = sql.one(&conn).await? else { return Ok(None) };
        let id = self.insert_session(&conn, account, new, now).await?;
        sql!("delete from sign_in_failures where login_key = ", Guess::Password(typed).key()).run(&conn).await?;
        let subject = Subject { kind: "account", id: account.0, name: &row.get::<String>("name")?, project: None };
        let record = Record::of_system(self.new_id(), Deed::SessionStarted, &subject, now);
        audit::append(&conn, &[Record { actor: Some(account), ..record }]).await?;
        self.finish(conn).await?;
        Ok(Some(id))
    }

    pub(crate) async fn insert_session(
        &self,
        conn: &DatabaseTransaction,
        account: AccountId,
        new: NewSession,
        now: i64,
    ) -> Result<SessionId, Error> {
        let id = SessionId(self.new_id());
        sql!(
            "insert into sessions (id, account_id, refresh_hash, user_agent, created_at, last_seen_at, expires_at) values (", id.0, ", ",
            account.0, ", ", new.refresh_hash, ", ", new.user_agent, ", ", now, ", ", now, ", ", new.expires_at.timestamp_millis(), ")"
        )
        .run(conn)
        .await?;
        sql!("update accounts set last_seen_at = ", now, " where id = ", account.0).run(conn).await?;
        Ok(id)
    }

    /// Stores the same password under a newer hash, after it was given rightly.
    pub async fn rehash(&self, login: &Login, password_hash: String) -> Result<(), Error> {
        let conn = self.begin().await?;
        sql!(
            "update accounts set password_hash = ",
            password_hash,
            " where id = ",
            login.account.0,
            " and password_hash = ",
            login.password_hash.as_str()
        )
        .run(&conn)
        .await?;
        Ok(conn.commit().await?)
    }

    /// For the operator at the command line: a new password for a login, which ends all its sessions. False if there is none.
    pub async fn reset_password(
        &self,
        username: &str,
        password_hash: String,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let now = now.timestamp_millis();
        let conn = self.begin().await?;
        let rows = sql!(
            "update accounts set password_hash = ",
            password_hash,
            ", must_change_password = true, updated_at = ",
            now,
            ", version = version + 1 where username_key = ",
            key(username)
        )
        .run(&conn)
        .await?;
        sql!(
            "update sessions set revoked_at = ",
            now,
            " where revoked_at is null and account_id in \
             (select id from accounts where username_key = ",
            key(username),
            ")"
        )
        .run(&conn)
        .await?;
        let found = sql!("select id, username from accounts where username_key = ", key(username)).one(&conn).await?;
        if let Some(row) = found {
            let subject =
                Subject { kind: "account", id: row.get("id")?, name: &row.get::<String>("username")?, project: None };
            audit::append(&conn, &[Record::of_system(self.new_id(), Deed::AccountPasswordReset, &subject, now)])
                .await?;
        }
        self.finish(conn).await?;
        Ok(rows > 0)
    }

    /// Exchanges a refresh token for the next one. A token that was already exchanged ends its session: somebody has a copy.
    pub async fn rotate_refresh(
        &self,
        hash: &[u8],
        next: &[u8],
        lifetime: Lifetime,
        now: DateTime<Utc>,
    ) -> Result<Rotation, Error> {
        let (at, now) = (now, now.timestamp_millis());
        let conn = self.begin().await?;
        let row = sql!(
            "select id, account_id, refresh_hash, rotated_at, created_at from sessions where revoked_at is null and expires_at > ", now,
            " and (refresh_hash = ", hash.to_vec(), " or previous_hash = ", hash.to_vec(), ")"
        )
        .one(&conn)
        .await?;
        let Some(row) = row else { return Ok(Rotation::Refused) };
        let session: SessionId = row.id("id")?;
        let rotation = if row.get::<Vec<u8>>("refresh_hash")? == hash {
            let expires_at = lifetime.end(row.time("created_at")?, at);
            sql!(
                "update sessions set previous_hash = refresh_hash, refresh_hash = ",
                next.to_vec(),
                ", rotated_at = ",
                now,
                ", last_seen_at = ",
                now,
                ", expires_at = ",
                expires_at.timestamp_millis(),
                " where id = ",
                session.0
            )
            .run(&conn)
            .await?;
            sql!("update accounts set last_seen_at = ", now, " where id = ", row.get::<Uuid>("account_id")?)
                .run(&conn)
                .await?;
            Rotation::Rotated { session, expires_at }
        } else if row.get::<Option<i64>>("rotated_at")?.is_some_and(|at| now - at <= GRACE_MS) {
            Rotation::JustReplaced { session }
        } else {
            sql!("update sessions set revoked_at = ", now, " where id = ", session.0).run(&conn).await?;
            tracing::warn!(session.id = %session.0, "a refresh token was used twice; its session is over");
            Rotation::Refused
        };
        self.finish(conn).await?;
        Ok(rotation)
    }

    /// Ends a session; one that is over stays over.
    pub async fn end_session(&self, session: SessionId, now: DateTime<Utc>) -> Result<(), Error> {
        let now = now.timestamp_millis();
        let conn = self.begin().await?;
        let whose = sql!(
            "select a.id, coalesce(a.name, n.name, a.username, '') as name from sessions s join accounts a on a.id = s.account_id \
             left join clients n on n.id = a.client_id where s.revoked_at is null and s.id = ",
            session.0
        )
        .one(&conn)
        .await?;
        let Some(row) = whose else { return Ok(()) };
        sql!("update sessions set revoked_at = ", now, " where id = ", session.0).run(&conn).await?;
        let account: AccountId = row.id("id")?;
        let subject = Subject { kind: "account", id: account.0, name: &row.get::<String>("name")?, project: None };
        let record = Record::of_system(self.new_id(), Deed::SessionEnded, &subject, now);
        audit::append(&conn, &[Record { actor: Some(account), ..record }]).await?;
        self.finish(conn).await
    }
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn profile(&self) -> Result<Seen<Profile, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, a.id, a.username, a.version, coalesce(a.name, c.name, a.username) as name, \
                     coalesce(c.email, a.email) as email, c.id as client_id, c.name as client_name, \
                     c.kind as client_kind, w.name as workspace_name, a.time_zone, a.language, a.date_format, a.dashboard_tabs \
                     from accounts a left join clients c on c.id = a.client_id \
                     cross join workspace w where a.id = ",
                )
                .bind(facts.account.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let profile = Profile {
            account: row.id("id")?,
            name: row.get("name")?,
            username: row.get("username")?,
            email: row.get("email")?,
            client: client_of(row)?,
            workspace_name: row.get("workspace_name")?,
            version: row.get("version")?,
            preferences: preferences::read(row)?,
        };
        Ok(Seen::of_workspace(profile, &known))
    }

    /// The hash of the viewer's own password, to check the one that they typed.
    pub async fn own_password_hash(&self) -> Result<String, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, a.password_hash from accounts a where a.id = ").bind(facts.account.0);
            })
            .await?;
        rows.first().ok_or(Error::NotFound)?.get("password_hash")
    }
}

fn client_of(row: &QueryResult) -> Result<Option<ClientRef>, Error> {
    let Some(id) = row.get::<Option<Uuid>>("client_id")? else { return Ok(None) };
    let kind = ClientKind::from_name(&row.get::<String>("client_kind")?).ok_or(Error::Unreadable("kind"))?;
    Ok(Some(ClientRef { id: ClientId(id), name: row.get("client_name")?, kind }))
}

impl Tx {
    /// Sets the viewer's own password and ends their other sessions.
    pub async fn change_password(&self, grant: Grant<ChangePassword>, password_hash: String) -> Result<(), Error> {
        let profile = grant.target();
        let id = grant.key();
        let rows = sql!(
            "update accounts set password_hash = ",
            password_hash,
            ", must_change_password = false, updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.end_other_sessions(id).await?;
        self.audit(Deed::AccountPasswordChanged, &profile.subject(), &Changes::default());
        Ok(())
    }
}
