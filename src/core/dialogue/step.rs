//! The step.

use super::scene::{Answering, Scene};
use super::{Conversation, Effect, Event, Note, ReplyPart, answer, handover, timer, turn};
use crate::core::bot::Bot;
use crate::core::key::DeliveryId;
use crate::core::message::{Inbound, Origin};
use crate::core::text::{Text, id};
use crate::core::time::Timestamp;

/// Tells `conversation` what happened at `now`.
///
/// Whatever a customer sends has a defined answer. While a person answers, the assistant says nothing
/// beside replies to `/reset` and `/language`. At most one effect is an [`Effect::Answer`].
#[must_use]
pub fn step(bot: &Bot, conversation: Conversation, now: Timestamp, event: Event) -> (Conversation, Vec<Effect>) {
    let mut scene = Scene::new(bot, conversation, now);
    match event {
        Event::Turn { messages } => turn::turn(&mut scene, messages),
        Event::Drafted { answer, draft } => answer::drafted(&mut scene, answer, draft),
        Event::Resume => answer::resume(&mut scene),
        Event::Condensed { lines, summary } => {
            scene.state.condense(&lines, summary);
            return (scene.state, scene.effects);
        }
        Event::Agent { agent, .. } => handover::agent(&mut scene, agent),
        Event::RelayFailed { ticket } => handover::relay_failed(&mut scene, ticket),
        Event::Unreachable => scene.say(Text::new(id::PRIVATE_UNREACHABLE)),
        Event::Stale { unsent } => answer::again(&mut scene, unsent),
        Event::Due => {
            timer::due(&mut scene);
            return (scene.state, scene.effects);
        }
        Event::Quarantined { deliveries, newest } => {
            quarantined(&mut scene, deliveries, newest.map(|newest| *newest));
            return (scene.state, scene.effects);
        }
    }
    scene.stay_open();
    (scene.state, scene.effects)
}

/// Says that something failed, and does nothing else: what the step did before is what failed.
fn quarantined(scene: &mut Scene<'_>, deliveries: Vec<DeliveryId>, newest: Option<Inbound>) {
    scene.state.awaiting = None;
    if let Some(newest) = newest.filter(|_| scene.state.address.is_none()) {
        scene.state.address = Some(newest.address);
        scene.state.place = newest.place;
    }
    scene.note(Note::Quarantined { deliveries: deliveries.clone() });
    scene.answering = Answering { deliveries, message: None };
    scene.put(Origin::System, vec![ReplyPart::Text(Text::new(id::ERROR_INTERNAL))], Vec::new(), Vec::new());
}
