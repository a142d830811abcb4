//! The real program under load while it is killed, asked to end, refused, repeated and changed: every message that
//! was taken is answered, once, in order. The load is the one that `turjuman bench` measures with.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod kill;
mod neighbours;
mod once;
mod patience;
mod reload;
pub mod rig;
mod startup;
mod whole;
