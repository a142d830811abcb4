//! Which of the bot's locales a message is in: scripts and letters where they tell, the model, and whatlang where the
//! model is unsure.

use super::denoise::{self, Sink, Word};
use super::evidence::{Candidate, Evidence, Method, ScriptCode};
use super::languages::{Column, Group, Languages, MAX_COLUMNS};
use super::model::{Family, Sums, exponential::exp};
use super::script::{self, KANA, Script};
use super::seen::Seen;

/// How many letters whatlang is shown.
const SECOND_LETTERS: usize = 240;
/// From how many letters on whatlang is asked, of more words than one: below it tells nothing that the model does not.
const SECOND_FROM: usize = 12;
/// Below this probability the model is unsure.
const UNSURE: f32 = 0.8;
/// How many times more likely whatlang's word makes what it says.
const SECOND_WEIGHT: f32 = 1.5;
/// The confidence of a script that only one language writes.
const CERTAIN: f32 = 0.99;
/// The most for a word that travels, and for languages typed in letters that are not theirs.
const NEVER_CERTAIN: f32 = 0.85;
/// The most for a single word; it takes a word of one language only to get there.
const ONE_WORD: f32 = 0.97;
/// How much the model's nats count: it learned from clean words.
const TEMPERATURE: f32 = 1.0;
/// What `¿` or `¡` tells for Spanish, in nats: nobody writes them by habit from another language.
const SPANISH_MARK: f32 = 4.0;
/// What a character tells that only Chinese, or only Japanese, has, in nats.
const ONE_SIDED: f32 = 2.5;
/// What each Han character without any kana beside it tells against Japanese, in nats: Japanese sentences have kana.
const WITHOUT_KANA: f32 = 2.0;
/// So many Han characters may be a Japanese word.
const SHORT_JAPANESE: usize = 8;
/// Below this probability a locale is no candidate.
const NOTHING: f32 = 0.001;

/// The two most likely of the bot's locales, and the rest.
#[derive(Clone, Copy, Debug, Default)]
struct Weighed {
    /// Positions in the bot's list with their probabilities, the most likely first.
    best: [Option<(usize, f32)>; Evidence::MAX_CANDIDATES],
    /// The probability of languages that the bot does not speak.
    other: f32,
    /// The most that may be made of it.
    limit: f32,
    by: Option<Method>,
}

impl Languages {
    /// What `text` says about its language.
    #[must_use]
    pub fn detect(&self, text: &str) -> Evidence {
        let seen = Seen::read(text, self.model, &self.names);
        let Some((script, share)) = seen.main_script() else {
            return Evidence { letters: seen.letters, ..Evidence::silence() };
        };
        let weighed = self.weigh(text, script, &seen);
        self.evidence(&seen, script, share, &weighed)
    }

    fn weigh(&self, text: &str, script: Script, seen: &Seen<'_>) -> Weighed {
        let group = self.group(script);
        let by_script = || group.and_then(|group| group.members.first()).map_or(Weighed::stranger(), |at| Weighed::certain(*at));
        match (script, Family::of(script)) {
            (Script::Arabic, Some(family)) if seen.arabic.are_of_others() => {
                // Kurdish, Pashto, Sindhi, Uyghur …
                let theirs = group.and_then(|group| group.members.iter().find(|at| !self.has_column(family, **at)));
                theirs.map_or(Weighed::stranger_among(group), |at| Weighed::certain(*at))
            }
            (_, Some(family)) => self.weigh_family(text, family, group, seen),
            _ => by_script(),
        }
    }

    fn weigh_family(&self, text: &str, family: Family, group: Option<&Group>, seen: &Seen<'_>) -> Weighed {
        let Some(columns) = self.columns.get(family as usize).filter(|columns| !columns.is_empty()) else {
            return group.map_or(Weighed::stranger(), |group| self.ask_second(text, group, Weighed::default()));
        };
        let shares = self.shares(family, &seen.sums(family), columns, seen);
        let mut weighed = Weighed { limit: if seen.words == 1 { ONE_WORD } else { 1.0 }, by: Some(Method::Model), ..Weighed::default() };
        for (share, column) in shares.into_iter().zip(columns) {
            match column.at {
                Some(at) => weighed.put(self.variant(family, at, seen), share),
                None => weighed.other += share,
            }
            if column.is_typed && column.at.is_some() && share > 0.5 {
                weighed.limit = weighed.limit.min(NEVER_CERTAIN);
            }
        }
        if seen.travels() {
            weighed.limit = weighed.limit.min(NEVER_CERTAIN);
        }
        let is_long = seen.letters >= SECOND_FROM && seen.words > 1;
        let unsure = weighed.best[0].is_none_or(|(_, share)| share < UNSURE) && is_long && family == Family::Latin;
        match group.filter(|group| unsure || group.has_strangers) {
            Some(group) => self.ask_second(text, group, weighed),
            None => weighed,
        }
    }

    /// How likely each column is, if the words added up to `sums`.
    fn shares(&self, family: Family, sums: &Sums, columns: &[Column], seen: &Seen<'_>) -> [f32; MAX_COLUMNS] {
        let mut odds = [0.0_f32; MAX_COLUMNS];
        let logits = self.model.section(family).into_iter().flat_map(|section| section.logits(sums));
        odds.iter_mut().zip(logits).for_each(|(odds, logit)| *odds = logit / TEMPERATURE);
        adjust(family, &mut odds, seen, columns);
        let highest = odds.iter().take(columns.len()).copied().fold(f32::MIN, f32::max);
        // All at once, room that is left as well: its prior is nothing.
        let priors = self.priors.get(family as usize).copied().unwrap_or_default();
        odds.iter_mut().zip(priors).for_each(|(odds, prior)| *odds = exp((*odds - highest).min(0.0)) * prior);
        let total: f32 = odds.iter().sum();
        odds.map(|odds| odds / total)
    }

    /// Lets whatlang speak as well.
    fn ask_second(&self, text: &str, group: &Group, mut weighed: Weighed) -> Weighed {
        let mut joined = Joined { script: group.script, text: String::new(), letters: 0 };
        denoise::read(text, &mut joined);
        let opinion = group.second.ask(&joined.text);
        weighed.limit = if weighed.limit > 0.0 { weighed.limit } else { 1.0 };
        let Some(opinion) = opinion else {
            if weighed.by.is_none()
                && let Some(at) = group.members.first()
            {
                weighed.put(*at, 0.5);
                weighed.other = 0.5;
                weighed.by = Some(Method::Script);
            }
            return weighed;
        };
        let Some(at) = group.members.get(opinion.candidate).copied() else { return weighed };
        if weighed.by.is_none() {
            // It alone tells.
            let share = opinion.confidence as f32 * if opinion.foreign { 0.4 } else { 1.0 };
            weighed.put(at, share);
            weighed.other = 1.0 - share;
        } else if opinion.foreign {
            weighed.favour(None, SECOND_WEIGHT);
        } else {
            let known = Family::of(group.script).is_some_and(|family| self.has_column(family, at));
            if !known {
                // The model has no column for it: what it called other languages may be this one.
                let share = weighed.other * opinion.confidence as f32;
                weighed.other -= share;
                weighed.put(at, share);
            }
            weighed.favour(Some(at), 1.0 + (SECOND_WEIGHT - 1.0) * opinion.confidence as f32);
        }
        weighed.by = Some(Method::Second);
        weighed
    }

    /// The one of several locales of a language that fits the characters.
    fn variant(&self, family: Family, at: usize, seen: &Seen<'_>) -> usize {
        if family != Family::Han || seen.han.traditional == seen.han.simplified {
            return at;
        }
        let traditional = seen.han.traditional > seen.han.simplified;
        let own = self.spoken.get(at);
        let fits = |other: &super::languages::Spoken| {
            other.script == Script::Han && other.is_traditional == traditional && own.is_some_and(|own| own.script == Script::Han)
        };
        self.spoken.iter().position(fits).unwrap_or(at)
    }

    fn has_column(&self, family: Family, at: usize) -> bool {
        self.columns.get(family as usize).is_some_and(|columns| columns.iter().any(|column| column.at == Some(at)))
    }

    fn evidence(&self, seen: &Seen<'_>, script: Script, share: f64, weighed: &Weighed) -> Evidence {
        let Weighed { best, other, limit, by } = weighed;
        // Where two scripts are mixed the winner is as sure as its share.
        let limit = if share < 0.8 { limit.min(share as f32) } else { *limit };
        let tag = |at: usize| self.locales().get(at).cloned();
        let mut candidates = Vec::with_capacity(best.iter().flatten().count());
        for (at, share) in best.iter().flatten().filter(|(_, share)| *share >= NOTHING) {
            candidates.extend(tag(*at).map(|locale| Candidate { locale, probability: f64::from(share.min(limit)) }));
        }
        let first = best[0];
        Evidence {
            locale: first.and_then(|(at, _)| tag(at)),
            confidence: f64::from(first.map_or(CERTAIN, |(_, share)| share).min(limit)),
            method: by.unwrap_or(Method::Script),
            letters: seen.letters,
            words: seen.words,
            script: ScriptCode::new(script::code(script)),
            candidates,
            other: f64::from(*other),
        }
    }
}

/// What letters and marks tell beside the words.
fn adjust(family: Family, odds: &mut [f32; MAX_COLUMNS], seen: &Seen<'_>, columns: &[Column]) {
    let mut add = |column: &str, nats: f32| {
        let at = family.columns().iter().position(|name| *name == column);
        if let Some(odds) = at.and_then(|at| odds.get_mut(at)) {
            *odds += nats;
        }
    };
    match family {
        Family::Latin if seen.spanish_marks > 0 => add("es", SPANISH_MARK),
        Family::Han => {
            add("zh", ONE_SIDED * seen.han.chinese.min(4) as f32);
            // A few characters may well be Japanese where Chinese is not spoken.
            let is_short = seen.letters <= SHORT_JAPANESE && columns.first().is_some_and(|chinese| chinese.at.is_none());
            if !is_short && seen.han.japanese == 0 {
                add("zh", WITHOUT_KANA * (1 + seen.letters.min(20)) as f32);
            }
            add("ja", ONE_SIDED * seen.han.japanese.min(4) as f32);
        }
        _ => {}
    }
}

impl Weighed {
    /// A script tells.
    fn certain(at: usize) -> Self {
        let mut weighed = Self { limit: 1.0, by: Some(Method::Script), ..Self::default() };
        weighed.put(at, CERTAIN);
        weighed
    }

    /// The bot speaks no language of this script.
    fn stranger() -> Self {
        Self { other: CERTAIN, limit: 1.0, by: Some(Method::Script), ..Self::default() }
    }

    /// The bot speaks languages of this script, and this is none of them.
    fn stranger_among(group: Option<&Group>) -> Self {
        let mut weighed = Self::stranger();
        if let Some(at) = group.and_then(|group| group.members.first()) {
            weighed.put(*at, 1.0 - CERTAIN);
        }
        weighed
    }

    /// Gives a locale its share; what is less likely than those that are kept is let go.
    fn put(&mut self, at: usize, share: f32) {
        let mut moving = (at, share);
        if let Some((_, own)) = self.best.iter_mut().flatten().find(|(own, _)| *own == at) {
            *own += share;
            return self.sort();
        }
        for place in &mut self.best {
            match place {
                Some(kept) if kept.1 >= moving.1 => {}
                Some(kept) => std::mem::swap(kept, &mut moving),
                None => {
                    *place = Some(moving);
                    return;
                }
            }
        }
    }

    fn sort(&mut self) {
        self.best.sort_by(|a, b| share_of(b).total_cmp(&share_of(a)));
    }

    /// Makes a locale, or with `None` a language that the bot does not speak, so many times more likely.
    fn favour(&mut self, at: Option<usize>, times: f32) {
        let share = at.map_or(self.other, |at| self.best.iter().flatten().find(|(own, _)| *own == at).map_or(0.0, |(_, share)| *share));
        let total = 1.0 + share * (times - 1.0);
        let weight = |own: Option<usize>| if own == at { times / total } else { 1.0 / total };
        self.other *= weight(None);
        self.best.iter_mut().flatten().for_each(|(own, share)| *share *= weight(Some(*own)));
        self.sort();
    }
}

fn share_of(entry: &Option<(usize, f32)>) -> f32 {
    entry.map_or(-1.0, |(_, share)| share)
}

/// The words of one script as a text.
struct Joined {
    script: Script,
    text: String,
    letters: usize,
}

impl Sink for Joined {
    fn word(&mut self, word: Word<'_>) {
        let own = word.script == self.script || (self.script == KANA && word.script == Script::Han);
        if own && self.letters < SECOND_LETTERS {
            self.letters += word.length;
            self.text.push_str(word.text);
            self.text.push(' ');
        }
    }

    fn mark(&mut self, _: char) {}
}
