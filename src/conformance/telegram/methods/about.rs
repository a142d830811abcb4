//! Methods that tell about the bot, its chats and files.

use serde_json::{Value, json};

use super::super::Refusal;
use super::super::params::Params;
use super::super::state::{Command, State};
use super::Done;

/// The most bytes of a file that a bot may bring.
const MOST_DOWNLOAD: usize = 20 << 20;
const MOST_COMMANDS: usize = 100;
const MOST_NAME: usize = 32;
const MOST_DESCRIPTION: usize = 256;

/// The answer of `getMe`.
pub(in super::super) fn bot(state: &State) -> Value {
    let mut me = state.me_json();
    if let Some(fields) = me.as_object_mut() {
        fields.extend([
            ("can_join_groups".to_owned(), json!(true)),
            ("can_read_all_group_messages".to_owned(), json!(!state.privacy)),
            ("supports_inline_queries".to_owned(), json!(false)),
            ("can_connect_to_business".to_owned(), json!(false)),
            ("has_main_web_app".to_owned(), json!(false)),
        ]);
    }
    me
}

pub(super) fn chat(state: &State, params: &Params) -> Result<Done, Refusal> {
    let chat = params.int("chat_id").and_then(|id| state.chats.get(&id)).ok_or_else(|| Refusal::bad("chat not found"))?;
    let mut json = chat.json();
    if let Some(fields) = json.as_object_mut() {
        fields.extend([("accent_color_id".to_owned(), json!(0)), ("max_reaction_count".to_owned(), json!(11))]);
    }
    Ok(json.into())
}

pub(super) fn member(state: &State, params: &Params) -> Result<Done, Refusal> {
    let chat = params.int("chat_id").and_then(|id| state.chats.get(&id)).ok_or_else(|| Refusal::bad("chat not found"))?;
    let id = params.int("user_id").unwrap_or_default();
    if id == state.me.id {
        let status = if chat.closed.is_some() { "left" } else { "member" };
        return Ok(json!({"status": status, "user": state.me_json()}).into());
    }
    let user = chat.members.iter().find(|user| user.id == id);
    let user = user.ok_or_else(|| Refusal::bad("user not found"))?;
    Ok(json!({"status": "member", "user": user.json()}).into())
}

pub(super) fn file(state: &State, params: &Params) -> Result<Done, Refusal> {
    let wrong = || Refusal::bad("wrong file_id or the file is temporarily unavailable");
    let id = params.text("file_id").ok_or_else(|| Refusal::bad("file_id not specified"))?;
    let (path, file) = state.files.get(&id).ok_or_else(wrong)?;
    if file.bytes.len() > MOST_DOWNLOAD && !state.local_files {
        return Err(Refusal::bad("file is too big"));
    }
    let path = if state.local_files { format!("/var/lib/telegram-bot-api/{path}") } else { path.clone() };
    Ok(json!({"file_id": id, "file_unique_id": format!("u-{id}"), "file_size": file.bytes.len(), "file_path": path}).into())
}

/// For whom commands are, and in which language.
fn scope(params: &Params) -> Result<(String, String), Refusal> {
    let scope = params.value("scope").map_or_else(|| r#"{"type":"default"}"#.to_owned(), |scope| scope.to_string());
    let language = params.text("language_code").unwrap_or_default();
    let two_letters = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if language.is_empty() || two_letters { Ok((scope, language)) } else { Err(Refusal::bad("invalid language code specified")) }
}

pub(super) fn set_commands(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    let scope = scope(params)?;
    let list = params.value("commands").unwrap_or_default();
    let list = list.as_array().ok_or_else(|| Refusal::bad("can't parse commands JSON object"))?;
    if list.len() > MOST_COMMANDS {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    let commands = list.iter().map(command).collect::<Result<Vec<_>, _>>()?;
    state.commands.insert(scope, commands);
    Ok(true.into())
}

fn command(command: &Value) -> Result<Command, Refusal> {
    let word = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (name, description) = (word("command").trim_start_matches('/').to_owned(), word("description"));
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if name.is_empty() || name.len() > MOST_NAME || !plain {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    if description.trim().is_empty() || description.chars().count() > MOST_DESCRIPTION {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok((name, description))
}

pub(super) fn commands(state: &State, params: &Params) -> Result<Done, Refusal> {
    let known = state.commands.get(&scope(params)?).into_iter().flatten();
    let list: Vec<Value> = known.map(|(name, description)| json!({"command": name, "description": description})).collect();
    Ok(Value::Array(list).into())
}

pub(super) fn delete_commands(state: &mut State, params: &Params) -> Result<Done, Refusal> {
    state.commands.remove(&scope(params)?);
    Ok(true.into())
}
