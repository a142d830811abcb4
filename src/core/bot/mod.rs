//! A bot as immutable, validated, compiled data. `config` and `locale` build it; the steps read it.

mod budget;
mod compiled;
mod flow;
mod hours;

pub use budget::{Budget, Limit, Usage};
pub use compiled::{Bot, Command, CommandTable, Dialogue, Handover, Pack};
pub use flow::{Flow, Slot, SlotKind, Then, Trigger};
pub use hours::{Exceptions, Hours, Span};
