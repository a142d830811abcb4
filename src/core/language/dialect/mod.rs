//! Which Arabic a customer writes: by words that only some say and by how verbs are made, over a conversation.
//!
//! One message tells little; what it tells is added up, and what was said long ago fades. Below a threshold it is the
//! standard language, which everyone reads. Nothing here was learned from texts: the lexicon is ours. What it says of
//! the Maghreb and of Iraq has been measured less than the rest, or not at all.

mod patterns;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::core::fold::letter;

const LEXICON: &str = include_str!("lexicon.txt");

/// How much of what was heard before still counts when another message comes.
const FADES: f64 = 0.95;
/// The least evidence for a dialect, beyond that for the standard language.
const THRESHOLD: f64 = 0.3;
/// What a word without any sign of a dialect tells for the standard language: in a dialect one word in six has one.
const UNMARKED: f64 = 0.05;
/// How much the words of the standard language weigh against those of a dialect: everyone mixes them in.
const STANDARD: f64 = 0.1;
/// How many words of one message are read.
const MAX_WORDS: usize = 200;
/// The most that one message tells a dialect.
const MAX_PER_MESSAGE: f64 = 8.0;

/// A dialect of Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// Modern Standard Arabic.
    #[default]
    Msa,
    /// Of Egypt.
    Egyptian,
    /// Of the Arabian peninsula.
    Gulf,
    /// Of Lebanon, Syria, Jordan, Palestine.
    Levantine,
    /// Of Morocco, Algeria, Tunisia, Libya.
    Maghrebi,
    /// Of Iraq.
    Iraqi,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Msa, Self::Egyptian, Self::Gulf, Self::Levantine, Self::Maghrebi, Self::Iraqi];

    /// Its name in files: `egyptian`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Msa => "msa",
            Self::Egyptian => "egyptian",
            Self::Gulf => "gulf",
            Self::Levantine => "levantine",
            Self::Maghrebi => "maghrebi",
            Self::Iraqi => "iraqi",
        }
    }

    /// The locale whose texts are nearest to it.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Msa | Self::Iraqi => "ar",
            Self::Egyptian => "ar-EG",
            Self::Gulf => "ar-SA",
            Self::Levantine => "ar-LB",
            Self::Maghrebi => "ar-MA",
        }
    }
}

/// Log-odds of each dialect, in the order of [`Dialect::ALL`].
type Odds = [f64; Dialect::ALL.len()];

/// What a conversation has shown of its dialect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dialects(BTreeMap<Dialect, f64>);

impl Dialects {
    /// Takes a message in Arabic into account.
    pub fn hear(&mut self, text: &str) {
        let told = evidence(text);
        self.0.values_mut().for_each(|odds| *odds *= FADES);
        for (dialect, odds) in Dialect::ALL.into_iter().zip(told) {
            if odds != 0.0 {
                *self.0.entry(dialect).or_default() += odds.min(MAX_PER_MESSAGE);
            }
        }
    }

    /// The dialect, where enough tells it.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        let odds = |dialect: Dialect| self.0.get(&dialect).copied().unwrap_or(0.0);
        let spoken = Dialect::ALL.into_iter().filter(|dialect| *dialect != Dialect::Msa);
        let best = spoken.reduce(|best, next| if odds(next) > odds(best) { next } else { best });
        best.filter(|best| odds(*best) >= odds(Dialect::Msa) + THRESHOLD).unwrap_or_default()
    }

    /// Whether nothing was heard.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

static WORDS: LazyLock<BTreeMap<String, Odds>> = LazyLock::new(|| {
    let mut words: BTreeMap<String, Odds> = BTreeMap::new();
    for line in LEXICON.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let names: Vec<&str> = parts.next().unwrap_or_default().split('+').collect();
        let told: f64 = parts.next().and_then(|told| told.parse().ok()).unwrap_or(0.0);
        for word in parts {
            let odds = words.entry(folded(word)).or_default();
            for (dialect, own) in Dialect::ALL.into_iter().zip(odds) {
                if names.contains(&dialect.name()) {
                    *own = own.max(told);
                }
            }
        }
    }
    // What several say tells each of them less.
    for odds in words.values_mut() {
        let said_by = odds.iter().filter(|own| **own > 0.0).count();
        if said_by > 1 {
            odds.iter_mut().for_each(|own| *own /= (said_by as f64).sqrt());
        }
    }
    words
});

/// What a message tells.
fn evidence(text: &str) -> Odds {
    let text = folded(text);
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(MAX_WORDS);
    let mut told = Odds::default();
    for (before, word) in std::iter::once("").chain(words()).zip(words()) {
        let mut odds = known(word).or_else(|| patterns::told(before, word)).unwrap_or_default();
        if let Some(standard) = odds.first_mut() {
            *standard *= STANDARD;
        }
        if odds.iter().all(|own| *own == 0.0) {
            odds.iter_mut().take(1).for_each(|standard| *standard = UNMARKED);
        }
        told.iter_mut().zip(odds).for_each(|(told, own)| *told += own);
    }
    told
}

/// What the lexicon says of a word, or of it without what is written together with it.
fn known(word: &str) -> Option<Odds> {
    let bare = || ["و", "ف", "ال", "وال", "بال", "هال", "يا", "لل"].into_iter().filter_map(|prefix| word.strip_prefix(prefix));
    WORDS.get(word).or_else(|| bare().filter(|rest| rest.chars().count() > 2).find_map(|rest| WORDS.get(rest))).copied()
}

/// One form for what is written in several ways.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.nfkc().filter_map(letter) {
        run = if folded.ends_with(c) { run + 1 } else { 0 };
        // Letters are drawn out: `حلوووو`.
        if run < 2 {
            folded.push(c);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(messages: &[&str]) -> Dialect {
        let mut dialects = Dialects::default();
        messages.iter().for_each(|text| dialects.hear(text));
        dialects.dialect()
    }

    #[test]
    fn messages_of_customers() {
        for (dialect, text) in [
            (Dialect::Msa, "أين طلبي؟ لم يصل إلى الآن"),
            (Dialect::Msa, "هل يمكنني إرجاع الحذاء الذي اشتريته أمس؟"),
            (Dialect::Msa, "مرحبا، أريد معرفة مواعيد العمل من فضلك"),
            (Dialect::Msa, "وصلني الصحن مكسورًا، وأحتاج إلى مندوب توصيل آخر"),
            (Dialect::Egyptian, "الطلب بتاعي لسه ماوصلش، هيوصل امتى؟"),
            (Dialect::Egyptian, "عايز ارجع الجزمه دي عشان مش مقاسي"),
            (Dialect::Egyptian, "ازيكم، عندكم ايه تاني زي ده؟"),
            (Dialect::Gulf, "وين طلبيتي؟ للحين ما وصلت"),
            (Dialect::Gulf, "ابي ارجع الجوال، وش الطريقة؟"),
            (Dialect::Gulf, "السلام عليكم ودي اعرف كم سعر التوصيل"),
            (Dialect::Levantine, "شو صار بطلبيتي؟ لهلأ ما وصلت"),
            (Dialect::Levantine, "بدي رجع هالكندرة، قديش بتكلف؟"),
            (Dialect::Levantine, "مرحبا، في عندكن هيك شي بلون تاني؟"),
            (Dialect::Maghrebi, "واش الكوموند ديالي وصلات؟ شحال باقي؟"),
            (Dialect::Maghrebi, "راني نستنى بزاف، علاش ماكانش الجواب؟"),
            (Dialect::Iraqi, "شلونكم، طلبي هسه وين؟ ماكو خبر"),
            (Dialect::Iraqi, "اكو عدكم هيچي قميص؟ شگد سعره؟"),
        ] {
            assert_eq!(of(&[text]), dialect, "{text}: {:?}", evidence(text));
        }
    }

    #[test]
    fn what_tells_nothing_is_the_standard() {
        for text in ["", "AB-12345", "شكرا", "👍"] {
            assert_eq!(of(&[text]), Dialect::Msa, "{text}");
        }
    }

    #[test]
    fn a_conversation_tells_more_than_a_message_and_forgets() {
        assert_eq!(of(&["عايز ارجع الجزمه دي", "نعم", "شكرا"]), Dialect::Egyptian);
        let mut long = vec!["بدي رجع هالكندرة"];
        long.extend(["عايز ارجع الجزمه دي عشان مش مقاسي"; 4]);
        assert_eq!(of(&long), Dialect::Egyptian);
    }

    #[test]
    fn every_dialect_has_words() {
        for (at, dialect) in Dialect::ALL.into_iter().enumerate() {
            assert!(WORDS.values().filter(|odds| odds[at] > 0.0).count() >= 60, "{dialect:?}");
        }
    }
}
