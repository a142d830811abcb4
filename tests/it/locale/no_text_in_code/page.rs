//! The chat's own page: its words come from the packs, too.

/// Attributes of HTML that are read aloud or shown.
const SHOWN: [&str; 4] = [" alt=\"", " title=\"", " placeholder=\"", " aria-label=\""];

/// What of a page is read and is none of its `{{marks}}`.
pub(super) fn texts(html: &str) -> Vec<String> {
    let between = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let attributes = SHOWN.iter().flat_map(|name| html.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    let has_letters = |text: &str| {
        let own: String = text.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).collect();
        own.chars().any(char::is_alphabetic)
    };
    between.chain(attributes).filter(|text| has_letters(text)).map(|text| text.trim().to_owned()).collect()
}

/// Strings of a script that are prose. What a developer is told on the console is for no customer, and neither is what names
/// elements and their classes.
pub(super) fn prose(script: &str) -> Vec<String> {
    let code = script.lines().filter(|line| !line.trim_start().starts_with(['/', '*']) && !line.contains("console."));
    let mut found = Vec::new();
    for line in code {
        for (before, text) in strings(line) {
            let names = ["className: ", "class: ", "rel: ", "querySelector(", "querySelectorAll(", "closest(", "matches("];
            // What begins so asks a browser, or tells it, something.
            let is_for_browsers = text == "use strict" || text.starts_with('(') || names.iter().any(|name| before.ends_with(name));
            if is_sentence(text) && !is_for_browsers {
                found.push(text.to_owned());
            }
        }
    }
    found
}

/// Two words in a row, beside what is put in between.
fn is_sentence(text: &str) -> bool {
    let own: String = text.split("${").map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let is_word = |word: &str| {
        let word = word.trim_matches(['.', ',', ':', ';', '!', '?']);
        word.len() > 1 && word.chars().all(char::is_alphabetic)
    };
    own.split(' ').collect::<Vec<_>>().windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

/// The strings of a line, each with what stands before it.
fn strings(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in line.char_indices() {
        match open {
            Some((from, quote)) if c == quote && !line[..at].ends_with('\\') => {
                found.push((&line[..from], &line[from + 1..at]));
                open = None;
            }
            None if matches!(c, '"' | '\'' | '`') => open = Some((at, c)),
            _ => {}
        }
    }
    found
}

#[test]
fn texts_of_a_page_are_found() {
    assert_eq!(texts("<h1>Hello {{brand}}</h1><p>{{noscript}}</p><img alt=\"A logo\"><b id=\"x\"></b>"), ["Hello {{brand}}", "A logo"]);
    assert_eq!(prose("a(`Bearer ${token}`, '600px 0px', `${n} not sent`, '(hover: hover)')"), ["${n} not sent"]);
    assert_eq!(
        prose("x.textContent = \"Not sent\"; el(\"p\", { className: \"turn own\" });\n// \"Not sent\"\nw(\"web-send\");"),
        ["Not sent"]
    );
}
