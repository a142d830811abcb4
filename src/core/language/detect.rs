//! Evidence from one message.

use serde::{Deserialize, Serialize};

use super::denoise::{self, Word};
use super::han::Han;
use super::model::Model;
use super::script::Script;
use super::tag::{self, Tag};
use super::words::Votes;
use crate::core::key::LocaleTag;

/// The locale of a bot that was given none.
const FALLBACK: &str = "en";
/// How many letters the model is shown.
const MODEL_LETTERS: usize = 240;
/// The confidence of a script that only one language writes.
const CERTAIN: f64 = 0.99;
/// The most that a short text may reach through words or the model; what is below 0.9 never overturns a firm belief.
const SHORT_TEXT_LIMIT: f64 = 0.85;
/// From this many letters on a text is no longer short.
pub(super) const SHORT_TEXT_LETTERS: usize = 16;
/// The most for a text that looks like a language the bot does not speak.
const FOREIGN_LIMIT: f64 = 0.4;
/// Letters of Persian and Urdu that Arabic does not have.
const NOT_ARABIC: &str = "پچژگیکےںٹڈڑہھۓۂ";
/// Letters of Urdu that Persian does not have either.
const URDU: &str = "ےںٹڈڑہھۓۂ";
/// Letters of Arabic that Persian and Urdu keyboards do not give.
const ARABIC: &str = "ةىيكأإ";

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Only one of the bot's locales is written in this script (or has these letters).
    Script,
    /// The statistical model.
    Model,
    /// The customer used a command's name in this language.
    Command,
    /// Nothing in the message tells.
    None,
}

/// What one message says about its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The most likely of the bot's locales, if any is likely.
    pub locale: Option<LocaleTag>,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided.
    pub method: Method,
    /// Letters that could tell (after links, codes, names and numbers were dropped).
    pub letters: usize,
}

/// The languages a bot speaks, compiled for detection.
#[derive(Debug, Clone)]
pub struct Languages {
    locales: Vec<LocaleTag>,
    default: LocaleTag,
    tags: Vec<Tag>,
    groups: Vec<Group>,
}

/// The bot's locales that share a script.
#[derive(Debug, Clone)]
struct Group {
    script: Script,
    /// Positions in the bot's list.
    members: Vec<usize>,
    model: Model,
}

impl Languages {
    /// For a bot that speaks `locales`; the first is its default. Configuration sees to it that there is
    /// one; without any it is `en`.
    #[must_use]
    pub fn new(mut locales: Vec<LocaleTag>) -> Self {
        let default = locales.first().cloned().unwrap_or_else(|| LocaleTag::new(FALLBACK));
        if locales.is_empty() {
            locales.push(default.clone());
        }
        let tags: Vec<Tag> = locales.iter().map(|l| Tag::parse(l.as_str()).unwrap_or_else(|| Tag::bare(l.language()))).collect();
        let mut scripts: Vec<Script> = tags.iter().map(Tag::script).collect();
        scripts.sort_unstable();
        scripts.dedup();
        let group = |script: Script| {
            let of_script = || tags.iter().enumerate().filter(move |(_, tag)| tag.script() == script);
            let members = of_script().map(|(i, _)| i).collect();
            Group { script, members, model: Model::new(script, of_script().map(|(_, tag)| tag.language.as_str())) }
        };
        let groups = scripts.into_iter().map(group).collect();
        Self { locales, default, tags, groups }
    }

    /// The bot's locales, the default first; never empty.
    #[must_use]
    pub fn locales(&self) -> &[LocaleTag] {
        &self.locales
    }

    /// The locale of a conversation that has shown nothing.
    #[must_use]
    pub fn default_locale(&self) -> &LocaleTag {
        &self.default
    }

    /// The bot's locale for a BCP 47 tag from outside (a platform's hint, `/language`'s argument): exact,
    /// else the same language in the same script.
    #[must_use]
    pub fn resolve(&self, tag: &str) -> Option<&LocaleTag> {
        let exact = self.locales.iter().find(|l| l.as_str().eq_ignore_ascii_case(tag));
        exact.or_else(|| tag::resolve(self.locales.iter().zip(&self.tags), &Tag::parse(tag)?))
    }

    /// What `text` says about its language.
    #[must_use]
    pub fn detect(&self, text: &str) -> Evidence {
        let words = denoise::words(text);
        let letters = words.iter().map(|w| w.letters).sum();
        let Some((script, share)) = main_script(&words) else {
            return Evidence { locale: None, confidence: 0.0, method: Method::None, letters };
        };
        let own: Vec<&Word> = words.iter().filter(|w| w.script == script).collect();
        let (position, confidence, method) = self.decide(script, &own, letters);
        // Where two scripts are mixed the winner is as sure as its share.
        let confidence = if share < 0.8 { confidence.min(share) } else { confidence };
        Evidence { locale: position.and_then(|i| self.locales.get(i)).cloned(), confidence, method, letters }
    }

    fn decide(&self, script: Script, words: &[&Word], letters: usize) -> (Option<usize>, f64, Method) {
        match script {
            Script::Han => self.decide_han(words),
            Script::Arabic => self.decide_arabic(words),
            Script::Latin | Script::Cyrillic | Script::Hebrew | Script::Devanagari => self.decide_shared(script, words, letters),
            _ => (self.group(script).and_then(|g| g.members.first()).copied(), CERTAIN, Method::Script),
        }
    }

    /// Han without kana: Chinese if the bot speaks it, else Japanese where nothing speaks against it.
    fn decide_han(&self, words: &[&Word]) -> (Option<usize>, f64, Method) {
        let han = Han::count(words.iter().map(|w| w.text.as_str()));
        let length: usize = words.iter().map(|w| w.letters).sum();
        let japanese = self.group(Script::Kana).and_then(|g| g.members.first()).copied();
        let chinese = self.group(Script::Han).and_then(|g| {
            let fits = |i: &&usize| self.tags.get(**i).is_some_and(|tag| tag.is_traditional() == (han.traditional > han.simplified));
            let told = han.traditional != han.simplified;
            g.members.iter().find(|i| told && fits(i)).or(g.members.first()).copied()
        });
        // Longer Japanese always has kana.
        let looks_chinese = han.chinese > han.japanese || (han.japanese == 0 && length > 8);
        match (chinese, japanese) {
            (Some(zh), None) => (Some(zh), if han.japanese > han.chinese { FOREIGN_LIMIT } else { CERTAIN }, Method::Script),
            (Some(zh), Some(_)) if looks_chinese => (Some(zh), 0.95, Method::Script),
            (_, Some(ja)) if han.japanese > han.chinese => (Some(ja), 0.95, Method::Script),
            (Some(zh), Some(_)) => (Some(zh), 0.6, Method::Script),
            (None, Some(ja)) => (Some(ja), if looks_chinese { FOREIGN_LIMIT } else { SHORT_TEXT_LIMIT }, Method::Script),
            (None, None) => (None, CERTAIN, Method::Script),
        }
    }

    /// Arabic script: letters tell Arabic, Persian and Urdu apart.
    fn decide_arabic(&self, words: &[&Word]) -> (Option<usize>, f64, Method) {
        let Some(group) = self.group(Script::Arabic) else {
            return (None, CERTAIN, Method::Script);
        };
        let count = |letters: &str| words.iter().flat_map(|w| w.text.chars()).filter(|c| letters.contains(*c)).count();
        let (foreign, urdu, arabic) = (count(NOT_ARABIC), count(URDU), count(ARABIC));
        let likely = match (foreign > arabic, urdu > 0) {
            (true, true) => "ur",
            (true, false) => "fa",
            (false, _) => "ar",
        };
        let of = |language: &str| group.members.iter().copied().find(|i| self.tags.get(*i).is_some_and(|tag| tag.language == language));
        let article = words.iter().any(|w| w.letters > 4 && w.text.starts_with("ال"));
        let told = foreign + arabic > 0 || article;
        let mixed = foreign > 0 && arabic > 0;
        match of(likely) {
            Some(i) if told => (Some(i), if mixed { 0.9 } else { CERTAIN }, Method::Script),
            Some(i) if group.members.len() == 1 => (Some(i), SHORT_TEXT_LIMIT, Method::Script),
            Some(i) => (Some(i), 0.6, Method::Script),
            None if told => (group.members.first().copied(), FOREIGN_LIMIT, Method::Script),
            None => (group.members.first().copied(), 0.5, Method::Script),
        }
    }

    /// Scripts that many languages share: frequent words first, then the model.
    fn decide_shared(&self, script: Script, words: &[&Word], letters: usize) -> (Option<usize>, f64, Method) {
        let Some(group) = self.group(script) else {
            return (None, CERTAIN, Method::Script);
        };
        let language = |i: usize| self.tags.get(i).map_or("", |tag| tag.language.as_str());
        let listed = |l: &str| group.members.iter().any(|i| language(*i) == l);
        let votes = Votes::count(words.iter().copied(), listed);
        let votes_of = |i: &usize| self.tags.get(*i).map_or(0.0, |tag| votes.of(&tag.language));
        let Some(first) = group.members.iter().copied().reduce(|best, i| if votes_of(&i) > votes_of(&best) { i } else { best }) else {
            return (None, CERTAIN, Method::Script);
        };
        let own = votes_of(&first);
        let rival = votes.best(|l| listed(l) && l != language(first));
        let stranger = votes.best(|l| !listed(l));
        let alone = group.members.len() == 1;
        let method = if alone { Method::Script } else { Method::Model };
        let limit = if letters < SHORT_TEXT_LETTERS { SHORT_TEXT_LIMIT } else { 0.97 };
        if own >= 2.0 * rival && own > stranger {
            let margin = own - rival.max(stranger);
            let sure = 0.62 + 0.13 * margin.min(2.5);
            return (Some(first), scale(sure, letters).min(limit), method);
        }
        let text = join(words);
        let opinion = group.model.ask(&text);
        let foreign = opinion.is_some_and(|o| o.foreign) || stranger > own.max(rival);
        let (position, confidence) = match opinion.and_then(|o| group.members.get(o.candidate).map(|i| (*i, o.confidence))) {
            // Words and model agree, or the words say nothing.
            Some((i, confidence)) if own <= 0.0 || votes_of(&i) >= own => (i, confidence),
            Some((_, confidence)) => (first, confidence.min(0.55)),
            None => (first, if own > 0.0 { 0.6 } else { 0.5 }),
        };
        let confidence = if alone { confidence.max(0.8) } else { confidence };
        (Some(position), scale(confidence, letters).min(if foreign { FOREIGN_LIMIT } else { limit }), method)
    }

    fn group(&self, script: Script) -> Option<&Group> {
        self.groups.iter().find(|g| g.script == script)
    }
}

/// The script with most weight and its share. Latin names and brands inside another script do not count.
fn main_script(words: &[Word]) -> Option<(Script, f64)> {
    let other_than_latin = words.iter().any(|w| w.script != Script::Latin);
    let counts = |w: &&Word| !(other_than_latin && w.script == Script::Latin && w.is_capitalised());
    let mut weights: Vec<(Script, usize)> = Vec::new();
    for word in words.iter().filter(counts) {
        let weight = word.letters * word.script.weight();
        match weights.iter_mut().find(|(script, _)| *script == word.script) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((word.script, weight)),
        }
    }
    // A text with kana is Japanese, its Han characters as well.
    if let Some(han) = weights.iter().find(|(s, _)| *s == Script::Han).map(|(_, sum)| *sum)
        && let Some((_, kana)) = weights.iter_mut().find(|(s, _)| *s == Script::Kana)
    {
        *kana += han;
        weights.retain(|(s, _)| *s != Script::Han);
    }
    let total: usize = weights.iter().map(|(_, sum)| sum).sum();
    let (script, most) = weights.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some((script, most as f64 / total as f64))
}

/// Few letters tell little: full weight from eight letters on.
fn scale(confidence: f64, letters: usize) -> f64 {
    confidence * (0.6 + 0.05 * letters.min(8) as f64)
}

fn join(words: &[&Word]) -> String {
    let mut text = String::new();
    let mut letters = 0;
    for word in words {
        letters += word.letters;
        text.push_str(&word.text);
        text.push(' ');
        if letters >= MODEL_LETTERS {
            break;
        }
    }
    text
}
