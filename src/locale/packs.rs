//! All packs of a bot.

use std::collections::BTreeMap;
use std::fmt;

use super::command;
use super::conventions::Conventions;
use super::files;
use super::layer::Stack;
use super::manifest::Manifest;
use super::occasion::Occasion;
use super::problem::{self, PackProblem};
use super::render::{Rendered, Voice};
use super::speaker::Speaker;
use super::survey::{Surveyed, survey, unused};
use crate::core::bot::{CommandTable, Pack};
use crate::core::fold::fold;
use crate::core::key::LocaleTag;
use crate::core::language::ancestors;
use crate::core::text::{Text, Value, id};

/// The language that every chain of fallbacks ends with.
const LAST: &str = "en";
/// What a customer gets when not even that language can say it.
const SAFE: &str = "Sorry, this reply cannot be shown. Your message has been received.";

/// The locales of a bot, ready to speak.
pub struct Packs {
    wanted: Vec<LocaleTag>,
    default: LocaleTag,
    last: LocaleTag,
    /// What the business declared about which locale builds upon which.
    parents: BTreeMap<LocaleTag, LocaleTag>,
    locales: BTreeMap<LocaleTag, Locale>,
    default_pack: Pack,
    warnings: Vec<PackProblem>,
}

struct Locale {
    manifest: Manifest,
    pack: Pack,
    voice: Voice,
}

impl fmt::Debug for Packs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Packs").field("wanted", &self.wanted).field("default", &self.default).finish_non_exhaustive()
    }
}

impl Packs {
    /// Builds the packs of the locales that the bot speaks and of what they fall back to. `overlay` are the bot's own
    /// files, which lie over the program's: `de/chat.ftl` -> content.
    ///
    /// # Errors
    /// All problems of all files, with what is only a warning, in the order of files and lines.
    pub fn build(overlay: &BTreeMap<String, String>, speaker: &Speaker<'_>) -> Result<Self, Vec<PackProblem>> {
        let last = LocaleTag::new(LAST);
        let Surveyed { stacks, mut findings } = survey(&files::built_in(), overlay, speaker, &last);
        findings.warnings.extend(unused(overlay, &stacks));
        if !findings.problems.is_empty() {
            findings.problems.append(&mut findings.warnings);
            return Err(problem::in_order(findings.problems));
        }
        let Speaker { locales: wanted, default, conventions, .. } = *speaker;
        let locales: BTreeMap<_, _> = stacks.into_iter().map(|(tag, stack)| (tag.clone(), Locale::new(&tag, stack, conventions))).collect();
        let default_pack =
            locales.get(default).map_or_else(|| Pack { name: LAST.to_owned(), english: LAST.to_owned() }, |locale| locale.pack.clone());
        let warnings = problem::in_order(findings.warnings);
        let parents = conventions.parent.clone();
        Ok(Self { wanted: wanted.to_vec(), default: default.clone(), last, parents, locales, default_pack, warnings })
    }

    /// What does not stop the bot but should be looked at, in the order of files and lines.
    #[must_use]
    pub fn warnings(&self) -> &[PackProblem] {
        &self.warnings
    }

    /// The sentence for `text`. Never fails: what cannot be said in `locale` is said in what the locale
    /// builds upon, the bot's default, English, at last by a constant.
    #[must_use]
    pub fn format(&self, locale: &LocaleTag, text: &Text, occasion: &Occasion) -> Rendered {
        let mut chain = vec![locale.clone()];
        chain.extend(ancestors(locale, &self.parents));
        chain.extend([self.default.clone(), self.last.clone()]);
        let said = chain.into_iter().find_map(|tag| self.locales.get(&tag)?.voice.render(text, occasion).map(|sentence| (sentence, tag)));
        match said {
            Some((text, used)) => Rendered { text, fallback: used != *locale, locale: used },
            None => Rendered { text: SAFE.to_owned(), locale: self.last.clone(), fallback: true },
        }
    }

    /// Whether every customer can be told `id`, if need be in the default language.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        [&self.default, &self.last].into_iter().any(|tag| self.locales.get(tag).is_some_and(|locale| locale.voice.has(id)))
    }

    /// The ids of the texts of the bot's default language.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.locales.get(&self.default).into_iter().flat_map(|locale| locale.voice.ids())
    }

    /// What the core needs of a locale; of the default locale where `locale` is not loaded.
    #[must_use]
    pub fn pack(&self, locale: &LocaleTag) -> &Pack {
        self.locales.get(locale).map_or(&self.default_pack, |locale| &locale.pack)
    }

    /// The politeness that texts of this locale have: `formal`, `honorific` …
    #[must_use]
    pub fn formality(&self, locale: &LocaleTag) -> &str {
        self.locales.get(locale).map_or(NEUTRAL, |locale| locale.voice.formality())
    }

    /// The registers that the pack of a locale is written in, as its `pack.toml` declares them.
    #[must_use]
    pub fn tiers(&self, locale: &LocaleTag) -> Vec<&str> {
        self.locales.get(locale).into_iter().flat_map(|locale| &locale.manifest.tiers).map(|tier| tier.name.as_str()).collect()
    }

    /// The directives to the model that writes answers in `locale`, a paragraph each; what the locale does not say is
    /// said by its chain of fallbacks.
    #[must_use]
    pub fn style(&self, locale: &LocaleTag, brand: &str, occasion: &Occasion) -> String {
        let say = |id: &str, args: &[&str]| {
            let text = args.iter().fold(Text::new(id), |text, name| text.with(name, Value::Name(brand.to_owned())));
            self.format(locale, &text, occasion).text
        };
        id::STYLE.iter().map(|(id, args)| say(id, args)).collect::<Vec<_>>().join("\n\n")
    }

    /// The names of commands in these locales, lower-cased and in NFKC, and the English ones.
    #[must_use]
    pub fn command_table(&self, locales: &[LocaleTag]) -> CommandTable {
        command::table(locales.iter().filter_map(|tag| self.locales.get(tag).map(|locale| (tag, &locale.manifest)))).0
    }

    /// The bot's locale with this name, its own or the English one, as a customer types it.
    #[must_use]
    pub fn language_named(&self, name: &str) -> Option<&LocaleTag> {
        let name = fold(name);
        self.wanted.iter().find(|tag| {
            let manifest = self.locales.get(tag).map(|locale| &locale.manifest);
            let names = manifest.into_iter().flat_map(|m| [&m.name, &m.english_name]).flatten();
            names.into_iter().any(|own| fold(own) == name)
        })
    }
}

/// The politeness of a pack that names none.
pub(super) const NEUTRAL: &str = "neutral";

impl Locale {
    fn new(tag: &LocaleTag, stack: Stack, conventions: &Conventions) -> Self {
        let voice = Voice::new(tag, &stack, conventions);
        let manifest = stack.manifest;
        let name = manifest.name.clone().unwrap_or_else(|| tag.to_string());
        let english = manifest.english_name.clone().unwrap_or_else(|| name.clone());
        let pack = Pack { name, english };
        Self { voice, manifest, pack }
    }
}
