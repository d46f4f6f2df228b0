//! How far a task is, as somebody said.

use crate::text::Fault;

/// Done, in hundredths: 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u8);

impl Percent {
    pub fn new(percent: u32) -> Result<Self, Fault> {
        u8::try_from(percent).ok().filter(|percent| *percent <= 100).map(Self).ok_or(Fault::OutOfRange)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

/// Work that is left, to the minute: up to 10 000 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkLeft {
    minutes: u32,
}

impl WorkLeft {
    const MOST: u32 = 10_000 * 60;

    pub fn of_minutes(minutes: u32) -> Result<Self, Fault> {
        if minutes <= Self::MOST { Ok(Self { minutes }) } else { Err(Fault::OutOfRange) }
    }

    pub fn of_hours(hours: f64) -> Result<Self, Fault> {
        let minutes = (hours * 60.0).round();
        if !(0.0..=f64::from(Self::MOST)).contains(&minutes) {
            return Err(Fault::OutOfRange);
        }
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within the range that was just checked"
        )]
        let minutes = minutes as u32;
        Ok(Self { minutes })
    }

    pub fn minutes(self) -> u32 {
        self.minutes
    }

    pub fn hours(self) -> f64 {
        f64::from(self.minutes) / 60.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_end_at_a_hundred() {
        for (percent, expected) in
            [(0, Ok(0)), (100, Ok(100)), (101, Err(Fault::OutOfRange)), (356, Err(Fault::OutOfRange))]
        {
            assert_eq!(Percent::new(percent).map(Percent::get), expected, "{percent}");
        }
    }

    #[test]
    fn work_left_is_neither_negative_nor_endless() {
        for (hours, expected) in [
            (0.0, Some(0)),
            (6.5, Some(390)),
            (0.25, Some(15)),
            (10_000.0, Some(600_000)),
            (10_000.1, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(WorkLeft::of_hours(hours).ok().map(WorkLeft::minutes), expected, "{hours}");
        }
        assert!(WorkLeft::of_minutes(600_001).is_err());
        assert!((WorkLeft { minutes: 390 }.hours() - 6.5).abs() < f64::EPSILON);
    }
}
