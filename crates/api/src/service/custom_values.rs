//! What custom fields say of a client, a project or a task. Financial ones are read and written apart from all others.

use super::{Caller, Error, FieldFault, Result, Services, present};
use serde::Serialize;
use vitrine_contract as contract;
use vitrine_contract::{
    CustomValue, CustomValues, FieldContent, FinanceContent, FinanceValue, FinanceValues, SetCustomValue,
    SetCustomValues, SetFinanceValues, TaskFields,
};
use vitrine_domain::access::Action;
use vitrine_domain::custom_field::{Given, Value, Visibility};
use vitrine_domain::{ClientId, ProjectId, TaskId};
use vitrine_store::{FieldChange, FieldValue, Owner, Tx, act};

pub async fn read_project_values(services: &Services, caller: &Caller, id: ProjectId) -> Result<CustomValues> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let project = eyes.project(id).await?;
    let may_edit = project.may(Action::EditProject);
    let values = eyes.field_values(Owner::Project(id)).await?;
    services.values(id.0, &values, project.facts().is_staff(), may_edit)
}

pub async fn set_project_values(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: SetCustomValues,
) -> Result<CustomValues> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::SetProjectValues>()?;
    let (is_staff, may_edit) = (project.facts().is_staff(), project.may(Action::EditProject));
    let fields = tx.seen().field_values(Owner::Project(id)).await?;
    check(&services.values(id.0, &fields, is_staff, may_edit)?, revision)?;
    let changes = core_changes(&fields, &input.values, "/values", |_| true)?;
    if !changes.is_empty() {
        tx.set_project_values(grant, &changes).await?;
    }
    let now = services.values(id.0, &tx.seen().field_values(Owner::Project(id)).await?, is_staff, may_edit)?;
    tx.commit().await?;
    Ok(now)
}

pub async fn read_task_values(services: &Services, caller: &Caller, id: TaskId) -> Result<CustomValues> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let task = eyes.task(id).await?;
    let may_edit = task.may(Action::EditTaskStatus);
    let values = eyes.field_values(Owner::Task(id)).await?;
    services.values(id.0, &values, task.facts().is_staff(), may_edit)
}

/// Clients change what they were given to change, and nothing else of what they see.
pub async fn set_task_values(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    revision: &str,
    input: SetCustomValues,
) -> Result<CustomValues> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::SetTaskValues>()?;
    let (is_staff, may_edit) = (task.facts().is_staff(), task.may(Action::EditTaskStatus));
    let fields = tx.seen().field_values(Owner::Task(id)).await?;
    check(&services.values(id.0, &fields, is_staff, may_edit)?, revision)?;
    let changes = core_changes(&fields, &input.values, "/values", |field| is_open(field, is_staff))?;
    if !changes.is_empty() {
        tx.set_task_values(grant, &changes).await?;
    }
    let now = services.values(id.0, &tx.seen().field_values(Owner::Task(id)).await?, is_staff, may_edit)?;
    tx.commit().await?;
    Ok(now)
}

/// What the fields of a new project say, in the transaction that makes it.
pub(super) async fn begin_project_values(tx: &Tx, id: ProjectId, given: &[SetCustomValue]) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let project = tx.seen().project(id).await?;
    let grant = project.grant::<act::SetProjectValues>()?;
    let fields = tx.seen().field_values(Owner::Project(id)).await?;
    let changes = core_changes(&fields, given, "/custom_values", |_| true)?;
    if changes.is_empty() { Ok(()) } else { Ok(tx.set_project_values(grant, &changes).await?) }
}

/// The same of a new task.
pub(super) async fn begin_task_values(tx: &Tx, id: TaskId, given: &[SetCustomValue]) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let task = tx.seen().task(id).await?;
    let grant = task.grant::<act::SetTaskValues>()?;
    let is_staff = task.facts().is_staff();
    let fields = tx.seen().field_values(Owner::Task(id)).await?;
    let changes = core_changes(&fields, given, "/custom_values", |field| is_open(field, is_staff))?;
    if changes.is_empty() { Ok(()) } else { Ok(tx.set_task_values(grant, &changes).await?) }
}

/// The fields that the caller may fill in of a new task.
pub async fn list_task_fields(services: &Services, caller: &Caller, id: ProjectId) -> Result<TaskFields> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let project = eyes.project(id).await?;
    if !project.may(Action::CreateTask) {
        return Err(Error::NotPermitted);
    }
    let fields = eyes.task_fields(id).await?;
    let values = core_values(&fields, project.facts().is_staff(), project.may(Action::EditTaskStatus));
    Ok(TaskFields { data: values.into_iter().filter(|value| value.may_edit).collect() })
}

/// Whether whoever may change the values of a task may change this one.
fn is_open(field: &FieldValue, is_staff: bool) -> bool {
    is_staff || field.visibility == Visibility::ClientEdits
}

pub async fn read_client_finance(services: &Services, caller: &Caller, id: ClientId) -> Result<FinanceValues> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.client(id).await?;
    let (values, version) = eyes.finance_values(Owner::Client(id)).await?;
    Ok(services.finance(id.0, &values, version))
}

pub async fn set_client_finance(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    revision: &str,
    input: SetFinanceValues,
) -> Result<FinanceValues> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::SetClientFinance>()?;
    let (fields, version) = tx.seen().finance_values(Owner::Client(id)).await?;
    services.check_finance_revision(id.0, &fields, version, revision)?;
    let changes = finance_changes(&fields, &input)?;
    tx.set_client_finance(grant, &changes).await?;
    let (fields, version) = tx.seen().finance_values(Owner::Client(id)).await?;
    tx.commit().await?;
    Ok(services.finance(id.0, &fields, version))
}

pub async fn read_project_finance(services: &Services, caller: &Caller, id: ProjectId) -> Result<FinanceValues> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.project(id).await?;
    let (values, version) = eyes.finance_values(Owner::Project(id)).await?;
    Ok(services.finance(id.0, &values, version))
}

pub async fn set_project_finance(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: SetFinanceValues,
) -> Result<FinanceValues> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let project = tx.seen().project(id).await?;
    let (fields, version) = tx.seen().finance_values(Owner::Project(id)).await?;
    let grant = project.grant::<act::SetProjectFinance>()?;
    services.check_finance_revision(id.0, &fields, version, revision)?;
    let changes = finance_changes(&fields, &input)?;
    tx.set_project_finance(grant, &changes).await?;
    let (fields, version) = tx.seen().finance_values(Owner::Project(id)).await?;
    tx.commit().await?;
    Ok(services.finance(id.0, &fields, version))
}

pub async fn read_task_finance(services: &Services, caller: &Caller, id: TaskId) -> Result<FinanceValues> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    eyes.task(id).await?;
    let (values, version) = eyes.finance_values(Owner::Task(id)).await?;
    Ok(services.finance(id.0, &values, version))
}

pub async fn set_task_finance(
    services: &Services,
    caller: &Caller,
    id: TaskId,
    revision: &str,
    input: SetFinanceValues,
) -> Result<FinanceValues> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let task = tx.seen().task(id).await?;
    let (fields, version) = tx.seen().finance_values(Owner::Task(id)).await?;
    let grant = task.grant::<act::SetTaskFinance>()?;
    services.check_finance_revision(id.0, &fields, version, revision)?;
    let changes = finance_changes(&fields, &input)?;
    tx.set_task_finance(grant, &changes).await?;
    let (fields, version) = tx.seen().finance_values(Owner::Task(id)).await?;
    tx.commit().await?;
    Ok(services.finance(id.0, &fields, version))
}

/// What differs from what is saved. A field that is hidden, financial, of another subject or not there at all is equally unknown (R51).
pub(super) fn core_changes(
    fields: &[FieldValue],
    given: &[SetCustomValue],
    pointer: &str,
    is_open: impl Fn(&FieldValue) -> bool,
) -> Result<Vec<FieldChange>> {
    let given = given.iter().map(|set| (set.field_id, set.value.as_ref().map(given_of)));
    changes(fields, given, pointer, is_open)
}

fn finance_changes(fields: &[FieldValue], input: &SetFinanceValues) -> Result<Vec<FieldChange>> {
    let given = input.values.iter().map(|set| (set.field_id, set.value.as_ref().map(finance_given_of)));
    changes(fields, given, "/values", |_| true)
}

fn changes(
    fields: &[FieldValue],
    given: impl Iterator<Item = (uuid::Uuid, Option<Given>)>,
    pointer: &str,
    is_open: impl Fn(&FieldValue) -> bool,
) -> Result<Vec<FieldChange>> {
    let (mut changes, mut faults): (Vec<FieldChange>, Vec<FieldFault>) = (Vec::new(), Vec::new());
    for (at, (id, given)) in given.enumerate() {
        let Some(field) = fields.iter().find(|field| field.shape.id.0 == id && is_open(field)) else {
            faults.push(FieldFault::new(format!("{pointer}/{at}/field_id"), "unknown_value"));
            continue;
        };
        if changes.iter().any(|change| change.field.0 == id) {
            faults.push(FieldFault::new(format!("{pointer}/{at}/field_id"), "taken"));
            continue;
        }
        match given.map(|given| field.shape.value(given)).transpose() {
            Ok(value) if value == field.value => {}
            Ok(value) => changes.push(FieldChange { field: field.shape.id, value }),
            Err(fault) => faults.push(FieldFault::new(format!("{pointer}/{at}/value"), fault.code())),
        }
    }
    if faults.is_empty() { Ok(changes) } else { Err(Error::Invalid(faults)) }
}

fn given_of(content: &FieldContent) -> Given {
    match content {
        FieldContent::Flag(flag) => Given::Flag(*flag),
        FieldContent::Number(number) => Given::Number(*number),
        FieldContent::Text(text) => Given::Text(text.clone()),
        FieldContent::Choices(ids) => Given::Choices(ids.clone()),
    }
}

fn finance_given_of(content: &FinanceContent) -> Given {
    match content {
        FinanceContent::Flag(flag) => Given::Flag(*flag),
        FinanceContent::Number(number) => Given::Number(*number),
        FinanceContent::Text(text) => Given::Text(text.clone()),
        FinanceContent::Choices(ids) => Given::Choices(ids.clone()),
        FinanceContent::Money(money) => Given::Money { minor: money.minor, currency: money.currency.clone() },
    }
}

/// The fields as their reader gets them. None of them is financial: the store gave none.
pub(super) fn core_values(fields: &[FieldValue], is_staff: bool, may_edit: bool) -> Vec<CustomValue> {
    let value = |field: &FieldValue| {
        Some(CustomValue {
            field_id: field.shape.id.0,
            name: field.name.clone(),
            kind: present::value_kind(field.shape.kind)?,
            options: present::field_options(&field.shape.options),
            value: field.value.as_ref().and_then(|value| present::field_content(field.shape.kind, value)),
            visibility: is_staff.then(|| present::field_visibility(field.visibility)),
            may_edit: may_edit && (is_staff || field.visibility == Visibility::ClientEdits),
        })
    };
    fields.iter().filter_map(value).collect()
}

fn check(now: &CustomValues, revision: &str) -> Result<()> {
    if now.revision == revision { Ok(()) } else { stale(now) }
}

fn stale(now: &impl Serialize) -> Result<()> {
    let current = serde_json::to_value(now).map_err(|error| Error::Bug(error.into()))?;
    Err(Error::Stale { current: Some(Box::new(current)) })
}

fn finance_content(value: &Value, kind: vitrine_domain::custom_field::FieldKind) -> FinanceContent {
    match (value, present::field_content(kind, value)) {
        (_, Some(FieldContent::Flag(flag))) => FinanceContent::Flag(flag),
        (_, Some(FieldContent::Number(number))) => FinanceContent::Number(number),
        (_, Some(FieldContent::Text(text))) => FinanceContent::Text(text),
        (_, Some(FieldContent::Choices(ids))) => FinanceContent::Choices(ids),
        (Value::Money { minor, currency }, None) => {
            FinanceContent::Money(contract::Money { minor: *minor, currency: currency.to_string() })
        }
        (other, None) => FinanceContent::Text(other.to_stored()),
    }
}

impl Services {
    /// The revision is that of what this reader sees, and tells nothing of what they do not.
    fn values(&self, owner: uuid::Uuid, fields: &[FieldValue], is_staff: bool, may_edit: bool) -> Result<CustomValues> {
        let data = core_values(fields, is_staff, may_edit);
        let revision = self.revision_of_sight(owner, &data)?;
        Ok(CustomValues { data, revision })
    }

    fn finance(&self, owner: uuid::Uuid, fields: &[FieldValue], version: i64) -> FinanceValues {
        let value = |field: &FieldValue| FinanceValue {
            field_id: field.shape.id.0,
            name: field.name.clone(),
            kind: present::field_kind(field.shape.kind),
            options: present::field_options(&field.shape.options),
            value: field.value.as_ref().map(|value| finance_content(value, field.shape.kind)),
        };
        FinanceValues { data: fields.iter().map(value).collect(), revision: self.revision(owner, version) }
    }

    fn check_finance_revision(
        &self,
        owner: uuid::Uuid,
        fields: &[FieldValue],
        version: i64,
        revision: &str,
    ) -> Result<()> {
        let now = self.finance(owner, fields, version);
        if now.revision == revision { Ok(()) } else { stale(&now) }
    }
}
