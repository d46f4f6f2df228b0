//! How people may sign in beside their passwords.

use crate::act::SetSignInOptions;
use crate::evidence::Grant;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, Store};
use vitrine_domain::audit::Deed;

const OPTIONS: &str = "select id, name, client_links from workspace";

/// What whoever comes to sign in is told.
#[derive(Clone, Debug)]
pub struct SignInPage {
    pub workspace_name: String,
    /// Clients may ask for a link that signs them in.
    pub client_links: bool,
}

impl Store {
    pub async fn sign_in_page(&self) -> Result<SignInPage, Error> {
        let row = Sql::new(OPTIONS).one(&self.0.read).await?.ok_or(Error::NotFound)?;
        Ok(SignInPage { workspace_name: row.get("name")?, client_links: row.get("client_links")? })
    }
}

impl Tx {
    /// Links that are under way hold only while the option is on.
    pub async fn offer_client_links(&self, _grant: Grant<SetSignInOptions>, is_offered: bool) -> Result<(), Error> {
        let row = Sql::new(OPTIONS).one(&self.conn).await?.ok_or(Error::NotFound)?;
        let changes = Changes::default().field("client_links", row.get::<bool>("client_links")?, is_offered);
        if changes.is_empty() {
            return Ok(());
        }
        sql!("update workspace set client_links = ", is_offered).run(&self.conn).await?;
        let name: String = row.get("name")?;
        let subject = Subject { kind: "workspace", id: row.get("id")?, name: &name, project: None };
        self.audit(Deed::WorkspaceSignInOptionsSet, &subject, &changes);
        Ok(())
    }
}
