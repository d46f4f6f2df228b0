//! Mails that gather what happened. Of a person and a period there is one, whatever dies meanwhile: it is written together with the mark on
//! all that it will tell.

use super::LANGUAGE;
use crate::links::Purpose;
use crate::sql::{Row, Sql, sql};
use crate::{Error, Store, preferences};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use std::time::Duration;
use vitrine_domain::AccountId;
use vitrine_domain::notification::{MailTiming, Period};

/// As many as are written before others have their turn.
const AT_ONCE: usize = 50;
/// No period is so long.
const STALE: Duration = Duration::from_hours(3 * 24);

struct Due {
    account: AccountId,
    timing: MailTiming,
    period: Period,
    /// Absent: nothing can be sent to them.
    address: Option<String>,
    language: Option<String>,
}

impl Store {
    /// Writes the digests whose hour or morning has come. What they say is found out when they are sent; of nothing, none is.
    pub async fn write_digests(&self, now: DateTime<Utc>) -> Result<(), Error> {
        self.give_up_old_news(now).await?;
        for some in due(&self.0.read, now).await?.chunks(AT_ONCE) {
            let conn = self.begin().await?;
            for digest in some {
                // another server may have done it meanwhile
                if !is_written(&conn, digest.account, &digest.period).await? {
                    self.write_digest(&conn, digest, now).await?;
                }
            }
            conn.commit().await?;
        }
        Ok(())
    }

    async fn write_digest(&self, conn: &DatabaseTransaction, digest: &Due, now: DateTime<Utc>) -> Result<(), Error> {
        let mail = match &digest.address {
            Some(address) => {
                let language = digest.language.as_deref().unwrap_or(LANGUAGE);
                let mail = self.insert_mail(conn, Purpose::Digest, digest.account, address, language, now).await?;
                let name = digest.period.name.as_str();
                sql!("update mails set period = ", name, " where id = ", mail).run(conn).await?;
                Some(mail)
            }
            None => None,
        };
        let kept = if mail.is_some() { digest.timing } else { MailTiming::Never };
        sql!(
            "update notifications set mail_id = ",
            mail,
            ", mail = ",
            kept.name(),
            " where mail_id is null and account_id = ",
            digest.account.0,
            " and mail = ",
            digest.timing.name(),
            " and created_at < ",
            digest.period.end.timestamp_millis()
        )
        .run(conn)
        .await
        .map(drop)
    }

    /// Of what could not be mailed for days, as there was no mail server, the first digests do not tell.
    async fn give_up_old_news(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let old = |text: &str| {
            let mut sql = Sql::new(text);
            sql.push(" where mail_id is null and mail in ('at_once', 'hourly', 'daily') and created_at < ")
                .bind((now - STALE).timestamp_millis());
            sql
        };
        if old("select 1 as one from notifications").one(&self.0.read).await?.is_none() {
            return Ok(());
        }
        let conn = self.begin().await?;
        old("update notifications set mail = 'never'").run(&conn).await?;
        Ok(conn.commit().await?)
    }
}

/// The digests that are to be written now.
async fn due(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Due>, Error> {
    let mut sql = Sql::new(
        "select a.id, n.mail, min(n.created_at) as first_at, coalesce(c.email, a.email) as address, a.time_zone, a.language, \
         a.date_format, a.dashboard_tabs from notifications n join accounts a on a.id = n.account_id left join clients c on c.id = a.client_id \
         where n.mail_id is null and n.mail in ('hourly', 'daily') and n.created_at < ",
    );
    sql.bind(now.timestamp_millis())
        .push(" group by a.id, n.mail, c.email, a.email, a.time_zone, a.language, a.date_format, a.dashboard_tabs order by a.id, n.mail");
    let mut all = Vec::new();
    for row in &sql.all(conn).await? {
        let timing = MailTiming::from_name(&row.get::<String>("mail")?).ok_or(Error::Unreadable("timing of a mail"))?;
        let zone = preferences::read(row)?.time_zone;
        let Some(period) = timing.period(now, zone.as_ref()) else { continue };
        let account = row.id("id")?;
        if row.time("first_at")? < period.end && !is_written(conn, account, &period).await? {
            let (address, language) = (row.get("address")?, row.get("language")?);
            all.push(Due { account, timing, period, address, language });
        }
    }
    Ok(all)
}

/// Somebody who moved may live through the same morning again.
async fn is_written(conn: &impl ConnectionTrait, account: AccountId, period: &Period) -> Result<bool, Error> {
    let found =
        sql!("select 1 as one from mails where account_id = ", account.0, " and period = ", period.name.as_str());
    Ok(found.one(conn).await?.is_some())
}
