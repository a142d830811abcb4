//! What a request says, whether it was written as JSON, as a form, in parts or in the address.

use std::collections::BTreeMap;

use bytes::Bytes;
use regex::bytes::Regex;
use serde_json::{Map, Value};

use super::Refusal;
use crate::conformance::http::Request;

/// A file that was sent along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
}

/// The parameters of a request.
#[derive(Clone, Debug, Default)]
pub(super) struct Params {
    pub(super) fields: Map<String, Value>,
    pub(super) files: BTreeMap<String, Upload>,
}

impl Params {
    /// # Errors
    /// When the body is not what its type says.
    pub(super) fn read(request: &Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        if let Some((_, query)) = request.target.split_once('?') {
            params.form(query);
        }
        let kind = request.headers.get("content-type").map(String::as_str).unwrap_or_default();
        if request.body.is_empty() {
            return Ok(params);
        }
        if kind.starts_with("application/json") {
            let Ok(Value::Object(fields)) = serde_json::from_slice(&request.body) else {
                return Err(Refusal::bad("can't parse request body as JSON object"));
            };
            params.fields.extend(fields.into_iter().filter(|(_, value)| !value.is_null()));
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            params.form(&String::from_utf8_lossy(&request.body));
        } else if let Some((_, boundary)) = kind.strip_prefix("multipart/form-data").and_then(|rest| rest.split_once("boundary=")) {
            params.parts(&request.body, boundary.trim_matches('"')).ok_or_else(|| Refusal::bad("can't parse multipart body"))?;
        } else {
            return Err(Refusal::bad("unsupported content type"));
        }
        Ok(params)
    }

    fn form(&mut self, form: &str) {
        let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
        self.fields.extend(pairs.map(|(name, value)| (decoded(name, true), Value::String(decoded(value, true)))));
    }

    /// The parts of a body; `None` when it has no end.
    fn parts(&mut self, body: &[u8], boundary: &str) -> Option<()> {
        let border = Regex::new(&format!("(?-u)(?:^|\r\n)--{}", regex::escape(boundary))).ok()?;
        let borders: Vec<_> = border.find_iter(body).map(|found| (found.start(), found.end())).collect();
        for ((_, begin), (end, _)) in borders.iter().zip(borders.iter().skip(1)) {
            let part = body.get(*begin..*end)?.strip_prefix(b"\r\n")?;
            let gap = part.windows(4).position(|four| four == b"\r\n\r\n")?;
            let head = String::from_utf8_lossy(part.get(..gap)?).into_owned();
            let content = Bytes::copy_from_slice(part.get(gap + 4..)?);
            let name = quoted(&head, "name")?;
            if let Some(file) = quoted(&head, "filename") {
                let mime = head
                    .lines()
                    .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-type:").map(|kind| kind.trim().to_owned()));
                let mime = mime.unwrap_or_else(|| "application/octet-stream".to_owned());
                self.files.insert(name, Upload { name: file, mime, bytes: content });
            } else {
                self.fields.insert(name, Value::String(String::from_utf8(content.to_vec()).ok()?));
            }
        }
        let (_, end) = borders.last()?;
        body.get(*end..)?.starts_with(b"--").then_some(())
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub(super) fn int(&self, name: &str) -> Option<i64> {
        match self.fields.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub(super) fn truth(&self, name: &str) -> bool {
        match self.fields.get(name) {
            Some(Value::Bool(truth)) => *truth,
            Some(Value::String(text)) => matches!(text.as_str(), "true" | "True" | "1"),
            _ => false,
        }
    }

    /// A value of more than one word, which forms write as JSON in a string.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        match self.fields.get(name)? {
            Value::String(text) => serde_json::from_str(text).ok(),
            other => Some(other.clone()),
        }
    }
}

/// The value of `name="…"` in the head of a part.
fn quoted(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let (_, rest) = line.split_once(&format!("; {name}=\""))?;
    rest.split_once('"').map(|(value, _)| decoded(value, false))
}

/// Percent-encoding taken away.
pub(super) fn decoded(text: &str, plus_is_space: bool) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let Some((&first, more)) = rest.split_first() {
        let hex = more.get(..2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        let (byte, left) = match (first, hex) {
            (b'%', Some(byte)) => (byte, more.get(2..).unwrap_or_default()),
            (b'+', _) if plus_is_space => (b' ', more),
            _ => (first, more),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
