//! The closed list of variables that only select.

use super::conventions::{Audience, Persona};
use super::occasion::Daypart;
use crate::core::bot::Command;

/// The register of a text.
pub(super) const FORMALITY: &str = "formality";
/// The registers that a pack can be written in: the values of `$formality`.
pub const FORMALITIES: &[&str] = &["neutral", "casual", "formal", "polite", "honorific", "banmal", "haeyo", "hapsyo"];
/// Which command a line is about; the one selector that only the text that explains commands is given.
pub(super) const WHAT: &str = "what";

/// The selectors that every text is given, with all their values.
const MANNERS: &[(&str, &[&str])] = &[
    (FORMALITY, FORMALITIES),
    ("audience", Audience::KEYS),
    ("gender", &["feminine", "masculine", "unknown"]),
    ("persona", Persona::KEYS),
    ("daypart", Daypart::KEYS),
    ("place", &["public", "private"]),
];

/// Whether every text is given this variable.
pub(super) fn is_manner(variable: &str) -> bool {
    MANNERS.iter().any(|(name, _)| *name == variable)
}

/// The values of a variable that only selects.
pub(super) fn values_of(variable: &str) -> Option<Vec<&'static str>> {
    if variable == WHAT {
        return Some(Command::ALL.map(Command::key).to_vec());
    }
    MANNERS.iter().find(|(name, _)| *name == variable).map(|(_, values)| values.to_vec())
}

/// The names of those that every text is given.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    MANNERS.iter().map(|(name, _)| *name)
}
