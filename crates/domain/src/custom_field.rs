//! Fields that a workspace adds to clients, projects and tasks, and who sees them.
//!
//! A financial field is internal finance (R1): no client ever sees it, and of staff only who may view finance. Its values stand apart,
//! and nothing but the finance resources carries them.

use crate::FieldId;
use crate::access::Facts;
use crate::permission::Permission;
use crate::text::{Fault, Prose, Title};
use chrono::NaiveDate;
use std::fmt;
use uuid::Uuid;

macro_rules! named {
    ($(#[$meta:meta])* $type:ident { $($(#[$of:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$of])* $variant,)* }

        impl $type {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|own| own.name() == name)
            }
        }
    };
}

named! {
    /// What a field is added to.
    Subject {
        Client "client",
        Project "project",
        Task "task",
    }
}

named! {
    FieldKind {
        Text "text",
        LongText "long_text",
        Number "number",
        Date "date",
        Choice "choice",
        MultiChoice "multi_choice",
        YesNo "yes_no",
        Link "link",
        Money "money",
    }
}

named! {
    Visibility {
        TeamOnly "team_only",
        ClientSees "client_sees",
        ClientEdits "client_edits",
        /// Never for clients, and of staff for who may view finance.
        Financial "financial",
    }
}

impl FieldKind {
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::MultiChoice)
    }

    /// Whether every value of this kind is, as it is stored, a value of the other that says the same.
    pub fn becomes(self, other: Self) -> bool {
        use FieldKind::{Choice, Date, Link, LongText, MultiChoice, Number, Text};
        self == other
            || matches!(
                (self, other),
                (Text, LongText) | (Number | Date | Link, Text | LongText) | (Choice, MultiChoice)
            )
    }
}

impl Visibility {
    /// Unknown names are seen by the fewest.
    pub fn from_name_or_least(name: &str) -> Self {
        Self::from_name(name).unwrap_or(Self::Financial)
    }

    /// Whether it means something there. No client looks at the record of a client, and none edits a project.
    pub fn is_for(self, subject: Subject) -> bool {
        match self {
            Self::TeamOnly | Self::Financial => true,
            Self::ClientSees => subject != Subject::Client,
            Self::ClientEdits => subject == Subject::Task,
        }
    }
}

/// Which fields somebody sees of a thing they see, as data: the store turns it into SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldScope {
    Nothing,
    /// What clients may see.
    Shared,
    /// All but finance.
    Core,
    Finance,
    /// Core and finance: for definitions only, never for values.
    All,
}

impl FieldScope {
    /// Fields whose values stand in the core resources. Nobody's holds a financial one, whatever they may view.
    pub fn of_values(facts: &Facts) -> Self {
        match (facts.is_live, facts.is_staff()) {
            (false, _) => Self::Nothing,
            (true, true) => Self::Core,
            (true, false) => Self::Shared,
        }
    }

    /// Fields whose values stand in the finance resources.
    pub fn of_finance(facts: &Facts) -> Self {
        if facts.is_staff() && facts.holds(Permission::FinanceView) { Self::Finance } else { Self::Nothing }
    }

    /// Fields whose names, kinds and options may be read in the settings.
    pub fn of_definitions(facts: &Facts) -> Self {
        match (facts.is_live && facts.is_staff(), Self::of_finance(facts)) {
            (false, _) => Self::Nothing,
            (true, Self::Finance) => Self::All,
            (true, _) => Self::Core,
        }
    }

    pub fn admits(self, visibility: Visibility) -> bool {
        self.visibilities().contains(&visibility)
    }

    pub fn visibilities(self) -> &'static [Visibility] {
        use Visibility::{ClientEdits, ClientSees, Financial, TeamOnly};
        match self {
            Self::Nothing => &[],
            Self::Shared => &[ClientSees, ClientEdits],
            Self::Core => &[TeamOnly, ClientSees, ClientEdits],
            Self::Finance => &[Financial],
            Self::All => Visibility::ALL,
        }
    }
}

/// One of the things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOption {
    pub id: Uuid,
    pub name: String,
}

/// What a field is, as far as its values ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShape {
    pub id: FieldId,
    pub kind: FieldKind,
    pub options: Vec<FieldOption>,
}

/// A value as somebody gave it, before it is known what the field wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    Text(String),
    Number(f64),
    Flag(bool),
    Choices(Vec<Uuid>),
    Money { minor: i64, currency: String },
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    /// At least one; exactly one where the kind is `Choice`.
    Choices(Vec<Uuid>),
    YesNo(bool),
    Money {
        minor: i64,
        currency: Currency,
    },
}

/// Three letters of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    pub fn parse(input: &str) -> Result<Self, Fault> {
        match input.trim().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(Fault::UnknownValue),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

/// Beyond this, numbers lose whole units.
const GREATEST_NUMBER: f64 = 9_007_199_254_740_991.0;
const LONGEST_LINK: usize = 2000;

impl FieldShape {
    /// The value that was meant, in the form of this field.
    pub fn value(&self, given: Given) -> Result<Value, Fault> {
        match (self.kind, given) {
            (FieldKind::Text, Given::Text(text)) => Title::parse(&text).map(|text| Value::Text(text.into_string())),
            (FieldKind::LongText, Given::Text(text)) => Prose::parse(&text).map(|text| Value::Text(text.into_string())),
            (FieldKind::Link, Given::Text(text)) => link(&text).map(Value::Text),
            (FieldKind::Date, Given::Text(text)) => {
                text.trim().parse().map(Value::Date).map_err(|_no_date| Fault::UnknownValue)
            }
            (FieldKind::Number, Given::Number(number)) if number.abs() <= GREATEST_NUMBER => Ok(Value::Number(number)),
            (FieldKind::YesNo, Given::Flag(flag)) => Ok(Value::YesNo(flag)),
            (FieldKind::Choice, Given::Text(id)) => {
                self.chosen(&[id.trim().parse().map_err(|_no_id| Fault::UnknownValue)?])
            }
            (FieldKind::MultiChoice, Given::Choices(ids)) => self.chosen(&ids),
            (FieldKind::Money, Given::Money { minor, currency }) => {
                Ok(Value::Money { minor, currency: Currency::parse(&currency)? })
            }
            _ => Err(Fault::UnknownValue),
        }
    }

    /// The value that a cell of a file means: choices by their names, divided by semicolons.
    pub fn value_of_cell(&self, cell: &str) -> Result<Value, Fault> {
        let named = |name: &str| {
            let key = crate::text::fold(name.trim());
            self.options.iter().find(|option| crate::text::fold(&option.name) == key).map(|option| option.id)
        };
        match self.kind {
            FieldKind::Number => {
                let number = cell.trim().replace(',', ".").parse().map_err(|_no_number| Fault::UnknownValue)?;
                self.value(Given::Number(number))
            }
            FieldKind::YesNo => match crate::text::fold(cell.trim()).as_str() {
                "true" | "yes" | "1" | "vrai" | "oui" => Ok(Value::YesNo(true)),
                "false" | "no" | "0" | "faux" | "non" => Ok(Value::YesNo(false)),
                _ => Err(Fault::UnknownValue),
            },
            FieldKind::Choice => self.chosen(&[named(cell).ok_or(Fault::UnknownValue)?]),
            FieldKind::MultiChoice => {
                let ids = cell.split(';').filter(|name| !name.trim().is_empty()).map(named);
                self.chosen(&ids.collect::<Option<Vec<_>>>().ok_or(Fault::UnknownValue)?)
            }
            FieldKind::Text | FieldKind::LongText | FieldKind::Date | FieldKind::Link | FieldKind::Money => {
                self.value(Given::Text(cell.to_owned()))
            }
        }
    }

    /// As a cell of a file shows it; [`FieldShape::value_of_cell`] reads it back.
    pub fn cell(&self, value: &Value) -> String {
        match value {
            Value::Choices(ids) => {
                let chosen = self.options.iter().filter(|option| ids.contains(&option.id));
                chosen.map(|option| option.name.as_str()).collect::<Vec<_>>().join("; ")
            }
            other => other.to_stored(),
        }
    }

    /// Known options, each once, in their order.
    fn chosen(&self, ids: &[Uuid]) -> Result<Value, Fault> {
        let known: Vec<Uuid> = self.options.iter().map(|option| option.id).filter(|id| ids.contains(id)).collect();
        match ids {
            [] => Err(Fault::Required),
            ids if ids.iter().all(|id| known.contains(id)) => Ok(Value::Choices(known)),
            _ => Err(Fault::UnknownValue),
        }
    }

    /// What was stored, if it is a value of this field.
    pub fn from_stored(&self, text: &str) -> Option<Value> {
        match self.kind {
            FieldKind::Text | FieldKind::LongText | FieldKind::Link => Some(Value::Text(text.to_owned())),
            FieldKind::Number => text.parse().ok().map(Value::Number),
            FieldKind::Date => text.parse().ok().map(Value::Date),
            FieldKind::YesNo => text.parse().ok().map(Value::YesNo),
            FieldKind::Choice | FieldKind::MultiChoice => {
                let ids = text.split(' ').map(|id| Uuid::try_parse(id).ok()).collect::<Option<Vec<_>>>()?;
                self.chosen(&ids).ok()
            }
            FieldKind::Money => {
                let (minor, currency) = text.split_once(' ')?;
                Some(Value::Money { minor: minor.parse().ok()?, currency: Currency::parse(currency).ok()? })
            }
        }
    }
}

impl Value {
    pub fn to_stored(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Choices(ids) => ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" "),
            Self::YesNo(flag) => flag.to_string(),
            Self::Money { minor, currency } => format!("{minor} {currency}"),
        }
    }
}

/// An address that a browser may follow: nothing but the web.
fn link(input: &str) -> Result<String, Fault> {
    let text = input.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if host.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Fault::UnknownValue);
    }
    if text.chars().count() > LONGEST_LINK {
        return Err(Fault::TooLong { limit: LONGEST_LINK });
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests;
