//! A summary that a model wrote, held to what was said.

use unicode_segmentation::UnicodeSegmentation;

use super::data::clean;
use crate::core::check;
use crate::core::dialogue::Line;
use crate::core::key::LocaleTag;

/// The longest summary that is kept, in characters: 120 words of long ones.
pub const MAX_SUMMARY_CHARS: usize = 1_200;

/// `summary` without every sentence that states a number, price, date, code or address that neither `lines` nor the
/// summary before state; `None` if nothing is left. What is too long loses its last sentences.
#[must_use]
pub fn checked(summary: &str, before: Option<&str>, lines: &[Line], locale: &LocaleTag) -> Option<String> {
    let summary = clean(summary);
    let said: Vec<&str> = before.into_iter().chain(lines.iter().map(|line| line.text.as_str())).collect();
    let invented = check::unsupported(&summary, &said, locale);
    let mut kept = String::new();
    let mut chars = 0;
    for (at, sentence) in summary.split_sentence_bound_indices() {
        let end = at + sentence.len();
        if invented.iter().any(|span| span.start < end && at < span.end) {
            continue;
        }
        chars += sentence.chars().count();
        if chars > MAX_SUMMARY_CHARS {
            break;
        }
        kept.push_str(sentence);
    }
    let kept = kept.trim();
    kept.contains(char::is_alphanumeric).then(|| kept.to_owned())
}
