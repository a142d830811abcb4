//! Flows: questions in order, each filling a slot, and what happens at the end.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::Regex;

use super::fold::{Heard, fold, plain_digits};
use super::scene::{Choices, Scene};
use super::{Phase, ReplyLabel, ReplyPart, choice, handover};
use crate::core::bot::{Flow, Slot, SlotKind, Then};
use crate::core::message::Choice;
use crate::core::text::{Text, Value, id};

/// The longest text that a slot takes, in characters.
const MAX_SLOT_CHARS: usize = 1_000;

/// What is filled so far.
pub(super) type Slots = BTreeMap<Arc<str>, String>;

/// The flow that a message starts.
pub(super) fn triggered<'a>(scene: &Scene<'a>, text: &str) -> Option<&'a Flow> {
    let locale = scene.locale();
    let heard = Heard::new(text, &locale);
    let starts = |flow: &&Flow| flow.trigger.phrases(&locale).iter().any(|phrase| heard.holds(phrase));
    // A flow that ends with a person asks nothing while nobody can come.
    let can_end = |flow: &&Flow| scene.bot.handover.available || !matches!(flow.then, Then::Handover(_));
    scene.bot.flows.values().filter(can_end).find(starts)
}

/// Starts a flow with what the message already tells.
pub(super) fn begin(scene: &mut Scene<'_>, flow: &Flow, text: &str) {
    let told = flow.slots.iter().filter_map(|slot| match &slot.kind {
        SlotKind::Pattern(pattern) => Some((slot.name.clone(), find(pattern, text)?)),
        SlotKind::Text | SlotKind::Choice(_) => None,
    });
    let slots = told.collect();
    proceed(scene, flow, slots);
}

/// Takes a message as the value of the slot that was asked for.
pub(super) fn fill(scene: &mut Scene<'_>, text: &str) {
    let Some((flow, slot, mut slots)) = current(scene) else { return };
    match value(slot, text) {
        Some(value) => {
            slots.insert(slot.name.clone(), value);
            proceed(scene, flow, slots);
        }
        None => ask(scene, flow, slot, Some(Text::new(id::FLOW_INVALID))),
    }
}

/// Takes the choice of an option, as [`choice::option`] names it; false when it is not on offer.
pub(super) fn choose(scene: &mut Scene<'_>, chosen: &str) -> bool {
    let Some((flow, slot, mut slots)) = current(scene) else { return false };
    let SlotKind::Choice(options) = &slot.kind else { return false };
    let option = options.iter().find(|(id, _)| Choice::goes_by(&choice::option(&flow.id, &slot.name, id), chosen));
    let Some((option, _)) = option else { return false };
    slots.insert(slot.name.clone(), option.clone());
    proceed(scene, flow, slots);
    true
}

/// What a change of the bot made of a running flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Refitted {
    /// Its question stands.
    #[default]
    Same,
    /// It is gone.
    Left,
    /// Another question was asked, or none was left to ask.
    Moved,
}

/// Fits a running flow to a changed bot: what is filled and still fits is kept, and where the question that was asked is
/// gone, the next one is asked. That something of what was said is not kept is told.
pub(super) fn refit(scene: &mut Scene<'_>) -> Refitted {
    let Phase::Flow { flow, asking, slots } = &scene.state.phase else { return Refitted::Same };
    let Some(flow) = scene.bot.flows.get(flow) else {
        scene.enter(Phase::Open);
        scene.say(Text::new(id::FLOW_GONE));
        return Refitted::Left;
    };
    let slot = |name: &Arc<str>| flow.slots.iter().find(|slot| slot.name == *name);
    let fits = |(name, filled): &(&Arc<str>, &String)| slot(name).is_some_and(|slot| value(slot, filled).as_ref() == Some(*filled));
    let kept: Slots = slots.iter().filter(fits).map(|(name, filled)| (name.clone(), filled.clone())).collect();
    let (asking, is_asked) = (asking.clone(), slot(asking).is_some());
    if kept.len() < slots.len() || !is_asked {
        scene.say(Text::new(id::FLOW_CHANGED));
    }
    if is_asked {
        scene.state.phase = Phase::Flow { flow: flow.id.clone(), asking, slots: kept };
        return Refitted::Same;
    }
    proceed(scene, flow, kept);
    Refitted::Moved
}

/// The running flow, the slot asked for and what is filled; `None` outside a flow.
fn current<'a>(scene: &Scene<'a>) -> Option<(&'a Flow, &'a Slot, Slots)> {
    let Phase::Flow { flow, asking, slots } = &scene.state.phase else { return None };
    let flow = scene.bot.flows.get(flow)?;
    let slot = flow.slots.iter().find(|slot| slot.name == *asking)?;
    Some((flow, slot, slots.clone()))
}

fn proceed(scene: &mut Scene<'_>, flow: &Flow, slots: Slots) {
    let Some(slot) = flow.slots.iter().find(|slot| !slots.contains_key(&slot.name)) else {
        return finish(scene, flow, slots);
    };
    let phase = Phase::Flow { flow: flow.id.clone(), asking: slot.name.clone(), slots };
    if matches!(scene.state.phase, Phase::Flow { .. }) {
        scene.state.phase = phase;
    } else {
        scene.enter(phase);
    }
    ask(scene, flow, slot, None);
}

fn ask(scene: &mut Scene<'_>, flow: &Flow, slot: &Slot, before: Option<Text>) {
    let parts = before.into_iter().chain([Text::new(&slot.ask)]).map(ReplyPart::Text).collect();
    scene.show(parts, choices(flow, slot));
}

fn choices(flow: &Flow, slot: &Slot) -> Choices {
    let SlotKind::Choice(options) = &slot.kind else { return Vec::new() };
    options.iter().map(|(id, label)| (choice::option(&flow.id, &slot.name, id), ReplyLabel::Text(Text::new(label)))).collect()
}

fn finish(scene: &mut Scene<'_>, flow: &Flow, slots: Slots) {
    if matches!(scene.state.phase, Phase::Flow { .. }) {
        scene.enter(Phase::Open);
    }
    let filled = |text: &String| slots.iter().fold(Text::new(text), |text, (name, value)| text.with(name, Value::Code(value.clone())));
    match &flow.then {
        Then::Say(text) => scene.say(filled(text)),
        Then::Handover(text) => {
            let said = filled(text);
            handover::request(scene, format!("flow:{}", flow.id), slots, Some(said));
        }
    }
}

fn value(slot: &Slot, text: &str) -> Option<String> {
    match &slot.kind {
        SlotKind::Text => Some(text.trim().to_owned()).filter(|text| text.chars().count() <= MAX_SLOT_CHARS),
        SlotKind::Pattern(pattern) => find(pattern, text),
        SlotKind::Choice(options) => options.iter().map(|(id, _)| id).find(|id| fold(id) == fold(text)).cloned(),
    }
}

fn find(pattern: &Regex, text: &str) -> Option<String> {
    let text = plain_digits(text).to_uppercase();
    pattern.find(&text).map(|found| found.as_str().to_owned()).filter(|found| !found.is_empty())
}
