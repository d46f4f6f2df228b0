//! Who is asked: client logins that reach the project and may give their OK (R19).

use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::projects::{login_facts, state_of};
use crate::sql::{Row, Sql, sql};
use crate::{Error, Task, accounts, scope};
use sea_orm::{DatabaseTransaction, QueryResult};
use std::collections::HashMap;
use vitrine_domain::access::{Action, Target, decide};
use vitrine_domain::approval::{Prospect, Tally};
use vitrine_domain::project::Level;
use vitrine_domain::text::fold;
use vitrine_domain::{AccountId, ApprovalId, ProjectId};

pub(super) struct Approver {
    pub(super) account: AccountId,
    pub(super) name: String,
    /// Absent: nothing can be sent to them.
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
}

/// The columns of the query of client logins, for [`read`].
fn columns(sql: &mut Sql) {
    sql.push(&format!(
        "select 1 as hit, c.id, c.name, coalesce(c.email, a.email) as email, a.id as account_id, a.language, {} as privileges, s.grants, reach.paths, p.level, p.archived_at, \
         p.deleted_at, case when p.is_invited_only = false or exists (select 1 from project_invitations pi \
         where pi.project_id = p.id and pi.client_id = c.id) then 1 else 0 end as is_invited",
        scope::privileges("a")
    ));
}

/// Joins the logins to their way `reach`.
fn join_logins(sql: &mut Sql) {
    sql.push(
        " join clients c on c.id = reach.descendant_id join accounts a on a.client_id = c.id \
         join permission_sets s on s.id = a.permission_set_id and s.base = a.kind",
    );
}

/// The ways to a project that lead from its client nodes to all at or below them.
fn paths() -> String {
    format!("ck.descendant_id, string_agg({}, ' ') as paths", scope::privileges("rp"))
}

const BELOW: &str = " join client_closure ck on ck.ancestor_id = rp.client_id where ";

/// Writes the query of all client logins at or below the clients of a project.
fn select(sql: &mut Sql, project: ProjectId) {
    columns(sql);
    sql.push(&format!(" from (select {} from project_clients rp{BELOW}rp.project_id = ", paths())).bind(project.0);
    sql.push(" group by ck.descendant_id) reach");
    join_logins(sql);
    sql.push(" join projects p on p.id = ").bind(project.0).push(" where ");
    accounts::is_live(sql);
}

/// Writes the query of those whose OK these rounds wait for, as `round_id` says: at or below a client that the project had when the round
/// began, asked, and without their OK.
fn select_awaited(sql: &mut Sql, rounds: &[ApprovalId]) {
    columns(sql);
    sql.push(&format!(
        ", r.id as round_id from (select rr.id as round_id, {} from approval_rounds rr join project_clients rp \
         on rp.project_id = rr.project_id{BELOW}",
        paths()
    ));
    // ids grow with time
    sql.push("(rp.since_id is null or rp.since_id < rr.id) and rr.id in (")
        .bind_all(rounds.iter().map(|round| round.0));
    sql.push(") group by rr.id, ck.descendant_id) reach join approval_rounds r on r.id = reach.round_id");
    join_logins(sql);
    sql.push(" join projects p on p.id = r.project_id where ");
    accounts::is_live(sql);
    sql.push(
        " and (r.is_bound = false or exists (select 1 from approval_round_approvers ra where ra.round_id = r.id \
         and ra.account_id = a.id)) and not exists (select 1 from approval_oks go where go.round_id = r.id and go.account_id = a.id)",
    );
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
    let (account, name) = (facts.account, row.get("name")?);
    Ok(Some(Approver { account, name, address: row.get("email")?, language: row.get("language")? }))
}

fn read_all(rows: &[QueryResult]) -> Result<Vec<Approver>, Error> {
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// By name.
pub(super) async fn approvers(conn: &DatabaseTransaction, project: ProjectId) -> Result<Vec<Approver>, Error> {
    let mut sql = Sql::default();
    select(&mut sql, project);
    sql.push(" order by c.name_key, c.id");
    read_all(&sql.all(conn).await?)
}

/// Those whose OK a round waits for and who may give it. Nobody, where its task is shown to clients no longer.
pub(super) async fn awaited(conn: &DatabaseTransaction, round: ApprovalId) -> Result<Vec<Approver>, Error> {
    let shown = sql!(
        "select 1 as one from approval_rounds r join tasks t on t.id = r.task_id where r.state = 'open' \
         and t.deleted_at is null and t.is_team_only = false and r.id = ",
        round.0
    );
    if shown.one(conn).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::default();
    select_awaited(&mut sql, &[round]);
    sql.push(" order by c.name_key, c.id");
    read_all(&sql.all(conn).await?)
}

/// Whether somebody is still asked in a round: it waits, its task is shared, they may decide and have not (R53).
pub(crate) async fn is_still_asked(
    conn: &DatabaseTransaction,
    round: ApprovalId,
    account: AccountId,
) -> Result<bool, Error> {
    Ok(awaited(conn, round).await?.iter().any(|one| one.account == account))
}

impl<C: Moment> Eyes<'_, C> {
    /// How many of those who are asked could still decide about each of these rounds. For staff, who set up that clients are asked.
    pub async fn deciders_left(&self, rounds: &[ApprovalId]) -> Result<HashMap<ApprovalId, u32>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                select_awaited(sql, rounds);
                sql.push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        let mut left: HashMap<_, _> = rounds.iter().map(|round| (*round, 0)).collect();
        for row in &rows {
            if let (Some(_), Some(count)) = (read(row)?, left.get_mut(&row.id("round_id")?)) {
                *count += 1;
            }
        }
        Ok(left)
    }

    /// Who could still decide about a task in the round that it is in, if it is in one. For staff.
    pub async fn prospect(&self, task: &Task) -> Result<Option<Prospect>, Error> {
        let Some(round) = task.open_round else { return Ok(None) };
        let left = self.deciders_left(&[round]).await?.remove(&round).unwrap_or_default();
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, r.needed, (select count(*) from approval_oks go where go.round_id = r.id) as given \
                     from approval_rounds r where r.id = ",
                )
                .bind(round.0)
                .push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some(Prospect { tally: Tally { given: row.count("given")?, needed: row.count("needed")? }, left }))
    }

    /// Whoever may approve what is asked about on a project from now on, by name. For staff.
    pub(super) async fn approvers_of(&self, project: ProjectId) -> Result<Vec<Approver>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                select(sql, project);
                sql.push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        let mut able = read_all(&rows)?;
        able.sort_by_cached_key(|one| (fold(&one.name), one.account));
        Ok(able)
    }
}
