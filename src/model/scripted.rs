//! Answers from a file, with the pace and the faults the file asks for: for tests and demonstrations.
/// The parsed file.
#[derive(Debug, Default)]
pub struct Script {}
/// The scripted model.
#[derive(Debug, Default)]
pub struct Scripted {}
