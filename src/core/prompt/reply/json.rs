//! Reads JSON as it comes, in the shapes and with the mistakes that models write.
//!
//! What stands under a key for answers is given out as it grows; unknown keys (reasoning, confidence) are passed over.
//! Quotation marks that were not escaped, missing ends and trailing commas are borne.

use super::output::Output;
use super::parts::Parts;

/// What values mean, by the key they stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Meaning {
    /// Nothing yet: the outermost object.
    #[default]
    Frame,
    Text,
    Cite,
    Found,
    NotFound,
    /// Not for us.
    Other,
}

const TEXT: [&str; 13] = [
    "text",
    "parts",
    "part",
    "answer",
    "answers",
    "content",
    "sentences",
    "sentence",
    "response",
    "reply",
    "markdown",
    "paragraphs",
    "message",
];
const CITE: [&str; 13] = [
    "cites",
    "cite",
    "citations",
    "citation",
    "sources",
    "source",
    "ids",
    "passages",
    "passage",
    "passageids",
    "sourceids",
    "references",
    "refs",
];
/// What a citation that is an object has.
const NUMBER: [&str; 4] = ["id", "number", "index", "n"];
const FRAME: [&str; 4] = ["result", "output", "data", "json"];
const FOUND: [&str; 2] = ["found", "answerable"];
const NOT_FOUND: [&str; 2] = ["nothingfound", "notfound"];

/// Whether a key belongs to answers.
pub(super) fn is_known(key: &str) -> bool {
    Meaning::Frame.under(key) != Meaning::Other
}

impl Meaning {
    /// What stands under `key` in an object that means this.
    fn under(self, key: &str) -> Self {
        let key: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let is = |keys: &[&str]| keys.contains(&&*key);
        match self {
            Self::Frame | Self::Text if is(&TEXT) => Self::Text,
            Self::Frame | Self::Text | Self::Cite if is(&CITE) => Self::Cite,
            Self::Cite if is(&NUMBER) => Self::Cite,
            Self::Frame if is(&FRAME) => Self::Frame,
            Self::Frame if is(&FOUND) => Self::Found,
            Self::Frame if is(&NOT_FOUND) => Self::NotFound,
            _ => Self::Other,
        }
    }
}

/// An object or a list that is open.
#[derive(Debug)]
struct Level {
    is_object: bool,
    means: Meaning,
    /// What the value means whose key was read.
    key: Option<Meaning>,
}

/// Where the reader stands.
#[derive(Debug, Default)]
enum At {
    #[default]
    Between,
    /// A number, a word, or a key without quotation marks.
    Bare(String),
    /// Behind the backslashes of a string.
    Escape(String),
    Quoted,
    /// Behind a quotation mark, with the white space after it: it may be one that was not escaped.
    Closing(String),
    /// The outermost value has ended.
    Done,
}

/// A reader of JSON.
#[derive(Debug, Default)]
pub(super) struct Json {
    levels: Vec<Level>,
    at: At,
    quote: char,
    /// Whether the string is a key.
    is_key: bool,
    /// What the value means.
    means: Meaning,
    /// The string, unless it is text, which is given out at once.
    word: String,
    /// The first half of a character in two escapes.
    half: Option<u16>,
    parts: Parts,
}

impl Json {
    pub(super) fn read(&mut self, c: char, output: &mut Output) {
        match std::mem::take(&mut self.at) {
            At::Done => self.at = At::Done,
            At::Between => self.between(c),
            At::Bare(mut word) => {
                if c.is_whitespace() || matches!(c, ',' | ':' | '}' | ']' | '"') {
                    self.end_bare(&word, output);
                    self.between(c);
                } else {
                    word.push(c);
                    self.at = At::Bare(word);
                }
            }
            At::Quoted => self.quoted(c, output),
            At::Escape(begun) => self.escape(begun, c, output),
            At::Closing(blank) => self.closing(blank, c, output),
        }
    }

    /// The reply has ended, wherever that is.
    pub(super) fn finish(&mut self, output: &mut Output) {
        match std::mem::take(&mut self.at) {
            At::Bare(word) => self.end_bare(&word, output),
            // A string that was cut says nothing unless it is text.
            At::Quoted | At::Escape(_) if self.is_key || self.means != Meaning::Text => {}
            At::Quoted | At::Escape(_) | At::Closing(_) => self.end_string(output),
            At::Between | At::Done => {}
        }
        self.at = At::Done;
    }

    fn between(&mut self, c: char) {
        match c {
            '{' | '[' => {
                let means = self.value();
                self.levels.push(Level { is_object: c == '{', means: means_within(means, c, self.levels.is_empty()), key: None });
            }
            '}' | ']' => {
                self.levels.pop();
                if self.levels.is_empty() {
                    self.at = At::Done;
                    return;
                }
            }
            ',' => {
                if let Some(level) = self.levels.last_mut() {
                    level.key = None;
                }
            }
            '"' | '\'' => {
                self.quote = c;
                self.is_key = self.levels.last().is_some_and(|level| level.is_object && level.key.is_none());
                self.means = if self.is_key { Meaning::Other } else { self.value() };
                self.word.clear();
                self.at = At::Quoted;
                return;
            }
            ':' => {}
            c if c.is_whitespace() => {}
            c => {
                self.at = At::Bare(c.into());
                return;
            }
        }
        self.at = At::Between;
    }

    /// What the value means that begins here.
    fn value(&mut self) -> Meaning {
        match self.levels.last_mut() {
            None => Meaning::Frame,
            Some(level) if level.is_object => level.key.take().unwrap_or(Meaning::Other),
            Some(level) => level.means,
        }
    }

    fn quoted(&mut self, c: char, output: &mut Output) {
        self.at = At::Quoted;
        match c {
            '\\' => self.at = At::Escape(String::new()),
            c if c == self.quote => self.at = At::Closing(String::new()),
            c => self.say(c, output),
        }
    }

    /// A quotation mark ends a string only before a comma, colon or bracket.
    fn closing(&mut self, mut blank: String, c: char, output: &mut Output) {
        let broken = blank.contains('\n') && (c == '`' || c == self.quote);
        if c.is_whitespace() {
            blank.push(c);
            self.at = At::Closing(blank);
        } else if matches!(c, '}' | ']' | ',') || (c == ':' && self.is_key) || broken {
            self.end_string(output);
            self.between(c);
        } else {
            self.say(self.quote, output);
            blank.chars().for_each(|blank| self.say(blank, output));
            self.quoted(c, output);
        }
    }

    fn escape(&mut self, mut begun: String, c: char, output: &mut Output) {
        self.at = At::Quoted;
        begun.push(c);
        if let Some(digits) = begun.strip_prefix('u') {
            if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
                // No escape after all.
                begun.pop();
                begun.chars().for_each(|c| self.say(c, output));
                return self.quoted(c, output);
            }
            match u16::from_str_radix(digits, 16) {
                Ok(unit) if digits.len() == 4 => self.unit(unit, output),
                _ => self.at = At::Escape(begun),
            }
            return;
        }
        match c {
            'n' => self.say('\n', output),
            't' => self.say('\t', output),
            'r' | 'b' | 'f' => {}
            '"' | '\'' | '/' | '\\' => self.say(c, output),
            // A backslash of Markdown that was not escaped itself.
            c => {
                self.say('\\', output);
                self.say(c, output);
            }
        }
    }

    /// One unit of UTF-16.
    fn unit(&mut self, unit: u16, output: &mut Output) {
        let units = self.half.take().into_iter().chain([unit]);
        if matches!(unit, 0xD800..0xDC00) {
            self.half = Some(unit);
            return;
        }
        let chars: Vec<char> = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        chars.into_iter().for_each(|c| self.say(c, output));
    }

    fn say(&mut self, c: char, output: &mut Output) {
        if self.half.take().is_some() {
            self.say(char::REPLACEMENT_CHARACTER, output);
        }
        if !self.is_key && self.means == Meaning::Text {
            self.parts.read(c, output);
        } else {
            self.word.push(c);
        }
    }

    fn end_string(&mut self, output: &mut Output) {
        self.half = None;
        let word = std::mem::take(&mut self.word);
        if self.is_key {
            return self.end_key(&word);
        }
        match self.means {
            Meaning::Text => self.parts.end(output),
            Meaning::Cite => output.cite_named(&word),
            means => verdict(means, &word, output),
        }
    }

    fn end_key(&mut self, key: &str) {
        if let Some(level) = self.levels.last_mut() {
            level.key = Some(level.means.under(key));
        }
    }

    fn end_bare(&mut self, word: &str, output: &mut Output) {
        if self.levels.last().is_some_and(|level| level.is_object && level.key.is_none()) {
            return self.end_key(word);
        }
        match self.value() {
            Meaning::Cite => output.cite_named(word.strip_suffix(".0").unwrap_or(word)),
            means => verdict(means, word, output),
        }
    }
}

/// The items of an outermost list are parts.
fn means_within(means: Meaning, open: char, outermost: bool) -> Meaning {
    match means {
        Meaning::Frame if outermost && open == '[' => Meaning::Text,
        Meaning::Found | Meaning::NotFound => Meaning::Other,
        means => means,
    }
}

/// What the model says of whether it found something.
fn verdict(means: Meaning, word: &str, output: &mut Output) {
    let (yes, no) = (word.eq_ignore_ascii_case("true"), word.eq_ignore_ascii_case("false"));
    if (means == Meaning::Found && no) || (means == Meaning::NotFound && yes) {
        output.nothing();
    }
}
