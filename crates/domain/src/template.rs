//! What a new project can begin with: the columns of another one and, if wanted, its tasks.
//!
//! **Invariant:** nothing in here says for whom it was made or by whom it was done. There are no people, no ids and no dates, but days counted
//! from a start; nothing is finished, and nothing waits for anybody's OK (T-005).

use crate::access::Facts;
use crate::approval::OkRule;
use crate::board::{CardLimit, Colour, Stage};
use crate::permission::Permission;
use crate::task::Schedule;
use crate::text::{Fault, Name, Prose, Title};
use chrono::{NaiveDate, TimeDelta};

/// So many tasks a template holds at most: while a project begins with them, all other writers wait.
pub const MAX_TASKS: usize = 500;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// From left to right.
    pub columns: Vec<TemplateColumn>,
    /// Those of one column from top to bottom.
    pub tasks: Vec<TemplateTask>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    pub name: Name,
    /// Kept: without it, clients would read the team's own name.
    pub client_name: Option<Name>,
    pub stage: Stage,
    pub asks_approval: bool,
    /// What a round asks for, where it is set up; never of whom.
    pub approval: Option<TemplateApproval>,
    pub colour: Option<Colour>,
    pub card_limit: Option<CardLimit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateApproval {
    pub rule: OkRule,
    pub due_days: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateTask {
    /// Where it begins: the place of a column.
    pub column: usize,
    pub title: Title,
    pub description: Option<Prose>,
    pub steps: Vec<Title>,
    pub days: Days,
    pub is_milestone: bool,
    pub is_team_only: bool,
    /// The places of the tasks that have to be finished before it begins.
    pub predecessors: Vec<usize>,
}

/// When a task begins and is due, in days from the start of its project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub starts: Option<i64>,
    pub due: Option<i64>,
}

impl Template {
    /// How many of its tasks clients see who see the tasks of its project.
    pub fn shared_count(&self) -> usize {
        self.tasks.iter().filter(|task| !task.is_team_only).count()
    }

    pub fn has_dates(&self) -> bool {
        self.tasks.iter().any(|task| task.days != Days::default())
    }

    /// Whether it says anything that takes the right to edit tasks beside that to make them.
    pub fn edits_tasks(&self) -> bool {
        self.tasks.iter().any(|task| !task.steps.is_empty() || !task.predecessors.is_empty())
    }
}

/// Whether somebody sees the templates of the workspace: whoever may begin projects, and look at tasks, of whose words they are made.
pub fn sees_templates(facts: &Facts) -> bool {
    facts.holds(Permission::ProjectCreate) && facts.holds(Permission::TaskView)
}

/// Whether somebody may begin a project with a template that they see: it takes what making all of it by hand takes.
pub fn may_begin_with(facts: &Facts, template: &Template) -> bool {
    sees_templates(facts)
        && facts.holds(Permission::ProjectEditColumns)
        && (template.tasks.is_empty() || facts.holds(Permission::TaskCreate))
        && (!template.edits_tasks() || facts.holds(Permission::TaskEdit))
}

/// The column in which a task begins that stands in the column at `at` now. In a new project nothing is finished, and no client is asked:
/// what stands where it would be begins in the first column where it is not.
pub fn begins_at(columns: &[TemplateColumn], at: usize) -> usize {
    let is_open = |column: &TemplateColumn| column.stage != Stage::Done && !column.asks_approval;
    if columns.get(at).is_some_and(is_open) { at } else { columns.iter().position(is_open).unwrap_or_default() }
}

/// The day from which the days of tasks are counted: the start of their project or, where it has none, the first of their own dates.
pub fn day_zero(project: Option<NaiveDate>, tasks: impl IntoIterator<Item = Schedule>) -> Option<NaiveDate> {
    let mut dates = tasks.into_iter().flat_map(|schedule| [schedule.starts_on(), schedule.due_on()]).flatten();
    project.or_else(|| dates.by_ref().min())
}

impl Days {
    pub fn of(schedule: Schedule, zero: Option<NaiveDate>) -> Self {
        let days = |date: Option<NaiveDate>| Some(date?.signed_duration_since(zero?).num_days());
        Self { starts: days(schedule.starts_on()), due: days(schedule.due_on()) }
    }

    /// The dates in a project that starts on this day; in one without a start there are none.
    pub fn from(self, start: Option<NaiveDate>) -> Result<Schedule, Fault> {
        let Some(start) = start else { return Ok(Schedule::default()) };
        let date = |days: Option<i64>| {
            let later = |days| start.checked_add_signed(TimeDelta::try_days(days)?);
            days.map(|days| later(days).ok_or(Fault::OutOfRange)).transpose()
        };
        Schedule::new(date(self.starts)?, date(self.due)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(stage: Stage, asks_approval: bool) -> TemplateColumn {
        let name = Name::parse("Column").unwrap();
        TemplateColumn { name, client_name: None, stage, asks_approval, approval: None, colour: None, card_limit: None }
    }

    #[test]
    fn nothing_begins_finished_or_before_a_client() {
        use Stage::{Active, Done, Planned, Review};
        let usual = [(Planned, false), (Active, false), (Review, true), (Review, false), (Done, false)];
        let asking_first = [(Planned, true), (Active, false), (Done, false)];
        let nowhere = [(Review, true), (Done, false)];
        for (columns, expected) in
            [(usual.as_slice(), [0, 1, 0, 3, 0].as_slice()), (&asking_first, &[1, 1, 1]), (&nowhere, &[0, 0])]
        {
            let columns: Vec<_> = columns.iter().map(|(stage, asks)| column(*stage, *asks)).collect();
            let begins: Vec<_> = (0..columns.len()).map(|at| begins_at(&columns, at)).collect();
            assert_eq!(begins, expected);
        }
    }

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2027, 3, day)
    }

    fn schedule(starts: Option<NaiveDate>, due: Option<NaiveDate>) -> Schedule {
        Schedule::new(starts, due).unwrap()
    }

    #[test]
    fn days_are_counted_from_the_start_or_from_the_first_date() {
        let tasks = || [schedule(day(9), day(12)), schedule(None, day(8)), schedule(None, None)];
        assert_eq!(day_zero(day(10), tasks()), day(10));
        assert_eq!(day_zero(None, tasks()), day(8));
        assert_eq!(day_zero(None, [schedule(None, None)]), None);
        for (zero, starts, due, days) in [
            (day(10), day(9), day(12), Days { starts: Some(-1), due: Some(2) }),
            (day(10), None, day(10), Days { starts: None, due: Some(0) }),
            (None, None, None, Days::default()),
        ] {
            let dates = schedule(starts, due);
            assert_eq!(Days::of(dates, zero), days);
            assert_eq!(days.from(zero), Ok(dates), "the way back");
        }
    }

    #[test]
    fn without_a_start_there_are_no_dates_and_days_that_no_calendar_has_are_refused() {
        let days = Days { starts: Some(0), due: Some(30) };
        assert_eq!(days.from(None), Ok(Schedule::default()));
        assert_eq!(days.from(day(1)), Ok(schedule(day(1), day(31))));
        assert_eq!(days.from(Some(NaiveDate::MAX)), Err(Fault::OutOfRange));
        assert_eq!(Days { starts: Some(i64::MAX), due: None }.from(day(1)), Err(Fault::OutOfRange));
    }
}
