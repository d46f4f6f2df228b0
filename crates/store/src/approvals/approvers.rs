//! Who is asked: client logins that reach the project and may give their OK (R19).

use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::projects::{login_facts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::{Error, accounts, scope};
use sea_orm::{DatabaseTransaction, QueryResult};
use vitrine_domain::access::{Action, Target, decide};
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, ApprovalId, ProjectId};

pub(super) struct Approver {
    pub(super) account: AccountId,
    /// Absent: nothing can be sent to them.
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
}

/// Writes the query of all client logins at or below the clients of a project, for [`read`].
fn select(sql: &mut Sql, project: ProjectId) {
    sql.push(&format!(
        "select 1 as hit, c.id, coalesce(c.email, a.email) as email, a.id as account_id, a.language, {} as privileges, s.grants, reach.paths, p.level, p.archived_at, \
         p.deleted_at, case when p.is_invited_only = false or exists (select 1 from project_invitations pi \
         where pi.project_id = p.id and pi.client_id = c.id) then 1 else 0 end as is_invited \
         from (select ck.descendant_id, string_agg({}, ' ') as paths from project_clients rp \
         join client_closure ck on ck.ancestor_id = rp.client_id where rp.project_id = ",
        scope::privileges("a"),
        scope::privileges("rp")
    ))
    .bind(project.0)
    .push(
        " group by ck.descendant_id) reach join clients c on c.id = reach.descendant_id join accounts a on a.client_id = c.id \
         join permission_sets s on s.id = a.permission_set_id and s.base = a.kind join projects p on p.id = ",
    )
    .bind(project.0)
    .push(" where ");
    accounts::is_live(sql);
}

/// The rule's answer; none where it says no.
fn read(row: &QueryResult) -> Result<Option<Approver>, Error> {
    let facts = login_facts(row, row.id("id")?)?;
    let target = Target {
        paths: scope::read_paths(row)?,
        is_invited: row.get::<i32>("is_invited")? == 1,
        is_member: false,
        level: Level::from_name(&row.get::<String>("level")?),
        state: state_of(row, "")?,
        is_shared: true,
    };
    if !decide(&facts, Action::Approve, target).is_allowed() {
        return Ok(None);
    }
    Ok(Some(Approver { account: facts.account, address: row.get("email")?, language: row.get("language")? }))
}

fn read_all(rows: &[QueryResult]) -> Result<Vec<Approver>, Error> {
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

pub(super) async fn approvers(conn: &DatabaseTransaction, project: ProjectId) -> Result<Vec<Approver>, Error> {
    let mut sql = Sql::default();
    select(&mut sql, project);
    sql.push(" order by c.name_key, c.id");
    read_all(&sql.all(conn).await?)
}

/// Whether somebody is still asked in a round: it waits, its task is shared, and they may decide (R53).
pub(crate) async fn is_still_asked(
    conn: &DatabaseTransaction,
    round: ApprovalId,
    account: AccountId,
) -> Result<bool, Error> {
    let open = sql!(
        "select r.project_id from approval_rounds r join tasks t on t.id = r.task_id where r.state = 'open' \
         and t.deleted_at is null and t.is_team_only = false and r.id = ",
        round.0
    );
    let Some(row) = open.one(conn).await? else { return Ok(false) };
    let mut sql = Sql::default();
    select(&mut sql, row.id("project_id")?);
    sql.push(" and a.id = ").bind(account.0);
    Ok(!read_all(&sql.all(conn).await?)?.is_empty())
}

impl<C: Moment> Eyes<'_, C> {
    /// Whether there is anybody to ask about the tasks of a project. For staff, who set up that clients are asked.
    pub async fn has_approvers(&self, project: ProjectId) -> Result<bool, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                select(sql, project);
                sql.push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        Ok(!read_all(&rows)?.is_empty())
    }
}
