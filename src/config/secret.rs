//! Secrets in files: where they stand, and texts without them.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{KeyDoc, Shape};

/// How the keys of secret values end, in small letters and with `_` between words.
const SECRET_KEYS: [&str; 19] = [
    "secret",
    "secrets",
    "token",
    "tokens",
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "api_key",
    "apikey",
    "secret_key",
    "secretkey",
    "secret_value",
    "access_key",
    "access_key_id",
    "private_key",
    "credentials",
    "authorization",
    "_pass",
];
/// Such keys that are ends of other words.
const WHOLE_KEYS: [&str; 1] = ["pass"];
/// A key that counts tokens is no secret.
const COUNTED: &str = "tokens";
/// How keys end whose values are names of environment variables.
const ENV_KEYS: &str = "_env";

/// How a secret of Standard Webhooks begins.
const WEBHOOK_SECRET: &str = "whsec_";
/// How the keys of several models begin; the tags of Slovak do too.
const MODEL_KEY: &str = "sk-";
/// The longest part of a tag that a locale has beside its language.
const LONGEST_SUBTAG: usize = 4;
/// What is certainly a model's key, in letters behind its beginning.
const CERTAIN_LENGTH: usize = 16;
/// How a header with a token begins.
const BEARER: &str = "bearer ";

/// The secrets of a TOML document.
#[derive(Default)]
pub(super) struct Secrets {
    /// Values that are secrets, with the key that says so.
    pub(super) found: Vec<(String, Range<usize>)>,
    /// Values that may be: what stands in place of a variable's name.
    pub(super) hidden: Vec<Range<usize>>,
}

/// What the keys above a value say of it.
#[derive(Clone, Copy)]
enum Below<'a> {
    Nothing,
    Env,
    Secret(&'a str),
}

impl Secrets {
    /// The secrets of a document whose keys are documented by `docs`.
    pub(super) fn of(document: &DeTable<'_>, docs: &[KeyDoc]) -> Self {
        let mut secrets = Self::default();
        for (key, value) in document {
            let key = key.get_ref().as_ref();
            let names = docs.iter().any(|doc| doc.key == key && matches!(doc.shape, Shape::ByName(_)));
            match value.get_ref() {
                // A name that the business chose says nothing about what it names.
                DeValue::Table(table) if names => {
                    for (name, value) in table {
                        let name = if value.get_ref().is_table() { "" } else { name.get_ref().as_ref() };
                        secrets.find(name, value, Below::Nothing);
                    }
                }
                _ => secrets.find(key, value, Below::Nothing),
            }
        }
        secrets
    }

    fn find(&mut self, key: &str, value: &Spanned<DeValue<'_>>, above: Below<'_>) {
        let below = match above {
            Below::Secret(_) => above,
            _ if is_secret_key(key) => Below::Secret(key),
            Below::Nothing if key.ends_with(ENV_KEYS) => Below::Env,
            _ => above,
        };
        match (value.get_ref(), below) {
            (DeValue::Array(items), _) => items.iter().for_each(|item| self.find(key, item, below)),
            (DeValue::Table(table), _) => table.iter().for_each(|(key, value)| self.find(key.get_ref(), value, below)),
            (DeValue::String(text), _) if text.trim().is_empty() => {}
            (DeValue::String(_), Below::Secret(key)) => self.found.push((key.to_owned(), value.span())),
            (DeValue::String(text), _) if is_secret(text) => self.found.push((key.to_owned(), value.span())),
            (DeValue::String(text), Below::Env) if !is_env(text) => self.hidden.push(value.span()),
            (DeValue::String(_) | DeValue::Boolean(_), _) => {}
            (_, Below::Secret(key)) if !key.ends_with(COUNTED) => self.found.push((key.to_owned(), value.span())),
            (_, Below::Env) => self.hidden.push(value.span()),
            _ => {}
        }
    }
}

/// Whether this can be the name of an environment variable.
pub(super) fn is_env(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn is_secret_key(key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('-', "_");
    WHOLE_KEYS.contains(&key.as_str()) || SECRET_KEYS.iter().any(|end| key.ends_with(end))
}

/// Whether a value tells by itself that it is a secret.
fn is_secret(value: &str) -> bool {
    let value = value.trim();
    value.starts_with(WEBHOOK_SECRET) || is_model_key(value) || is_bearer(value) || is_secret_url(value)
}

fn is_model_key(value: &str) -> bool {
    value.strip_prefix(MODEL_KEY).is_some_and(|rest| {
        let long = rest.len() >= CERTAIN_LENGTH / 2 || rest.contains(|c: char| c.is_ascii_digit());
        long && rest.split('-').any(|part| part.len() > LONGEST_SUBTAG) && !rest.contains(char::is_whitespace)
    })
}

fn is_bearer(value: &str) -> bool {
    let token = value.get(..BEARER.len()).filter(|start| start.eq_ignore_ascii_case(BEARER)).and_then(|_| value.get(BEARER.len()..));
    token.map(str::trim).is_some_and(|token| {
        let long = token.len() >= CERTAIN_LENGTH || token.contains(|c: char| c.is_ascii_digit());
        long && !token.contains(char::is_whitespace)
    })
}

/// An address with a password or a key in it.
fn is_secret_url(value: &str) -> bool {
    let Some((_, rest)) = value.split_once("://") else { return false };
    let password = rest.split(['/', '?', '#']).next().and_then(|host| host.split_once('@')).is_some_and(|(user, _)| user.contains(':'));
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    password || query.split(['&', '#']).filter_map(|pair| pair.split_once('=')).any(|(key, value)| !value.is_empty() && is_query_key(key))
}

fn is_query_key(key: &str) -> bool {
    is_secret_key(key) || key.to_ascii_lowercase().ends_with("key")
}

/// The secrets of a text that could not be parsed, line by line.
pub(super) fn in_lines(text: &str) -> Vec<Range<usize>> {
    let (mut start, mut below, mut found) = (0, false, Vec::new());
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        if code.starts_with('[') && !code.contains('=') {
            below = code.split(['[', ']', '.']).any(|part| is_hiding(part, ""));
        } else if let Some(at) = line.find(['=', ':']).filter(|at| below || is_secret(unquoted(line.get(at + 1..).unwrap_or_default()))) {
            found.push(start + at + 1..start + line.len());
        } else {
            let hides = |at: &usize| {
                let (before, value) = (line.get(..*at).unwrap_or_default().trim_end(), line.get(at + 1..).unwrap_or_default());
                let key = before.rsplit(['{', ',', '[', ' ', '\t']).next().unwrap_or_default();
                key.split('.').any(|part| is_hiding(part, unquoted(value)))
            };
            let at = line.match_indices(['=', ':']).map(|(at, _)| at).find(hides);
            found.extend(at.map(|at| start + at + 1..start + line.len()));
        }
        start += line.len();
    }
    found
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

fn is_hiding(key: &str, value: &str) -> bool {
    let key = unquoted(key);
    is_secret_key(key) || key.ends_with(ENV_KEYS) && !is_env(value)
}

/// The text with stars in place of these parts, of the same length in bytes.
pub(super) fn blanked(text: &str, parts: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for part in parts {
        for byte in bytes.get_mut(part).into_iter().flatten().filter(|byte| !matches!(byte, b'"' | b'\'' | b'\n' | b'\r')) {
            *byte = b'*';
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text with stars in place of what certainly is a secret, whatever the text is.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`');
    let word = |at: usize| text.get(at..).and_then(|rest| rest.find(ends)).map_or(text.len(), |length| at + length);
    let webhooks = text.match_indices(WEBHOOK_SECRET).map(|(at, _)| at..word(at));
    // The beginning alone tells nothing.
    let webhooks =
        webhooks.filter(|part| text.get(part.start + WEBHOOK_SECRET.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)));
    let models = text.match_indices(MODEL_KEY).filter_map(|(at, _)| {
        let starts = !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let rest = text.get(at..)?;
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        (starts && length >= MODEL_KEY.len() + CERTAIN_LENGTH).then_some(at..at + length)
    });
    let parts: Vec<Range<usize>> = webhooks.chain(models).collect();
    if parts.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(blanked(text, parts)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_secrets() {
        for (text, expected) in [
            ("webhook_secret = 'x'", 1),
            ("bot_token = '123:abc'", 1),
            ("secret_key = 'x'", 1),
            ("secret_value = 'x'", 1),
            ("api-key = 'x'", 1),
            ("passwd = 'x'", 1),
            ("pass = 'x'", 1),
            ("access_key_id = 'x'", 1),
            ("secret = ['x', 'y']", 2),
            ("secret = { value = 'x', more = { of = 'y' } }", 2),
            ("secret.value = 'x'", 1),
            ("[handover.secret]\nvalue = 'x'", 1),
            ("secret = 1234567890987", 1),
            ("brand = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'", 1),
            ("brand = 'sk-hunter2'", 1),
            ("brand = 'sk-proj-abcdefgh'", 1),
            ("brand = 'Bearer hunter2xyzzy'", 1),
            ("url = 'https://user:pass@example.org/'", 1),
            ("url = 'https://example.org/?a=b&token=x'", 1),
            ("url = 'https://example.org/?key=x'", 1),
            ("url = 'https://user@example.org/a:b'", 0),
            ("url = 'https://example.org/?q=a:b@c'", 0),
            ("secret_env = 'MAISON_SECRET'", 0),
            ("secret_env = 'hunter2xyzzy'", 1),
            ("secret_env = 'TWZLUTlyOEdLWXFy+w=='", 1),
            ("secret_env = ['hunter2xyzzy']", 1),
            ("secret_env = { value = 'hunter2xyzzy' }", 1),
            ("secret_env = 1234567890987", 1),
            ("[channel.bot_token]\nkind = 'echo'", 0),
            ("token = ''", 0),
            ("max_tokens = 300", 0),
            ("compass = 'north'", 0),
            ("locale = 'sk-SK'", 0),
            ("locale = 'sk-Latn-SK'", 0),
            ("brand = 'sk-design'", 0),
            ("brand = 'Bearer of news'", 0),
            ("brand = 'Maison'", 0),
        ] {
            let (document, errors) = DeTable::parse_recoverable(text);
            assert!(errors.is_empty(), "{text}");
            let Secrets { found, hidden } = Secrets::of(document.get_ref(), crate::config::BOT_FILE_KEYS);
            assert_eq!(found.len() + hidden.len(), expected, "{text}");
            // What cannot be parsed is hidden all the same.
            if expected > 0 {
                let shown = blanked(&format!("{text}\n["), in_lines(&format!("{text}\n[")));
                assert!(!shown.contains("hunter2") && shown.contains('*') || masked(text) != text, "{shown}");
            }
        }
    }

    #[test]
    fn secrets_are_masked_in_any_text() {
        for (text, expected) in [
            ("there is no text `whsec_abc`", "there is no text `*********`"),
            ("[whsec_abc", "[*********"),
            ("key sk-proj-0123456789abcdef.", "key ************************."),
            ("begins with `whsec_…`", "begins with `whsec_…`"),
            ("sk-SK", "sk-SK"),
            ("risk-averse-customers-are-welcome", "risk-averse-customers-are-welcome"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }
}
