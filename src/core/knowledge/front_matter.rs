//! The TOML between the `+++` lines at the top of a document.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::DocumentError;
use crate::core::key::LocaleTag;
use crate::core::time::Timestamp;

/// The line that opens and closes the front matter.
const FENCE: &str = "+++";
/// Every key there is.
const KEYS: [&str; 4] = ["title", "locale", "tags", "valid_to"];
/// A key at least this similar (Jaro-Winkler) is offered as the one that was meant.
const NEAR: f64 = 0.75;
/// What to write where there is no front matter at all.
/// How other programs fence their front matter.
const YAML_FENCE: &str = "---";
const NOT_YAML: &str = "write `+++` instead of both lines `---`, and `title = \"…\"` between them, as TOML has it";
const TEMPLATE: &str = "begin the document with a line `+++`, a line `title = \"…\"` and another line `+++`";

/// What the front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) locale: Option<LocaleTag>,
    pub(super) tags: Vec<String>,
    pub(super) valid_to: Option<Timestamp>,
}

/// Reads the front matter of `text`. Answers it (none after a problem that leaves nothing to read) and the
/// byte at which the Markdown begins.
pub(super) fn read(text: &str, problems: &mut Vec<DocumentError>) -> (Option<FrontMatter>, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines_from(text, start);
    let first = lines.next();
    let is_yaml = first.as_ref().is_some_and(|(_, line)| line.trim_end() == YAML_FENCE);
    let Some(opening) = first.filter(|(_, line)| line.trim_end() == FENCE) else {
        let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
        problems.push(DocumentError::new(start..end, "the front matter is missing", if is_yaml { NOT_YAML } else { TEMPLATE }));
        let closing = lines.find(|(_, line)| is_yaml && line.trim_end() == YAML_FENCE);
        return (None, closing.map_or(start, |(range, _)| range.end));
    };
    let toml_start = opening.0.end;
    let Some((closing, _)) = lines.find(|(_, line)| line.trim_end() == FENCE) else {
        let span = opening.0.start..opening.0.start + FENCE.len();
        problems.push(DocumentError::new(span, "the front matter is never closed", "write a line `+++` after its last key"));
        return (None, text.len());
    };
    let source = text.get(toml_start..closing.start).unwrap_or_default();
    let fence = opening.0.start..opening.0.start + FENCE.len();
    (Some(Fields { offset: toml_start, problems }.read(source, fence)), closing.end)
}

/// The lines of `text` from byte `start` on, each with its range including the line break.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.get(start..).unwrap_or_default().split_inclusive('\n').scan(start, |at, line| {
        let range = *at..*at + line.len();
        *at = range.end;
        Some((range, line))
    })
}

/// Reads key by key and reports at the file's own bytes.
struct Fields<'a> {
    /// Where the TOML stands in the file.
    offset: usize,
    problems: &'a mut Vec<DocumentError>,
}

impl Fields<'_> {
    fn read(mut self, source: &str, fence: Range<usize>) -> FrontMatter {
        let mut matter = FrontMatter::default();
        let (table, errors) = DeTable::parse_recoverable(source);
        if !errors.is_empty() {
            // What was recovered around a mistake would only be reported a second time.
            for error in &errors {
                let span = error.span().unwrap_or(0..source.len());
                self.report(span, error.message(), "write `key = value`, one per line, as TOML has it");
            }
            return matter;
        }
        let mut has_title = false;
        for (key, value) in table.get_ref() {
            match key.get_ref().as_ref() {
                "title" => {
                    has_title = true;
                    matter.title = self.title(value);
                }
                "locale" => matter.locale = self.locale(value),
                "tags" => matter.tags = self.tags(value),
                "valid_to" => matter.valid_to = self.valid_to(value),
                other => self.unknown_key(other, key.span()),
            }
        }
        if !has_title {
            self.problems.push(DocumentError::new(
                fence,
                "the front matter has no `title`",
                "add a line `title = \"…\"`: customers see it as the source",
            ));
        }
        matter
    }

    fn report(&mut self, span: Range<usize>, message: &str, help: &str) {
        let span = self.offset + span.start..self.offset + span.end;
        self.problems.push(DocumentError::new(span, message, help));
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str, help: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` is {found}, not {wanted}");
        self.report(value.span(), &message, help);
    }

    fn unknown_key(&mut self, key: &str, span: Range<usize>) {
        let nearest = KEYS
            .iter()
            .map(|known| (strsim::jaro_winkler(key, known), known))
            .filter(|(likeness, _)| *likeness >= NEAR)
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        let help = match nearest {
            Some((_, known)) => format!("did you mean `{known}`?"),
            None => format!("the keys are {}", KEYS.map(|known| format!("`{known}`")).join(", ")),
        };
        self.report(span, &format!("unknown key `{key}`"), &help);
    }

    fn title(&mut self, value: &Spanned<DeValue<'_>>) -> String {
        let help = "write the name of the document in quotes";
        match value.get_ref().as_str() {
            Some(title) if title.trim().is_empty() => self.report(value.span(), "`title` is empty", help),
            Some(title) => return title.trim().to_owned(),
            None => self.wrong_type("title", value, "a text", help),
        }
        String::new()
    }

    fn locale(&mut self, value: &Spanned<DeValue<'_>>) -> Option<LocaleTag> {
        let help = "write a language tag such as `de` or `zh-TW` in quotes";
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type("locale", value, "a text", help);
            return None;
        };
        match text.parse::<unic_langid::LanguageIdentifier>() {
            Ok(tag) if !text.is_empty() && tag.language != unic_langid::subtags::Language::default() => {
                Some(LocaleTag::new(tag.to_string()))
            }
            _ => {
                self.report(value.span(), &format!("`{text}` is no language tag"), help);
                None
            }
        }
    }

    fn tags(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let help = "write a list of texts: `tags = [\"returns\", \"refund\"]`";
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type("tags", value, "a list of texts", help);
            return Vec::new();
        };
        let mut tags = Vec::with_capacity(list.len());
        for item in list.iter() {
            match item.get_ref().as_str() {
                Some(tag) => tags.push(tag.to_owned()),
                None => self.wrong_type("tags", item, "a text", help),
            }
        }
        tags
    }

    fn valid_to(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Timestamp> {
        let help = "write a date such as 2026-12-31 (until its end in UTC) or a time with its offset such as 2026-12-31T18:00:00+01:00, without quotes";
        let Some(date) = value.get_ref().as_datetime() else {
            self.wrong_type("valid_to", value, "a date", help);
            return None;
        };
        let moment = moment(date);
        if moment.is_none() {
            self.report(value.span(), &format!("`{date}` names no moment"), help);
        }
        moment
    }
}

/// A date counts until the last millisecond of that day in UTC; a time needs its offset.
fn moment(date: &Datetime) -> Option<Timestamp> {
    let written = date.to_string();
    if date.time.is_some() {
        return written.parse::<jiff::Timestamp>().ok().map(|moment| Timestamp(moment.as_millisecond()));
    }
    let next = written.parse::<jiff::civil::Date>().ok()?.tomorrow().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp(next.timestamp().as_millisecond()).plus_ms(-1))
}
