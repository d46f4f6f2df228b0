//! How many of those who are asked must give their OK (R19), and until when.

use chrono::{Days, NaiveDate, TimeDelta};

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum OkRule {
    #[default]
    One,
    /// So many, two or more.
    Some(u8),
    All,
}

/// More people than anybody asks.
pub const MOST_OKS: u8 = 50;
/// The longest that a round can be given.
pub const MOST_DUE_DAYS: u16 = 365;

/// The last day of a round that begins today.
pub fn due_on(today: NaiveDate, days: u16) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(u64::from(days)))
}

/// Whether its last day has passed.
pub fn is_overdue(due_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    due_on.is_some_and(|due| due < today)
}

impl OkRule {
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Some(_) => "some",
            Self::All => "all",
        }
    }

    /// `needed`: of the rule that names a number. What is not known asks for all: one OK is never enough by mistake.
    pub fn from_name(name: &str, needed: Option<u8>) -> Self {
        match (name, needed) {
            ("one", _) => Self::One,
            ("some", Some(needed)) => Self::Some(needed),
            _ => Self::All,
        }
    }

    /// How many OKs a round takes that is put before so many people. It stays what it is, whoever comes or goes: a round that can no
    /// longer have them waits until staff ask anew.
    pub fn needed(self, asked: u32) -> u32 {
        match self {
            Self::One => 1,
            Self::Some(needed) => u32::from(needed).max(1),
            Self::All => asked.max(1),
        }
    }

    /// Whether only those decide who are asked as the round begins: where some are named, and where each of them counts.
    pub fn is_bound(self, has_named: bool) -> bool {
        has_named || self == Self::All
    }
}

/// How far a round is on its way to its OK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tally {
    /// OKs that were given. They count whatever becomes of who gave them.
    pub given: u32,
    pub needed: u32,
}

impl Tally {
    pub fn is_reached(self) -> bool {
        self.given >= self.needed.max(1)
    }

    /// `left`: those who could give theirs now.
    pub fn is_within_reach(self, left: u32) -> bool {
        self.given.saturating_add(left) >= self.needed.max(1)
    }

    #[must_use]
    pub fn with_one_more(self) -> Self {
        Self { given: self.given.saturating_add(1), ..self }
    }
}

/// The first reminder comes so long before the last day.
pub const EVE: Days = Days::new(1);
/// Days between reminders of what is overdue.
const AGAIN: i64 = 7;
/// After so many weeks nobody is reminded any more: that it is overdue, staff see.
const WEEKS: i64 = 4;

/// The latest day until today on which a round is reminded of: the eve of its last day, the day after it, and each of the weeks after that. Never
/// the day on which it was asked.
pub fn reminder(asked_on: NaiveDate, due_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let overdue_by = (today - due_on).num_days();
    let day = if overdue_by > 0 {
        let weeks = ((overdue_by - 1) / AGAIN).min(WEEKS);
        due_on.checked_add_signed(TimeDelta::days(1 + weeks * AGAIN))?
    } else {
        due_on.checked_sub_days(EVE)?
    };
    (asked_on < day && day <= today).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_asks_for_so_many() {
        // R19
        for (rule, asked, needed) in [
            (OkRule::One, 0, 1),
            (OkRule::One, 5, 1),
            (OkRule::Some(2), 5, 2),
            (OkRule::Some(3), 2, 3),
            (OkRule::All, 3, 3),
            (OkRule::All, 0, 1),
        ] {
            assert_eq!(rule.needed(asked), needed, "{rule:?} of {asked}");
        }
    }

    #[test]
    fn rules_are_written_and_read_again() {
        for rule in [OkRule::One, OkRule::Some(2), OkRule::All] {
            let needed = if let OkRule::Some(needed) = rule { Some(needed) } else { None };
            assert_eq!(OkRule::from_name(rule.name(), needed), rule);
        }
        assert_eq!(OkRule::from_name("some", None), OkRule::All, "unknown is the strictest");
        assert_eq!(OkRule::from_name("perhaps", Some(1)), OkRule::All);
    }

    #[test]
    fn those_who_are_named_or_all_needed_are_bound() {
        for (rule, has_named, expected) in [
            (OkRule::One, false, false),
            (OkRule::Some(2), false, false),
            (OkRule::All, false, true),
            (OkRule::One, true, true),
            (OkRule::Some(2), true, true),
        ] {
            assert_eq!(rule.is_bound(has_named), expected, "{rule:?} {has_named}");
        }
    }

    #[test]
    fn the_last_day_is_not_overdue() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(due_on(day("2026-11-27"), 5), Some(day("2026-12-02")));
        assert!(!is_overdue(Some(day("2026-11-27")), day("2026-11-27")));
        assert!(is_overdue(Some(day("2026-11-27")), day("2026-11-28")));
        assert!(!is_overdue(None, day("2026-11-28")));
    }

    #[test]
    fn a_round_is_reminded_of_on_its_eve_and_when_it_is_overdue() {
        let day = |number: u32| NaiveDate::from_ymd_opt(2026, 11, number).unwrap();
        for (asked, due, today, expected) in [
            (1, 5, 1, None),
            (1, 5, 3, None),
            (1, 5, 4, Some(4)),
            (1, 5, 5, Some(4)),
            (1, 5, 6, Some(6)),
            (1, 5, 12, Some(6)),
            (1, 5, 13, Some(13)),
            (1, 5, 20, Some(20)),
            // four weeks, and no more
            (1, 1, 30, Some(30)),
            // the eve is the day of the asking: nobody needs to hear twice
            (4, 5, 4, None),
            (4, 5, 5, None),
            (4, 5, 6, Some(6)),
        ] {
            assert_eq!(reminder(day(asked), day(due), day(today)), expected.map(day), "{asked} {due} {today}");
        }
    }

    #[test]
    fn nothing_is_reached_without_an_ok() {
        for (given, needed, left, reached, within_reach) in [
            (0, 1, 0, false, false),
            (0, 1, 1, false, true),
            (1, 1, 0, true, true),
            (1, 2, 0, false, false),
            (1, 2, 1, false, true),
            (2, 2, 0, true, true),
            (0, 0, 0, false, false),
        ] {
            let tally = Tally { given, needed };
            assert_eq!((tally.is_reached(), tally.is_within_reach(left)), (reached, within_reach), "{tally:?} {left}");
        }
        assert_eq!(Tally { given: 0, needed: 2 }.with_one_more(), Tally { given: 1, needed: 2 });
    }
}
