//! How a statement is built: the answer first, steps numbered, reasons given.

/// The words by which a language shows how its statements are built.
#[derive(Clone, Debug, Default)]
pub struct Structure {}
