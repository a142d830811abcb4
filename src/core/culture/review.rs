//! Who has looked at a rule.

use crate::core::check::Severity;

/// Who has looked at a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Review {
    /// Nobody who grew up with the language.
    #[default]
    None,
    /// A native speaker.
    Native,
}

impl Review {
    /// Whether a rule about manners that was reviewed so may be this severe: what no native speaker has read keeps no
    /// answer from a customer.
    #[must_use]
    pub fn allows(self, severity: Severity) -> bool {
        self == Self::Native || severity < Severity::Block
    }
}
