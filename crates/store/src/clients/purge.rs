//! Deleting for good. Rows that history refers to stay, without anything of the person: the log says that somebody did something, and
//! one can tell that it was the same somebody, but not who.

use super::ClientRef;
use crate::Error;
use crate::act::PurgeClient;
use crate::evidence::Grant;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Tx, exactly_one};
use uuid::Uuid;
use vitrine_domain::ClientId;
use vitrine_domain::audit::Deed;
use vitrine_domain::text::fold;

/// The clients below one, itself included.
const BELOW: &str = "select k.descendant_id from client_closure k where k.ancestor_id = ";
const ACCOUNTS: &str =
    "select a.id from accounts a join client_closure k on k.descendant_id = a.client_id where k.ancestor_id = ";

/// What a client is called of whom nothing is left but an id.
fn pseudonym(id: ClientId) -> String {
    let digits = id.0.simple().to_string();
    format!("Former client {}", digits.get(digits.len().saturating_sub(6)..).unwrap_or_default())
}

impl Tx {
    /// Empties a deletion and those of clients below it that were made before. Usernames are free again, links to projects are gone.
    pub async fn purge_client(&self, grant: Grant<PurgeClient>) -> Result<(), Error> {
        let before = grant.target();
        let (deletion, top) = (grant.key(), before.client.id);
        let rows = {
            let mut sql = Sql::new(BELOW);
            sql.bind(top.0);
            sql.all(&self.conn).await?
        };
        for row in &rows {
            self.forget_name(row.id("descendant_id")?).await?;
        }
        self.forget_accounts(top).await?;
        for table in ["custom_values", "custom_finance_values", "custom_finance_versions"] {
            self.below(&format!("delete from {table} where subject_id in ({BELOW}"), top.0).await?;
        }
        self.below(&format!("delete from project_clients where client_id in ({BELOW}"), top.0).await?;
        let mut sql =
            sql!("update deletions set purged_at = ", self.now(), " where purged_at is null and client_id in (");
        sql.push(BELOW).bind(top.0).push(")");
        sql.run(&self.conn).await?;
        let is_purged = sql!("select 1 as one from deletions where purged_at is not null and id = ", deletion.0);
        exactly_one(u64::from(is_purged.one(&self.conn).await?.is_some()))?;
        let client = ClientRef { id: top, name: pseudonym(top), kind: before.client.kind };
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        self.record_client(Deed::ClientPurged, &client, &Changes::default().field("clients_purged", 0, count)).await
    }

    async fn forget_name(&self, id: ClientId) -> Result<(), Error> {
        let name = pseudonym(id);
        let key = fold(&name);
        let forgotten = sql!(
            "update clients set name = ",
            name,
            ", name_key = ",
            key,
            ", email = null, phone = null, updated_at = ",
            self.now(),
            ", version = version + 1 where deleted_at is not null and id = ",
            id.0
        );
        exactly_one(forgotten.run(&self.conn).await?)
    }

    async fn forget_accounts(&self, top: ClientId) -> Result<(), Error> {
        const OWN: [&str; 7] = [
            "mails",
            "links",
            "invitations",
            "second_factors",
            "recovery_codes",
            "task_assignees",
            "notification_settings",
        ];
        for table in OWN {
            self.below(&format!("delete from {table} where account_id in ({ACCOUNTS}"), top.0).await?;
        }
        self.below(&format!("update sessions set user_agent = null where account_id in ({ACCOUNTS}"), top.0).await?;
        self.below(
            &format!(
                "update accounts set username = null, username_key = null, email_key = null, password_hash = null, \
                 must_change_password = false, last_seen_at = null, time_zone = null, language = null, date_format = null, \
                 dashboard_tabs = null, view_tasks = false, view_progress = false, update_progress = 'off' where client_id in ({BELOW}"
            ),
            top.0,
        )
        .await
    }

    /// Runs a statement that ends in an open list of what is below a client.
    async fn below(&self, statement: &str, top: Uuid) -> Result<(), Error> {
        let mut sql = Sql::new(statement);
        sql.bind(top).push(")");
        sql.run(&self.conn).await.map(drop)
    }
}
