//! Input into domain values, with every fault at its place.

use super::{Error, FieldFault, Result};
use vitrine_contract as contract;
use vitrine_domain::board::{Colour, Stage};
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::{DashboardTab, DashboardTabs, DateFormat, Language, Preferences, TimeZone};
use vitrine_domain::privilege::{Privileges, Template, UpdateProgress};
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::text::Fault;

/// Collects faults, so that a person reads of all of them at once.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<FieldFault>);

impl Faults {
    pub(super) fn add(&mut self, pointer: &str, code: &'static str) {
        self.0.push(FieldFault::new(pointer, code));
    }

    /// The value, or none and a fault.
    pub(super) fn take<T>(&mut self, pointer: &str, parsed: Result<T, Fault>) -> Option<T> {
        parsed.map_err(|fault| self.add(pointer, fault.code())).ok()
    }

    /// The same where the field may be left out or empty.
    pub(super) fn take_optional<T>(
        &mut self,
        pointer: &str,
        input: Option<&str>,
        parse: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = input.map(str::trim).filter(|text| !text.is_empty())?;
        self.take(pointer, parse(text))
    }

    /// Of a part that was parsed with faults of its own.
    pub(super) fn take_all<T>(&mut self, parsed: Result<T>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(Error::Invalid(faults)) => {
                self.0.extend(faults);
                None
            }
            Err(_) => None,
        }
    }

    /// What was parsed, if nothing was at fault.
    pub(super) fn check<T>(self, value: Option<T>) -> Result<T> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(Error::Invalid(self.0)),
        }
    }
}

pub(super) fn level(level: contract::Level) -> Level {
    match level {
        contract::Level::NotVisible => Level::NotVisible,
        contract::Level::Overview => Level::Overview,
        contract::Level::ReadOnly => Level::ReadOnly,
        contract::Level::Full => Level::Full,
    }
}

pub(super) fn colour(colour: contract::ColumnColour) -> Colour {
    match colour {
        contract::ColumnColour::Blue => Colour::Blue,
        contract::ColumnColour::Green => Colour::Green,
        contract::ColumnColour::Amber => Colour::Amber,
        contract::ColumnColour::Purple => Colour::Purple,
        contract::ColumnColour::Red => Colour::Red,
        contract::ColumnColour::Grey => Colour::Grey,
        contract::ColumnColour::Sky => Colour::Sky,
    }
}

pub(super) fn stage(stage: contract::Stage) -> Stage {
    match stage {
        contract::Stage::Planned => Stage::Planned,
        contract::Stage::Active => Stage::Active,
        contract::Stage::Review => Stage::Review,
        contract::Stage::Done => Stage::Done,
    }
}

pub(super) fn state(state: contract::ProjectState) -> ProjectState {
    match state {
        contract::ProjectState::Active => ProjectState::Active,
        contract::ProjectState::Archived => ProjectState::Archived,
        contract::ProjectState::Deleted => ProjectState::Deleted,
    }
}

pub(super) fn client_kind(kind: contract::ClientKind) -> ClientKind {
    match kind {
        contract::ClientKind::Organisation => ClientKind::Organisation,
        contract::ClientKind::Unit => ClientKind::Unit,
        contract::ClientKind::Person => ClientKind::Person,
    }
}

/// `pointer`: where they stand in the input.
pub(super) fn preferences(pointer: &str, given: &contract::Preferences) -> Result<Preferences> {
    let mut faults = Faults::default();
    let time_zone = faults.take_optional(&format!("{pointer}/time_zone"), given.time_zone.as_deref(), TimeZone::parse);
    let dashboard_tabs = given.dashboard_tabs.as_deref().and_then(|tabs| {
        let pointer = format!("{pointer}/dashboard_tabs");
        DashboardTabs::new(tabs.iter().copied().map(dashboard_tab).collect())
            .map_err(|(at, fault)| match at {
                Some(at) => faults.add(&format!("{pointer}/{at}"), fault.code()),
                None => faults.add(&pointer, fault.code()),
            })
            .ok()
            // all of them as they stand anyway is nothing said
            .filter(|tabs| tabs.as_slice() != DashboardTab::ALL)
    });
    faults.check(Some(Preferences {
        time_zone,
        language: given.language.map(|language| match language {
            contract::Language::En => Language::English,
            contract::Language::Fr => Language::French,
        }),
        date_format: given.date_format.map(|format| match format {
            contract::DateFormat::DayMonthYear => DateFormat::DayMonthYear,
            contract::DateFormat::MonthDayYear => DateFormat::MonthDayYear,
            contract::DateFormat::YearMonthDay => DateFormat::YearMonthDay,
        }),
        dashboard_tabs,
    }))
}

fn dashboard_tab(tab: contract::DashboardTab) -> DashboardTab {
    match tab {
        contract::DashboardTab::Next => DashboardTab::Next,
        contract::DashboardTab::Projects => DashboardTab::Projects,
        contract::DashboardTab::Recent => DashboardTab::Recent,
    }
}

pub(super) fn template(template: contract::PrivilegeTemplate) -> Template {
    match template {
        contract::PrivilegeTemplate::None => Template::None,
        contract::PrivilegeTemplate::Observer => Template::Observer,
        contract::PrivilegeTemplate::Collaborator => Template::Collaborator,
        contract::PrivilegeTemplate::CoManager => Template::CoManager,
    }
}

pub(super) fn privileges(privileges: contract::Privileges) -> Privileges {
    Privileges {
        view_tasks: privileges.view_tasks,
        view_progress: privileges.view_progress,
        update_progress: match privileges.update_progress {
            contract::UpdateProgress::Off => UpdateProgress::Off,
            contract::UpdateProgress::Comment => UpdateProgress::Comment,
            contract::UpdateProgress::Full => UpdateProgress::Full,
        },
    }
}
