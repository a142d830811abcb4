//! What is not spoken of, or not in every place.

/// The taboo rules of one locale.
#[derive(Clone, Debug, Default)]
pub struct Taboo {}
