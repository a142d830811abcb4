//! `[[flow]]`: a few questions asked in order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::config::{Code, KeyDoc, Reader, Shape, Without};
use crate::core::bot::{Flow, Slot, SlotKind, Then, Trigger};
use crate::core::key::LocaleTag;

const PHRASES: KeyDoc = KeyDoc::new("<locale>", Shape::Texts, "The phrases of one language.");

pub(super) const FLOW_KEYS: &[KeyDoc] = &[
    KeyDoc::new("id", Shape::Name, "The flow's name.").required(),
    KeyDoc::new("trigger", Shape::ByLocale(&PHRASES), "The phrases that start it: { en = [\"return\"], de = [\"zurückgeben\"] }.")
        .required(),
    KeyDoc::new("slot", Shape::Tables { keys: SLOT_KEYS, min: 1, max: usize::MAX }, "The questions, each as [[flow.slot]].").required(),
    KeyDoc::new("then", Shape::Table(THEN_KEYS), "What happens when all are answered: { say = \"id\" } or { handover = \"id\" }.")
        .required(),
];

const SLOT_KEYS: &[KeyDoc] = &[
    KeyDoc::new("name", Shape::Name, "The answer's name; an argument of later texts.").required(),
    KeyDoc::new("ask", Shape::TextId, "What asks, from the bot's `locales/<tag>/chat.ftl`.").required(),
    KeyDoc::new("kind", Shape::OneOf(&["text", PATTERN, CHOICE]), "What is accepted.").or("\"text\""),
    KeyDoc::new("pattern", Shape::Pattern, "What finds the answer in the message, in capitals and with the digits 0 to 9.")
        .required()
        .only_for(PATTERN),
    KeyDoc::new("options", Shape::Tables { keys: OPTION_KEYS, min: 2, max: 10 }, "What can be picked, each as { id, label }.")
        .required()
        .only_for(CHOICE),
];

/// The kinds of slots that have a key of their own.
const PATTERN: &str = "pattern";
const CHOICE: &str = "choice";

const OPTION_KEYS: &[KeyDoc] = &[
    KeyDoc::new("id", Shape::Name, "The option's name.").required(),
    KeyDoc::new("label", Shape::TextId, "What the customer sees.").required(),
];

/// How a flow can end.
const ENDS: &[&str] = &["say", "handover"];

const THEN_KEYS: &[KeyDoc] = &[
    KeyDoc::new("say", Shape::TextId, "What is said at the end; the answers are its arguments.").without(Without::OneOf(ENDS)),
    KeyDoc::new("handover", Shape::TextId, "What is said before a person is asked for; the answers stand on the ticket.")
        .without(Without::OneOf(ENDS)),
];

/// How much memory a compiled pattern may take, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// What `[[flow]]` says.
#[derive(Debug, Default)]
pub(in crate::config) struct Flows {
    pub(in crate::config) flows: BTreeMap<Arc<str>, Flow>,
    /// What of it is checked against others.
    pub(in crate::config) found: Found,
}

/// What flows refer to.
#[derive(Debug, Default)]
pub(in crate::config) struct Found {
    /// The ids of texts, with their places: to be looked up in every locale.
    pub(in crate::config) texts: Vec<(String, Range<usize>)>,
    /// Where a person is asked for.
    handovers: Vec<Range<usize>>,
}

/// Reads every `[[flow]]` of a bot that speaks `locales`.
pub(in crate::config) fn read_flows(root: &mut Reader<'_>, locales: &[LocaleTag]) -> Flows {
    let mut all = Flows::default();
    let Flows { flows, found } = &mut all;
    root.tables("flow", |reader| {
        let id = reader.name("id");
        let trigger = read_trigger(reader, locales);
        let slots = read_slots(reader, found);
        let then = read_then(reader, found);
        let Some((id, then)) = id.and_then(|id| Some((id, then?))) else { return };
        if flows.contains_key(&id) {
            let help = "give every flow its own id".to_owned();
            reader.problem("id", Code::DUPLICATE, format!("the flow `{id}` stands twice"), help);
        }
        flows.insert(Arc::clone(&id), Flow { id, trigger, slots, then });
    });
    if !root.has("handover") {
        for span in found.handovers.drain(..) {
            let help = "add a section [handover], or end the flow with { say = \"…\" }; until then this flow never begins";
            root.problem_at(
                span,
                Code::HANDOVER_WITHOUT_DESK,
                "there is no [handover], so no person can be asked".to_owned(),
                help.to_owned(),
            );
        }
    }
    all
}

fn read_trigger(flow: &mut Reader<'_>, locales: &[LocaleTag]) -> Trigger {
    let phrases = flow.by_locale("trigger", locales, |trigger, locale| trigger.texts(locale));
    let has_none = |locale: &&LocaleTag| phrases.get(*locale).is_none_or(Vec::is_empty);
    let written = flow.has("trigger");
    for locale in locales.iter().filter(|locale| written && has_none(locale)) {
        let message = format!("nothing starts this flow in `{locale}`");
        flow.problem("trigger", Code::TRIGGER_WITHOUT_LOCALE, message, format!("add phrases: {locale} = [\"…\"]"));
    }
    Trigger::new(phrases)
}

fn read_slots(flow: &mut Reader<'_>, found: &mut Found) -> Vec<Slot> {
    let mut names = BTreeSet::new();
    let slots = flow.tables("slot", |slot| {
        let name = slot.name("name");
        let ask = read_text_id(slot, "ask", found);
        let kind = match slot.one_of("kind") {
            Some(PATTERN) => read_pattern(slot).map(SlotKind::Pattern),
            Some(CHOICE) => read_options(slot, found).map(SlotKind::Choice),
            _ => Some(SlotKind::Text),
        };
        let name = name?;
        if !names.insert(Arc::clone(&name)) {
            let help = "give every question of a flow its own name".to_owned();
            slot.problem("name", Code::DUPLICATE, format!("the slot `{name}` stands twice in its flow"), help);
        }
        Some(Slot { name, ask: ask?, kind: kind? })
    });
    slots.unwrap_or_default().into_iter().flatten().collect()
}

fn read_pattern(slot: &mut Reader<'_>) -> Option<Regex> {
    let pattern = slot.text("pattern")?;
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

fn read_options(slot: &mut Reader<'_>, found: &mut Found) -> Option<Vec<(String, String)>> {
    let mut ids = BTreeSet::new();
    let options = slot.tables("options", |option| {
        let (id, label) = (option.name("id"), read_text_id(option, "label", found));
        let id = id?;
        if !ids.insert(Arc::clone(&id)) {
            let help = "give every option of a question its own id".to_owned();
            option.problem("id", Code::DUPLICATE, format!("the option `{id}` stands twice in its question"), help);
        }
        Some((id.to_string(), label?))
    })?;
    Some(options.into_iter().flatten().collect())
}

fn read_then(flow: &mut Reader<'_>, found: &mut Found) -> Option<Then> {
    flow.table("then", |then| {
        let end = then.one_key(ENDS);
        let (say, handover) = (read_text_id(then, "say", found), read_text_id(then, "handover", found));
        found.handovers.extend(then.span_of("handover"));
        match end? {
            "say" => say.map(Then::Say),
            _ => handover.map(Then::Handover),
        }
    })
    .flatten()
}

/// A text's id, remembered to be looked up.
fn read_text_id(reader: &mut Reader<'_>, key: &str, found: &mut Found) -> Option<String> {
    let id = reader.spanned_text(key)?;
    found.texts.push((id.get_ref().clone(), id.span()));
    Some(id.into_inner())
}
