//! A bot in English, German, Japanese and Arabic with a desk, a survey and three flows.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use regex::Regex;
use turjuman::core::bot::{
    Bot, Budget, Command, CommandTable, Dialogue, Exceptions, Flow, Handover, Hours, Pack, Slot, SlotKind, Span, Then, Trigger,
};
use turjuman::core::check::{Gate, Severity};
use turjuman::core::culture::holiday::Region;
use turjuman::core::culture::taboo::{Action as TabooAction, BookBuilder, Business, Reach, Rule, Topic, When};
use turjuman::core::culture::{Culture, Manners, Names, Review};
use turjuman::core::key::{BotId, LocaleTag};
use turjuman::core::knowledge::Index;
use turjuman::core::language::{Languages, overlays};

const PACKS: [(&str, &str, &str); 4] =
    [("en", "English", "English"), ("de", "Deutsch", "German"), ("ja", "日本語", "Japanese"), ("ar", "العربية", "Arabic")];

const NAMES: [(&str, &str, Command); 6] = [
    ("de", "hilfe", Command::Help),
    ("de", "sprache", Command::Language),
    ("de", "mensch", Command::Human),
    ("de", "abbrechen", Command::Cancel),
    ("ja", "ヘルプ", Command::Help),
    ("ar", "مساعدة", Command::Help),
];

pub(super) fn tag(tag: &str) -> LocaleTag {
    LocaleTag::new(tag)
}

pub(super) fn bot() -> Bot {
    Bot {
        id: BotId::new("acme"),
        version: 1,
        brand: "Acme".to_owned(),
        facts: Vec::new(),
        languages: Languages::new(PACKS.iter().map(|(locale, ..)| tag(locale)).collect()),
        packs: PACKS
            .iter()
            .map(|(locale, name, english)| {
                (tag(locale), Pack { name: (*name).to_owned(), english: (*english).to_owned(), ..Pack::default() })
            })
            .collect(),
        commands: commands(),
        budget: Budget::default(),
        dialogue: Dialogue { gather_ms: 0, idle_close_mins: 30, stale_after_mins: 10, max_passages: 2, survey: true, greet_by_name: false },
        flows: [returns(), callback(), colour()].map(|flow| (flow.id.clone(), flow)).into(),
        handover: Handover { available: true, hours: None, reassure_after_mins: 10 },
        knowledge: Index::default(),
        gate: Gate::default(),
        taboos: Default::default(),
        region: None,
    }
}

/// The bot after a change of its configuration, by the change's name.
pub(super) fn changed(change: &str) -> Bot {
    let mut bot = bot();
    if change != "as it was" {
        bot.version = change.bytes().fold(1, |version: u64, byte| version.wrapping_mul(31).wrapping_add(byte.into()));
    }
    match change {
        "as it was" => {}
        "no desk" => bot.handover.available = false,
        "no survey" => bot.dialogue.survey = false,
        "office hours" => bot.handover.hours = Some(hours(&[0, 1, 2, 3, 4])),
        "Bavarian hours" => {
            let exceptions = Exceptions { region: Region::of("DE-BY"), ..Exceptions::default() };
            bot.handover.hours = Some(Hours { exceptions, ..hours(&[0, 1, 2, 3, 4]) });
        }
        "Saudi hours" => {
            let exceptions = Exceptions { region: Region::of("SA"), ..Exceptions::default() };
            bot.handover.hours = Some(Hours { exceptions, ..hours(&[0, 1, 2, 3, 6]) });
        }
        "greets by name" => {
            bot.dialogue.greet_by_name = true;
            let names = Names { address: Some("{name}様".to_owned()), ..Names::default() };
            let culture = Culture { manners: Manners { names, ..Manners::default() }, ..Culture::default() };
            bot.packs.get_mut(&tag("ja")).unwrap().culture = Arc::new(culture);
        }
        "dialects" => bot.languages = bot.languages.with_overlays(overlays(&PACKS.map(|(locale, ..)| tag(locale)), &BTreeMap::new())),
        "no hours" => bot.handover.hours = Some(hours(&[])),
        "no flows" => bot.flows.clear(),
        "no colour question" => {
            let flow = bot.flows.get_mut("colour").unwrap();
            flow.slots.retain(|slot| *slot.name != *"colour");
        }
        "no litres" => bot.flows.get_mut("colour").unwrap().slots.truncate(1),
        "no reason" => bot.flows.get_mut("returns").unwrap().slots.retain(|slot| *slot.name != *"reason"),
        "longer orders" => {
            bot.flows.get_mut("returns").unwrap().slots[0].kind = SlotKind::Pattern(Regex::new(r"\b[A-Z]{2}-\d{5}\b").unwrap());
        }
        "rules" => with_rules(&mut bot),
        "rules and no desk" => {
            with_rules(&mut bot);
            bot.handover.available = false;
        }
        "no Japanese" => bot.languages = Languages::new(vec![tag("en"), tag("de")]),
        other => panic!("no such change: {other}"),
    }
    bot
}

/// Vouchers are spoken of by people, and of scars no picture is shown.
fn with_rules(bot: &mut Bot) {
    let mut book = BookBuilder::default();
    for (name, word, action) in [("voucher", "voucher", TabooAction::Handoff), ("scar", "scar", TabooAction::NoImage)] {
        let topic = Arc::from(name);
        book.word(&topic, "en", &[word.to_owned()], &[]);
        let silent = (action == TabooAction::Handoff).then_some(TabooAction::NoDescription);
        book.rule(Rule {
            id: Arc::from(format!("own.{name}")),
            version: 1,
            severity: Severity::Block,
            is_legal: false,
            review: Review::None,
            reach: Reach::default(),
            when: When::default(),
            topic: Topic { taxonomy: vec![topic], min_score: 1, ..Topic::default() },
            actions: silent.into_iter().chain([action]).collect(),
            forbid: BTreeMap::new(),
            disclaimer: None,
            hint: "Leave it to people.".to_owned(),
        });
    }
    bot.taboos = Arc::new(book.build(&Business::default()));
    bot.facts.push("https://acme.example/picture.jpg".to_owned());
}

/// The bot with some of its flows, questions and languages, each kept where its bit is set; every bot has a language, and
/// every flow a question.
pub(super) fn part(bits: u16) -> Bot {
    let mut bot = bot();
    bot.version = 1_000 + u64::from(bits);
    let mut set = (0..u16::BITS).map(|bit| bits >> bit & 1 == 1);
    let mut bit = || set.next().unwrap();
    for flow in bot.flows.values_mut() {
        let first = flow.slots[0].clone();
        flow.slots.retain(|_| bit());
        if flow.slots.is_empty() {
            flow.slots.push(first);
        }
    }
    bot.flows.retain(|_, _| bit());
    let mut locales: Vec<_> = PACKS.iter().map(|(locale, ..)| tag(locale)).filter(|_| bit()).collect();
    if bit() {
        locales.reverse();
    }
    if locales.is_empty() {
        locales.push(tag("ja"));
    }
    bot.packs.retain(|locale, _| locales.contains(locale));
    bot.languages = Languages::new(locales);
    bot.handover.available = bit();
    bot
}

fn hours(days: &[usize]) -> Hours {
    let mut week: [Vec<Span>; 7] = Default::default();
    for &day in days {
        week[day].push(Span { from: 9 * 60, to: 17 * 60 });
    }
    Hours { zone: TimeZone::get("Europe/Berlin").unwrap(), week, exceptions: Default::default() }
}

fn commands() -> CommandTable {
    let mut table = CommandTable::default();
    for command in Command::ALL {
        table.names.insert(command.key().to_owned(), (command, None));
    }
    for (locale, name, command) in NAMES {
        table.names.insert(name.to_owned(), (command, Some(tag(locale))));
        table.shown.insert((tag(locale), command), name.to_owned());
    }
    table
}

fn trigger(phrases: &[(&str, &str)]) -> Trigger {
    let mut by_locale = BTreeMap::<_, Vec<_>>::new();
    for (locale, phrase) in phrases {
        by_locale.entry(tag(locale)).or_default().push((*phrase).to_owned());
    }
    Trigger::new(by_locale)
}

fn slot(name: &str, kind: SlotKind) -> Slot {
    Slot { name: Arc::from(name), ask: format!("ask-{name}"), kind }
}

fn returns() -> Flow {
    Flow {
        id: Arc::from("returns"),
        trigger: trigger(&[("en", "send back"), ("de", "zurückschicken"), ("ja", "返品")]),
        slots: vec![
            slot("order", SlotKind::Pattern(Regex::new(r"\b[A-Z]{2}-\d{4}\b").unwrap())),
            slot(
                "reason",
                SlotKind::Choice(vec![("size".to_owned(), "reason-size".to_owned()), ("broken".to_owned(), "reason-broken".to_owned())]),
            ),
            slot("words", SlotKind::Text),
        ],
        then: Then::Handover("return-noted".to_owned()),
    }
}

fn callback() -> Flow {
    Flow {
        id: Arc::from("callback"),
        trigger: trigger(&[("en", "call me")]),
        slots: vec![slot("phone", SlotKind::Pattern(Regex::new(r"\+?\d{6,15}").unwrap()))],
        then: Then::Say("callback-noted".to_owned()),
    }
}

fn colour() -> Flow {
    Flow {
        id: Arc::from("colour"),
        trigger: trigger(&[("en", "paint")]),
        slots: vec![slot("colour", SlotKind::Text), slot("litres", SlotKind::Pattern(Regex::new(r"\d+").unwrap()))],
        then: Then::Say("paint-noted".to_owned()),
    }
}
