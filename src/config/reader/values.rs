//! Getters of single values, with their limits.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::config::nearest::{listed, suggest};
use crate::config::{Code, KeyDoc};

impl Reader<'_> {
    /// A text that is not empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let (text, span) = self.take(key, "a text in quotes", |value| value.as_str().map(str::to_owned))?;
        self.filled(key, text, span)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &str) -> Option<String> {
        self.require(key);
        self.text(key)
    }

    /// A whole number within limits.
    pub fn integer(&mut self, key: &str, limits: RangeInclusive<i64>) -> Option<i64> {
        let (number, span) = self.take(key, "a whole number without quotes", |value| {
            let number = value.as_integer()?;
            // Out of the range of 64 bits is out of any limits.
            Some(i64::from_str_radix(number.as_str(), number.radix()).ok())
        })?;
        let number = number.filter(|number| limits.contains(number));
        if number.is_none() {
            let message = format!("`{key}` is outside {} to {}", limits.start(), limits.end());
            self.push(Some(span), Code::OUT_OF_RANGE, message, self.doc_help(key));
        }
        number
    }

    /// A whole number within limits that lie in the range of `T`.
    pub fn number<T: TryFrom<i64>>(&mut self, key: &str, limits: RangeInclusive<i64>) -> Option<T> {
        self.integer(key, limits).and_then(|number| T::try_from(number).ok())
    }

    /// A name of `a-z`, `0-9`, `-`, `_` that must be there.
    pub(in crate::config) fn name(&mut self, key: &str) -> Option<Arc<str>> {
        let name = self.required_text(key)?;
        let span = self.span_of(key)?;
        self.check_name(&name, span).then(|| name.into())
    }

    /// Whether `name` is a name of `a-z`, `0-9`, `-`, `_`; reports it if not.
    pub(in crate::config) fn check_name(&mut self, name: &str, span: Range<usize>) -> bool {
        let valid = is_name(name);
        if !valid {
            let folded: String = name.to_lowercase().chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
            let help =
                if is_name(&folded) { format!("write `{folded}`") } else { "use only these signs, for example `my-shop`".to_owned() };
            self.push(Some(span), Code::BAD_NAME, format!("`{name}` is not a name of a-z, 0-9, `-` and `_`"), help);
        }
        valid
    }

    /// True or false.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        self.take(key, "`true` or `false` without quotes", DeValue::as_bool).map(|(value, _)| value)
    }

    /// One of a closed list.
    pub fn one_of(&mut self, key: &str, list: &[&'static str]) -> Option<&'static str> {
        let (text, span) = self.take(key, "a text in quotes", |value| value.as_str().map(str::to_owned))?;
        let found = list.iter().copied().find(|name| *name == text);
        if found.is_none() {
            let help = suggest(&text, list.iter().copied(), &format!("it can be {}", listed(list.iter().copied())));
            self.push(Some(span), Code::NOT_ONE_OF, format!("`{key}` cannot be `{text}`"), help);
        }
        found
    }

    /// A list of texts, none of them empty.
    pub fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        Some(self.spanned_texts(key)?.into_iter().map(Spanned::into_inner).collect())
    }

    /// A list of texts, each with its place.
    pub(in crate::config) fn spanned_texts(&mut self, key: &str) -> Option<Vec<Spanned<String>>> {
        const WANTED: &str = "a list of texts such as [\"…\", \"…\"]";
        let table = self.table;
        let single = table.get(key).and_then(|value| value.get_ref().as_str()).map(|text| format!("a list: `{key} = [\"{text}\"]`"));
        self.take(key, single.as_deref().unwrap_or(WANTED), |value| value.is_array().then_some(()))?;
        let mut texts = Vec::new();
        for item in table.get(key)?.get_ref().as_array()?.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.extend(self.filled(key, text.to_owned(), item.span()).map(|text| Spanned::new(item.span(), text))),
                None => self.wrong_type(key, item, WANTED),
            }
        }
        Some(texts)
    }

    /// An absolute `http` or `https` address.
    pub fn url(&mut self, key: &str) -> Option<String> {
        let url = self.text(key)?;
        let uri = url
            .parse::<http::Uri>()
            .ok()
            .filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty()));
        let Some(uri) = uri else {
            let help = "write the whole address, for example \"https://example.org/path\"".to_owned();
            self.problem(key, Code::BAD_URL, format!("`{key}` is not an absolute http or https address"), help);
            return None;
        };
        let local = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if uri.scheme_str() == Some("http") && !local {
            let help = "write https://, so that nobody on the way can read what customers write".to_owned();
            self.problem(key, Code::PLAIN_HTTP, format!("`{key}` is not encrypted"), help);
        }
        Some(url)
    }

    /// The name of an environment variable (`[A-Z][A-Z0-9_]*`), never a secret itself.
    pub fn env(&mut self, key: &str) -> Option<String> {
        let name = self.text(key)?;
        let valid = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        if !valid {
            let help =
                "write the variable's name in capitals, digits and `_`, for example \"MAISON_SECRET\"; its value stays in the environment";
            self.problem(key, Code::BAD_ENV_NAME, format!("`{key}` is not the name of an environment variable"), help.to_owned());
        }
        valid.then_some(name)
    }

    fn filled(&mut self, key: &str, text: String, span: Range<usize>) -> Option<String> {
        if text.trim().is_empty() {
            self.push(Some(span), Code::EMPTY_VALUE, format!("an empty text for `{key}`"), self.doc_help(key));
            return None;
        }
        Some(text)
    }

    pub(super) fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let doc = self.doc(key);
        let help = match doc.and_then(KeyDoc::example) {
            Some(example) => format!("write {wanted}, for example `{key} = {example}`"),
            None => doc.map_or_else(|| format!("write {wanted}"), |doc| format!("write {wanted}: {}", doc.doc)),
        };
        self.push(Some(value.span()), Code::WRONG_TYPE, format!("`{key}` is {found}"), help);
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_'))
}
