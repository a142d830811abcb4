//! The bot changed between two messages of a customer: what fits the new version is kept, what does not is left, and the
//! customer is told.
//!
//! It happens when the customer is next heard, so that nobody is written to because a file was saved. What was being
//! written under the version before is asked for again by [`super::answer`].

use super::scene::Scene;
use super::{Phase, command, flow, handover};

/// What the turn that finds a change has to tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The bot is another version than when the customer was last heard.
    version: bool,
    /// The language that the customer was answered in is spoken no more.
    language: bool,
}

/// Fits what the conversation remembers to the bot, before the messages of a turn are read.
pub(super) fn migrate(scene: &mut Scene<'_>) -> Change {
    let version = scene.bot.version;
    if scene.state.heard_under.replace(version) == Some(version) {
        return Change { version: false, language: false };
    }
    Change { version: true, language: speak(scene) }
}

/// Replaces languages that are gone by the nearest that are spoken; whether the customer was answered in one of those.
fn speak(scene: &mut Scene<'_>) -> bool {
    let (languages, memory) = (&scene.bot.languages, &mut scene.state.language);
    let before = memory.pinned.as_ref().or(memory.believed.as_ref());
    let is_gone = before.is_some_and(|tag| !languages.locales().contains(tag));
    memory.pinned = memory.pinned.take().and_then(|tag| languages.resolve(tag.as_str()).cloned());
    memory.believed = memory.believed.take().and_then(|tag| languages.resolve(tag.as_str()).cloned());
    if memory.believed.is_none() {
        memory.confidence = 0.0;
    }
    is_gone
}

/// Tells what changed, once the language of the first message is known, and before it is acted on; `chooses` a language
/// says itself which one it will be.
pub(super) fn tell(scene: &mut Scene<'_>, change: &Change, chooses: bool) -> flow::Refitted {
    let people_answer = matches!(scene.state.phase, Phase::WithPerson { .. }) && scene.bot.handover.available;
    if change.language && !chooses && !people_answer {
        command::tell_language(scene);
    }
    handover::miss(scene);
    if change.version { flow::refit(scene) } else { flow::Refitted::Same }
}
