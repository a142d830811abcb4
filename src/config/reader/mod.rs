//! Reading one TOML table by the documentation of its keys.

mod forms;
mod maps;
mod table;
mod unknown;
mod values;

pub use table::Reader;
