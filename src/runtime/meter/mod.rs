//! What can be seen of the inside as numbers: how long each stage takes, what waits, what was found and spent.
//!
//! What happened how often is counted by [`Counters`](super::Counters); [`Exporter`] reads them when it is asked, so that
//! nothing is counted twice. No name of a customer, of a conversation or of what was said may become a label.

mod exporter;
mod of_bot;
mod process;
mod record;
mod stage;
mod table;

pub use exporter::Exporter;
pub use stage::STAGES;
pub use table::{Kind, Metric, TABLE, markdown, metric};

pub(super) use record::{Meter, Sent};
pub(super) use stage::Stage;
