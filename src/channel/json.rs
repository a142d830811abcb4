//! Reads one JSON object key by key and refuses keys that nobody knows, with the nearest one that exists.
//!
//! It must not know what the keys mean.

use serde_json::{Map, Value};

use super::DecodeError;
use crate::core::time::Timestamp;

/// The most UTF-8 bytes of an id that others give us.
pub(crate) const MAX_ID_BYTES: usize = 256;

/// An object being read; getters take their key out of it.
pub(crate) struct Fields {
    what: String,
    map: Map<String, Value>,
}

/// An error whose `what` fits after "cannot".
pub(crate) fn error(what: impl Into<String>, help: impl Into<String>) -> DecodeError {
    DecodeError { what: what.into(), help: help.into() }
}

impl Fields {
    /// The object in `body`.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, DecodeError> {
        let value: Value = serde_json::from_slice(body)
            .map_err(|cause| error(format!("read the body as JSON: {cause}"), "send one JSON object in UTF-8"))?;
        Self::of(value, "the body")
    }

    /// The object in `value`, called `what` in messages.
    pub(crate) fn of(value: Value, what: &str) -> Result<Self, DecodeError> {
        match value {
            Value::Object(map) => Ok(Self { what: what.to_owned(), map }),
            other => Err(error(format!("take {} for {what}", kind(&other)), "send a JSON object: {\"key\": …}")),
        }
    }

    /// Refuses every key that is not in `known`.
    pub(crate) fn only(&self, known: &[&'static str]) -> Result<(), DecodeError> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(error(format!("read the key `{}` of {}", shorten(key), self.what), nearest(key, known))),
        }
    }

    /// A text, unchanged.
    pub(crate) fn text(&mut self, key: &'static str) -> Result<Option<String>, DecodeError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(self.wrong(key, &other, "a text in double quotes")),
        }
    }

    /// An id: a text of 1 to [`MAX_ID_BYTES`] bytes without control characters.
    pub(crate) fn id(&mut self, key: &'static str) -> Result<Option<String>, DecodeError> {
        let Some(id) = self.text(key)? else { return Ok(None) };
        check_id(key, &id)?;
        Ok(Some(id))
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, key: &'static str) -> Result<Option<i64>, DecodeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        value.as_i64().map(Some).ok_or_else(|| self.wrong(key, &value, "a whole number within 64 bits"))
    }

    /// A count that is not negative.
    pub(crate) fn count(&mut self, key: &'static str) -> Result<Option<u64>, DecodeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        value.as_u64().map(Some).ok_or_else(|| self.wrong(key, &value, "a whole number, 0 or more"))
    }

    /// A number within `-limit..=limit`.
    pub(crate) fn number(&mut self, key: &'static str, limit: f64) -> Result<Option<f64>, DecodeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        match value.as_f64().filter(|number| number.abs() <= limit) {
            Some(number) => Ok(Some(number)),
            None => Err(self.wrong(key, &value, &format!("a number from -{limit} to {limit}"))),
        }
    }

    /// True or false.
    pub(crate) fn boolean(&mut self, key: &'static str) -> Result<Option<bool>, DecodeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        value.as_bool().map(Some).ok_or_else(|| self.wrong(key, &value, "true or false"))
    }

    /// An object.
    pub(crate) fn object(&mut self, key: &'static str) -> Result<Option<Self>, DecodeError> {
        self.take(key).map(|value| Self::of(value, &format!("`{key}`"))).transpose()
    }

    /// A list.
    pub(crate) fn list(&mut self, key: &'static str) -> Result<Option<Vec<Value>>, DecodeError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(other) => Err(self.wrong(key, &other, "a list: […]")),
        }
    }

    /// The value that must be there.
    pub(crate) fn required<T>(&self, key: &'static str, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or_else(|| error(format!("find the key `{key}` in {}", self.what), format!("add `{key}`")))
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key).filter(|value| !value.is_null())
    }

    fn wrong(&self, key: &str, found: &Value, wanted: &str) -> DecodeError {
        error(format!("take {} for `{key}` of {}", kind(found), self.what), format!("`{key}` is {wanted}"))
    }
}

/// Refuses an id that is empty, too long or has control characters.
pub(crate) fn check_id(name: &str, id: &str) -> Result<(), DecodeError> {
    if (1..=MAX_ID_BYTES).contains(&id.len()) && !id.chars().any(char::is_control) {
        return Ok(());
    }
    Err(error(
        format!("use an id of {} bytes as `{name}`", id.len()),
        format!("ids have 1 to {MAX_ID_BYTES} bytes and no control characters"),
    ))
}

/// A word that is not in the closed list of `key`.
pub(crate) fn unknown(key: &str, word: &str, known: &[&'static str]) -> DecodeError {
    error(format!("understand `{}` as `{key}`", shorten(word)), nearest(word, known))
}

/// What to do about a key or word that nobody knows.
fn nearest(word: &str, known: &[&'static str]) -> String {
    const NEAR: f64 = 0.75;
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let word = shorten(word);
    let scored = known.iter().map(|name| (strsim::jaro_winkler(&word, name), name));
    match scored.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score >= NEAR) {
        Some((_, name)) => format!("did you mean `{name}`? Known here: {list}"),
        None => format!("known here: {list}"),
    }
}

/// A word of somebody else's, short enough for a message.
fn shorten(word: &str) -> String {
    const SHOWN: usize = 40;
    let mut short: String = word.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    short
}

/// A time by RFC 3339, as all our JSON writes it; `None` outside the years that have four digits.
pub(crate) fn rfc3339(at: Timestamp) -> Option<String> {
    jiff::Timestamp::from_millisecond(at.0).ok().map(|at| at.to_string())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
