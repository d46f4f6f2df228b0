//! The outbox. A mail is a row before it is a message; the job that sends knows no viewer, and asks again before each whether it may.

mod digests;
mod outbox;

use crate::accounts::{IS_WELCOME, is_live, logins};
use crate::approvals::is_still_asked;
use crate::links::{MAY_SIGN_IN_BY_LINK, Purpose};
use crate::notifications::{self, Notification};
use crate::sql::{Row, Sql, sql};
use crate::{Error, Store};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DatabaseTransaction, QueryResult};
use std::time::Duration;
use uuid::Uuid;
use vitrine_domain::permission::{Base, Permissions};
use vitrine_domain::{AccountId, ApprovalId};

/// What is to be written and to whom, its link made and counted.
#[derive(Clone, Debug)]
pub struct Letter {
    pub mail: Uuid,
    pub purpose: Purpose,
    pub account: AccountId,
    pub recipient_base: Base,
    pub address: String,
    /// BCP 47.
    pub language: String,
    /// What the recipient is called.
    pub name: String,
    pub workspace_name: String,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Of an approval: the round, and the title of its task.
    pub about: Option<(ApprovalId, String)>,
    /// Of an approval: whether it takes more than one OK.
    pub needs_many: bool,
    /// What it tells of, as far as the recipient may know of it now (R53): the beginning of it, and how much there is.
    pub news: Vec<Notification>,
    pub news_count: usize,
    /// Of a reminder: the last day of the round.
    pub reminds_of: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    Waiting,
    Sending,
    Sent,
    Uncertain,
    Failed,
    Dropped,
    HandedOver,
}

/// A mail, as staff see it in the outbox.
#[derive(Clone, Debug)]
pub struct Mail {
    pub id: Uuid,
    pub purpose: Purpose,
    pub state: MailState,
    pub account: AccountId,
    pub name: String,
    pub address: String,
    pub recipient_base: Base,
    pub(crate) recipient_grants: Permissions,
    pub attempts: u32,
    pub next_attempt_at: DateTime<Utc>,
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// How an attempt went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    Sent,
    /// To be tried again then.
    Postponed {
        until: DateTime<Utc>,
        reason: String,
    },
    Failed {
        reason: String,
    },
}

/// Of a mail to who chose none.
pub(crate) const LANGUAGE: &str = "en";
/// Nobody waits longer for one of these, invitations excepted, and no new one for the same person is made within the second.
const PATIENCE: Duration = Duration::from_hours(24);
const PAUSE: Duration = Duration::from_mins(2);
/// An attempt that began so long ago has died with its server. Whether the message got out, nobody knows; it is not sent twice.
const LOST: Duration = Duration::from_mins(10);
/// How long it is remembered what was sent.
const KEPT: Duration = Duration::from_hours(30 * 24);

impl Store {
    /// Somebody asked for a link. Whether the login exists is found out later, so that asking is always the same work.
    pub async fn note_mail_request(
        &self,
        purpose: Purpose,
        login: &str,
        language: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let key: String = crate::accounts::key(login).chars().take(254).collect();
        let conn = self.begin().await?;
        sql!(
            "insert into mail_requests (id, purpose, login_key, language, created_at) values (",
            self.new_id(),
            ", ",
            purpose.name(),
            ", ",
            key,
            ", ",
            language,
            ", ",
            now.timestamp_millis(),
            ")"
        )
        .run(&conn)
        .await?;
        Ok(conn.commit().await?)
    }

    /// Makes mails of what was asked for, where there is somebody to send them to.
    pub async fn answer_mail_requests(&self, now: DateTime<Utc>) -> Result<(), Error> {
        const SOME: &str = "select id, purpose, login_key, language from mail_requests order by id limit 100";
        if Sql::new(SOME).one(&self.0.read).await?.is_none() {
            return Ok(());
        }
        let conn = self.begin().await?;
        for request in Sql::new(SOME).all(&conn).await? {
            let purpose = Purpose::from_name(&request.get::<String>("purpose")?)?;
            for to in recipients(&conn, purpose, &request.get::<String>("login_key")?, now).await? {
                let language = to.language.map_or_else(|| request.get("language"), Ok)?;
                self.insert_mail(&conn, purpose, to.account, &to.address, &language, now).await?;
            }
            sql!("delete from mail_requests where id = ", request.get::<Uuid>("id")?).run(&conn).await?;
        }
        Ok(conn.commit().await?)
    }

    /// Forgets what is long past, some at a time.
    pub async fn forget_mails(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let mut some = sql!("select id from mails where updated_at < ", (now - KEPT).timestamp_millis());
        some.push(" and (state <> 'waiting' or purpose in ('notification', 'digest')) order by updated_at").limit(500);
        if some.clone().one(&self.0.read).await?.is_none() {
            return Ok(());
        }
        let conn = self.begin().await?;
        let rows = some.all(&conn).await?;
        let ids = rows.iter().map(|row| row.get::<Uuid>("id")).collect::<Result<Vec<_>, _>>()?;
        let mut forgotten = Sql::new("delete from mails where id in (");
        forgotten.bind_all(ids).push(")");
        forgotten.run(&conn).await?;
        Ok(conn.commit().await?)
    }

    /// The next mail that is due, as under way, with a new link of that token: what somebody waits for before news. Those that may no
    /// longer be sent are dropped on the way.
    pub async fn claim_letter(&self, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Letter>, Error> {
        let due = |sql: &mut Sql| {
            sql.push("m.state = 'waiting' and m.next_attempt_at <= ").bind(now.timestamp_millis());
            sql.push(" or m.state = 'sending' and m.updated_at < ").bind((now - LOST).timestamp_millis());
        };
        let mut is_due = Sql::new("select 1 as one from mails m where ");
        due(&mut is_due);
        is_due.push(" limit 1");
        if is_due.one(&self.0.read).await?.is_none() {
            return Ok(None);
        }
        let conn = self.begin().await?;
        sql!(
            "update mails set state = 'uncertain', updated_at = ",
            now.timestamp_millis(),
            " where state = 'sending' and updated_at < ",
            (now - LOST).timestamp_millis()
        )
        .run(&conn)
        .await?;
        // as `obstacle` has it, of however many at once
        sql!(
            "update mails set state = 'dropped', reason = 'too_old', updated_at = ",
            now.timestamp_millis(),
            " where state = 'waiting' and purpose not in ('invitation', 'approval') and next_attempt_at <= ",
            now.timestamp_millis(),
            " and created_at < ",
            (now - PATIENCE).timestamp_millis()
        )
        .run(&conn)
        .await?;
        let letter = loop {
            let first = sql!(
                "select id from mails where state = 'waiting' and next_attempt_at <= ",
                now.timestamp_millis(),
                " order by case when purpose in ('notification', 'digest') then 1 else 0 end, next_attempt_at, id limit 1"
            );
            let Some(first) = first.one(&conn).await? else { break None };
            let id: Uuid = first.get("id")?;
            let mut chosen = Sql::default();
            select_mail(&mut chosen, now).push("m.id = ").bind(id);
            let Some(row) = chosen.one(&conn).await? else { break None };
            let account: AccountId = row.id("account_id")?;
            if let Some(reason) = obstacle(&conn, &row, now).await? {
                set_state(&conn, id, "dropped", Some(reason), now).await?;
                continue;
            }
            let mut letter = read_letter(&row)?;
            if letter.purpose.tells_news() {
                (letter.news, letter.news_count) = notifications::of_mail(&conn, account, id).await?;
                if letter.news.is_empty() {
                    set_state(&conn, id, "dropped", Some("no_news"), now).await?;
                    continue;
                }
            }
            self.make_link(&conn, letter.purpose, account, token_hash, now).await?;
            sql!("update mails set attempts = attempts + 1 where id = ", id).run(&conn).await?;
            set_state(&conn, id, "sending", None, now).await?;
            break Some(letter);
        };
        conn.commit().await?;
        Ok(letter)
    }

    /// The link of an invitation is the invitation's own. None is made where it holds no secret.
    pub(super) async fn make_link(
        &self,
        conn: &DatabaseTransaction,
        purpose: Purpose,
        account: AccountId,
        token_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let Some(lifetime) = purpose.lifetime() else { return Ok(()) };
        let expires_at = now + lifetime;
        if purpose != Purpose::Invitation {
            return self.insert_link(conn, purpose, account, token_hash, expires_at, now).await;
        }
        sql!(
            "update invitations set token_hash = ",
            token_hash.to_vec(),
            ", expires_at = ",
            expires_at.timestamp_millis(),
            " where account_id = ",
            account.0
        )
        .run(conn)
        .await
        .map(drop)
    }

    /// Writes down how an attempt went.
    pub async fn note_attempt(&self, mail: Uuid, attempt: Attempt, now: DateTime<Utc>) -> Result<(), Error> {
        let conn = self.begin().await?;
        match attempt {
            Attempt::Sent => set_state(&conn, mail, "sent", None, now).await?,
            Attempt::Failed { reason } => set_state(&conn, mail, "failed", Some(&reason), now).await?,
            Attempt::Postponed { until, reason } => {
                set_state(&conn, mail, "waiting", Some(&reason), now).await?;
                sql!("update mails set next_attempt_at = ", until.timestamp_millis(), " where id = ", mail)
                    .run(&conn)
                    .await?;
            }
        }
        Ok(conn.commit().await?)
    }

    pub(crate) async fn insert_mail(
        &self,
        conn: &DatabaseTransaction,
        purpose: Purpose,
        account: AccountId,
        address: &str,
        language: &str,
        now: DateTime<Utc>,
    ) -> Result<Uuid, Error> {
        let (id, mail) = self.writing_mail(purpose, account, address, language, now);
        mail.run(conn).await?;
        Ok(id)
    }

    /// The statement of [`Self::insert_mail`].
    pub(crate) fn writing_mail(
        &self,
        purpose: Purpose,
        account: AccountId,
        address: &str,
        language: &str,
        now: DateTime<Utc>,
    ) -> (Uuid, Sql) {
        let (id, now) = (self.new_id(), now.timestamp_millis());
        let mail = sql!(
            "insert into mails (id, purpose, account_id, address, language, state, attempts, next_attempt_at, created_at, updated_at) values (",
            id,
            ", ",
            purpose.name(),
            ", ",
            account.0,
            ", ",
            address,
            ", ",
            language,
            ", 'waiting', 0, ",
            now,
            ", ",
            now,
            ", ",
            now,
            ")"
        );
        (id, mail)
    }

    /// To somebody who is asked for approval: one mail each round, which tells the title and leads to it (T-103).
    pub(crate) async fn insert_approval_mail(
        &self,
        conn: &DatabaseTransaction,
        round: ApprovalId,
        account: AccountId,
        address: &str,
        language: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let id = self.insert_mail(conn, Purpose::Approval, account, address, language, now).await?;
        sql!("update mails set round_id = ", round.0, " where id = ", id).run(conn).await.map(drop)
    }
}

struct Recipient {
    account: AccountId,
    address: String,
    /// The one they chose, if any.
    language: Option<String>,
}

/// The live accounts that are meant, but for those that were just written to or have no address. All of one address get a mail each:
/// whoever reads that mailbox is who asked.
async fn recipients(
    conn: &DatabaseTransaction,
    purpose: Purpose,
    login_key: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Recipient>, Error> {
    let select = |sql: &mut Sql| {
        sql.push(
            "select a.id, a.username_key, a.email_key, a.language, coalesce(n.email, a.email) as address, \
             (select count(*) from mails m where m.account_id = a.id and m.created_at > ",
        );
        sql.bind((now - PAUSE).timestamp_millis()).push(" and m.purpose = ").bind(purpose.name());
        sql.push(") as recent from accounts a left join clients n on n.id = a.client_id where ");
        if purpose == Purpose::SignIn {
            sql.push(MAY_SIGN_IN_BY_LINK).push(" and ");
        }
    };
    let mut recipients = Vec::new();
    for row in &logins::meant(conn, login_key, select).await? {
        let Some(address) = row.get::<Option<String>>("address")? else { continue };
        if row.count("recent")? == 0 {
            recipients.push(Recipient { account: row.id("id")?, address, language: row.get("language")? });
        }
    }
    Ok(recipients)
}

/// Selects mails `m`, each with its recipient as they are now.
fn select_mail(sql: &mut Sql, now: DateTime<Utc>) -> &mut Sql {
    sql.push(
        "select 1 as hit, m.id, m.purpose, m.account_id, m.address, m.language, m.state, m.attempts, m.next_attempt_at, m.reason, \
         m.created_at, coalesce(m.round_id, ar.round_id) as round_id, r.title as round_title, r.needed, r.due_on, \
         case when ar.mail_id is null then 0 else 1 end as is_reminder, a.kind as recipient_kind, s.grants as recipient_grants, coalesce(n.email, a.email) as address_now, \
         coalesce(a.name, n.name, a.username, '') as name, w.name as workspace_name, case when ",
    );
    is_live(sql).push(" then 1 else 0 end as is_live, case when a.username is null and ").push(IS_WELCOME);
    sql.push(" and exists (select 1 from invitations i where i.account_id = a.id and i.expires_at > ")
        .bind(now.timestamp_millis())
        .push(") then 1 else 0 end as is_invited, case when ");
    sql.push(MAY_SIGN_IN_BY_LINK);
    sql.push(
        " then 1 else 0 end as may_sign_in_by_link from mails m join accounts a on a.id = m.account_id \
         join permission_sets s on s.id = a.permission_set_id left join clients n on n.id = a.client_id \
         left join approval_reminders ar on ar.mail_id = m.id left join approval_rounds r on r.id = coalesce(m.round_id, ar.round_id) cross join workspace w where ",
    )
}

/// Why a mail may not be sent now, in a word for the outbox.
async fn obstacle(
    conn: &DatabaseTransaction,
    row: &QueryResult,
    now: DateTime<Utc>,
) -> Result<Option<&'static str>, Error> {
    let purpose = Purpose::from_name(&row.get::<String>("purpose")?)?;
    let is_there = row.count(if purpose == Purpose::Invitation { "is_invited" } else { "is_live" })? == 1;
    let is_allowed = purpose != Purpose::SignIn || row.count("may_sign_in_by_link")? == 1;
    let address_now: Option<String> = row.get("address_now")?;
    let is_reminder = row.count("is_reminder")? == 1;
    let is_urgent = is_reminder || !matches!(purpose, Purpose::Invitation | Purpose::Approval);
    let reason = if is_urgent && row.time("created_at")? + PATIENCE < now {
        "too_old"
    } else if !is_there {
        "no_login"
    } else if !is_allowed {
        "switched_off"
    } else if address_now != Some(row.get("address")?) {
        "other_address"
    } else if !is_still_meant(conn, row).await? {
        "not_asked"
    } else {
        return Ok(None);
    };
    Ok(Some(reason))
}

/// Of an approval: whether the recipient is still asked (R53).
async fn is_still_meant(conn: &DatabaseTransaction, row: &QueryResult) -> Result<bool, Error> {
    match row.get::<Option<Uuid>>("round_id")? {
        Some(round) => is_still_asked(conn, ApprovalId(round), row.id("account_id")?).await,
        None => Ok(true),
    }
}

fn read_letter(row: &QueryResult) -> Result<Letter, Error> {
    let is_staff = row.get::<String>("recipient_kind")? == "staff";
    Ok(Letter {
        mail: row.get("id")?,
        purpose: Purpose::from_name(&row.get::<String>("purpose")?)?,
        account: row.id("account_id")?,
        recipient_base: if is_staff { Base::Staff } else { Base::Client },
        address: row.get("address")?,
        language: row.get("language")?,
        name: row.get("name")?,
        workspace_name: row.get("workspace_name")?,
        attempts: row.count("attempts")? + 1,
        at: row.time("created_at")?,
        reminds_of: if row.count("is_reminder")? == 1 { row.date("due_on")? } else { None },
        about: row.get::<Option<Uuid>>("round_id")?.map(ApprovalId).zip(row.get("round_title")?),
        needs_many: row.get::<Option<i32>>("needed")?.is_some_and(|needed| needed > 1),
        news: Vec::new(),
        news_count: 0,
    })
}

async fn set_state(
    conn: &DatabaseTransaction,
    mail: Uuid,
    state: &str,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    sql!(
        "update mails set state = ",
        state,
        ", reason = ",
        reason,
        ", updated_at = ",
        now.timestamp_millis(),
        " where id = ",
        mail
    )
    .run(conn)
    .await
    .map(drop)
}
