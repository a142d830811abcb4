//! How words of others are shown to people: without secrets, without signs that steer a terminal, and not too long.

use super::secret;
use crate::locale::is_bidi_control;

/// The most characters of a message or a help text.
const MAX_CHARS: usize = 500;

/// A name or a path.
pub(super) fn name(text: &str) -> String {
    escaped(&secret::masked(text))
}

/// A message: one line.
pub(super) fn message(text: &str) -> String {
    cut(&name(text))
}

/// A help text; what it quotes has been escaped, so its lines are its own.
pub(super) fn help(text: &str) -> String {
    let masked = secret::masked(text);
    cut(&masked.split('\n').map(escaped).collect::<Vec<_>>().join("\n"))
}

/// The text with every sign that steers written as TOML would write it.
pub(super) fn escaped(text: &str) -> String {
    text.chars().map(|c| if is_steering(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

/// Whether a sign does something to a terminal or to the text around it, instead of standing in it.
pub(super) fn is_steering(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some(_) => text.chars().take(MAX_CHARS - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_shown_steers() {
        for (text, expected) in [
            ("brand", "brand"),
            ("a\\b \"é\" 退貨", "a\\b \"é\" 退貨"),
            ("a\nerror: b", "a\\nerror: b"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("a\u{202e}b\u{2066}\u{200f}", "a\\u{202e}b\\u{2066}\\u{200f}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ] {
            assert_eq!(message(text), expected);
            assert_eq!(escaped(&message(text)), expected, "escaped once and for all");
        }
        assert_eq!(help("add\n[bot]\r\u{1b}"), "add\n[bot]\\r\\u{1b}");
    }

    #[test]
    fn nothing_that_is_shown_is_long() {
        for (chars, expected) in [(MAX_CHARS, 'é'), (MAX_CHARS + 1, '…'), (MAX_CHARS * 9, '…')] {
            for shown in [message(&"é".repeat(chars)), help(&"é".repeat(chars))] {
                assert_eq!((shown.chars().count(), shown.chars().last()), (MAX_CHARS, Some(expected)));
            }
        }
    }
}
