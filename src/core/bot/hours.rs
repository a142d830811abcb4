//! When people are there.

use std::collections::BTreeSet;

use jiff::Timestamp as Instant;
use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::core::culture::holiday::{Holiday, Region};
use crate::core::time::Timestamp;

/// Opening hours in one time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The zone they are given in.
    pub zone: TimeZone,
    /// Per weekday from Monday: spans of minutes since midnight, ascending, not overlapping.
    pub week: [Vec<Span>; 7],
    /// The days that are otherwise.
    pub exceptions: Exceptions,
}

/// Days that are not as their week has them. What the business says of a day goes before what is known of its region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// On whose public holidays nobody is there.
    pub region: Option<Region>,
    /// On which nobody is there either.
    pub closed: BTreeSet<Date>,
    /// On which people are there although it is a holiday.
    pub open: BTreeSet<Date>,
}

/// From the first minute (inclusive) to the last (exclusive).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Minutes since midnight, 0 to 1439.
    pub from: u16,
    /// Minutes since midnight, 1 to 1440.
    pub to: u16,
}

impl Hours {
    /// How far an opening is looked for: a year, and the same day again, because today's spans may be over. Without exceptions
    /// the week would repeat after eight days, but a house may close for a season.
    const HORIZON_DAYS: usize = 367;

    /// Whether people are there. An hour that the clocks repeat in autumn counts twice, one that they skip
    /// in spring never comes.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.local(now).is_some_and(|local| {
            let minute = minute_of_day(local.time());
            self.spans(local.date()).iter().any(|span| span.from <= minute && minute < span.to)
        })
    }

    /// The first moment from `now` on at which people are there; `None` when no day has a span.
    #[must_use]
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        if self.is_open(now) {
            return Some(now);
        }
        let mut date = self.local(now)?.date();
        for _ in 0..Self::HORIZON_DAYS {
            let starts = self.spans(date).iter().filter_map(|span| date_at(date, span.from));
            let opening = starts.flat_map(|start| self.instants(start)).filter(|at| *at > now && self.is_open(*at)).min();
            if opening.is_some() {
                return opening;
            }
            date = date.tomorrow().ok()?;
        }
        None
    }

    /// What clocks in the hours' zone show; `None` beyond the calendar.
    #[must_use]
    pub fn wall(&self, at: Timestamp) -> Option<DateTime> {
        self.local(at).map(|local| local.datetime())
    }

    /// The name of the hours' zone: `Europe/Paris`.
    #[must_use]
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    fn local(&self, at: Timestamp) -> Option<Zoned> {
        Instant::from_millisecond(at.0).ok().map(|instant| instant.to_zoned(self.zone.clone()))
    }

    /// The public holiday that is the reason why nobody is there on the day of `now`: without it people would be there at some
    /// time of that day.
    #[must_use]
    pub fn holiday(&self, now: Timestamp) -> Option<Holiday> {
        let date = self.local(now)?.date();
        let is_told = self.exceptions.open.contains(&date) || self.usual(date).is_empty();
        self.exceptions.region.filter(|_| !is_told)?.holiday(date)
    }

    fn spans(&self, date: Date) -> &[Span] {
        if self.exceptions.closes(date) { &[] } else { self.usual(date) }
    }

    /// What the week says of a day.
    fn usual(&self, date: Date) -> &[Span] {
        let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.week.get(day).map_or(&[], Vec::as_slice)
    }

    /// When the wall clock shows `wall`: once, twice where the clocks go back, and where they go forward
    /// over it the moment at which they do.
    fn instants(&self, wall: DateTime) -> Vec<Timestamp> {
        let at = |offset: jiff::tz::Offset| offset.to_timestamp(wall).ok();
        let found = match self.zone.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } => vec![at(offset)],
            AmbiguousOffset::Fold { before, after } => vec![at(before), at(after)],
            AmbiguousOffset::Gap { before, .. } => {
                vec![at(before).and_then(|late| self.zone.preceding(late).next()).map(|transition| transition.timestamp())]
            }
        };
        found.into_iter().flatten().map(|instant| Timestamp(instant.as_millisecond())).collect()
    }
}

impl Exceptions {
    fn closes(&self, date: Date) -> bool {
        let is_holiday = || self.region.is_some_and(|region| region.holiday(date).is_some());
        !self.open.contains(&date) && (self.closed.contains(&date) || is_holiday())
    }
}

fn minute_of_day(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

fn date_at(date: Date, minute: u16) -> Option<DateTime> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Some(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin(spans: &[(usize, &str, &str)]) -> Hours {
        let minutes = |clock: &str| {
            let (hours, minutes) = clock.split_once(':').unwrap();
            hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap()
        };
        let mut week: [Vec<Span>; 7] = Default::default();
        for &(day, from, to) in spans {
            week[day].push(Span { from: minutes(from), to: minutes(to) });
        }
        Hours { zone: TimeZone::get("Europe/Berlin").unwrap(), week, exceptions: Exceptions::default() }
    }

    fn at(rfc3339: &str) -> Timestamp {
        Timestamp(rfc3339.parse::<Instant>().unwrap().as_millisecond())
    }

    const OFFICE: &[(usize, &str, &str)] = &[(0, "09:00", "12:00"), (0, "13:00", "17:00"), (4, "09:00", "24:00")];

    #[test]
    fn opening_is_inclusive_and_closing_exclusive() {
        let hours = berlin(OFFICE);
        // 2026-01-05 is a Monday; Berlin is an hour ahead of UTC.
        for (when, open) in [
            ("2026-01-05T07:59:59Z", false),
            ("2026-01-05T08:00:00Z", true),
            ("2026-01-05T10:59:59Z", true),
            ("2026-01-05T11:00:00Z", false),
            ("2026-01-05T12:00:00Z", true),
            ("2026-01-06T08:30:00Z", false),
            ("2026-01-09T22:59:59Z", true),
            ("2026-01-09T23:00:00Z", false),
        ] {
            assert_eq!(hours.is_open(at(when)), open, "{when}");
        }
    }

    #[test]
    fn the_next_opening_is_now_later_today_or_days_ahead() {
        let hours = berlin(OFFICE);
        for (when, next) in [
            ("2026-01-05T08:30:00Z", "2026-01-05T08:30:00Z"),
            ("2026-01-05T06:00:00Z", "2026-01-05T08:00:00Z"),
            ("2026-01-05T11:30:00Z", "2026-01-05T12:00:00Z"),
            ("2026-01-05T16:00:00Z", "2026-01-09T08:00:00Z"),
            ("2026-01-09T23:00:00Z", "2026-01-12T08:00:00Z"),
        ] {
            assert_eq!(hours.next_opening(at(when)), Some(at(next)), "{when}");
        }
        assert_eq!(hours.wall(at("2026-01-05T08:00:00Z")), Some(jiff::civil::datetime(2026, 1, 5, 9, 0, 0, 0)));
    }

    #[test]
    fn the_same_weekday_a_week_ahead_is_found() {
        let hours = berlin(&[(0, "09:00", "10:00")]);
        assert_eq!(hours.next_opening(at("2026-01-05T09:00:00Z")), Some(at("2026-01-12T08:00:00Z")));
    }

    #[test]
    fn a_week_without_a_span_never_opens() {
        let hours = berlin(&[]);
        assert!(!hours.is_open(at("2026-01-05T09:00:00Z")));
        assert_eq!(hours.next_opening(at("2026-01-05T09:00:00Z")), None);
    }

    #[test]
    fn the_wall_clock_decides_on_both_sides_of_a_change() {
        let hours = berlin(&[(5, "09:00", "10:00"), (6, "09:00", "10:00")]);
        // Clocks go forward on Sunday 2026-03-29 at 01:00 UTC.
        assert_eq!(hours.next_opening(at("2026-03-28T00:00:00Z")), Some(at("2026-03-28T08:00:00Z")));
        assert_eq!(hours.next_opening(at("2026-03-28T12:00:00Z")), Some(at("2026-03-29T07:00:00Z")));
        // And back on Sunday 2026-10-25 at 01:00 UTC.
        assert_eq!(hours.next_opening(at("2026-10-24T12:00:00Z")), Some(at("2026-10-25T08:00:00Z")));
    }

    #[test]
    fn a_skipped_hour_opens_at_the_change_or_not_at_all() {
        let night = at("2026-03-29T00:00:00Z");
        let across = berlin(&[(6, "02:30", "05:00")]);
        assert_eq!(across.next_opening(night), Some(at("2026-03-29T01:00:00Z")));
        let within = berlin(&[(6, "02:15", "02:45")]);
        assert_eq!(within.next_opening(night), Some(at("2026-04-05T00:15:00Z")));
    }

    #[test]
    fn a_repeated_hour_opens_twice() {
        let hours = berlin(&[(6, "02:15", "02:45")]);
        assert_eq!(hours.next_opening(at("2026-10-25T00:00:00Z")), Some(at("2026-10-25T00:15:00Z")));
        assert!(!hours.is_open(at("2026-10-25T00:50:00Z")));
        assert_eq!(hours.next_opening(at("2026-10-25T00:50:00Z")), Some(at("2026-10-25T01:15:00Z")));
    }

    #[test]
    fn holidays_are_closed_unless_the_business_says_otherwise() {
        let bavaria = Exceptions {
            region: Region::of("DE-BY"),
            closed: [jiff::civil::date(2026, 1, 7)].into(),
            open: [jiff::civil::date(2026, 4, 6)].into(),
        };
        let weekdays = [0, 1, 2, 3, 4].map(|day| (day, "09:00", "17:00"));
        let hours = Hours { exceptions: bavaria, ..berlin(&weekdays) };
        for (when, next, holiday) in [
            ("2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z", None),
            // Epiphany, and a day off after it.
            ("2026-01-06T10:00:00Z", "2026-01-08T08:00:00Z", Some("Heilige Drei Könige")),
            ("2026-01-07T10:00:00Z", "2026-01-08T08:00:00Z", None),
            // Easter Monday is worked on; Good Friday and the weekend before it are not.
            ("2026-04-03T10:00:00Z", "2026-04-06T07:00:00Z", Some("Karfreitag")),
            ("2026-04-06T10:00:00Z", "2026-04-06T10:00:00Z", None),
            // A Saturday is closed anyway.
            ("2026-10-03T10:00:00Z", "2026-10-05T07:00:00Z", None),
        ] {
            assert_eq!(hours.next_opening(at(when)), Some(at(next)), "{when}");
            let name = hours.holiday(at(when)).map(|holiday| holiday.name(&crate::core::key::LocaleTag::new("de")));
            assert_eq!(name, holiday, "{when}");
        }
    }

    #[test]
    fn a_house_may_close_for_a_season() {
        let summer = Exceptions { closed: (1..=31).map(|day| jiff::civil::date(2026, 8, day)).collect(), ..Exceptions::default() };
        let hours = Hours { exceptions: summer, ..berlin(&[(0, "09:00", "17:00")]) };
        assert_eq!(hours.next_opening(at("2026-08-01T10:00:00Z")), Some(at("2026-09-07T07:00:00Z")));
    }

    #[test]
    fn the_ends_of_time_are_closed() {
        let hours = berlin(OFFICE);
        for end in [Timestamp(i64::MIN), Timestamp(i64::MAX)] {
            assert!(!hours.is_open(end));
            assert_eq!(hours.next_opening(end), None);
            assert_eq!(hours.wall(end), None);
        }
    }
}
