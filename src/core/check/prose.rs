//! The words of a reply that are the writer's own: everything else is blanked, byte for byte.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::core::message::{Mark, Markup, annotated, each_link, label_text, parse};

static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#""[^"\n]{1,80}"|[„“][^“”\n]{1,80}[“”]|«[^»\n]{1,80}»|»[^«\n]{1,80}«|「[^」\n]{1,80}」|『[^』\n]{1,80}』"#).ok()
});

/// Addresses: they are written in Latin letters whatever the language.
static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[!-~]+(?:@|://)[!-~]+|(?-u:\b)(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?:/[!-~]*)?").ok());

/// The longest label of a button; a path names several, one after the other: „Konto > Bestellungen“.
const LABEL_CHARS: usize = 24;
const LABEL_WORDS: usize = 3;

/// The plain text of a draft with everything blanked that is not prose. Quotes of other people's words are prose unless
/// they are said to be `foreign`.
pub(super) fn prose(draft: &Markup, foreign: bool) -> String {
    let plain = annotated(draft);
    let is_prose = |mark: Mark| mark == Mark::Bold || mark == Mark::Quote && !foreign;
    let marks = plain.marks.into_iter().filter(|(mark, _)| !is_prose(*mark)).map(|(_, range)| range);
    without(&plain.text, marks)
}

/// What the bot itself says in a draft: without what it repeats, neither quotations nor `names` nor the labels of buttons,
/// which are set in strong letters.
pub(super) fn spoken(draft: &Markup, names: &[&str]) -> String {
    let plain = annotated(draft);
    let is_short = |label: &str| label.chars().count() <= LABEL_CHARS && label.split_whitespace().count() <= LABEL_WORDS;
    let is_label = |range: &Range<usize>| {
        let path = plain.text.get(range.clone()).unwrap_or_default();
        path.split('>').all(|label| is_short(label.trim())) && !path.ends_with(['.', '!', '?', '。'])
    };
    let marks = plain.marks.iter().filter(|(mark, range)| *mark != Mark::Bold || is_label(range)).map(|(_, range)| range.clone());
    own_words(&without(&plain.text, marks), names)
}

/// What the links of a text are called: the names of pages.
pub(super) fn pages(text: &str) -> Vec<String> {
    let mut pages = Vec::new();
    each_link(&parse(text).blocks, &mut |_, label| {
        let mut words = String::new();
        label_text(label, &mut words);
        pages.push(words);
    });
    pages
}

/// The text with words in quotation marks and addresses blanked, and every occurrence of `names`.
pub(crate) fn own_words(text: &str, names: &[&str]) -> String {
    let names = names.iter().filter(|name| !name.trim().is_empty());
    without(text, names.flat_map(|name| text.match_indices(*name).map(|(at, name)| at..at + name.len())))
}

/// The text with `parts`, quoted words and addresses blanked. Lines stay.
fn without(text: &str, parts: impl Iterator<Item = Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut blank = |range: Range<usize>| {
        if let Some(part) = bytes.get_mut(range) {
            part.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
    };
    parts.for_each(&mut blank);
    for pattern in [&QUOTED, &ADDRESS].into_iter().filter_map(|pattern| pattern.as_ref()) {
        pattern.find_iter(text).for_each(|hit| blank(hit.range()));
    }
    String::from_utf8(bytes).unwrap_or_default()
}
