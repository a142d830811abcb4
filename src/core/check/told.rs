//! Finds what a writer was told and now tells: runs of words of its instructions.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use unicode_normalization::char::is_combining_mark;

use super::Context;
use crate::core::fold::fold_name;
use crate::core::language::script::{self, KANA, Script};
use crate::core::memo::Memo;

/// So many words in a row are repeated by nobody who was not told them. A proposal: the packs' directives were tried
/// against the texts for customers of the same packs (`tests/it/prompt/leak.rs`).
const RUN_WORDS: usize = 8;

/// A word weighs as much as so many characters of a script that writes without spaces.
const WORD: usize = 2;

/// What a run weighs at least.
const RUN: usize = RUN_WORDS * WORD;

/// A word, or a character of a script without spaces.
struct Token {
    span: Range<usize>,
    weight: usize,
    word: String,
}

/// The runs of a text, as hashes.
type Runs = HashSet<u64>;

/// The runs of instructions, passages and facts, by whether quotations are left out, and text.
static KEPT: LazyLock<Memo<(bool, String), Runs>> = LazyLock::new(Memo::default);

/// Where `text` repeats the instructions. What sources or facts say too is no secret, and neither is a phrase that the
/// instructions themselves quote: it is a sample of what to write.
pub(super) fn repeated(text: &str, context: &Context<'_>) -> Vec<Range<usize>> {
    if context.instructions.is_empty() {
        return Vec::new();
    }
    let told = kept(context.instructions, true);
    let mut found: Vec<(u64, Range<usize>)> = runs(&tokens(text)).filter(|(run, _)| told.contains(run)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let sources = context.sources.iter().map(|source| format!("{}\n{}\n{}", source.title, source.heading, source.body));
    for open in sources.chain(context.facts.iter().cloned()) {
        let open = kept(&open, false);
        found.retain(|(run, _)| !open.contains(run));
    }
    let mut merged: Vec<Range<usize>> = Vec::new();
    for (_, span) in found {
        match merged.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

fn kept(text: &str, instructions: bool) -> Arc<Runs> {
    KEPT.get((instructions, text.to_owned()), |(_, text)| {
        let quoted = if instructions { quotations(text) } else { Vec::new() };
        let sample = |span: &Range<usize>| quoted.iter().any(|quoted| quoted.start <= span.start && span.end <= quoted.end);
        runs(&tokens(text)).filter(|(_, span)| !sample(span)).map(|(run, _)| run).collect()
    })
}

/// From each token on the shortest run that weighs enough.
fn runs(tokens: &[Token]) -> impl Iterator<Item = (u64, Range<usize>)> {
    (0..tokens.len()).map_while(|from| {
        let mut hasher = DefaultHasher::new();
        let mut weight = 0;
        let run = tokens.get(from..)?;
        for token in run {
            token.word.hash(&mut hasher);
            weight += token.weight;
            if weight >= RUN {
                return Some((hasher.finish(), run.first()?.span.start..token.span.end));
            }
        }
        None
    })
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word: Option<Range<usize>> = None;
    let mut push = |span: Range<usize>, weight: usize| {
        let visible: String = text.get(span.clone()).unwrap_or_default().chars().filter(|c| !is_hidden(*c)).collect();
        let word = fold_name(&visible);
        if !word.is_empty() {
            tokens.push(Token { span, weight, word });
        }
    };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(script::of(c), Some(Script::Han | KANA)) {
            word.take().into_iter().for_each(|span| push(span, WORD));
            push(at..end, 1);
        } else if c.is_alphanumeric() || (word.is_some() && goes_on(c)) {
            word = Some(word.map_or(at, |span| span.start)..end);
        } else {
            word.take().into_iter().for_each(|span| push(span, WORD));
        }
    }
    word.take().into_iter().for_each(|span| push(span, WORD));
    tokens
}

/// Whether a sign belongs to the word before it: marks, and what nobody sees.
fn goes_on(c: char) -> bool {
    is_combining_mark(c) || is_hidden(c)
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// What stands between quotation marks, whatever the language's are.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    for (at, c) in text.char_indices() {
        if let Some((start, closing)) = open {
            if closing.contains(&c) {
                found.push(start..at);
                open = None;
            } else if c == '\n' {
                open = None;
            }
        } else if let Some(closing) = closing(c) {
            open = Some((at + c.len_utf8(), closing));
        }
    }
    found
}

/// The marks that close what this one opens.
fn closing(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"']),
        '„' => Some(&['“', '”']),
        '“' => Some(&['”']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_however_they_are_written() {
        let words = |text: &str| tokens(text).into_iter().map(|token| token.word).collect::<Vec<_>>();
        for (text, expect) in [
            ("Never *ask* for it!", &["never", "ask", "for", "it"][..]),
            ("ＮＥＶＥＲ, ne\u{200B}ver", &["never", "ne\u{200B}ver"]),
            ("お客様のID", &["お", "客", "様", "の", "id"]),
            ("हिन्दी में", &["हिन्दी", "में"]),
            ("أجِب إلى", &["اجب", "الي"]),
        ] {
            let expect: Vec<String> = expect.iter().map(|word| word.replace('\u{200B}', "")).collect();
            assert_eq!(words(text), expect, "{text}");
        }
    }

    #[test]
    fn quotations_of_every_language() {
        for text in ["a \"b c\" d", "a „b c“ d", "a “b c” d", "a «b c» d", "a »b c« d", "a 「b c」 d", "a 『b c』 d"] {
            let found: Vec<&str> = quotations(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, ["b c"], "{text}");
        }
        assert!(quotations("a “b\nc” d").is_empty());
    }
}
