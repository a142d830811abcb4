//! Where a question begins and ends within what is written around it.

/// A text is read as so many sentences at most, and a sentence as so many clauses; the last holds the rest.
const MAX_PARTS: usize = 16;

/// What questions end with in Japanese, Korean and Chinese.
const PARTICLES: [&str; 8] = ["か", "까", "나요", "가요", "吗", "嗎", "呢", "怎么办"];

/// What English questions begin with; many who write them leave the mark out.
const OPENINGS: [&str; 11] =
    ["do you ", "does ", "can i ", "can you ", "could ", "is there ", "are there ", "will it ", "will my ", "would ", "may i "];

/// A part of a text that ends with a full stop, a question mark, a colon or the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sentence<'a> {
    /// Whether it ends with a question mark.
    pub(super) asks: bool,
    /// What its commas separate.
    pub(super) clauses: Vec<&'a str>,
}

/// The sentences of a folded text.
pub(super) fn sentences(folded: &str) -> Vec<Sentence<'_>> {
    cut(folded, ends_sentence)
        .into_iter()
        .map(|sentence| Sentence { asks: asks(sentence), clauses: cut(sentence, |c, next| is_comma(c) && parts(next)) })
        .collect()
}

/// Whether a sentence ends with a question mark, or begins or ends as questions do that have none.
fn asks(sentence: &str) -> bool {
    let words = sentence.trim_end_matches(|c: char| !c.is_alphanumeric());
    sentence.get(words.len()..).is_some_and(|end| end.contains(is_question_mark))
        || PARTICLES.iter().any(|end| words.ends_with(end))
        || OPENINGS.iter().any(|start| words.trim_start().starts_with(start))
}

/// Cuts behind every character that `ends` holds for, given the one that follows.
fn cut(text: &str, ends: impl Fn(char, Option<char>) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let (part, rest) = (text.get(start..end).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if parts.len() + 1 < MAX_PARTS && ends(c, rest.chars().next()) {
            parts.push(part);
            start = end;
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '.' | '!' | ';' => next.is_none_or(char::is_whitespace),
        ':' => parts(next),
        '\n' | '。' | '！' | '؛' | '।' | '…' => true,
        _ => is_question_mark(c),
    }
}

/// Folding makes the full-width marks ASCII.
fn is_question_mark(c: char) -> bool {
    matches!(c, '?' | '؟')
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '、')
}

/// A comma or colon within a number or an address separates nothing.
fn parts(next: Option<char>) -> bool {
    next.is_none_or(|next| !next.is_ascii_digit() && next != '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence as a table writes it.
    type Row<'a> = (bool, &'a [&'a str]);

    #[test]
    fn a_question_is_told_from_what_stands_before_it() {
        let table: [(&str, &[Row<'_>]); 7] = [
            ("now in english: when?", &[(false, &["now in english:"]), (true, &[" when?"])]),
            ("东西寄回了,钱什么时候退?", &[(true, &["东西寄回了,", "钱什么时候退?"])]),
            ("世話です。返金はいつですか。", &[(false, &["世話です。"]), (true, &["返金はいつですか。"])]),
            ("رجعت، متى؟", &[(true, &["رجعت،", " متى؟"])]),
            ("9.90 or 4,90 at 10:30", &[(false, &["9.90 or 4,90 at 10:30"])]),
            ("refund", &[(false, &["refund"])]),
            ("?! ...", &[]),
        ];
        for (text, expect) in table {
            let found = sentences(text);
            let found: Vec<_> = found.iter().map(|sentence| (sentence.asks, &*sentence.clauses)).collect();
            assert_eq!(found, expect, "{text}");
        }
    }

    #[test]
    fn texts_without_end_are_cut_short() {
        for parts in [MAX_PARTS - 1, MAX_PARTS, MAX_PARTS + 1] {
            assert_eq!(sentences(&"a. ".repeat(parts)).len(), parts.min(MAX_PARTS));
            assert_eq!(sentences(&"a, ".repeat(parts)).first().map(|sentence| sentence.clauses.len()), Some(parts.min(MAX_PARTS)));
        }
    }
}
