//! The days of a task, and what moving and resizing makes of them: pure.

use chrono::{NaiveDate, TimeDelta};
use vitrine_contract::Card;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: Option<NaiveDate>,
    pub(super) due: Option<NaiveDate>,
}

/// What of a bar is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    Whole,
    Start,
    Due,
}

impl Span {
    pub(super) fn of(card: &Card) -> Self {
        Self { start: card.starts_on, due: card.due_on }
    }

    /// The first and the last day; none where nothing is known.
    pub(super) fn ends(self) -> Option<(NaiveDate, NaiveDate)> {
        match (self.start, self.due) {
            (Some(start), Some(due)) => Some((start, due)),
            (start, due) => start.or(due).map(|day| (day, day)),
        }
    }

    /// As many days later, or earlier. An end that is not known yet is where the other one is; no end passes the other.
    pub(super) fn moved(self, grip: Grip, days: i64) -> Self {
        let Some((first, last)) = self.ends() else { return self };
        let later = |day: NaiveDate| day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day);
        match grip {
            _ if days == 0 => self,
            Grip::Whole => Self { start: self.start.map(later), due: self.due.map(later) },
            Grip::Start => Self { start: Some(later(first).min(last)), due: Some(last) },
            Grip::Due => Self { start: Some(first), due: Some(later(last).max(first)) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, due: u32) -> Span {
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day);
        // there is no day 0
        Span { start: day(start), due: day(due) }
    }

    #[test]
    fn moving_keeps_the_length_and_resizing_one_end() {
        for (before, grip, days, after) in [
            (span(2, 9), Grip::Whole, 3, span(5, 12)),
            (span(2, 9), Grip::Whole, -1, span(1, 8)),
            (span(2, 9), Grip::Start, 3, span(5, 9)),
            (span(2, 9), Grip::Start, 30, span(9, 9)),
            (span(2, 9), Grip::Due, 3, span(2, 12)),
            (span(2, 9), Grip::Due, -30, span(2, 2)),
            // one end alone
            (span(0, 9), Grip::Whole, 1, span(0, 10)),
            (span(2, 0), Grip::Whole, 1, span(3, 0)),
            (span(0, 9), Grip::Start, -2, span(7, 9)),
            (span(2, 0), Grip::Due, 2, span(2, 4)),
            (span(0, 9), Grip::Due, 0, span(0, 9)),
            (span(0, 0), Grip::Whole, 5, span(0, 0)),
        ] {
            assert_eq!(before.moved(grip, days), after, "{before:?} {grip:?} {days}");
        }
    }

    #[test]
    fn one_date_is_a_day() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 9);
        assert_eq!(span(0, 9).ends(), day.zip(day));
        assert_eq!(span(9, 0).ends(), day.zip(day));
        assert_eq!(span(0, 0).ends(), None);
    }

    #[test]
    fn the_end_of_time_stays_where_it_is() {
        let end = Span { start: None, due: Some(NaiveDate::MAX) };
        assert_eq!(end.moved(Grip::Whole, 1), end);
    }
}
