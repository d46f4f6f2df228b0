//! Scopes as SQL. What `admits` says in memory, these say of rows; a differential test holds them together.

use crate::Error;
use crate::sql::{Row, Sql};
use sea_orm::QueryResult;
use vitrine_domain::ClientId;
use vitrine_domain::access::{CommentScope, Paths, ProjectScope, TaskScope};
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::Level;

/// Writes `<tables> where <condition>`: the projects in scope, as `p`. Conditions may follow with `and`.
///
/// Who sees little starts from the tree above their node or from the teams they are on, and `cross join` keeps SQLite from turning
/// that around; who sees everything starts from the projects, where an index gives the order.
pub(crate) fn projects(sql: &mut Sql, scope: ProjectScope) {
    match scope {
        ProjectScope::Nothing => {
            sql.push("projects p where 1 = 0");
        }
        ProjectScope::Everything => {
            sql.push("projects p where 1 = 1");
        }
        ProjectScope::Members { account } => {
            sql.push("(select rm.project_id from project_members rm where rm.account_id = ")
                .bind(account.0)
                .push(") reach cross join projects p where p.id = reach.project_id");
        }
        ProjectScope::Reach { node, least, cap } => {
            sql.push(&format!("(select rp.project_id, {}", aggregated_paths()))
                .push(
                    " from client_closure rk cross join project_clients rp \
                     where rp.client_id = rk.ancestor_id and rk.descendant_id = ",
                )
                .bind(node.0)
                .push(" group by rp.project_id");
            having_path(sql, cap);
            sql.push(
                ") reach cross join projects p where p.id = reach.project_id and p.archived_at is null \
                 and p.deleted_at is null and p.level in (",
            )
            .bind_all(Level::ALL.into_iter().filter(|level| *level >= least).map(Level::name))
            .push(
                ") and (p.is_invited_only = false or exists (select 1 from project_invitations ri \
                 where ri.project_id = p.id and ri.client_id = ",
            )
            .bind(node.0)
            .push("))");
        }
    }
}

/// Of all client nodes of a project that lead to it, what each leaves of the privileges.
fn aggregated_paths() -> String {
    format!("string_agg({}, ' ') as paths", privileges("rp"))
}

/// Writes that one path, judged whole, leaves at least `cap` (R57).
fn having_path(sql: &mut Sql, cap: Privileges) {
    let mut needs = Vec::new();
    if cap.view_tasks {
        needs.push("rp.view_tasks".to_owned());
    }
    if cap.view_progress {
        needs.push("rp.view_progress".to_owned());
    }
    if cap.update_progress > UpdateProgress::Off {
        let wide = UpdateProgress::ALL.into_iter().filter(|width| *width >= cap.update_progress);
        let names: Vec<_> = wide.map(|width| format!("'{}'", width.name())).collect();
        needs.push(format!("rp.update_progress in ({})", names.join(", ")));
    }
    if !needs.is_empty() {
        sql.push(&format!(" having max(case when {} then 1 else 0 end) = 1", needs.join(" and ")));
    }
}

/// The privileges in three columns as one word, such as `10comment`.
pub(crate) fn privileges(table: &str) -> String {
    format!(
        "case when {table}.view_tasks then '1' else '0' end || case when {table}.view_progress then '1' else '0' end \
         || {table}.update_progress"
    )
}

/// Reads what [`privileges`] wrote. Anything else is none.
pub(crate) fn read_privileges(word: &str) -> Privileges {
    let mut rest = word.chars();
    let [view_tasks, view_progress] = [rest.next() == Some('1'), rest.next() == Some('1')];
    Privileges { view_tasks, view_progress, update_progress: UpdateProgress::from_name(rest.as_str()) }
}

/// The expression beside [`projects`] that gives the paths on which the viewer came, for [`read_paths`].
pub(crate) fn paths(scope: ProjectScope) -> &'static str {
    match scope {
        ProjectScope::Reach { .. } => "reach.paths",
        ProjectScope::Nothing | ProjectScope::Everything | ProjectScope::Members { .. } => "''",
    }
}

pub(crate) fn read_paths(row: &QueryResult) -> Result<Paths, Error> {
    Ok(row.get::<String>("paths")?.split_ascii_whitespace().map(read_privileges).collect())
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

/// Writes the condition that comment `cm`, of a task `t` in scope and by account `aa`, is in scope; `p` is the project.
pub(crate) fn and_comment(sql: &mut Sql, scope: CommentScope) {
    let Some(node) = scope.node else { return };
    sql.push(" and cm.is_team_only = false and (cm.author_id = ").bind(scope.account.0).push(" or (");
    is_author_known(sql, node);
    sql.push(" and (exists (select 1 from comment_mentions am where am.comment_id = cm.id and am.account_id = ")
        .bind(scope.account.0)
        .push(") or ");
    in_projects(sql, "t.project_id", scope.others);
    sql.push(")))");
}

/// The same for progress update `pu`, which staff too may not all read.
pub(crate) fn and_progress(sql: &mut Sql, scope: CommentScope) {
    let Some(node) = scope.node else {
        sql.push(" and (pu.author_id = ").bind(scope.account.0).push(" or ");
        in_projects(sql, "t.project_id", scope.others);
        sql.push(")");
        return;
    };
    sql.push(" and pu.is_team_only = false and (pu.author_id = ").bind(scope.account.0).push(" or (");
    is_author_known(sql, node);
    sql.push(" and ");
    in_projects(sql, "t.project_id", scope.others);
    sql.push("))");
}

/// Writes that a client at `node` may know of account `aa` as somebody of project `p` (R44).
fn is_author_known(sql: &mut Sql, node: ClientId) {
    sql.push(
        "(aa.client_id is null or p.co_clients_visible or exists (select 1 from client_closure rk \
         join clients rc on rc.id = rk.ancestor_id join client_closure wk on wk.ancestor_id = rc.id \
         where rc.parent_id is null and wk.descendant_id = aa.client_id and rk.descendant_id = ",
    )
    .bind(node.0)
    .push("))");
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
        ProjectScope::Members { .. } | ProjectScope::Reach { .. } => {
            sql.push(column).push(" in (select p.id from ");
            projects(sql, scope);
            sql.push(")");
        }
    }
}

#[cfg(test)]
mod tests;
