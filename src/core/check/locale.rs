//! The locale check: a reply is written in the language of the conversation.
//!
//! It looks at scripts first, then asks the bot's own detection. Code, addresses, numbers, words in
//! quotation marks and very short texts say nothing about a language.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::leak::MAX_FINDINGS;
use super::{Check, Context, Scope, Violation};
use crate::core::message::{Mark, Markup, annotated};

/// Fewer letters than this tell nothing. A letter of a script that writes words with one or two counts double.
const MIN_LETTERS: usize = 20;

/// From here on a line of its own is asked about by the statistical model.
const MIN_MODEL_LETTERS: usize = 60;

/// The least share of letters in the locale's scripts, in percent: names and brands may be foreign.
const MIN_SHARE: usize = 40;

/// The least confidence with which detection may block.
const MIN_CONFIDENCE: f64 = 0.7;

/// The least share of kana in Japanese, in percent of East Asian letters; Chinese has none.
const MIN_KANA: usize = 8;

/// Replies in the language of the conversation.
#[derive(Debug)]
pub(super) struct Locale;

static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#""[^"\n]{1,80}"|[„“][^“”\n]{1,80}[“”]|«[^»\n]{1,80}»|»[^«\n]{1,80}«|「[^」\n]{1,80}」|『[^』\n]{1,80}』"#).ok()
});

/// Addresses: they are written in Latin letters whatever the language.
static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[!-~]+(?:@|://)[!-~]+|(?-u:\b)(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?:/[!-~]*)?").ok());

impl Check for Locale {
    fn name(&self) -> &'static str {
        "locale"
    }

    fn scope(&self) -> Scope {
        Scope::Prefix
    }

    fn run(&self, draft: &Markup, _text: &str, context: &Context<'_>) -> Vec<Violation> {
        let prose = prose(draft, context.foreign_quote);
        let mut found = Vec::new();
        let mut from = 0;
        for line in prose.split('\n') {
            if is_foreign(line, context, MIN_MODEL_LETTERS) && found.len() < MAX_FINDINGS {
                found.push(violation(from..from + line.len(), context));
            }
            from += line.len() + 1;
        }
        if found.is_empty() && is_foreign(&prose, context, MIN_LETTERS) {
            found.push(violation(0..prose.len(), context));
        }
        found
    }
}

fn violation(span: Range<usize>, context: &Context<'_>) -> Violation {
    Violation::block("locale.language", span, format!("write this in the language of the conversation ({})", context.locale))
}

/// The plain text with everything blanked, byte for byte, that is not prose.
fn prose(draft: &Markup, foreign_quote: bool) -> String {
    let plain = annotated(draft);
    let mut bytes = plain.text.clone().into_bytes();
    let mut blank = |range: Range<usize>| {
        if let Some(part) = bytes.get_mut(range) {
            part.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
    };
    for (mark, range) in plain.marks {
        if mark != Mark::Quote || foreign_quote {
            blank(range);
        }
    }
    for pattern in [&QUOTED, &ADDRESS].into_iter().filter_map(|pattern| pattern.as_ref()) {
        pattern.find_iter(&plain.text).for_each(|hit| blank(hit.range()));
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn is_foreign(text: &str, context: &Context<'_>, model_letters: usize) -> bool {
    let count = Letters::of(text, context.locale.language());
    let total = count.total();
    if total < MIN_LETTERS {
        return false;
    }
    if !count.fits(context.locale.language()) {
        return true;
    }
    if total < model_letters {
        return false;
    }
    let evidence = context.languages.detect(text);
    let told = evidence.letters >= MIN_LETTERS && evidence.confidence >= MIN_CONFIDENCE;
    told && evidence.locale.is_some_and(|locale| locale.language() != context.locale.language())
}

/// A family of scripts that a language is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Han,
    Kana,
    Hangul,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Tamil,
    Thai,
    Cyrillic,
    Greek,
    Other,
}

const SCRIPTS: usize = Script::Other as usize + 1;

impl Script {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => Self::Latin,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Greek,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{590}'..='\u{5FF}' => Self::Hebrew,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                Self::Arabic
            }
            '\u{900}'..='\u{97F}' => Self::Devanagari,
            '\u{980}'..='\u{9FF}' => Self::Bengali,
            '\u{B80}'..='\u{BFF}' => Self::Tamil,
            '\u{E00}'..='\u{E7F}' => Self::Thai,
            '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => Self::Kana,
            '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Self::Hangul,
            '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            _ => Self::Other,
        }
    }

    /// What a letter counts: scripts that write a word with few letters count double.
    fn weight(self) -> usize {
        if matches!(self, Self::Han | Self::Kana | Self::Hangul) { 2 } else { 1 }
    }

    /// The scripts of a language; a language that is not listed is written in Latin letters.
    fn of_language(language: &str) -> &'static [Self] {
        match language {
            "ja" => &[Self::Han, Self::Kana],
            "zh" | "yue" => &[Self::Han],
            "ko" => &[Self::Hangul],
            "ar" | "fa" | "ur" | "ps" | "ckb" => &[Self::Arabic],
            "he" | "yi" => &[Self::Hebrew],
            "hi" | "mr" | "ne" | "sa" => &[Self::Devanagari],
            "bn" | "as" => &[Self::Bengali],
            "ta" => &[Self::Tamil],
            "th" => &[Self::Thai],
            "ru" | "uk" | "bg" | "be" | "mk" | "kk" | "ky" | "mn" => &[Self::Cyrillic],
            "sr" => &[Self::Cyrillic, Self::Latin],
            "el" => &[Self::Greek],
            "am" | "hy" | "ka" | "km" | "lo" | "my" | "si" | "te" | "kn" | "ml" | "gu" | "pa" | "or" | "bo" => &[Self::Other],
            _ => &[Self::Latin],
        }
    }
}

/// Weighed letters by script.
#[derive(Default)]
struct Letters([usize; SCRIPTS]);

impl Letters {
    /// The letters of `text`. In a language of another script, Latin words with a capital are names (Visa, PayPal)
    /// and tell nothing.
    fn of(text: &str, language: &str) -> Self {
        let latin = Script::of_language(language).contains(&Script::Latin);
        let mut letters = Self::default();
        let (mut name, mut within) = (false, false);
        for c in text.chars() {
            let script = Script::of(c);
            let is_latin = c.is_alphabetic() && script == Script::Latin;
            name = is_latin && !latin && (if within { name } else { c.is_uppercase() });
            within = is_latin;
            if let Some(count) = letters.0.get_mut(script as usize).filter(|_| c.is_alphabetic() && !name) {
                *count += script.weight();
            }
        }
        letters
    }

    fn count(&self, script: Script) -> usize {
        self.0.get(script as usize).copied().unwrap_or(0)
    }

    fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Whether enough of the letters are of the language's scripts, and Japanese and Chinese are what they seem.
    fn fits(&self, language: &str) -> bool {
        let own: usize = Script::of_language(language).iter().map(|script| self.count(*script)).sum();
        let (han, kana) = (self.count(Script::Han), self.count(Script::Kana));
        let has_kana = kana * 100 >= (han + kana) * MIN_KANA;
        let plausible = match language {
            "ja" => han < 2 * MIN_LETTERS || has_kana,
            "zh" | "yue" => kana < MIN_LETTERS / 2 || !has_kana,
            _ => true,
        };
        plausible && own * 100 >= self.total() * MIN_SHARE
    }
}
