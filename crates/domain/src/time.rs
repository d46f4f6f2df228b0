//! Time worked.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

/// What one entry says was worked, in whole minutes: at least one, at most a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(i32);

impl Minutes {
    const DAY: i32 = 24 * 60;

    /// None: nothing, less than nothing, or more than a day has.
    pub fn new(minutes: i32) -> Option<Self> {
        (1..=Self::DAY).contains(&minutes).then_some(Self(minutes))
    }

    /// What a clock shows. A minute that has begun counts; a clock that was forgotten shows one day.
    pub fn between(start: DateTime<Utc>, end: DateTime<Utc>) -> Self {
        let seconds = end.signed_duration_since(start).num_seconds().clamp(1, i64::from(Self::DAY) * 60);
        Self(i32::try_from((seconds + 59) / 60).unwrap_or(Self::DAY))
    }

    /// As much of it as a day holds of which so many minutes are taken. None: it is full.
    pub fn within_day(self, taken: i64) -> Option<Self> {
        let left = i64::from(Self::DAY).saturating_sub(taken);
        i32::try_from(left).ok().filter(|left| *left > 0).map(|left| Self(self.0.min(left)))
    }

    pub fn get(self) -> i32 {
        self.0
    }
}

/// Whether a day has not begun anywhere on earth.
pub fn is_future(day: NaiveDate, now: DateTime<Utc>) -> bool {
    day > (now + Duration::hours(14)).date_naive()
}

/// Whether nobody logs time of a day so long ago: it is a slip of the pen.
pub fn is_too_old(day: NaiveDate) -> bool {
    day.year() < 2000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_entry_is_more_than_nothing_and_no_more_than_a_day() {
        for (minutes, is_fine) in [(-60, false), (0, false), (1, true), (1440, true), (1441, false), (1500, false)] {
            assert_eq!(Minutes::new(minutes).is_some(), is_fine, "{minutes}");
        }
    }

    #[test]
    fn a_day_holds_what_a_day_has() {
        for (minutes, taken, left) in [
            (60, 0, Some(60)),
            (60, 1380, Some(60)),
            (60, 1381, Some(59)),
            (1440, 1439, Some(1)),
            (1, 1440, None),
            (1, 2000, None),
        ] {
            assert_eq!(Minutes(minutes).within_day(taken), left.map(Minutes), "{minutes} {taken}");
        }
    }

    #[test]
    fn a_clock_counts_minutes_that_have_begun() {
        let start = at("2027-03-02T08:00:00Z");
        for (end, minutes) in [
            ("2027-03-02T08:00:00Z", 1),
            ("2027-03-02T08:01:00Z", 1),
            ("2027-03-02T08:01:01Z", 2),
            ("2027-03-02T09:30:00Z", 90),
            ("2027-03-09T08:00:00Z", 1440),
            ("2027-03-02T07:00:00Z", 1),
        ] {
            assert_eq!(Minutes::between(start, at(end)).get(), minutes, "{end}");
        }
    }

    #[test]
    fn a_day_is_in_the_future_until_it_has_begun_somewhere() {
        let now = at("2027-03-02T09:59:00Z");
        for (day, is_late) in [("2027-03-01", false), ("2027-03-02", false), ("2027-03-03", true)] {
            assert_eq!(is_future(day.parse().unwrap(), now), is_late, "{day}");
        }
        assert!(is_too_old("1999-12-31".parse().unwrap()) && !is_too_old("2000-01-01".parse().unwrap()));
        assert!(!is_future("2027-03-03".parse().unwrap(), at("2027-03-02T10:00:00Z")), "where the day begins first");
    }
}
