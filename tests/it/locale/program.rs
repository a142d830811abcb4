//! `turjuman lint` and `turjuman check` as they are called.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn turjuman(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_turjuman")).current_dir(dir).args(arguments).output().unwrap()
}

/// A folder with a bot in `maison`, whose English text has a fault.
fn bot() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("maison/bot.toml", "[bot]\nbrand = \"Maison Aurore\"\nlocales = [\"en\"]\n"),
        ("maison/knowledge/delivery.md", "+++\ntitle = \"Delivery\"\n+++\n\n## How long?\n\nTwo days.\n"),
        (
            "maison/locales/en/chat.ftl",
            "late = Sorry.\nerror-empty = { $formality ->\n    [casual] What?\n   *[formal] Please say more.\n }\n",
        ),
        ("maison/locales/de/chat.ftl", "late = Entschuldigung, { $name }.\n"),
    ] {
        let path = temp.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    temp
}

/// Exit code, and what stands on standard output.
#[track_caller]
fn said(output: &Output) -> (i32, String) {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), String::from_utf8(output.stdout.clone()).unwrap())
}

#[test]
fn the_programs_packs_and_the_demo_bot_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for dir in ["locales", "bots/maison", "bots/maison/locales"] {
        let expect = format!("no problems in {}\n", dir.trim_end_matches("/locales"));
        assert_eq!(said(&turjuman(root, &["lint", dir])), (0, expect));
    }
}

#[test]
fn lint_shows_each_mistake_at_its_line_with_the_name_of_its_rule() {
    let temp = bot();
    for (dir, within) in [("", "maison"), ("", "maison/locales"), ("maison", "locales"), ("maison/locales", ".")] {
        let (code, text) = said(&turjuman(&temp.path().join(dir), &["lint", within]));
        assert_eq!(code, 1, "{text}");
        for part in [
            "error[E7 locale::tier]: `error-empty` lacks a register: [neutral]",
            "/locales/en/chat.ftl:2:18",
            "2 | error-empty = { $formality ->",
            "help: the pack declares the registers casual, neutral, formal",
            "error[E4 locale::variable]: `late` is never given `$name`",
            "/locales/de/chat.ftl:1:27",
            "2 problems in ",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    let (code, text) = said(&turjuman(temp.path(), &["lint", "maison", "--format", "json"]));
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &json["problems"]), (1, &Value::from(2)));
    let tier = json["diagnostics"].as_array().unwrap().iter().find(|found| found["code"] == "locale::tier").unwrap();
    assert_eq!((&tier["rule"], &tier["line"], &tier["column"]), (&"E7".into(), &2.into(), &18.into()));
}

#[test]
fn check_shows_the_same_for_the_languages_that_the_bot_speaks() {
    let temp = bot();
    let (code, text) = said(&turjuman(temp.path(), &["check", "maison"]));
    assert_eq!(code, 1);
    assert!(text.contains("error[E7 locale::tier]") && text.contains("maison/locales/en/chat.ftl:2:18"), "{text}");
    assert!(text.contains("warning[locale::unused]: the bot does not speak `de`") && !text.contains("$name"), "{text}");
}

#[test]
fn a_folder_of_packs_is_taken_as_it_is() {
    let temp = bot();
    std::fs::remove_file(temp.path().join("maison/bot.toml")).unwrap();
    let (code, text) = said(&turjuman(temp.path(), &["lint", "maison/locales"]));
    assert_eq!(code, 1);
    assert!(
        text.contains("72 messages are missing: `greeting`, `greeting-named`") && text.contains("maison/locales/de/chat.ftl:1:27"),
        "{text}"
    );
    std::fs::create_dir(temp.path().join("empty")).unwrap();
    for nothing in ["empty", "absent"] {
        let (code, text) = said(&turjuman(temp.path(), &["lint", nothing]));
        assert!(code == 1 && text.contains("there is no locale pack in this folder"), "{text}");
    }
}

#[test]
fn a_wrong_bot_toml_is_told_too() {
    let temp = bot();
    std::fs::write(temp.path().join("maison/bot.toml"), "[bot]\nbrand = \"Maison Aurore\"\n").unwrap();
    let (code, text) = said(&turjuman(temp.path(), &["lint", "maison"]));
    assert!(code == 1 && text.contains("config::missing_key"), "{text}");
}
