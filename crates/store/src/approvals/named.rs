//! Who is named to give their OK, by a column or by its project (R19).

use super::approvers::Approver;
use crate::act::NameApprovers;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, EventKind, Project};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::Permission;
use vitrine_domain::{AccountId, ProjectId};

/// Somebody who is named, or could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApproverChoice {
    pub account: AccountId,
    /// None to who may not know the contacts of clients (R40).
    pub name: Option<String>,
    /// They reach the project and may give their OK.
    pub may_approve: bool,
}

/// Whom a project names for all its columns that name nobody.
#[derive(Clone, Debug)]
pub struct ProjectApprovers {
    /// None: whoever may approve.
    pub approvers: Vec<ApproverChoice>,
    /// Those who may be named, by name.
    pub possible: Vec<ApproverChoice>,
}

/// A list of names: its table, and what it belongs to.
pub(super) type List = (&'static str, &'static str);
pub(super) const OF_COLUMN: List = ("column_approvers", "column_id");
const OF_PROJECT: List = ("project_approvers", "project_id");

impl<C: Moment> Eyes<'_, C> {
    /// For staff, who set it up.
    pub async fn project_approvers(&self, project: &Seen<Project, C::When>) -> Result<ProjectApprovers, Error> {
        let (approvers, possible) = self.named_approvers(project.id, OF_PROJECT, project.id.0).await?;
        Ok(ProjectApprovers { approvers, possible })
    }

    /// Those of a list, and those who could be on it. For staff.
    pub(super) async fn named_approvers(
        &self,
        project: ProjectId,
        (table, owner): List,
        id: Uuid,
    ) -> Result<(Vec<ApproverChoice>, Vec<ApproverChoice>), Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(&format!(
                    "select 1 as hit, l.account_id, coalesce(pc.name, pa.name, pa.username, '') as name from {table} l \
                     join accounts pa on pa.id = l.account_id left join clients pc on pc.id = pa.client_id where l.{owner} = "
                ));
                sql.bind(id).push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        let facts = &known.facts;
        let knows_people = facts.holds(Permission::ClientViewInfo) || facts.holds(Permission::ProjectViewAudience);
        let able = self.approvers_of(project).await?;
        let named = |row: &QueryResult| {
            let account: AccountId = row.id("account_id")?;
            let name = Some(row.get::<String>("name")?).filter(|_| knows_people);
            Ok(ApproverChoice { account, name, may_approve: able.iter().any(|one| one.account == account) })
        };
        let mut approvers = rows.iter().map(named).collect::<Result<Vec<_>, Error>>()?;
        approvers.sort_by(|one, other| (&one.name, one.account).cmp(&(&other.name, other.account)));
        let choice =
            |one: &Approver| ApproverChoice { account: one.account, name: Some(one.name.clone()), may_approve: true };
        let possible = if knows_people { able.iter().map(choice).collect() } else { Vec::new() };
        Ok((approvers, possible))
    }
}

impl Tx {
    /// For rounds that begin from now on: those that wait keep what they were asked with. `after` names each once.
    pub async fn name_project_approvers(
        &self,
        grant: Grant<NameApprovers>,
        before: &ProjectApprovers,
        after: &[AccountId],
    ) -> Result<(), Error> {
        let project = grant.target();
        let mut old: Vec<AccountId> = before.approvers.iter().map(|one| one.account).collect();
        old.sort();
        let changes = Changes::default().field("approver_ids", ids(&old), ids(after));
        if changes.is_empty() {
            return Ok(());
        }
        self.name_approvers(OF_PROJECT, project.id.0, after).await?;
        let subject = Subject { kind: "project", id: project.id.0, name: &project.name, project: Some(project.id) };
        self.audit(Deed::ProjectUpdated, &subject, &changes);
        self.emit(EventKind::ProjectChanged, Some(project.id), None, true).await
    }

    /// In place of those who are on the list.
    pub(super) async fn name_approvers(
        &self,
        (table, owner): List,
        id: Uuid,
        named: &[AccountId],
    ) -> Result<(), Error> {
        let mut sql = Sql::new(&format!("delete from {table} where {owner} = "));
        sql.bind(id);
        sql.run(&self.conn).await?;
        for account in named {
            let mut sql = Sql::new(&format!("insert into {table} ({owner}, account_id, created_at) values ("));
            sql.bind(id).push(", ").bind(account.0).push(", ").bind(self.now()).push(")");
            sql.run(&self.conn).await?;
        }
        Ok(())
    }
}

pub(super) fn ids(accounts: &[AccountId]) -> Json {
    accounts.iter().map(|account| account.0.to_string()).collect()
}
