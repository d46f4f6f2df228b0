//! A person's own sessions. Nobody sees another's.

use super::Profile;
use crate::Error;
use crate::act::{RevokeOtherSessions, RevokeSession};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Tx};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use vitrine_domain::access::Facts;
use vitrine_domain::audit::Deed;
use vitrine_domain::{AccountId, SessionId};

/// One of the viewer's sessions that goes on.
#[derive(Clone, Debug)]
pub struct OwnSession {
    pub id: SessionId,
    /// What the browser or program called itself.
    pub user_agent: Option<String>,
    pub started_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The one that asks.
    pub is_current: bool,
}

/// Nobody has more that go on; without a limit SQLite would drop the order of an inner query.
const LIMIT: i64 = 1000;

impl<C: Moment> Eyes<'_, C> {
    /// The viewer's sessions that go on, the one that was last in use first.
    pub async fn own_sessions(&self) -> Result<Vec<Seen<OwnSession, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                self.choose_sessions(facts, sql);
                sql.push(" order by s.last_seen_at desc, s.id desc").limit(LIMIT);
            })
            .await?;
        rows.iter().map(|row| self.session(row).map(|session| Seen::of_workspace(session, &known))).collect()
    }

    /// One of the viewer's own; those of others are not there.
    pub async fn own_session(&self, id: SessionId) -> Result<Seen<OwnSession, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                self.choose_sessions(facts, sql);
                sql.push(" and s.id = ").bind(id.0);
            })
            .await?;
        self.session(rows.first().ok_or(Error::NotFound)?).map(|session| Seen::of_workspace(session, &known))
    }

    fn choose_sessions(&self, facts: &Facts, sql: &mut Sql) {
        sql.push(
            "select 1 as hit, s.id, s.user_agent, s.created_at, s.last_seen_at, s.expires_at from sessions s \
             where s.revoked_at is null and s.expires_at > ",
        );
        sql.bind(self.viewer.now.timestamp_millis()).push(" and s.account_id = ").bind(facts.account.0);
    }

    fn session(&self, row: &QueryResult) -> Result<OwnSession, Error> {
        let id: SessionId = row.id("id")?;
        Ok(OwnSession {
            id,
            user_agent: row.get("user_agent")?,
            started_at: row.time("created_at")?,
            last_seen_at: row.time("last_seen_at")?,
            expires_at: row.time("expires_at")?,
            is_current: id == self.viewer.session,
        })
    }
}

impl Tx {
    pub async fn revoke_session(&self, grant: Grant<RevokeSession>, profile: &Profile) -> Result<(), Error> {
        sql!("update sessions set revoked_at = ", self.now(), " where revoked_at is null and id = ", grant.key().0)
            .run(&self.conn)
            .await?;
        self.audit(Deed::SessionRevoked, &profile.subject(), &Changes::default());
        Ok(())
    }

    pub async fn revoke_other_sessions(&self, grant: Grant<RevokeOtherSessions>) -> Result<(), Error> {
        let profile = grant.target();
        self.end_other_sessions(grant.key()).await?;
        self.audit(Deed::SessionOthersRevoked, &profile.subject(), &Changes::default());
        Ok(())
    }

    /// All sessions of the account but the viewer's.
    pub(super) async fn end_other_sessions(&self, account: AccountId) -> Result<(), Error> {
        sql!(
            "update sessions set revoked_at = ",
            self.now(),
            " where revoked_at is null and account_id = ",
            account.0,
            " and id <> ",
            self.viewer.session.0
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}
