//! `[locale]`: what the business chose about manners and formats.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use crate::config::{Code, KeyDoc, Reader, Shape};
use crate::core::culture::Region;
use crate::core::key::LocaleTag;
use crate::core::language::ancestors;
use crate::locale::{Audience, Calendar, Conventions, DialectUse, Digits, FORMALITIES, Persona};

pub(super) const LOCALE_KEYS: &[KeyDoc] = &[
    KeyDoc::new(
        "formality",
        Shape::ByLocale(&FORMALITY),
        "How politely a language is spoken, where it is not as its pack has it: { de = \"casual\" }.",
    ),
    KeyDoc::new("audience", Shape::OneOf(Audience::KEYS), "Whom the bot speaks to.").or("\"general\""),
    KeyDoc::new("persona", Shape::OneOf(Persona::KEYS), "As whom the assistant speaks, where grammar asks for it.").or("\"unknown\""),
    KeyDoc::new(
        "time_zone",
        Shape::ByLocale(&ZONE),
        "Where the customers of a language live, for good mornings and good evenings; without it, greetings fit every hour.",
    ),
    KeyDoc::new("calendar", Shape::ByLocale(&CALENDAR), "The calendar of dates; else Gregorian."),
    KeyDoc::new("digits", Shape::ByLocale(&DIGITS), "The digits of numbers: 0 to 9, or the language's own; else 0 to 9."),
    KeyDoc::new(
        "dialect",
        Shape::OneOf(DialectUse::KEYS),
        "Whether greetings and courtesy follow the customer's dialect where the program has words for it, as for Arabic; numbers, names and knowledge never do.",
    )
    .or("\"follow\""),
    KeyDoc::new("region", Shape::OneOf(Region::CODES), "The country where customers are of whom nothing else tells it, for rules about what is not spoken of there: \"SA\"."),
    KeyDoc::new("categories", Shape::Texts, "What the business deals in, such as [\"fashion\"]: rules for other trades are left out; else all hold.").or("[]"),
    KeyDoc::new("parent", Shape::ByLocale(&PARENT), "Where a language's missing texts come from first: { pt-PT = \"pt-BR\" }."),
];

const FORMALITY: KeyDoc = KeyDoc::new("<locale>", Shape::OneOf(FORMALITIES), "A tier that the language's pack declares.");
const ZONE: KeyDoc = KeyDoc::new("<locale>", Shape::Zone, "The time zone of the customers who speak it.");
const CALENDAR: KeyDoc = KeyDoc::new("<locale>", Shape::OneOf(Calendar::KEYS), "The calendar of its dates.");
const DIGITS: KeyDoc = KeyDoc::new("<locale>", Shape::OneOf(Digits::KEYS), "The digits of its numbers.");
const PARENT: KeyDoc = KeyDoc::new("<locale>", Shape::Locale, "The language that its missing texts come from; the same script.");

/// What `[locale]` says.
#[derive(Debug, Default)]
pub(in crate::config) struct Locale {
    pub(in crate::config) conventions: Conventions,
    /// Where each formality stands: whether the pack has it is known once packs are built.
    pub(in crate::config) tiers: BTreeMap<LocaleTag, Range<usize>>,
}

/// Reads `[locale]` of a bot that speaks `locales`.
pub(in crate::config) fn read_locale(root: &mut Reader<'_>, locales: &[LocaleTag]) -> Locale {
    root.table_or_empty("locale", |locale| {
        let tiers = locale.by_locale("formality", locales, |map, tag| {
            let tier = map.one_of(tag)?;
            Some((tier.to_owned(), map.span_of(tag)?))
        });
        let conventions = Conventions {
            formality: tiers.iter().map(|(tag, (tier, _))| (tag.clone(), tier.clone())).collect(),
            audience: locale.one_of("audience").and_then(Audience::of_key).unwrap_or_default(),
            persona: locale.one_of("persona").and_then(Persona::of_key).unwrap_or_default(),
            time_zone: locale.by_locale("time_zone", locales, |map, tag| map.zone(tag)),
            calendar: locale.by_locale("calendar", locales, |map, tag| map.one_of(tag).and_then(Calendar::of_key)),
            digits: locale.by_locale("digits", locales, |map, tag| map.one_of(tag).and_then(Digits::of_key)),
            dialect: locale.one_of("dialect").and_then(DialectUse::of_key).unwrap_or_default(),
            parent: read_parents(locale, locales),
            region: locale.one_of("region").and_then(Region::parse),
            categories: locale.texts("categories").unwrap_or_default(),
        };
        Locale { conventions, tiers: tiers.into_iter().map(|(tag, (_, span))| (tag, span)).collect() }
    })
    .unwrap_or_default()
}

fn read_parents(locale: &mut Reader<'_>, locales: &[LocaleTag]) -> BTreeMap<LocaleTag, LocaleTag> {
    let parents = locale.by_locale("parent", locales, |map, tag| {
        let parent = map.locale(tag)?;
        if !is_readable(&LocaleTag::new(tag), parent.get_ref()) {
            let help = "name a language in the same script, or take the line away".to_owned();
            map.problem_at(
                parent.span(),
                Code::BAD_PARENT,
                format!("`{}` is written in another script than `{tag}`", parent.get_ref()),
                help,
            );
            return None;
        }
        Some(parent)
    });
    let mut known: Vec<LocaleTag> = Vec::new();
    for (tag, parent) in &parents {
        let chain = chain(tag, &parents);
        if chain.last() == Some(tag) && !known.contains(tag) {
            let way = chain.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", then ");
            let help = "take one of these lines away: in the end texts come from the bot's default language".to_owned();
            locale.problem_at(parent.span(), Code::BAD_PARENT, format!("the parents of `{tag}` lead back to it: {way}"), help);
            known.extend(chain);
        }
    }
    parents.into_iter().map(|(tag, parent)| (tag, parent.into_inner())).collect()
}

/// The parents of `tag`, the nearest first, until there is none or one comes again.
fn chain(tag: &LocaleTag, parents: &BTreeMap<LocaleTag, Spanned<LocaleTag>>) -> Vec<LocaleTag> {
    let mut chain = Vec::new();
    let mut next = parents.get(tag);
    while let Some(parent) = next.map(Spanned::get_ref) {
        let again = chain.contains(parent);
        chain.push(parent.clone());
        next = parents.get(parent).filter(|_| !again && parent != tag);
    }
    chain
}

/// Whether who reads `tag` can read what `parent` says: it is in the same script.
fn is_readable(tag: &LocaleTag, parent: &LocaleTag) -> bool {
    let declared = BTreeMap::from([(tag.clone(), parent.clone())]);
    tag == parent || ancestors(tag, &declared).contains(parent)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use toml::de::DeTable;

    use super::*;
    use crate::config::BOT_FILE_KEYS;
    use crate::config::reader::Problems;

    #[test]
    fn chains_end() {
        let parents: BTreeMap<LocaleTag, Spanned<LocaleTag>> = [("a", "b"), ("b", "c"), ("x", "y"), ("y", "x"), ("z", "x"), ("s", "s")]
            .map(|(tag, parent)| (LocaleTag::new(tag), Spanned::new(0..0, LocaleTag::new(parent))))
            .into();
        for (tag, expected) in [("a", &["b", "c"][..]), ("c", &[]), ("x", &["y", "x"]), ("z", &["x", "y", "x"]), ("s", &["s"])] {
            assert_eq!(chain(&LocaleTag::new(tag), &parents), expected.iter().map(|tag| LocaleTag::new(*tag)).collect::<Vec<_>>(), "{tag}");
        }
    }

    #[test]
    fn reads_conventions() {
        let text = "
            [locale]
            formality = { de = \"casual\" }
            audience = \"b2b\"
            persona = \"feminine\"
            dialect = \"ignore\"
            region = \"SA\"
            categories = [\"fashion\"]
            time_zone = { ja = \"Asia/Tokyo\" }
            calendar.ja = \"japanese\"
            [locale.digits]
            ja = \"native\"
            [locale.parent]
            de = \"de-AT\"
        ";
        let (de, ja) = (LocaleTag::new("de"), LocaleTag::new("ja"));
        let mut problems = Problems::default();
        let table = DeTable::parse(text).unwrap();
        let offered = [de.clone(), ja.clone()];
        let read = Reader::over("bot.toml", table.get_ref(), BOT_FILE_KEYS, &mut problems, |root| read_locale(root, &offered));
        let expected = Conventions {
            formality: [(de.clone(), "casual".to_owned())].into(),
            audience: Audience::B2b,
            persona: Persona::Feminine,
            time_zone: [(ja.clone(), TimeZone::get("Asia/Tokyo").unwrap())].into(),
            calendar: [(ja.clone(), Calendar::Japanese)].into(),
            digits: [(ja, Digits::Native)].into(),
            dialect: DialectUse::Ignore,
            parent: [(de, LocaleTag::new("de-AT"))].into(),
            region: Region::parse("SA"),
            categories: vec!["fashion".to_owned()],
        };
        assert_eq!((read.conventions, problems.list), (expected, Vec::new()));

        let nothing = Reader::defaults(BOT_FILE_KEYS, |root| read_locale(root, &offered));
        assert_eq!(nothing.conventions, Conventions::default());
    }

    #[test]
    fn scripts_of_locales() {
        for (one, other, same) in [
            ("zh-TW", "zh-CN", false),
            ("zh-HK", "zh-TW", true),
            ("pt-PT", "pt-BR", true),
            ("sr", "sr-Latn", false),
            ("ar-SA", "ar", true),
            ("en", "ru", false),
            ("nb", "da", true),
            ("fr", "fr", true),
        ] {
            assert_eq!(is_readable(&LocaleTag::new(one), &LocaleTag::new(other)), same, "{one} {other}");
        }
    }
}
