//! What the form for a new client begins with (R4). It is a proposal: nothing is granted by it.

use crate::Error;
use crate::act::SetClientDefaults;
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Template;

impl<C: Moment> Eyes<'_, C> {
    /// For who may add clients.
    pub async fn client_template(&self) -> Result<Template, Error> {
        let (known, rows) = self
            .rows(|_, sql| {
                sql.push("select 1 as hit, client_template from workspace");
            })
            .await?;
        admit(&known.facts, Permission::ClientAdd)?;
        let row = rows.first().ok_or(Error::NotFound)?;
        Ok(Template::from_name(&row.get::<String>("client_template")?))
    }
}

impl Tx {
    pub async fn set_client_template(&self, _grant: Grant<SetClientDefaults>, template: Template) -> Result<(), Error> {
        const BEFORE: &str = "select id, name, client_template from workspace";
        let row = Sql::new(BEFORE).one(&self.conn).await?.ok_or(Error::NotFound)?;
        let before: String = row.get("client_template")?;
        let changes = Changes::default().field("client_template", before.as_str(), template.name());
        if changes.is_empty() {
            return Ok(());
        }
        sql!("update workspace set client_template = ", template.name()).run(&self.conn).await?;
        let name: String = row.get("name")?;
        let subject = Subject { kind: "workspace", id: row.get("id")?, name: &name, project: None };
        self.audit(Deed::WorkspaceClientDefaultsSet, &subject, &changes);
        Ok(())
    }
}
