//! What a person changes about their own account. Rights, place and credentials are not among it.

use super::{Profile, logins};
use crate::act::EditProfile;
use crate::evidence::Grant;
use crate::sql::sql;
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error};
use vitrine_domain::audit::Deed;
use vitrine_domain::preference::{DashboardTabs, DateFormat, Language, Preferences, TimeZone};
use vitrine_domain::text::{Email, Name};

/// A profile as it is to be.
#[derive(Clone, Debug)]
pub struct ProfileChange {
    /// Staff's own; what a client is called stands in the tree, which is the agency's.
    pub name: Option<Name>,
    pub email: Option<Email>,
    pub preferences: Preferences,
}

impl Profile {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject { kind: "account", id: self.account.0, name: &self.name, project: None }
    }
}

impl Tx {
    pub async fn edit_profile(&self, grant: Grant<EditProfile>, change: ProfileChange) -> Result<(), Error> {
        let before = grant.target();
        let account = grant.key();
        let name = change.name.as_ref().map_or(before.name.as_str(), Name::as_str);
        let email = change.email.as_ref().map(Email::as_str);
        let (was, is) = (&before.preferences, &change.preferences);
        let [zone_was, zone_is] = [was, is].map(|preferences| preferences.time_zone.as_ref().map(TimeZone::as_str));
        let [tabs_were, tabs_are] =
            [was, is].map(|preferences| preferences.dashboard_tabs.as_ref().map(DashboardTabs::to_string));
        let changes = Changes::default()
            .field("name", before.name.as_str(), name)
            .field("email", before.email.as_deref(), email)
            .field("time_zone", zone_was, zone_is)
            .field("language", was.language.map(Language::name), is.language.map(Language::name))
            .field("date_format", was.date_format.map(DateFormat::name), is.date_format.map(DateFormat::name))
            .field("dashboard_tabs", tabs_were, tabs_are.clone());
        if changes.is_empty() {
            return Ok(());
        }
        if let Some(email) = change.email.as_ref().filter(|email| before.email.as_deref() != Some(email.as_str())) {
            logins::check_address(&self.conn, email, account).await?;
            // staff may give two people one mailbox; nobody moves into somebody's by themselves, and makes their address ambiguous
            if logins::is_address_of_another(&self.conn, email, account).await? {
                return Err(Conflict::AddressTaken.into());
            }
        }
        let mut sql = sql!("update accounts set email_key = ", change.email.as_ref().map(Email::key));
        if before.client.is_none() {
            sql.push(", email = ").bind(email).push(", name = ").bind(name);
        }
        sql.push(", time_zone = ").bind(zone_is).push(", language = ").bind(is.language.map(Language::name));
        sql.push(", date_format = ").bind(is.date_format.map(DateFormat::name));
        sql.push(", dashboard_tabs = ").bind(tabs_are);
        sql.push(", updated_at = ").bind(self.now()).push(", version = version + 1 where id = ").bind(account.0);
        exactly_one(sql.run(&self.conn).await?)?;
        let Some(client) = &before.client else {
            self.renew_cards_of(account).await?;
            self.audit(Deed::AccountUpdated, &before.subject(), &changes);
            return Ok(());
        };
        let updated = sql!(
            "update clients set email = ",
            email,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            client.id.0
        );
        exactly_one(updated.run(&self.conn).await?)?;
        self.record_client(Deed::ClientUpdated, client, &changes).await
    }
}
