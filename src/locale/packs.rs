//! All packs of a bot.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

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
use crate::core::culture::taboo::Book;
use crate::core::key::LocaleTag;
use crate::core::language::{Overlay, ancestors};
use crate::core::text::{Text, Value, id};

/// The language that every chain of fallbacks ends with.
const LAST: &str = "en";
/// What a customer gets when not even that language can say it.
const SAFE: &str = "Sorry, this reply cannot be shown. Your message has been received.";

/// The locales of a bot, ready to speak.
pub struct Packs {
    default: LocaleTag,
    last: LocaleTag,
    /// What the business declared about which locale builds upon which.
    parents: BTreeMap<LocaleTag, LocaleTag>,
    locales: BTreeMap<LocaleTag, Locale>,
    overlays: Vec<Overlay>,
    default_pack: Pack,
    taboos: Arc<Book>,
    warnings: Vec<PackProblem>,
}

struct Locale {
    manifest: Manifest,
    pack: Pack,
    voice: Voice,
}

impl fmt::Debug for Packs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Packs").field("locales", &self.locales.keys()).field("default", &self.default).finish_non_exhaustive()
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
        let Surveyed { stacks, overlays, taboos, mut findings } = survey(&files::built_in(), overlay, speaker, &last);
        findings.warnings.extend(unused(overlay, &stacks));
        if !findings.problems.is_empty() {
            findings.problems.append(&mut findings.warnings);
            return Err(problem::in_order(findings.problems));
        }
        let Speaker { default, conventions, .. } = *speaker;
        let language_of =
            |tag: &LocaleTag| overlays.iter().find(|overlay| overlay.words == *tag).map_or(tag, |overlay| &overlay.language).clone();
        let locale = |(tag, stack): (LocaleTag, Stack)| {
            let locale = Locale::new(&tag, &language_of(&tag), stack, conventions);
            (tag, locale)
        };
        let locales: BTreeMap<_, _> = stacks.into_iter().map(locale).collect();
        let default_pack = locales
            .get(default)
            .map_or_else(|| Pack { name: LAST.to_owned(), english: LAST.to_owned(), ..Pack::default() }, |locale| locale.pack.clone());
        let warnings = problem::in_order(findings.warnings);
        let parents = conventions.parent.clone();
        Ok(Self { default: default.clone(), last, parents, locales, overlays, default_pack, taboos, warnings })
    }

    /// The dialects of the bot's languages that there are words for.
    #[must_use]
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// What is not spoken of, or not everywhere.
    #[must_use]
    pub fn taboos(&self) -> &Arc<Book> {
        &self.taboos
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
        let safe = || Rendered { text: SAFE.to_owned(), locale: self.last.clone(), fallback: true };
        self.say(locale, text, occasion).unwrap_or_else(safe)
    }

    /// The sentence in the first locale that can say it, from `locale` on.
    fn say(&self, locale: &LocaleTag, text: &Text, occasion: &Occasion) -> Option<Rendered> {
        let mut chain = vec![locale.clone()];
        chain.extend(ancestors(locale, &self.parents));
        chain.extend([self.default.clone(), self.last.clone()]);
        chain.into_iter().find_map(|used| {
            let text = self.locales.get(&used)?.voice.render(text, occasion)?;
            Some(Rendered { text, fallback: used != *locale, locale: used })
        })
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
    /// said by its chain of fallbacks, and what nobody can say is left out.
    #[must_use]
    pub fn style(&self, locale: &LocaleTag, brand: &str, occasion: &Occasion) -> String {
        let say = |id: &str, args: &[&str]| {
            let text = args.iter().fold(Text::new(id), |text, name| text.with(name, Value::Name(brand.to_owned())));
            self.say(locale, &text, occasion).map(|said| said.text)
        };
        id::STYLE.iter().filter_map(|(id, args)| say(id, args)).collect::<Vec<_>>().join("\n\n")
    }

    /// The names of commands in these locales, lower-cased and in NFKC, and the English ones.
    #[must_use]
    pub fn command_table(&self, locales: &[LocaleTag]) -> CommandTable {
        command::table(locales.iter().filter_map(|tag| self.locales.get(tag).map(|locale| (tag, &locale.manifest)))).0
    }
}

/// The politeness of a pack that names none.
pub(super) const NEUTRAL: &str = "neutral";

impl Locale {
    fn new(tag: &LocaleTag, language: &LocaleTag, stack: Stack, conventions: &Conventions) -> Self {
        let voice = Voice::new(tag, language, &stack, conventions);
        let (manifest, culture) = (stack.manifest, stack.culture);
        let name = manifest.name.clone().unwrap_or_else(|| tag.to_string());
        let english = manifest.english_name.clone().unwrap_or_else(|| name.clone());
        let pack = Pack { name, english, tier: voice.formality().to_owned(), culture };
        Self { voice, manifest, pack }
    }
}
