//! Scopes as SQL. What `admits` says in memory, these say of rows; a differential test holds them together.

use crate::sql::Sql;
use vitrine_domain::access::{ProjectScope, TaskScope};
use vitrine_domain::project::Level;

/// Writes `<tables> where <condition>`: the projects in scope, as `p`. Conditions may follow with `and`.
///
/// Who sees little starts from the tree above their node, and `cross join` keeps SQLite from turning that around; who sees
/// everything starts from the projects, where an index gives the order.
pub(crate) fn projects(sql: &mut Sql, scope: ProjectScope) {
    match scope {
        ProjectScope::Nothing => {
            sql.push("projects p where 1 = 0");
        }
        ProjectScope::Everything => {
            sql.push("projects p where 1 = 1");
        }
        ProjectScope::Reach { node, least } => {
            sql.push(
                "(select distinct rp.project_id from client_closure rk cross join project_clients rp \
                 where rp.client_id = rk.ancestor_id and rk.descendant_id = ",
            )
            .bind(node.0)
            .push(") reach cross join projects p where p.id = reach.project_id and p.archived_at is null and p.deleted_at is null and p.level in (")
            .bind_all(Level::ALL.into_iter().filter(|level| *level >= least).map(Level::name))
            .push(")");
        }
    }
}

/// Writes the condition that task `t` is in scope as far as the task itself decides; its project is `projects`' matter.
pub(crate) fn and_task(sql: &mut Sql, scope: TaskScope) {
    if !scope.team_only {
        sql.push(" and t.is_team_only = false");
    }
    if !scope.deleted {
        sql.push(" and t.deleted_at is null");
    }
}

/// Writes the condition that `column` is the id of a project in scope.
pub(crate) fn in_projects(sql: &mut Sql, column: &str, scope: ProjectScope) {
    match scope {
        ProjectScope::Nothing => {
            sql.push("1 = 0");
        }
        ProjectScope::Everything => {
            sql.push(column).push(" is not null");
        }
        ProjectScope::Reach { .. } => {
            sql.push(column).push(" in (select p.id from ");
            projects(sql, scope);
            sql.push(")");
        }
    }
}

#[cfg(test)]
mod tests;
