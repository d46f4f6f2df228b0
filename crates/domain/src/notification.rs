//! What people are told of, where, and when.

use crate::permission::Base;
use crate::preference::TimeZone;
use chrono::{DateTime, Days, DurationRound, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// What happened, seen by whoever is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    Assigned,
    Mentioned,
    Commented,
    ProgressUpdated,
    /// A task was put before its clients; they said how they find it, or will not be asked any more.
    ApprovalAsked,
    Approved,
    ChangesRequested,
    ApprovalWithdrawn,
}

impl NotificationKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Assigned,
        Self::Mentioned,
        Self::Commented,
        Self::ProgressUpdated,
        Self::Approved,
        Self::ChangesRequested,
        Self::ApprovalAsked,
        Self::ApprovalWithdrawn,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Mentioned => "mentioned",
            Self::Commented => "commented",
            Self::ProgressUpdated => "progress_updated",
            Self::ApprovalAsked => "approval_asked",
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::ApprovalWithdrawn => "approval_withdrawn",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether such people are told of it. Clients hear of approvals by being asked.
    pub fn is_for(self, base: Base) -> bool {
        match self {
            Self::Assigned | Self::Mentioned | Self::Commented | Self::ProgressUpdated => true,
            Self::ApprovalAsked | Self::Approved | Self::ChangesRequested | Self::ApprovalWithdrawn => {
                base == Base::Staff
            }
        }
    }

    /// For who chose nothing: at once what is meant for them or lets them go on, once a day what else goes on around them, and not at
    /// all what the team itself has begun.
    pub fn by_default(self) -> Telling {
        let mail = match self {
            Self::Assigned | Self::Mentioned | Self::Approved | Self::ChangesRequested => MailTiming::AtOnce,
            Self::Commented | Self::ProgressUpdated => MailTiming::Daily,
            Self::ApprovalAsked | Self::ApprovalWithdrawn => MailTiming::Never,
        };
        Telling { mail, in_app: true }
    }
}

/// When a mail tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailTiming {
    AtOnce,
    /// In one mail with all else of the hour.
    Hourly,
    /// In one mail in the morning.
    Daily,
    Never,
}

impl MailTiming {
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Hourly, Self::Daily, Self::Never];

    pub fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Hourly => "hourly",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|timing| timing.name() == name)
    }

    /// The digest that is the newest to be due now, of those that gather things; none of the others.
    pub fn period(self, now: DateTime<Utc>, zone: Option<&TimeZone>) -> Option<Period> {
        match self {
            Self::Hourly => hour(now),
            Self::Daily => morning(now, zone.map_or(Tz::UTC, TimeZone::zone)),
            Self::AtOnce | Self::Never => None,
        }
    }
}

/// How somebody is told of one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    pub mail: MailTiming,
    pub in_app: bool,
}

impl Telling {
    pub fn is_silence(self) -> bool {
        self.mail == MailTiming::Never && !self.in_app
    }
}

/// How somebody is told, by what they chose for the project, else for all of them, else nothing.
pub fn telling(kind: NotificationKind, of_project: Option<Telling>, of_all: Option<Telling>) -> Telling {
    of_project.or(of_all).unwrap_or_else(|| kind.by_default())
}

/// What the link at the end of a mail turns off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsubscription {
    /// All mails about this kind of thing.
    Kind(NotificationKind),
    /// All mails that gather things.
    Digests,
}

impl Unsubscription {
    const DIGESTS: &str = "digests";

    pub fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Digests => Self::DIGESTS,
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        if name == Self::DIGESTS { Some(Self::Digests) } else { NotificationKind::from_name(name).map(Self::Kind) }
    }

    /// What somebody's choice becomes by it. It only ever turns off.
    pub fn apply(self, kind: NotificationKind, chosen: Telling) -> Telling {
        let is_meant = match self {
            Self::Kind(meant) => meant == kind,
            Self::Digests => matches!(chosen.mail, MailTiming::Hourly | MailTiming::Daily),
        };
        if is_meant { Telling { mail: MailTiming::Never, ..chosen } } else { chosen }
    }
}

/// What one digest gathers: all that happened before its end and stands in none before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Of one person no two have the same.
    pub name: String,
    pub end: DateTime<Utc>,
}

/// When the day of a digest begins, by the clock of its receiver.
const MORNING: TimeDelta = TimeDelta::hours(8);

fn hour(now: DateTime<Utc>) -> Option<Period> {
    let end = now.duration_trunc(TimeDelta::hours(1)).ok()?;
    Some(Period { name: end.format("hour %Y-%m-%dT%H").to_string(), end })
}

fn morning(now: DateTime<Utc>, zone: Tz) -> Option<Period> {
    let today = now.with_timezone(&zone).date_naive();
    // a zone may have skipped a day, or its morning
    let mornings = (0..3).filter_map(|ago| {
        let day = today.checked_sub_days(Days::new(ago))?;
        Some(Period { name: day.format("day %Y-%m-%d").to_string(), end: morning_of(day, zone)? })
    });
    mornings.into_iter().find(|period| period.end <= now)
}

fn morning_of(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    (day.and_time(NaiveTime::MIN) + MORNING).and_local_timezone(zone).earliest().map(|time| time.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFF: Telling = Telling { mail: MailTiming::Never, in_app: false };
    const DAILY: Telling = Telling { mail: MailTiming::Daily, in_app: true };

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_chosen_for_a_project_comes_first_then_for_all_then_the_default() {
        let default = NotificationKind::Mentioned.by_default();
        for (of_project, of_all, expected) in
            [(None, None, default), (None, Some(OFF), OFF), (Some(DAILY), Some(OFF), DAILY), (Some(OFF), None, OFF)]
        {
            assert_eq!(telling(NotificationKind::Mentioned, of_project, of_all), expected);
        }
    }

    #[test]
    fn who_chose_nothing_is_told_of_what_is_meant_for_them_at_once() {
        for (kind, timing, is_for_clients) in [
            (NotificationKind::Assigned, "at_once", true),
            (NotificationKind::Mentioned, "at_once", true),
            (NotificationKind::Commented, "daily", true),
            (NotificationKind::ProgressUpdated, "daily", true),
            (NotificationKind::Approved, "at_once", false),
            (NotificationKind::ChangesRequested, "at_once", false),
            (NotificationKind::ApprovalAsked, "never", false),
            (NotificationKind::ApprovalWithdrawn, "never", false),
        ] {
            assert_eq!((kind.by_default().mail.name(), kind.by_default().in_app), (timing, true), "{kind:?}");
            assert_eq!((kind.is_for(Base::Client), kind.is_for(Base::Staff)), (is_for_clients, true), "{kind:?}");
        }
    }

    #[test]
    fn a_link_turns_off_what_it_is_for_and_nothing_on() {
        use NotificationKind::{Commented, Mentioned};
        let of_mentions = Unsubscription::Kind(Mentioned);
        assert_eq!(of_mentions.apply(Mentioned, DAILY), Telling { mail: MailTiming::Never, in_app: true });
        assert_eq!(of_mentions.apply(Commented, DAILY), DAILY);
        assert_eq!(Unsubscription::Digests.apply(Commented, DAILY).mail, MailTiming::Never);
        let at_once = Mentioned.by_default();
        assert_eq!(Unsubscription::Digests.apply(Mentioned, at_once), at_once);
        assert_eq!(Unsubscription::Digests.apply(Mentioned, OFF), OFF);
    }

    #[test]
    fn names_lead_back_and_unknown_ones_nowhere() {
        let links = NotificationKind::ALL.map(Unsubscription::Kind).into_iter().chain([Unsubscription::Digests]);
        for link in links {
            assert_eq!(Unsubscription::from_name(link.name()), Some(link));
        }
        assert!(MailTiming::ALL.into_iter().all(|timing| MailTiming::from_name(timing.name()) == Some(timing)));
        assert_eq!((Unsubscription::from_name("all"), MailTiming::from_name("weekly")), (None, None));
    }

    #[test]
    fn a_digest_ends_with_the_hour_or_in_the_morning_of_its_receiver() {
        use MailTiming::{Daily, Hourly};
        for (timing, now, zone, name, end) in [
            (Hourly, "2026-03-12T09:41:05Z", "Asia/Kolkata", "hour 2026-03-12T09", "2026-03-12T09:00:00Z"),
            (Hourly, "2026-03-12T09:00:00Z", "UTC", "hour 2026-03-12T09", "2026-03-12T09:00:00Z"),
            (Daily, "2026-03-12T07:59:59Z", "UTC", "day 2026-03-11", "2026-03-11T08:00:00Z"),
            (Daily, "2026-03-12T08:00:00Z", "UTC", "day 2026-03-12", "2026-03-12T08:00:00Z"),
            (Daily, "2026-03-12T07:00:00Z", "Europe/Paris", "day 2026-03-12", "2026-03-12T07:00:00Z"),
            // the clocks went forward that night
            (Daily, "2026-03-29T06:00:00Z", "Europe/Paris", "day 2026-03-29", "2026-03-29T06:00:00Z"),
            (Daily, "2026-03-12T02:31:00Z", "Asia/Kolkata", "day 2026-03-12", "2026-03-12T02:30:00Z"),
            (Daily, "2026-03-12T09:00:00Z", "America/Los_Angeles", "day 2026-03-11", "2026-03-11T15:00:00Z"),
            // a day that this zone has skipped
            (Daily, "2011-12-30T10:30:00Z", "Pacific/Apia", "day 2011-12-29", "2011-12-29T18:00:00Z"),
        ] {
            let zone = TimeZone::parse(zone).unwrap();
            let expected = Period { name: name.into(), end: at(end) };
            assert_eq!(timing.period(at(now), Some(&zone)), Some(expected), "{timing:?} {now}");
        }
        let now = at("2026-03-12T09:41:05Z");
        assert_eq!(Daily.period(now, None), Daily.period(now, TimeZone::parse("UTC").ok().as_ref()));
        assert_eq!((MailTiming::AtOnce.period(now, None), MailTiming::Never.period(now, None)), (None, None));
    }
}
