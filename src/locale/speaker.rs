//! What a bot says of itself to its packs.

use super::conventions::Conventions;
use crate::core::key::LocaleTag;

/// The bot that packs are built for.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The locales that it speaks.
    pub locales: &'a [LocaleTag],
    /// The one of those that stands in for the others, and has all of its own texts.
    pub default: &'a LocaleTag,
    /// What the business chose about its manners and formats.
    pub conventions: &'a Conventions,
    /// The business's name, which its texts are given; empty where there is none.
    pub brand: &'a str,
    /// The texts that its flows ask for.
    pub texts: &'a [OwnText],
}

/// A text that a flow asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// Its message id.
    pub id: String,
    /// The names of the answers that it is given.
    pub arguments: Vec<String>,
    /// Whether it is the label of a choice.
    pub is_label: bool,
}
