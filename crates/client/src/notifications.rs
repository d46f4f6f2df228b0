use crate::call::Call;
use crate::{Client, Error, ListNotifications};
use uuid::Uuid;
use vitrine_contract::{
    MarkNotificationsRead, MarkNotificationsUnread, NotificationPage, NotificationSettings, SetNotificationSettings,
};

impl Client {
    pub async fn list_notifications(&self, query: &ListNotifications) -> Result<NotificationPage, Error> {
        self.send(Call::get("notifications").query(query)?).await?.decoded()
    }

    pub async fn mark_notifications_read(&self, input: &MarkNotificationsRead) -> Result<(), Error> {
        self.send(Call::post("notifications/mark-read").json(input)?).await?;
        Ok(())
    }

    pub async fn mark_notifications_unread(&self, input: &MarkNotificationsUnread) -> Result<(), Error> {
        self.send(Call::post("notifications/mark-unread").json(input)?).await?;
        Ok(())
    }

    pub async fn read_notification_settings(&self) -> Result<NotificationSettings, Error> {
        self.send(Call::get("me/notification-settings")).await?.decoded()
    }

    pub async fn set_notification_settings(
        &self,
        revision: &str,
        input: &SetNotificationSettings,
    ) -> Result<NotificationSettings, Error> {
        self.send(Call::patch("me/notification-settings", input)?.if_match(revision)).await?.decoded()
    }

    pub async fn read_project_notification_settings(&self, project_id: Uuid) -> Result<NotificationSettings, Error> {
        self.send(Call::get(format!("projects/{project_id}/notification-settings"))).await?.decoded()
    }

    pub async fn set_project_notification_settings(
        &self,
        project_id: Uuid,
        revision: &str,
        input: &SetNotificationSettings,
    ) -> Result<NotificationSettings, Error> {
        let path = format!("projects/{project_id}/notification-settings");
        self.send(Call::patch(path, input)?.if_match(revision)).await?.decoded()
    }
}
