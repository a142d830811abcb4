//! The body of a message, checked as Discord checks it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::message::{EPHEMERAL, VOICE, list};
use super::multipart::{Form, Upload};
use super::reply::Problem;
use super::{Id, components};

const CONTENT_CHARS: usize = 2000;
const EMBEDS: usize = 10;
const EMBED_CHARS: usize = 6000;
const FILES: usize = 10;
const NONCE_CHARS: usize = 25;
/// `SUPPRESS_EMBEDS`, `SUPPRESS_NOTIFICATIONS`, a recorded voice.
const SETTABLE: u64 = 1 << 2 | 1 << 12 | VOICE;

/// Whom a message may ping; all whom it names where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) users: bool,
    pub(super) roles: bool,
    pub(super) everyone: bool,
    pub(super) these: BTreeSet<Id>,
    pub(super) replied: bool,
}

/// What a message is to be. `None`: it is not said, so an edit leaves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) content: Option<String>,
    pub(super) embeds: Option<Vec<Value>>,
    pub(super) components: Option<Vec<Value>>,
    pub(super) flags: u64,
    pub(super) nonce: Option<String>,
    pub(super) enforce_nonce: bool,
    /// The message it answers, and whether it must be there.
    pub(super) reply_to: Option<(Id, bool)>,
    pub(super) allowed: Option<Allowed>,
    pub(super) uploads: Vec<Upload>,
    /// Which of the files before stay, in an edit.
    pub(super) keep: Option<Vec<Id>>,
    pub(super) stickers: usize,
}

impl Draft {
    pub(super) fn read(form: Form, upload_bytes: usize) -> Result<Self, Problem> {
        let json = &form.json;
        let mut draft = Self {
            content: content(json)?,
            embeds: embeds(json)?,
            components: components::read(json)?,
            flags: json.get("flags").and_then(Value::as_u64).unwrap_or(0) & (SETTABLE | EPHEMERAL),
            nonce: nonce(json)?,
            enforce_nonce: json.get("enforce_nonce").and_then(Value::as_bool).unwrap_or(false),
            reply_to: reply(json)?,
            allowed: allowed(json)?,
            stickers: list(json, "sticker_ids").count(),
            ..Self::default()
        };
        if form.files.len() > FILES {
            return Err(Problem::form("files", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length."));
        }
        if form.files.iter().map(|file| file.bytes.len()).sum::<usize>() > upload_bytes {
            return Err(Problem::TOO_LARGE);
        }
        draft.uploads = form.files;
        draft.attachments(&form.json)?;
        Ok(draft)
    }

    /// Whether there would be nothing to see.
    pub(super) fn is_empty(&self) -> bool {
        let none = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        let silent = self.content.as_ref().is_none_or(String::is_empty);
        silent && none(&self.embeds) && none(&self.components) && self.uploads.is_empty() && self.stickers == 0
    }

    /// `attachments` names the files that come along, and in an edit those that stay.
    fn attachments(&mut self, json: &Value) -> Result<(), Problem> {
        let Some(named) = json.get("attachments").and_then(Value::as_array) else { return Ok(()) };
        let mut keep = Vec::new();
        for (at, attachment) in named.iter().enumerate() {
            let id = attachment.get("id").and_then(number);
            let id = id.ok_or_else(|| Problem::form(&format!("attachments.{at}.id"), "NUMBER_TYPE_COERCE", "Value is not snowflake."))?;
            match self.uploads.iter_mut().find(|upload| upload.n == id) {
                Some(upload) => {
                    if let Some(name) = attachment.get("filename").and_then(Value::as_str) {
                        name.clone_into(&mut upload.name);
                    }
                }
                None => keep.push(Id(id)),
            }
        }
        self.keep = Some(keep);
        Ok(())
    }
}

/// An id, written as text or as a number.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// A text of at most `max` characters.
pub(super) fn text(of: &Value, name: &str, field: &str, max: usize) -> Result<Option<String>, Problem> {
    let text = match of.get(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text,
        Some(_) => return Err(Problem::form(field, "BASE_TYPE_STRING", "Must be a string.")),
    };
    if text.chars().count() > max {
        return Err(Problem::too_long(field, max));
    }
    Ok(Some(text.clone()))
}

/// Discord takes the space around a text away.
fn content(json: &Value) -> Result<Option<String>, Problem> {
    if json.get("content").is_some_and(Value::is_null) {
        return Ok(Some(String::new()));
    }
    Ok(text(json, "content", "content", CONTENT_CHARS)?.map(|content| content.trim().to_owned()))
}

fn nonce(json: &Value) -> Result<Option<String>, Problem> {
    let nonce = match json.get("nonce") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        Some(_) => return Err(Problem::form("nonce", "NONCE_TYPE_INVALID", "Nonce must be a string or an integer.")),
    };
    if nonce.chars().count() > NONCE_CHARS {
        return Err(Problem::too_long("nonce", NONCE_CHARS));
    }
    Ok(Some(nonce))
}

fn reply(json: &Value) -> Result<Option<(Id, bool)>, Problem> {
    let Some(reference) = json.get("message_reference").filter(|reference| !reference.is_null()) else { return Ok(None) };
    let id = reference.get("message_id").and_then(number).ok_or_else(|| Problem::required("message_reference.message_id"))?;
    let must = reference.get("fail_if_not_exists").and_then(Value::as_bool).unwrap_or(true);
    Ok(Some((Id(id), must)))
}

fn allowed(json: &Value) -> Result<Option<Allowed>, Problem> {
    let Some(given) = json.get("allowed_mentions").filter(|given| !given.is_null()) else { return Ok(None) };
    let mut allowed = Allowed { replied: given.get("replied_user").and_then(Value::as_bool).unwrap_or(false), ..Allowed::default() };
    for kind in list(given, "parse") {
        match kind.as_str() {
            Some("users") => allowed.users = true,
            Some("roles") => allowed.roles = true,
            Some("everyone") => allowed.everyone = true,
            _ => {
                return Err(Problem::form(
                    "allowed_mentions.parse.0",
                    "BASE_TYPE_CHOICES",
                    "Value must be one of ('users', 'roles', 'everyone').",
                ));
            }
        }
    }
    allowed.these = list(given, "users").chain(list(given, "roles")).filter_map(number).map(Id).collect();
    if (allowed.users && list(given, "users").count() > 0) || (allowed.roles && list(given, "roles").count() > 0) {
        let message = "parse:[\"users\"] and users: [ids...] are mutually exclusive.";
        return Err(Problem::form("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message));
    }
    Ok(Some(allowed))
}

fn embeds(json: &Value) -> Result<Option<Vec<Value>>, Problem> {
    let Some(embeds) = json.get("embeds").and_then(Value::as_array) else { return Ok(None) };
    if embeds.len() > EMBEDS {
        return Err(Problem::form("embeds", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length."));
    }
    let mut all = 0;
    for (at, embed) in embeds.iter().enumerate() {
        for (name, max) in [("title", 256), ("description", 4096)] {
            all += length(embed, name, &format!("embeds.{at}.{name}"), max)?;
        }
        let part = |name: &str| embed.get(name).unwrap_or(&Value::Null);
        all += length(part("footer"), "text", &format!("embeds.{at}.footer.text"), 2048)?;
        all += length(part("author"), "name", &format!("embeds.{at}.author.name"), 256)?;
        if list(embed, "fields").count() > 25 {
            return Err(Problem::form(&format!("embeds.{at}.fields"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length."));
        }
        for (n, field) in list(embed, "fields").enumerate() {
            all += length(field, "name", &format!("embeds.{at}.fields.{n}.name"), 256)?;
            all += length(field, "value", &format!("embeds.{at}.fields.{n}.value"), 1024)?;
        }
    }
    if all > EMBED_CHARS {
        return Err(Problem::form("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"));
    }
    Ok(Some(embeds.clone()))
}

fn length(of: &Value, name: &str, field: &str, max: usize) -> Result<usize, Problem> {
    Ok(text(of, name, field, max)?.map_or(0, |text| text.chars().count()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(json: Value) -> Result<Draft, Problem> {
        Draft::read(Form { json, files: Vec::new() }, 10)
    }

    #[test]
    fn what_is_too_long_is_named() {
        for (body, field) in [
            (json!({"content": "ü".repeat(2001)}), "content"),
            (json!({"content": 5}), "content"),
            (json!({"nonce": "n".repeat(26)}), "nonce"),
            (json!({"nonce": {}}), "nonce"),
            (json!({"embeds": [{"title": "t".repeat(257)}]}), "embeds/0/title"),
            (json!({"embeds": [{"description": "d".repeat(4000)}, {"description": "d".repeat(2001)}]}), "embeds"),
            (json!({"embeds": vec![json!({"title": "t"}); 11]}), "embeds"),
            (json!({"allowed_mentions": {"parse": ["all"]}}), "allowed_mentions/parse/0"),
            (json!({"allowed_mentions": {"parse": ["users"], "users": ["1"]}}), "allowed_mentions"),
            (json!({"message_reference": {}}), "message_reference/message_id"),
            (json!({"attachments": [{}]}), "attachments/0/id"),
        ] {
            let problem = read(body.clone()).unwrap_err();
            assert_eq!((problem.status, problem.code), (400, 50035), "{body}");
            let errors = problem.errors.unwrap();
            assert!(errors.pointer(&format!("/{field}/_errors/0/code")).is_some(), "{field} in {errors}");
        }
        for body in [json!({"content": "ü".repeat(2000)}), json!({"nonce": "n".repeat(25)}), json!({"nonce": 5}), json!({"content": null})]
        {
            assert!(read(body.clone()).is_ok(), "{body}");
        }
    }

    #[test]
    fn nothing_to_see_is_empty() {
        for (body, expect) in [
            (json!({}), true),
            (json!({"content": " \n "}), true),
            (json!({"content": null, "embeds": [], "components": []}), true),
            (json!({"content": "a"}), false),
            (json!({"embeds": [{"title": "t"}]}), false),
        ] {
            assert_eq!(read(body.clone()).unwrap().is_empty(), expect, "{body}");
        }
        assert_eq!(read(json!({"content": " a "})).unwrap().content.as_deref(), Some("a"));
    }

    #[test]
    fn files_have_a_size() {
        let file = |n| Upload { n, name: "a".into(), mime: "b".into(), bytes: vec![0; 6] };
        let form = |files| Form { json: json!({"attachments": [{"id": 0, "filename": "c"}, {"id": "17"}]}), files };
        let draft = Draft::read(form(vec![file(0)]), 10).unwrap();
        assert_eq!((draft.uploads[0].name.as_str(), draft.keep), ("c", Some(vec![Id(17)])));
        assert_eq!(Draft::read(form(vec![file(0), file(1)]), 10), Err(Problem::TOO_LARGE));
        assert!(Draft::read(form((0..11).map(file).collect()), 1000).is_err());
    }
}
