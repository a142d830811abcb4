//! Configuration: `bot.toml` and its folder, from raw text over checks to a valid [`crate::core::bot::Bot`].
//!
//! All problems are reported together, each at its line with a stable code and what to do. Code after
//! the check never validates again. No secret is needed to check a bot. It must not know any platform: the
//! rows of the channel and model tables read their own keys ([`Section`]).
//!
//! The way: [`load`] reads the files (`folder`), parses TOML once (`source`), lets each section read its table through a
//! [`Reader`], adds knowledge and locale packs, and answers a [`Loaded`] or a [`Report`].

mod code;
mod diagnostic;
mod folder;
mod knowledge;
mod lint;
mod load;
mod loaded;
mod nearest;
mod packs;
mod print;
mod reader;
mod reference;
mod scenario;
mod section;
mod sections;
mod source;

pub use code::{Code, CodeDoc, Severity};
pub use diagnostic::{Diagnostic, Position, Report};
pub use lint::lint;
pub use load::load;
pub use loaded::{ChannelSettings, HandoverSettings, Loaded, ModelSettings};
pub use reader::Reader;
pub use reference::reference;
pub use scenario::{Does, Expect, Marked, Scenario, Scenarios, Turn, scenarios};
pub use section::{KeyDoc, Section, Settings, Tables};

/// The file that makes a folder a bot.
pub const BOT_FILE: &str = "bot.toml";
