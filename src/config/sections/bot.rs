//! `[bot]`: who speaks, and in which languages.

use toml::Spanned;

use crate::config::{KeyDoc, Reader, Shape};
use crate::core::key::LocaleTag;

/// The longest name of a business, in characters: it stands within other texts.
const MAX_BRAND_CHARS: usize = 80;
/// The longest fact, in characters.
const MAX_FACT_CHARS: usize = 500;

pub(super) const BOT_KEYS: &[KeyDoc] = &[
    KeyDoc::new("brand", Shape::Shown { max: MAX_BRAND_CHARS }, "The business's name as customers see it.").required(),
    KeyDoc::new("locales", Shape::Locales, "The languages the bot speaks; the first is the default.").required(),
    KeyDoc::new(
        "facts",
        Shape::ShownTexts { max: MAX_FACT_CHARS },
        "Links, phone numbers and other facts of the business that answers may state without a knowledge file.",
    )
    .or("[]"),
];

/// What `[bot]` says.
#[derive(Debug, Default)]
pub(in crate::config) struct Business {
    pub(in crate::config) brand: String,
    pub(in crate::config) locales: Vec<Spanned<LocaleTag>>,
    pub(in crate::config) facts: Vec<String>,
}

impl Business {
    /// The locales without their places.
    pub(in crate::config) fn tags(&self) -> Vec<LocaleTag> {
        self.locales.iter().map(|locale| locale.get_ref().clone()).collect()
    }
}

/// Reads `[bot]`.
pub(in crate::config) fn read_bot(root: &mut Reader<'_>) -> Business {
    root.table("bot", |bot| Business {
        brand: bot.text("brand").unwrap_or_default(),
        locales: bot.locales("locales").unwrap_or_default(),
        facts: bot.texts("facts").unwrap_or_default(),
    })
    .unwrap_or_default()
}
