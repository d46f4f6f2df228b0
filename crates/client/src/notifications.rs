use crate::call::Call;
use crate::{Client, Error, ListNotifications};
use vitrine_contract::{MarkNotificationsRead, NotificationPage};

impl Client {
    pub async fn list_notifications(&self, query: &ListNotifications) -> Result<NotificationPage, Error> {
        self.send(Call::get("notifications").query(query)?).await?.decoded()
    }

    pub async fn mark_notifications_read(&self, input: &MarkNotificationsRead) -> Result<(), Error> {
        self.send(Call::post("notifications/mark-read").json(input)?).await?;
        Ok(())
    }
}
