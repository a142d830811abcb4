//! Whether a message in a group is meant for us.

use super::decode::Reading;
use super::shapes::{Entity, Message};

/// Whether we are mentioned, answered or commanded, or the place is one in which everything is meant for us.
pub(super) fn is_for_us(reading: &Reading, message: &Message, place: &str) -> bool {
    let chat = message.chat.id.to_string();
    if reading.topics.iter().any(|topic| topic == place || *topic == chat) {
        return true;
    }
    reading.groups && (answers_us(reading, message) || names_us(reading, message))
}

/// What it answers, unless that is only the beginning of the topic it stands in.
pub(super) fn replied(message: &Message) -> Option<&super::shapes::Replied> {
    let begins_topic = |id: i64| message.is_topic_message == Some(true) && message.message_thread_id == Some(id);
    message.reply_to_message.as_ref().filter(|replied| !begins_topic(replied.message_id))
}

fn answers_us(reading: &Reading, message: &Message) -> bool {
    let ours = reading.me.as_ref().map(|me| me.id);
    replied(message).and_then(|replied| replied.from.as_ref()).is_some_and(|from| Some(from.id.0) == ours)
}

fn names_us(reading: &Reading, message: &Message) -> bool {
    let Some(me) = &reading.me else { return false };
    let parts = [(&message.text, &message.entities), (&message.caption, &message.caption_entities)];
    parts.into_iter().any(|(text, entities)| {
        let text = text.as_deref().unwrap_or_default();
        entities.iter().any(|entity| match (entity.kind.as_str(), part(text, entity)) {
            ("mention", Some(name)) => name.strip_prefix('@').is_some_and(|name| me.is_called(name)),
            ("text_mention", _) => entity.user.as_ref().is_some_and(|user| user.id.0 == me.id),
            ("bot_command", Some(command)) if entity.offset == 0 => match command.trim_start_matches('/').split_once('@') {
                Some((_, name)) => me.is_called(name),
                None => reading.commands.find(command.trim_start_matches('/')).is_some(),
            },
            _ => false,
        })
    })
}

/// The words of a part; `None` where it does not lie within the text.
fn part(text: &str, entity: &Entity) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    units.get(entity.offset..entity.offset.checked_add(entity.length)?).and_then(|part| String::from_utf16(part).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_in_utf_16() {
        let entity = |offset, length| Entity { kind: String::new(), offset, length, user: None };
        for (text, offset, length, expect) in [
            ("🙂 @lune_bot hi", 3, 9, Some("@lune_bot")),
            ("@lune_bot", 0, 9, Some("@lune_bot")),
            ("@lune_bot", 0, 10, None),
            ("@lune_bot", usize::MAX, 2, None),
            ("🙂", 1, 1, None),
        ] {
            assert_eq!(part(text, &entity(offset, length)).as_deref(), expect, "{text} {offset} {length}");
        }
    }
}
