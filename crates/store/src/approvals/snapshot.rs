//! A task as it stood when it was put before a client.

use crate::Error;
use serde_json::{Value as Json, json};
use std::collections::HashSet;
use uuid::Uuid;
use vitrine_domain::FieldId;
use vitrine_domain::custom_field::{FieldKind, FieldShape, Value};

/// Everything of it but the title, which stays readable after the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    pub description: Option<String>,
    pub values: Vec<FrozenValue>,
}

/// What a field said, in words that no later change of the field alters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenValue {
    pub field: FieldId,
    pub name: String,
    pub kind: FieldKind,
    /// One text; of a choice, the names of the options.
    pub said: Vec<String>,
}

/// A part of what is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Description,
    Values,
}

impl FrozenValue {
    /// None for what does not stand with the task itself: money.
    pub(super) fn of(shape: &FieldShape, name: String, value: &Value) -> Option<Self> {
        let said = match value {
            Value::Choices(ids) => {
                let chosen = shape.options.iter().filter(|option| ids.contains(&option.id));
                chosen.map(|option| option.name.clone()).collect()
            }
            Value::Money { .. } => return None,
            Value::Text(_) | Value::Number(_) | Value::Date(_) | Value::YesNo(_) => vec![value.to_stored()],
        };
        Some(Self { field: shape.id, name, kind: shape.kind, said })
    }
}

impl Snapshot {
    /// `salt`: a receipt tells the hash of this, from which nobody is to guess a value that is hidden by then.
    pub(super) fn to_text(&self, salt: Uuid) -> String {
        let value = |value: &FrozenValue| json!([value.field.0, value.name, value.kind.name(), value.said]);
        let values: Vec<Json> = self.values.iter().map(value).collect();
        json!({"description": self.description, "values": values, "salt": salt}).to_string()
    }

    pub(super) fn read(text: &str) -> Result<Self, Error> {
        const UNREADABLE: Error = Error::Unreadable("content of a round");
        let json: Json = serde_json::from_str(text).map_err(|_not_json| UNREADABLE)?;
        let description = json.get("description").and_then(Json::as_str).map(str::to_owned);
        let values = json.get("values").cloned().unwrap_or_default();
        let rows: Vec<(Uuid, String, String, Vec<String>)> =
            serde_json::from_value(values).map_err(|_other_shape| UNREADABLE)?;
        let value = |(field, name, kind, said): (Uuid, String, String, Vec<String>)| {
            let kind = FieldKind::from_name(&kind).ok_or(UNREADABLE)?;
            Ok(FrozenValue { field: FieldId(field), name, kind, said })
        };
        Ok(Self { description, values: rows.into_iter().map(value).collect::<Result<_, Error>>()? })
    }

    /// With the values of these fields alone.
    pub(super) fn only(mut self, fields: &HashSet<Uuid>) -> Self {
        self.values.retain(|value| fields.contains(&value.field.0));
        self
    }

    /// What a task says otherwise now.
    pub(super) fn changed(&self, title: &str, title_now: &str, description_now: Option<&str>) -> Vec<Part> {
        let title = (title != title_now).then_some(Part::Title);
        let description = (self.description.as_deref() != description_now).then_some(Part::Description);
        title.into_iter().chain(description).collect()
    }

    /// What another one says otherwise.
    pub(super) fn differs(&self, title: &str, other: &Self, other_title: &str) -> Vec<Part> {
        let values = (self.values != other.values).then_some(Part::Values);
        self.changed(title, other_title, other.description.as_deref()).into_iter().chain(values).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let value = FrozenValue {
            field: FieldId(Uuid::from_u128(7)),
            name: "Size".to_owned(),
            kind: FieldKind::Choice,
            said: vec!["Large".to_owned()],
        };
        for snapshot in [
            Snapshot::default(),
            Snapshot { description: Some("“Quoted” \"text\"\n".to_owned()), values: vec![value.clone()] },
        ] {
            assert_eq!(Snapshot::read(&snapshot.to_text(Uuid::nil())).unwrap(), snapshot);
        }
        let (none, some) = (HashSet::new(), HashSet::from([Uuid::from_u128(7)]));
        let full = Snapshot { description: None, values: vec![value] };
        assert_eq!(full.clone().only(&none), Snapshot::default(), "T-034");
        assert_eq!(full.clone().only(&some), full);
        assert_eq!(full.differs("One", &Snapshot::default(), "Two"), [Part::Title, Part::Values]);
        assert_eq!(full.changed("One", "One", Some("words")), [Part::Description]);
    }
}
