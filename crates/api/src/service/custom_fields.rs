//! Custom fields: what the workspace adds to clients, projects and tasks.

use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Refusal, Result, Services, present};
use crate::query::ListCustomFields;
use std::collections::HashSet;
use vitrine_contract as contract;
use vitrine_contract::{CreateCustomField, CustomFieldList, MoveCustomField, SetFieldOption, UpdateCustomField};
use vitrine_domain::FieldId;
use vitrine_domain::custom_field::{FieldKind, FieldOption, Subject, Visibility};
use vitrine_domain::permission::Permission;
use vitrine_domain::text::{Name, fold};
use vitrine_store::{CustomField, FieldDefinition, Now, Seen, Tx, act};

/// More would not fit a screen on which one chooses.
const MAX_OPTIONS: usize = 200;

pub async fn list_custom_fields(
    services: &Services,
    caller: &Caller,
    query: ListCustomFields,
) -> Result<CustomFieldList> {
    let viewer = services.viewer(caller);
    let fields = services.store.seen_by(&viewer).custom_fields(subject(query.subject)).await?;
    Ok(CustomFieldList { data: fields.iter().map(|field| services.custom_field(field)).collect() })
}

pub async fn read_custom_field(services: &Services, caller: &Caller, id: FieldId) -> Result<contract::CustomField> {
    let viewer = services.viewer(caller);
    Ok(services.custom_field(&*services.store.seen_by(&viewer).custom_field(id).await?))
}

pub async fn create_custom_field(
    services: &Services,
    caller: &Caller,
    input: CreateCustomField,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::CustomField>> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_custom_field", idempotency.as_ref()).await? {
        Some(id) => (FieldId(id), true),
        None => {
            let grant = tx.workspace().grant::<act::AddCustomField>()?;
            let (subject, kind, visibility) =
                (subject(input.subject), field_kind(input.kind), field_visibility(input.visibility));
            check_finance(&tx.workspace(), &[visibility])?;
            let mut faults = Faults::default();
            check_visibility(&mut faults, subject, kind, visibility);
            let options: Vec<SetFieldOption> =
                input.options.into_iter().map(|name| SetFieldOption { id: None, name }).collect();
            let options = options_of(&mut faults, &tx, kind, &options, &[]);
            let name = faults.take("/name", Name::parse(&input.name));
            let name = faults.check(name)?;
            if tx.is_field_name_taken(&grant, subject, &name, visibility, None).await? {
                return Err(Error::invalid("/name", "taken"));
            }
            let id = tx.add_custom_field(grant, subject, FieldDefinition { name, kind, visibility, options }).await?;
            services.remember(&tx, "create_custom_field", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.custom_field(&*tx.seen().custom_field(id).await?);
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn update_custom_field(
    services: &Services,
    caller: &Caller,
    id: FieldId,
    revision: &str,
    input: UpdateCustomField,
) -> Result<contract::CustomField> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let field = tx.seen().custom_field(id).await?;
    let grant = field.grant::<act::EditCustomField>()?;
    services.check_custom_field(&field, revision)?;
    let kind = input.kind.map_or(field.kind, field_kind);
    let visibility = input.visibility.map_or(field.visibility, field_visibility);
    check_finance(&field, &[field.visibility, visibility])?;
    let mut faults = Faults::default();
    check_visibility(&mut faults, field.subject, kind, visibility);
    let options = match &input.options {
        Some(options) => options_of(&mut faults, &tx, kind, options, &field.options),
        None if kind.has_options() && field.options.is_empty() => {
            faults.add("/options", "required");
            Vec::new()
        }
        None if kind.has_options() => field.options.clone(),
        None => Vec::new(),
    };
    let name = faults.take("/name", Name::parse(input.name.as_deref().unwrap_or(&field.name)));
    let name = faults.check(name)?;
    if tx.is_field_name_taken(&grant, field.subject, &name, visibility, Some(id)).await? {
        return Err(Error::invalid("/name", "taken"));
    }
    if field.used_by > 0 && !field.kind.becomes(kind) {
        return Err(Error::Refused(Refusal::FieldHasValues));
    }
    // texts made of choices were refused above, so options go only while their kind stays
    check_options_unused(&tx, &field, &options).await?;
    tx.edit_custom_field(grant, FieldDefinition { name, kind, visibility, options }).await?;
    services.custom_field_now(tx, id).await
}

pub async fn move_custom_field(
    services: &Services,
    caller: &Caller,
    id: FieldId,
    input: MoveCustomField,
) -> Result<contract::CustomField> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let field = tx.seen().custom_field(id).await?;
    let grant = field.grant::<act::EditCustomField>()?;
    check_finance(&field, &[field.visibility])?;
    let after = match input.after_field_id {
        Some(after) => Some(tx.seen().custom_field(FieldId(after)).await?),
        None => None,
    };
    tx.move_custom_field(grant, after.as_ref()).await?;
    services.custom_field_now(tx, id).await
}

pub async fn delete_custom_field(services: &Services, caller: &Caller, id: FieldId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let field = tx.seen().custom_field(id).await?;
    let grant = field.grant::<act::EditCustomField>()?;
    services.check_custom_field(&field, revision)?;
    check_finance(&field, &[field.visibility])?;
    tx.delete_custom_field(grant).await?;
    Ok(tx.commit().await?)
}

/// Who may not change finance neither makes a field financial nor takes that back; nor who may not view it, and would learn names that
/// are taken.
fn check_finance<T>(seen: &Seen<T, Now>, visibilities: &[Visibility]) -> Result<()> {
    let is_financial = visibilities.contains(&Visibility::Financial);
    let may = seen.holds(Permission::FinanceEdit) && seen.holds(Permission::FinanceView);
    if is_financial && !may { Err(Error::NotPermitted) } else { Ok(()) }
}

fn check_visibility(faults: &mut Faults, subject: Subject, kind: FieldKind, visibility: Visibility) {
    if kind == FieldKind::Money && visibility != Visibility::Financial {
        faults.add("/visibility", "money_is_financial");
    } else if !visibility.is_for(subject) {
        faults.add("/visibility", "unknown_value");
    }
}

/// The options as they are meant: known ones by their ids, others new, each name once.
fn options_of(
    faults: &mut Faults,
    tx: &Tx,
    kind: FieldKind,
    given: &[SetFieldOption],
    known: &[FieldOption],
) -> Vec<FieldOption> {
    if !kind.has_options() {
        if !given.is_empty() {
            faults.add("/options", "must_be_empty");
        }
        return Vec::new();
    }
    if given.is_empty() {
        faults.add("/options", "required");
    } else if given.len() > MAX_OPTIONS {
        faults.add("/options", "too_many");
    }
    let (mut options, mut names, mut ids) = (Vec::new(), HashSet::new(), HashSet::new());
    for (at, option) in given.iter().take(MAX_OPTIONS).enumerate() {
        let pointer = format!("/options/{at}");
        if let Some(id) = option.id
            && (!known.iter().any(|known| known.id == id) || !ids.insert(id))
        {
            faults.add(&format!("{pointer}/id"), "unknown_value");
        }
        let Some(name) = faults.take(&format!("{pointer}/name"), Name::parse(&option.name)) else { continue };
        if !names.insert(fold(name.as_str())) {
            faults.add(&format!("{pointer}/name"), "taken");
        }
        options.push(match option.id {
            Some(id) => FieldOption { id, name: name.into_string() },
            None => tx.new_field_option(name),
        });
    }
    options
}

async fn check_options_unused(tx: &Tx, field: &Seen<CustomField, Now>, options: &[FieldOption]) -> Result<()> {
    if field.used_by == 0 {
        return Ok(());
    }
    for gone in field.options.iter().filter(|old| options.iter().all(|option| option.id != old.id)) {
        if tx.seen().is_option_used(field.id, gone.id).await? {
            return Err(Error::Refused(Refusal::OptionInUse { name: gone.name.clone() }));
        }
    }
    Ok(())
}

fn subject(subject: contract::FieldSubject) -> Subject {
    match subject {
        contract::FieldSubject::Client => Subject::Client,
        contract::FieldSubject::Project => Subject::Project,
        contract::FieldSubject::Task => Subject::Task,
    }
}

fn field_kind(kind: contract::FieldKind) -> FieldKind {
    use contract::FieldKind as K;
    match kind {
        K::Text => FieldKind::Text,
        K::LongText => FieldKind::LongText,
        K::Number => FieldKind::Number,
        K::Date => FieldKind::Date,
        K::Choice => FieldKind::Choice,
        K::MultiChoice => FieldKind::MultiChoice,
        K::YesNo => FieldKind::YesNo,
        K::Link => FieldKind::Link,
        K::Money => FieldKind::Money,
    }
}

fn field_visibility(visibility: contract::FieldVisibility) -> Visibility {
    use contract::FieldVisibility as V;
    match visibility {
        V::TeamOnly => Visibility::TeamOnly,
        V::ClientSees => Visibility::ClientSees,
        V::ClientEdits => Visibility::ClientEdits,
        V::Financial => Visibility::Financial,
    }
}

impl Services {
    fn custom_field(&self, field: &CustomField) -> contract::CustomField {
        contract::CustomField {
            id: field.id.0,
            subject: match field.subject {
                Subject::Client => contract::FieldSubject::Client,
                Subject::Project => contract::FieldSubject::Project,
                Subject::Task => contract::FieldSubject::Task,
            },
            name: field.name.clone(),
            kind: present::field_kind(field.kind),
            visibility: present::field_visibility(field.visibility),
            options: present::field_options(&field.options),
            used_by: field.used_by,
            revision: self.revision(field.id.0, field.version),
        }
    }

    async fn custom_field_now(&self, tx: Tx, id: FieldId) -> Result<contract::CustomField> {
        let value = self.custom_field(&*tx.seen().custom_field(id).await?);
        tx.commit().await?;
        Ok(value)
    }

    fn check_custom_field(&self, field: &CustomField, revision: &str) -> Result<()> {
        if self.revision(field.id.0, field.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.custom_field(field)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }
}
