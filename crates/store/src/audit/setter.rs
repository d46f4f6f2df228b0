//! Who gave a setting the value it has, as the log tells.

use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::Permission;

/// Who gave a setting the value it has, and when.
#[derive(Clone, Debug)]
pub struct Setter {
    /// None for the system itself.
    pub name: Option<String>,
    pub at: DateTime<Utc>,
    /// False: nobody has changed it since its subject was made.
    pub is_change: bool,
}

impl<C: Moment> Eyes<'_, C> {
    /// Who last set one of these fields on one of these subjects; where nobody did since, who made the newest of them.
    pub async fn setter(&self, subjects: &[Uuid], fields: &[&str]) -> Result<Option<Setter>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, s.created_at, coalesce(a.name, c.name, a.username) as actor_name, \
                     s.names_field and not s.is_creation as is_change from (select e.id, e.actor_id, e.created_at, e.action in (",
                )
                .bind_all(Deed::all().filter(|deed| deed.is_creation()).map(Deed::name))
                .push(") as is_creation, ");
                names_field(sql, fields);
                sql.push(" as names_field from audit_entries e where e.subject_id in (")
                    .bind_all(subjects.iter().copied())
                    .push(if facts.holds(Permission::ClientViewInfo) { ")" } else { ") and 1 = 0" });
                sql.push(
                    ") s left join accounts a on a.id = s.actor_id left join clients c on c.id = a.client_id \
                     where s.names_field or s.is_creation \
                     order by case when s.names_field and not s.is_creation then 0 else 1 end, s.id desc limit 1",
                );
            })
            .await?;
        rows.first()
            .map(|row| {
                let is_change = row.get("is_change")?;
                Ok(Setter { name: row.get("actor_name")?, at: row.time("created_at")?, is_change })
            })
            .transpose()
    }
}

fn names_field(sql: &mut Sql, fields: &[&str]) {
    sql.push("(1 = 0");
    for field in fields {
        sql.push(" or e.changes like ").bind(format!("%\"{field}\":%"));
    }
    sql.push(")");
}
