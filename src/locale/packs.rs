//! All packs of a bot.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::check::{Findings, InForce};
use super::command;
use super::conventions::Conventions;
use super::files::{self, Files};
use super::format::Formats;
use super::layer::Stack;
use super::manifest::Manifest;
use super::manner::Manner;
use super::occasion::Occasion;
use super::problem::{self, MANIFEST, NO_PACK, PackProblem, UNUSED};
use super::render::{Rendered, Voice};
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
    /// Loads the packs of `wanted`, of `default` and of what they fall back to. `bot_locales` is the bot's
    /// own `locales/` folder; its files lie over the program's.
    ///
    /// # Errors
    /// All problems of all files, in the order of files and lines.
    pub fn load(
        bot_locales: Option<&Path>,
        wanted: &[LocaleTag],
        default: &LocaleTag,
        conventions: &Conventions,
    ) -> Result<Self, Vec<PackProblem>> {
        let mut problems = Vec::new();
        let overlay = bot_locales.map(|folder| files::read(folder, &mut problems)).unwrap_or_default();
        if problems.is_empty() { Self::build(&overlay, wanted, default, conventions) } else { Err(problem::in_order(problems)) }
    }

    /// The same from a bot's files in memory: `de/chat.ftl` -> content.
    ///
    /// # Errors
    /// All problems of all files, in the order of files and lines.
    pub fn build(
        overlay: &BTreeMap<String, String>,
        wanted: &[LocaleTag],
        default: &LocaleTag,
        conventions: &Conventions,
    ) -> Result<Self, Vec<PackProblem>> {
        let built_in = files::built_in();
        let mut findings = Findings::default();
        let last = LocaleTag::new(LAST);
        let mut stacks = BTreeMap::new();
        for locale in wanted.iter().chain([default, &last]) {
            let ancestors_of = |locale: &LocaleTag| ancestors(locale, &conventions.parent);
            let above = ancestors_of(locale);
            match Stack::read(locale, &above, &built_in, overlay, &mut findings.problems) {
                Some(stack) => stacks.extend([(locale.clone(), stack)]),
                None => findings.problems.push(no_pack(locale, &built_in, overlay)),
            }
            for parent in above {
                if let Some(stack) = Stack::read(&parent, &ancestors_of(&parent), &built_in, overlay, &mut Vec::new()) {
                    stacks.insert(parent, stack);
                }
            }
        }
        check(&stacks, wanted, default, &mut findings);
        findings.warnings.extend(unused(overlay, &stacks));
        let manifests = wanted.iter().filter_map(|l| stacks.get(l).map(|s| (l, &s.manifest)));
        findings.problems.extend(command::table(manifests).1);
        if !findings.problems.is_empty() {
            return Err(problem::in_order(findings.problems));
        }
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
    pub fn tiers(&self, locale: &LocaleTag) -> &[String] {
        self.locales.get(locale).map_or(&[], |locale| &locale.manifest.tiers)
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
        let Stack { manifest, layers, .. } = stack;
        let is_rtl = manifest.is_rtl.unwrap_or_else(|| tag.is_rtl());
        let manner = Manner::new(tag, manifest.formality.as_deref(), conventions);
        let name = manifest.name.clone().unwrap_or_else(|| tag.to_string());
        let english = manifest.english_name.clone().unwrap_or_else(|| name.clone());
        let pack = Pack { name, english };
        let formats = Formats::new(tag, conventions);
        Self { voice: Voice::new(tag, &layers, manner, formats, is_rtl), manifest, pack }
    }
}

fn check(stacks: &BTreeMap<LocaleTag, Stack>, wanted: &[LocaleTag], default: &LocaleTag, findings: &mut Findings) {
    let reference = stacks.get(default).map(InForce::of);
    for locale in wanted.iter().chain([default]) {
        let Some(stack) = stacks.get(locale) else { continue };
        if stack.manifest.name.is_none() {
            findings.problems.push(PackProblem {
                code: MANIFEST,
                file: format!("{}{}", stack.folder, files::MANIFEST_FILE),
                span: None,
                message: format!("the language `{locale}` has no name"),
                help: "write `name = \"…\"`, the language's own name".to_owned(),
            });
        }
        let in_force = InForce::of(stack);
        in_force.check(findings);
        reference.iter().for_each(|reference| in_force.compare(reference, findings));
    }
}

fn no_pack(locale: &LocaleTag, built_in: &Files, overlay: &Files) -> PackProblem {
    let mut tags: Vec<&str> = built_in.keys().chain(overlay.keys()).filter_map(|path| path.split('/').next()).collect();
    tags.sort_unstable();
    tags.dedup();
    PackProblem {
        code: NO_PACK,
        file: format!("locales/{locale}/{}", files::MANIFEST_FILE),
        span: None,
        message: format!("there is no locale pack for `{locale}`"),
        help: format!("add one (locales/README.md says how) or use one of {}", tags.join(", ")),
    }
}

fn unused(overlay: &Files, stacks: &BTreeMap<LocaleTag, Stack>) -> Vec<PackProblem> {
    let tags = overlay.keys().filter_map(|path| path.split('/').next()).filter(|tag| !stacks.contains_key(&LocaleTag::new(*tag)));
    let warn = |tag| PackProblem {
        code: UNUSED,
        file: format!("locales/{tag}"),
        span: None,
        message: format!("the bot does not speak `{tag}`"),
        help: "add it to the bot's languages or remove the folder".to_owned(),
    };
    tags.map(warn).collect()
}
