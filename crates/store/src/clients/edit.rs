//! Editing a client and its account.

use super::{AccountChange, Client, ClientFields, ClientRef, CredentialChange};
use crate::Error;
use crate::accounts::logins;
use crate::act::EditClient;
use crate::custom_fields::values::recorded;
use crate::evidence::Grant;
use crate::sql::{Sql, sql};
use crate::tx::{Changes, Tx, exactly_one};
use vitrine_domain::PermissionSetId;
use vitrine_domain::audit::Deed;
use vitrine_domain::preference::{DashboardTabs, DateFormat, Language, Preferences, TimeZone};
use vitrine_domain::text::{Email, Phone, fold};

impl Tx {
    /// Changed credentials end the sessions of the account. Who
    /// settles its credentials, and who corrects its address, ends the invitation that was sent before (T-115, T-116).
    pub async fn edit_client(&self, grant: Grant<EditClient>, change: ClientFields) -> Result<(), Error> {
        let before = grant.target();
        let (id, now) = (grant.key(), self.now());
        let mut changes = changes(Some(before), &change);
        if ends_invitation(before, &change) && self.drop_invitation(before.account).await? {
            changes = changes.field("invited", true, false);
        }
        if changes.is_empty() {
            return Ok(());
        }
        let ClientFields { name, kind, email, phone, account, values } = change;
        if let CredentialChange::Set { username, .. } = &account.credentials
            && before.username.as_deref() != Some(username.as_str())
        {
            logins::check_username(&self.conn, username, email.as_ref(), Some(before.account)).await?;
        }
        if let Some(email) = email.as_ref().filter(|email| before.email.as_deref() != Some(email.as_str())) {
            logins::check_address(&self.conn, email, before.account).await?;
        }
        let email_key = email.as_ref().map(Email::key);
        let updated = sql!(
            "update clients set name = ",
            name.as_str(),
            ", name_key = ",
            fold(name.as_str()),
            ", kind = ",
            kind.name(),
            ", email = ",
            email.map(Email::into_string),
            ", phone = ",
            phone.map(Phone::into_string),
            ", updated_at = ",
            now,
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(updated)?;
        self.update_account(before, email_key, account).await?;
        self.write_core_values(id.0, &values).await?;
        if before.name != name.as_str() {
            self.renew_cards_of(before.account).await?;
        }
        self.record_client(Deed::ClientUpdated, &ClientRef { id, name: name.into_string(), kind }, &changes).await
    }

    async fn update_account(
        &self,
        before: &Client,
        email_key: Option<String>,
        change: AccountChange,
    ) -> Result<(), Error> {
        let privileges = change.privileges;
        let mut sql = sql!(
            "update accounts set email_key = ",
            email_key,
            ", permission_set_id = ",
            change.permission_set.0,
            ", view_tasks = ",
            privileges.view_tasks,
            ", view_progress = ",
            privileges.view_progress,
            ", update_progress = ",
            privileges.update_progress.name(),
            ", time_zone = ",
            change.preferences.time_zone.as_ref().map(TimeZone::as_str),
            ", language = ",
            change.preferences.language.map(Language::name),
            ", date_format = ",
            change.preferences.date_format.map(DateFormat::name),
            ", dashboard_tabs = ",
            change.preferences.dashboard_tabs.as_ref().map(DashboardTabs::to_string),
            ", updated_at = ",
            self.now(),
            ", version = version + 1"
        );
        let is_new_login = changes_login(before, &change.credentials);
        set_credentials(&mut sql, change.credentials);
        sql.push(" where id = ").bind(before.account.0);
        exactly_one(sql.run(&self.conn).await?)?;
        if is_new_login {
            sql!(
                "update sessions set revoked_at = ",
                self.now(),
                " where revoked_at is null and account_id = ",
                before.account.0
            )
            .run(&self.conn)
            .await?;
        }
        Ok(())
    }
}

fn set_credentials(sql: &mut Sql, change: CredentialChange) {
    match change {
        CredentialChange::Keep => {}
        CredentialChange::Withdraw => {
            sql.push(", username = null, username_key = null, password_hash = null, must_change_password = false");
        }
        CredentialChange::Set { username, password_hash, must_change } => {
            sql.push(", username = ").bind(username.as_str()).push(", username_key = ").bind(username.key());
            if let Some(hash) = password_hash {
                sql.push(", password_hash = ").bind(hash).push(", must_change_password = ").bind(must_change);
            }
        }
    }
}

fn changes_login(before: &Client, change: &CredentialChange) -> bool {
    match change {
        CredentialChange::Keep => false,
        CredentialChange::Withdraw => before.has_login(),
        CredentialChange::Set { username, password_hash, .. } => {
            password_hash.is_some() || before.username.as_deref() != Some(username.as_str())
        }
    }
}

fn ends_invitation(before: &Client, change: &ClientFields) -> bool {
    !matches!(change.account.credentials, CredentialChange::Keep)
        || before.email.as_deref() != change.email.as_ref().map(Email::as_str)
}

/// What is recorded: of a new client everything, else what changed.
pub(super) fn changes(before: Option<&Client>, fields: &ClientFields) -> Changes {
    let (old, new) = (before.map(|client| client.privileges).unwrap_or_default(), fields.account.privileges);
    let old_username = before.and_then(|client| client.username.as_deref());
    let (username, is_new_password) = match &fields.account.credentials {
        CredentialChange::Keep => (old_username, false),
        CredentialChange::Withdraw => (None, false),
        CredentialChange::Set { username, password_hash, .. } => (Some(username.as_str()), password_hash.is_some()),
    };
    let no_preferences = Preferences::default();
    let (was, is) = (before.map_or(&no_preferences, |client| &client.preferences), &fields.account.preferences);
    let set_id = |id: PermissionSetId| id.0.to_string();
    Changes::default()
        .field("name", before.map(|client| client.name.as_str()), Some(fields.name.as_str()))
        .field("kind", before.map(|client| client.kind.name()), Some(fields.kind.name()))
        .field("email", before.and_then(|client| client.email.as_deref()), fields.email.as_ref().map(Email::as_str))
        .field("phone", before.and_then(|client| client.phone.as_deref()), fields.phone.as_ref().map(Phone::as_str))
        .field("username", old_username, username)
        // that there is a new one, and nothing else about it
        .field("password_set", false, is_new_password)
        .field("view_tasks", old.view_tasks, new.view_tasks)
        .field("view_progress", old.view_progress, new.view_progress)
        .field("update_progress", old.update_progress.name(), new.update_progress.name())
        .field(
            "permission_set_id",
            before.map(|client| set_id(client.permission_set)),
            Some(set_id(fields.account.permission_set)),
        )
        .field("custom_fields", String::new(), recorded(&fields.values))
        .field("time_zone", was.time_zone.as_ref().map(TimeZone::as_str), is.time_zone.as_ref().map(TimeZone::as_str))
        .field("language", was.language.map(Language::name), is.language.map(Language::name))
        .field("date_format", was.date_format.map(DateFormat::name), is.date_format.map(DateFormat::name))
        .field(
            "dashboard_tabs",
            was.dashboard_tabs.as_ref().map(DashboardTabs::to_string),
            is.dashboard_tabs.as_ref().map(DashboardTabs::to_string),
        )
}
