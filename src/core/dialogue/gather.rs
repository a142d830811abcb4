//! What one turn comes to: edits and deletions applied, what is left in order.

use super::fold::has_words;
use super::{Conversation, Line, Speaker};
use crate::core::key::DeliveryId;
use crate::core::message::{Attachment, Inbound, MediaRef, Message, MessageId, What};
use crate::core::time::Timestamp;

/// A turn without its edits and deletions.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Messages and choices that are left, in order.
    pub(super) items: Vec<Item>,
    /// New words of earlier messages.
    pub(super) amended: Vec<Line>,
    /// Messages of the last question that have new words, the newest edit last.
    pub(super) corrected: Vec<MessageId>,
}

/// A message or a choice.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) what: Said,
    pub(super) at: Timestamp,
    pub(super) delivery: DeliveryId,
    /// The platform's language hint.
    pub(super) hint: Option<String>,
}

/// The content of an [`Item`].
#[derive(Debug)]
pub(super) enum Said {
    Message(Message),
    Choice(String),
}

impl Item {
    /// Its line for the memory and the desk.
    pub(super) fn line(&self) -> Option<Line> {
        match &self.what {
            Said::Message(message) => Some(line(message, self.at, &self.delivery)),
            Said::Choice(_) => None,
        }
    }
}

/// Takes the events of a turn together. What concerns earlier messages changes what is remembered of them.
pub(super) fn gather(state: &mut Conversation, messages: &[Inbound]) -> Gathered {
    let mut gathered = Gathered::default();
    for inbound in messages {
        match &inbound.what {
            What::Message(message) => gathered.push(inbound, Said::Message(message.clone())),
            What::Chose { choice, .. } => gathered.push(inbound, Said::Choice(choice.clone())),
            What::Edited(message) => gathered.edit(state, inbound, message),
            What::Deleted { message } => gathered.delete(state, message),
            What::Reacted { .. } | What::Moved { .. } | What::Blocked | What::Unblocked => {}
        }
    }
    gathered
}

impl Gathered {
    fn push(&mut self, inbound: &Inbound, what: Said) {
        let (delivery, hint) = (inbound.delivery.clone(), inbound.author.language_hint.clone());
        self.items.push(Item { what, at: inbound.sent_at, delivery, hint });
    }

    fn edit(&mut self, state: &mut Conversation, inbound: &Inbound, edited: &Message) {
        let pending = self.items.iter_mut().find_map(|item| match &mut item.what {
            Said::Message(message) if message.id == edited.id => Some(message),
            Said::Message(_) | Said::Choice(_) => None,
        });
        if let Some(message) = pending {
            edited.clone_into(message);
            return;
        }
        let words = edited.text.trim();
        let belongs = state.asked.iter().any(|asked| asked.message == edited.id);
        if !has_words(words) {
            self.delete(state, &edited.id);
        } else if belongs && words.starts_with(['/', '／']) {
            self.delete(state, &edited.id);
            self.push(inbound, Said::Message(edited.clone()));
        } else {
            let line = line(edited, inbound.sent_at, &inbound.delivery);
            let (amended, corrected) = (state.amend(&line), state.correct(&edited.id, words));
            if amended || corrected {
                self.amended.retain(|earlier| earlier.message != line.message);
                self.amended.push(line);
            }
            if corrected {
                self.corrected.push(edited.id.clone());
            }
        }
    }

    fn delete(&mut self, state: &mut Conversation, id: &MessageId) {
        self.items.retain(|item| !matches!(&item.what, Said::Message(message) if message.id == *id));
        self.amended.retain(|line| line.message.as_ref() != Some(id));
        self.corrected.retain(|corrected| corrected != id);
        state.forget(id);
    }
}

fn line(message: &Message, at: Timestamp, delivery: &DeliveryId) -> Line {
    let (text, files) = told(message.text.trim(), &message.attachments);
    Line { by: Speaker::Customer, at, text, files, message: Some(message.id.clone()), delivery: Some(delivery.clone()) }
}

/// What is remembered of words and what hangs on them: a file stands in the text as its kind and name.
pub(super) fn told(words: &str, attachments: &[Attachment]) -> (String, Vec<MediaRef>) {
    let words = Some(words).filter(|words| !words.is_empty()).map(str::to_owned);
    let text: Vec<_> = words.into_iter().chain(attachments.iter().map(label)).collect();
    (text.join("\n"), attachments.iter().filter_map(Attachment::media).cloned().collect())
}

fn label(attachment: &Attachment) -> String {
    let (kind, name) = match attachment {
        Attachment::Image { media, .. } => ("image", media.name.clone()),
        Attachment::Voice { media, .. } => ("voice", media.name.clone()),
        Attachment::File { media } => ("file", media.name.clone()),
        Attachment::Contact { name, .. } => ("contact", Some(name.clone())),
        Attachment::Location { latitude, longitude, .. } => ("location", Some(format!("{latitude}, {longitude}"))),
    };
    name.map_or_else(|| format!("[{kind}]"), |name| format!("[{kind}: {name}]"))
}
