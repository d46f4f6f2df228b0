//! Reminding those whose OK a round waits for, when its last day comes near and after it.

use super::approvers::awaited;
use super::rounds::LANGUAGE;
use crate::links::Purpose;
use crate::sql::{Row, sql};
use crate::{Error, Store};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};
use vitrine_domain::ApprovalId;
use vitrine_domain::approval::{EVE, reminder};

/// A round that is to be reminded of, and for which day.
struct Due {
    round: ApprovalId,
    day: NaiveDate,
}

/// Rounds whose last day has come near enough.
async fn candidates(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<QueryResult>, Error> {
    let Some(last) = today.checked_add_days(EVE) else { return Ok(Vec::new()) };
    sql!(
        "select r.id, r.asked_at, r.due_on, r.reminded_on from approval_rounds r where r.state = 'open' and r.due_on <= ",
        last.to_string(),
        " order by r.id"
    )
    .all(conn)
    .await
}

fn due(row: &QueryResult, today: NaiveDate) -> Result<Option<Due>, Error> {
    let (asked_on, Some(due_on)) = (row.time("asked_at")?.date_naive(), row.date("due_on")?) else { return Ok(None) };
    let reminded_on = row.date("reminded_on")?;
    let day = reminder(asked_on, due_on, today).filter(|day| reminded_on.is_none_or(|last| last < *day));
    let round = row.id("id")?;
    Ok(day.map(|day| Due { round, day }))
}

impl Store {
    /// Writes the mails that remind of rounds today: one a round, person and day, whenever this is called. Whether somebody is still asked
    /// is found out again when theirs is sent (R53).
    pub async fn remind_approvers(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let today = now.date_naive();
        let mut is_due = false;
        for row in &candidates(&self.0.read, today).await? {
            is_due = is_due || due(row, today)?.is_some();
        }
        if !is_due {
            return Ok(());
        }
        let conn = self.begin().await?;
        for row in &candidates(&conn, today).await? {
            if let Some(due) = due(row, today)? {
                self.remind(&conn, &due, now).await?;
            }
        }
        Ok(conn.commit().await?)
    }

    async fn remind(&self, conn: &DatabaseTransaction, due: &Due, now: DateTime<Utc>) -> Result<(), Error> {
        let day = due.day.to_string();
        sql!("update approval_rounds set reminded_on = ", day.as_str(), " where id = ", due.round.0).run(conn).await?;
        for approver in awaited(conn, due.round).await? {
            let Some(address) = approver.address else { continue };
            let language = approver.language.as_deref().unwrap_or(LANGUAGE);
            let mail = self.insert_mail(conn, Purpose::Approval, approver.account, &address, language, now).await?;
            sql!(
                "insert into approval_reminders (mail_id, round_id, account_id, day) values (",
                mail,
                ", ",
                due.round.0,
                ", ",
                approver.account.0,
                ", ",
                day.as_str(),
                ")"
            )
            .run(conn)
            .await?;
        }
        Ok(())
    }
}
