//! Preferences of accounts, as their rows have them.

use crate::Error;
use crate::sql::Row;
use sea_orm::QueryResult;
use vitrine_domain::preference::{DashboardTabs, DateFormat, Language, Preferences, TimeZone};

/// From `time_zone`, `language`, `date_format` and `dashboard_tabs`. What is unknown is not preferred.
pub(crate) fn read(row: &QueryResult) -> Result<Preferences, Error> {
    let text = |column: &str| row.get::<Option<String>>(column);
    Ok(Preferences {
        time_zone: text("time_zone")?.and_then(|name| TimeZone::parse(&name).ok()),
        language: text("language")?.and_then(|name| Language::from_name(&name)),
        date_format: text("date_format")?.and_then(|name| DateFormat::from_name(&name)),
        dashboard_tabs: text("dashboard_tabs")?.and_then(|names| DashboardTabs::from_names(&names)),
    })
}
