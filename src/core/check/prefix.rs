//! How much of a text that is still being written can be judged and shown: whole sentences, nothing half written.

/// What ends a sentence where a space or the line's end follows.
const SPACED: [char; 6] = ['.', '!', '?', '؟', '۔', '…'];
/// What ends a sentence whatever follows.
const UNSPACED: [char; 6] = ['。', '！', '？', '।', '॥', '．'];
/// What may stand between a sentence's end and the space behind it.
const CLOSING: [char; 12] = ['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '*', '_'];

/// The length of the longest beginning of `text` that ends with a sentence or a line, in bytes; 0 where there is none yet.
///
/// A full stop behind a digit ends nothing before its line does: it may be a date's or an amount's. Within a code block,
/// code, a link or emphasis that is not closed yet nothing ends.
#[must_use]
pub fn whole(text: &str) -> usize {
    let (mut found, mut at) = (0, 0);
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        if !fenced && !is_fence {
            found = ends(line).map_or(found, |end| at + end);
        }
        at += line.len();
        if !fenced && line.ends_with('\n') {
            found = at;
        }
    }
    text.get(..found).map_or(0, |whole| whole.trim_end().len())
}

/// The last end of a sentence within a line.
fn ends(line: &str) -> Option<usize> {
    let mut before = None;
    let mut last = None;
    for (at, c) in line.char_indices() {
        let behind = at + c.len_utf8();
        let ends = UNSPACED.contains(&c) || (SPACED.contains(&c) && !(c == '.' && before.is_none_or(char::is_numeric)));
        if ends && let Some(rest) = line.get(behind..) {
            let after = rest.trim_start_matches(CLOSING);
            let end = line.len() - after.len();
            let stands = UNSPACED.contains(&c) || after.starts_with(char::is_whitespace);
            if stands && line.get(..end).is_some_and(is_closed) {
                last = Some(end);
            }
        }
        before = Some(c);
    }
    last
}

/// Whether emphasis, code and links that were opened are closed.
fn is_closed(line: &str) -> bool {
    let even = |mark: &str| line.matches(mark).count().is_multiple_of(2);
    let open = line.rfind('[').is_some_and(|open| match line.get(open..).and_then(|label| label.find(']').map(|end| open + end + 1)) {
        None => true,
        Some(end) => line.get(end..).is_some_and(|url| url.starts_with('(') && !url.contains(')')),
    });
    even("**") && even("`") && !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_sentences_are_shown() {
        for (text, expect) in [
            ("", ""),
            ("Delivery takes", ""),
            ("Delivery takes three days.", ""),
            ("Delivery takes three days. It", "Delivery takes three days."),
            ("It costs 4.90 EUR. Is", "It costs 4.90 EUR."),
            ("Es kommt am 3. März", ""),
            ("It costs 5. Then", ""),
            ("It costs 5.\nThen", "It costs 5."),
            ("1. Open it\n2. Close", "1. Open it"),
            ("届くまで３日です。送料", "届くまで３日です。"),
            ("三天。", "三天。"),
            ("ثلاثة أيام؟ نعم", "ثلاثة أيام؟"),
            ("तीन दिन। हाँ", "तीन दिन।"),
            ("See https://a.example/?q=1 now", ""),
            ("**Note. This** matters. And", "**Note. This** matters."),
            ("**Note. Th", ""),
            ("[Ask us. Now](https://a.exa", ""),
            ("[Ask us.](https://a.example) Then. x", "[Ask us.](https://a.example) Then."),
            ("He said “no.” Then", "He said “no.”"),
            ("```\na. b. c\n", ""),
            ("```\na. b\n```\nThen", "```\na. b\n```"),
            ("A `b. c", ""),
        ] {
            assert_eq!(&text[..whole(text)], expect, "{text}");
        }
    }
}
