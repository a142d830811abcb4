//! The gateway: sessions, what they are told, and what goes wrong with them.

mod control;
mod event;
mod session;
mod socket;

pub use control::{Gateway, Met, Moment};
pub(super) use event::{Event, strip};
pub(super) use session::Sessions;
pub(super) use socket::serve;
