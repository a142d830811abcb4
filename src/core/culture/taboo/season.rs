//! When a rule holds: days of calendars, days of the week, hours.

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use crate::core::culture::{HijriDate, Region};
use crate::core::time::Timestamp;

/// A time of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// The ninth month of the Islamic calendar as it is reckoned in Umm al-Qura; what is sighted may differ by a day.
    Ramadan,
    /// The ninth and tenth of Muharram.
    Ashura,
    /// The first three days of Shawwal.
    EidAlFitr,
    /// The tenth to the thirteenth of Dhu al-Hijja.
    EidAlAdha,
    /// From a day to another of the Gregorian year, both with it: (month, day). It may go over the end of the year.
    Days {
        /// The first.
        from: (i8, i8),
        /// The last.
        to: (i8, i8),
    },
}

/// When a rule holds; what is empty always does, and all that is said must hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// Times of the year, one of them.
    pub seasons: Vec<Season>,
    /// Days of the week, one of them.
    pub weekdays: Vec<Weekday>,
    /// Hours on the customer's clock, one span of them; one that ends before it begins goes over midnight.
    pub hours: Vec<(Time, Time)>,
}

impl Season {
    /// Reads a name, a day `MM-DD` or days `MM-DD..MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ramadan" => Some(Self::Ramadan),
            "ashura" => Some(Self::Ashura),
            "eid_al_fitr" => Some(Self::EidAlFitr),
            "eid_al_adha" => Some(Self::EidAlAdha),
            days => {
                let (from, to) = days.split_once("..").unwrap_or((days, days));
                Some(Self::Days { from: day(from)?, to: day(to)? })
            }
        }
    }

    /// Whether the day is in it.
    #[must_use]
    pub fn holds(self, date: jiff::civil::Date) -> bool {
        if let Self::Days { from, to } = self {
            let day = (date.month(), date.day());
            return if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to };
        }
        let Some(HijriDate { month, day, .. }) = HijriDate::of(date) else { return false };
        match self {
            Self::Ramadan => month == HijriDate::RAMADAN,
            Self::Ashura => month == 1 && (9..=10).contains(&day),
            Self::EidAlFitr => month == 10 && day <= 3,
            Self::EidAlAdha => month == 12 && (10..=13).contains(&day),
            Self::Days { .. } => false,
        }
    }
}

fn day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has every day.
    jiff::civil::Date::new(2024, month, day).ok().map(|_| (month, day))
}

impl When {
    /// Whether it is now; hours of a country whose clock is not known are taken to hold.
    #[must_use]
    pub fn holds(&self, at: Timestamp, region: Option<Region>) -> bool {
        if *self == Self::default() {
            return true;
        }
        let zone = region.and_then(Region::zone);
        let knows_hours = zone.is_some();
        let Ok(moment) = jiff::Timestamp::from_millisecond(at.0) else { return true };
        let wall = zone.unwrap_or(TimeZone::UTC).to_datetime(moment);
        let season = self.seasons.is_empty() || self.seasons.iter().any(|season| season.holds(wall.date()));
        let weekday = self.weekdays.is_empty() || self.weekdays.contains(&wall.weekday());
        let within = |(from, to): &(Time, Time)| {
            let time = wall.time();
            if from <= to { (*from..*to).contains(&time) } else { time >= *from || time < *to }
        };
        season && weekday && (self.hours.is_empty() || !knows_hours || self.hours.iter().any(within))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn seasons_are_known() {
        for (season, day, expect) in [
            ("ramadan", date(2026, 2, 17), false),
            ("ramadan", date(2026, 2, 18), true),
            ("ramadan", date(2027, 2, 8), true),
            ("ramadan", date(2026, 3, 19), true),
            ("ramadan", date(2026, 3, 20), false),
            ("eid_al_fitr", date(2026, 3, 20), true),
            ("eid_al_fitr", date(2026, 3, 23), false),
            ("ashura", date(2026, 6, 25), true),
            ("eid_al_adha", date(2026, 5, 27), true),
            ("09-18", date(2026, 9, 18), true),
            ("12-24..01-02", date(2026, 1, 1), true),
            ("12-24..01-02", date(2026, 6, 1), false),
            ("02-29", date(2028, 2, 29), true),
        ] {
            assert_eq!(Season::parse(season).unwrap().holds(day), expect, "{season} {day}");
        }
        for bad in ["", "lent", "13-01", "02-30", "1", "05-01..", "a-b"] {
            assert_eq!(Season::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn hours_are_those_of_the_customer() {
        let when = When { hours: vec![(Time::constant(5, 0, 0, 0), Time::constant(18, 30, 0, 0))], ..When::default() };
        let night = When { hours: vec![(Time::constant(22, 0, 0, 0), Time::constant(5, 0, 0, 0))], ..When::default() };
        // 2026-02-20 03:00 in UTC, a Friday; 06:00 in Riyadh.
        let at = Timestamp(1_771_556_400_000);
        let riyadh = Region::parse("SA");
        assert!(when.holds(at, riyadh) && !night.holds(at, riyadh));
        assert!(when.holds(at, Region::parse("US")), "an unknown clock keeps the rule");
        let friday = When { weekdays: vec![Weekday::Friday], ..When::default() };
        assert!(friday.holds(at, riyadh) && !friday.holds(at.plus_ms(86_400_000), riyadh));
        assert!(When::default().holds(at, None));
    }
}
