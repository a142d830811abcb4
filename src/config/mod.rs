//! Configuration: `bot.toml` and its folder, from raw text over checks to a valid [`crate::core::bot::Bot`].
//!
//! All problems are reported together, each at its line with a stable code and what to do. Code after
//! the check never validates again. No secret is needed to check a bot. It must not know any platform: the
//! rows of the channel and model tables read their own keys ([`Section`]).
//!
//! Everything that is known about a key stands once, in a tree of tables ([`BOT_FILE_KEYS`], [`SCENARIO_FILE_KEYS`]): the
//! reader takes limits, choices and defaults from it, the [`reference()`] and the help texts print it, and the [`schema()`] is
//! made of it.
//!
//! The way: [`load`] reads the files (`folder`), parses TOML once (`source`), lets each section read its table through a
//! [`Reader`], adds knowledge and locale packs, and answers a [`Loaded`] or a [`Report`].

mod code;
mod diagnostic;
mod folder;
mod key;
mod knowledge;
mod lines;
mod lint;
mod load;
mod loaded;
mod nearest;
mod packs;
mod print;
mod reader;
mod reference;
mod scenario;
mod schema;
mod secret;
mod section;
mod sections;
mod shape;
mod shown;
mod source;
mod syntax;

pub use code::{Code, CodeDoc, Severity};
pub use diagnostic::{Diagnostic, Position, Report};
pub use key::{KeyDoc, Without};
pub use lint::{lint, spoken};
pub use load::{is_bot_id, load};
pub use loaded::{ChannelSettings, FallbackSettings, HandoverSettings, Loaded, ModelSettings};
pub use reader::Reader;
pub use reference::reference;
pub use scenario::{Does, Expect, Marked, SCENARIO_FILE_KEYS, Scenario, Scenarios, Turn, scenarios};
pub use schema::schema;
pub use section::{Section, Settings, Tables};
pub use sections::BOT_FILE_KEYS;
pub use shape::{Form, Kinds, Shape};

/// The file that makes a folder a bot.
pub const BOT_FILE: &str = "bot.toml";
