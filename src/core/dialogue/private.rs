//! What is better spoken of where nobody reads along: the customer is invited to a private place, and the question goes on
//! there once they open it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::scene::{Choices, Scene};
use super::{Conversation, Effect, Note, Phase, Reply, ReplyLabel, ReplyPart, handover};
use crate::core::bot::Bot;
use crate::core::check::Violation;
use crate::core::culture::Region;
use crate::core::culture::taboo::{Action, Rule, Setting};
use crate::core::key::EffectId;
use crate::core::message::{Attachment, Inbound, Origin, Place, What};
use crate::core::text::{Text, id};
use crate::core::time::Timestamp;

/// How the id of the choice that leads to a private place begins.
pub(crate) const PRIVATE: &str = "private:";

/// How long a question waits for its customer to open the private place, ms.
pub(crate) const CARRIED_MS: i64 = 24 * 60 * 60 * 1_000;
/// How many questions wait at most; the oldest go first.
const MAX_CARRIED: usize = 4;
/// How many topics of a session are remembered.
const MAX_TOPICS: usize = 16;

/// What is known of where a customer is, and what was spoken of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// The customer's country and what told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<(Region, ToldBy)>,
    /// The topics of this session that rules know.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub topics: BTreeSet<Arc<str>>,
    /// Questions that wait to go on in a private place, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
}

impl Circumstances {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// What told a customer's country; a later one is believed more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldBy {
    /// The region of a language tag.
    Tag,
    /// The calling code of a telephone number of theirs.
    Phone,
    /// The customer's profile at the business or the platform.
    Profile,
}

/// A question that waits to go on in a private place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The invitation that the customer was shown.
    pub id: EffectId,
    /// The customer's words.
    pub text: String,
    /// Since when.
    pub at: Timestamp,
}

impl Carried {
    /// Whether it still waits.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now.ms_since(self.at) <= CARRIED_MS
    }
}

impl Conversation {
    /// Where and with whom it is held.
    #[must_use]
    pub fn setting(&self, bot: &Bot, now: Timestamp) -> Setting {
        let Circumstances { region, topics, .. } = &self.circumstances;
        let spoken = || Region::of_tag(self.language.locale(&bot.languages).as_str());
        let region = region.map(|(region, _)| region).or_else(spoken).or(bot.region);
        Setting { place: self.place, region, at: now, topics: topics.clone() }
    }

    /// Learns where the customer is: profile, else telephone, else language tag. Never by an address of the network.
    pub(super) fn learn_region(&mut self, messages: &[Inbound]) {
        for inbound in messages {
            let phone = match &inbound.what {
                What::Message(message) => message.attachments.iter().find_map(|attachment| match attachment {
                    Attachment::Contact { phone: Some(phone), .. } => Region::of_phone(phone),
                    _ => None,
                }),
                _ => None,
            };
            let told = [
                (ToldBy::Profile, inbound.author.region.as_deref().and_then(Region::parse)),
                (ToldBy::Phone, phone),
                (ToldBy::Tag, inbound.author.language_hint.as_deref().and_then(Region::of_tag)),
            ];
            let believed = self.circumstances.region.map(|(_, by)| by);
            if let Some((by, Some(region))) =
                told.into_iter().find(|(by, region)| region.is_some() && believed.is_none_or(|known| *by >= known))
            {
                self.circumstances.region = Some((region, by));
            }
        }
    }
}

/// Heeds what is not spoken of here. Answers whether the words are dealt with: nothing more is done about them.
pub(super) fn heed(scene: &mut Scene<'_>, text: &str) -> bool {
    let (bot, locale, setting) = (scene.bot, scene.locale(), scene.setting());
    let heard = bot.taboos.heard(text, &locale, &setting);
    let topics = &mut scene.state.circumstances.topics;
    for topic in heard.topics.iter().cloned() {
        if topics.len() < MAX_TOPICS {
            topics.insert(topic);
        }
    }
    if !heard.fired.is_empty() {
        scene.note(Note::Rules { rules: heard.fired.iter().map(|fired| fired.rule.id.to_string()).collect() });
    }
    if scene.state.place == Place::Public && heard.asks(Action::MovePrivate) {
        invite(scene, text);
        return true;
    }
    let hands_over = heard.fired.iter().find(|fired| fired.rule.actions.contains(&Action::Handoff));
    match hands_over.filter(|_| can_hand_over(scene)) {
        Some(fired) => {
            handover::ask_by_rule(scene, &fired.rule.id, None);
            true
        }
        None => false,
    }
}

/// Whether a rule may ask for a person: one can come, and none was asked for yet.
fn can_hand_over(scene: &Scene<'_>) -> bool {
    scene.bot.handover.available && matches!(scene.state.phase, Phase::Open | Phase::Flow { .. })
}

/// Invites the customer to a private place without naming what for, and keeps the question for it.
pub(super) fn invite(scene: &mut Scene<'_>, text: &str) {
    scene.greet();
    let (id, now) = (scene.next_id(), scene.now);
    let carried = &mut scene.state.circumstances.carried;
    carried.retain(|carried| carried.is_open(now) && carried.text != text);
    if carried.len() == MAX_CARRIED {
        carried.remove(0);
    }
    carried.push(Carried { id, text: text.to_owned(), at: now });
    let choices: Choices = vec![(choice(id), ReplyLabel::Text(Text::new(id::PRIVATE_OPEN)))];
    scene.put(Origin::System, vec![ReplyPart::Text(Text::new(id::PRIVATE_INVITE))], choices, Vec::new());
}

/// Whether an answer that may not be shown here can be given in private.
pub(super) fn can_move(scene: &Scene<'_>, violations: &[Violation]) -> bool {
    scene.state.place == Place::Public && asking(scene, violations, Action::MovePrivate).is_some()
}

/// The rule by which a person is asked for instead of an answer that may not be shown.
pub(super) fn hands_over<'a>(scene: &Scene<'a>, violations: &[Violation]) -> Option<&'a Rule> {
    asking(scene, violations, Action::Handoff).filter(|_| can_hand_over(scene))
}

/// The first rule among the broken ones that asks for something.
fn asking<'a>(scene: &Scene<'a>, violations: &[Violation], action: Action) -> Option<&'a Rule> {
    let bot = scene.bot;
    let broken = violations.iter().filter_map(|violation| violation.rule.strip_prefix("taboo."));
    let rules = broken.filter_map(|id| bot.taboos.rules().find(|rule| *rule.id == *id));
    rules.into_iter().find(|rule| rule.actions.contains(&action))
}

/// The choice that leads to a private place.
pub(super) fn choice(id: EffectId) -> String {
    format!("{PRIVATE}{id}")
}

/// Opens a private place for a question that waits. Answers whether there is one.
pub(super) fn open(scene: &mut Scene<'_>, id: &str) -> bool {
    let now = scene.now;
    let waits = |carried: &&Carried| carried.id.to_string() == id && carried.is_open(now);
    let Some(question) = scene.state.circumstances.carried.iter().find(waits).map(|carried| carried.text.clone()) else { return false };
    let reply = Reply {
        parts: vec![ReplyPart::Text(Text::new(id::PRIVATE_OPENED))],
        choices: Vec::new(),
        locale: scene.locale(),
        origin: Origin::System,
        sources: Vec::new(),
        answers: scene.answering.deliveries.clone(),
        reply_to: None,
    };
    let opens = Effect::OpenPrivate { id: scene.next_id(), reply, question };
    scene.effects.push(opens);
    true
}
