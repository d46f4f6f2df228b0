//! Templates of projects: what new ones can begin with.

use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Result, Services, approvals, present};
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{CreateProjectTemplate, ProjectTemplateList, UpdateProjectTemplate};
use vitrine_domain::board::CardLimit;
use vitrine_domain::template::{Template, TemplateColumn, TemplateTask};
use vitrine_domain::text::{Name, Prose};
use vitrine_domain::{ProjectId, TemplateId};
use vitrine_store::{Eyes, Moment, NewTemplate, ProjectTemplate, Seen, act};

/// All templates, by name.
pub async fn list_project_templates(services: &Services, caller: &Caller) -> Result<ProjectTemplateList> {
    let templates = services.store.seen_by(&services.viewer(caller)).project_templates().await?;
    Ok(ProjectTemplateList { data: templates.iter().map(|template| services.template(template, None)).collect() })
}

pub async fn read_project_template(
    services: &Services,
    caller: &Caller,
    id: TemplateId,
) -> Result<contract::ProjectTemplate> {
    let viewer = services.viewer(caller);
    Ok(services.whole_template(&*services.store.seen_by(&viewer).project_template(id).await?))
}

pub async fn create_project_template(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    input: CreateProjectTemplate,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::ProjectTemplate>> {
    const OPERATION: &str = "create_project_template";
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, OPERATION, idempotency.as_ref()).await? {
        Some(id) => (TemplateId(id), true),
        None => {
            let grant = tx.seen().project(project).await?.grant::<act::SaveTemplate>()?;
            let mut faults = Faults::default();
            let name = faults.take("/name", Name::parse(&input.name));
            let description = faults.take_optional("/description", input.description.as_deref(), Prose::parse);
            let with_tasks = input.with_tasks;
            let new = faults.check(name.map(|name| NewTemplate { name, description, with_tasks }))?;
            let id = tx.save_template(grant, new).await?;
            services.remember(&tx, OPERATION, idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.whole_template(&*tx.seen().project_template(id).await?);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn update_project_template(
    services: &Services,
    caller: &Caller,
    id: TemplateId,
    revision: &str,
    input: UpdateProjectTemplate,
) -> Result<contract::ProjectTemplate> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let template = tx.seen().project_template(id).await?;
    let grant = template.grant::<act::EditTemplate>()?;
    services.check_template(&template, revision)?;
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(input.name.as_deref().unwrap_or(&template.name)));
    let description = input.description.as_ref().map_or(template.description.as_deref(), Option::as_deref);
    let description = faults.take_optional("/description", description, Prose::parse);
    tx.edit_template(grant, faults.check(name)?, description).await?;
    let value = services.whole_template(&*tx.seen().project_template(id).await?);
    tx.commit().await?;
    Ok(value)
}

pub async fn delete_project_template(
    services: &Services,
    caller: &Caller,
    id: TemplateId,
    revision: &str,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let template = tx.seen().project_template(id).await?;
    let grant = template.grant::<act::DeleteTemplate>()?;
    services.check_template(&template, revision)?;
    tx.delete_template(grant).await?;
    Ok(tx.commit().await?)
}

/// The template that an input names. One that is not there, or that its sender does not see, is none.
pub(super) async fn named<C: Moment>(
    eyes: &Eyes<'_, C>,
    id: Option<Uuid>,
    pointer: &str,
) -> Result<Option<Seen<ProjectTemplate, C::When>>> {
    let Some(id) = id else { return Ok(None) };
    match eyes.project_template(TemplateId(id)).await {
        Ok(template) => Ok(Some(template)),
        Err(vitrine_store::Error::NotFound) => Err(Error::invalid(pointer, "unknown_value")),
        Err(error) => Err(error.into()),
    }
}

impl Services {
    fn template<T>(
        &self,
        template: &ProjectTemplate<T>,
        content: Option<contract::TemplateContent>,
    ) -> contract::ProjectTemplate {
        contract::ProjectTemplate {
            id: template.id.0,
            name: template.name.clone(),
            description: template.description.clone(),
            column_count: template.column_count,
            task_count: template.task_count,
            shared_task_count: template.shared_count,
            has_dates: template.has_dates,
            content,
            updated_at: template.updated_at,
            revision: self.revision(template.id.0, template.version),
        }
    }

    fn whole_template(&self, template: &ProjectTemplate) -> contract::ProjectTemplate {
        self.template(template, Some(content(&template.content)))
    }

    fn check_template(&self, template: &ProjectTemplate, revision: &str) -> Result<()> {
        if self.revision(template.id.0, template.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.whole_template(template)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}

fn content(template: &Template) -> contract::TemplateContent {
    contract::TemplateContent {
        columns: template.columns.iter().map(column).collect(),
        tasks: template.tasks.iter().map(task).collect(),
    }
}

fn column(column: &TemplateColumn) -> contract::TemplateColumn {
    contract::TemplateColumn {
        name: column.name.as_str().to_owned(),
        client_name: column.client_name.as_ref().map(|name| name.as_str().to_owned()),
        stage: present::stage(column.stage),
        asks_approval: column.asks_approval,
        approval: column.approval.map(|approval| {
            let (rule, needed) = approvals::rule(approval.rule);
            contract::TemplateApproval { rule, needed, due_days: approval.due_days }
        }),
        colour: column.colour.map(present::colour),
        card_limit: column.card_limit.map(CardLimit::get),
    }
}

fn task(task: &TemplateTask) -> contract::TemplateTask {
    contract::TemplateTask {
        column: place(task.column),
        title: task.title.as_str().to_owned(),
        description: task.description.as_ref().map(|text| text.as_str().to_owned()),
        steps: task.steps.iter().map(|step| step.as_str().to_owned()).collect(),
        starts_after_days: task.days.starts,
        due_after_days: task.days.due,
        is_milestone: task.is_milestone,
        is_team_only: task.is_team_only,
        predecessors: task.predecessors.iter().copied().map(place).collect(),
    }
}

fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
