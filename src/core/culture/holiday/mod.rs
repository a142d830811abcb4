//! Public holidays of a country or a part of one, from a table that is part of the program; `README.md` beside it says where
//! it comes from and how it is written.
//!
//! It must not know opening hours: what a business does on a holiday is its own affair.

mod days;
mod regions;

pub use days::{FIRST_YEAR, Holiday, LAST_YEAR, Region};
pub use regions::REGIONS;
