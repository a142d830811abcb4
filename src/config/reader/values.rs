//! Getters of single values, with the limits that their keys document.

use std::ops::Range;

use regex::Regex;
use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::config::nearest::{listed, suggest};
use crate::config::{Code, Shape, Without, shown};

impl Reader<'_> {
    /// A text that is not empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.spanned_text(key).map(Spanned::into_inner)
    }

    /// A text that is not empty, with its place.
    pub(in crate::config) fn spanned_text(&mut self, key: &str) -> Option<Spanned<String>> {
        let (text, span) = self.take(key, |value| value.as_str().map(str::to_owned))?;
        self.filled(key, text, span)
    }

    /// A whole number within the key's limits.
    pub fn integer(&mut self, key: &str) -> Option<i64> {
        let (number, span) = self.take(key, |value| {
            let number = value.as_integer()?;
            // Out of the range of 64 bits is out of any limits.
            Some(i64::from_str_radix(number.as_str(), number.radix()).ok())
        })?;
        let Shape::Integer { min, max, unit } = self.doc(key)?.shape else { return None };
        let number = number.filter(|number| (min..=max).contains(number));
        if number.is_none() {
            let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
            self.push(Some(span), Code::OUT_OF_RANGE, format!("`{key}` is outside {min} to {max}{unit}"), self.write_help(key));
        }
        number
    }

    /// A whole number within the key's limits, which lie in the range of `T`.
    pub fn number<T: TryFrom<i64>>(&mut self, key: &str) -> Option<T> {
        self.integer(key).and_then(|number| T::try_from(number).ok())
    }

    /// A number from 0 on within the key's limit, with or without a point.
    pub fn decimal(&mut self, key: &str) -> Option<f64> {
        let (number, span) = self.take(key, |value| match value {
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix()).ok().map(f64::from),
            _ => None,
        })?;
        let Shape::Decimal { max, unit } = self.doc(key)?.shape else { return None };
        if (0.0..=f64::from(max)).contains(&number) {
            return Some(number);
        }
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        self.push(Some(span), Code::OUT_OF_RANGE, format!("`{key}` is outside 0 to {max}{unit}"), self.write_help(key));
        None
    }

    /// True or false.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        self.take(key, |value| value.as_bool()).map(|(value, _)| value)
    }

    /// One of the key's closed list.
    pub fn one_of(&mut self, key: &str) -> Option<&'static str> {
        let text = self.spanned_text(key)?;
        self.listed(key, &text)
    }

    /// A list of texts of the key's closed list.
    pub(in crate::config) fn some_of(&mut self, key: &str) -> Option<Vec<&'static str>> {
        let texts = self.spanned_texts(key)?;
        Some(texts.iter().filter_map(|text| self.listed(key, text)).collect())
    }

    fn listed(&mut self, key: &str, text: &Spanned<String>) -> Option<&'static str> {
        let (Shape::OneOf(list) | Shape::SomeOf(list)) = self.doc(key)?.shape else { return None };
        let found = list.iter().copied().find(|name| name == text.get_ref());
        if found.is_none() {
            let help = suggest(text.get_ref(), list.iter().copied(), &format!("it can be {}", listed(list.iter().copied())));
            self.push(Some(text.span()), Code::NOT_ONE_OF, format!("`{}` cannot be `{}`", self.label(key), text.get_ref()), help);
        }
        found
    }

    /// A list of texts, none of them empty.
    pub fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        Some(self.spanned_texts(key)?.into_iter().map(Spanned::into_inner).collect())
    }

    /// A list of texts, each with its place.
    pub(in crate::config) fn spanned_texts(&mut self, key: &str) -> Option<Vec<Spanned<String>>> {
        self.take(key, |value| value.is_array().then_some(()))?;
        let (table, default) = (self.table, self.doc(key)?.default());
        let value = table.get(key).map(Spanned::get_ref).or(default.as_ref())?;
        let mut texts = Vec::new();
        for item in value.as_array()?.iter() {
            match item.get_ref().as_str().filter(|_| !self.is_blanked(&item.span())) {
                Some(text) => texts.extend(self.filled(key, text.to_owned(), item.span())),
                None => self.wrong_type(key, item),
            }
        }
        Some(texts)
    }

    /// A list of texts of the key's form.
    pub fn forms(&mut self, key: &str) -> Option<Vec<String>> {
        let texts = self.spanned_texts(key)?;
        let Shape::Forms(form) = self.doc(key)?.shape else { return None };
        let pattern = Regex::new(form.pattern).ok()?;
        let (good, bad): (Vec<_>, Vec<_>) = texts.into_iter().partition(|text| pattern.is_match(text.get_ref()));
        for text in bad {
            let message = format!("`{key}` cannot hold `{}`", shown::escaped(text.get_ref()));
            self.push(Some(text.span()), Code::BAD_FORM, message, self.write_help(key));
        }
        Some(good.into_iter().map(Spanned::into_inner).collect())
    }

    /// Whether the key's value is a list with items.
    pub(super) fn has_items(&self, key: &str) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_array()).is_some_and(|list| !list.is_empty())
    }

    fn filled(&mut self, key: &str, text: String, span: Range<usize>) -> Option<Spanned<String>> {
        if text.trim().is_empty() {
            let doc = self.doc(key)?;
            let otherwise = if doc.without == Without::Missing { "" } else { ", or take it away" };
            let help = format!("write something{otherwise}: {}", doc.doc);
            self.push(Some(span), Code::EMPTY_VALUE, format!("an empty text for `{}`", self.label(key)), help);
            return None;
        }
        match self.doc(key)?.shape {
            Shape::Shown { max } | Shape::ShownTexts { max } => self.showable(key, text, span, max),
            _ => Some(Spanned::new(span, text)),
        }
    }

    /// A text that customers can be shown.
    fn showable(&mut self, key: &str, text: String, span: Range<usize>, max: usize) -> Option<Spanned<String>> {
        let chars = text.chars().count();
        if chars > max {
            let message = format!("a text for `{}` has {chars} characters, more than {max}", self.label(key));
            self.push(Some(span), Code::TOO_LONG, message, "shorten it: it stands within what customers read".to_owned());
        } else if let Some(sign) = text.chars().find(|c| shown::is_steering(*c)) {
            let message = format!("a text for `{}` holds the invisible sign U+{:04X}", self.label(key), u32::from(sign));
            self.push(Some(span), Code::BAD_SIGN, message, "remove it: customers are shown plain texts of one line".to_owned());
        } else {
            return Some(Spanned::new(span, text));
        }
        None
    }

    pub(super) fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        let Some(doc) = self.doc(key) else { return };
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let help = match (doc.shape, value.get_ref()) {
            (Shape::Integer { .. }, DeValue::String(text)) if text.trim().parse::<i64>().is_ok() => {
                format!("take the quotes away: `{key} = {}`", text.trim())
            }
            (Shape::Decimal { .. }, DeValue::String(text)) if text.trim().parse::<f64>().is_ok() => {
                format!("take the quotes away: `{key} = {}`", text.trim())
            }
            (Shape::Boolean, DeValue::String(text)) if matches!(text.as_ref(), "true" | "false") => {
                format!("take the quotes away: `{key} = {text}`")
            }
            (Shape::Texts | Shape::ShownTexts { .. }, DeValue::String(text)) => {
                format!("put it into brackets, which make a list: `{key} = [\"{}\"]`", shown::escaped(text))
            }
            // None of these holds a comma, so one within is meant between two of them.
            (Shape::Locales | Shape::Hours | Shape::SomeOf(_), DeValue::String(text)) => {
                let items: Vec<String> = text.split(',').map(|item| format!("\"{}\"", shown::escaped(item.trim()))).collect();
                format!("put it into brackets, which make a list: `{key} = [{}]`", items.join(", "))
            }
            (Shape::ByName(_), _) => format!("begin each by [{}.my-name]: {}", self.full_name(key), doc.doc),
            (Shape::Table(_) | Shape::ByKind(..), _) => format!("begin it by [{}]: {}", self.full_name(key), doc.doc),
            (Shape::Tables { .. } | Shape::ListByKind { .. }, _) => format!("begin each by [[{}]]: {}", self.full_name(key), doc.doc),
            (shape, _) => format!("write {shape}, for example `{key} = {}`", doc.example()),
        };
        self.push(Some(value.span()), Code::WRONG_TYPE, format!("`{}` is {found}", self.label(key)), help);
    }
}
