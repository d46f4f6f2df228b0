use crate::{patch, wire};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

wire! {
    /// What a field is added to.
    pub enum FieldSubject { Client, Project, Task }
}

wire! {
    pub enum FieldKind { Text, LongText, Number, Date, Choice, MultiChoice, YesNo, Link, Money }
}

wire! {
    #[derive(Default)]
    pub enum FieldVisibility {
        #[default]
        TeamOnly,
        ClientSees,
        /// For tasks: clients of a `full` project who may change the status of a task change it, too.
        ClientEdits,
        /// Never for clients; of staff for who may view finance. Money always is.
        Financial,
    }
}

wire! {
    pub struct FieldOption {
        pub id: Uuid,
        pub name: String,
    }
}

wire! {
    /// A field that the workspace added, as staff see it. Who may not view finance sees no financial one.
    pub struct CustomField {
        pub id: Uuid,
        pub subject: FieldSubject,
        pub name: String,
        pub kind: FieldKind,
        pub visibility: FieldVisibility,
        /// What can be chosen, in order.
        pub options: Vec<FieldOption>,
        /// How many values it has.
        pub used_by: u32,
        pub revision: String,
    }
}

wire! {
    /// In order.
    pub struct CustomFieldList {
        pub data: Vec<CustomField>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct CreateCustomField {
        pub subject: FieldSubject,
        pub name: String,
        pub kind: FieldKind,
        #[serde(default)]
        pub visibility: FieldVisibility,
        /// Names of what can be chosen; for choices only.
        #[serde(default)]
        pub options: Vec<String>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetFieldOption {
        /// Absent: a new option.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<Uuid>,
        pub name: String,
    }
}

wire! {
    /// Merge patch.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateCustomField {
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Refused while there are values that the new kind could not hold.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub kind: Option<FieldKind>,
        /// `financial` hides the field at once, everywhere, and its name with it.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub visibility: Option<FieldVisibility>,
        /// All of them, in order. One that is left out must not stand in a value.
        #[serde(default, deserialize_with = "patch::given", skip_serializing_if = "Option::is_none")]
        pub options: Option<Vec<SetFieldOption>>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct MoveCustomField {
        /// The field right before it; null puts it first.
        pub after_field_id: Option<Uuid>,
    }
}

wire! {
    /// The kinds whose values stand with the thing itself.
    pub enum ValueKind { Text, LongText, Number, Date, Choice, MultiChoice, YesNo, Link }
}

/// Yes or no; a number; a text, a date, a link or the id of a choice; the ids of several choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum FieldContent {
    Flag(bool),
    Number(f64),
    Text(String),
    Choices(Vec<Uuid>),
}

wire! {
    /// A field that the reader sees, and what it says of this thing.
    pub struct CustomValue {
        pub field_id: Uuid,
        pub name: String,
        pub kind: ValueKind,
        /// What can be chosen, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub options: Vec<FieldOption>,
        /// Absent: empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<FieldContent>,
        /// For staff: who else sees it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visibility: Option<FieldVisibility>,
        /// Whether the reader may change it.
        pub may_edit: bool,
    }
}

wire! {
    /// The fields that the caller may fill in of a new task, in order.
    pub struct TaskFields {
        pub data: Vec<CustomValue>,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetCustomValue {
        pub field_id: Uuid,
        /// Null or absent empties it.
        #[serde(default)]
        pub value: Option<FieldContent>,
    }
}

wire! {
    pub struct CustomValues {
        pub data: Vec<CustomValue>,
        pub revision: String,
    }
}

wire! {
    /// Fields that are not named stay as they are.
    #[serde(deny_unknown_fields)]
    pub struct SetCustomValues {
        pub values: Vec<SetCustomValue>,
    }
}
