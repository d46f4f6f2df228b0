//! What staff see of the outbox, and taking a link out of it.
//!
//! Whoever has a link acts as its recipient. So it is given only to who could make themselves a way in anyway: for a client, who may
//! set its credentials; for staff, who manages staff and holds all that the recipient holds.

use super::{Letter, Mail, MailState, obstacle, read_letter, select_mail, set_state};
use crate::Error;
use crate::act::{HandOverMail, RetryMail};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::links::Purpose;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permission, Permissions};

const SHOWN: i64 = 100;

impl Mail {
    /// Whether something can still be done with it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, MailState::Waiting | MailState::Uncertain | MailState::Failed)
    }

    /// Whether somebody with these rights may have its link. What is for approval, or tells of what happened,
    /// has none, and tells of a project instead.
    pub fn may_be_handed_to(&self, facts: &Facts) -> bool {
        let may = self.purpose != Purpose::Approval
            && !self.purpose.tells_news()
            && match self.recipient_base {
                Base::Client => facts.holds(Permission::ClientEdit),
                Base::Staff => {
                    facts.holds(Permission::StaffManage) && facts.permissions().contains_all(self.recipient_grants)
                }
            };
        self.is_open() && may && facts.holds(Permission::WorkspaceManage)
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// The mails with which something can be done, then the others, for who manages the workspace; the newest first. Of those that tell
    /// of what happened, only what did not arrive, and after those for whose links somebody waits.
    pub async fn mails(&self) -> Result<Vec<Seen<Mail, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                choose(facts, sql, self.viewer.now);
                sql.push(" and (m.purpose not in ('notification', 'digest') or m.state in ('failed', 'uncertain'))");
                sql.push(
                    " order by case when m.state not in ('waiting', 'sending', 'failed', 'uncertain') then 2 \
                     when m.purpose in ('notification', 'digest') then 1 else 0 end, m.id desc",
                )
                .limit(SHOWN);
            })
            .await?;
        admit(&known.facts, Permission::WorkspaceManage)?;
        rows.iter().map(|row| read(row).map(|mail| Seen::of_workspace(mail, &known))).collect()
    }

    pub async fn mail(&self, id: Uuid) -> Result<Seen<Mail, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                choose(facts, sql, self.viewer.now);
                sql.push(" and m.id = ").bind(id);
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?).map(|mail| Seen::of_workspace(mail, &known))
    }
}

fn choose(facts: &Facts, sql: &mut Sql, now: DateTime<Utc>) {
    select_mail(sql, now).push(if facts.holds(Permission::WorkspaceManage) { "1 = 1" } else { "1 = 0" });
}

fn read(row: &QueryResult) -> Result<Mail, Error> {
    let letter = read_letter(row)?;
    let recipient_base = letter.recipient_base;
    Ok(Mail {
        id: letter.mail,
        purpose: letter.purpose,
        state: MailState::from_name(&row.get::<String>("state")?)?,
        account: letter.account,
        address: letter.address,
        name: letter.name,
        recipient_base,
        recipient_grants: Permissions::from_names(&row.get::<String>("recipient_grants")?)
            .meet(Permissions::of_base(recipient_base)),
        attempts: row.count("attempts")?,
        next_attempt_at: row.time("next_attempt_at")?,
        reason: row.get("reason")?,
        created_at: row.time("created_at")?,
    })
}

impl Tx {
    /// Makes the link of a mail for whoever hands it over; the mail is not sent any more. Refused where the mail may no longer be sent.
    pub async fn hand_over_mail(&self, grant: Grant<HandOverMail>, token_hash: &[u8]) -> Result<Letter, Error> {
        let mail = grant.target();
        if !mail.may_be_handed_to(&self.known.facts) {
            return Err(Error::Denied(Permission::StaffManage));
        }
        let id = grant.key();
        let mut sql = Sql::default();
        select_mail(&mut sql, self.viewer.now).push("m.id = ").bind(id);
        let row = sql.one(&self.conn).await?.ok_or(Error::NotFound)?;
        if obstacle(&self.conn, &row, self.viewer.now).await?.is_some() {
            return Err(Error::NotFound);
        }
        self.store.make_link(&self.conn, mail.purpose, mail.account, token_hash, self.viewer.now).await?;
        set_state(&self.conn, id, "handed_over", None, self.viewer.now).await?;
        self.audit(Deed::MailHandedOver, &subject(mail), &Changes::default());
        read_letter(&row)
    }

    /// Has a mail sent at the next occasion.
    pub async fn retry_mail(&self, grant: Grant<RetryMail>) -> Result<(), Error> {
        let mail = grant.target();
        set_state(&self.conn, grant.key(), "waiting", None, self.viewer.now).await?;
        sql!("update mails set next_attempt_at = ", self.now(), " where id = ", grant.key()).run(&self.conn).await?;
        self.audit(Deed::MailRetried, &subject(mail), &Changes::default());
        Ok(())
    }
}

fn subject(mail: &Mail) -> Subject<'_> {
    Subject { kind: "account", id: mail.account.0, name: &mail.name, project: None }
}

impl MailState {
    fn from_name(name: &str) -> Result<Self, Error> {
        Ok(match name {
            "waiting" => Self::Waiting,
            "sending" => Self::Sending,
            "sent" => Self::Sent,
            "uncertain" => Self::Uncertain,
            "failed" => Self::Failed,
            "dropped" => Self::Dropped,
            "handed_over" => Self::HandedOver,
            _ => return Err(Error::Unreadable("state of a mail")),
        })
    }
}
