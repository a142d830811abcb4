//! The locale check: a reply is written in the language of the conversation.
//!
//! It looks at scripts first, then asks the bot's own detection. Code, addresses, numbers, words in
//! quotation marks and very short texts say nothing about a language.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::leak::MAX_FINDINGS;
use super::prose::prose;
use super::{Check, Context, Scope, Severity, Violation};
use crate::core::language::han::Han;
use crate::core::language::script::{self, KANA, Script};
use crate::core::message::Markup;

/// Fewer letters than this tell nothing. A letter of a script that writes words with one or two counts double.
const MIN_LETTERS: usize = 20;

/// From here on a line of its own is asked about by the statistical model.
const MIN_MODEL_LETTERS: usize = 60;

/// A shorter line with so many letters is asked about too, without words with a capital, which may be names; the model must
/// be sure. A proposal: of 678 parts of right replies with 30 to 60 letters it was sure of another language for none.
const MIN_SURE_LETTERS: usize = 30;
const SURE: f64 = 0.95;

/// The least share of letters in the locale's scripts, in percent: names and brands may be foreign.
const MIN_SHARE: usize = 40;

/// The least confidence with which detection may block.
const MIN_CONFIDENCE: f64 = 0.7;

/// Fewer letters of another script are a sign (Ω) rather than a word.
const MIN_STRANGE: usize = 2;

/// A line without kana that has so many characters of Chinese only is no Japanese.
const MIN_CHINESE: usize = 2;

/// The least share of kana in Japanese, in percent of East Asian letters; Chinese has none.
const MIN_KANA: usize = 8;

/// Replies in the language of the conversation.
#[derive(Debug)]
pub(super) struct Locale;

impl Check for Locale {
    fn name(&self) -> &'static str {
        "locale"
    }

    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn worst(&self) -> Severity {
        Severity::Block
    }

    fn run(&self, draft: &Markup, _text: &str, context: &Context<'_>) -> Vec<Violation> {
        let prose = prose(draft, context.foreign_quote);
        let own = script::of_locale(context.locale);
        // A line that is all there is, is asked about as a whole.
        let is_one = prose.lines().filter(|line| !line.trim().is_empty()).count() == 1;
        let is_foreign_line = if is_one { is_foreign_in_short } else { is_foreign_line };
        let mut found = Vec::new();
        let mut from = 0;
        for line in prose.split('\n') {
            if found.len() < MAX_FINDINGS && is_foreign_line(line, &own, context) && !is_given(line, context) {
                found.push(violation(from..from + line.len(), context));
            }
            from += line.len() + 1;
        }
        if found.is_empty() && is_foreign(&prose, &own, context, MIN_LETTERS, MIN_CONFIDENCE) {
            found.push(violation(0..prose.len(), context));
        }
        if found.is_empty() {
            found.extend(strangers(&prose, &own, context));
        }
        found
    }
}

fn violation(span: Range<usize>, context: &Context<'_>) -> Violation {
    Violation::block("locale.language", span, format!("write this in the language of the conversation ({})", context.locale))
}

/// Words in a script that the locale does not use and that neither sources nor customer wrote: models slip into
/// another language in the middle of a sentence. Latin letters are in every script's texts.
fn strangers(text: &str, own: &[Script], context: &Context<'_>) -> Vec<Violation> {
    let mut words: Vec<(Range<usize>, usize)> = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices() {
        let script = script::of(c).filter(|script| *script != Script::Latin && !own.contains(script));
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some((word, letters)) if word.end == at && (script == last && script.is_some() || is_combining_mark(c)) => {
                word.end = end;
                *letters += usize::from(script.is_some());
            }
            _ if script.is_some() => words.push((at..end, 1)),
            _ => {}
        }
        last = if is_combining_mark(c) { last } else { script };
    }
    let is_written = |word: &str| {
        let mut sources = context.sources.iter().flat_map(|source| [&source.title, &source.heading, &source.body]);
        context.customer.contains(word) || context.facts.iter().any(|fact| fact.contains(word)) || sources.any(|text| text.contains(word))
    };
    let strange =
        words.into_iter().filter(|(word, letters)| *letters >= MIN_STRANGE && !is_written(text.get(word.clone()).unwrap_or_default()));
    let hint = || format!("write this word in the script of the language of the conversation ({})", context.locale);
    strange.take(MAX_FINDINGS).map(|(word, _)| Violation::block("locale.script", word, hint())).collect()
}

/// Whether a line stands so in a source of the conversation's language: an address, a list of names.
fn is_given(line: &str, context: &Context<'_>) -> bool {
    let own = context.sources.iter().filter(|source| source.locale.language() == context.locale.language());
    own.into_iter().any(|source| source.body.contains(line.trim()))
}

fn is_foreign_line(line: &str, own: &[Script], context: &Context<'_>) -> bool {
    is_foreign(line, own, context, MIN_MODEL_LETTERS, MIN_CONFIDENCE) || is_foreign_in_short(line, own, context)
}

/// Whether a short line is of another language, its names left out.
fn is_foreign_in_short(line: &str, own: &[Script], context: &Context<'_>) -> bool {
    let nameless = || line.split_whitespace().filter(|word| !word.starts_with(char::is_uppercase)).collect::<Vec<_>>().join(" ");
    Letters::of(line, own).total() < MIN_MODEL_LETTERS && is_foreign(&nameless(), own, context, MIN_SURE_LETTERS, SURE)
}

/// Whether a text is of another language; the statistical model is asked from so many letters on, and must be so sure.
fn is_foreign(text: &str, own: &[Script], context: &Context<'_>, model_letters: usize, sure: f64) -> bool {
    let count = Letters::of(text, own);
    let total = count.total();
    if total < MIN_LETTERS {
        return false;
    }
    if !count.fits(own) {
        return true;
    }
    if total < model_letters {
        return false;
    }
    let evidence = context.languages.detect(text);
    let told = evidence.letters >= MIN_LETTERS && evidence.confidence >= sure;
    told && evidence.locale.is_some_and(|locale| locale.language() != context.locale.language())
}

/// What a letter counts: scripts that write a word with few letters count double.
const fn weight(script: Script) -> usize {
    if matches!(script, Script::Han | KANA | Script::Hangul) { 2 } else { 1 }
}

/// Weighed letters by script.
#[derive(Default)]
struct Letters {
    weights: BTreeMap<Script, usize>,
    han: Han,
}

impl Letters {
    /// The letters of `text`. In a language of another script, Latin words with a capital are names (Visa, PayPal)
    /// and tell nothing.
    fn of(text: &str, own: &[Script]) -> Self {
        let latin = own.contains(&Script::Latin);
        let mut letters = Self::default();
        let (mut name, mut within) = (false, false);
        for c in text.chars() {
            let script = script::of(c);
            let is_latin = script == Some(Script::Latin);
            name = is_latin && !latin && (if within { name } else { c.is_uppercase() });
            within = is_latin;
            if let Some(script) = script.filter(|_| !name) {
                *letters.weights.entry(script).or_default() += weight(script);
                if script == Script::Han {
                    letters.han.count(c);
                }
            }
        }
        letters
    }

    fn count(&self, script: Script) -> usize {
        self.weights.get(&script).copied().unwrap_or(0)
    }

    fn total(&self) -> usize {
        self.weights.values().sum()
    }

    /// Whether enough of the letters are of the locale's scripts, and Japanese and Chinese are what they seem.
    fn fits(&self, own: &[Script]) -> bool {
        let fitting: usize = own.iter().map(|script| self.count(*script)).sum();
        let (han, kana) = (self.count(Script::Han), self.count(KANA));
        let has_kana = kana * 100 >= (han + kana) * MIN_KANA;
        let plausible = match own.first() {
            Some(&KANA) => (han < 2 * MIN_LETTERS && self.han.chinese < MIN_CHINESE) || has_kana,
            Some(&Script::Han) => kana < MIN_LETTERS / 2 || !has_kana,
            _ => true,
        };
        plausible && fitting * 100 >= self.total() * MIN_SHARE
    }
}
