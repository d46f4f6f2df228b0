//! What people are told of.

use super::{Caller, Result, Services, present};
use crate::query::ListNotifications;
use vitrine_contract::{MarkNotificationsRead, NotificationPage};
use vitrine_store::{NotificationQuery, act};

const LIST: &str = "notifications";

pub async fn list_notifications(
    services: &Services,
    caller: &Caller,
    query: ListNotifications,
) -> Result<NotificationPage> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let before = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
    let asked = NotificationQuery { only_unread: query.only_unread, before, limit: u64::from(query.limit.get()) + 1 };
    let mut found = eyes.notifications(asked).await?;
    let has_more = found.len() > limit;
    found.truncate(limit);
    let next_cursor = found.last().filter(|_| has_more).map(|one| services.cursor(LIST, "", one.id.0));
    let unread = eyes.unread_notifications().await?;
    Ok(NotificationPage { data: found.iter().map(present::notification).collect(), next_cursor, unread })
}

pub async fn mark_notifications_read(services: &Services, caller: &Caller, input: MarkNotificationsRead) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.workspace().grant::<act::MarkNotificationsRead>()?;
    tx.mark_notifications_read(grant, input.ids.as_deref()).await?;
    Ok(tx.commit().await?)
}
