//! Rule 2: one seeded fault per kind, found at its place.

use super::{load, packs};

/// The overlay's `de/chat.ftl` is `ftl`; the problem must have this code and stand at `at` (its last
/// occurrence; empty for the file as a whole).
#[track_caller]
fn check_chat(ftl: &str, code: &str, at: &str) {
    check("de", &[("de/chat.ftl", ftl)], "locales/de/chat.ftl", ftl, code, at);
}

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
fn faults_of_texts() {
    check_chat("late = Da.\nbad { = x\n", "locale::syntax", "{");
    check_chat("late = Da.\nlate = Dort.\n", "locale::duplicate", "late");
    check_chat("extra = { DATETIME($d) }\n", "locale::function", "DATETIME");
    check_chat("extra = { gone }\n", "locale::reference", "gone");
    check_chat("extra = { -brand }\n", "locale::reference", "brand");
    check_chat("late = Da, { $brand }.\n", "locale::variable", "brand");
    check_chat("late = { part }\npart = Da, { $when }.\n", "locale::variable", "when");
    check_chat("extra = { $formality ->\n [frmal] Sie\n *[casual] du\n }\n", "locale::selector", "frmal");
    check_chat("help-command = { $what ->\n [halp] { $command }\n *[help] { $command }\n }\n", "locale::selector", "halp");
    check_chat("extra = { $what }\n", "locale::selector", "what");
    check_chat("late =\n    .tip = x\n", "locale::missing", "");
}

#[test]
fn faults_of_manifests() {
    let overlays = [
        ("name = \"Deutsch\"\ncolour = 1\n", "locale::manifest", "colour"),
        ("formality = \"frmal\"\n", "locale::manifest", "\"frmal\""),
        ("direction = \"up\"\n", "locale::manifest", "\"up\""),
        ("[commands]\nhalp = \"x\"\n", "locale::manifest", "halp"),
        ("[commands]\nhelp = \"zwei Wörter\"\n", "locale::manifest", "\"zwei Wörter\""),
        ("[commands]\nhelp = \"/hilfe\"\n", "locale::manifest", "\"/hilfe\""),
        ("[commands]\nhelp = \"\"\n", "locale::manifest", "\"\""),
        ("[commands]\nhelp = \"sprache\"\nlanguage = \"sprachen\"\nhuman = \"SPRACHEN\"\n", "locale::command", "\"SPRACHEN\""),
        ("[commands]\nhelp = \"reset\"\n", "locale::command", "\"reset\""),
    ];
    for (source, code, at) in overlays {
        check("de", &[("de/pack.toml", source)], "locales/de/pack.toml", source, code, at);
    }
}

#[test]
fn the_longest_command_name() {
    let manifest = |n: usize| format!("[commands]\nhelp = \"{}\"\n", "ä".repeat(n));
    assert!(load("de", &[("de/pack.toml", &manifest(32))]).is_ok());
    assert!(load("de", &[("de/pack.toml", &manifest(33))]).is_err());
}

#[test]
fn a_locale_without_a_pack() {
    check("en nl", &[], "locales/nl/pack.toml", "", "locale::no_pack", "");
    let problems = load("en zh-TW", &[("zh/pack.toml", "name = \"中文\"\n"), ("zh/chat.ftl", "")]).err().unwrap_or_default();
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["locale::no_pack"]);
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
        &[("en/chat.ftl", "flow-ask = Which?\n"), ("de/chat.ftl", "handover-waiting = Gleich.\n"), ("fr/chat.ftl", "late = x\n")],
    );
    let found: Vec<_> = bot.warnings().iter().map(|w| (w.code, w.file.as_str(), w.span.clone())).collect();
    assert_eq!(
        found,
        [
            ("locale::untranslated", "locales/de/chat.ftl", None),
            ("locale::unused_argument", "locales/de/chat.ftl", Some(0..16)),
            ("locale::unused", "locales/fr", None),
        ]
    );
}

#[test]
fn a_new_language_must_be_complete() {
    let problems = load("en qx", &[("qx/chat.ftl", "late = qx\n")]).err().unwrap_or_default();
    assert_eq!(problems.iter().filter(|p| p.code == "locale::missing").count(), turjuman::core::text::id::REQUIRED.len() - 1);
    assert_eq!(problems.iter().filter(|p| p.code == "locale::manifest").count(), 1);
    assert!(problems.iter().all(|p| p.file.starts_with("locales/qx/")));
}
