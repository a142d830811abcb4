//! Tells from its beginning whether a reply is JSON or Markdown.

use super::Form;
use super::json::is_known;

/// How long a preface may be before JSON that was asked for, in bytes; a longer text is the answer itself.
const MAX_PREFACE: usize = 300;

/// The longest key that is looked for, in bytes.
const MAX_KEY: usize = 60;

/// The longest word behind a fence: `json`.
const MAX_INFO: usize = 12;

/// The end of reasoning whose beginning stands in the prompt, as some templates of models have it.
const THOUGHT: &str = "</think>";

/// What a beginning turned out to be, and at which byte that starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Text(usize),
    Json(usize),
}

/// How a place looks where JSON may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// It is too short to tell.
    Unknown,
    /// An object with a key of answers, or a list of such.
    Answer,
    /// JSON of some kind.
    Json,
    No,
}

/// A place behind a fence.
enum Fence {
    Unknown,
    None,
    Inside(usize),
}

/// What `text` is, as far as it can be told.
pub(super) fn probe(text: &str, form: Form) -> Found {
    let asked = form != Form::Text;
    let start = beginning(text);
    let rest = text.get(start..).unwrap_or_default();
    let at = match fence(rest) {
        Fence::Unknown => return Found::Nothing,
        Fence::None if rest.starts_with('`') => return Found::Text(start),
        Fence::None => start,
        Fence::Inside(at) => start + at,
    };
    match look(text.get(at..).unwrap_or_default()) {
        Look::Unknown => Found::Nothing,
        Look::Answer => Found::Json(at),
        Look::Json if asked => Found::Json(at),
        _ if asked => behind_preface(text, start),
        _ => Found::Text(start),
    }
}

/// What `text` is now that nothing follows.
pub(super) fn settle(text: &str, form: Form) -> Found {
    let start = beginning(text);
    let rest = text.get(start..).unwrap_or_default();
    let at = if let Fence::Inside(at) = fence(rest) { start + at } else { start };
    let quoted = text.get(at..).is_some_and(|text| text.trim_start_matches(['{', '[']).trim_start().starts_with(['"', '\'']));
    match probe(text, form) {
        // JSON that was cut before it said anything.
        Found::Nothing if matches!(fence(rest), Fence::Unknown) || matches!(text.get(at..), Some("{" | "[" | "[{")) => Found::Text(text.len()),
        Found::Nothing if quoted && look(text.get(at..).unwrap_or_default()) == Look::Unknown => Found::Text(text.len()),
        Found::Nothing => Found::Text(start),
        found => found,
    }
}

/// Where the reply begins, behind reasoning that a template of the model has opened itself.
fn beginning(text: &str) -> usize {
    after_blank(text, text.rfind(THOUGHT).map_or(0, |at| at + THOUGHT.len()))
}

fn after_blank(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len()
}

/// Whether a fence begins here that JSON may stand in.
fn fence(text: &str) -> Fence {
    let Some(inside) = text.strip_prefix("```") else {
        return if !text.is_empty() && "```".starts_with(text) { Fence::Unknown } else { Fence::None };
    };
    let info = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let at = after_blank(text, 3 + info);
    match text.get(at..).is_none_or(str::is_empty) {
        true if info <= MAX_INFO => Fence::Unknown,
        true => Fence::None,
        false => Fence::Inside(at),
    }
}

/// Looks for JSON behind words like "Here is the answer:".
fn behind_preface(text: &str, start: usize) -> Found {
    let rest = text.get(start..).unwrap_or_default();
    for (at, _) in rest.match_indices('{') {
        match look(rest.get(at..).unwrap_or_default()) {
            Look::Answer => return Found::Json(start + at),
            Look::Unknown => return Found::Nothing,
            Look::Json | Look::No => {}
        }
    }
    if rest.len() > MAX_PREFACE { Found::Text(start) } else { Found::Nothing }
}

fn look(text: &str) -> Look {
    if let Some(inside) = text.strip_prefix('[') {
        let inside = inside.trim_start();
        return match inside.chars().next() {
            None => Look::Unknown,
            Some('{') => look(inside),
            Some('"') => Look::Json,
            _ => Look::No,
        };
    }
    let Some(inside) = text.strip_prefix('{').map(str::trim_start) else { return Look::No };
    let (key, behind) = match inside.chars().next() {
        None => return Look::Unknown,
        Some('}') => return Look::Json,
        Some(quote @ ('"' | '\'')) => match inside.get(1..).and_then(|inside| inside.split_once(quote)) {
            Some(split) => split,
            None => return if inside.len() <= MAX_KEY { Look::Unknown } else { Look::No },
        },
        Some(c) if c.is_ascii_alphabetic() => match inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            Some(end) => inside.split_at(end),
            None => return if inside.len() <= MAX_KEY { Look::Unknown } else { Look::No },
        },
        Some(_) => return Look::No,
    };
    match behind.trim_start().chars().next() {
        None if behind.len() <= MAX_KEY => Look::Unknown,
        Some(':') if is_known(key) => Look::Answer,
        Some(':') => Look::Json,
        _ => Look::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings() {
        let long = format!("{} {{\"found\": true", "x".repeat(MAX_PREFACE));
        for (text, json, markdown) in [
            ("", Found::Nothing, Found::Nothing),
            (" \n", Found::Nothing, Found::Nothing),
            ("{", Found::Nothing, Found::Nothing),
            ("{\"fou", Found::Nothing, Found::Nothing),
            ("{\"found\":", Found::Json(0), Found::Json(0)),
            ("{ \"reasoning\" :", Found::Json(0), Found::Text(0)),
            ("{name} hello", Found::Nothing, Found::Text(0)),
            ("``", Found::Nothing, Found::Nothing),
            ("```json\n", Found::Nothing, Found::Nothing),
            ("```json\n{\"parts\":", Found::Json(8), Found::Json(8)),
            ("```rust\nfn", Found::Nothing, Found::Text(0)),
            ("`x`", Found::Text(0), Found::Text(0)),
            ("[{\"text\":", Found::Json(0), Found::Json(0)),
            ("[1] Hello", Found::Nothing, Found::Text(0)),
            ("Sure: {\"answer\":", Found::Json(6), Found::Text(0)),
            ("Hello", Found::Nothing, Found::Text(0)),
            ("so I think</think>\n{\"found\":", Found::Json(19), Found::Text(0)),
            (&long, Found::Text(0), Found::Text(0)),
        ] {
            // Sign by sign, as it is asked: the first answer counts.
            let first = |form| {
                let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
                ends.map(|end| probe(&text[..end], form)).find(|found| *found != Found::Nothing).unwrap_or(Found::Nothing)
            };
            assert_eq!((first(Form::Json), first(Form::Text)), (json, markdown), "{text}");
        }
    }
}
