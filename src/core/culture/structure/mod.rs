//! How a statement is built: the answer first, steps numbered, reasons given.
//!
//! The rules are those of German service prose; which words show them is data of a pack, so that the language without
//! such data is not looked at.

mod judge;
mod marks;
mod rule;
mod statement;

pub use judge::{Judged, judge};
pub use marks::Structure;
pub use rule::Rule;
