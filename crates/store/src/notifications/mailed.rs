//! Notifications in mails. What a mail tells is read when it is sent, as its recipient may read it then (R53, T-105).

use super::{Notification, read, select, settings};
use crate::Error;
use crate::facts;
use crate::sql::Sql;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use vitrine_domain::AccountId;
use vitrine_domain::notification::MailTiming;

/// More than this is told by its number.
const LISTED: usize = 30;

/// What a mail to an account has to tell: what they have not read, may read, and want mails of. By project, the oldest first; as much as
/// a mail lists, and how much it is in all.
pub(crate) async fn of_mail(
    conn: &DatabaseTransaction,
    account: AccountId,
    mail: Uuid,
) -> Result<(Vec<Notification>, usize), Error> {
    let Some(facts) = facts::of_account(conn, account).await? else { return Ok((Vec::new(), 0)) };
    let mut sql = Sql::default();
    select(&mut sql, &facts);
    sql.push(" and n.read_at is null and n.mail_id = ").bind(mail).push(" order by p.name, p.id, n.id");
    let chosen = settings::of_account(conn, account).await?;
    let (mut news, mut count) = (Vec::new(), 0);
    for row in &sql.all(conn).await? {
        let one = read(row, &facts)?;
        if chosen.telling(one.kind, one.project).mail == MailTiming::Never {
            continue;
        }
        count += 1;
        if news.len() < LISTED {
            news.push(one);
        }
    }
    Ok((news, count))
}
