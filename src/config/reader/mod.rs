//! Reads TOML tables key by key; what nobody asked for is a typo.

mod table;
mod values;

pub use table::Reader;
