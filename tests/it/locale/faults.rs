//! Faults of packs as such, each found at its place; those of texts are in `lint.rs`.

use super::{load, made_up, packs};
use turjuman::core::text::id;

#[track_caller]
fn check(wanted: &str, overlay: &[(&str, &str)], file: &str, source: &str, code: &str, at: &str) {
    let problems = load(wanted, overlay).err().unwrap_or_default();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = &problems[0];
    assert_eq!((problem.code, problem.file.as_str()), (code, file), "{problem:?}");
    let start = source.rfind(at).unwrap();
    let expect = if at.is_empty() { None } else { Some(start..start + at.len()) };
    assert_eq!(problem.span, expect, "{problem:?}");
    assert!(!problem.help.is_empty());
}

#[test]
fn faults_of_manifests() {
    let overlays = [
        ("name = \"Deutsch\"\ncolour = 1\n", "locale::manifest", "colour"),
        ("formality = \"frmal\"\n", "locale::manifest", "\"frmal\""),
        ("tiers = [\"casual\"]\n", "locale::manifest", "[\"casual\"]"),
        ("tiers = [\"casual\", \"frmal\", \"formal\"]\n", "locale::manifest", "\"frmal\""),
        ("direction = \"up\"\n", "locale::manifest", "\"up\""),
        ("[commands]\nhalp = \"x\"\n", "locale::manifest", "halp"),
        ("[commands]\nhelp = \"zwei Wörter\"\n", "locale::manifest", "\"zwei Wörter\""),
        ("[commands]\nhelp = \"/hilfe\"\n", "locale::manifest", "\"/hilfe\""),
        ("[commands]\nhelp = \"hilfe@bot\"\n", "locale::manifest", "\"hilfe@bot\""),
        ("[commands]\nhelp = \"hilfe＠bot\"\n", "locale::manifest", "\"hilfe＠bot\""),
        ("[commands]\nhelp = \"ـ\"\n", "locale::manifest", "\"ـ\""),
        ("[commands]\nhelp = \"\"\n", "locale::manifest", "\"\""),
        ("[commands]\nhelp = \"sprache\"\nlanguage = \"sprachen\"\nhuman = \"SPRACHEN\"\n", "locale::command", "\"SPRACHEN\""),
        ("[commands]\nhelp = \"إلغاء\"\nreset = \"الغاء\"\n", "locale::command", "\"الغاء\""),
        ("[commands]\nhelp = \"reset\"\n", "locale::command", "\"reset\""),
    ];
    for (source, code, at) in overlays {
        check("de", &[("de/pack.toml", source)], "locales/de/pack.toml", source, code, at);
    }
}

#[test]
fn faults_of_cultures() {
    let rule = "[[register.rule]]\nid = \"de.x\"\nreview = \"none\"\nhint = \"h\"\n";
    let rules = [
        ("tiers = [\"frmal\"]\nwords = \"x\"\n", "\"frmal\""),
        ("severity = \"block\"\nwords = \"x\"\n", "\"block\""),
        ("severity = \"bad\"\nwords = \"x\"\n", "\"bad\""),
        ("patterns = [\"(\"]\n", "\"(\""),
        ("ends = [\"a{\"]\n", "\"a{\""),
        ("both = [\"a\", \"[\"]\n", "\"[\""),
        ("words = \"x\"\nexcept = \"*\"\n", "\"*\""),
        ("lists = [\"nix\"]\nwords = \"x\"\n", "\"nix\""),
        ("words = \"x\"\nconjugate = [{ verbs = \"du\", as = \"nix\" }]\n", "\"nix\""),
        ("wrds = \"x\"\n", "wrds"),
        ("", "\"de.x\""),
        ("words = \"x\"\n[[register.rule]]\nid = \"de.x\"\nreview = \"none\"\nhint = \"h\"\nwords = \"y\"\n", "\"de.x\""),
    ];
    let whole = [
        ("[register]\noff = [\"de.nix\"]\n", "\"de.nix\""),
        ("[register]\nneutral = \"(\"\n", "\"(\""),
        ("[calendar]\nweekend = [\"samstag\"]\n", "\"samstag\""),
        ("[calendar]\ncalendar = \"mayan\"\n", "\"mayan\""),
        ("[calendar]\ndigits = \"roman\"\n", "\"roman\""),
        ("[names]\norder = \"last\"\n", "\"last\""),
        ("[words]\nangry = []\n", "angry"),
    ];
    let rules = rules.map(|(keys, at)| (format!("{rule}{keys}"), at));
    for (source, at) in rules.into_iter().chain(whole.map(|(source, at)| (source.to_owned(), at))) {
        check("de", &[("de/culture.toml", &source)], "locales/de/culture.toml", &source, "locale::culture", at);
    }
}

#[test]
fn a_rule_of_nobodys_review_blocks_nothing_and_one_that_was_reviewed_may() {
    let rule = |review: &str| {
        format!("[[register.rule]]\nid = \"de.x\"\nreview = \"{review}\"\nseverity = \"block\"\nhint = \"h\"\nwords = \"x\"\n")
    };
    assert!(load("de", &[("de/culture.toml", &rule("none"))]).is_err());
    assert!(load("de", &[("de/culture.toml", &rule("native"))]).is_ok());
}

#[test]
fn the_longest_command_name() {
    let manifest = |n: usize| format!("[commands]\nhelp = \"{}\"\n", "ä".repeat(n));
    assert!(load("de", &[("de/pack.toml", &manifest(32))]).is_ok());
    assert!(load("de", &[("de/pack.toml", &manifest(33))]).is_err());
}

#[test]
fn a_locale_without_a_pack() {
    check("en fi", &[], "locales/fi/pack.toml", "", "locale::no_pack", "");
    let problems = load("en zh-HK", &[("zh/pack.toml", "name = \"中文\"\n"), ("zh/chat.ftl", "")]).err().unwrap_or_default();
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["locale::unused", "locale::no_pack"]);
}

#[test]
fn all_faults_are_reported_together_and_each_once() {
    let broken = "late = { $x }\nlate = { NO() }\n";
    let problems = load("de de-AT de-CH", &[("de/chat.ftl", broken)]).err().unwrap_or_default();
    let found: Vec<_> = problems.iter().map(|p| (p.code, p.span.as_ref().map(|s| s.start))).collect();
    assert_eq!(found, [("locale::duplicate", Some(14)), ("locale::function", Some(23))]);
}

#[test]
fn warnings_do_not_stop_the_bot() {
    let bot = packs(
        "en de",
        &[
            ("en/chat.ftl", "flow-ask = Which?\n"),
            ("de/chat.ftl", "late = { $audience ->\n [youth] Sorry.\n *[general] Sorry.\n }\n"),
            ("de/texts.ftl", ""),
            ("de/starter.md", ""),
            ("fr/chat.ftl", "late = x\n"),
        ],
    );
    let found: Vec<_> = bot.warnings().iter().map(|w| (w.code, w.file.as_str(), w.span.clone())).collect();
    assert_eq!(
        found,
        [
            ("locale::untranslated", "locales/de/chat.ftl", None),
            ("locale::same_variant", "locales/de/chat.ftl", Some(24..29)),
            ("locale::unused", "locales/de/texts.ftl", None),
            ("locale::unused_text", "locales/en/chat.ftl", Some(0..8)),
            ("locale::unused", "locales/fr", None),
        ]
    );
}

#[test]
fn a_new_language_must_be_complete() {
    let problems = load("en qx", &[("qx/chat.ftl", "late = qx\n")]).err().unwrap_or_default();
    let missing = problems.iter().filter(|p| p.code == "locale::missing").map(|p| (p.file.as_str(), p.message.as_str()));
    let expect = |count: usize, first: &str| format!("{count} messages are missing: `{first}`, `");
    let [(chat, sentences), (style, directives)] = missing.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((chat, style), ("locales/qx/chat.ftl", "locales/qx/style.ftl"));
    assert!(sentences.starts_with(&expect(id::REQUIRED.len() - 1, id::GREETING)) && !sentences.contains("`late`"), "{sentences}");
    assert!(directives.starts_with(&expect(id::STYLE.len(), "style-role")), "{directives}");
    let one_less = |sentences: &str| sentences.lines().filter(|line| !line.starts_with("late =")).map(|line| format!("{line}\n")).collect();
    let chat: String = one_less(&made_up(id::REQUIRED));
    let overlay = [("qx/pack.toml", "name = \"Qx\"\n"), ("qx/chat.ftl", &chat), ("qx/style.ftl", &made_up(id::STYLE))];
    let one = load("en qx", &overlay).err().unwrap_or_default();
    assert_eq!(one.iter().map(|p| p.message.as_str()).collect::<Vec<_>>(), ["the message `late` is missing"]);
    assert_eq!(problems.iter().filter(|p| p.code == "locale::manifest").count(), 1);
    assert!(problems.iter().all(|p| p.file.starts_with("locales/qx/")));
}
