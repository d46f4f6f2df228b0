//! Making and changing fields.
//!
//! **Invariant:** values of financial fields stand in `custom_finance_values`, all others in `custom_values`: they move in the transaction
//! that changes the visibility, so that nothing reads a financial value through a core resource (T-034). Records name neither fields
//! nor options: what was said of a field in the open may be financial tomorrow.

use super::{CustomField, FieldDefinition, options_text};
use crate::act::{AddCustomField, EditCustomField};
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject as About, Tx, exactly_one};
use crate::{Error, EventKind};
use uuid::Uuid;
use vitrine_domain::FieldId;
use vitrine_domain::audit::Deed;
use vitrine_domain::board::Position;
use vitrine_domain::custom_field::{FieldOption, Subject, Visibility};
use vitrine_domain::text::{Name, fold};

impl Tx {
    pub fn new_field_option(&self, name: Name) -> FieldOption {
        FieldOption { id: self.store.new_id(), name: name.into_string() }
    }

    /// At the end of the subject's fields.
    pub async fn add_custom_field(
        &self,
        _grant: Grant<AddCustomField>,
        subject: Subject,
        new: FieldDefinition,
    ) -> Result<FieldId, Error> {
        let id = FieldId(self.store.new_id());
        let last = sql!("select max(position) as position from custom_fields where subject = ", subject.name())
            .one(&self.conn)
            .await?;
        let last = match last {
            Some(row) => row.get::<Option<String>>("position")?.and_then(|text| Position::parse(&text)),
            None => None,
        };
        let position = Position::between(last.as_ref(), None);
        sql!(
            "insert into custom_fields (id, subject, name, name_key, kind, visibility, options, position, created_at, updated_at, version) \
             values (", id.0, ", ", subject.name(), ", ", new.name.as_str(), ", ", fold(new.name.as_str()), ", ", new.kind.name(), ", ",
            new.visibility.name(), ", ", options_text(&new.options), ", ", position.as_str(), ", ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        let changes = Changes::default().field("kind", None, Some(new.kind.name())).field(
            "visibility",
            None,
            Some(new.visibility.name()),
        );
        self.record_field(Deed::CustomFieldCreated, id, subject, &changes).await?;
        Ok(id)
    }

    pub async fn edit_custom_field(&self, grant: Grant<EditCustomField>, change: FieldDefinition) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let changes = Changes::default()
            .field("is_renamed", false, before.name != change.name.as_str())
            .field("kind", before.kind.name(), change.kind.name())
            .field("visibility", before.visibility.name(), change.visibility.name())
            .field("has_new_options", false, before.options != change.options);
        if changes.is_empty() {
            return Ok(());
        }
        let updated = sql!(
            "update custom_fields set name = ",
            change.name.as_str(),
            ", name_key = ",
            fold(change.name.as_str()),
            ", kind = ",
            change.kind.name(),
            ", visibility = ",
            change.visibility.name(),
            ", options = ",
            options_text(&change.options),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(updated)?;
        match (before.visibility == Visibility::Financial, change.visibility == Visibility::Financial) {
            (false, true) => {
                self.carry_values(id, "custom_values", "custom_finance_values").await?;
                // who may not view finance reads the fields anew, and learns no more
                self.emit(EventKind::FieldChanged, None, None, true).await?;
            }
            (true, false) => self.carry_values(id, "custom_finance_values", "custom_values").await?,
            _ => {}
        }
        self.record_field(Deed::CustomFieldUpdated, id, before.subject, &changes).await
    }

    async fn carry_values(&self, field: FieldId, from: &str, to: &str) -> Result<(), Error> {
        let copy = format!(
            "insert into {to} (subject_id, field_id, value) select subject_id, field_id, value from {from} where field_id = "
        );
        let mut sql = crate::sql::Sql::new(&copy);
        sql.bind(field.0);
        sql.run(&self.conn).await?;
        let mut sql = crate::sql::Sql::new(&format!("delete from {from} where field_id = "));
        sql.bind(field.0);
        sql.run(&self.conn).await.map(drop)
    }

    /// Right behind another field of the same subject, or to the front.
    pub async fn move_custom_field(
        &self,
        grant: Grant<EditCustomField>,
        after: Option<&Seen<CustomField, Now>>,
    ) -> Result<(), Error> {
        let field = grant.target();
        let id = grant.key();
        if after.is_some_and(|after| after.subject != field.subject || after.id == id) {
            return Err(Error::NotFound);
        }
        // neighbours that the viewer does not see keep their places
        let next = sql!(
            "select min(position) as position from custom_fields where subject = ",
            field.subject.name(),
            " and id <> ",
            id.0,
            " and position > ",
            after.map_or("", |after| after.position.as_str())
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?;
        let next = next.get::<Option<String>>("position")?.and_then(|text| Position::parse(&text));
        let position = Position::between(after.map(|after| &after.position), next.as_ref());
        let moved = sql!(
            "update custom_fields set position = ",
            position.as_str(),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(moved)?;
        let changes = Changes::default().field("position", field.position.as_str(), position.as_str());
        self.record_field(Deed::CustomFieldMoved, id, field.subject, &changes).await
    }

    /// Its values go with it: they are seen nowhere any more.
    pub async fn delete_custom_field(&self, grant: Grant<EditCustomField>) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        let deleted = sql!(
            "update custom_fields set deleted_at = ",
            self.now(),
            ", updated_at = ",
            self.now(),
            ", version = version + 1 where id = ",
            id.0,
            " and version = ",
            before.version
        )
        .run(&self.conn)
        .await?;
        exactly_one(deleted)?;
        for table in ["custom_values", "custom_finance_values"] {
            let mut sql = crate::sql::Sql::new(&format!("delete from {table} where field_id = "));
            sql.bind(id.0);
            sql.run(&self.conn).await?;
        }
        let changes = Changes::default().field("is_deleted", false, true).field("values_deleted", 0, before.used_by);
        self.record_field(Deed::CustomFieldDeleted, id, before.subject, &changes).await
    }

    /// Whether another field of the subject that is as visible has this name.
    pub async fn is_field_name_taken(
        &self,
        _grant: &Grant<impl crate::act::Act>,
        subject: Subject,
        name: &Name,
        visibility: Visibility,
        except: Option<FieldId>,
    ) -> Result<bool, Error> {
        let taken = sql!(
            "select 1 as one from custom_fields where deleted_at is null and subject = ",
            subject.name(),
            " and name_key = ",
            fold(name.as_str()),
            " and (visibility = 'financial') = ",
            visibility == Visibility::Financial,
            " and id <> ",
            except.map_or(Uuid::nil(), |field| field.0)
        )
        .one(&self.conn)
        .await?;
        Ok(taken.is_some())
    }

    async fn record_field(&self, deed: Deed, id: FieldId, subject: Subject, changes: &Changes) -> Result<(), Error> {
        let about = About { kind: "custom_field", id: id.0, name: subject.name(), project: None };
        self.audit(deed, &about, changes);
        self.emit(EventKind::FieldChanged, None, Some(id.0), true).await
    }
}
