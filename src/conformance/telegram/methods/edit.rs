//! Methods that change what is shown.

use serde_json::Value;
use tokio::time::Instant;

use super::super::Refusal;
use super::super::html::Text;
use super::super::message::{Button, Message};
use super::super::params::Params;
use super::super::state::{Kind, State, unix_now};
use super::send::{MOST_CAPTION, MOST_TEXT};
use super::{Done, form};

/// The emoji that may be put on a message.
const REACTIONS: &str = "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u{200d}🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 \
    👨\u{200d}💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u{200d}♂ 🤷 🤷\u{200d}♀ 😡";
/// The most characters that a press is answered with.
const MOST_NOTICE: usize = 200;

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content \
     and reply markup of the message";

/// The bot's message that is to be changed.
fn target<'a>(state: &'a State, params: &Params) -> Result<&'a Message, Refusal> {
    let chat = state.writable(params.int("chat_id"))?;
    let Some(id) = params.int("message_id") else { return Err(Refusal::bad("message identifier is not specified")) };
    let message = chat.message(id).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if message.by_bot { Ok(message) } else { Err(Refusal::bad("message can't be edited")) }
}

pub(super) fn text(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let target = target(state, params)?;
    if target.media.is_some() {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    let (chat, id) = (target.chat, target.id);
    let text = form::text(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if form::length(&text) > MOST_TEXT {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    change(state, chat, id, Some(text), form::keyboard(params)?)
}

pub(super) fn caption(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let target = target(state, params)?;
    if target.media.is_none() {
        return Err(Refusal::bad("there is no caption in the message to edit"));
    }
    let (chat, id) = (target.chat, target.id);
    let text = form::text(params, "caption", "caption_entities")?;
    if form::length(&text) > MOST_CAPTION {
        return Err(Refusal::bad("message caption is too long"));
    }
    change(state, chat, id, Some(text), form::keyboard(params)?)
}

pub(super) fn keyboard(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let target = target(state, params)?;
    let (chat, id) = (target.chat, target.id);
    change(state, chat, id, None, form::keyboard(params)?)
}

fn change(state: &mut State, chat: i64, id: i64, text: Option<Text>, keyboard: Vec<Vec<Button>>) -> Result<Done, Refusal> {
    let gone = || Refusal::bad("message to edit not found");
    let message = state.chats.get(&chat).and_then(|chat| chat.message(id)).ok_or_else(gone)?;
    let text = text.unwrap_or_else(|| Text { text: message.text.clone(), entities: message.entities.clone() });
    if message.text == text.text && message.entities == text.entities && message.keyboard == keyboard {
        return Err(Refusal::bad(NOT_MODIFIED));
    }
    state.limited(chat)?;
    state.counts.edited += 1;
    let chat = state.chats.get_mut(&chat).ok_or_else(gone)?;
    let of_chat = chat.json();
    let message = chat.message_mut(id).ok_or_else(gone)?;
    (message.text, message.entities, message.keyboard) = (text.text, text.entities, keyboard);
    (message.edits, message.edited_at, message.edit_date) = (message.edits + 1, Some(Instant::now()), Some(unix_now()));
    Ok(Done { result: message.json(&of_chat), message: Some(id), text: Some(message.text.clone()) })
}

pub(super) fn delete(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let chat = state.writable(params.int("chat_id"))?.id;
    let chat = state.chats.get_mut(&chat).ok_or_else(|| Refusal::bad("chat not found"))?;
    let private = chat.kind == Kind::Private;
    let message = params.int("message_id").and_then(|id| chat.message_mut(id));
    let message = message.ok_or_else(|| Refusal::bad("message to delete not found"))?;
    if !message.by_bot && !private {
        return Err(Refusal::bad("message can't be deleted"));
    }
    message.deleted = true;
    Ok(Done { message: Some(message.id), ..true.into() })
}

pub(super) fn reaction(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let chat = state.writable(params.int("chat_id"))?.id;
    let wanted = params.value("reaction").unwrap_or(Value::Array(Vec::new()));
    let wanted = wanted.as_array().cloned().unwrap_or_default();
    if wanted.len() > 1 {
        return Err(Refusal::bad("REACTIONS_TOO_MANY"));
    }
    let emoji = match wanted.first() {
        None => None,
        Some(reaction) => {
            let emoji = reaction.get("emoji").and_then(Value::as_str).unwrap_or_default();
            // The variation selector may stand or not.
            let known = REACTIONS.split(' ').any(|known| known == emoji.replace('\u{fe0f}', ""));
            Some(emoji.to_owned()).filter(|_| known).ok_or_else(|| Refusal::bad("REACTION_INVALID")).map(Some)?
        }
    };
    let message = state.chats.get_mut(&chat).zip(params.int("message_id")).and_then(|(chat, id)| chat.message_mut(id));
    let message = message.ok_or_else(|| Refusal::bad("message to react not found"))?;
    message.reaction = emoji;
    Ok(Done { message: Some(message.id), text: message.reaction.clone(), ..true.into() })
}

pub(super) fn answer_press(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let text = params.text("text");
    if text.as_ref().is_some_and(|text| text.chars().count() > MOST_NOTICE) {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let press = params.text("callback_query_id").and_then(|id| state.presses.get_mut(&id)).filter(|press| press.answered.is_none());
    let press = press.ok_or_else(|| Refusal::bad("query is too old and response timeout expired or query ID is invalid"))?;
    (press.answered, press.text) = (Some(Instant::now()), text.clone());
    Ok(Done { text, ..true.into() })
}
