//! When and where a text is said: what its variants are chosen by beside the business's conventions.

use jiff::Timestamp as Instant;
use jiff::tz::TimeZone;

use super::conventions::keys;
use crate::core::message::Place;
use crate::core::time::Timestamp;

/// The moment and the place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Whether others can read along.
    pub place: Place,
    /// When it is said.
    pub at: Timestamp,
}

keys! {
    /// The time of day where the customer lives; `$daypart`.
    Daypart {
        /// Where that is not known.
        #[default]
        Unknown = "unknown",
        /// 05:00 to 11:59.
        Morning = "morning",
        /// 12:00 to 17:59.
        Afternoon = "afternoon",
        /// 18:00 to 22:59.
        Evening = "evening",
        /// 23:00 to 04:59.
        Night = "night",
    }
}

impl Occasion {
    /// The time of day in `zone`, the zone where the customer lives.
    #[must_use]
    pub fn daypart(&self, zone: Option<&TimeZone>) -> Daypart {
        let local = zone.and_then(|zone| Instant::from_millisecond(self.at.0).ok().map(|at| at.to_zoned(zone.clone())));
        match local.map(|local| local.hour()) {
            None => Daypart::Unknown,
            Some(5..=11) => Daypart::Morning,
            Some(12..=17) => Daypart::Afternoon,
            Some(18..=22) => Daypart::Evening,
            Some(_) => Daypart::Night,
        }
    }
}

/// The value of `$place`.
pub(super) const fn place_key(place: Place) -> &'static str {
    match place {
        Place::Public => "public",
        Place::Private => "private",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_day_is_the_customers() {
        // 2026-11-22 03:30 in UTC.
        let occasion = Occasion { place: Place::Private, at: Timestamp(1_795_318_200_000) };
        for (zone, expect) in [
            ("UTC", Daypart::Night),
            ("Asia/Tokyo", Daypart::Afternoon),
            ("Europe/Moscow", Daypart::Morning),
            ("America/Mexico_City", Daypart::Evening),
        ] {
            assert_eq!(occasion.daypart(TimeZone::get(zone).ok().as_ref()), expect, "{zone}");
        }
        assert_eq!(occasion.daypart(None), Daypart::Unknown);
    }
}
