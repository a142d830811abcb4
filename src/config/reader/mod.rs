//! Reading one TOML table by the documentation of its keys.

mod forms;
mod maps;
mod problems;
mod table;
mod unknown;
mod values;

pub(super) use problems::Problems;
pub use table::Reader;
