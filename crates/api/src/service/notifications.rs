//! What people are told of, and how they wish to be.

use super::parse::Faults;
use super::{Caller, Error, Result, Services, present};
use crate::query::ListNotifications;
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{
    MarkNotificationsRead, MarkNotificationsUnread, NotificationPage, NotificationSettings, SetNotificationSetting,
    SetNotificationSettings,
};
use vitrine_domain::ProjectId;
use vitrine_domain::access::Facts;
use vitrine_domain::notification::{MailTiming, NotificationKind, Telling};
use vitrine_domain::permission::Base;
use vitrine_store::{NotificationQuery, NotificationSetting, act};

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
    let asked = NotificationQuery {
        only_unread: query.only_unread,
        only_unanswered: query.only_unanswered,
        before,
        limit: u64::from(query.limit.get()) + 1,
    };
    let mut found = eyes.notifications(asked).await?;
    let has_more = found.len() > limit;
    found.truncate(limit);
    let next_cursor = found.last().filter(|_| has_more).map(|one| services.cursor(LIST, "", one.id.0));
    let unread = eyes.unread_notifications().await?;
    Ok(NotificationPage { data: found.iter().map(present::notification).collect(), next_cursor, unread })
}

pub async fn mark_notifications_read(services: &Services, caller: &Caller, input: MarkNotificationsRead) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.workspace().grant::<act::MarkNotifications>()?;
    tx.mark_notifications_read(grant, input.ids.as_deref()).await?;
    Ok(tx.commit().await?)
}

pub async fn mark_notifications_unread(
    services: &Services,
    caller: &Caller,
    input: MarkNotificationsUnread,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.workspace().grant::<act::MarkNotifications>()?;
    tx.mark_notifications_unread(grant, &input.ids).await?;
    Ok(tx.commit().await?)
}

pub async fn read_notification_settings(services: &Services, caller: &Caller) -> Result<NotificationSettings> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let account = eyes.profile().await?.account;
    services.settings_of(account.0, &eyes.notification_settings(None).await?)
}

pub async fn set_notification_settings(
    services: &Services,
    caller: &Caller,
    revision: &str,
    input: SetNotificationSettings,
) -> Result<NotificationSettings> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetNotificationSettings>()?;
    let of = profile.account.0;
    check(services.settings_of(of, &tx.seen().notification_settings(None).await?)?, revision)?;
    tx.set_notification_settings(grant, None, &choices(&input.settings, base(profile.facts()))?).await?;
    let now = services.settings_of(of, &tx.seen().notification_settings(None).await?)?;
    tx.commit().await?;
    Ok(now)
}

pub async fn read_project_notification_settings(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
) -> Result<NotificationSettings> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let project = eyes.project(id).await?;
    services.settings_of(id.0, &eyes.notification_settings(Some(&project)).await?)
}

pub async fn set_project_notification_settings(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: SetNotificationSettings,
) -> Result<NotificationSettings> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let project = tx.seen().project(id).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetNotificationSettings>()?;
    check(services.settings_of(id.0, &tx.seen().notification_settings(Some(&project)).await?)?, revision)?;
    let choices = choices(&input.settings, base(profile.facts()))?;
    tx.set_notification_settings(grant, Some(&project), &choices).await?;
    let now = services.settings_of(id.0, &tx.seen().notification_settings(Some(&project)).await?)?;
    tx.commit().await?;
    Ok(now)
}

fn check(now: NotificationSettings, revision: &str) -> Result<()> {
    if now.revision == revision {
        return Ok(());
    }
    let current = serde_json::to_value(now).map_err(|error| Error::Bug(error.into()))?;
    Err(Error::Stale { current: Some(Box::new(current)) })
}

fn base(facts: &Facts) -> Base {
    if facts.is_staff() { Base::Staff } else { Base::Client }
}

/// Each kind once, and none of which such people are never told.
fn choices(given: &[SetNotificationSetting], base: Base) -> Result<Vec<(NotificationKind, Option<Telling>)>> {
    let mut faults = Faults::default();
    let mut choices: Vec<(NotificationKind, Option<Telling>)> = Vec::with_capacity(given.len());
    for (n, setting) in given.iter().enumerate() {
        let kind = kind(setting.kind);
        if choices.iter().any(|(known, _)| *known == kind) {
            faults.add(&format!("/settings/{n}/kind"), "taken");
        }
        if !kind.is_for(base) {
            faults.add(&format!("/settings/{n}/kind"), "unknown_value");
        }
        choices.push((kind, setting.telling.map(telling)));
    }
    faults.check(Some(choices))
}

fn kind(kind: contract::NotificationKind) -> NotificationKind {
    match kind {
        contract::NotificationKind::Assigned => NotificationKind::Assigned,
        contract::NotificationKind::Mentioned => NotificationKind::Mentioned,
        contract::NotificationKind::Commented => NotificationKind::Commented,
        contract::NotificationKind::ProgressUpdated => NotificationKind::ProgressUpdated,
        contract::NotificationKind::ApprovalAsked => NotificationKind::ApprovalAsked,
        contract::NotificationKind::Approved => NotificationKind::Approved,
        contract::NotificationKind::ChangesRequested => NotificationKind::ChangesRequested,
        contract::NotificationKind::ApprovalWithdrawn => NotificationKind::ApprovalWithdrawn,
    }
}

fn telling(telling: contract::Telling) -> Telling {
    let mail = match telling.mail {
        contract::MailTiming::AtOnce => MailTiming::AtOnce,
        contract::MailTiming::Hourly => MailTiming::Hourly,
        contract::MailTiming::Daily => MailTiming::Daily,
        contract::MailTiming::Never => MailTiming::Never,
    };
    Telling { mail, in_app: telling.in_app }
}

fn present_setting(setting: NotificationSetting) -> contract::NotificationSetting {
    let mail = match setting.telling.mail {
        MailTiming::AtOnce => contract::MailTiming::AtOnce,
        MailTiming::Hourly => contract::MailTiming::Hourly,
        MailTiming::Daily => contract::MailTiming::Daily,
        MailTiming::Never => contract::MailTiming::Never,
    };
    contract::NotificationSetting {
        kind: present::notification_kind(setting.kind),
        telling: contract::Telling { mail, in_app: setting.telling.in_app },
        is_own: setting.is_own,
    }
}

impl Services {
    /// Of an account, or of a project.
    fn settings_of(&self, of: Uuid, settings: &[NotificationSetting]) -> Result<NotificationSettings> {
        let settings: Vec<_> = settings.iter().copied().map(present_setting).collect();
        let revision = self.revision_of_sight(of, &settings)?;
        Ok(NotificationSettings { settings, revision })
    }
}
