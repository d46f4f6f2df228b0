//! What the things are called that the log records by their ids.

use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::projects::and_known;
use crate::scope;
use crate::sql::{Row, Sql};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope, TaskScope};
use vitrine_domain::permission::Permission;
use vitrine_domain::template::sees_templates;

impl<C: Moment> Eyes<'_, C> {
    /// The names of those of these clients, accounts, columns, tasks, permission sets, templates and custom fields that this reader of the log knows: as reading the thing
    /// itself would tell them, whatever the log says of it.
    pub async fn names_in_audit(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let (_, rows) = self
            .rows(|facts, sql| {
                clients(sql, ids, facts);
                sql.push(" union all ");
                accounts(sql, ids, facts);
                sql.push(" union all select 1 as hit, b.id, b.name from board_columns b where b.id in (")
                    .bind_all(ids.iter().copied())
                    .push(") and ");
                scope::in_projects(sql, "b.project_id", reader_scope(facts, Action::ViewBoard));
                sql.push(" union all select 1 as hit, t.id, t.title as name from tasks t where t.id in (")
                    .bind_all(ids.iter().copied())
                    .push(") and ");
                let tasks = TaskScope { projects: reader_scope(facts, Action::ViewTask), ..TaskScope::of(facts) };
                scope::in_projects(sql, "t.project_id", tasks.projects);
                scope::and_task(sql, tasks);
                sql.push(" union all select 1 as hit, s.id, s.name from permission_sets s where s.id in (")
                    .bind_all(ids.iter().copied())
                    .push(")")
                    .push(if knows_sets(facts) { "" } else { " and 1 = 0" })
                    .push(readers_only(facts));
                sql.push(" union all select 1 as hit, pt.id, pt.name from project_templates pt where pt.id in (")
                    .bind_all(ids.iter().copied())
                    .push(if sees_templates(facts) { ")" } else { ") and 1 = 0" })
                    .push(readers_only(facts));
                sql.push(" union all select 1 as hit, f.id, f.name from custom_fields f where f.deleted_at is null and f.id in (")
                    .bind_all(ids.iter().copied())
                    .push(if facts.holds(Permission::FinanceView) { ")" } else { ") and f.visibility <> 'financial'" })
                    .push(readers_only(facts));
            })
            .await?;
        rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
    }
}

fn clients(sql: &mut Sql, ids: &[Uuid], facts: &Facts) {
    sql.push("select 1 as hit, c.id, c.name from clients c where c.id in (")
        .bind_all(ids.iter().copied())
        .push(")")
        .push(readers_only(facts));
    and_known(sql, "c.id", facts);
}

/// Colleagues know each other; of clients, those whom they may know.
fn accounts(sql: &mut Sql, ids: &[Uuid], facts: &Facts) {
    sql.push(
        "select 1 as hit, a.id, coalesce(a.name, ac.name, a.username, '') as name from accounts a \
         left join clients ac on ac.id = a.client_id where a.id in (",
    )
    .bind_all(ids.iter().copied())
    .push(")")
    .push(readers_only(facts))
    .push(" and (a.kind = 'staff' or (1 = 1");
    and_known(sql, "ac.id", facts);
    sql.push("))");
}

/// Who sees sets or clients reads there what they are called.
fn knows_sets(facts: &Facts) -> bool {
    facts.holds(Permission::PermissionSetView) || facts.holds(Permission::ClientViewInfo)
}

fn readers_only(facts: &Facts) -> &'static str {
    if facts.holds(Permission::AuditView) { "" } else { " and 1 = 0" }
}

fn reader_scope(facts: &Facts, action: Action) -> ProjectScope {
    if facts.holds(Permission::AuditView) { ProjectScope::of(facts, action) } else { ProjectScope::Nothing }
}
