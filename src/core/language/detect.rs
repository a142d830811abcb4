//! Evidence from one message.

use std::collections::BTreeMap;

use icu::locale::subtags::{Script as ScriptTag, script};
use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::denoise::{self, Word};
use super::dialect::Dialect;
use super::han::Han;
use super::model::Model;
use super::resolve::Resolver;
use super::script::{self, KANA, Script};
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
/// Letters of Persian that Arabic does not have.
const PERSIAN: &str = "پچژگیکۀ";
/// Letters of Urdu that Persian does not have either.
const URDU: &str = "ےںٹڈڑہھۓۂۃ";
/// Letters of Arabic that Persian and Urdu keyboards do not give; some other languages have a few of them.
const ARABIC: &str = "ةىيكأإ";
/// How many of those a letter that Arabic does not have outweighs.
const BEYOND_ARABIC_WEIGHT: usize = 3;

/// Chinese in traditional characters.
const TRADITIONAL: ScriptTag = script!("Hant");

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
    resolver: Resolver,
    dialects: Vec<Dialect>,
    spoken: Vec<Spoken>,
    groups: Vec<Group>,
}

/// What detection needs of one of the bot's locales.
#[derive(Debug, Clone)]
struct Spoken {
    language: Box<str>,
    /// The script that tells it.
    script: Script,
    is_traditional: bool,
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
    pub fn new(locales: Vec<LocaleTag>) -> Self {
        Self::with_parents(locales, &BTreeMap::new())
    }

    /// The same for a business that declared which locales stand in for others.
    #[must_use]
    pub fn with_parents(mut locales: Vec<LocaleTag>, parents: &BTreeMap<LocaleTag, LocaleTag>) -> Self {
        let default = locales.first().cloned().unwrap_or_else(|| LocaleTag::new(FALLBACK));
        if locales.is_empty() {
            locales.push(default.clone());
        }
        let spoken: Vec<Spoken> = locales.iter().map(Spoken::new).collect();
        let mut scripts: Vec<Script> = spoken.iter().map(|spoken| spoken.script).collect();
        scripts.sort_unstable();
        scripts.dedup();
        let group = |script: Script| {
            let of_script = || spoken.iter().enumerate().filter(move |(_, spoken)| spoken.script == script);
            let members = of_script().map(|(i, _)| i).collect();
            Group { script, members, model: Model::new(script, of_script().map(|(_, spoken)| &*spoken.language)) }
        };
        let groups = scripts.into_iter().map(group).collect();
        let resolver = Resolver::new(&locales, parents);
        Self { locales, default, resolver, dialects: Vec::new(), spoken, groups }
    }

    /// The same for a bot that has words for dialects of its languages.
    #[must_use]
    pub fn with_dialects(self, dialects: Vec<Dialect>) -> Self {
        Self { dialects, ..self }
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

    /// The bot's locale for a BCP 47 tag from outside (a platform's hint, `/language`'s argument), by
    /// [`Resolver::resolve`].
    #[must_use]
    pub fn resolve(&self, tag: &str) -> Option<&LocaleTag> {
        self.resolver.resolve(tag)
    }

    /// The locale in whose words somebody is answered who is spoken to in `locale` and whose dialect is that of `region`
    /// (`ar-EG`): the region itself where the bot lists it or has its words, else `locale`.
    #[must_use]
    pub fn voice<'a>(&'a self, locale: &'a LocaleTag, region: &LocaleTag) -> &'a LocaleTag {
        let listed = || self.locales.iter().find(|own| *own == region && own.language() == locale.language());
        let dialect = self.dialects.iter().find(|dialect| dialect.words == *region && dialect.language == *locale);
        dialect.map(|dialect| &dialect.words).or_else(listed).unwrap_or(locale)
    }

    /// The listed language of a locale that a bot speaks: of a dialect that it does not list, else the locale itself.
    #[must_use]
    pub fn language_of<'a>(&'a self, locale: &'a LocaleTag) -> &'a LocaleTag {
        self.dialects.iter().find(|dialect| dialect.words == *locale).map_or(locale, |dialect| &dialect.language)
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
        let japanese = self.group(KANA).and_then(|g| g.members.first()).copied();
        let chinese = self.group(Script::Han).and_then(|g| {
            let fits = |i: &&usize| self.spoken.get(**i).is_some_and(|spoken| spoken.is_traditional == (han.traditional > han.simplified));
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
        let count = |is: &dyn Fn(char) -> bool| words.iter().flat_map(|w| w.text.chars()).filter(|c| is(*c)).count();
        let (beyond, arabic) = (count(&is_beyond_arabic), count(&|c| ARABIC.contains(c)));
        let (persian, urdu) = (count(&|c| PERSIAN.contains(c)), count(&|c| URDU.contains(c)));
        let find = |is: &dyn Fn(&str) -> bool| group.members.iter().copied().find(|i| is(self.speaks(*i)));
        let likely = if beyond * BEYOND_ARABIC_WEIGHT <= arabic {
            find(&|language| language == "ar")
        } else if beyond > persian + urdu {
            // Kurdish, Pashto, Sindhi, Uyghur …
            find(&|language| !matches!(language, "ar" | "fa" | "ur"))
        } else {
            find(&|language| language == if urdu > 0 { "ur" } else { "fa" })
        };
        let article = words.iter().any(|w| w.letters > 4 && w.text.starts_with("ال"));
        let told = beyond + arabic > 0 || article;
        let mixed = beyond > 0 && arabic > 0;
        match likely {
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
        let language = |i: usize| self.speaks(i);
        let listed = |l: &str| group.members.iter().any(|i| language(*i) == l);
        let votes = Votes::count(words.iter().copied(), listed);
        let votes_of = |i: &usize| votes.of(self.speaks(*i));
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

    /// The language of one of the bot's locales.
    fn speaks(&self, position: usize) -> &str {
        self.spoken.get(position).map_or("", |spoken| &spoken.language)
    }

    fn group(&self, script: Script) -> Option<&Group> {
        self.groups.iter().find(|g| g.script == script)
    }
}

impl Spoken {
    fn new(locale: &LocaleTag) -> Self {
        let canonical = Canonical::parse(locale.as_str());
        let language = canonical.as_ref().map_or_else(|| locale.language().to_ascii_lowercase(), |c| c.language().to_string());
        let is_traditional = canonical.as_ref().and_then(Canonical::script) == Some(TRADITIONAL);
        Self { language: language.into(), script: script::main_of(canonical.as_ref()), is_traditional }
    }
}

/// Letters that other languages added to the Arabic script: they stand behind those of Arabic.
fn is_beyond_arabic(c: char) -> bool {
    matches!(c, '\u{672}'..='\u{6D3}' | '\u{6D5}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8C9}')
}

/// The script with most weight and its share. Latin names and brands inside another script do not count.
fn main_script(words: &[Word]) -> Option<(Script, f64)> {
    let other_than_latin = words.iter().any(|w| w.script != Script::Latin);
    let counts = |w: &&Word| !(other_than_latin && w.script == Script::Latin && w.is_capitalised());
    let mut weights: Vec<(Script, usize)> = Vec::new();
    for word in words.iter().filter(counts) {
        let weight = word.letters * script::weight(word.script);
        match weights.iter_mut().find(|(script, _)| *script == word.script) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((word.script, weight)),
        }
    }
    // A text with kana is Japanese, its Han characters as well.
    if let Some(han) = weights.iter().find(|(s, _)| *s == Script::Han).map(|(_, sum)| *sum)
        && let Some((_, kana)) = weights.iter_mut().find(|(s, _)| *s == KANA)
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
