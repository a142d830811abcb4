//! What several methods read: texts, keyboards, the message that is answered.

use serde_json::Value;

use super::super::Refusal;
use super::super::html::{Entity, Text, read_html};
use super::super::message::Button;
use super::super::params::Params;
use super::super::state::Chat;
use crate::core::message::Unit;

/// The most bytes of `callback_data`.
const MOST_DATA: usize = 64;
/// The most buttons under one message.
const MOST_BUTTONS: usize = 100;

/// The text of `name`, without markup and without space around it.
pub(super) fn text(params: &Params, name: &str, entities: &str) -> Result<Text, Refusal> {
    let raw = params.text(name).unwrap_or_default();
    let mode = params.text("parse_mode").unwrap_or_default();
    let read = match mode.to_ascii_lowercase().as_str() {
        "html" => read_html(&raw).map_err(|wrong| Refusal::bad(&format!("can't parse entities: {wrong}")))?,
        "" => Text { entities: given(params.value(entities), &raw)?, text: raw },
        _ => return Err(Refusal::bad("unsupported parse_mode")),
    };
    Ok(read.trimmed())
}

/// The length as the limits count it.
pub(super) fn length(text: &Text) -> usize {
    Unit::Utf16.len(&text.text)
}

/// Entities that were sent as such.
fn given(list: Option<Value>, text: &str) -> Result<Vec<Entity>, Refusal> {
    let Some(Value::Array(list)) = list else { return Ok(Vec::new()) };
    let length = Unit::Utf16.len(text);
    let entities = list.iter().map(|item| {
        let number = |name: &str| item.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let word = |name: &str| item.get(name).and_then(Value::as_str).map(str::to_owned);
        let (kind, offset, len) = (word("type")?, number("offset")?, number("length")?);
        let entity = Entity { url: word("url"), language: word("language"), ..Entity::new(&kind, offset, len) };
        (offset + len <= length).then_some(entity)
    });
    entities.collect::<Option<_>>().ok_or_else(|| Refusal::bad("can't parse MessageEntity: it lies outside of the text"))
}

/// The buttons of `reply_markup`; none where it is another one than an inline keyboard.
pub(super) fn keyboard(params: &Params) -> Result<Vec<Vec<Button>>, Refusal> {
    let Some(markup) = params.value("reply_markup") else {
        let unreadable = params.text("reply_markup").is_some_and(|text| !text.is_empty());
        return if unreadable { Err(Refusal::bad("can't parse reply keyboard markup JSON object")) } else { Ok(Vec::new()) };
    };
    let Some(rows) = markup.get("inline_keyboard") else { return Ok(Vec::new()) };
    let rows = rows.as_array().ok_or_else(|| Refusal::bad("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array"))?;
    let read = |row: &Value| {
        let row = row
            .as_array()
            .ok_or_else(|| Refusal::bad("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"))?;
        row.iter().map(button).collect::<Result<Vec<_>, _>>()
    };
    let rows: Vec<Vec<Button>> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    if rows.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS {
        return Err(Refusal::bad("reply markup is too long"));
    }
    Ok(rows)
}

fn button(button: &Value) -> Result<Button, Refusal> {
    let wrong = |what: &str| Refusal::bad(&format!("can't parse inline keyboard button: {what}"));
    let word = |name: &str| button.get(name).and_then(Value::as_str).map(str::to_owned);
    let text = word("text").ok_or_else(|| wrong("Can't find field \"text\""))?;
    if text.trim().is_empty() {
        return Err(wrong("Text must be non-empty"));
    }
    let (data, url) = (word("callback_data"), word("url"));
    let other = ["web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "callback_game", "pay"];
    if data.is_none() && url.is_none() && other.iter().all(|name| button.get(name).is_none()) {
        return Err(wrong("Text buttons are unallowed in the inline keyboard"));
    }
    if data.as_ref().is_some_and(|data| data.is_empty() || data.len() > MOST_DATA) {
        return Err(Refusal::bad("BUTTON_DATA_INVALID"));
    }
    let leads = |url: &String| ["http://", "https://", "tg://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme));
    if url.as_ref().is_some_and(|url| !leads(url)) {
        return Err(Refusal::bad("BUTTON_URL_INVALID"));
    }
    Ok(Button { text, data, url })
}

/// The message that is answered.
pub(super) fn reply_to(params: &Params, chat: &Chat) -> Result<Option<i64>, Refusal> {
    let reply = params.value("reply_parameters");
    let field = |name: &str| reply.as_ref().and_then(|reply| reply.get(name));
    let Some(id) = field("message_id").and_then(Value::as_i64).or_else(|| params.int("reply_to_message_id")) else { return Ok(None) };
    let lenient =
        field("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or_else(|| params.truth("allow_sending_without_reply"));
    match (chat.message(id).is_some(), lenient) {
        (true, _) => Ok(Some(id)),
        (false, true) => Ok(None),
        (false, false) => Err(Refusal::bad("message to be replied not found")),
    }
}

/// The topic that is written to.
pub(super) fn topic(params: &Params, chat: &Chat) -> Result<Option<i64>, Refusal> {
    let Some(id) = params.int("message_thread_id") else { return Ok(None) };
    let known = chat.topics.iter().any(|(known, _)| *known == id);
    if known { Ok(Some(id)) } else { Err(Refusal::bad("message thread not found")) }
}
