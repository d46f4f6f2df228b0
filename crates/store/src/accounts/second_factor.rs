//! The second step at sign-in. The store keeps a sealed secret and hashes; what a code is, it does not know.

use super::Guess;
use crate::act::{EditStaff, ResetSecondFactor, SetUpSecondFactor};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use vitrine_domain::AccountId;
use vitrine_domain::audit::Deed;

/// What a code is checked against.
#[derive(Clone)]
pub struct SecondFactor {
    pub sealed_secret: Vec<u8>,
    /// Codes of this step of time and those before were used.
    pub last_step: u64,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor").field("last_step", &self.last_step).finish_non_exhaustive()
    }
}

/// The state of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSecondFactor {
    pub is_on: bool,
    /// The permission set demands one.
    pub is_required: bool,
    pub recovery_codes_left: u32,
}

impl Store {
    /// What the account must show beside its password; None: nothing.
    pub async fn second_factor(&self, account: AccountId) -> Result<Option<SecondFactor>, Error> {
        find(&self.0.read, account, "confirmed_at is not null").await
    }

    /// Uses up the code of a step. False if it was used.
    pub async fn spend_step(&self, account: AccountId, step: u64) -> Result<bool, Error> {
        let step = i64::try_from(step).map_err(|_far_future| Error::Unreadable("step"))?;
        let conn = self.begin().await?;
        let spent = sql!(
            "update second_factors set last_step = ",
            step,
            " where confirmed_at is not null and last_step < ",
            step,
            " and account_id = ",
            account.0
        )
        .run(&conn)
        .await?;
        finish(conn, account, spent).await
    }

    /// Uses up a recovery code. False if there is no such code, or it was used.
    pub async fn spend_recovery_code(
        &self,
        account: AccountId,
        code_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let conn = self.begin().await?;
        let spent = sql!(
            "update recovery_codes set used_at = ",
            now.timestamp_millis(),
            " where used_at is null and account_id = ",
            account.0,
            " and code_hash = ",
            code_hash.to_vec()
        )
        .run(&conn)
        .await?;
        finish(conn, account, spent).await
    }
}

/// A right code ends the counting of wrong ones.
async fn finish(conn: DatabaseTransaction, account: AccountId, spent: u64) -> Result<bool, Error> {
    if spent == 1 {
        sql!("delete from sign_in_failures where login_key = ", Guess::Code(account).key()).run(&conn).await?;
    }
    conn.commit().await?;
    Ok(spent == 1)
}

async fn find(conn: &impl ConnectionTrait, account: AccountId, condition: &str) -> Result<Option<SecondFactor>, Error> {
    let mut sql = sql!("select sealed_secret, last_step from second_factors where account_id = ", account.0);
    sql.push(" and ").push(condition);
    sql.one(conn)
        .await?
        .map(|row| {
            let last_step =
                u64::try_from(row.get::<i64>("last_step")?).map_err(|_negative| Error::Unreadable("step"))?;
            Ok(SecondFactor { sealed_secret: row.get("sealed_secret")?, last_step })
        })
        .transpose()
}

/// That account `a` has a second step at sign-in.
pub(crate) const IS_ON: &str =
    "exists (select 1 from second_factors f where f.account_id = a.id and f.confirmed_at is not null)";

/// Writes that account `a` has the second step that was passed, and no other one since.
pub(crate) fn is_still(sql: &mut Sql, passed: Option<&SecondFactor>) {
    match passed {
        None => sql.push(" and not ").push(IS_ON),
        Some(factor) => sql
            .push(
                " and exists (select 1 from second_factors f where f.account_id = a.id and f.confirmed_at is not null",
            )
            .push(" and f.sealed_secret = ")
            .bind(factor.sealed_secret.clone())
            .push(")"),
    };
}

impl<C: Moment> Eyes<'_, C> {
    pub async fn own_second_factor(&self) -> Result<Seen<OwnSecondFactor, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, case when s.requires_second_factor then 1 else 0 end as is_required, \
                     (select count(*) from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as is_on, \
                     (select count(*) from recovery_codes r where r.account_id = a.id and r.used_at is null) as codes \
                     from accounts a join permission_sets s on s.id = a.permission_set_id where a.id = ",
                )
                .bind(facts.account.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let own = OwnSecondFactor {
            is_on: row.count("is_on")? == 1,
            is_required: row.count("is_required")? == 1,
            recovery_codes_left: row.count("codes")?,
        };
        Ok(Seen::of_workspace(own, &known))
    }
}

impl Tx {
    /// Keeps a secret that is not in force before [`Tx::confirm_second_factor`].
    pub async fn begin_second_factor(
        &self,
        grant: Grant<SetUpSecondFactor>,
        sealed_secret: Vec<u8>,
    ) -> Result<(), Error> {
        let account = grant.key();
        sql!("delete from second_factors where confirmed_at is null and account_id = ", account.0)
            .run(&self.conn)
            .await?;
        sql!(
            "insert into second_factors (account_id, sealed_secret, last_step, created_at) values (",
            account.0,
            ", ",
            sealed_secret,
            ", 0, ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    /// The viewer's secret that waits to be confirmed.
    pub async fn unconfirmed_second_factor(
        &self,
        grant: &Grant<SetUpSecondFactor>,
    ) -> Result<Option<SecondFactor>, Error> {
        find(&self.conn, grant.key(), "confirmed_at is null").await
    }

    pub async fn confirm_second_factor(
        &self,
        grant: Grant<SetUpSecondFactor>,
        step: u64,
        code_hashes: &[[u8; 32]],
    ) -> Result<(), Error> {
        let profile = grant.target();
        let account = grant.key();
        sql!(
            "update second_factors set confirmed_at = ",
            self.now(),
            ", last_step = ",
            i64::try_from(step).map_err(|_far_future| Error::Unreadable("step"))?,
            " where account_id = ",
            account.0
        )
        .run(&self.conn)
        .await?;
        self.set_recovery_codes(account, code_hashes).await?;
        self.audit(Deed::AccountSecondFactorOn, &profile.subject(), &Changes::default());
        Ok(())
    }

    pub async fn renew_recovery_codes(
        &self,
        grant: Grant<SetUpSecondFactor>,
        code_hashes: &[[u8; 32]],
    ) -> Result<(), Error> {
        let profile = grant.target();
        self.set_recovery_codes(grant.key(), code_hashes).await?;
        self.audit(Deed::AccountRecoveryCodesRenewed, &profile.subject(), &Changes::default());
        Ok(())
    }

    pub async fn turn_off_second_factor(&self, grant: Grant<SetUpSecondFactor>) -> Result<(), Error> {
        let profile = grant.target();
        self.drop_second_factor(grant.key()).await?;
        self.audit(Deed::AccountSecondFactorOff, &profile.subject(), &Changes::default());
        Ok(())
    }

    /// For a client who has lost their device.
    pub async fn reset_second_factor(&self, grant: Grant<ResetSecondFactor>) -> Result<(), Error> {
        let client = grant.target();
        let row = sql!("select id from accounts where client_id = ", grant.key().0).one(&self.conn).await?;
        let account: AccountId = row.ok_or(Error::NotFound)?.id("id")?;
        self.take_second_factor(account, &client.name).await
    }

    /// The same for one of the staff. The caller has looked whether the viewer holds all that they hold.
    pub async fn reset_staff_second_factor(&self, grant: Grant<EditStaff>) -> Result<(), Error> {
        let member = grant.target();
        self.take_second_factor(grant.key(), &member.name).await
    }

    /// Their sessions end: perhaps the device is somebody else's now.
    async fn take_second_factor(&self, account: AccountId, name: &str) -> Result<(), Error> {
        self.drop_second_factor(account).await?;
        sql!("update sessions set revoked_at = ", self.now(), " where revoked_at is null and account_id = ", account.0)
            .run(&self.conn)
            .await?;
        let subject = Subject { kind: "account", id: account.0, name, project: None };
        self.audit(Deed::AccountSecondFactorReset, &subject, &Changes::default());
        Ok(())
    }

    async fn drop_second_factor(&self, account: AccountId) -> Result<(), Error> {
        sql!("delete from recovery_codes where account_id = ", account.0).run(&self.conn).await?;
        sql!("delete from second_factors where account_id = ", account.0).run(&self.conn).await.map(drop)
    }

    async fn set_recovery_codes(&self, account: AccountId, code_hashes: &[[u8; 32]]) -> Result<(), Error> {
        sql!("delete from recovery_codes where account_id = ", account.0).run(&self.conn).await?;
        for hash in code_hashes {
            sql!("insert into recovery_codes (account_id, code_hash) values (", account.0, ", ", hash.to_vec(), ")")
                .run(&self.conn)
                .await?;
        }
        Ok(())
    }
}
