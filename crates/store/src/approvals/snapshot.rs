//! A task as it stood when it was put before a client.

use crate::Error;
use crate::files::StoredFile;
use crate::sql::{id_text, json_list, json_row};
use sea_orm::DbBackend;
use serde_json::{Value as Json, json};
use std::collections::HashSet;
use uuid::Uuid;
use vitrine_domain::custom_field::{FieldKind, FieldShape, Value};
use vitrine_domain::{FieldId, FileId};

/// Everything of it but the title, which stays readable after the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    pub description: Option<String>,
    pub values: Vec<FrozenValue>,
    /// What the team had shared with the task, in the order of their ids.
    pub files: Vec<FrozenFile>,
}

/// A file that was put before clients, bound to its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenFile {
    pub id: FileId,
    /// In hexadecimal digits.
    pub sha256: String,
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
    Files,
}

impl FrozenFile {
    /// The expression for what the team shares with a task now, for [`Self::read_list`]. What clients attach is their part of the
    /// conversation, as is what is sent with comments, and not asked about.
    pub(super) fn list(backend: DbBackend, task: &str) -> String {
        let item = json_row(backend, &[&id_text(backend, "sf.id"), "sf.sha256"]);
        json_list(
            backend,
            &format!(
                "select {item} as item from files sf join accounts sa on sa.id = coalesce(sf.content_by, sf.uploaded_by) \
                 where sf.task_id = {task} and sa.client_id is null and sf.is_team_only = false and sf.for_comment = false \
                 and sf.deleted_at is null order by sf.id"
            ),
        )
    }

    /// The expression for what of a task's files can be read in its rounds, as they are and as they were.
    pub(super) fn list_readable(backend: DbBackend, task: &str) -> String {
        let item = json_row(backend, &[&id_text(backend, "rf.id"), "rf.sha256"]);
        json_list(
            backend,
            &format!(
                "select {item} as item from (select sf.id, sf.sha256 from files sf where sf.task_id = {task} and sf.is_team_only = false \
                 and sf.deleted_at is null union select sf.id, fv.sha256 from files sf join file_versions fv on fv.file_id = sf.id \
                 where sf.task_id = {task} and sf.is_team_only = false and sf.deleted_at is null and fv.is_team_only = false) rf \
                 order by rf.id"
            ),
        )
    }

    pub(super) fn read_list(json: &str) -> Result<Vec<Self>, Error> {
        let rows: Vec<(Uuid, String)> =
            serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("list of files"))?;
        let mut files: Vec<Self> = rows.into_iter().map(|(id, sha256)| Self { id: FileId(id), sha256 }).collect();
        files.sort_by_key(|file| file.id);
        Ok(files)
    }
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
        let files: Vec<Json> = self.files.iter().map(|file| json!([file.id.0, file.sha256])).collect();
        json!({"description": self.description, "values": values, "files": files, "salt": salt}).to_string()
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
        // rounds from before files were part of them have none
        let files =
            json.get("files").map_or_else(|| Ok(Vec::new()), |files| FrozenFile::read_list(&files.to_string()))?;
        Ok(Self { description, values: rows.into_iter().map(value).collect::<Result<_, Error>>()?, files })
    }

    /// Whether a file was put before clients with these bytes.
    pub(super) fn holds(&self, file: &StoredFile) -> bool {
        self.files.iter().any(|frozen| frozen.id == file.id && frozen.sha256 == file.sha256)
    }

    /// With the values of these fields alone.
    pub(super) fn only(mut self, fields: &HashSet<Uuid>) -> Self {
        self.values.retain(|value| fields.contains(&value.field.0));
        self
    }

    /// What a task says otherwise now.
    pub(super) fn changed(
        &self,
        title: &str,
        title_now: &str,
        description_now: Option<&str>,
        files_now: &[FrozenFile],
    ) -> Vec<Part> {
        let title = (title != title_now).then_some(Part::Title);
        let description = (self.description.as_deref() != description_now).then_some(Part::Description);
        let files = (self.files != files_now).then_some(Part::Files);
        title.into_iter().chain(description).chain(files).collect()
    }

    /// What another one says otherwise.
    pub(super) fn differs(&self, title: &str, other: &Self, other_title: &str) -> Vec<Part> {
        let values = (self.values != other.values).then_some(Part::Values);
        let rest = self.changed(title, other_title, other.description.as_deref(), &other.files);
        rest.into_iter().chain(values).collect()
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
        let file = FrozenFile { id: FileId(Uuid::from_u128(9)), sha256: "00ff".to_owned() };
        for snapshot in [
            Snapshot::default(),
            Snapshot {
                description: Some("“Quoted” \"text\"\n".to_owned()),
                values: vec![value.clone()],
                files: vec![file.clone()],
            },
        ] {
            assert_eq!(Snapshot::read(&snapshot.to_text(Uuid::nil())).unwrap(), snapshot);
        }
        let (none, some) = (HashSet::new(), HashSet::from([Uuid::from_u128(7)]));
        let full = Snapshot { values: vec![value], ..Snapshot::default() };
        assert_eq!(full.clone().only(&none), Snapshot::default(), "T-034");
        assert_eq!(full.clone().only(&some), full);
        assert_eq!(full.differs("One", &Snapshot::default(), "Two"), [Part::Title, Part::Values]);
        assert_eq!(full.changed("One", "One", Some("words"), &[file]), [Part::Description, Part::Files]);
        assert!(Snapshot::read(r#"{"description":null,"values":[]}"#).unwrap().files.is_empty());
    }
}
