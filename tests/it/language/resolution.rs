//! Which of the bot's locales serves a tag, and what a locale builds upon.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::speaks;
use icu::locale::{LanguageIdentifier, LocaleExpander};
use proptest::prelude::*;
use turjuman::core::key::LocaleTag;
use turjuman::core::language::{Languages, Resolver, ancestors};

/// Rows of `available | declared parents | wanted | expected`.
const GOLDEN: &str = include_str!("resolution.txt");

fn tags(text: &str) -> Vec<LocaleTag> {
    text.split_whitespace().map(LocaleTag::new).collect()
}

/// The parents of `pt-PT=pt-BR uk=ru`.
fn parents(text: &str) -> BTreeMap<LocaleTag, LocaleTag> {
    let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
    pairs.map(|(child, parent)| (LocaleTag::new(child), LocaleTag::new(parent))).collect()
}

#[test]
fn golden_table() {
    let rows: Vec<&str> = GOLDEN.lines().filter(|row| !row.trim().is_empty() && !row.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [available, declared, wanted, expect] = row.splitn(4, '|').collect::<Vec<_>>()[..] else {
            wrong.push(format!("no row: {row}"));
            continue;
        };
        let languages = Languages::with_parents(tags(available), &parents(declared));
        let found = languages.resolve(wanted.strip_prefix(' ').unwrap_or(wanted)).map_or("-", LocaleTag::as_str);
        if found != expect.trim() {
            wrong.push(format!("{row}: {found} found"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.len() >= 150, "{}", rows.len());
}

#[test]
fn long_texts_are_no_tags() {
    for text in ["x".repeat(500), "de-".repeat(200), format!("de-x-{}", "abc-".repeat(125)), "-".repeat(500)] {
        assert_eq!(speaks("en de").resolve(&text), None, "{text}");
    }
}

#[test]
fn a_bot_without_locales_speaks_english() {
    let none = speaks("");
    assert_eq!(none.locales(), tags("en"));
    assert_eq!(none.default_locale().as_str(), "en");
    assert_eq!(none.resolve("en-GB").map(LocaleTag::as_str), Some("en"));
}

#[test]
fn locales_build_upon_their_own_language_and_script() {
    for (locale, declared, expect) in [
        ("de", "", ""),
        ("de-AT", "", "de"),
        ("de-Latn-AT", "", "de-AT de"),
        ("es-MX", "", "es-419 es"),
        ("es-ES", "", "es"),
        ("en-GB", "", "en-001 en"),
        ("en-US", "", "en"),
        ("ar-EG", "", "ar"),
        ("ar-SA", "", "ar"),
        ("zh-CN", "", "zh"),
        ("zh-TW", "", "zh-Hant"),
        ("zh-HK", "", "zh-Hant"),
        ("zh-Hant-HK", "", "zh-HK zh-Hant"),
        ("zh-Hant", "", ""),
        ("zh-Hans-SG", "", "zh-SG zh"),
        ("sr-Latn", "", ""),
        ("sr-Latn-RS", "", "sr-Latn"),
        ("sr-ME", "", "sr-Latn"),
        ("sr-Cyrl", "", "sr"),
        ("uz-Cyrl", "", ""),
        ("pt-AO", "", "pt-PT pt"),
        ("pt-BR", "", "pt"),
        ("nb", "", ""),
        ("nn", "", ""),
        ("nn", "nn=nb", "nb"),
        ("no", "", "nb"),
        ("iw", "", "he"),
        ("hi-Latn", "", ""),
        ("en-GB-oxendict", "", "en-GB en-001 en"),
        ("ar-SA-u-nu-latn", "", "ar-SA ar"),
        ("pt-PT", "pt-PT=pt-BR", "pt-BR pt"),
        ("pt-AO", "pt-PT=pt-BR", "pt-PT pt-BR pt"),
        ("yue", "yue=zh-TW", "zh-TW zh-Hant"),
        ("zh-TW", "zh-TW=zh-CN", "zh-Hant"),
        ("be-BY", "be=uk uk=ru", "be uk ru"),
        ("de-AT", "de-AT=de-CH de-CH=de-AT", "de-CH de"),
        ("de", "de=de", ""),
        ("qx-AA", "", "qx"),
        ("", "", ""),
        ("und", "", ""),
        ("no tag", "", ""),
    ] {
        assert_eq!(ancestors(&LocaleTag::new(locale), &parents(declared)), tags(expect), "{locale} {declared}");
    }
}

#[test]
fn choosing_is_quick() {
    // Five times what one choice may take, as tests run unoptimised and beside others.
    let limit = Duration::from_micros(250);
    let many = speaks("en en-GB de es-ES es-419 pt-BR fr it tr ru ar hi ja zh-CN zh-TW ko th he nl el sr sr-Latn");
    let tags = ["de-AT", "zh-Hant-HK", "es-AR", "en-IN", "nn-NO", "hi-Latn", "eo", "i-klingon", "de-!-!-!-!-!-!"];
    let rounds = 50;
    let quickest = (0..3).map(|_| {
        let start = Instant::now();
        let found = (0..rounds).flat_map(|_| tags).filter_map(|tag| many.resolve(std::hint::black_box(tag))).count();
        assert_eq!(found, 6 * rounds);
        start.elapsed() / u32::try_from(rounds * tags.len()).unwrap_or(1)
    });
    let quickest = quickest.min().unwrap_or_default();
    assert!(quickest < limit, "{quickest:?}");
}

/// The script of a tag by CLDR alone.
fn script(tag: &str) -> Option<String> {
    let mut id = LanguageIdentifier::try_from_str(&tag.replace('_', "-")).ok()?;
    LocaleExpander::new_extended().maximize(&mut id);
    id.script.map(|script| script.to_string())
}

/// Tags of languages that have several scripts, regions, standards.
fn tag() -> impl Strategy<Value = String> {
    let language = prop::sample::select(vec!["zh", "yue", "sr", "es", "pt", "en", "ar", "nb", "nn", "uz", "pa", "hi", "ja", "de"]);
    let script = prop::sample::select(vec!["", "", "", "-Hant", "-Hans", "-Latn", "-Cyrl", "-Arab", "-Deva"]);
    let region =
        prop::sample::select(vec!["", "", "-TW", "-HK", "-CN", "-MX", "-ES", "-419", "-PT", "-BR", "-AO", "-GB", "-ME", "-PK", "-EG"]);
    (language, script, region).prop_map(|(language, script, region)| format!("{language}{script}{region}"))
}

fn several() -> impl Strategy<Value = Vec<LocaleTag>> {
    prop::collection::vec(tag().prop_map(LocaleTag::new), 0..6)
}

fn declared() -> impl Strategy<Value = BTreeMap<LocaleTag, LocaleTag>> {
    prop::collection::btree_map(tag().prop_map(LocaleTag::new), tag().prop_map(LocaleTag::new), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(wanted in "\\PC{0,40}|[a-zA-Z0-9_.@-]{0,140}", available in prop::collection::vec("\\PC{0,9}|[a-zA-Z-]{0,9}", 0..5), parents in declared()) {
        let available: Vec<LocaleTag> = available.into_iter().map(LocaleTag::new).collect();
        let resolver = Resolver::new(&available, &parents);
        prop_assert!(resolver.resolve(&wanted).is_none_or(|found| available.contains(found)));
        for tag in &available {
            prop_assert!(!ancestors(tag, &parents).contains(tag));
        }
    }

    #[test]
    fn scripts_never_change(wanted in tag(), available in several(), parents in declared()) {
        if let Some(found) = Resolver::new(&available, &parents).resolve(&wanted) {
            prop_assert_eq!(script(found.as_str()), script(&wanted), "{} for {}", found, wanted);
        }
        for ancestor in ancestors(&LocaleTag::new(wanted.as_str()), &parents) {
            prop_assert_eq!(script(ancestor.as_str()), script(&wanted), "{} builds upon {}", wanted, ancestor);
        }
    }

    #[test]
    fn what_is_there_is_taken(wanted in tag(), available in several(), at in any::<prop::sample::Index>(), parents in declared()) {
        let wanted = LocaleTag::new(wanted);
        let mut available = available;
        available.insert(at.index(available.len() + 1), wanted.clone());
        let resolver = Resolver::new(&available, &parents);
        prop_assert_eq!(resolver.resolve(wanted.as_str()), Some(&wanted));
        prop_assert_eq!(resolver.resolve(&wanted.as_str().to_uppercase().replace('-', "_")), Some(&wanted));
    }

    #[test]
    fn the_order_shows_only_among_equals((available, shuffled) in several().prop_flat_map(|tags| (Just(tags.clone()), Just(tags).prop_shuffle())), wanted in tag(), parents in declared()) {
        let resolve = |tags: &[LocaleTag]| Resolver::new(tags, &parents).resolve(&wanted).cloned();
        let (one, other) = (resolve(&available), resolve(&shuffled));
        prop_assert_eq!(one.is_some(), other.is_some());
        if one != other && let (Some(one), Some(other)) = (one, other) {
            // They were written differently only, or both merely build upon something that the wanted one builds upon.
            let above = |tag: &LocaleTag| {
                let mut all = ancestors(tag, &parents);
                all.push(tag.clone());
                all
            };
            prop_assert!(above(&one).iter().any(|tag| above(&other).contains(tag)), "{} and {} for {}", one, other, wanted);
        }
    }
}
