//! What a person prefers: where they are, and how the app speaks and writes dates. Whatever is not said follows their device.

use crate::text::Fault;

/// A language that the app speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    French,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// As a language tag.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.name() == name)
    }
}

/// The order of a date that is written in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateFormat {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl DateFormat {
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];

    pub fn name(self) -> &'static str {
        match self {
            Self::DayMonthYear => "day_month_year",
            Self::MonthDayYear => "month_day_year",
            Self::YearMonthDay => "year_month_day",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// A time zone of the IANA database, such as `Europe/Paris`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(String);

impl TimeZone {
    pub fn parse(input: &str) -> Result<Self, Fault> {
        let name = input.trim();
        match name.parse::<chrono_tz::Tz>() {
            Ok(_) => Ok(Self(name.to_owned())),
            Err(_) => Err(Fault::UnknownValue),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn zone(&self) -> chrono_tz::Tz {
        self.0.parse().unwrap_or(chrono_tz::Tz::UTC)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub time_zone: Option<TimeZone>,
    pub language: Option<Language>,
    pub date_format: Option<DateFormat>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_zones_are_those_that_clocks_know() {
        for good in ["Europe/Paris", " Asia/Kolkata ", "UTC", "America/Argentina/Buenos_Aires"] {
            assert!(TimeZone::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "Paris", "Europe/Atlantis", "europe/paris'--", "+02:00"] {
            assert_eq!(TimeZone::parse(bad), Err(Fault::UnknownValue), "{bad}");
        }
    }

    #[test]
    fn names_lead_back_and_unknown_ones_nowhere() {
        assert!(Language::ALL.into_iter().all(|language| Language::from_name(language.name()) == Some(language)));
        assert!(DateFormat::ALL.into_iter().all(|format| DateFormat::from_name(format.name()) == Some(format)));
        assert_eq!((Language::from_name("de"), DateFormat::from_name("mdy")), (None, None));
    }
}
