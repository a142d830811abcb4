//! The culture of one locale.

use super::Manners;
use super::register::Register;
use super::structure::Structure;

/// All that a locale's `culture.toml`, with those it builds upon and the business's own, say together.
#[derive(Clone, Debug, Default)]
pub struct Culture {
    /// How politely it is spoken.
    pub register: Register,
    /// How a statement is built, where the language has rules for it.
    pub structure: Option<Structure>,
    /// Words, names and weeks.
    pub manners: Manners,
}
