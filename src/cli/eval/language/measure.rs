//! What is measured, and how.

use std::time::Instant;

use super::super::dice::Dice;
use super::super::figures::{Rate, Tally};
use super::noise::{self, BRAND};
use super::plain::Plain;
use super::rows::{Row, of};
use super::typed::{self, Typed};
use crate::core::key::LocaleTag;
use crate::core::language::{Evidence, Languages, Memory, Method};

/// From here on a detection counts as confident.
const CONFIDENT: f64 = 0.9;
/// What the seeded choices follow from.
const SEED: u64 = 7;
/// How many conversations there are of each language.
const CONVERSATIONS: usize = 60;
/// How many messages a conversation has.
const MESSAGES: usize = 8;
/// How many messages come before a switch.
const BEFORE_SWITCH: usize = 4;
/// How many conversations switch.
const SWITCHES: usize = 3_000;
/// How often each text is read for the time.
const ROUNDS: usize = 7;
/// How many texts are timed together.
const BATCH: usize = 32;

/// A bot that speaks some languages.
pub(super) struct Bot {
    pub(super) codes: Vec<String>,
    languages: Languages,
    any: Plain,
    among: Plain,
}

/// What came out for one kind of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kind {
    pub(super) right: Rate,
    pub(super) confident_wrong: Rate,
    pub(super) plain: Rate,
    pub(super) plain_wrong: Rate,
    pub(super) plain_among: Rate,
    pub(super) plain_among_wrong: Rate,
}

/// What came out in conversations.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Conversations {
    pub(super) right: Rate,
    pub(super) confident_wrong: Rate,
    pub(super) asked: Rate,
}

/// What came out at a switch.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Switches {
    pub(super) at_once: Rate,
    pub(super) or_asked: Rate,
    pub(super) at_the_second: Rate,
}

/// How long a message takes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    pub(super) ours: f64,
    pub(super) plain: f64,
    pub(super) plain_among: f64,
    /// The share of messages where whatlang ran too; they are not in `ours`.
    pub(super) second: Rate,
    /// With them.
    pub(super) ours_with_second: f64,
}

impl Bot {
    pub(super) fn new(codes: Vec<String>) -> Self {
        let languages = Languages::new(codes.iter().map(|code| LocaleTag::new(code.as_str())).collect()).without_names([BRAND]);
        let (any, among) = (Plain::all(), Plain::among(&codes));
        Self { codes, languages, any, among }
    }

    fn detect(&self, text: &str) -> Evidence {
        self.languages.detect(text)
    }

    /// One text at a time.
    pub(super) fn isolated(&self, rows: &[Row], kind: Option<&str>) -> Kind {
        self.each(&of(rows, &self.codes, kind).into_iter().map(|row| (row, row.text.clone())).collect::<Vec<_>>())
    }

    /// The same with things in them that tell nothing; words alone are left out.
    pub(super) fn noisy(&self, rows: &[Row]) -> Kind {
        let mut dice = Dice::new(SEED);
        let mut noisy = |row| {
            let row: &Row = row;
            (row, noise::with(&row.text, &mut dice))
        };
        self.each(&of(rows, &self.codes, None).into_iter().filter(|row| row.kind != "word").map(&mut noisy).collect::<Vec<_>>())
    }

    fn each(&self, rows: &[(&Row, String)]) -> Kind {
        let [mut right, mut wrong, mut plain, mut plain_wrong, mut among, mut among_wrong] = [(); 6].map(|()| Tally::default());
        for (row, text) in rows {
            let evidence = self.detect(text);
            let fits = evidence.locale.as_ref().is_some_and(|tag| row.fits(tag.as_str()));
            right.count(&row.lang, fits);
            wrong.count(&row.lang, !fits && evidence.confidence >= CONFIDENT && evidence.locale.is_some());
            let (found, sure) = self.any.ask(text);
            plain.count(&row.lang, row.fits(found));
            plain_wrong.count(&row.lang, !row.fits(found) && sure);
            let (found, sure) = self.among.ask(text);
            among.count(&row.lang, row.fits(found));
            among_wrong.count(&row.lang, !row.fits(found) && sure);
        }
        Kind {
            right: right.mean(),
            confident_wrong: wrong.pooled(),
            plain: plain.mean(),
            plain_wrong: plain_wrong.pooled(),
            plain_among: among.mean(),
            plain_among_wrong: among_wrong.pooled(),
        }
    }

    /// Texts in languages that the bot does not speak: how many are called one of its own with confidence, by ours and
    /// by whatlang.
    pub(super) fn unlisted(&self, rows: &[Row], kind: Option<&str>) -> (Rate, Rate) {
        let (mut ours, mut plain) = (Tally::default(), Tally::default());
        for row in rows.iter().filter(|row| !self.codes.contains(&row.lang) && kind.is_none_or(|kind| row.kind == kind)) {
            if row.also.iter().any(|also| self.codes.contains(also)) {
                continue;
            }
            let evidence = self.detect(&row.text);
            ours.count(&row.lang, evidence.locale.is_some() && evidence.confidence >= CONFIDENT);
            let (found, sure) = self.among.ask(&row.text);
            plain.count(&row.lang, sure && self.codes.iter().any(|code| code == found));
        }
        (ours.mean(), plain.mean())
    }

    /// Conversations of one language and one kind of text.
    pub(super) fn conversations(&self, rows: &[Row], kind: &str, hinted: bool) -> Conversations {
        let mut dice = Dice::new(SEED);
        let [mut right, mut wrong, mut asked] = [(); 3].map(|()| Tally::default());
        for code in &self.codes {
            let own = of(rows, std::slice::from_ref(code), Some(kind));
            for n in 0..if own.is_empty() { 0 } else { CONVERSATIONS } {
                let mut memory = Memory::default();
                for _ in 0..MESSAGES {
                    let Some(row) = dice.one_of(&own) else { continue };
                    // One in five has a phone that is set to English.
                    let hint = hinted.then_some(if n % 5 == 0 { "en" } else { code.as_str() });
                    memory.observe(&self.languages, &self.detect(&row.text), hint);
                    let fits = row.fits(memory.locale(&self.languages).as_str()) || memory.locale(&self.languages).as_str() == code;
                    right.count(code, fits);
                    wrong.count(code, !fits && memory.confidence >= CONFIDENT);
                    asked.count(code, memory.take_doubt(&self.languages).is_some());
                }
            }
        }
        Conversations { right: right.mean(), confident_wrong: wrong.pooled(), asked: asked.mean() }
    }

    /// Conversations that go on in another language.
    pub(super) fn switches(&self, rows: &[Row], kind: Option<&str>) -> Switches {
        let mut dice = Dice::new(SEED);
        let [mut at_once, mut or_asked, mut second] = [(); 3].map(|()| Tally::default());
        let kinds = ["word", "pair", "sentence"];
        for _ in 0..SWITCHES {
            let (Some(from), Some(to)) = (dice.one_of(&self.codes).cloned(), dice.one_of(&self.codes).cloned()) else { continue };
            if from == to {
                continue;
            }
            let mut memory = Memory::default();
            let say = |code: &String, dice: &mut Dice, memory: &mut Memory| {
                let kind = kind.or_else(|| dice.one_of(&kinds).copied());
                let own = of(rows, std::slice::from_ref(code), kind);
                let row = dice.one_of(&own)?;
                memory.observe(&self.languages, &self.detect(&row.text), None);
                Some(row.fits(memory.locale(&self.languages).as_str()))
            };
            for _ in 0..BEFORE_SWITCH {
                say(&from, &mut dice, &mut memory);
                memory.take_doubt(&self.languages);
            }
            let Some(fits) = say(&to, &mut dice, &mut memory) else { continue };
            at_once.count(&to, fits);
            let offered = memory.take_doubt(&self.languages).is_some_and(|pair| pair.iter().any(|tag| tag.as_str() == to));
            or_asked.count(&to, fits || offered);
            second.count(&to, say(&to, &mut dice, &mut memory).unwrap_or(false));
        }
        Switches { at_once: at_once.mean(), or_asked: or_asked.mean(), at_the_second: second.mean() }
    }

    /// Hindi and Arabic in Latin letters, in the order of [`TYPED`](typed::TYPED).
    pub(super) fn typed(&self, rows: &[Row]) -> Vec<(&'static str, Typed)> {
        typed::TYPED.map(|(code, locale)| (code, typed::measure(&self.languages, rows, code, locale))).into()
    }

    /// How long each text takes, in nanoseconds.
    pub(super) fn times(&self, rows: &[Row], kind: &str, source: &str) -> Times {
        let all: Vec<&Row> = of(rows, &self.codes, Some(kind)).into_iter().filter(|row| row.source == source).collect();
        let mut second = Tally::default();
        let asks = |row: &&&Row| self.detect(&row.text).method == Method::Second;
        all.iter().for_each(|row| second.count("", asks(&row)));
        let alone: Vec<&str> = all.iter().filter(|row| !asks(row)).map(|row| row.text.as_str()).collect();
        let texts: Vec<&str> = all.iter().map(|row| row.text.as_str()).collect();
        Times {
            ours: quickest(&alone, |text| self.detect(text).letters),
            plain: quickest(&texts, |text| self.any.ask(text).0.len()),
            plain_among: quickest(&texts, |text| self.among.ask(text).0.len()),
            ours_with_second: quickest(&texts, |text| self.detect(text).letters),
            second: second.pooled(),
        }
    }
}

/// How long a text takes. Of each batch the quickest round counts, so that a busy machine, which breaks into a round now and
/// then, does not show; each round reads all texts, so that nothing is remembered from just before.
fn quickest(texts: &[&str], read: impl Fn(&str) -> usize) -> f64 {
    let mut quickest = vec![f64::MAX; texts.len().div_ceil(BATCH)];
    for _ in 0..ROUNDS {
        for (quickest, batch) in quickest.iter_mut().zip(texts.chunks(BATCH)) {
            let start = Instant::now();
            let sum: usize = batch.iter().map(|text| read(std::hint::black_box(text))).sum();
            std::hint::black_box(sum);
            *quickest = quickest.min(start.elapsed().as_nanos() as f64);
        }
    }
    quickest.iter().sum::<f64>() / texts.len().max(1) as f64
}
