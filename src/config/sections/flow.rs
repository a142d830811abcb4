//! `[[flow]]`: a few questions asked in order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::config::nearest::{listed, suggest};
use crate::config::{Code, KeyDoc, Reader};
use crate::core::bot::{Flow, Slot, SlotKind, Then, Trigger};
use crate::core::key::LocaleTag;

pub(in crate::config) const FLOW_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "id", doc: "The flow's name: `a-z`, `0-9`, `-`, `_`.", default: "required" },
    KeyDoc {
        key: "trigger",
        doc: "The phrases that start it, by locale: { en = [\"return\"], de = [\"zurückgeben\"] }.",
        default: "required",
    },
    KeyDoc { key: "slot", doc: "The questions, at least one, each as [[flow.slot]].", default: "required" },
    KeyDoc { key: "then", doc: "What happens when all are answered: { say = \"id\" } or { handover = \"id\" }.", default: "required" },
];

pub(in crate::config) const SLOT_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "name", doc: "The answer's name: `a-z`, `0-9`, `-`, `_`; an argument of later texts.", default: "required" },
    KeyDoc { key: "ask", doc: "The id of the text that asks, from the bot's `locales/<tag>/chat.ftl`.", default: "required" },
    KeyDoc { key: "kind", doc: "What is accepted: `text`, `pattern` or `choice`.", default: "\"text\"" },
    KeyDoc {
        key: "pattern",
        doc: "For `pattern`: the regular expression that finds the answer in the message, in capitals and with the digits 0 to 9.",
        default: "required",
    },
    KeyDoc { key: "options", doc: "For `choice`: what can be picked, 2 to 10 of { id, label }.", default: "required" },
];

pub(in crate::config) const OPTION_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "id", doc: "The option's name: `a-z`, `0-9`, `-`, `_`.", default: "required" },
    KeyDoc { key: "label", doc: "The id of the text that the customer sees.", default: "required" },
];

pub(in crate::config) const THEN_KEYS: &[KeyDoc] = &[
    KeyDoc { key: "say", doc: "The id of a text; the answers are its arguments.", default: "none" },
    KeyDoc {
        key: "handover",
        doc: "The id of a text, after which a person is asked for; the answers stand on the ticket.",
        default: "none",
    },
];

/// How much memory a compiled pattern may take, in bytes.
const PATTERN_BYTES: usize = 1 << 20;
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=10;

/// What `[[flow]]` says.
#[derive(Debug, Default)]
pub(in crate::config) struct Flows {
    pub(in crate::config) flows: BTreeMap<Arc<str>, Flow>,
    /// The ids of texts they use, with their places: to be looked up in every locale.
    pub(in crate::config) texts: Vec<(String, Range<usize>)>,
}

/// Reads every `[[flow]]` of a bot that speaks `locales`.
pub(in crate::config) fn read_flows(root: &mut Reader<'_>, locales: &[LocaleTag]) -> Flows {
    let mut all = Flows::default();
    let Flows { flows, texts } = &mut all;
    root.tables("flow", FLOW_KEYS, |reader| {
        let id = reader.name("id");
        let trigger = read_trigger(reader, locales);
        let slots = read_slots(reader, texts);
        let then = read_then(reader, texts);
        let Some((id, trigger, then)) = id.and_then(|id| Some((id, trigger?, then?))) else { return };
        if flows.contains_key(&id) {
            let help = "give every flow its own id".to_owned();
            reader.problem("id", Code::DUPLICATE, format!("the flow `{id}` stands twice"), help);
        }
        flows.insert(Arc::clone(&id), Flow { id, trigger, slots, then });
    });
    all
}

fn read_trigger(flow: &mut Reader<'_>, locales: &[LocaleTag]) -> Option<Trigger> {
    flow.require("trigger");
    flow.table("trigger", &[], |trigger| {
        let mut phrases = BTreeMap::new();
        for tag in trigger.names() {
            let list = trigger.texts(tag.get_ref());
            let known = || locales.iter().map(LocaleTag::as_str);
            if !locales.is_empty() && !known().any(|known| known == tag.get_ref()) {
                let help = suggest(
                    tag.get_ref(),
                    known(),
                    &format!("add it to `locales` in [bot], or take it away; the bot speaks {}", listed(known())),
                );
                trigger.problem_at(tag.span(), Code::LOCALE_NOT_OFFERED, format!("the bot does not speak `{}`", tag.get_ref()), help);
            }
            phrases.insert(LocaleTag::new(tag.into_inner()), list.unwrap_or_default());
        }
        for locale in locales.iter().filter(|locale| phrases.get(locale).is_none_or(Vec::is_empty)) {
            let message = format!("nothing starts this flow in `{locale}`");
            trigger.problem("", Code::TRIGGER_WITHOUT_LOCALE, message, format!("add phrases: {locale} = [\"…\"]"));
        }
        Trigger { phrases }
    })
}

fn read_slots(flow: &mut Reader<'_>, texts: &mut Vec<(String, Range<usize>)>) -> Vec<Slot> {
    flow.require("slot");
    let mut names: Vec<Arc<str>> = Vec::new();
    let slots = flow.tables("slot", SLOT_KEYS, |slot| {
        let name = slot.name("name");
        let ask = read_text_id(slot, "ask", texts);
        let kind = match slot.one_of("kind", &["text", "pattern", "choice"]) {
            Some("pattern") => read_pattern(slot).map(SlotKind::Pattern),
            Some("choice") => read_options(slot, texts).map(SlotKind::Choice),
            _ => Some(SlotKind::Text),
        };
        let name = name?;
        if names.contains(&name) {
            let help = "give every question of a flow its own name".to_owned();
            slot.problem("name", Code::DUPLICATE, format!("the slot `{name}` stands twice in its flow"), help);
        }
        names.push(Arc::clone(&name));
        Some(Slot { name, ask: ask?, kind: kind? })
    });
    if slots.as_ref().is_some_and(Vec::is_empty) {
        flow.problem("slot", Code::EMPTY_VALUE, "`slot` is empty".to_owned(), "add at least one [[flow.slot]]".to_owned());
    }
    slots.unwrap_or_default().into_iter().flatten().collect()
}

fn read_pattern(slot: &mut Reader<'_>) -> Option<Regex> {
    let pattern = slot.required_text("pattern")?;
    match RegexBuilder::new(&pattern).case_insensitive(true).size_limit(PATTERN_BYTES).build() {
        Ok(regex) => Some(regex),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.lines().rev().find_map(|line| line.strip_prefix("error: ")).unwrap_or("it grows too large").to_owned();
            let help = "correct the regular expression (https://docs.rs/regex syntax); in TOML write it in single quotes: 'ORD-[0-9]{6}'";
            slot.problem("pattern", Code::BAD_PATTERN, format!("`pattern` is not a regular expression: {reason}"), help.to_owned());
            None
        }
    }
}

fn read_options(slot: &mut Reader<'_>, texts: &mut Vec<(String, Range<usize>)>) -> Option<Vec<(String, String)>> {
    slot.require("options");
    let mut ids: Vec<Arc<str>> = Vec::new();
    let options = slot.tables("options", OPTION_KEYS, |option| {
        let (id, label) = (option.name("id"), read_text_id(option, "label", texts));
        let id = id?;
        if ids.contains(&id) {
            let help = "give every option of a question its own id".to_owned();
            option.problem("id", Code::DUPLICATE, format!("the option `{id}` stands twice in its question"), help);
        }
        ids.push(Arc::clone(&id));
        Some((id.to_string(), label?))
    })?;
    if !OPTIONS.contains(&options.len()) {
        let message = format!("{} options are outside {} to {}", options.len(), OPTIONS.start(), OPTIONS.end());
        slot.problem("options", Code::OUT_OF_RANGE, message, "offer a few; where all answers fit, use kind = \"text\"".to_owned());
    }
    Some(options.into_iter().flatten().collect())
}

fn read_then(flow: &mut Reader<'_>, texts: &mut Vec<(String, Range<usize>)>) -> Option<Then> {
    flow.require("then");
    flow.table("then", THEN_KEYS, |then| match (then.has("say"), then.has("handover")) {
        (true, false) => read_text_id(then, "say", texts).map(Then::Say),
        (false, true) => read_text_id(then, "handover", texts).map(Then::Handover),
        (both, _) => {
            then.ignore_others();
            let (code, message) = match both {
                true => (Code::CONFLICT, "`say` and `handover` exclude each other"),
                false => (Code::MISSING_KEY, "`then` names neither `say` nor `handover`"),
            };
            let help = "write { say = \"id\" } to end the flow with a text, or { handover = \"id\" } to ask for a person after it";
            then.problem("", code, message.to_owned(), help.to_owned());
            None
        }
    })
    .flatten()
}

/// A text's id, remembered to be looked up.
fn read_text_id(reader: &mut Reader<'_>, key: &str, texts: &mut Vec<(String, Range<usize>)>) -> Option<String> {
    let id = reader.required_text(key)?;
    texts.extend(reader.span_of(key).map(|span| (id.clone(), span)));
    Some(id)
}
