//! Templates of projects: what new ones can begin with.
//!
//! A template is a copy that refers to nothing: what it was made of may change or go, and whoever begins a project with it learns of nothing
//! but what stands in it.

mod begin;
mod body;
mod take;

pub use take::NewTemplate;

use crate::act::{DeleteTemplate, EditTemplate};
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, EventKind};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use vitrine_domain::access::Facts;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::Permission;
use vitrine_domain::template::{Template, may_begin_with, sees_templates};
use vitrine_domain::text::{Name, Prose, fold};
use vitrine_domain::{ProjectId, TemplateId};

/// In a list, without what stands in it.
#[derive(Clone, Debug)]
pub struct ProjectTemplate<Content = Template> {
    pub id: TemplateId,
    pub name: String,
    pub description: Option<String>,
    pub column_count: u32,
    pub task_count: u32,
    /// Of the tasks, those that are not the team's own.
    pub shared_count: u32,
    pub has_dates: bool,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
    pub content: Content,
}

/// Far more than anybody keeps; without a limit SQLite would drop the order of an inner query.
const LIMIT: i64 = 1000;

impl ProjectTemplate {
    pub(crate) fn may_be_used(&self, facts: &Facts) -> bool {
        may_begin_with(facts, &self.content)
    }
}

fn select(sql: &mut Sql, facts: &Facts) {
    sql.push(
        "select 1 as hit, pt.id, pt.name, pt.name_key, pt.description, pt.column_count, pt.task_count, pt.shared_count, \
         pt.has_dates, pt.body, pt.updated_at, pt.version from project_templates pt where ",
    )
    .push(if sees_templates(facts) { "1 = 1" } else { "1 = 0" });
}

fn read<Content>(row: &QueryResult, content: Content) -> Result<ProjectTemplate<Content>, Error> {
    Ok(ProjectTemplate {
        id: row.id("id")?,
        name: row.get("name")?,
        description: row.get("description")?,
        column_count: row.count("column_count")?,
        task_count: row.count("task_count")?,
        shared_count: row.count("shared_count")?,
        has_dates: row.get("has_dates")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
        content,
    })
}

fn admit_to_all(facts: &Facts) -> Result<(), Error> {
    admit(facts, Permission::ProjectCreate)?;
    admit(facts, Permission::TaskView)
}

impl<C: Moment> Eyes<'_, C> {
    /// All templates by name, for who may begin projects.
    pub async fn project_templates(&self) -> Result<Vec<Seen<ProjectTemplate<()>, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" order by pt.name_key, pt.id").limit(LIMIT);
            })
            .await?;
        admit_to_all(&known.facts)?;
        rows.iter().map(|row| read(row, ()).map(|template| Seen::of_workspace(template, &known))).collect()
    }

    /// One of them, with what stands in it.
    pub async fn project_template(&self, id: TemplateId) -> Result<Seen<ProjectTemplate, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(" and pt.id = ").bind(id.0);
            })
            .await?;
        admit_to_all(&known.facts)?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let content = body::read(&row.get::<String>("body")?)?;
        Ok(Seen::of_workspace(read(row, content)?, &known))
    }
}

impl Tx {
    /// What it is called, and what is said about it. What stands in it stays as it was saved.
    pub async fn edit_template(
        &self,
        grant: Grant<EditTemplate>,
        name: Name,
        description: Option<Prose>,
    ) -> Result<(), Error> {
        let (id, before) = (grant.key(), grant.target());
        let description = description.map(Prose::into_string);
        let changes = Changes::default().field("name", before.name.as_str(), name.as_str()).field(
            "description",
            before.description.as_deref(),
            description.as_deref(),
        );
        if changes.is_empty() {
            return Ok(());
        }
        self.check_template_name_free(&name, id).await?;
        let rows = sql!(
            "update project_templates set name = ",
            name.as_str(),
            ", name_key = ",
            fold(name.as_str()),
            ", description = ",
            description,
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.record_template(Deed::TemplateUpdated, id, name.as_str(), None, &changes).await
    }

    /// For good. Projects that began with it have all they took.
    pub async fn delete_template(&self, grant: Grant<DeleteTemplate>) -> Result<(), Error> {
        let (id, before) = (grant.key(), grant.target());
        let rows =
            sql!("delete from project_templates where id = ", id.0, " and version = ", before.version).run(&self.conn);
        exactly_one(rows.await?)?;
        let changes = Changes::default().field("is_deleted", false, true);
        self.record_template(Deed::TemplateDeleted, id, &before.name, None, &changes).await
    }

    async fn check_template_name_free(&self, name: &Name, id: TemplateId) -> Result<(), Error> {
        let taken =
            sql!("select 1 as one from project_templates where name_key = ", fold(name.as_str()), " and id <> ", id.0);
        if taken.one(&self.conn).await?.is_some() { Err(Conflict::NameTaken.into()) } else { Ok(()) }
    }

    /// `source`: the project that it was made of. Who does not see that hears nothing of it.
    async fn record_template(
        &self,
        deed: Deed,
        id: TemplateId,
        name: &str,
        source: Option<ProjectId>,
        changes: &Changes,
    ) -> Result<(), Error> {
        self.audit(deed, &Subject { kind: SUBJECT, id: id.0, name, project: source }, changes);
        self.emit(EventKind::TemplateChanged, None, Some(id.0), true).await
    }
}

/// What entries of the audit log about templates are about.
pub(crate) const SUBJECT: &str = "project_template";
