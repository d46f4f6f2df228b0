//! What the file says of a client. The heads of the first columns are those that an import recognises.

use vitrine_domain::preference::{DashboardTabs, DateFormat, Language, TimeZone};
use vitrine_store::Client;
use vitrine_texts::Texts;

const HEADS: [&str; 19] = [
    "export-id",
    "export-name",
    "export-parent",
    "export-kind",
    "export-email",
    "export-phone",
    "export-username",
    "export-virtual",
    "export-permission-set",
    "export-view-tasks",
    "export-view-progress",
    "export-update-progress",
    "export-time-zone",
    "export-language",
    "export-date-format",
    "export-dashboard-tabs",
    "export-last-seen",
    "export-created",
    "export-updated",
];

pub(super) fn title(texts: Texts) -> String {
    texts.get("export-title", &[])
}

pub(super) fn heads(texts: Texts) -> Vec<String> {
    HEADS.iter().map(|head| texts.get(head, &[])).collect()
}

pub(super) fn cells(client: &Client, texts: Texts) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let moment = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let (privileges, preferences) = (client.privileges, &client.preferences);
    vec![
        client.id.0.to_string(),
        client.name.clone(),
        client.path.iter().map(|above| above.name.as_str()).collect::<Vec<_>>().join(" > "),
        client.kind.name().to_owned(),
        text(&client.email),
        text(&client.phone),
        text(&client.username),
        (!client.has_login()).to_string(),
        texts.permission_set(&client.permission_set_name),
        privileges.view_tasks.to_string(),
        privileges.view_progress.to_string(),
        privileges.update_progress.name().to_owned(),
        preferences.time_zone.as_ref().map(TimeZone::as_str).unwrap_or_default().to_owned(),
        preferences.language.map(Language::name).unwrap_or_default().to_owned(),
        preferences.date_format.map(DateFormat::name).unwrap_or_default().to_owned(),
        preferences.dashboard_tabs.as_ref().map(DashboardTabs::to_string).unwrap_or_default(),
        client.last_seen_at.map(moment).unwrap_or_default(),
        moment(client.created_at),
        moment(client.updated_at),
    ]
}
