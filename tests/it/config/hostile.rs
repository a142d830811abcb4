//! Folders that are made to harm: what never ends, what is far too much, what hides behind other names.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{BOT, DELIVERY, bot, bot_with, codes, load_with};

/// What a person still waits for.
const GENEROUS: Duration = Duration::from_secs(10);

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn nothing_is_waited_for() {
    for file in ["bot.toml", "knowledge/pipe.md", "locales/en/chat.ftl"] {
        let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("locales/en/pack.toml", "")]);
        drop(std::fs::remove_file(dir.join(file)));
        pipe(&dir.join(file));
        let report = load_with(&dir, &[]).err().unwrap();
        assert_eq!(codes(&report), ["config::unreadable"], "{file}");
    }
    for (target, expected) in [("/dev/zero", "config::unreadable"), ("/proc/kmsg", "config::missing_key")] {
        let (_temp, dir) = bot(&[("knowledge/delivery.md", DELIVERY)]);
        std::os::unix::fs::symlink(target, dir.join("bot.toml")).unwrap();
        assert_eq!(codes(&load_with(&dir, &[]).err().unwrap()), [expected], "{target}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_keeps_its_own_name() {
    let (temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY)]);
    std::os::unix::fs::symlink(&dir, temp.path().join("current")).unwrap();
    let id = |path: &Path| load_with(path, &[]).ok().unwrap().bot.id.clone();
    for (path, expected) in [("current", "current"), ("current/", "current"), ("maison/.", "maison"), ("maison/knowledge/..", "maison")] {
        assert_eq!(id(&temp.path().join(path)).as_str(), expected, "{path}");
    }
}

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        writeln!(text, "{}", line(n)).unwrap();
        text
    })
}

#[test]
fn many_problems_take_no_time() {
    let flow = |n| {
        format!(
            "[[flow]]\nid = \"f{n}\"\ntrigger = {{ en = [\"a\"] }}\nthen = {{ say = \"b-{n}\" }}\nslot = [{{ name = \"o\", ask = \"c-{n}\" }}]"
        )
    };
    let variables = many(20_000, |n| format!("my-text-{n} = Hello {{ $unknown{n} }}"));
    let matter = format!("+++\n{}+++\n## a\nb\n", many(30_000, |n| format!("key{n} = 1")));
    for (name, toml, knowledge, chat) in [
        ("keys", many(4_000, |n| format!("key{n} = 1")), DELIVERY, ""),
        ("flows", many(4_000, flow), DELIVERY, ""),
        ("no TOML", "x x\n".repeat(100_000), DELIVERY, ""),
        ("variables", String::new(), DELIVERY, &*variables),
        ("front matter", String::new(), &*matter, ""),
    ] {
        let files = [("bot.toml", &*format!("{BOT}{toml}")), ("knowledge/delivery.md", knowledge), ("locales/en/chat.ftl", chat)];
        let (_temp, dir) = bot(&files);
        let began = Instant::now();
        let report = load_with(&dir, &[]).map_or_else(|report| report, |loaded| loaded.warnings);
        assert!(!report.render(false).is_empty() && report.json()["problems"].is_u64());
        println!("{name} in {:?}", began.elapsed());
        assert!(began.elapsed() < GENEROUS, "{name} took {:?}", began.elapsed());
    }
}

#[test]
fn a_hundred_problems_are_shown() {
    for (count, more) in [(100, 0), (101, 1), (6_000, 5_900)] {
        let (_temp, dir) = bot_with(&many(count, |n| format!("key{n} = 1")));
        let report = load_with(&dir, &[]).err().unwrap();
        let (text, json) = (report.render(false), report.json());
        assert_eq!(text.matches("error[").count(), 100);
        assert_eq!(text.contains(&format!("\n… and {more} more\n")), more > 0, "{count}");
        assert!(text.ends_with(&format!("{count} problems in {}\n", dir.display())), "{count}");
        let shown = json["diagnostics"].as_array().unwrap().len();
        assert_eq!((shown as u64, json["not_shown"].as_u64(), json["problems"].as_u64()), (100, Some(more), Some(count as u64)));
        assert!(text.contains("bot.toml:103:1"), "{text}");
    }
}

#[test]
fn what_is_too_large_is_not_looked_into() {
    let chat = many(60_000, |n| format!("my-text-{n} = {{ $unknown }}"));
    let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("locales/en/chat.ftl", &chat)]);
    assert_eq!(codes(&load_with(&dir, &[]).err().unwrap()), ["config::too_large"]);
}

#[test]
fn what_is_deep_is_told_shortly() {
    for text in [format!("a{} = 1\n", ".a".repeat(250_000)), format!("[[a{}]]\n", ".a".repeat(1_500))] {
        let (_temp, dir) = bot_with(&text);
        let report = load_with(&dir, &[]).err().unwrap().render(false);
        assert!(report.contains("write fewer dots") && report.len() < 2_000, "{} {}", report.len(), report.get(..500).unwrap_or_default());
    }
}

/// Nothing that a file or its name says reaches the terminal as it is, and no secret does.
#[test]
fn nothing_steers_the_terminal() {
    let toml =
        "\"a\\nerror: forged\" = 1\n\"\u{9b}31m\" = 1\n\"b\u{202e}\" = 1 # \u{85}\u{2028}\n[channel.\"c\\nerror: forged\"]\nkind = 1\n";
    let (_temp, dir) = bot(&[("bot.toml", &format!("{BOT}{toml}")), ("knowledge/e\u{1b}[2J\nerror: forged\u{202e}.md", "no front matter")]);
    let report = load_with(&dir, &[]).err().unwrap();
    let (text, json) = (report.render(false), report.json().to_string());
    assert!(!text.lines().any(|line| line.trim_start().starts_with("error: forged")), "{text}");
    for shown in [text.replace('\n', ""), json] {
        let steers = |c: char| c.is_control() || matches!(c, '\u{202e}' | '\u{2028}' | '\u{2029}');
        assert!(!shown.contains(steers), "{shown}");
    }
}
