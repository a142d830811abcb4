//! Telegram's dialect of HTML, read as strictly as it is documented.
//!
//! The real server lets a lone `&` or `>` pass; the documentation asks for `&amp;` and `&gt;`, and so does this.

use serde_json::{Map, Value, json};

use crate::core::message::Unit;

/// A part of a text that looks or does different.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entity {
    /// Telegram's name of it: `bold`, `text_link`, `pre` …
    pub kind: String,
    /// Where it begins, in UTF-16 units.
    pub offset: usize,
    /// How long it is, in UTF-16 units.
    pub length: usize,
    /// Where a `text_link` leads.
    pub url: Option<String>,
    /// The language of a `pre`.
    pub language: Option<String>,
}

impl Entity {
    pub(super) fn new(kind: &str, offset: usize, length: usize) -> Self {
        Self { kind: kind.to_owned(), offset, length, url: None, language: None }
    }

    /// As the Bot API writes it.
    pub(super) fn json(&self) -> Value {
        let mut entity = Map::from_iter([
            ("type".to_owned(), json!(self.kind)),
            ("offset".to_owned(), json!(self.offset)),
            ("length".to_owned(), json!(self.length)),
        ]);
        entity.extend(self.url.as_ref().map(|url| ("url".to_owned(), json!(url))));
        entity.extend(self.language.as_ref().map(|language| ("language".to_owned(), json!(language))));
        Value::Object(entity)
    }
}

/// A text without markup, and what stood in the markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// The markup, by where it begins; what is outside comes first.
    pub entities: Vec<Entity>,
}

impl Text {
    /// Without space around it, as messages are shown.
    pub(super) fn trimmed(self) -> Self {
        let kept = self.text.trim();
        let cut = self.text.len() - self.text.trim_start().len();
        let (before, length) = (Unit::Utf16.len(self.text.get(..cut).unwrap_or_default()), Unit::Utf16.len(kept));
        let entities = self.entities.into_iter().filter_map(|mut entity| {
            let end = (entity.offset + entity.length).saturating_sub(before).min(length);
            entity.offset = entity.offset.saturating_sub(before);
            entity.length = end.checked_sub(entity.offset).filter(|length| *length > 0)?;
            Some(entity)
        });
        let entities = entities.collect();
        Self { text: kept.to_owned(), entities }
    }
}

/// Reads `html` as `parse_mode=HTML` does.
///
/// # Errors
/// What follows `Bad Request: can't parse entities: `.
pub fn read_html(html: &str) -> Result<Text, String> {
    let mut reader = Reader { html, at: 0, text: String::new(), units: 0, open: Vec::new(), entities: Vec::new() };
    while let Some(next) = reader.rest().chars().next() {
        match next {
            '<' => reader.tag()?,
            '&' => {
                let decoded = reader.reference()?;
                reader.push(decoded);
            }
            '>' => return Err(format!("Unescaped \">\" at byte offset {}", reader.at)),
            other => {
                reader.at += other.len_utf8();
                reader.push(other);
            }
        }
    }
    if let Some(open) = reader.open.pop() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
    }
    let mut entities = reader.entities;
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(Text { text: reader.text, entities })
}

/// A tag that was not closed yet.
struct Open {
    tag: String,
    /// Where its text begins, in UTF-16 units.
    offset: usize,
    /// `None` for a tag that only says something about the one around it.
    entity: Option<Entity>,
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    entities: Vec<Entity>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, char: char) {
        self.text.push(char);
        self.units += char.len_utf16();
    }

    /// `&lt;` and its like, and characters by number.
    fn reference(&mut self) -> Result<char, String> {
        let begun = self.at;
        let wrong = || format!("Unescaped \"&\" at byte offset {begun}");
        let (name, _) = self.rest().split_once(';').filter(|(name, _)| name.len() <= 10).ok_or_else(wrong)?;
        let decoded = match name {
            "&lt" => Some('<'),
            "&gt" => Some('>'),
            "&amp" => Some('&'),
            "&quot" => Some('"'),
            _ => {
                let number = name.strip_prefix("&#").ok_or_else(wrong)?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                };
                code.filter(|code| *code > 0).and_then(char::from_u32)
            }
        };
        self.at += name.len() + 1;
        decoded.ok_or_else(wrong)
    }

    fn tag(&mut self) -> Result<(), String> {
        let begun = self.at;
        if let Some(rest) = self.rest().strip_prefix("</") {
            let (name, _) = rest.split_once('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begun}"))?;
            self.at += "</>".len() + name.len();
            return self.close(name.trim_end(), begun);
        }
        let rest = self.rest().strip_prefix('<').unwrap_or_default();
        let length =
            rest.find(|c: char| c.is_whitespace() || c == '>').ok_or_else(|| format!("Unclosed start tag at byte offset {begun}"))?;
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Unsupported start tag \"\" at byte offset {begun}"));
        }
        self.at += 1 + length;
        let attributes = self.attributes(&name, begun)?;
        self.open(&name, &attributes, begun)
    }

    /// What stands in a start tag behind its name.
    fn attributes(&mut self, tag: &str, begun: usize) -> Result<Vec<(String, String)>, String> {
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begun}");
        let mut found = Vec::new();
        loop {
            let rest = self.rest().trim_start();
            self.at = self.html.len() - rest.len();
            if rest.starts_with('>') {
                self.at += 1;
                return Ok(found);
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').ok_or_else(unclosed)?;
            let name = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
            if name.is_empty() {
                return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begun}"));
            }
            self.at += end;
            let value = if self.rest().starts_with('=') {
                self.at += 1;
                self.value().ok_or_else(unclosed)??
            } else {
                String::new()
            };
            found.push((name, value));
        }
    }

    /// The value of an attribute; `None` when it has no end.
    fn value(&mut self) -> Option<Result<String, String>> {
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        self.at += usize::from(quote.is_some());
        let mut value = String::new();
        loop {
            let next = self.rest().chars().next()?;
            match (quote, next) {
                (Some(quote), next) if next == quote => {
                    self.at += 1;
                    return Some(Ok(value));
                }
                (None, next) if next.is_whitespace() || next == '>' => return Some(Ok(value)),
                (_, '&') => match self.reference() {
                    Ok(decoded) => value.push(decoded),
                    Err(wrong) => return Some(Err(wrong)),
                },
                (_, other) => {
                    self.at += other.len_utf8();
                    value.push(other);
                }
            }
        }
    }

    fn open(&mut self, tag: &str, attributes: &[(String, String)], begun: usize) -> Result<(), String> {
        let attribute = |name: &str| attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let inside = |kind: &str| self.open.iter().filter_map(|open| open.entity.as_ref()).any(|entity| entity.kind == kind);
        let only_class = tag == "code" && self.open.last().is_some_and(|open| open.tag == "pre" && open.offset == self.units);
        if inside("code") || (inside("pre") && !only_class) {
            return Err(format!("Tag \"{tag}\" stands inside of code at byte offset {begun}"));
        }
        let kind = match tag {
            "b" | "strong" => "bold",
            "i" | "em" => "italic",
            "u" | "ins" => "underline",
            "s" | "strike" | "del" => "strikethrough",
            "tg-spoiler" => "spoiler",
            "span" if attribute("class") == Some("tg-spoiler") => "spoiler",
            "span" => return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begun}")),
            "tg-emoji" if attribute("emoji-id").is_some() => "custom_emoji",
            "tg-emoji" => return Err(format!("Tag \"tg-emoji\" must have attribute \"emoji-id\" at byte offset {begun}")),
            "a" => "text_link",
            "code" => "code",
            "pre" => "pre",
            "blockquote" if inside("blockquote") || inside("expandable_blockquote") => {
                return Err(format!("Nested blockquotes at byte offset {begun}"));
            }
            "blockquote" if attribute("expandable").is_some() => "expandable_blockquote",
            "blockquote" => "blockquote",
            _ => return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begun}")),
        };
        let mut entity = Entity::new(kind, self.units, 0);
        entity.url = (kind == "text_link").then(|| attribute("href").unwrap_or_default().to_owned());
        let language = attribute("class").and_then(|class| class.strip_prefix("language-")).map(str::to_owned);
        let entity = if only_class {
            if let Some(pre) = self.open.last_mut().and_then(|open| open.entity.as_mut()) {
                pre.language = language;
            }
            None
        } else {
            Some(entity)
        };
        self.open.push(Open { tag: tag.to_owned(), offset: self.units, entity });
        Ok(())
    }

    fn close(&mut self, name: &str, begun: usize) -> Result<(), String> {
        let Some(open) = self.open.pop() else { return Err(format!("Unexpected end tag at byte offset {begun}")) };
        if !name.is_empty() && !name.eq_ignore_ascii_case(&open.tag) {
            return Err(format!("Unmatched end tag at byte offset {begun}, expected \"</{}>\", found \"</{name}>\"", open.tag));
        }
        // Markup around nothing, and a link that leads nowhere, are not shown.
        if let Some(mut entity) = open.entity.filter(|entity| self.units > entity.offset && entity.url.as_deref() != Some("")) {
            entity.length = self.units - entity.offset;
            self.entities.push(entity);
        }
        Ok(())
    }
}
