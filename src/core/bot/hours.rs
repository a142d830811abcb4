//! When people are there.

use jiff::tz::TimeZone;

/// Opening hours in one time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The zone they are given in.
    pub zone: TimeZone,
    /// Per weekday from Monday: spans of minutes since midnight, ascending, not overlapping.
    pub week: [Vec<Span>; 7],
}

/// From the first minute (inclusive) to the last (exclusive).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Minutes since midnight, 0 to 1439.
    pub from: u16,
    /// Minutes since midnight, 1 to 1440.
    pub to: u16,
}
