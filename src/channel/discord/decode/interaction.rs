//! Slash commands, buttons, select menus and modals.

use serde_json::Value;
use serenity::model::application::InteractionType;
use serenity::model::channel::MessageFlags;

use super::super::respond::{Right, RightKind};
use super::super::wire;
use super::{Decoder, author, ignored};
use crate::channel::json::error;
use crate::channel::{DecodeError, Raw};
use crate::core::key::DeliveryId;
use crate::core::message::{Inbound, Message, MessageId, Place, What};

/// A place that Discord calls a direct message with us.
const WITH_US: u8 = 1;

impl Decoder {
    pub(super) fn interaction(&self, done: &wire::Interaction, raw: &Raw) -> Result<Vec<Inbound>, DecodeError> {
        let member = done.member.as_ref();
        let Some(user) = done.user.as_ref().or_else(|| member.and_then(|member| member.user.as_ref())) else {
            return Err(error("tell who did it", "send interactions with their user"));
        };
        let Some(channel) = done.channel_id.or_else(|| done.channel.as_ref().map(|channel| channel.id)) else {
            return Err(error("tell where it was done", "send interactions with their channel"));
        };
        let data = done.data.as_ref();
        let id = done.id.to_string();
        let what = match done.kind {
            InteractionType::Command => {
                let name = data.and_then(|data| data.name.as_deref()).filter(|name| !name.is_empty());
                let name = name.ok_or_else(|| error("tell which command it is", "send its name"))?;
                let mut words = vec![format!("/{name}")];
                data.into_iter().flat_map(|data| &data.options).for_each(|option| arguments(option, &mut words));
                What::Message(Message::text(id.clone(), words.join(" ")))
            }
            InteractionType::Component => {
                let chosen = data.and_then(|data| data.values.first().or(data.custom_id.as_ref()));
                let choice = chosen.cloned().ok_or_else(|| error("tell what was chosen", "send the component's `custom_id`"))?;
                What::Chose { choice, message: done.message.as_ref().map(|message| MessageId::new(message.id.to_string())) }
            }
            InteractionType::Modal => {
                let mut lines = Vec::new();
                data.into_iter().flat_map(|data| &data.components).for_each(|component| values(component, &mut lines));
                What::Message(Message::text(id.clone(), lines.join("\n")))
            }
            InteractionType::Ping => return Err(ignored("take a ping for a customer's act", "Discord looks whether we are there")),
            _ => return Err(ignored("take what somebody is still typing", "only what was sent is answered")),
        };
        self.world.known().seen_in(channel, done.guild_id);
        // In a place that is neither a guild's nor ours others may be.
        let private = done.guild_id.is_none() && done.context.unwrap_or(WITH_US) == WITH_US;
        let place = if private { Place::Private } else { Place::Public };
        let mut author = author(user, member);
        author.language_hint.clone_from(&done.locale);
        let inbound = Inbound::new(DeliveryId::new(id), self.address(channel, user.id), place, author, raw.received_at, what);
        let right = self.right(done, place).map(|right| right.interaction(done.id.at()));
        Ok(vec![inbound.ordered(Some(done.id.order())).sent(done.id.at()).interacting(right)])
    }

    /// The right to answer it where it was done. A button on a message that all see needs none: the answer is a message.
    fn right(&self, done: &wire::Interaction, place: Place) -> Option<Right> {
        let pressed_hidden =
            done.message.as_ref().and_then(|message| message.flags).is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        let (kind, hidden) = match (done.kind, &done.message) {
            (InteractionType::Component | InteractionType::Modal, Some(_)) if !pressed_hidden => return None,
            (InteractionType::Component | InteractionType::Modal, Some(_)) => (RightKind::Follow, true),
            _ => (RightKind::Original, self.hides(place)),
        };
        Some(Right { kind, hidden, application: done.application_id, token: done.token.clone() })
    }

    /// Whether an answer is only for who asked.
    pub(in super::super) fn hides(&self, place: Place) -> bool {
        place == Place::Public && self.rules.ephemeral
    }
}

fn arguments(option: &wire::CommandOption, words: &mut Vec<String>) {
    words.extend(option.value.as_ref().and_then(shown));
    option.options.iter().for_each(|option| arguments(option, words));
}

fn values(component: &wire::Component, lines: &mut Vec<String>) {
    lines.extend(component.value.as_ref().and_then(shown));
    lines.extend(component.values.iter().cloned());
    component.components.iter().for_each(|component| values(component, lines));
    component.component.iter().for_each(|component| values(component, lines));
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}
