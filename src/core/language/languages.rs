//! The languages of a bot, compiled for detection.

use std::collections::BTreeMap;

use icu::locale::subtags::{Script as ScriptTag, script};

use super::canonical::Canonical;
use super::model::columns::{ARABIZI, HINGLISH};
use super::model::{Family, Model};
use super::resolve::Resolver;
use super::script::{self, Script};
use super::second::Second;
use super::seen::hashes;
use crate::core::key::LocaleTag;

/// The locale of a bot that was given none.
const FALLBACK: &str = "en";

/// Chinese in traditional characters.
const TRADITIONAL: ScriptTag = script!("Hant");

/// The languages a bot speaks.
#[derive(Debug, Clone)]
pub struct Languages {
    locales: Vec<LocaleTag>,
    default: LocaleTag,
    resolver: Resolver,
    pub(super) spoken: Vec<Spoken>,
    pub(super) groups: Vec<Group>,
    /// For each family, which of the bot's locales a column of the model stands for.
    pub(super) columns: [Vec<Option<usize>>; Family::ALL.len()],
    /// The hashes of words that are names of the business.
    pub(super) names: Vec<u32>,
    pub(super) model: &'static Model,
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
        let columns = Family::ALL.map(|family| family.columns().iter().map(|column| serving(column, family, &spoken)).collect());
        let resolver = Resolver::new(&locales, parents);
        Self { locales, default, resolver, spoken, groups, columns, names: Vec::new(), model: Model::own() }
    }

    /// The same for a business with these names (its own, its products'): their words tell nothing about a language.
    #[must_use]
    pub fn without_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let words = names.into_iter().flat_map(|name| name.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty());
        self.names = hashes(words);
        self
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
        let known = |spoken: &Spoken| Family::of(script).is_none_or(|family| family.columns().iter().any(|column| spoken.is(column, family)));
        Self {
            script,
            members: of_script().map(|(i, _)| i).collect(),
            has_strangers: of_script().any(|(_, spoken)| !known(spoken)),
            second: Second::new(script, of_script().map(|(_, spoken)| &*spoken.language)),
        }
    }
}

/// The first of the bot's locales that a column stands for. Who types Hindi or Arabic in Latin letters is served in its
/// own script where the bot speaks only that.
fn serving(column: &str, family: Family, spoken: &[Spoken]) -> Option<usize> {
    let in_own_script = |script: Script, language: &str| spoken.iter().position(|spoken| spoken.script == script && &*spoken.language == language);
    spoken.iter().position(|spoken| spoken.is(column, family)).or_else(|| match column {
        HINGLISH => in_own_script(Script::Devanagari, "hi"),
        ARABIZI => in_own_script(Script::Arabic, "ar"),
        _ => None,
    })
}
