//! The methods of the Bot API.

mod about;
mod edit;
mod form;
mod hook;
mod send;

use serde_json::Value;

use super::Refusal;
use super::params::Params;
use super::state::State;

pub(super) use about::bot;

/// What a method did: its result, and what it was about.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) result: Value,
    /// The message that was shown or changed, and what stands in it now.
    pub(super) message: Option<i64>,
    pub(super) text: Option<String>,
}

impl From<Value> for Done {
    fn from(result: Value) -> Self {
        Self { result, ..Self::default() }
    }
}

/// Does what a method (in small letters) says; `getupdates` is done elsewhere, since it waits.
pub(super) fn call(state: &mut State, method: &str, params: &Params) -> Result<Done, Refusal> {
    if state.logged_out {
        return Err(Refusal::bad("Logged out"));
    }
    match method {
        "getme" => Ok(bot(state).into()),
        "getchat" => about::chat(state, params),
        "getchatmember" => about::member(state, params),
        "getfile" => about::file(state, params),
        "setmycommands" => about::set_commands(state, params),
        "getmycommands" => about::commands(state, params),
        "deletemycommands" => about::delete_commands(state, params),
        "setwebhook" => hook::set(state, params),
        "deletewebhook" => hook::delete(state, params),
        "getwebhookinfo" => Ok(hook::info(state).into()),
        "close" => Ok(true.into()),
        "logout" => {
            state.logged_out = true;
            Ok(true.into())
        }
        "sendmessage" => send::message(state, params),
        "sendphoto" => send::media(state, params, "photo"),
        "sendvoice" => send::media(state, params, "voice"),
        "senddocument" => send::media(state, params, "document"),
        "sendvideo" => send::media(state, params, "video"),
        "sendaudio" => send::media(state, params, "audio"),
        "sendanimation" => send::media(state, params, "animation"),
        "sendvideonote" => send::media(state, params, "video_note"),
        "sendsticker" => send::media(state, params, "sticker"),
        "sendlocation" | "sendvenue" => send::location(state, params),
        "sendcontact" => send::contact(state, params),
        "sendchataction" => send::chat_action(state, params),
        "editmessagetext" => edit::text(state, params),
        "editmessagecaption" => edit::caption(state, params),
        "editmessagereplymarkup" => edit::keyboard(state, params),
        "deletemessage" => edit::delete(state, params),
        "setmessagereaction" => edit::reaction(state, params),
        "answercallbackquery" => edit::answer_press(state, params),
        _ => Err(Refusal::not_found()),
    }
}

impl From<bool> for Done {
    fn from(result: bool) -> Self {
        Value::Bool(result).into()
    }
}
