//! Tasks.

use crate::text::Fault;
use chrono::NaiveDate;

/// When a task begins and when it is due; either may be open. It is never due before it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    starts_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
}

impl Schedule {
    pub fn new(starts_on: Option<NaiveDate>, due_on: Option<NaiveDate>) -> Result<Self, Fault> {
        match starts_on.zip(due_on) {
            Some((start, due)) if due < start => Err(Fault::BeforeStart),
            _ => Ok(Self { starts_on, due_on }),
        }
    }

    pub fn starts_on(self) -> Option<NaiveDate> {
        self.starts_on
    }

    pub fn due_on(self) -> Option<NaiveDate> {
        self.due_on
    }
}

/// So many steps a task may have.
pub const MAX_CHECKLIST: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_due_before_it_begins() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day);
        for (start, due, is_fine) in [
            (None, None, true),
            (day(2), None, true),
            (None, day(2), true),
            (day(2), day(2), true),
            (day(2), day(3), true),
            (day(3), day(2), false),
        ] {
            let schedule = Schedule::new(start, due);
            assert_eq!(schedule.is_ok(), is_fine, "{start:?} {due:?}");
            if let Ok(schedule) = schedule {
                assert_eq!((schedule.starts_on(), schedule.due_on()), (start, due));
            }
        }
    }
}
