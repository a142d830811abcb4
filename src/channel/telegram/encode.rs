//! How what the bot does is written down. The chat stands in no request: it is told when one is sent, since a chat may have
//! another id by then.

use serde::{Deserialize, Serialize};
use serde_json::value::to_raw_value;
use serde_json::{Map, Value};
use teloxide::payloads::{
    AnswerCallbackQuery, DeleteMessage, EditMessageText, EditMessageTextSetters as _, SendChatAction, SendContact, SendDocument,
    SendDocumentSetters as _, SendLocation, SendMessage, SendMessageSetters as _, SendPhoto, SendPhotoSetters as _, SendVenue, SendVoice,
    SendVoiceSetters as _, SetMessageReaction, SetMessageReactionSetters as _,
};
use teloxide::requests::Payload;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions,
    MessageId as Id, ParseMode, ReactionType, ReplyParameters,
};

use super::markup;
use crate::channel::Request;
use crate::core::message::{Action, Address, Attachment, Choice, MediaRef, MessageId, Outgoing, Unit};

/// The most bytes of what comes back from a button.
const MAX_DATA: usize = 64;
/// The most UTF-16 units of the words beside a file.
const MAX_CAPTION: usize = 1_024;
/// The most bytes of a picture that is shown as one; a larger one is a document.
const MAX_PHOTO: u64 = 10 * 1024 * 1024;
/// The most buttons in a row, and the most characters of all of them: about the width of a telephone.
const ROW: (usize, usize) = (5, 28);
/// The reactions that bots can put.
const REACTIONS: &[&str] = &[
    "❤",
    "👍",
    "👎",
    "🔥",
    "🥰",
    "👏",
    "😁",
    "🤔",
    "🤯",
    "😱",
    "🤬",
    "😢",
    "🎉",
    "🤩",
    "🤮",
    "💩",
    "🙏",
    "👌",
    "🕊",
    "🤡",
    "🥱",
    "🥴",
    "😍",
    "🐳",
    "❤\u{200d}🔥",
    "🌚",
    "🌭",
    "💯",
    "🤣",
    "⚡",
    "🍌",
    "🏆",
    "💔",
    "🤨",
    "😐",
    "🍓",
    "🍾",
    "💋",
    "🖕",
    "😈",
    "😴",
    "😭",
    "🤓",
    "👻",
    "👨\u{200d}💻",
    "👀",
    "🎃",
    "🙈",
    "😇",
    "😨",
    "🤝",
    "✍",
    "🤗",
    "🫡",
    "🎅",
    "🎄",
    "☃",
    "💅",
    "🤪",
    "🗿",
    "🆒",
    "💘",
    "🙉",
    "🦄",
    "😘",
    "💊",
    "🙊",
    "😎",
    "👾",
    "🤷\u{200d}♂",
    "🤷",
    "🤷\u{200d}♀",
    "😡",
];
/// What an emoji is followed by where it is to be a picture; reactions are named without it.
const PICTURE: char = '\u{fe0f}';

/// A request as it is kept: the method is its route.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Call {
    /// The method's parameters, without the chat and the message.
    pub(super) params: Map<String, Value>,
    /// The message that is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<MessageId>,
    /// The message that it answers, should a changed message have to be shown anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reply: Option<Value>,
    /// The file that is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<Sent>,
}

/// A file that is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Sent {
    /// The parameter that it is.
    pub(super) field: String,
    /// Which.
    pub(super) media: MediaRef,
}

/// An action as a request; `None` for what the platform has no word for. Pure.
#[must_use]
pub fn encode(_address: &Address, action: &Action) -> Option<Request> {
    match action {
        Action::Show(outgoing) => shown(outgoing),
        Action::Edit { message, with } => {
            let edit = EditMessageText::new(NOWHERE, NO_MESSAGE, markup::html(&with.markup)).parse_mode(ParseMode::Html);
            let edit = edit.link_preview_options(no_preview());
            let edit = if with.choices.is_empty() { edit } else { edit.reply_markup(keyboard(&with.choices)) };
            let reply = reply(with).and_then(|reply| serde_json::to_value(reply).ok());
            request(&edit, &with.id, |call| Call { message: Some(message.clone()), reply, ..call })
        }
        Action::Delete { message } => {
            let id = format!("delete:{}", message.0);
            request(&DeleteMessage::new(NOWHERE, NO_MESSAGE), &id, |call| Call { message: Some(message.clone()), ..call })
        }
        Action::React { message, emoji } => {
            let emoji: String = emoji.chars().filter(|c| *c != PICTURE).collect();
            if !REACTIONS.contains(&emoji.as_str()) {
                return None;
            }
            let id = format!("reaction:{}:{emoji}", message.0);
            let react = SetMessageReaction::new(NOWHERE, NO_MESSAGE).reaction(vec![ReactionType::Emoji { emoji }]);
            request(&react, &id, |call| Call { message: Some(message.clone()), ..call })
        }
        Action::Typing => request(&SendChatAction::new(NOWHERE, ChatAction::Typing), "typing", |call| call),
        Action::Ack { token } => request(&AnswerCallbackQuery::new(CallbackQueryId(token.clone())), &format!("ack:{token}"), |call| call),
        // Nobody can be written to who has not written to us; a link in a message leads to us.
        Action::OpenPrivate { .. } => None,
    }
}

const NOWHERE: ChatId = ChatId(0);
const NO_MESSAGE: Id = Id(0);

fn shown(outgoing: &Outgoing) -> Option<Request> {
    let text = markup::html(&outgoing.markup);
    match outgoing.attachments.first() {
        Some(Attachment::Location { latitude, longitude, name }) => match name {
            Some(name) => request(&SendVenue::new(NOWHERE, *latitude, *longitude, name.clone(), name.clone()), &outgoing.id, |call| call),
            None => request(&SendLocation::new(NOWHERE, *latitude, *longitude), &outgoing.id, |call| call),
        },
        Some(Attachment::Contact { name, phone: Some(phone) }) => {
            request(&SendContact::new(NOWHERE, phone.clone(), name.clone()), &outgoing.id, |call| call)
        }
        Some(attachment) if Unit::Utf16.len(&text) <= MAX_CAPTION && attachment.media().is_some() => file(outgoing, attachment, text),
        _ => {
            let send = SendMessage::new(NOWHERE, text).parse_mode(ParseMode::Html).link_preview_options(no_preview());
            let send = if outgoing.choices.is_empty() { send } else { send.reply_markup(keyboard(&outgoing.choices)) };
            let send = match reply(outgoing) {
                Some(reply) => send.reply_parameters(reply),
                None => send,
            };
            request(&send, &outgoing.id, |call| call)
        }
    }
}

fn file(outgoing: &Outgoing, attachment: &Attachment, caption: String) -> Option<Request> {
    let media = attachment.media()?.clone();
    let nothing = || InputFile::file_id(FileId(String::new()));
    let mime = media.mime.clone().unwrap_or_default();
    let with = |field: &str| {
        let file = Sent { field: field.to_owned(), media };
        move |call: Call| {
            let mut params = call.params;
            params.remove(&file.field);
            if params.get("caption").and_then(Value::as_str).is_some_and(str::is_empty) {
                params.remove("caption");
                params.remove("parse_mode");
            }
            Call { params, file: Some(file), ..call }
        }
    };
    let is_photo = matches!(mime.as_str(), "image/jpeg" | "image/png" | "image/webp");
    match attachment {
        Attachment::Image { media, .. } if is_photo && media.size.is_none_or(|size| size <= MAX_PHOTO) => {
            request(&SendPhoto::new(NOWHERE, nothing()).caption(caption).parse_mode(ParseMode::Html), &outgoing.id, with("photo"))
        }
        Attachment::Voice { duration_ms, .. } if matches!(mime.as_str(), "audio/ogg" | "audio/mpeg" | "audio/mp4") => {
            let voice = SendVoice::new(NOWHERE, nothing()).caption(caption).parse_mode(ParseMode::Html);
            let voice = match duration_ms.and_then(|ms| u32::try_from(ms / 1000).ok()) {
                Some(secs) => voice.duration(secs),
                None => voice,
            };
            request(&voice, &outgoing.id, with("voice"))
        }
        _ => request(&SendDocument::new(NOWHERE, nothing()).caption(caption).parse_mode(ParseMode::Html), &outgoing.id, with("document")),
    }
}

/// A payload without the chat and the message that it is for.
fn request<P: Payload + Serialize>(payload: &P, id: &str, complete: impl FnOnce(Call) -> Call) -> Option<Request> {
    let Value::Object(mut params) = serde_json::to_value(payload).ok()? else { return None };
    params.remove("chat_id");
    params.remove("message_id");
    let call = complete(Call { params, message: None, reply: None, file: None });
    Some(Request { route: P::NAME.to_owned(), id: id.to_owned(), body: to_raw_value(&call).ok()? })
}

/// What is answered; a message that is gone keeps nothing from being shown.
fn reply(outgoing: &Outgoing) -> Option<ReplyParameters> {
    let id = outgoing.reply_to.as_ref()?.0.parse().ok()?;
    Some(ReplyParameters::new(Id(id)).allow_sending_without_reply())
}

const fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions { is_disabled: true, url: None, prefer_small_media: false, prefer_large_media: false, show_above_text: false }
}

/// Short choices beside each other, long ones below each other.
fn keyboard(choices: &[Choice]) -> InlineKeyboardMarkup {
    let (most, width) = ROW;
    let mut rows: Vec<Vec<InlineKeyboardButton>> = Vec::new();
    let mut used = usize::MAX;
    for choice in choices {
        let button = InlineKeyboardButton::callback(choice.label.clone(), choice.named_within(MAX_DATA));
        let chars = choice.label.chars().count();
        match rows.last_mut().filter(|row| row.len() < most && used.saturating_add(chars) <= width) {
            Some(row) => {
                used += chars;
                row.push(button);
            }
            None => {
                used = chars;
                rows.push(vec![button]);
            }
        }
    }
    InlineKeyboardMarkup::new(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key::LocaleTag;
    use crate::core::message::{Markup, Origin};

    fn address() -> Address {
        Address { channel: "telegram".into(), account: "a".into(), place: "7".into(), author: "7".into() }
    }

    fn call(action: &Action) -> (String, Value) {
        let request = encode(&address(), action).unwrap();
        (request.route, serde_json::from_str(request.body.get()).unwrap())
    }

    fn outgoing(text: &str) -> Outgoing {
        Outgoing::new("1.0.0".to_owned(), Markup::text(text), LocaleTag::new("en"), Origin::Answer)
    }

    #[test]
    fn choices_stand_beside_each_other_where_they_are_short() {
        let rows = |labels: &[&str]| -> Vec<usize> {
            let choices: Vec<Choice> = labels.iter().map(|label| Choice { id: (*label).to_owned(), label: (*label).to_owned() }).collect();
            keyboard(&choices).inline_keyboard.iter().map(Vec::len).collect()
        };
        for (labels, expect) in [
            (&["1", "2", "3", "4", "5"][..], &[5][..]),
            (&["1", "2", "3", "4", "5", "6"], &[5, 1]),
            (&["Talk to a person at the desk"], &[1]),
            (&["Wrong size", "Does not fit me", "Broken"], &[2, 1]),
            (&["A label that is longer than a row of them", "x"], &[1, 1]),
        ] {
            assert_eq!(rows(labels), expect, "{labels:?}");
        }
    }

    #[test]
    fn what_comes_back_from_a_button_fits() {
        let id = format!("flow:{}", "x".repeat(100));
        let mut with = outgoing("pick");
        with.choices = vec![Choice { id: id.clone(), label: "x".to_owned() }, Choice { id: "rating:1".to_owned(), label: "1".to_owned() }];
        let (route, body) = call(&Action::Show(with));
        let buttons = &body["params"]["reply_markup"]["inline_keyboard"];
        let data = buttons[0][0]["callback_data"].as_str().unwrap();
        assert!(route == "SendMessage" && data.len() <= MAX_DATA && Choice::goes_by(&id, data), "{data}");
        assert_eq!(buttons[0][1]["callback_data"], "rating:1");
    }

    #[test]
    fn no_request_holds_the_chat() {
        let message = MessageId::new("4");
        let mut with = outgoing("hello");
        with.reply_to = Some(MessageId::new("3"));
        for action in [
            Action::Show(with.clone()),
            Action::Edit { message: message.clone(), with },
            Action::Delete { message: message.clone() },
            Action::React { message, emoji: "❤️".to_owned() },
            Action::Typing,
        ] {
            let (_, body) = call(&action);
            assert!(body["params"]["chat_id"].is_null() && body["params"]["message_id"].is_null(), "{body}");
        }
    }

    #[test]
    fn only_what_bots_can_put_is_a_reaction() {
        let react = |emoji: &str| encode(&address(), &Action::React { message: MessageId::new("4"), emoji: emoji.to_owned() });
        for (emoji, expect) in [("👍", true), ("❤️", true), ("🤷‍♂️", true), ("🧡", false), ("", false), (":)", false)] {
            assert_eq!(react(emoji).is_some(), expect, "{emoji}");
        }
    }

    #[test]
    fn files_go_by_what_they_are() {
        let media = |mime: &str, size| MediaRef { id: "b1".to_owned(), mime: Some(mime.to_owned()), name: None, size: Some(size) };
        let image = |mime: &str, size| Attachment::Image { media: media(mime, size), alt: None };
        let voice = |mime: &str| Attachment::Voice { media: media(mime, 1), duration_ms: Some(4_200) };
        for (attachment, expect) in [
            (image("image/png", MAX_PHOTO), ("SendPhoto", "photo")),
            (image("image/png", MAX_PHOTO + 1), ("SendDocument", "document")),
            (image("image/gif", 1), ("SendDocument", "document")),
            (voice("audio/ogg"), ("SendVoice", "voice")),
            (voice("audio/wav"), ("SendDocument", "document")),
            (Attachment::File { media: media("application/pdf", 1) }, ("SendDocument", "document")),
        ] {
            let mut with = outgoing("");
            with.attachments = vec![attachment.clone()];
            let (route, body) = call(&Action::Show(with));
            assert_eq!((route.as_str(), body["file"]["field"].as_str().unwrap()), expect, "{attachment:?}");
            assert!(body["params"][expect.1].is_null() && body["params"]["caption"].is_null(), "{body}");
        }
    }
}
