//! Ids that hold the time they were made at: what Discord orders by.

use serde::{Deserialize, Deserializer};

use crate::core::time::Timestamp;

/// The first second of 2015, from which Discord counts.
const EPOCH_MS: i64 = 1_420_070_400_000;
/// Below the milliseconds: the worker and a count.
const TIME_SHIFT: u32 = 22;
/// The largest count within a millisecond.
const LAST_OF_A_MS: u64 = (1 << TIME_SHIFT) - 1;

/// One id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Snowflake(pub(super) u64);

impl Snowflake {
    /// The id in `text`; none in our own ids, which are no numbers.
    pub(super) fn parse(text: &str) -> Option<Self> {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten().filter(|id| *id > 0).map(Self)
    }

    /// The last id that could have been made at `at`.
    pub(super) fn last_at(at: Timestamp) -> Self {
        let ms = u64::try_from(at.0.saturating_sub(EPOCH_MS)).unwrap_or(0);
        Self((ms.min(u64::MAX >> TIME_SHIFT) << TIME_SHIFT) | LAST_OF_A_MS)
    }

    /// When it was made.
    pub(super) fn at(self) -> Timestamp {
        Timestamp(EPOCH_MS.saturating_add_unsigned(self.0 >> TIME_SHIFT))
    }

    /// As the order of an event.
    pub(super) fn order(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// The next one.
    pub(super) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl std::fmt::Display for Snowflake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("an id of Discord is a number in quotes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_their_time() {
        // The example of Discord's own reference.
        let id = Snowflake::parse("175928847299117063").unwrap();
        assert_eq!(id.at(), Timestamp(1_462_015_105_796));
        assert!(Snowflake::last_at(id.at()) > id && Snowflake::last_at(Timestamp(id.at().0 - 1)) < id);
        assert_eq!(Snowflake::last_at(Timestamp(0)).at(), Timestamp(EPOCH_MS));
        for text in ["", "0", "-1", "+1", "1 ", "msg_1", "99999999999999999999999", "١٢"] {
            assert_eq!(Snowflake::parse(text), None, "{text}");
        }
    }
}
