//! What a person prefers: where they are, how the app speaks and writes dates, and what their landing page shows. Whatever is not said
//! follows their device, and for the page is all of it.

use crate::text::Fault;
use std::fmt;

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

/// A section of the portal's landing page that may be left out. What waits for a person is none: it is never missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DashboardTab {
    /// Next dates.
    Next,
    Projects,
    /// What happened of late.
    Recent,
}

impl DashboardTab {
    pub const ALL: [Self; 3] = [Self::Next, Self::Projects, Self::Recent];

    pub fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Projects => "projects",
            Self::Recent => "recent",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}

/// At least one, each once, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DashboardTabs(Vec<DashboardTab>);

impl DashboardTabs {
    /// If not: which of them is to blame, or none where there are none.
    pub fn new(tabs: Vec<DashboardTab>) -> Result<Self, (Option<usize>, Fault)> {
        if tabs.is_empty() {
            return Err((None, Fault::Required));
        }
        let is_repeated = |(at, tab): &(usize, &DashboardTab)| tabs.iter().take(*at).any(|before| before == *tab);
        match tabs.iter().enumerate().find(is_repeated) {
            Some((at, _)) => Err((Some(at), Fault::Repeated)),
            None => Ok(Self(tabs)),
        }
    }

    /// From what [`Self::to_string`] gave.
    pub fn from_names(names: &str) -> Option<Self> {
        names.split(' ').map(DashboardTab::from_name).collect::<Option<_>>().and_then(|tabs| Self::new(tabs).ok())
    }

    pub fn as_slice(&self) -> &[DashboardTab] {
        &self.0
    }
}

impl fmt::Display for DashboardTabs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|tab| tab.name()).collect();
        f.write_str(&names.join(" "))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub time_zone: Option<TimeZone>,
    pub language: Option<Language>,
    pub date_format: Option<DateFormat>,
    pub dashboard_tabs: Option<DashboardTabs>,
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
        for names in ["next", "recent projects", "projects recent next"] {
            assert_eq!(DashboardTabs::from_names(names).map(|tabs| tabs.to_string()).as_deref(), Some(names));
        }
        for names in ["", "waiting", "next next", "next  recent"] {
            assert_eq!(DashboardTabs::from_names(names), None, "{names}");
        }
        assert_eq!((Language::from_name("de"), DateFormat::from_name("mdy")), (None, None));
    }
}
