//! The languages of a bot, compiled for detection.

use std::collections::BTreeMap;

use icu::locale::subtags::{Script as ScriptTag, script};

use super::canonical::Canonical;
use super::model::columns::{ARABIZI, HINGLISH, OTHER};
use super::model::{Family, Model};
use super::overlay::Overlay;
use super::resolve::Resolver;
use super::script::{self, Script};
use super::second::Second;
use super::seen::hashes;
use crate::core::key::LocaleTag;

/// The locale of a bot that was given none.
const FALLBACK: &str = "en";

/// How much less likely than the bot's languages others are before anything is read: customers write to who speaks
/// their language.
const UNLISTED: f32 = 0.12;
/// The same for languages that the model has no column for: it knows a few of their words, which weigh too much for that.
const UNHEARD: f32 = 0.08;
/// The same for Hindi and Arabic in Latin letters where the bot speaks them in their own: few type so to a business.
const TYPED: f32 = 0.2;

/// Room for the columns of a family.
pub(super) const MAX_COLUMNS: usize = 16;

/// Chinese in traditional characters.
const TRADITIONAL: ScriptTag = script!("Hant");

/// The languages a bot speaks.
#[derive(Debug, Clone)]
pub struct Languages {
    locales: Vec<LocaleTag>,
    default: LocaleTag,
    resolver: Resolver,
    overlays: Vec<Overlay>,
    pub(super) spoken: Vec<Spoken>,
    pub(super) groups: Vec<Group>,
    /// For each family, what the model's columns are for this bot; empty where none is a locale of its.
    pub(super) columns: [Vec<Column>; Family::ALL.len()],
    /// How likely each of them is before anything is read.
    pub(super) priors: [[f32; MAX_COLUMNS]; Family::ALL.len()],
    /// The hashes of words that are names of the business.
    pub(super) names: Vec<u32>,
    pub(super) model: &'static Model,
}

/// A column of the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The bot's locale that it stands for.
    pub(super) at: Option<usize>,
    /// How likely it is before anything is read.
    pub(super) prior: f32,
    /// Whether it is Hindi or Arabic in Latin letters.
    pub(super) is_typed: bool,
}

/// What detection needs of one of the bot's locales.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    pub(super) language: Box<str>,
    /// The script that tells it.
    pub(super) script: Script,
    pub(super) is_traditional: bool,
}

/// The bot's locales that share a script.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) script: Script,
    /// Positions in the bot's list.
    pub(super) members: Vec<usize>,
    /// Whether the model has no column for one of them.
    pub(super) has_strangers: bool,
    pub(super) second: Second,
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
        let groups = scripts.into_iter().map(|script| Group::new(script, &spoken)).collect();
        let columns = Family::ALL.map(|family| Column::all(family, &spoken));
        let priors = columns.each_ref().map(|columns| Column::priors(columns));
        let resolver = Resolver::new(&locales, parents);
        Self { locales, default, resolver, overlays: Vec::new(), spoken, groups, columns, priors, names: Vec::new(), model: Model::own() }
    }

    /// The same for a business with these names (its own, its products'): their words tell nothing about a language.
    #[must_use]
    pub fn without_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let words = names.into_iter().flat_map(|name| name.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty());
        self.names = hashes(words);
        self
    }

    /// The same for a bot that has words for dialects of its languages.
    #[must_use]
    pub fn with_overlays(self, overlays: Vec<Overlay>) -> Self {
        Self { overlays, ..self }
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
    pub fn voice<'a>(&'a self, locale: &'a LocaleTag, region: &str) -> &'a LocaleTag {
        let listed = || self.locales.iter().find(|own| own.as_str() == region && own.language() == locale.language());
        let overlay = self.overlays.iter().find(|overlay| overlay.words.as_str() == region && overlay.language == *locale);
        overlay.map(|overlay| &overlay.words).or_else(listed).unwrap_or(locale)
    }

    /// The listed language of a locale that a bot speaks: of a dialect that it does not list, else the locale itself.
    #[must_use]
    pub fn language_of<'a>(&'a self, locale: &'a LocaleTag) -> &'a LocaleTag {
        self.overlays.iter().find(|overlay| overlay.words == *locale).map_or(locale, |overlay| &overlay.language)
    }

    pub(super) fn group(&self, script: Script) -> Option<&Group> {
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

    /// Whether the model's column stands for it.
    fn is(&self, column: &str, family: Family) -> bool {
        let latin = self.script == Script::Latin;
        match (column, &*self.language) {
            (HINGLISH, language) => latin && language == "hi",
            (ARABIZI, language) => latin && language == "ar",
            // Cantonese is written like Chinese.
            ("zh", "yue") => self.script == Script::Han,
            ("ja", "ja") => family == Family::Han,
            (column, language) => column == language && self.script == family.script(),
        }
    }
}

impl Group {
    fn new(script: Script, spoken: &[Spoken]) -> Self {
        let of_script = || spoken.iter().enumerate().filter(move |(_, spoken)| spoken.script == script);
        let known =
            |spoken: &Spoken| Family::of(script).is_none_or(|family| family.columns().iter().any(|column| spoken.is(column, family)));
        Self {
            script,
            members: of_script().map(|(i, _)| i).collect(),
            has_strangers: of_script().any(|(_, spoken)| !known(spoken)),
            second: Second::new(script, of_script().map(|(_, spoken)| &*spoken.language)),
        }
    }
}

impl Column {
    fn all(family: Family, spoken: &[Spoken]) -> Vec<Self> {
        let columns: Vec<Self> = family.columns().iter().map(|column| Self::new(column, family, spoken)).collect();
        if columns.iter().any(|column| column.at.is_some()) { columns } else { Vec::new() }
    }

    fn priors(columns: &[Self]) -> [f32; MAX_COLUMNS] {
        let mut priors = [0.0; MAX_COLUMNS];
        priors.iter_mut().zip(columns).for_each(|(prior, column)| *prior = column.prior);
        priors
    }

    fn new(name: &str, family: Family, spoken: &[Spoken]) -> Self {
        let at = serving(name, family, spoken);
        let is_typed = matches!(name, HINGLISH | ARABIZI);
        let in_latin = |at: usize| spoken.get(at).is_some_and(|spoken| spoken.script == Script::Latin);
        let prior = match at {
            None if name == OTHER => UNHEARD,
            None => UNLISTED,
            Some(at) if is_typed && !in_latin(at) => TYPED,
            Some(_) => 1.0,
        };
        Self { at, prior, is_typed }
    }
}

/// The first of the bot's locales that a column stands for. Who types Hindi or Arabic in Latin letters is served in its
/// own script where the bot speaks only that.
fn serving(column: &str, family: Family, spoken: &[Spoken]) -> Option<usize> {
    let in_own_script =
        |script: Script, language: &str| spoken.iter().position(|spoken| spoken.script == script && &*spoken.language == language);
    spoken.iter().position(|spoken| spoken.is(column, family)).or_else(|| match column {
        HINGLISH => in_own_script(Script::Devanagari, "hi"),
        ARABIZI => in_own_script(Script::Arabic, "ar"),
        _ => None,
    })
}
