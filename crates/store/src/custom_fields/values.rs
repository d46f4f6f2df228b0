//! What the fields of one thing say.
//!
//! Core and financial values are read by different functions from different tables. Changes are recorded by the ids of their fields
//! alone: what a value was is not told to who may not see it now.

use super::{LIMIT, and_visible, kind, options};
use crate::act::{SetClientFinance, SetProjectFinance, SetProjectValues, SetTaskFinance, SetTaskValues};
use crate::clients::ClientRef;
use crate::evidence::{Grant, Moment};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject as About, Tx};
use crate::{Error, EventKind, scope};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope, TaskScope};
use vitrine_domain::audit::Deed;
use vitrine_domain::custom_field::{FieldScope, FieldShape, Subject, Value, Visibility};
use vitrine_domain::permission::Permission;
use vitrine_domain::{ClientId, FieldId, ProjectId, TaskId};

/// What has the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Client(ClientId),
    Project(ProjectId),
    Task(TaskId),
}

/// A field, and what it says of a thing, if it says something.
#[derive(Clone, Debug)]
pub struct FieldValue {
    pub shape: FieldShape,
    pub name: String,
    pub visibility: Visibility,
    pub value: Option<Value>,
}

/// The new value of a field; none empties it.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    pub field: FieldId,
    pub value: Option<Value>,
}

impl Owner {
    pub fn subject(self) -> Subject {
        match self {
            Self::Client(_) => Subject::Client,
            Self::Project(_) => Subject::Project,
            Self::Task(_) => Subject::Task,
        }
    }

    pub fn id(self) -> Uuid {
        match self {
            Self::Client(id) => id.0,
            Self::Project(id) => id.0,
            Self::Task(id) => id.0,
        }
    }

    /// Writes the condition that the viewer sees the owner.
    fn and_seen(self, sql: &mut Sql, facts: &Facts) {
        match self {
            Self::Client(id) => {
                sql.push(" and exists (select 1 from clients c where c.deleted_at is null and c.id = ").bind(id.0);
                sql.push(if facts.holds(Permission::ClientViewInfo) { ")" } else { " and 1 = 0)" });
            }
            Self::Project(id) => {
                sql.push(" and exists (select 1 from ");
                scope::projects(sql, ProjectScope::of(facts, Action::ViewProject));
                sql.push(" and p.deleted_at is null and p.id = ").bind(id.0).push(")");
            }
            Self::Task(id) => {
                let tasks = TaskScope::of(facts);
                sql.push(" and exists (select 1 from tasks t where t.deleted_at is null and t.id = ").bind(id.0);
                scope::and_task(sql, tasks);
                sql.push(" and ");
                scope::in_projects(sql, "t.project_id", tasks.projects);
                sql.push(")");
            }
        }
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// The fields that the viewer sees of something they see, in order; none of what they do not see.
    pub async fn field_values(&self, owner: Owner) -> Result<Vec<FieldValue>, Error> {
        let (_, rows) =
            self.rows(|facts, sql| select(sql, facts, owner, FieldScope::of_values(facts), "custom_values")).await?;
        rows.iter().map(read).collect()
    }

    /// The core fields of clients without values, for who may add or edit clients.
    pub async fn client_fields(&self) -> Result<Vec<FieldValue>, Error> {
        self.blank_fields("client", |facts, sql| {
            sql.push(if facts.is_staff() { "" } else { " and 1 = 0" });
        })
        .await
    }

    /// The core fields of tasks without values, as the viewer sees them in a project whose tasks they see.
    pub async fn task_fields(&self, project: ProjectId) -> Result<Vec<FieldValue>, Error> {
        self.blank_fields("task", |facts, sql| {
            let seen = TaskScope::of(facts).projects;
            sql.push(" and exists (select 1 from projects p where p.deleted_at is null and p.id = ").bind(project.0);
            sql.push(" and ");
            scope::in_projects(sql, "p.id", seen);
            sql.push(")");
        })
        .await
    }

    async fn blank_fields(
        &self,
        subject: &'static str,
        narrow: impl Fn(&Facts, &mut Sql) + Send + Sync,
    ) -> Result<Vec<FieldValue>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, f.id, f.name, f.kind, f.visibility, f.options, cast(null as text) as value from custom_fields f \
                     where f.deleted_at is null and f.subject = ",
                )
                .bind(subject);
                and_visible(sql, FieldScope::of_values(facts));
                narrow(facts, sql);
                sql.push(" order by f.position, f.id").limit(LIMIT);
            })
            .await?;
        rows.iter().map(read).collect()
    }

    /// The financial ones, and the version of what they say, for who may view finance.
    pub async fn finance_values(&self, owner: Owner) -> Result<(Vec<FieldValue>, i64), Error> {
        let (known, rows) = self
            .rows(|facts, sql| select(sql, facts, owner, FieldScope::of_finance(facts), "custom_finance_values"))
            .await?;
        admit(&known.facts, Permission::FinanceView)?;
        let (_, versions) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, n.version from custom_finance_versions n where n.subject_id = ")
                    .bind(owner.id());
                sql.push(if FieldScope::of_finance(facts) == FieldScope::Finance { "" } else { " and 1 = 0" });
            })
            .await?;
        let version = versions.first().map_or(Ok(0), |row| row.get("version"))?;
        Ok((rows.iter().map(read).collect::<Result<_, _>>()?, version))
    }

    /// What the fields say of many clients, as stored.
    pub async fn client_values(&self, clients: &[ClientId]) -> Result<HashMap<(ClientId, FieldId), String>, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, v.subject_id, v.field_id, v.value from custom_values v join custom_fields f on f.id = v.field_id \
                     where f.deleted_at is null and f.subject = 'client'",
                );
                and_visible(sql, FieldScope::of_values(facts));
                sql.push(if facts.holds(Permission::ClientViewInfo) { "" } else { " and 1 = 0" });
                sql.push(" and v.subject_id in (").bind_all(clients.iter().map(|id| id.0)).push(")");
            })
            .await?;
        rows.iter().map(|row| Ok(((row.id("subject_id")?, row.id("field_id")?), row.get("value")?))).collect()
    }
}

fn select(sql: &mut Sql, facts: &Facts, owner: Owner, scope: FieldScope, table: &str) {
    sql.push(&format!(
        "select 1 as hit, f.id, f.name, f.kind, f.visibility, f.options, v.value from custom_fields f \
         left join {table} v on v.field_id = f.id and v.subject_id = "
    ))
    .bind(owner.id())
    .push(" where f.deleted_at is null and f.subject = ")
    .bind(owner.subject().name());
    and_visible(sql, scope);
    owner.and_seen(sql, facts);
    sql.push(" order by f.position, f.id").limit(LIMIT);
}

pub(crate) fn read(row: &sea_orm::QueryResult) -> Result<FieldValue, Error> {
    let shape = FieldShape { id: row.id("id")?, kind: kind(row)?, options: options(&row.get::<String>("options")?)? };
    let value = row.get::<Option<String>>("value")?.and_then(|text| shape.from_stored(&text));
    Ok(FieldValue {
        name: row.get("name")?,
        visibility: Visibility::from_name_or_least(&row.get::<String>("visibility")?),
        shape,
        value,
    })
}

/// The ids of the fields that change, as records have them.
pub(crate) fn recorded(changes: &[FieldChange]) -> String {
    changes.iter().map(|change| change.field.0.to_string()).collect::<Vec<_>>().join(" ")
}

impl Tx {
    /// `changes`: of fields that the viewer sees.
    pub async fn set_project_values(
        &self,
        grant: Grant<SetProjectValues>,
        changes: &[FieldChange],
    ) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        self.write_values("custom_values", id.0, changes).await?;
        let record = Changes::default().field("custom_fields", String::new(), recorded(changes));
        let about = About { kind: "project", id: id.0, name: &before.name, project: Some(id) };
        self.audit(Deed::ProjectFieldsSet, &about, &record);
        self.emit(EventKind::ProjectChanged, Some(id), None, self.is_for_team(changes).await?).await
    }

    pub async fn set_task_values(&self, grant: Grant<SetTaskValues>, changes: &[FieldChange]) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        self.write_values("custom_values", id.0, changes).await?;
        let record = Changes::default().field("custom_fields", String::new(), recorded(changes));
        let about = About { kind: "task", id: id.0, name: &before.title, project: Some(before.project) };
        self.audit(Deed::TaskFieldsSet, &about, &record);
        let is_team_only = before.is_team_only || self.is_for_team(changes).await?;
        self.emit(EventKind::TaskChanged, Some(before.project), Some(id.0), is_team_only).await
    }

    pub async fn set_client_finance(
        &self,
        grant: Grant<SetClientFinance>,
        changes: &[FieldChange],
    ) -> Result<(), Error> {
        let before = grant.target();
        let client = ClientRef { id: grant.key(), name: before.name.clone(), kind: before.kind };
        self.write_finance(client.id.0, changes).await?;
        let record = Changes::default().field("custom_fields", String::new(), recorded(changes));
        self.record_client(Deed::ClientFinanceSet, &client, &record).await
    }

    pub async fn set_project_finance(
        &self,
        grant: Grant<SetProjectFinance>,
        changes: &[FieldChange],
    ) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        self.write_finance(id.0, changes).await?;
        let record = Changes::default().field("custom_fields", String::new(), recorded(changes));
        let about = About { kind: "project", id: id.0, name: &before.name, project: Some(id) };
        self.audit(Deed::ProjectFinanceSet, &about, &record);
        self.emit(EventKind::ProjectChanged, Some(id), None, true).await
    }

    pub async fn set_task_finance(&self, grant: Grant<SetTaskFinance>, changes: &[FieldChange]) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        self.write_finance(id.0, changes).await?;
        let record = Changes::default().field("custom_fields", String::new(), recorded(changes));
        let about = About { kind: "task", id: id.0, name: &before.title, project: Some(before.project) };
        self.audit(Deed::TaskFinanceSet, &about, &record);
        self.emit(EventKind::TaskChanged, Some(before.project), Some(id.0), true).await
    }

    async fn write_finance(&self, owner: Uuid, changes: &[FieldChange]) -> Result<(), Error> {
        self.write_values("custom_finance_values", owner, changes).await?;
        sql!(
            "insert into custom_finance_versions (subject_id, version) values (",
            owner,
            ", 1) on conflict (subject_id) do update set version = custom_finance_versions.version + 1"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }

    pub(crate) async fn write_core_values(&self, owner: Uuid, changes: &[FieldChange]) -> Result<(), Error> {
        self.write_values("custom_values", owner, changes).await
    }

    async fn write_values(&self, table: &str, owner: Uuid, changes: &[FieldChange]) -> Result<(), Error> {
        for FieldChange { field, value } in changes {
            let mut sql = Sql::new(&format!("delete from {table} where subject_id = "));
            sql.bind(owner).push(" and field_id = ").bind(field.0);
            sql.run(&self.conn).await?;
            if let Some(value) = value {
                let mut sql = Sql::new(&format!("insert into {table} (subject_id, field_id, value) values ("));
                sql.bind(owner).push(", ").bind(field.0).push(", ").bind(value.to_stored()).push(")");
                sql.run(&self.conn).await?;
            }
        }
        Ok(())
    }

    /// Whether clients see none of the fields that change, and so are not told that something did.
    async fn is_for_team(&self, changes: &[FieldChange]) -> Result<bool, Error> {
        let mut sql = Sql::new("select 1 as one from custom_fields where visibility in (");
        sql.bind_all(FieldScope::Shared.visibilities().iter().map(|own| own.name())).push(") and id in (");
        sql.bind_all(changes.iter().map(|change| change.field.0)).push(") limit 1");
        Ok(sql.one(&self.conn).await?.is_none())
    }
}
