//! Which of the bot's locales serves a tag.

use super::speaks;

#[track_caller]
fn check(locales: &str, tag: &str, expect: &str) {
    let languages = speaks(locales);
    assert_eq!(languages.resolve(tag).map_or("-", |l| l.as_str()), expect, "{tag} among {locales}");
}

#[test]
fn exact_then_same_language_and_script() {
    for (tag, expect) in [
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("en-US", "en"),
        ("en-GB-oxendict", "en"),
        ("ar-SA", "ar"),
        ("ar-Arab-EG", "ar"),
        ("ar-SA-u-nu-latn", "ar"),
        ("ja-JP", "ja"),
        ("ja-Latn", "-"),
        ("fr", "-"),
        ("", "-"),
        ("-", "-"),
        ("deutsch", "-"),
        ("d", "-"),
        ("12", "-"),
        ("日本語", "-"),
        (" de ", "de"),
    ] {
        check("en de ja ar", tag, expect);
    }
}

#[test]
fn chinese_scripts_never_replace_each_other() {
    for tag in ["zh-TW", "zh-Hant", "zh-HK", "zh-MO", "zh-Hant-HK", "yue", "zh_tw"] {
        check("en zh-CN", tag, "-");
        check("en zh-CN zh-TW", tag, "zh-TW");
    }
    for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans", "cmn", "zh-Hans-HK"] {
        check("en zh-TW", tag, "-");
        check("en zh-TW zh-CN", tag, "zh-CN");
    }
}

#[test]
fn serbian_scripts_never_replace_each_other() {
    check("sr", "sr-Latn", "-");
    check("sr sr-Latn", "sr-Latn-RS", "sr-Latn");
    check("sr-Latn sr", "sr-Cyrl", "sr");
}

#[test]
fn old_and_collective_codes() {
    for (locales, tag, expect) in [
        ("en he", "iw", "he"),
        ("en id", "in-ID", "id"),
        ("en nb", "no", "nb"),
        ("en nb", "nn-NO", "nb"),
        ("en fil", "tl", "fil"),
        ("no", "nb", "no"),
    ] {
        check(locales, tag, expect);
    }
}

#[test]
fn regions_come_near() {
    check("es-ES es-419", "es-MX", "es-419");
    check("es-419 es-ES", "es-ES", "es-ES");
    check("es-ES", "es-MX", "es-ES");
    check("pt-BR", "pt-PT", "pt-BR");
    check("ar-EG ar", "ar-SA", "ar");
    check("ar-EG ar-SA", "ar-KW", "ar-EG");
    check("en-GB en", "en-AU", "en");
}

#[test]
fn a_bot_without_locales_speaks_english() {
    let none = speaks("");
    assert_eq!(none.locales().iter().map(|l| l.as_str()).collect::<Vec<_>>(), ["en"]);
    assert_eq!(none.default_locale().as_str(), "en");
    assert_eq!(none.resolve("en-GB").map(|l| l.as_str()), Some("en"));
}
