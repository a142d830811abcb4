//! Reads the packs of a bot, or of a folder of packs, and finds what is wrong with them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{self, InForce, Scope};
use super::command;
use super::conventions::{Conventions, DialectUse};
use super::culture::{CULTURE_FILE, taboo};
use super::files::{self, FTL_FILES, Files, MANIFEST_FILE, STARTER_FILE};
use super::layer::Stack;
use super::problem::{self, BAD_LOCALE, Findings, MANIFEST, NO_PACK, PackProblem, UNUSED};
use super::speaker::Speaker;
use crate::core::culture::taboo::{Book, Business};
use crate::core::key::LocaleTag;
use crate::core::language::{Overlay, ancestors, overlays};

/// The language whose messages the other packs of a folder are compared with.
const REFERENCE: &str = "en";

/// What was read, with what is wrong.
pub(super) struct Surveyed {
    pub(super) stacks: BTreeMap<LocaleTag, Stack>,
    /// The dialects that have stacks.
    pub(super) overlays: Vec<Overlay>,
    /// What is not spoken of, by the rules of all packs.
    pub(super) taboos: Arc<Book>,
    pub(super) findings: Findings,
}

/// Reads everything that speaks for the bot's locales, with `last`, the end of every chain of fallbacks.
pub(super) fn survey(built_in: &Files, overlay: &Files, speaker: &Speaker<'_>, last: &LocaleTag) -> Surveyed {
    let mut findings = Findings { problems: files::too_large(overlay), ..Findings::default() };
    let ancestors_of = |locale: &LocaleTag| ancestors(locale, &speaker.conventions.parent);
    let mut stacks = BTreeMap::new();
    for locale in speaker.locales.iter().chain([speaker.default, last]) {
        let above = ancestors_of(locale);
        match Stack::read(locale, &above, built_in, overlay, &mut findings.problems) {
            Some(stack) => stacks.extend([(locale.clone(), stack)]),
            None => findings.problems.push(no_pack(locale, built_in, overlay)),
        }
        for parent in above {
            if let Some(stack) = Stack::read(&parent, &ancestors_of(&parent), built_in, overlay, &mut Vec::new()) {
                stacks.insert(parent, stack);
            }
        }
    }
    let overlays = spoken_overlays(built_in, overlay, speaker);
    for Overlay { words, .. } in &overlays {
        stacks.extend(
            Stack::read(words, &ancestors_of(words), built_in, overlay, &mut findings.problems).map(|stack| (words.clone(), stack)),
        );
    }
    let draft = taboos(built_in, overlay);
    findings.problems.extend(draft.problems());
    let business = Business { audience: speaker.conventions.audience.key().to_owned(), categories: speaker.conventions.categories.clone() };
    let taboos = draft.book(&business);
    // What is wrong in a dialect of the program is nothing that a business could mend.
    let written: Vec<&LocaleTag> =
        overlays.iter().map(|overlay| &overlay.words).filter(|words| files::folders(overlay).contains(words.as_str())).collect();
    let has_own_rules = matches!(draft, Cow::Owned(_));
    check_all(&stacks, speaker, &written, (&taboos, has_own_rules), &mut findings);
    let manifests = speaker.locales.iter().filter_map(|locale| stacks.get(locale).map(|stack| (locale, &stack.manifest)));
    findings.problems.extend(command::table(manifests).1);
    Surveyed { stacks, overlays, taboos, findings }
}

/// The dialects that there are words for, if the business lets them be spoken.
fn spoken_overlays(built_in: &Files, overlay: &Files, speaker: &Speaker<'_>) -> Vec<Overlay> {
    if speaker.conventions.dialect == DialectUse::Ignore {
        return Vec::new();
    }
    let has_words = |of: &Overlay| [built_in, overlay].iter().any(|files| files::folders(files).contains(of.words.as_str()));
    overlays(speaker.locales, &speaker.conventions.parent).into_iter().filter(has_words).collect()
}

/// The rules of the program, and those of the bot over them.
fn taboos(built_in: &Files, overlay: &Files) -> Cow<'static, taboo::Draft> {
    let own = overlay.keys().any(|path| path.ends_with(CULTURE_FILE));
    let mut draft = if built_in.is_empty() { Cow::Owned(taboo::Draft::default()) } else { Cow::Borrowed(taboo::built_in()) };
    if own {
        draft.to_mut().overlay(overlay, "");
    }
    draft
}

fn check_all(
    stacks: &BTreeMap<LocaleTag, Stack>,
    speaker: &Speaker<'_>,
    dialects: &[&LocaleTag],
    taboos: (&Book, bool),
    findings: &mut Findings,
) {
    let reference = stacks.get(speaker.default).map(|stack| InForce::of(speaker.default, stack));
    let scope = Scope::new(speaker, reference.as_ref(), taboos);
    for locale in speaker.locales.iter().chain([speaker.default]).chain(dialects.iter().copied()) {
        let Some(stack) = stacks.get(locale) else { continue };
        if stack.manifest.name.is_none() {
            findings.problems.push(PackProblem {
                code: MANIFEST,
                file: format!("{}{MANIFEST_FILE}", stack.folder),
                span: None,
                message: format!("the language `{locale}` has no name"),
                help: "write `name = \"…\"`, the language's own name".to_owned(),
            });
        }
        check::check(&InForce::of(locale, stack), &scope, findings);
    }
}

/// What is wrong with a folder of packs, taken as they are, without the program's own: errors and warnings, in the
/// order of files and lines.
#[must_use]
pub fn lint_all(files: &BTreeMap<String, String>) -> Vec<PackProblem> {
    let tags = tags(files);
    let reference = LocaleTag::new(REFERENCE);
    let Some(default) = tags.iter().find(|tag| **tag == reference).or(tags.first()) else { return Vec::new() };
    let speaker = Speaker { locales: &tags, default, conventions: &Conventions::default(), brand: "", texts: &[] };
    report(survey(&Files::new(), files, &speaker, default).findings, taboos(&Files::new(), files).test(), files)
}

/// What is wrong with a bot's texts, those of languages that it does not speak among them: errors and warnings, in the
/// order of files and lines.
#[must_use]
pub fn lint(overlay: &BTreeMap<String, String>, speaker: &Speaker<'_>) -> Vec<PackProblem> {
    let mut locales = speaker.locales.to_vec();
    locales.extend(tags(overlay).into_iter().filter(|tag| !speaker.locales.contains(tag)));
    let speaker = Speaker { locales: &locales, ..*speaker };
    let built_in = files::built_in();
    report(survey(&built_in, overlay, &speaker, speaker.default).findings, taboos(&built_in, overlay).test(), overlay)
}

/// `tested` is what the tests of rules show.
fn report(findings: Findings, tested: Vec<PackProblem>, files: &Files) -> Vec<PackProblem> {
    let mut problems = findings.problems;
    problems.extend(findings.warnings);
    problems.extend(tested);
    problems.extend(misnamed(files));
    problems.extend(unread(files));
    problem::in_order(problems)
}

fn tags(files: &Files) -> Vec<LocaleTag> {
    files::folders(files).into_iter().map(LocaleTag::new).collect()
}

/// Folders whose names are no locales, so that no bot can ask for them.
fn misnamed(files: &Files) -> impl Iterator<Item = PackProblem> {
    let canonical = |folder: &str| folder.parse::<unic_langid::LanguageIdentifier>().is_ok_and(|tag| tag == folder);
    files::folders(files).into_iter().filter(move |folder| !canonical(folder)).map(|folder| PackProblem {
        code: BAD_LOCALE,
        file: format!("locales/{folder}"),
        span: None,
        message: format!("`{folder}` is no language"),
        help: "name the folder by its BCP 47 tag in canonical case: `de`, `pt-BR`, `zh-Hant`".to_owned(),
    })
}

/// Files beside those of a pack.
fn unread(files: &Files) -> impl Iterator<Item = PackProblem> {
    let is_read = |file: &str| [MANIFEST_FILE, CULTURE_FILE, STARTER_FILE].contains(&file) || FTL_FILES.contains(&file);
    let is_read = move |path: &&String| path.split_once('/').is_some_and(|(_, file)| is_read(file));
    files.keys().filter(move |path| !is_read(path)).map(|path| PackProblem {
        code: UNUSED,
        file: format!("locales/{path}"),
        span: None,
        message: "nothing reads this file".to_owned(),
        help: format!("a language's folder holds {MANIFEST_FILE}, {CULTURE_FILE}, {STARTER_FILE}, {}", FTL_FILES.join(", ")),
    })
}

fn no_pack(locale: &LocaleTag, built_in: &Files, overlay: &Files) -> PackProblem {
    let mut tags: Vec<&str> = files::folders(built_in).into_iter().chain(files::folders(overlay)).collect();
    tags.sort_unstable();
    tags.dedup();
    PackProblem {
        code: NO_PACK,
        file: format!("locales/{locale}/{MANIFEST_FILE}"),
        span: None,
        message: format!("there is no locale pack for `{locale}`"),
        help: format!("add one (locales/README.md says how) or use one of {}", tags.join(", ")),
    }
}

/// What a bot's folder has that the bot does not use.
pub(super) fn unused(overlay: &Files, stacks: &BTreeMap<LocaleTag, Stack>) -> Vec<PackProblem> {
    let not_spoken = files::folders(overlay).into_iter().filter(|tag| !stacks.contains_key(&LocaleTag::new(*tag)));
    let warnings = not_spoken.map(|tag| PackProblem {
        code: UNUSED,
        file: format!("locales/{tag}"),
        span: None,
        message: format!("the bot does not speak `{tag}`"),
        help: "add it to the bot's languages or remove the folder".to_owned(),
    });
    warnings.chain(unread(overlay)).collect()
}
