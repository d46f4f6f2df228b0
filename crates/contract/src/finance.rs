//! Internal finance: the only types with money. No operation that a client may call reaches them.

use crate::{FieldKind, FieldOption, wire};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

wire! {
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Money {
        /// In the smallest unit of the currency, such as cents.
        pub minor: i64,
        /// Three letters of ISO 4217, such as `EUR`.
        pub currency: String,
    }
}

/// An amount of money, or what a field that is not financial says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum FinanceContent {
    Flag(bool),
    Number(f64),
    Text(String),
    Choices(Vec<Uuid>),
    Money(Money),
}

wire! {
    /// A financial field, and what it says of this thing.
    pub struct FinanceValue {
        pub field_id: Uuid,
        pub name: String,
        pub kind: FieldKind,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub options: Vec<FieldOption>,
        /// Absent: empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<FinanceContent>,
    }
}

wire! {
    pub struct FinanceValues {
        pub data: Vec<FinanceValue>,
        pub revision: String,
    }
}

wire! {
    #[serde(deny_unknown_fields)]
    pub struct SetFinanceValue {
        pub field_id: Uuid,
        /// Null or absent empties it.
        #[serde(default)]
        pub value: Option<FinanceContent>,
    }
}

wire! {
    /// Fields that are not named stay as they are.
    #[serde(deny_unknown_fields)]
    pub struct SetFinanceValues {
        pub values: Vec<SetFinanceValue>,
    }
}
