//! Scopes as SQL. What `admits` says in memory, these say of rows; a differential test holds them together.

use crate::Error;
use crate::sql::{Row, Sql};
use sea_orm::QueryResult;
use vitrine_domain::access::{CommentScope, HistoryScope, Paths, ProjectScope, RoundScope, TaskScope, TimeScope};
use vitrine_domain::audit::DeedGroup;
use vitrine_domain::privilege::{Privileges, UpdateProgress};
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, ClientId};

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

/// Writes the condition that a round, which the statement calls `round`, is in scope as far as the round itself decides.
pub(crate) fn and_round(sql: &mut Sql, scope: RoundScope, round: &str) {
    let Some(node) = scope.node else { return };
    and_since(sql, &format!("{round}.project_id"), &format!("{round}.id"), node);
    if let Some(asked) = scope.asked {
        sql.push(" and ");
        is_asked(sql, asked, round);
    }
}

/// Writes the column of the moment since which rounds of project `p` are in scope as [`and_round`] says; none for all of them.
pub(crate) fn select_rounds_since(sql: &mut Sql, scope: RoundScope) {
    let Some(node) = scope.node else { return };
    sql.push(
        ", (select jp.since_id from project_clients jp join client_closure jk on jk.ancestor_id = jp.client_id \
         where jp.project_id = p.id and jk.descendant_id = ",
    )
    .bind(node.0)
    .push(" order by jp.since_id is not null, jp.since_id limit 1) as rounds_since");
}

/// Writes that an account is among those to whom a round is bound, if it is bound to some.
pub(crate) fn is_asked(sql: &mut Sql, account: AccountId, round: &str) {
    sql.push(&format!(
        "({round}.is_bound = false or exists (select 1 from approval_round_approvers ra where ra.round_id = {round}.id \
         and ra.account_id = "
    ))
    .bind(account.0)
    .push("))");
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

/// Writes the condition that file `f`, of a task `t` in scope, is in scope as far as the comment that it was sent with decides; `p` is the
/// project.
pub(crate) fn and_file(sql: &mut Sql, scope: CommentScope) {
    if scope.node.is_none() {
        return;
    }
    sql.push(
        " and (f.comment_id is null or exists (select 1 from comments cm join accounts aa on aa.id = cm.author_id \
         where cm.id = f.comment_id",
    );
    and_comment(sql, scope);
    sql.push("))");
}

/// The same as [`and_comment`] for progress update `pu`, which staff too may not all read.
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

/// Writes the condition that entry `h` of the history of a task `t` in scope is in scope.
pub(crate) fn and_history(sql: &mut Sql, scope: HistoryScope) {
    let Some(node) = scope.node else { return };
    sql.push(" and h.is_team_only = false and h.action not in (")
        .bind_all(DeedGroup::Approvals.deeds().iter().map(|deed| deed.name()))
        .push(")");
    and_since(sql, "t.project_id", "h.id", node);
}

/// Writes that a client above or at `node` was on the project when the thing with this id was made: ids grow with time.
fn and_since(sql: &mut Sql, project: &str, id: &str, node: ClientId) {
    sql.push(&format!(
        " and exists (select 1 from project_clients jp join client_closure jk on jk.ancestor_id = jp.client_id \
         where jp.project_id = {project} and (jp.since_id is null or jp.since_id < {id}) and jk.descendant_id = "
    ))
    .bind(node.0)
    .push(")");
}

/// What clients could not watch, or that which the flag says: on a project of this name, `p`, below the least level or archived.
pub(crate) fn is_unwatched(sql: &mut Sql, is_team_only: bool, least: Level) {
    sql.push("(")
        .bind(is_team_only)
        .push(" or p.archived_at is not null or p.level not in (")
        .bind_all(Level::ALL.into_iter().filter(|level| *level >= least).map(Level::name))
        .push("))");
}

/// Writes the condition that time entry `e` of project `p` is in scope, as far as they and its task `t`, if it has one, decide; which
/// projects is `projects`' matter, and with them that their level shows anything.
pub(crate) fn and_time(sql: &mut Sql, scope: TimeScope) {
    sql.push(" and p.deleted_at is null and t.deleted_at is null");
    if scope.shown_only {
        sql.push(" and p.time_wish = true and coalesce(t.is_team_only, false) = false");
    }
    if let Some(worker) = scope.worker {
        sql.push(" and e.account_id = ").bind(worker.0);
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
        ProjectScope::Members { .. } | ProjectScope::Reach { .. } => {
            sql.push(column).push(" in (select p.id from ");
            projects(sql, scope);
            sql.push(")");
        }
    }
}

#[cfg(test)]
mod tests;
