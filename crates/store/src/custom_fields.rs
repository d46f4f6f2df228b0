//! Custom fields: what there is to fill in. Their values are in [`values`].

mod define;
pub(crate) mod values;

use crate::Error;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use uuid::Uuid;
use vitrine_domain::FieldId;
use vitrine_domain::access::Facts;
use vitrine_domain::board::Position;
use vitrine_domain::custom_field::{FieldKind, FieldOption, FieldScope, FieldShape, Subject, Visibility};
use vitrine_domain::text::Name;

pub use values::{FieldChange, FieldValue, Owner};

/// A field as its definition says.
#[derive(Clone, Debug)]
pub struct CustomField {
    pub id: FieldId,
    pub subject: Subject,
    pub name: String,
    pub kind: FieldKind,
    pub visibility: Visibility,
    pub options: Vec<FieldOption>,
    /// How many values it has, those of deleted things too.
    pub used_by: u32,
    pub position: Position,
    pub version: i64,
}

/// What a field shall be.
#[derive(Clone, Debug)]
pub struct FieldDefinition {
    pub name: Name,
    pub kind: FieldKind,
    pub visibility: Visibility,
    pub options: Vec<FieldOption>,
}

/// Far more than anybody defines; without a limit the order of an inner query would be dropped.
const LIMIT: i64 = 1000;

impl CustomField {
    pub fn shape(&self) -> FieldShape {
        FieldShape { id: self.id, kind: self.kind, options: self.options.clone() }
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// The fields of one subject in their order, for staff; financial ones for who may view finance.
    pub async fn custom_fields(&self, subject: Subject) -> Result<Vec<Seen<CustomField, C::When>>, Error> {
        self.fields_where(|sql| {
            sql.push("f.subject = ").bind(subject.name());
        })
        .await
    }

    pub async fn custom_field(&self, id: FieldId) -> Result<Seen<CustomField, C::When>, Error> {
        self.fields_where(|sql| {
            sql.push("f.id = ").bind(id.0);
        })
        .await?
        .pop()
        .ok_or(Error::NotFound)
    }

    /// Whether this option of a field stands in a value.
    pub async fn is_option_used(&self, field: FieldId, option: Uuid) -> Result<bool, Error> {
        let pattern = format!("%{option}%");
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit from custom_fields f where f.id = ").bind(field.0);
                and_visible(sql, FieldScope::of_definitions(facts));
                for (word, table) in [(" and (", "custom_values"), (" or ", "custom_finance_values")] {
                    sql.push(&format!("{word}exists (select 1 from {table} v where v.field_id = f.id and v.value"))
                        .like(pattern.as_str())
                        .push(")");
                }
                sql.push(")");
            })
            .await?;
        Ok(!rows.is_empty())
    }

    async fn fields_where(
        &self,
        condition: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<Seen<CustomField, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, f.id, f.subject, f.name, f.kind, f.visibility, f.options, f.position, f.version, \
                     (select count(*) from custom_values v where v.field_id = f.id) as value_count, \
                     (select count(*) from custom_finance_values v where v.field_id = f.id) as finance_count \
                     from custom_fields f where f.deleted_at is null",
                );
                and_visible(sql, FieldScope::of_definitions(facts));
                sql.push(" and ");
                condition(sql);
                sql.push(" order by f.position, f.id").limit(LIMIT);
            })
            .await?;
        admit_staff(&known.facts)?;
        rows.iter().map(|row| read(row).map(|field| Seen::of_workspace(field, &known))).collect()
    }
}

/// Definitions are the team's affair: of a thing they see, clients get the fields with the values.
fn admit_staff(facts: &Facts) -> Result<(), Error> {
    if facts.is_staff() { Ok(()) } else { Err(Error::NotFound) }
}

/// Writes the condition that field `f` is in scope.
fn and_visible(sql: &mut Sql, scope: FieldScope) {
    sql.push(" and f.visibility in (").bind_all(scope.visibilities().iter().map(|own| own.name())).push(")");
}

fn read(row: &QueryResult) -> Result<CustomField, Error> {
    Ok(CustomField {
        id: row.id("id")?,
        subject: Subject::from_name(&row.get::<String>("subject")?).ok_or(Error::Unreadable("subject"))?,
        name: row.get("name")?,
        kind: kind(row)?,
        visibility: Visibility::from_name_or_least(&row.get::<String>("visibility")?),
        options: options(&row.get::<String>("options")?)?,
        used_by: row.count("value_count")? + row.count("finance_count")?,
        position: Position::parse(&row.get::<String>("position")?).ok_or(Error::Unreadable("position"))?,
        version: row.get("version")?,
    })
}

fn kind(row: &QueryResult) -> Result<FieldKind, Error> {
    FieldKind::from_name(&row.get::<String>("kind")?).ok_or(Error::Unreadable("kind"))
}

/// Options are stored as a JSON list of pairs, id and name.
fn options(text: &str) -> Result<Vec<FieldOption>, Error> {
    let unreadable = |_error| Error::Unreadable("options");
    let pairs: Vec<(String, String)> = serde_json::from_str(text).map_err(unreadable)?;
    let option = |(id, name): (String, String)| {
        Ok(FieldOption { id: Uuid::try_parse(&id).map_err(|_no_id| Error::Unreadable("options"))?, name })
    };
    pairs.into_iter().map(option).collect()
}

fn options_text(options: &[FieldOption]) -> String {
    let pair = |option: &FieldOption| Json::from(vec![option.id.to_string(), option.name.clone()]);
    options.iter().map(pair).collect::<Json>().to_string()
}
