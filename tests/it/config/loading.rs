//! What a right folder is loaded into, at and beyond the limits.

use turjuman::core::bot::{Dialogue, SlotKind, Then};
use turjuman::core::key::LocaleTag;

use super::{BOT, DELIVERY, EchoSettings, bot, bot_with, codes, load_with};

const WHOLE: &str = r#"
facts = ["https://aurore.example"]

[dialogue]
gather_ms = 200
idle_close_mins = 60
stale_after_mins = 10
max_passages = 3
survey = false

[knowledge]
path = "knowledge"

[model]
kind = "extractive"

[channel.shop]
kind = "echo"
url = "https://aurore.example/in"

[handover]
url_env = "DESK_URL"
secret_env = "DESK_SECRET"
reassure_after_mins = 5

[handover.hours]
zone = "Europe/Paris"
mon = ["09:00-12:00", "12:00-24:00"]

[[flow]]
id = "return"
trigger = { en = ["return", "send back"] }
then = { handover = "handover-returned" }

[[flow.slot]]
name = "order"
ask = "help"
kind = "pattern"
pattern = 'AUR-[0-9]{6}'

[[flow.slot]]
name = "reason"
ask = "help"
kind = "choice"
options = [{ id = "size", label = "help" }, { id = "other", label = "help" }]
"#;

#[test]
fn a_whole_bot() {
    let (_temp, dir) = bot_with(WHOLE);
    let loaded = load_with(&dir, &[("DESK_URL", "https://desk.example"), ("DESK_SECRET", "whsec_x")])
        .unwrap_or_else(|report| panic!("{}", report.render(false)));
    let core = &loaded.bot;
    assert_eq!((core.id.as_str(), core.brand.as_str()), ("maison", "Maison Aurore"));
    assert_eq!(core.facts, ["https://aurore.example"]);
    assert_eq!(core.languages.locales(), [LocaleTag::new("en")]);
    let dialogue =
        Dialogue { gather_ms: 200, idle_close_mins: 60, stale_after_mins: 10, max_passages: 3, survey: false, greet_by_name: false };
    assert_eq!(core.dialogue, dialogue);
    assert!(core.handover.available);
    assert_eq!(core.handover.reassure_after_mins, 5);
    assert_eq!(core.handover.hours.as_ref().unwrap().week.iter().map(Vec::len).collect::<Vec<_>>(), [2, 0, 0, 0, 0, 0, 0]);
    let flow = &core.flows["return"];
    assert_eq!(flow.then, Then::Handover("handover-returned".to_owned()));
    assert!(matches!(&flow.slots[0].kind, SlotKind::Pattern(pattern) if pattern.is_match("AUR-123456")));
    assert!(matches!(&flow.slots[1].kind, SlotKind::Choice(options) if options.len() == 2));
    assert_eq!((loaded.model.kind, loaded.channels[0].kind, &*loaded.channels[0].account), ("extractive", "echo", "shop"));
    let settings = loaded.channels[0].settings.downcast_ref::<EchoSettings>().unwrap();
    assert_eq!(settings, &EchoSettings { url: Some("https://aurore.example/in".to_owned()), wait_secs: 10 });
}

#[test]
fn the_environment_decides_only_whether_a_person_can_be_asked_for() {
    let (_temp, dir) = bot_with(WHOLE);
    for (env, expected) in [
        (&[][..], false),
        (&[("DESK_URL", "https://desk.example")], false),
        (&[("DESK_SECRET", "whsec_x")], false),
        (&[("DESK_URL", ""), ("DESK_SECRET", "whsec_x")], false),
        (&[("DESK_URL", "https://desk.example"), ("DESK_SECRET", "whsec_x")], true),
    ] {
        assert_eq!(load_with(&dir, env).ok().unwrap().bot.handover.available, expected, "{env:?}");
    }
}

#[test]
fn what_is_absent_has_the_documented_default() {
    let documented = "[dialogue]\ngather_ms = 300\nidle_close_mins = 720\nstale_after_mins = 30\nmax_passages = 2\nsurvey = true\n\
                      [knowledge]\npath = \"knowledge\"\n[model]\nkind = \"extractive\"\n";
    let ((_a, absent), (_b, written)) = (bot_with(""), bot_with(documented));
    let (absent, written) = (load_with(&absent, &[]).ok().unwrap(), load_with(&written, &[]).ok().unwrap());
    assert_eq!(absent.bot.dialogue, written.bot.dialogue);
    assert_eq!(absent.bot.handover, written.bot.handover);
    assert_eq!(absent.model.kind, written.model.kind);
    assert!(!absent.bot.handover.available);
}

#[test]
fn files_and_folders_within_limits() {
    const MAX: usize = 4 << 20;
    for (bytes, expected) in [(MAX, &[][..]), (MAX + 1, &["config::too_large"])] {
        let text = format!("{DELIVERY}{}", "\n".repeat(bytes - DELIVERY.len()));
        let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("knowledge/large.md", &text)]);
        assert_eq!(load_with(&dir, &[]).err().map(|report| codes(&report)).unwrap_or_default(), expected, "{bytes}");
    }
    for (files, expected) in [(10_000, &[][..]), (10_001, &["config::too_large"])] {
        let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY)]);
        for n in 1..files {
            std::fs::create_dir_all(dir.join(format!("knowledge/{}", n % 3))).unwrap();
            std::fs::write(dir.join(format!("knowledge/{}/{n}.md", n % 3)), DELIVERY).unwrap();
        }
        assert_eq!(load_with(&dir, &[]).err().map(|report| codes(&report)).unwrap_or_default(), expected, "{files}");
    }
    let deep = |depth: usize| format!("knowledge/{}delivery.md", "a/".repeat(depth));
    for (depth, expected) in [(8, &[][..]), (9, &["config::too_large"])] {
        let (_temp, dir) = bot(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), (&deep(depth), DELIVERY)]);
        assert_eq!(load_with(&dir, &[]).err().map(|report| codes(&report)).unwrap_or_default(), expected, "{depth}");
    }
}

#[test]
fn the_version_is_of_the_files_and_nothing_else() {
    let version = |files: &[(&str, &str)]| {
        let (_temp, dir) = bot(files);
        load_with(&dir, &[]).ok().unwrap().bot.version
    };
    let first = version(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY)]);
    assert_eq!(first, version(&[("bot.toml", BOT), ("knowledge/delivery.md", DELIVERY), ("notes.txt", "x")]));
    for files in [
        [("bot.toml", BOT), ("knowledge/delivery.md", &DELIVERY.replace("four", "five"))],
        [("bot.toml", BOT), ("knowledge/returns.md", DELIVERY)],
    ] {
        assert_ne!(first, version(&files));
    }
}

#[test]
fn a_missing_folder_is_a_problem_with_help() {
    let report = load_with(std::path::Path::new("bots/does-not-exist"), &[]).err().unwrap();
    assert_eq!(codes(&report), ["config::unreadable"]);
}

#[test]
fn line_ends_and_byte_order_marks_of_other_systems() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (_temp, dir) = bot(&[("bot.toml", &windows(BOT)), ("knowledge/delivery.md", &windows(DELIVERY))]);
    let loaded = load_with(&dir, &[]).unwrap_or_else(|report| panic!("{}", report.render(false)));
    assert_eq!(loaded.bot.brand, "Maison Aurore");

    let broken = windows(&format!("{BOT}[dialogue]\ngather_ms = 301\n"));
    let (_temp, dir) = bot(&[("bot.toml", &broken), ("knowledge/delivery.md", DELIVERY)]);
    let report = load_with(&dir, &[]).err().unwrap();
    assert!(report.render(false).contains("bot.toml:5:13"), "{}", report.render(false));
}

/// Loading is a part of every start and of every change that is watched for.
#[test]
fn the_demo_bot_loads_quickly() {
    const GENEROUS_MS: u128 = 2_000;
    let load = || turjuman::config::load(std::path::Path::new("bots/maison"), super::readme::tables(), &|_| None);
    let times: Vec<u128> = (0..5)
        .map(|_| {
            let began = std::time::Instant::now();
            assert!(load().is_ok());
            began.elapsed().as_millis()
        })
        .collect();
    println!("bots/maison loads in {times:?} ms");
    assert!(times.iter().min().is_some_and(|best| *best < GENEROUS_MS), "{times:?}");
}
