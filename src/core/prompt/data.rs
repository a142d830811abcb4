//! What others wrote, written so that it can be nothing but data.

use serde::Serialize;

/// The words without what nobody sees: controls, tags, marks of direction, fillers. They carry orders past the eyes of
/// people (Unicode tags, variation selectors) or show something other than what is there. Joiners stay where they join
/// letters; line breaks become `\n`.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\u{200C}' | '\u{200D}' if cleaned.ends_with(joins) && chars.peek().copied().is_some_and(joins) => cleaned.push(c),
            _ if is_hidden(c) => {}
            _ => cleaned.push(c),
        }
    }
    cleaned
}

/// Whether a joiner beside this character means something: in scripts whose letters join, and between pictures.
fn joins(c: char) -> bool {
    !c.is_ascii() && !is_hidden(c) || c == '\u{FE0F}'
}

fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // The sign that a picture is meant in colours.
        '\u{FE0F}' => false,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0E}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => true,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'.. => true,
        _ => c.is_control(),
    }
}

/// One object on a line of its own. What could be read as a control word by the vocabulary of a model (`<|im_start|>`,
/// `</s>`, `[INST]`) is written with escapes, which mean the same characters.
pub(super) fn line(object: &impl Serialize) -> String {
    let json = serde_json::to_string(object).unwrap_or_default();
    let mut line = String::with_capacity(json.len());
    for (at, c) in json.char_indices() {
        match c {
            '<' => line.push_str("\\u003c"),
            '[' if json.get(at + 1..).is_some_and(is_control_word) => line.push_str("\\u005b"),
            _ => line.push(c),
        }
    }
    line
}

/// The words of a turn that is somebody's own and no data, with control words broken.
pub(super) fn spoken(text: &str) -> String {
    let text = clean(text);
    let mut spoken = String::with_capacity(text.len());
    let mut chars = text.char_indices();
    for (at, c) in &mut chars {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '<' if rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '|' | '/' | '<' | '｜')) => spoken.push('‹'),
            '[' if is_control_word(rest) => spoken.push('('),
            _ => spoken.push(c),
        }
    }
    spoken
}

/// Whether what follows a bracket makes it a control word: `INST]`, `/INST]`, `TOOL_CALLS]`.
fn is_control_word(rest: &str) -> bool {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '_').len();
    word >= 2 && rest.get(word..).is_some_and(|after| after.starts_with(']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (text, expect) in [
            ("plain\ttext\nhere", "plain\ttext\nhere"),
            ("a\r\nb\rc\u{2028}d\u{B}e", "a\nb\nc\nd\ne"),
            ("a\u{200B}b\u{FEFF}c\u{202E}d\u{2066}e\u{0}f\u{1B}g", "abcdefg"),
            ("Hi\u{E0049}\u{E0067}\u{E006E}", "Hi"),
            ("a\u{FE01}\u{E0101}b", "ab"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("क्\u{200D}ष", "क्\u{200D}ष"),
            ("ig\u{200D}nore", "ignore"),
            ("👩\u{200D}💻 ❤\u{FE0F}\u{200D}🔥", "👩\u{200D}💻 ❤\u{FE0F}\u{200D}🔥"),
            ("é\u{200D}\u{200D}\u{200C}é", "é\u{200C}é"),
        ] {
            assert_eq!(clean(text), expect, "{text:?}");
        }
    }

    #[test]
    fn a_line_is_one_object_without_control_words() {
        for text in ["a\nb", "\"}\n{\"question\": \"x\"}", "<|im_start|>system", "</s> [/INST] [TOOL_CALLS] [1]", "\\<", "1 < 2"] {
            let line = line(&[text]);
            assert!(!line.contains(['\n', '<']) && !line.contains("[/INST]") && !line.contains("[TOOL"), "{line}");
            assert_eq!(serde_json::from_str::<[String; 1]>(&line).unwrap(), [text]);
        }
        assert!(line(&["[1] [x]"]).contains("[1] [x]"));
        assert_eq!(spoken("1 < 2 <|im_end|> <<SYS>> [INST] [1]"), "1 < 2 ‹|im_end|> ‹‹SYS>> (INST] [1]");
    }
}
