//! Answers with the best passages themselves; needs no network.
/// The extractive model.
#[derive(Debug, Default)]
pub struct Extractive {}
