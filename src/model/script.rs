//! The file a scripted model answers from.

use std::time::Duration;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

/// The wait that a `retry` fault asks for where the row says none, in milliseconds.
const DEFAULT_AFTER_MS: u64 = 100;

/// The parsed file.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// How fast the words come.
    pub pace: Pace,
    /// The answers in the order of the file.
    pub rows: Vec<Row>,
}

/// How fast the words come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pace {
    /// The wait before the first word, in milliseconds.
    pub first_token_ms: u64,
    /// Words per second; 0 is without any wait.
    pub tokens_per_s: u32,
}

impl Pace {
    /// The wait between two words.
    #[must_use]
    pub fn between(self) -> Duration {
        match self.tokens_per_s {
            0 => Duration::ZERO,
            n => Duration::from_secs(1) / n,
        }
    }
}

/// What goes wrong with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Half of the words come, then nothing ever again.
    Stall,
    /// Half of the words come, then the stream ends.
    Cut,
    /// Another attempt is worth it.
    Retry,
    /// Another attempt would fail too.
    Permanent,
    /// The model itself breaks.
    Panic,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which questions it is for; `None` for all that no other row is for.
    pub when: Option<When>,
    /// Which language it is for.
    pub locale: Option<String>,
    /// The words, Markdown.
    pub text: String,
    /// The passages to name, each by its id or a part of its heading; `None` for the best one.
    pub cite: Option<Vec<String>>,
    /// What goes wrong.
    pub fault: Fault,
    /// How often it goes wrong before it works; `None` for always.
    pub fault_times: Option<u32>,
    /// A wait before the first word beside the pace's.
    pub delay: Duration,
    /// The wait that a `retry` asks for.
    pub after: Duration,
}

/// Which questions a row is for.
#[derive(Clone, Debug)]
pub enum When {
    /// Those that hold this text, in whatever case.
    Holds(String),
    /// Those that match.
    Matches(Regex),
}

impl When {
    /// Whether the question is one of them.
    #[must_use]
    pub fn is_for(&self, question: &str) -> bool {
        match self {
            Self::Holds(part) => question.to_lowercase().contains(part),
            Self::Matches(regex) => regex.is_match(question),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScript {
    #[serde(default)]
    pace: Pace,
    #[serde(default)]
    answer: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    when: Option<String>,
    locale: Option<String>,
    text: Option<String>,
    cite: Option<Vec<String>>,
    #[serde(default)]
    fault: Fault,
    fault_times: Option<u32>,
    #[serde(default)]
    delay_ms: u64,
    after_ms: Option<u64>,
}

impl Script {
    /// Reads a file: a table `[pace]` with `first_token_ms` and `tokens_per_s`, and rows `[[answer]]` with
    /// `when` (a part of the question, or a regular expression between slashes), `locale`, `text`, `cite`,
    /// `fault` (`none`, `stall`, `cut`, `retry`, `permanent`, `panic`), `fault_times`, `delay_ms`, `after_ms`.
    /// All but `text` may be absent; a row without `when` is for every question that no other row is for.
    ///
    /// # Errors
    /// What is wrong, where, and what to do.
    pub fn parse(text: &str) -> Result<Self, String> {
        let raw: RawScript =
            toml::from_str(text).map_err(|error| format!("{error}  help: correct the line, or remove a key that does not exist"))?;
        if raw.answer.is_empty() {
            return Err("the script has no answer\n  help: add a table `[[answer]]` with a `text`".to_owned());
        }
        let rows = raw.answer.into_iter().enumerate().map(|(n, row)| row.check().map_err(|error| format!("answer {}: {error}", n + 1)));
        Ok(Self { pace: raw.pace, rows: rows.collect::<Result<_, _>>()? })
    }
}

impl RawRow {
    fn check(self) -> Result<Row, String> {
        let wordless = matches!(self.fault, Fault::Retry | Fault::Permanent | Fault::Panic) && self.fault_times.is_none();
        let text = self.text.unwrap_or_default();
        if text.trim().is_empty() && !wordless {
            return Err("`text` is missing or empty\n  help: add `text = \"…\"` with the words of the answer".to_owned());
        }
        if self.fault == Fault::None && self.fault_times.is_some() {
            return Err("`fault_times` without a `fault`\n  help: add `fault = \"retry\"` or another fault, or remove it".to_owned());
        }
        if self.fault != Fault::Retry && self.after_ms.is_some() {
            return Err("`after_ms` without `fault = \"retry\"`\n  help: only a retry has a wait; remove it".to_owned());
        }
        Ok(Row {
            when: self.when.as_deref().map(when).transpose()?,
            locale: self.locale,
            text,
            cite: self.cite,
            fault: self.fault,
            fault_times: self.fault_times,
            delay: Duration::from_millis(self.delay_ms),
            after: Duration::from_millis(self.after_ms.unwrap_or(DEFAULT_AFTER_MS)),
        })
    }
}

/// Text between slashes is a regular expression.
fn when(written: &str) -> Result<When, String> {
    match written.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        Some(pattern) => RegexBuilder::new(pattern).case_insensitive(true).build().map(When::Matches).map_err(|error| {
            format!("`when` is no regular expression: {error}\n  help: correct it, or write plain text without the slashes")
        }),
        None => Ok(When::Holds(written.to_lowercase())),
    }
}
