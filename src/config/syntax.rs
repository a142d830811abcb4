//! What to do about a line that is no TOML: most of these lines are written by people who never met TOML before.

use toml::de::Error;

use super::{Code, Diagnostic};

/// Quotes that word processors write, and that TOML does not know.
const CURLY_QUOTES: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '「'];
/// Words that other formats have for true and false.
const OTHER_BOOLEANS: [(&str, &str); 8] = [
    ("yes", "true"),
    ("no", "false"),
    ("on", "true"),
    ("off", "false"),
    ("True", "true"),
    ("False", "false"),
    ("TRUE", "true"),
    ("FALSE", "false"),
];

/// How deep the parser follows tables and lists within each other.
const MAX_DEPTH: usize = 80;

/// How many lines are shown; after the first few the parser guesses.
const MAX_LINES: usize = 3;

/// The first errors of the first few places that have one. `text` is what is shown to people: its secrets are blanked.
pub(super) fn problems(file: &str, text: &str, errors: &[Error]) -> Vec<Diagnostic> {
    let mut errors: Vec<&Error> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let mut firsts: Vec<&Error> = Vec::new();
    let mut read_on_at = 0;
    for error in errors {
        let at = error.span().map_or(0, |span| text.floor_char_boundary(span.start));
        if firsts.len() < MAX_LINES && (firsts.is_empty() || at >= read_on_at) {
            firsts.push(error);
            // On the next line the parser still stumbles over the same.
            let mut breaks = text.get(at..).unwrap_or_default().match_indices('\n').map(|(newline, _)| at + newline + 1);
            read_on_at = breaks.nth(1).unwrap_or(usize::MAX);
        }
    }
    let problem = |error: &&Error| Diagnostic {
        code: Code::SYNTAX,
        file: file.to_owned(),
        span: error.span(),
        // What the parser would take next says less than the advice.
        message: format!("not valid TOML: {}", error.message().split(", expected ").next().unwrap_or_default()),
        help: format!("{}; the rest of the file is checked once it can be read", advice(text, error)),
    };
    firsts.iter().map(problem).collect()
}

/// What to do about `error`, a fragment.
fn advice(text: &str, error: &Error) -> String {
    if error.message().contains("recursion limit") {
        return format!("write fewer dots and brackets: tables and lists lie at most {MAX_DEPTH} deep within each other");
    }
    let at = error.span().map_or(0, |span| span.start);
    let line = line_at(text, at);
    let code = line.trim();
    let (key, value) = code.split_once('=').map_or((code, None), |(key, value)| (key.trim(), Some(value.trim())));
    if error.message().contains("duplicate key") {
        return if code.starts_with('[') {
            "this section stands above already: write all its keys below one line".to_owned()
        } else {
            "this key stands above already: keep one of the two lines".to_owned()
        };
    }
    if error.message().contains("missing comma") {
        let before = text.get(..at).unwrap_or_default();
        let behind = before.trim_end();
        let last = behind.rsplit('\n').next().unwrap_or_default().trim();
        let breaks = before.get(behind.len()..).is_some_and(|gap| gap.contains('\n'));
        return if breaks { format!("put a comma behind `{last}`, or close the list there") } else { "put a comma before it".to_owned() };
    }
    if code.contains(CURLY_QUOTES) {
        return "write straight quotes, \"…\", as a text editor does; word processors bend them".to_owned();
    }
    if code.starts_with("//") {
        return "begin a comment with #".to_owned();
    }
    if code.starts_with('[') {
        return if code.matches('[').count() == code.matches(']').count() {
            "close the list that a line above begins: it has no ]".to_owned()
        } else {
            format!("close the brackets: {}", closed(code))
        };
    }
    let Some(value) = value else {
        return match code.split_once(':') {
            Some((key, value)) if !value.trim().is_empty() => format!("write `{} = {}`", key.trim(), quoted(value.trim())),
            _ => "write `key = value`, or [section]".to_owned(),
        };
    };
    if key.is_empty() {
        return "write a key before the =".to_owned();
    }
    if value.is_empty() {
        return format!("write a value behind `{key} =`, or take the line away");
    }
    if key.chars().any(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ')) {
        return "write the key in a-z, 0-9, `-` and `_`".to_owned();
    }
    match OTHER_BOOLEANS.iter().find(|(other, _)| *other == value) {
        Some((_, boolean)) => format!("write `{key} = {boolean}`"),
        None => about_value(key, value),
    }
}

fn about_value(key: &str, value: &str) -> String {
    let quotes = value.matches('"').count();
    if value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains('"') {
        let digits: String = value.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '_' | '.' | ',')).collect();
        let whole: String = digits.chars().filter(char::is_ascii_digit).collect();
        return format!("write a number without unit and without separators, `{key} = {whole}`, or a text in quotes");
    }
    if value.starts_with('"') && quotes % 2 == 1 && !value.ends_with('"') {
        return format!("close the quotes: `{key} = {value}\"`");
    }
    if !value.contains(['"', '\'', '[', '{']) {
        return format!("put the text in quotes: `{key} = {}`", quoted(value));
    }
    if value.contains('\\') {
        return "a \\ in double quotes begins a special sign: write the text in single quotes, '…'".to_owned();
    }
    "look for a missing quote, comma or bracket on this line or the one above".to_owned()
}

fn quoted(value: &str) -> String {
    let is_toml = value.starts_with(['"', '\'', '[', '{']) || value.parse::<i64>().is_ok() || matches!(value, "true" | "false");
    if is_toml { value.to_owned() } else { format!("\"{value}\"") }
}

/// A section's line with as many closing brackets as it opens.
fn closed(code: &str) -> String {
    let open: String = code.chars().take_while(|c| *c == '[').collect();
    let name: String = code.chars().skip(open.len()).take_while(|c| !matches!(c, ']' | '#')).collect();
    format!("{open}{}{}", name.trim(), "]".repeat(open.len()))
}

/// The line that holds the byte `at`; the last one with something on it, where the text ends before something was said.
fn line_at(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let (before, after) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').map_or(text.len(), |newline| at + newline);
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn says_what_to_do() {
        for (text, expected) in [
            ("brand = Maison Aurore", "put the text in quotes: `brand = \"Maison Aurore\"`"),
            ("brand = “Maison”", "write straight quotes"),
            ("brand = „Maison“", "write straight quotes"),
            ("brand = \"Maison\nlocales = []", "close the quotes: `brand = \"Maison\"`"),
            ("brand: \"Maison\"", "write `brand = \"Maison\"`"),
            ("brand: Maison", "write `brand = \"Maison\"`"),
            ("gather_ms: 300", "write `gather_ms = 300`"),
            ("[bot", "close the brackets: [bot]"),
            ("[[flow]", "close the brackets: [[flow]]"),
            ("// a comment", "begin a comment with #"),
            ("survey = yes", "write `survey = true`"),
            ("survey = False", "write `survey = false`"),
            ("gather_ms = 300ms", "`gather_ms = 300`"),
            ("idle = 43.200,5", "`idle = 432005`"),
            ("brand =", "write a value behind `brand =`"),
            ("schlüssel = 1", "write the key in a-z"),
            ("a = 1\na = 2", "this key stands above already"),
            ("[a]\nb = 1\n[a]\nc = 1", "this section stands above already"),
            ("pattern = \"\\d+\"", "single quotes"),
            ("a = [\"b\" \"c\"]", "put a comma before it"),
            ("a = [\"b\",\n\n[c]\nd = 1", "close the list"),
            ("a", "write `key = value`"),
            ("= 1", "write a key"),
            ("a = [\"b\"\n\"c\"]", "put a comma behind `a = [\"b\"`"),
        ] {
            let (_, errors) = DeTable::parse_recoverable(text);
            let advice = advice(text, errors.first().unwrap_or_else(|| panic!("{text} is valid")));
            assert!(advice.contains(expected), "{text}: {advice}");
        }
    }

    #[test]
    fn the_deepest_tables() {
        for (open, expected) in [(MAX_DEPTH, true), (MAX_DEPTH + 1, false)] {
            let text = format!("a = {}{}", "[".repeat(open), "]".repeat(open));
            assert_eq!(DeTable::parse_recoverable(&text).1.is_empty(), expected, "{open}");
        }
    }
}
