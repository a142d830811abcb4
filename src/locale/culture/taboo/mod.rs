//! `[topics]` and `[[taboo]]`: what is not spoken of, or not in every place.
//!
//! The rules of all packs stand in one book, whichever languages a bot speaks: a rule says itself whom it reaches, and its
//! pack is only where those who know it look after it. A topic has its words in each language's own file.

mod draft;
mod raw;
mod trials;

pub(in crate::locale) use draft::{Draft, built_in};
pub(super) use raw::{Raw, RawTopics};
