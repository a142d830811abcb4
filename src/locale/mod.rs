//! Locale packs, the Fluent wrapper and typed values. It must not know channels or the runtime.
//!
//! A pack is a folder `locales/<tag>/` with `pack.toml`, `chat.ftl`, `style.ftl` and `culture.toml`. The ones of the house are part of
//! the program; a bot lays its own folder of the same shape over them. Whatever could go wrong with a text
//! is found when packs are loaded; what still goes wrong while a text is rendered falls back to the next
//! locale, so that no template syntax ever reaches a customer.

mod bidi;
mod catalog;
mod check;
mod command;
mod conventions;
mod culture;
mod files;
mod fill;
mod format;
mod ftl;
mod hazard;
mod layer;
mod manifest;
mod manner;
mod mark;
mod occasion;
mod packs;
mod plural;
mod problem;
mod render;
mod selector;
mod speaker;
mod survey;

pub(crate) use bidi::is_control as is_bidi_control;
pub use catalog::{Offer, catalog};
pub use conventions::{Audience, Calendar, Conventions, DialectUse, Digits, Persona};
pub use culture::{Spoken, spoken};
pub use files::{MAX_FILE_BYTES, MAX_FOLDERS, built_in_text};
pub use occasion::{Daypart, Occasion};
pub use packs::Packs;
pub use problem::PackProblem;
pub use render::Rendered;
pub use selector::FORMALITIES;
pub use speaker::{OwnText, Speaker};
pub use survey::{lint, lint_all};
