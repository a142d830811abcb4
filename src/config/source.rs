//! A TOML file as it is parsed once: with the place of every key and value, and with its secrets found and blanked.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Code, Diagnostic, KeyDoc, Reader, Report, syntax};

/// How the keys of secret values end.
const SECRET_KEYS: [&str; 7] = ["secret", "secrets", "token", "tokens", "password", "api_key", "apikey"];
/// How a secret of Standard Webhooks begins.
const SECRET_PREFIX: &str = "whsec_";

/// Parses `text`, lets `read` read the document, reports what is wrong with both and keeps the text for the report.
pub(super) fn read<T>(
    report: &mut Report,
    file: &str,
    text: &str,
    keys: &'static [KeyDoc],
    read: impl FnOnce(&mut Reader<'_>) -> T,
) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut secrets = Vec::new();
    find_secrets(document.get_ref(), &mut secrets);
    if !errors.is_empty() {
        secrets.extend(unread_secrets(text));
    }
    let shown = blanked(text, secrets.iter().map(|(_, span)| span.clone()));
    report.sources.insert(file.to_owned(), Arc::clone(&shown));
    let mut problems = Vec::new();
    if !errors.is_empty() {
        report.diagnostics.extend(syntax::problems(file, &shown, &errors));
        return None;
    }
    problems.extend(secrets.into_iter().map(|(key, span)| Diagnostic {
        code: Code::SECRET_IN_FILE,
        file: file.to_owned(),
        span: Some(span),
        message: format!("`{key}` holds a secret"),
        help: secret_help(&key),
    }));
    let result = Reader::over(file, document.get_ref(), keys, &mut problems, read);
    report.diagnostics.append(&mut problems);
    Some(result)
}

fn secret_help(key: &str) -> String {
    let key = key.trim_end_matches("_env");
    format!(
        "put the secret into an environment variable and name that here: `{key}_env = \"{}\"`; change the secret, since files are copied and shared",
        key.to_uppercase()
    )
}

fn find_secrets(table: &DeTable<'_>, found: &mut Vec<(String, Range<usize>)>) {
    for (key, value) in table {
        find_secret(key.get_ref(), value, found);
    }
}

fn find_secret(key: &str, value: &Spanned<DeValue<'_>>, found: &mut Vec<(String, Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(text) if is_secret(key, text) => found.push((key.to_owned(), value.span())),
        DeValue::Array(items) => items.iter().for_each(|item| find_secret(key, item, found)),
        DeValue::Table(table) => find_secrets(table, found),
        _ => {}
    }
}

fn is_secret(key: &str, value: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let password_in_url = value
        .split_once("://")
        .and_then(|(_, rest)| rest.split(['/', '?', '#']).next()?.split_once('@'))
        .is_some_and(|(user, _)| user.contains(':'));
    !value.is_empty()
        && (password_in_url || value.trim_start().starts_with(SECRET_PREFIX) || SECRET_KEYS.iter().any(|end| key.ends_with(end)))
}

/// The secrets of lines that could not be parsed.
fn unread_secrets(text: &str) -> Vec<(String, Range<usize>)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some((key, value)) = line.split_once(['=', ':']) {
            let key = key.trim();
            let value_at = start + line.len() - value.trim_start().len();
            found.extend(is_secret(key, value.trim()).then(|| (key.to_owned(), value_at..start + line.trim_end().len())));
        }
        start += line.len();
    }
    found
}

/// The text with stars in place of its secrets, of the same length in bytes.
fn blanked(text: &str, secrets: impl Iterator<Item = Range<usize>>) -> Arc<str> {
    let in_syntax_errors = text.match_indices(SECRET_PREFIX).map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        at..at + rest.find(|c: char| c.is_whitespace() || c == '"' || c == '\'').unwrap_or(rest.len())
    });
    let mut bytes = text.as_bytes().to_vec();
    for span in secrets.chain(in_syntax_errors) {
        for byte in bytes.get_mut(span).into_iter().flatten().filter(|byte| !matches!(byte, b'"' | b'\'' | b'\n' | b'\r')) {
            *byte = b'*';
        }
    }
    String::from_utf8_lossy(&bytes).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_secrets() {
        for (key, value, expected) in [
            ("webhook_secret", "x", true),
            ("secret", "x", true),
            ("bot_token", "123:abc", true),
            ("api_key", "sk-1", true),
            ("password", "x", true),
            ("brand", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true),
            ("url", "https://user:pass@example.org/", true),
            ("url", "https://user@example.org/a:b", false),
            ("url", "https://example.org/?q=a:b@c", false),
            ("secret_env", "MAISON_SECRET", false),
            ("token", "", false),
            ("brand", "Maison", false),
        ] {
            assert_eq!(is_secret(key, value), expected, "{key} = {value}");
        }
    }

    #[test]
    fn no_secret_is_shown_even_beside_a_syntax_error() {
        for text in [
            "a = \"whsec_abc",
            "token = \"ключ\"\n[",
            "x = [\"whsec_a\", 'whsec_b']",
            "b_secret = '''a\nb'''",
            "a_token = ключ whsec_x",
            "password: ключ",
            "x = 1\nx = \"\nmy_secret = ключ",
        ] {
            let mut report = Report::new("bots/a");
            read(&mut report, "bot.toml", text, &[], |_| ());
            let shown = &report.sources["bot.toml"];
            assert_eq!(shown.len(), text.len());
            assert!(!shown.contains("whsec_") && !shown.contains("ключ") && !shown.contains("\nb"), "{shown}");
            assert!(!report.render(false).contains("whsec_"));
        }
    }
}
