//! What a column asks for: how many OKs, whose, and by when (R19).

use super::named::{self, ApproverChoice, ids};
use crate::act::EditColumn;
use crate::columns::Column;
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Error, EventKind};
use sea_orm::{DatabaseTransaction, QueryResult};
use vitrine_domain::approval::OkRule;
use vitrine_domain::audit::Deed;
use vitrine_domain::{AccountId, ColumnId, ProjectId};

/// As staff set it up.
#[derive(Clone, Debug)]
pub struct ColumnApproval {
    pub rule: OkRule,
    /// Those who are named; none: those whom the project names.
    pub approvers: Vec<ApproverChoice>,
    /// Those who may be named, by name.
    pub possible: Vec<ApproverChoice>,
    /// How many days a round has.
    pub due_days: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnApprovalChange {
    pub rule: OkRule,
    /// Each once.
    pub approvers: Vec<AccountId>,
    pub due_days: Option<u16>,
}

const RULE: &str = "select 1 as hit, ca.rule, ca.needed, ca.due_days from column_approvals ca where ca.column_id = ";

pub(crate) fn read_rule(row: &QueryResult) -> Result<(OkRule, Option<u16>), Error> {
    let small =
        |column: &str| Ok::<_, Error>(row.get::<Option<i32>>(column)?.and_then(|number| u16::try_from(number).ok()));
    let needed = small("needed")?.and_then(|needed| u8::try_from(needed).ok());
    Ok((OkRule::from_name(&row.get::<String>("rule")?, needed), small("due_days")?))
}

/// Read for a round that begins. Whom the column names goes before whom its project does.
pub(super) async fn setting(
    conn: &DatabaseTransaction,
    project: ProjectId,
    column: ColumnId,
) -> Result<ColumnApprovalChange, Error> {
    let mut sql = Sql::new(RULE);
    sql.bind(column.0);
    let (rule, due_days) = sql.one(conn).await?.as_ref().map(read_rule).transpose()?.unwrap_or_default();
    let named = sql!(
        "select ca.account_id from column_approvers ca where ca.column_id = ",
        column.0,
        " union select pa.account_id from project_approvers pa where pa.project_id = ",
        project.0,
        " and not exists (select 1 from column_approvers ca where ca.column_id = ",
        column.0,
        ") order by account_id"
    );
    let approvers = named.all(conn).await?.iter().map(|row| row.id("account_id")).collect::<Result<_, _>>()?;
    Ok(ColumnApprovalChange { rule, approvers, due_days })
}

impl<C: Moment> Eyes<'_, C> {
    /// For staff, who set it up.
    pub async fn column_approval(&self, column: &Column) -> Result<ColumnApproval, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(RULE).bind(column.id.0).push(if facts.is_staff() { "" } else { " and 1 = 0" });
            })
            .await?;
        let (rule, due_days) = rows.first().map(read_rule).transpose()?.unwrap_or_default();
        let (approvers, possible) = self.named_approvers(column.project, named::OF_COLUMN, column.id.0).await?;
        Ok(ColumnApproval { rule, approvers, possible, due_days })
    }
}

impl Tx {
    /// For rounds that begin from now on: those that wait keep what they were asked with.
    pub async fn set_column_approval(
        &self,
        grant: Grant<EditColumn>,
        before: &ColumnApproval,
        after: ColumnApprovalChange,
    ) -> Result<(), Error> {
        let column = grant.target();
        let mut old: Vec<AccountId> = before.approvers.iter().map(|one| one.account).collect();
        old.sort();
        let changes = Changes::default()
            .field("approval_rule", rule_text(before.rule), rule_text(after.rule))
            .field("approver_ids", ids(&old), ids(&after.approvers))
            .field("approval_due_days", before.due_days.map(i64::from), after.due_days.map(i64::from));
        if changes.is_empty() {
            return Ok(());
        }
        sql!("delete from column_approvals where column_id = ", column.id.0).run(&self.conn).await?;
        self.insert_rule(column.id, after.rule, after.due_days).await?;
        self.name_approvers(named::OF_COLUMN, column.id.0, &after.approvers).await?;
        let version = self.next_content_version(column.project).await?;
        let rows = sql!(
            "update board_columns set content_version = ",
            version,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            column.id.0,
            " and version = ",
            column.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        let subject = Subject { kind: "column", id: column.id.0, name: &column.name, project: Some(column.project) };
        self.audit(Deed::ColumnUpdated, &subject, &changes);
        self.emit(EventKind::BoardChanged, Some(column.project), Some(column.id.0), true).await
    }

    /// Of a column that has none.
    pub(crate) async fn insert_rule(&self, column: ColumnId, rule: OkRule, due_days: Option<u16>) -> Result<(), Error> {
        let needed = if let OkRule::Some(needed) = rule { Some(i32::from(needed)) } else { None };
        sql!(
            "insert into column_approvals (column_id, rule, needed, due_days, created_at, updated_at, version) values (",
            column.0, ", ", rule.name(), ", ", needed, ", ", due_days.map(i32::from), ", ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}

/// Such as `2`, `one`, `all`.
fn rule_text(rule: OkRule) -> String {
    match rule {
        OkRule::Some(needed) => needed.to_string(),
        OkRule::One | OkRule::All => rule.name().to_owned(),
    }
}
