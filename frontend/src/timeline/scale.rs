//! Days as places from left to right: pure.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// How much time a window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zoom {
    Days,
    #[default]
    Weeks,
    Months,
    Quarters,
}

impl Zoom {
    pub(super) const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Quarters];

    /// As it stands in the address.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Quarters => "quarters",
        }
    }

    pub(super) fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|zoom| zoom.name() == name).unwrap_or_default()
    }

    /// The width of a day in pixels.
    pub(super) const fn day(self) -> f64 {
        match self {
            Self::Days => 44.0,
            Self::Weeks => 16.0,
            Self::Months => 5.0,
            Self::Quarters => 2.0,
        }
    }

    /// The beginning of the period that a day is in.
    fn floor(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::Days | Self::Weeks => Some(day.week(Weekday::Mon).first_day()),
            Self::Months => day.with_day(1),
            Self::Quarters => day.with_day(1).and_then(|day| day.with_month0(day.month0() / 3 * 3)),
        };
        first.unwrap_or(day)
    }

    fn next(self, tick: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days => tick.succ_opt(),
            Self::Weeks => tick.checked_add_signed(TimeDelta::weeks(1)),
            Self::Months => tick.checked_add_months(chrono::Months::new(1)),
            Self::Quarters => tick.checked_add_months(chrono::Months::new(3)),
        }
    }
}

/// What days there are, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) zoom: Zoom,
    pub(super) first: NaiveDate,
    /// How many of them.
    days: i32,
}

/// Dates further away than this, in days before and after today, are shown at the edge: one mistyped year must not stretch everything.
const REACH: (i64, i64) = (730, 1095);
/// Room beside the outermost dates, and the least of all, in pixels.
const ROOM: f64 = 240.0;
const LEAST: f64 = 2200.0;

impl Scale {
    /// Room for these days and today.
    pub(super) fn of(days: impl Iterator<Item = NaiveDate>, today: NaiveDate, zoom: Zoom) -> Self {
        let from_today = |days: i64| today.checked_add_signed(TimeDelta::days(days)).unwrap_or(today);
        let (earliest, latest) = (from_today(-REACH.0), from_today(REACH.1));
        let (first, last) = days.fold((today, today), |(first, last), day| (first.min(day), last.max(day)));
        let room = TimeDelta::days(whole(ROOM / zoom.day()));
        let first = zoom.floor(first.max(earliest) - room);
        let last = last.min(latest) + room;
        let enough = whole(LEAST / zoom.day());
        let length = last.signed_duration_since(first).num_days().max(enough) + 1;
        Self { zoom, first, days: i32::try_from(length).unwrap_or(i32::MAX) }
    }

    pub(super) fn width(self) -> f64 {
        f64::from(self.days) * self.zoom.day()
    }

    /// Where a day begins; what is further away is at the edge.
    pub(super) fn x(self, day: NaiveDate) -> f64 {
        let days = day.signed_duration_since(self.first).num_days();
        f64::from(i32::try_from(days).unwrap_or(i32::MAX).clamp(0, self.days)) * self.zoom.day()
    }

    /// From the beginning of the first to the end of the last day: where, and how wide.
    pub(super) fn stretch(self, (first, last): (NaiveDate, NaiveDate)) -> (f64, f64) {
        let day = self.zoom.day();
        let from = self.x(first).min(self.width() - day);
        (from, (self.x(last) + day - from).max(day))
    }

    /// How many days a way is long.
    pub(super) fn days(self, pixels: f64) -> i64 {
        whole(pixels / self.zoom.day())
    }

    pub(super) fn day_at(self, x: f64) -> NaiveDate {
        self.first.checked_add_signed(TimeDelta::days(self.days(x))).unwrap_or(self.first)
    }

    /// The days at which a line is drawn and a word stands.
    pub(super) fn ticks(self) -> Vec<NaiveDate> {
        let end = self.first.checked_add_signed(TimeDelta::days(self.days.into())).unwrap_or(self.first);
        std::iter::successors(Some(self.first), |tick| self.zoom.next(*tick)).take_while(|tick| *tick < end).collect()
    }
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "some thousands at most")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    fn scale(zoom: Zoom) -> Scale {
        Scale::of([day(3, 9), day(6, 20)].into_iter(), day(3, 17), zoom)
    }

    #[test]
    fn names_lead_back_to_their_zoom() {
        for zoom in Zoom::ALL {
            assert_eq!(Zoom::from_name(zoom.name()), zoom);
        }
        assert_eq!(Zoom::from_name("years"), Zoom::Weeks);
    }

    #[test]
    fn each_period_begins_at_a_tick() {
        for (zoom, first, second) in [
            (Zoom::Days, day(3, 1), day(3, 2)),
            (Zoom::Weeks, day(2, 22), day(3, 1)),
            (Zoom::Months, day(1, 1), day(2, 1)),
        ] {
            let ticks = scale(zoom).ticks();
            assert_eq!((ticks[0], ticks[1]), (first, second), "{zoom:?}");
        }
        let quarters = scale(Zoom::Quarters).ticks();
        assert!(quarters.iter().all(|tick| tick.day() == 1 && [1, 4, 7, 10].contains(&tick.month())));
    }

    #[test]
    fn places_and_days_belong_together() {
        for zoom in Zoom::ALL {
            let scale = scale(zoom);
            assert_eq!((scale.x(scale.first),), (0.0,));
            assert_eq!(scale.day_at(scale.x(day(4, 1))), day(4, 1), "{zoom:?}");
            let (from, width) = scale.stretch((day(3, 9), day(3, 11)));
            assert_eq!((from, width), (scale.x(day(3, 9)), 3.0 * zoom.day()));
            assert!(scale.width() >= LEAST && scale.x(day(6, 20)) < scale.width());
            assert_eq!(scale.days(zoom.day() * 1.4), 1);
        }
    }

    #[test]
    fn a_mistyped_year_stands_at_the_edge() {
        let far = [1, 9999].map(|year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap());
        let scale = Scale::of(far.into_iter(), day(3, 17), Zoom::Days);
        assert!(scale.ticks().len() < 2000);
        let (from, width) = scale.stretch((far[0], far[0]));
        assert_eq!((from, width), (0.0, 44.0));
        let (from, width) = scale.stretch((far[1], far[1]));
        assert!(from + width <= scale.width() + 44.0);
        let extreme = Scale::of([NaiveDate::MIN, NaiveDate::MAX].into_iter(), day(3, 17), Zoom::Quarters);
        assert!(extreme.ticks().len() < 100);
    }
}
