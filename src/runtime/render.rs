//! From a reply of the dialogue to messages within a platform's limits.

use crate::core::dialogue::{PRIVATE, Reply, ReplyLabel, ReplyPart};
use crate::core::key::{EffectId, Key};
use crate::core::message::{Attachment, Block, Caps, Choice, Door, Inline, Markup, Media, Outgoing, Private, SourceRef, plain, split};
use crate::core::text::Text;
use crate::locale::{Occasion, Packs};

use super::aggregate::{door_token, request_id};
use super::counters::Counters;

/// Renders one effect; never empty.
pub(super) fn render(
    packs: &Packs,
    occasion: &Occasion,
    caps: &Caps,
    counters: &Counters,
    key: &Key,
    effect: EffectId,
    reply: &Reply,
) -> Vec<Outgoing> {
    let say = |text: &Text| {
        let rendered = packs.format(&reply.locale, text, occasion);
        if rendered.fallback {
            Counters::count(&counters.text_fallbacks);
            tracing::warn!(id = %text.id, wanted = %reply.locale, used = %rendered.locale, "a text is missing or broken in this language");
        }
        rendered.text
    };
    let (mut markup, mut hanging) = (Markup::default(), Vec::new());
    for part in &reply.parts {
        match part {
            ReplyPart::Text(text) => markup.push(Markup::text(&say(text))),
            ReplyPart::List { items } => {
                let items = items.iter().map(|text| Markup::text(&say(text)).blocks).collect();
                markup.blocks.push(Block::List { start: None, items });
            }
            ReplyPart::Markup { markup: words } => markup.push(words.clone()),
            ReplyPart::Files { attachments } if caps.media == Media::None => markup.blocks.push(named(attachments)),
            ReplyPart::Files { attachments } => hanging.extend_from_slice(attachments),
        }
    }
    let choices: Vec<Choice> = reply
        .choices
        .iter()
        .map(|(id, label)| Choice {
            id: id.clone(),
            label: match label {
                ReplyLabel::Text(text) => say(text),
                ReplyLabel::Name(name) => name.clone(),
            },
        })
        .collect();
    let (choices, door) = lead(choices, caps.private, key);
    let as_list = choices.len() > caps.max_choices;
    if as_list {
        markup.blocks.push(numbered(&choices));
    }
    let mut pieces = split(&markup, &caps.text);
    let files_speak = !hanging.is_empty() && choices.is_empty() && caps.media == Media::Alone;
    if pieces.is_empty() && !files_speak {
        pieces.push(Markup::default());
    }
    let (last, mut messages) = (pieces.len().saturating_sub(1), Vec::with_capacity(pieces.len()));
    for (part, piece) in (0_u32..).zip(pieces) {
        let mut message = Outgoing::new(request_id(key, effect, part), piece, reply.locale.clone(), reply.origin);
        message.answers.clone_from(&reply.answers);
        if part == 0 {
            message.reply_to.clone_from(&reply.reply_to);
        }
        if usize::try_from(part).is_ok_and(|part| part == last) {
            if let Media::Beside { max } = caps.media {
                message.attachments = hanging.drain(..hanging.len().min(max)).collect();
            }
            message.sources = reply.sources.iter().map(|(id, title)| SourceRef { id: id.clone(), title: title.clone() }).collect();
            message.door.clone_from(&door);
            if !as_list {
                message.choices.clone_from(&choices);
            }
        }
        messages.push(message);
    }
    let beside = if let Media::Beside { max } = caps.media { max.max(1) } else { 1 };
    for files in hanging.chunks(beside) {
        let part = u32::try_from(messages.len()).unwrap_or(u32::MAX);
        let mut message = Outgoing::new(request_id(key, effect, part), Markup::default(), reply.locale.clone(), reply.origin);
        message.answers.clone_from(&reply.answers);
        message.attachments = files.to_vec();
        messages.push(message);
    }
    messages
}

/// The choice that leads to a private place, as the platform leads there: a choice, a link, or nothing of ours.
fn lead(choices: Vec<Choice>, private: Private, key: &Key) -> (Vec<Choice>, Option<Door>) {
    if private == Private::Open {
        return (choices, None);
    }
    let (leads, choices): (Vec<_>, Vec<_>) = choices.into_iter().partition(|choice| choice.id.starts_with(PRIVATE));
    let lead = leads.into_iter().next().filter(|_| private == Private::Link);
    let door = lead.and_then(|choice| {
        let carried = carried(choice.id.strip_prefix(PRIVATE)?)?;
        Some(Door { token: door_token(key, carried), label: choice.label })
    });
    (choices, door)
}

/// The id of a question that waits, as it is written in a choice.
fn carried(id: &str) -> Option<EffectId> {
    let (sequence, n) = id.split_once('.')?;
    Some(EffectId { sequence: sequence.parse().ok()?, n: n.parse().ok()? })
}

/// All words that a reply shows.
pub(super) fn printed(packs: &Packs, occasion: &Occasion, reply: &Reply) -> Vec<String> {
    let say = |text: &Text| packs.format(&reply.locale, text, occasion).text;
    let mut words = Vec::new();
    for part in &reply.parts {
        match part {
            ReplyPart::Text(text) => words.push(say(text)),
            ReplyPart::List { items } => words.extend(items.iter().map(say)),
            ReplyPart::Markup { markup } => words.push(plain(markup)),
            ReplyPart::Files { attachments } => {
                words.extend(attachments.iter().filter_map(Attachment::media).filter_map(|file| file.name.clone()))
            }
        }
    }
    words.extend(reply.choices.iter().map(|(_, label)| match label {
        ReplyLabel::Text(text) => say(text),
        ReplyLabel::Name(name) => name.clone(),
    }));
    words.extend(reply.sources.iter().map(|(_, title)| title.clone()));
    words
}

/// Whether a picture hangs on a reply.
pub(super) fn shows_pictures(reply: &Reply) -> bool {
    let is_picture = |attachment: &Attachment| matches!(attachment, Attachment::Image { .. });
    reply.parts.iter().any(|part| matches!(part, ReplyPart::Files { attachments } if attachments.iter().any(is_picture)))
}

/// Choices where the platform has none: a numbered list, picked by typing the number.
fn numbered(choices: &[Choice]) -> Block {
    let items =
        choices.iter().map(|choice| vec![Block::Paragraph { inlines: vec![Inline::Text { text: choice.label.clone() }] }]).collect();
    Block::List { start: Some(1), items }
}

/// Files where the platform shows none: a list of their names.
fn named(attachments: &[Attachment]) -> Block {
    let files = attachments.iter().filter_map(Attachment::media);
    Block::List { start: None, items: files.map(|file| Markup::text(file.name.as_ref().unwrap_or(&file.id)).blocks).collect() }
}

#[cfg(test)]
mod tests;
