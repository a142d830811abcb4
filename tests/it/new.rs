//! `turjuman new`: what it makes works at once, whatever languages and channels are chosen.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use turjuman::channel;
use turjuman::locale::catalog;

fn turjuman(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_turjuman")).args(arguments).current_dir(folder).output().unwrap()
}

/// Runs it where nothing may go wrong; answers what was printed.
#[track_caller]
fn good(folder: &Path, arguments: &[&str]) -> String {
    let output = turjuman(folder, arguments);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}\n{out}{err}");
    out.into_owned()
}

/// Makes a bot and sees that `check` has nothing to say and every scenario passes.
#[track_caller]
fn made(arguments: &[&str]) -> (tempfile::TempDir, String) {
    made_as("atelier-nord", arguments)
}

#[track_caller]
fn made_as(name: &str, arguments: &[&str]) -> (tempfile::TempDir, String) {
    let temp = tempfile::tempdir().unwrap();
    let printed = good(temp.path(), &[&["new", name], arguments].concat());
    let checked = good(temp.path(), &["check", name]);
    assert!(checked.starts_with("no problems"), "{checked}");
    let tested = good(temp.path(), &["test", name]);
    assert!(tested.contains(", 0 failed"), "{tested}");
    let bot = std::fs::read_to_string(temp.path().join(name).join("bot.toml")).unwrap();
    assert!(printed.contains(&format!("turjuman chat {name}")), "{printed}");
    (temp, bot)
}

#[test]
fn a_name_that_begins_with_a_digit_works_too() {
    let (_temp, bot) = made_as("24-shop", &[]);
    assert!(bot.contains("BOT_24_SHOP_IDENTITY_SECRET"), "{bot}");
}

#[test]
fn without_a_terminal_the_defaults_are_taken() {
    let (temp, bot) = made(&[]);
    assert!(bot.contains("brand = \"Atelier Nord\"") && bot.contains("locales = [\"en\"]"), "{bot}");
    assert!(bot.contains("[channel.web]") && bot.contains("ATELIER_NORD_IDENTITY_SECRET"), "{bot}");
    let mut names: Vec<_> = std::fs::read_dir(temp.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["atelier-nord"], "nothing else is left behind");
}

#[test]
fn every_language_and_channel_works_at_once() {
    let languages: Vec<String> = catalog().iter().map(|offer| offer.locale.to_string()).collect();
    let channels: Vec<&str> = channel::kinds().iter().filter(|kind| kind.starter("A").is_some()).map(|kind| kind.name()).collect();
    assert!(languages.len() >= 13, "{languages:?}");
    // Alone, each language is its bot's default.
    for language in &languages {
        made(&["--languages", language]);
    }
    // Together, one of each language: regions are told apart by no message.
    let mut main: Vec<&str> = languages.iter().map(String::as_str).collect();
    main.dedup_by_key(|tag| tag.split('-').next().unwrap().to_owned());
    let (_temp, bot) = made(&["--languages", &main.join(","), "--channels", &channels.join(",")]);
    assert!(channels.iter().all(|kind| bot.contains(&format!("[channel.{kind}]"))), "{bot}");
}

#[test]
fn what_is_asked_for_is_in_the_file_in_its_order() {
    let (_temp, bot) = made(&["--brand", "Nørd \"& Söhne\"", "--languages", "DE, en,de", "--channels", ""]);
    assert!(bot.contains("locales = [\"de\", \"en\"]") && bot.contains("Nørd") && !bot.contains("[channel."), "{bot}");
}

#[test]
fn what_cannot_be_made_is_said_and_nothing_is_touched() {
    let temp = tempfile::tempdir().unwrap();
    std::fs::create_dir(temp.path().join("full")).unwrap();
    std::fs::write(temp.path().join("full/notes.txt"), "mine").unwrap();
    std::fs::write(temp.path().join("file"), "mine").unwrap();
    std::os::unix::fs::symlink("nowhere", temp.path().join("link")).unwrap();
    for (arguments, expect) in [
        (&["new", "My Shop"][..], "for example my-shop"),
        (&["new", "日本"], "for example my-shop"),
        (&["new", "./-shop"], "for example my-shop"),
        (&["new", ".."], "a-z, 0-9 and `-`"),
        (&["new", "full"], "it is there already"),
        (&["new", "file"], "it is there already"),
        (&["new", "link"], "it is there already"),
        (&["new", "shop", "--languages", "tlh"], "there are ar, "),
        (&["new", "shop", "--channels", "fax"], "there are web, webhook"),
        (&["new", "shop", "--languages", ","], "choose at least one"),
        (&["new", "shop", "--brand", " "], "--brand"),
        (&["new", "file/shop"], "file/shop"),
    ] {
        let output = turjuman(temp.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expect), "{arguments:?}: {said}");
    }
    let mut left: Vec<_> = std::fs::read_dir(temp.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["file", "full", "link"]);
    assert_eq!(std::fs::read_to_string(temp.path().join("full/notes.txt")).unwrap(), "mine");
}

#[test]
fn an_act_that_cannot_be_played_fails_its_scenario_alone() {
    let (temp, _) = made(&[]);
    let scenarios = r#"
[[scenario]]
name = "too early"

[[scenario.turn]]
agent = { name = "Ana", reply = "Hello" }

[[scenario]]
name = "another"

[[scenario.turn]]
say = "hello"
expect = { text = ["no bot says this"] }
"#;
    std::fs::write(temp.path().join("atelier-nord/scenarios/more.toml"), scenarios).unwrap();
    let output = turjuman(temp.path(), &["test", "atelier-nord"]);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success(), "{printed}");
    for part in ["has not been handed over", "more.toml:5:1", "more.toml:13:20", ", 2 failed"] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
}

#[test]
fn who_reads_only_the_beginning_is_not_bothered() {
    let bot = concat!(env!("CARGO_MANIFEST_DIR"), "/bots/maison");
    for command in ["schema", "channels", "check", "test"] {
        let mut turjuman = Command::new(env!("CARGO_BIN_EXE_turjuman"));
        turjuman.arg(command).args(matches!(command, "check" | "test").then_some(bot));
        // Nobody reads from the beginning: what is written never finds room.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = turjuman.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(141), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
